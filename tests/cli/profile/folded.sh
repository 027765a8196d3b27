cd "$DATA"
"$TACHO" profile syscall --format folded go127-mixed.trace
"$TACHO" profile net --format folded go127-mixed.trace
