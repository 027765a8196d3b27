cp "$DATA/go122-tasks.trace" trace
"$TACHO" profile sync --pprof trace trace || echo "exit $?"
cmp trace "$DATA/go122-tasks.trace"
"$TACHO" profile sync --pprof /dev/full trace || echo "exit $?"
"$TACHO" profile sync --pprof missing/out trace || echo "exit $?"
"$TACHO" profile sync --pprof - trace >/dev/full || echo "exit $?"
printf junk >junk
"$TACHO" profile sync --pprof out junk || echo "exit $?"
[[ ! -e out ]]
