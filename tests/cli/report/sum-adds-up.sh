# The sum is what the reports of its files give, matched by name; damaged ones are in it.
cd "$DATA"
"$TACHO" report --json --top 1000000 go*.trace planted/convoy*.trace 2>/dev/null >"$OLDPWD/all.json" ||
	echo "exit $?"
cd "$OLDPWD"
python3 - <<'P'
import collections, json
doc = json.load(open("all.json"))
total, reports = doc["sum"], [r for r in doc["reports"] if r["usable"]]
def check(what, good):
    print(what, "ok" if good else "WRONG")
check("files", total["files"] == len(doc["reports"]) and total["usable_files"] == len(reports))
check("damaged", [d["file"] for d in total["damaged"]] ==
      [r["file"] for r in doc["reports"] if "error" in r])
for key in ("events", "goroutines_created", "gc_cycles"):
    check(key, total[key]["total"] == sum(r[key] for r in reports))
check("duration", total["duration_ns"] == sum(r["duration_ns"] for r in reports))
check("states", all(v["total_ns"] == sum(r["states"][k] for r in reports)
                    for k, v in total["states"].items()))
def rows(key, name, count):
    ns, n, files = (collections.Counter() for _ in range(3))
    longest = collections.Counter()
    for r in reports:
        for e in r[key]:
            k = name(e)
            ns[k] += e["total_ns"]
            n[k] += e[count]
            longest[k] = max(longest[k], e.get("max_ns", 0))
        files.update({name(e) for e in r[key]})
    good = len(total[key]) == len(ns) and len(ns) > 10
    for e in total[key]:
        k = name(e)
        good &= (e["total_ns"], e[count], e["files"]) == (ns[k], n[k], files[k])
        good &= e.get("max_ns", 0) == longest[k]
        good &= e["varies"] == (e["max_ns_per_second"] > 2 * e["min_ns_per_second"])
        good &= e["min_ns_per_second"] <= e["ns_per_second"] <= e["max_ns_per_second"]
    order = [e["total_ns"] for e in total[key]]
    check(key, good and order == sorted(order, reverse=True))
for column in ("running", "runnable", "blocked"):
    rows("functions_by_" + column, lambda e: e["function"], "goroutines")
rows("block_reasons", lambda e: e["reason"], "waits")
rows("stacks", lambda e: (e["kind"], *((f["function"], f["line"]) for f in e["frames"])), "count")
latency, each = total["scheduler_latency"], [r["scheduler_latency"] for r in reports]
each = [e for e in each if e["count"]]
check("latency", latency["count"] == sum(e["count"] for e in each) and
      latency["max_ns"] == max(e["max_ns"] for e in each))
for q in ("p50", "p99", "max"):
    v = [e[q + "_ns"] for e in each]
    check(q, latency[q + "_ns_of_files"] == {"min": min(v), "max": max(v)} and
          min(v) <= latency[q + "_ns"] <= max(v))
found = collections.defaultdict(list)
for r in reports:
    for f in r["findings"]:
        found[f["rule"], f["place"]].append((r["file"], f))
good = len(found) == len(total["findings"]) and len(found) > 5
for f in total["findings"]:
    same = found[f["rule"], f["place"]]
    good &= f["cost_ns"] == sum(x["cost_ns"] for _, x in same)
    good &= f["files"] == len({file for file, _ in same})
    good &= f["text"] in {x["text"] for _, x in same if x["cost_ns"] ==
                          max(y["cost_ns"] for _, y in same)}
check("findings", good)
# Rates by hand, of those that are whole.
whole = [r for r in reports if "error" not in r]
json.dump([r["file"] for r in whole], open("whole.json", "w"))
P
cd "$DATA"
mapfile -t whole < <(python3 -c 'import json, sys; print(*json.load(open(sys.argv[1])), sep="\n")' \
	"$OLDPWD/whole.json")
"$TACHO" report --json "${whole[@]}" >"$OLDPWD/whole.json"
cd "$OLDPWD"
python3 - <<'P'
import json
doc = json.load(open("whole.json"))
seconds = [r["duration_ns"] / 1e9 for r in doc["reports"]]
for key, v in doc["sum"]["states"].items():
    ns = [r["states"][key] for r in doc["reports"]]
    rates = [n / s for n, s in zip(ns, seconds)]
    want = sum(ns) / sum(seconds), min(rates), max(rates)
    got = v["ns_per_second"], v["min_ns_per_second"], v["max_ns_per_second"]
    good = all(abs(a - b) <= 1e-9 * abs(b) for a, b in zip(got, want))
    print(key, "ok" if good else (got, want))
P
