cd "$DATA"
"$TACHO" profile sync --top 3 go127-http.trace
