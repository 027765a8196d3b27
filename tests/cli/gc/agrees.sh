# The sums are those of other commands: ranges of goroutines, bytes that were swept.
for name in go127-gc go122-gc go119-mixed go122-mixed-gens0; do
	"$TACHO" gc --json "$DATA/$name.trace" >gc.json
	"$TACHO" summary --json "$DATA/$name.trace" >summary.json
	NAME=$name python3 - <<'P'
import json, os
gc, summary = json.load(open("gc.json")), json.load(open("summary.json"))
def check(what, a, b):
    print(os.environ["NAME"], what, "ok" if a == b else f"{a} and {b}")
ranges = {}
for g in summary["goroutines"]:
    for name, ns in g["stats"].get("range", {}).items():
        ranges[name] = ranges.get(name, 0) + ns
check("assist", sum(g["assist_total_ns"] for g in gc["groups"]), ranges.get("GC mark assist", 0))
for r in gc["pauses_by_reason"]:
    check(r["reason"], r["total_ns"], ranges.get(f"stop-the-world ({r['reason']})"))
swept = summary["range_attributes"].get("GC incremental sweep", {})
check("swept", sum(g["swept_bytes"] for g in gc["groups"]), swept.get("bytes swept", 0))
check("reclaimed", sum(g["reclaimed_bytes"] for g in gc["groups"]), swept.get("bytes reclaimed", 0))
begun = summary["ranges"].get("RangeBegin:None:GC concurrent mark phase", 0)
check("cycles", sum(c["begin_ns"] is not None for c in gc["cycles"]), begun)
P
done
