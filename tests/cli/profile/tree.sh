cd "$DATA"
"$TACHO" profile sync --format tree --top 14 go127-http.trace
"$TACHO" profile syscall --format tree --depth 2 go127-mixed.trace
LC_ALL=C "$TACHO" profile net --format tree --top 8 go127-http.trace
