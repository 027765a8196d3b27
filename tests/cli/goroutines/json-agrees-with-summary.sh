# The same numbers as in the summary document, for every goroutine of every group.
cd "$DATA"
python3 - "$TACHO" go127-mixed.trace go119-http.trace go127-gc.trace <<'PY'
import json, subprocess, sys

tacho = sys.argv[1]
keys = {"exec": "running_ns", "sched_wait": "runnable_ns", "syscall": "syscall_ns",
        "syscall_block": "syscall_blocked_ns", "total": "total_ns", "unknown": "unknown_ns"}

def run(*args):
    return json.loads(subprocess.run([tacho, *args], check=True, capture_output=True).stdout)

def times(named):
    return {x["name"]: x["total_ns"] for x in named}

for trace in sys.argv[2:]:
    want = {}
    for g in run("summary", "--json", trace)["goroutines"]:
        want.setdefault(g["name"], []).append(g)
    groups = run("goroutines", "--json", trace)["groups"]
    assert {g["function"]: g["count"] for g in groups} == {n: len(w) for n, w in want.items()}
    for group in groups:
        name = group["function"]
        doc = run("goroutines", "--json", "--fn", name, trace)
        got = {g["id"]: g for g in doc["goroutines"]}
        assert len(got) == len(want[name]) == doc["group"]["count"]
        for w in want[name]:
            g, s = got[w["id"]], w["stats"]
            for key, column in keys.items():
                assert g[column] == s.get(key, 0), (trace, w["id"], key)
            assert times(g["blocked_by_reason"]) == s.get("block", {})
            assert times(g["ranges"]) == s.get("range", {})
            assert g["blocked_ns"] == sum(s.get("block", {}).values())
            assert [g["creation_ns"], g["start_ns"], g["end_ns"]] == \
                   [w["creation"], w["start"], w["end"]]
        for key, column in keys.items():
            total = group[column.removesuffix("_ns")]["total_ns"]
            assert total == sum(w["stats"].get(key, 0) for w in want[name])
    print(trace, len(groups), "groups")
PY
