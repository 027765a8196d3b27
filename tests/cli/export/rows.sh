# CSV and JSON lines say the same, and agree with the goroutine statistics.
cd "$DATA"
python3 - "$TACHO" go127-mixed.trace go126-net.trace go127-tasks.trace go119-http.trace <<'PY'
import csv, io, json, subprocess, sys
from collections import Counter

tacho = sys.argv[1]

def run(*args):
    return subprocess.run([tacho, *args], check=True, capture_output=True).stdout

for trace in sys.argv[2:]:
    lines = [json.loads(l) for l in run("export", "-f", "jsonl", trace).splitlines()]
    text = run("export", "-f", "csv", trace).decode("utf-8", "replace")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(lines) == len(rows) > 0
    for line, row in zip(lines, rows):
        assert {k: str(v) for k, v in line.items()} == {k: v for k, v in row.items() if v}, row
    # Each goroutine is in one state at a time, without gaps.
    last = {}
    for line in lines:
        assert line["end_ns"] - line["begin_ns"] == line["duration_ns"] >= 0
        if line["kind"] == "slice":
            g = line["goroutine"]
            assert last.get(g, line["begin_ns"]) == line["begin_ns"], (trace, line)
            last[g] = line["end_ns"]
    folded = run("export", "-f", "folded", "--state", "waiting", trace).decode("utf-8", "replace")
    waiting = sum(l["duration_ns"] for l in lines if l.get("name") == "waiting" and l["kind"] == "slice")
    assert waiting == sum(int(l.rsplit(" ", 1)[1]) for l in folded.splitlines())
    kinds = Counter(l["kind"] for l in lines)
    for kind in kinds:
        only = run("export", "-f", "jsonl", "--rows", kind + "s", trace).splitlines()
        assert len(only) == kinds[kind]
PY
