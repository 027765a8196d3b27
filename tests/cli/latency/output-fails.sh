cd "$DATA"
for form in --color=never --json --csv; do
	"$TACHO" latency $form go127-http.trace >/dev/full || echo "$form exit $?"
done
"$TACHO" latency go127-http.trace >&- || echo "exit $?"
"$TACHO" latency --json go127-http.trace | head -1
