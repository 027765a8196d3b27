# What could be read is written, and what was lost is said.
cd "$DATA"
for form in chrome csv folded; do
	"$TACHO" export -f $form -o "$OLDPWD/out" go127-cut-half.trace || echo "exit $?"
	[ -s "$OLDPWD/out" ] || echo "$form: empty"
done
"$TACHO" export --goroutine 1 go127-cut-half.trace >/dev/null || echo "exit $?"
"$TACHO" export -o "$OLDPWD/none" README.md || echo "exit $?"
"$TACHO" export --bug-compatible -o "$OLDPWD/none" README.md || echo "exit $?"
[ ! -e "$OLDPWD/none" ] || echo "made a file of nothing"
