cd "$DATA"
"$TACHO" tasks go127-flip1.trace || echo "exit $?"
"$TACHO" tasks --json go127-flip1.trace 2>/dev/null | sed -n '1,8p'
"$TACHO" tasks --json /dev/null || echo "exit $?"
