cd "$DATA"
"$TACHO" regions --type leaf -n 3 go127-tasks.trace
"$TACHO" regions --incomplete go127-region-open.trace
"$TACHO" regions --min 1.3ms go127-tasks.trace
pc=$("$TACHO" regions --json go127-tasks.trace | grep -o "\"pc\":\"0x[0-9a-f]*" | head -1 | cut -d\" -f4)
"$TACHO" regions --pc "$pc" -n 2 go127-tasks.trace
"$TACHO" regions --csv --type open-at-end go127-tasks.trace | cut -d, -f1-10
"$TACHO" regions --csv --task 11 go127-tasks.trace | cut -d, -f1-4
"$TACHO" regions --goroutine 28 --task 8 -n 1 go127-tasks.trace
