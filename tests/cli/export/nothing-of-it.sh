# What was asked for by name and is not there is said; all of a trace without it is not.
cd "$DATA"
ask() {
	"$TACHO" export "$@" || echo "exit $?"
}
ask -f folded --state samples go127-tasks.trace
ask -f folded --state samples --of-goroutine 4711 go127-cpuprof.trace
ask -f csv --rows samples go127-tasks.trace
ask -f jsonl --rows logs,samples --from 1ms --to 1.001ms go127-tasks.trace
ask -f csv --from 1ms --to 1.001ms go127-tasks.trace | wc -l
