cd "$DATA"
"$TACHO" report go127-mixed.trace >/dev/full || echo "exit $?"
"$TACHO" report go127-mixed.trace go127-mixed.trace >/dev/full || echo "exit $?"
"$TACHO" report --json go127-mixed.trace go127-mixed.trace >/dev/full || echo "exit $?"
