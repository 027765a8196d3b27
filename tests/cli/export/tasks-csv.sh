cd "$DATA"
"$TACHO" export -f csv --rows tasks,log go127-strings.trace
"$TACHO" export -f jsonl --rows ranges --stacks go127-lockthread.trace | head -n 2
