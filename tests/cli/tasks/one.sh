cd "$DATA"
"$TACHO" tasks --id 4 -n 12 go127-tasks.trace
"$TACHO" tasks --id 3 go127-tasks.trace
LC_ALL=C "$TACHO" tasks --id 9 go127-tasks.trace
"$TACHO" tasks --id 0 -n 4 go119-http.trace
"$TACHO" tasks --id 9 --csv go127-tasks.trace
