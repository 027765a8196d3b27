# --from and --to: tasks and regions that lie in part between count, whole.
cd "$DATA"
python3 - "$TACHO" go127-tasks.trace go122-tasks.trace go124-longregion.trace <<'PY'
import json, subprocess, sys

tacho = sys.argv[1]

def run(*args):
    done = subprocess.run([tacho, *args], capture_output=True)
    assert done.returncode in (0, 2), done
    return json.loads(done.stdout) if done.returncode == 0 else None

def touches(x, begin, end):
    first = -1 if x["begin_ns"] is None else x["begin_ns"]
    last = 1 << 62 if x["end_ns"] is None else x["end_ns"]
    return (last > begin or first >= begin) and (first < end or last <= end)

def check(command, trace, begin, end):
    every = []
    for option in "--complete", "--incomplete":
        doc = run(command, "--json", option, trace)
        every += doc[command] if doc else []
    want = [x for x in every if touches(x, begin, end)]
    args = ["--json", "--from", f"{begin}ns", "--to", f"{end}ns", trace]
    types = run(command, *args)
    assert (types["from_ns"] if begin else 0, types["to_ns"]) == (begin, end)
    assert sum(t["count"] for t in types["types"]) == len(want), (command, trace, begin, end)
    total = sum(t["latency"]["total_ns"] for t in types["types"])
    assert total == sum(x["duration_ns"] for x in want if x["state"] == "complete")
    got = []
    for option in "--complete", "--incomplete":
        doc = run(command, option, *args)
        got += doc[command] if doc else []
    assert sorted(map(str, got)) == sorted(map(str, want))
    return len(want), len(every)

cut = 0
for trace in sys.argv[2:]:
    length = run("tasks", "--json", trace)["duration_ns"]
    for command in "tasks", "regions":
        doc = run(command, "--json", "--complete", trace)
        edges = {length // 4, length // 2}
        if doc:
            # Exactly at a begin and at an end.
            edges |= {doc[command][0]["begin_ns"], doc[command][-1]["end_ns"]}
        for edge in edges:
            for begin, end in (0, max(edge, 1)), (edge, length + 1):
                some, every = check(command, trace, begin, end)
                cut += 0 < some < every
assert cut > 4
PY
"$TACHO" tasks --type nothing --to 1ms go127-tasks.trace || true
