"$TACHO" report - - <"$DATA/go127-empty.trace" || echo "exit $?"
"$TACHO" report --json - - <"$DATA/go127-empty.trace" 2>/dev/null || echo "exit $?"
