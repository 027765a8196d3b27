# With findings one thread feeds all; all else in the report is the same as without.
cd "$DATA"
"$TACHO" report --each --json go*.trace 2>/dev/null >"$OLDPWD/with" || echo "exit $?"
for threads in 1 2; do
	"$TACHO" report --each --json --no-findings -j $threads go*.trace 2>/dev/null \
		>"$OLDPWD/without$threads" || echo "exit $?"
done
cd "$OLDPWD"
python3 - <<'P'
import json
want = json.load(open("with"))
for r in want["reports"]:
    assert r.pop("findings", None) is not None, r["file"]
    r.pop("findings_caveat")
for threads in 1, 2:
    got = json.load(open(f"without{threads}"))
    assert len(got["reports"]) == len(want["reports"])
    for a, b in zip(got["reports"], want["reports"]):
        if a != b:
            print(a["file"], threads, {k for k in a if a[k] != b.get(k)})
P
