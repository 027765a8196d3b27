# The most goroutines at once, from when each began and ended as Go has it: those that
# are told of late have lived since the trace began. Go ends two of go126-seltimers
# where they wait for ever; for us they live.
cat >want.py <<'P'
import glob, gzip, json, os, sys

def peak(path):
    with (gzip.open if path.endswith(".gz") else open)(path) as f:
        gs = json.load(f)["goroutines"]
    changes = [(g["creation"] or 0, -1) for g in gs]
    changes += [(g["end"], 1) for g in gs if g["end"] is not None]
    most = now = 0
    for _, ends in sorted(changes):
        now -= ends
        most = max(most, now)
    return most

got = {r["file"]: r["goroutines_peak"] for r in json.load(sys.stdin)["reports"] if r["usable"] and "error" not in r}
wrong, n = [], 0
for name, have in sorted(got.items()):
    base = name.removesuffix(".trace")
    answers = glob.glob(base + ".json*")
    if not answers or os.path.basename(base) == "go126-seltimers":
        continue
    n += 1
    want = peak(answers[0])
    if want != have:
        wrong.append((os.path.basename(name), have, want))
print(n > 30, wrong)
P
for threads in 1 2 3; do
	"$TACHO" report --json --no-findings -j$threads "$DATA"/go*.trace 2>/dev/null | python3 want.py
done
