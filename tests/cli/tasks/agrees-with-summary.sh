# The types, tasks and histograms, worked out anew from the summary document.
cd "$DATA"
python3 - "$TACHO" go127-tasks.trace go122-http.trace go119-mixed.trace go127-longregion.trace go127-flip1.trace <<'PY'
import json, math, subprocess, sys

tacho = sys.argv[1]
step = math.log(10 ** 0.2)

def run(*args):
    done = subprocess.run([tacho, *args], capture_output=True)
    assert done.returncode in (0, 3), done
    return json.loads(done.stdout)

def histogram(durations):
    buckets = {}
    for d in durations:
        i = int(math.log(d) / step) if d > 0 else 0
        buckets[i] = buckets.get(i, 0) + 1
    return [buckets.get(i, 0) for i in range(min(buckets), max(buckets) + 1)] if buckets else []

def check(types, want, is_bug):
    got = {}
    for t in types:
        assert t["known"] or not is_bug
        got.setdefault(t["type"], []).append(t)
    assert set(got) == set(want), (set(got), set(want))
    for name, tasks in want.items():
        complete = [t["dur"] for t in tasks if t["complete"]]
        assert sum(t["count"] for t in got[name]) == len(tasks)
        assert sum(t["complete"] for t in got[name]) == len(complete)
        if len(got[name]) == 1:
            t = got[name][0]
            assert [b["count"] for b in t["histogram"]] == histogram(complete)
            assert t["latency"]["total_ns"] == sum(complete)
            assert t["latency"]["max_ns"] == max(complete, default=0)

for trace in sys.argv[2:]:
    want = {}
    tasks = run("summary", "--json", trace)["tasks"]
    for t in tasks:
        want.setdefault(t["name"], []).append(t)
    check(run("tasks", "--json", "--bug-compatible", trace)["types"], want, True)
    want = {}
    for t in tasks:
        if t["id"] != 0:
            want.setdefault(t["name"], []).append(t)
    check(run("tasks", "--json", trace)["types"], want, False)
    ids = set()
    for option in "--complete", "--incomplete":
        if any(t["complete"] == (option == "--complete") for t in tasks if t["id"] != 0):
            ids |= {t["id"] for t in run("tasks", "--json", option, trace)["tasks"]}
    assert ids == {t["id"] for t in tasks if t["id"] != 0}
    # One task, and all that descends from it.
    by_id = {t["id"]: t for t in tasks}
    root = max(tasks, key=lambda t: len(t.get("children", [])))
    left, seen = [root["id"]], []
    while left:
        seen.append(left.pop())
        left += by_id[seen[-1]].get("children", [])
    tree = run("tasks", "--json", "--id", str(root["id"]), trace)["tasks"]
    assert sorted(seen) == sorted(t["id"] for t in tree)
    for t in tree:
        w = by_id[t["id"]]
        assert [t["begin_ns"], t["end_ns"], t["type"], t["parent"]] == \
               [w["start"], w["end"], w["name"], w["parent"]]
        assert t["goroutines"] == w.get("gids", []) and len(t["logs"]) == w["logs"]
        assert [(r["goroutine"], r["type"], r["begin_ns"], r["end_ns"]) for r in t["regions"]] == \
               [(r["g"], r["name"], r["start"], r["end"]) for r in w.get("regions", [])]
    print(trace, len(tasks), "tasks,", len(tree), "in the tree")
PY
