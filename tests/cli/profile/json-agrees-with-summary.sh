# The same profiles as in the summary document, and in every other format.
cd "$DATA"
python3 - "$TACHO" go127-mixed.trace go119-http.trace go127-convoy.trace go126-net.trace <<'PY'
import json, subprocess, sys

tacho = sys.argv[1]

def run(*args):
    return subprocess.run([tacho, *args], check=True, capture_output=True).stdout

for trace in sys.argv[2:]:
    summary = json.loads(run("summary", "--json", trace))
    for kind in "net", "sync", "syscall", "sched":
        want = summary["profiles"][kind]
        got = json.loads(run("profile", kind, "--json", trace))
        assert got["num_stacks"] == len(got["stacks"]) == want["samples"]
        assert (got["count"], got["total_ns"]) == (want["count"], want["ns"]), (trace, kind)
        stacks = {}
        for s in got["stacks"]:
            assert sum(b["count"] for b in s["histogram"]) == s["count"]
            assert s["p50_ns"] <= s["p99_ns"] <= s["max_ns"] <= s["total_ns"]
            sums = stacks.setdefault(tuple(f["function"] for f in s["frames"]), [0, 0])
            sums[0] += s["count"]
            sums[1] += s["total_ns"]
        assert stacks == {tuple(s["stack"]): [s["count"], s["ns"]] for s in want["stacks"]}
        folded = run("profile", kind, "--format", "folded", trace).splitlines()
        assert sum(int(line.rsplit(b" ", 1)[1]) for line in folded) == want["ns"]
    print(trace)
PY
