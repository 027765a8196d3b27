# Nothing to show is no error.
cd "$DATA"
"$TACHO" profile net go127-mixed.trace
"$TACHO" profile net --format tree --to 1us go127-mixed.trace
"$TACHO" profile sched go127-empty.trace
