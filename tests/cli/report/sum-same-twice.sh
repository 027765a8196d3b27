# A trace and itself: twice everything, and no spread.
cd "$DATA"
for trace in go127-mixed.trace planted/convoy-32.trace go122-cut-gens.trace; do
	"$TACHO" report --json --top 100000 "$trace" "$trace" 2>/dev/null >"$OLDPWD/twice.json" || true
	FILE=$OLDPWD/twice.json NAME=$trace python3 - <<'P'
import json, os
doc = json.load(open(os.environ["FILE"]))
one, two = doc["reports"]
assert one == two
rows = wrong = 0
def walk(x, path):
    global rows, wrong
    if isinstance(x, list):
        for v in x:
            walk(v, path)
    elif isinstance(x, dict):
        if "varies" in x:
            rows += 1
            rate, low, high = (next(x[k] for k in (p + "per_second", p + "ns_per_second") if k in x)
                               for p in ("", "min_", "max_"))
            wrong += low != high or abs(rate - low) > 1e-9 * abs(low) or x["varies"]
            wrong += x["files"] not in (0, 2)
        for k, v in x.items():
            walk(v, path + [k])
walk(doc["sum"], [])
print(os.environ["NAME"], "rows" if rows > 30 else rows, "differ:", wrong)
for key in ("states", "functions_by_running", "block_reasons"):
    a = one[key].values() if key == "states" else (r["total_ns"] for r in one[key])
    a = sum(a) - (one[key]["total_ns"] if key == "states" else 0)
    b = sum(r["total_ns"] for r in (doc["sum"][key].values() if key == "states" else doc["sum"][key]))
    print(key, "ok" if 2 * a == b else (a, b))
a, b = one["scheduler_latency"], doc["sum"]["scheduler_latency"]
print("latency", all(a[k] == b[k] for k in ("avg_ns", "p50_ns", "max_ns")), b["count"] == 2 * a["count"])
P
done
"$TACHO" report --top 2 planted/convoy-32.trace planted/convoy-32.trace
