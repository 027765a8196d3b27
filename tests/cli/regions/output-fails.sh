cd "$DATA"
for args in "" --json --csv --min\ 1us; do
	"$TACHO" regions $args go127-tasks.trace >/dev/full || echo "exit $?"
done
