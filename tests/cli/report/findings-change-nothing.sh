# With findings one thread feeds all; all else in the report is the same as without.
cd "$DATA"
strip() {
	python3 -c 'import json, sys
doc = json.load(sys.stdin)
for r in doc["reports"]:
    r.pop("findings", None), r.pop("findings_caveat", None)
print(json.dumps(doc, indent=1))'
}
for trace in go*.trace; do
	"$TACHO" report --json "$trace" 2>/dev/null | strip >"$OLDPWD/with" || true
	for threads in 1 2; do
		"$TACHO" report --json --no-findings -j $threads "$trace" 2>/dev/null |
			strip >"$OLDPWD/without" || true
		cmp "$OLDPWD/with" "$OLDPWD/without" || echo "$trace -j$threads"
	done
done
