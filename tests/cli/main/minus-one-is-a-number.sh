# No number stands for "not given".
trace=$DATA/go127-tasks.trace
try() {
	"$TACHO" "$@" "$trace" || echo "exit $?"
}
try export --goroutine -1
try export --task -1
try export --task-goroutines -1
try profile sync --goroutine -1
try profile sync --top -1
try profile sync --depth -1
try explain --task -1
try explain --goroutine -1
try explain --slowest request --lines -1
try latency --top -1
try latency --longest -1
try latency --heat sched --columns -1
try latency --heat sched --columns 0
for command in gc goroutines tasks regions report; do
	try "$command" --top -1
done
"$TACHO" report --top 0 "$trace" >all
"$TACHO" report --top 1000000 "$trace" | cmp - all
