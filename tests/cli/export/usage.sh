cd "$DATA"
try() {
	"$TACHO" export "$@" || echo "exit $?"
}
try --goroutine 1 --task 2 go127-empty.trace
try --view thread --goroutine 1 go127-empty.trace
try -f csv --view thread go127-empty.trace
try -f csv --state waiting go127-empty.trace
try -f folded --rows waits go127-empty.trace
try -f perfetto-json --bug-compatible go127-empty.trace
try -f jsonl --rows waits,nonsense go127-empty.trace
try -f jsonl --rows= go127-empty.trace
try --from 2s --to 1s go127-empty.trace
try --goroutine 4711 go127-empty.trace
try --task 4711 go127-empty.trace
try -o go127-empty.trace go127-empty.trace
