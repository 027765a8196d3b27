cd "$DATA"
"$TACHO" regions go127-http.trace
"$TACHO" regions --histogram go127-longregion.trace
"$TACHO" regions --bug-compatible go127-tasks.trace
"$TACHO" regions go127-empty.trace
