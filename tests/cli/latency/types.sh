cd "$DATA"
"$TACHO" latency go127-http.trace
