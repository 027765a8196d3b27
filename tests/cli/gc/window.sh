# --from and --to: the parts of a trace add up to it, and every document has the window.
cd "$DATA"
python3 - "$TACHO" go127-gc.trace go122-gc.trace <<'PY'
import json, subprocess, sys

tacho = sys.argv[1]

def run(*args):
    done = subprocess.run([tacho, *args], capture_output=True)
    assert done.returncode == 0, done
    return json.loads(done.stdout)

for trace in sys.argv[2:]:
    whole = run("gc", "--json", trace)
    length = whole["duration_ns"]
    at = length * 2 // 5
    first = run("gc", "--json", "--to", f"{at}ns", trace)
    second = run("gc", "--json", "--from", f"{at}ns", trace)
    assert "to_ns" not in second and first["to_ns"] == second["from_ns"] == at
    assert first["duration_ns"] == at and second["duration_ns"] == length - at
    assert first["mark_ns"] + second["mark_ns"] == whole["mark_ns"]
    for cycle in second["cycles"]:
        assert cycle["begin_ns"] is None or cycle["begin_ns"] >= at
    for cycle in first["cycles"]:
        assert cycle["end_ns"] is None or cycle["end_ns"] <= at
    # Each of the first one's cycles is the whole one's, but for what the edge cuts.
    for a, b in zip(first["cycles"], whole["cycles"]):
        assert a["begin_ns"] == b["begin_ns"] and a["trigger"] == b["trigger"]
    # The worst windows of a part are in it, and none of them is worse than the worst of all.
    all_worst = run("gc", "--mmu", "--json", "--window", "1ms", trace)["mmu"]["worst"]
    part = run("gc", "--mmu", "--json", "--window", "1ms", "--from", f"{at}ns", trace)["mmu"]
    for w in part["worst"]:
        assert at <= w["begin_ns"] < w["end_ns"] <= length
        assert w["util"] >= all_worst[0]["util"] - 1e-9
PY
