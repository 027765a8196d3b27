# A window behind the end is a mistake, and no file; of a damaged trace nobody knows.
out=$PWD
cd "$DATA"
for form in chrome perfetto-json csv jsonl folded; do
	"$TACHO" export -f "$form" --from 3s -o "$out/x" go127-tasks.trace || echo "exit $?"
	[[ ! -e $out/x ]] || echo "there is a file"
	"$TACHO" export -f "$form" --from 3s go127-tasks.trace 2>/dev/null || echo "exit $?"
done
"$TACHO" export --from 3s --bug-compatible go127-tasks.trace || echo "exit $?"
"$TACHO" export -f csv --from 3s go122-cut-half.trace || echo "exit $?"
# What lies in the window is what the whole has there.
"$TACHO" export -f jsonl --from 1ms go127-tasks.trace >"$out/part"
"$TACHO" export -f jsonl go127-tasks.trace >"$out/whole"
grep -vxFf "$out/whole" "$out/part" || echo "all of the part is in the whole"
test -s "$out/part"
