cp "$DATA/go122-tasks.trace" trace
try() { "$TACHO" latency "$@" || echo "exit $?"; }
try
try --kind scheduler trace
try --kind sched,,stw trace
try --by line trace
try --heat cpu trace
try --heat sched --kind stw trace
try --columns 10 trace
try --columns 0 --heat sched trace
try --columns 1001 --heat sched trace
try --longest 1001 trace
try --from 2s --to 1s trace
try --to 0 trace
try --from 1h trace
try --json --csv trace
try - -
