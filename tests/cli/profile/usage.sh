cp "$DATA/go122-tasks.trace" trace
try() { "$TACHO" profile "$@" || echo "exit $?"; }
try
try net
try trace
try cpu trace
try net trace trace
try net --from 2s --to 1s trace
try net --json --format tree trace
try net --pprof out --format folded trace
try net --pprof out --top 3 trace
try net --format folded --top 3 trace
try net --json --depth 3 trace
try net --format dot trace
[[ ! -e out ]]
