cd "$DATA"
for form in flat tree folded json; do
	"$TACHO" profile sync --format $form go127-http.trace >/dev/full || echo "$form exit $?"
done
"$TACHO" profile sync go127-http.trace >&- || echo "exit $?"
"$TACHO" profile sync --json go127-http.trace | head -1
