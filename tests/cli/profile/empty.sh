# Nothing to show is no error.
cd "$DATA"
"$TACHO" profile net go127-mixed.trace
"$TACHO" profile sync --format tree --from 1h go127-mixed.trace
"$TACHO" profile sched go127-empty.trace
