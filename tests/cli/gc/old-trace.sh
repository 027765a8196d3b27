# Traces of old Go versions have cycles, too, though not the number of Ps where tracing began late.
cd "$DATA"
"$TACHO" gc go119-mixed.trace
"$TACHO" gc --mmu go119-http.trace
"$TACHO" gc go127-empty.trace
