# The types, times and histograms, worked out anew from the summary document.
cd "$DATA"
python3 - "$TACHO" go127-tasks.trace go122-mixed.trace go119-http.trace go127-region-open.trace go125-flightrec.trace go127-cut-half.trace <<'PY'
import json, math, subprocess, sys

tacho = sys.argv[1]
step = math.log(10 ** 0.2)
keys = {"exec": "running_ns", "sched_wait": "runnable_ns", "syscall": "syscall_ns",
        "syscall_block": "syscall_blocked_ns", "total": "total_ns", "unknown": "unknown_ns"}

def run(*args):
    done = subprocess.run([tacho, *args], capture_output=True)
    assert done.returncode in (0, 2, 3), done
    return json.loads(done.stdout) if done.stdout else None

def histogram(durations):
    buckets = {}
    for d in durations:
        i = int(math.log(d) / step) if d > 0 else 0
        buckets[i] = buckets.get(i, 0) + 1
    return [buckets.get(i, 0) for i in range(min(buckets), max(buckets) + 1)] if buckets else []

def is_complete(r):
    return r.get("start_kind") == "RegionBegin" and r.get("end_kind") == "RegionEnd"

def by_name(regions):
    names = {}
    for r in regions:
        names.setdefault(r["name"], []).append(r)
    return names

def check(types, want, is_bug):
    assert {t["type"] for t in types} == set(want)
    for name, regions in want.items():
        mine = [t for t in types if t["type"] == name]
        timed = regions if is_bug else [r for r in regions if is_complete(r)]
        assert sum(t["count"] for t in mine) == len(regions)
        assert sum(t["complete"] for t in mine) == sum(map(is_complete, regions))
        assert sum(t["latency"]["total_ns"] for t in mine) == sum(r["dur"] for r in timed)
        for key, column in keys.items():
            assert sum(t[column] for t in mine) == sum(r["stats"].get(key, 0) for r in timed)
        if len(mine) == 1:
            assert [b["count"] for b in mine[0]["histogram"]] == \
                   histogram([r["dur"] for r in timed])

for trace in sys.argv[2:]:
    goroutines = run("summary", "--json", trace)["goroutines"]
    regions = [r for g in goroutines for r in g.get("regions", [])]
    check(run("regions", "--json", "--bug-compatible", trace)["types"], by_name(regions), True)
    real = [r for r in regions if r.get("start_kind") != "StateTransition"]
    check(run("regions", "--json", trace)["types"], by_name(real), False)
    for name, want in by_name(real).items():
        got = run("regions", "--json", "--type", name, trace)["regions"]
        def row(g, start, end, dur, task, total):
            return [g, -1 if start is None else start, -1 if end is None else end, dur, task, total]
        assert sorted(row(r["goroutine"], r["begin_ns"], r["end_ns"], r["duration_ns"], r["task"],
                          r["total_ns"]) for r in got) == \
               sorted(row(r["g"], r["start"], r["end"], r["dur"], r["task"], r["stats"]["total"])
                      for r in want)
    print(trace, len(regions), "regions,", len(real), "begun or ended by the program")
PY
