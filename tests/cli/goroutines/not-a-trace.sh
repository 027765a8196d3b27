printf 'hello, world of traces' >junk
"$TACHO" goroutines junk || echo "exit $?"
"$TACHO" goroutines --json junk 2>/dev/null || echo "exit $?"
"$TACHO" goroutines missing || echo "exit $?"
"$TACHO" goroutines || echo "exit $?"
