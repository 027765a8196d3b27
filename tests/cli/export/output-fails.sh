cd "$DATA"
for form in chrome perfetto-json csv jsonl folded; do
	"$TACHO" export -f $form go127-http.trace >/dev/full || echo "$form exit $?"
	"$TACHO" export -f $form -o /dev/full go127-http.trace || echo "$form exit $?"
done
"$TACHO" export -o /nowhere/out go127-http.trace || echo "exit $?"
