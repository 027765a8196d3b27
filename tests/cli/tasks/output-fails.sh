cd "$DATA"
for args in "" --json --csv --incomplete "--id 4"; do
	"$TACHO" tasks $args go127-tasks.trace >/dev/full || echo "exit $?"
done
