# How often a watch fires, worked out anew from the list of tasks and regions.
cd "$DATA"
python3 - "$TACHO" <<'PY'
import json, subprocess, sys

tacho = sys.argv[1]

def run(*args):
    done = subprocess.run([tacho, *args], capture_output=True, text=True)
    assert done.returncode == 0, done
    return json.loads(done.stdout)

def instances(kind, trace, name):
    command = "tasks" if kind == "task" else "regions"
    rows = run(command, "--json", "--complete", "--type", name, trace)[command]
    return sorted((r["end_ns"], r["end_ns"] - r["begin_ns"]) for r in rows)

def model(rows, threshold, ahead, cool):
    slow = [end for end, ns in rows if ns > threshold]
    moments, fired, free = [], [], 0
    for end in slow:
        if not moments or end - moments[-1] >= 1_000_000:
            moments.append(end)
    for at in moments:
        if at >= free:
            fired.append(at)
            free = at + ahead + cool
    return len(slow), fired

checked = 0
for trace in ("go127-tasks.trace", "go122-mixed.trace", "go127-mixed.trace", "go124-longregion.trace",
              "go127-longregion.trace"):
    for kind, list_of in (("task", "tasks"), ("region", "regions")):
        for row in run(list_of, "--json", trace)["types"]:
            name = row["type"]
            if row["complete"] == 0 or not name or '"' in name or name.startswith("(") or len(name) > 120:
                continue
            rows = instances(kind, trace, name)
            threshold = max(rows[len(rows) // 2][1] - 1, 1)
            for ahead, cool in ((1, 1), (500_000, 2_000_000), (1_000_000, 10**10)):
                got = run("spool", "test-rule", "--json", f"--{kind}", name, "--threshold", f"{threshold}ns",
                          "--look-ahead", f"{ahead}ns", "--cool-down", f"{cool}ns",
                          "--set=budget-snapshots-minute=0", "--set=budget-bytes-minute=0",
                          "--set=budget-snapshots-day = 0", trace)
                slow, fired = model(rows, threshold, ahead, cool)
                rule, = got["rules"]
                assert (rule["seen"], rule["slow"], rule["triggers"]) == (len(rows), slow, slow), (trace, name, rule)
                assert [f["at_ns"] for f in got["fired"]] == fired, (trace, name, got, fired)
                assert rule["cooling_down"] == slow - len(fired) and got["snapshots"] == len(fired)
                assert all(0 < f["bytes"] <= 10 << 20 for f in got["fired"])
                checked += 1
assert checked > 30, checked
print("every watch fired when it should")
PY
