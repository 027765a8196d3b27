# Go's numbers on request: the curve of the summary, and times on the clock of the trace.
"$TACHO" gc --json --mmu --bug-compatible "$DATA/go127-gc.trace" >gc.json
"$TACHO" summary --json "$DATA/go127-gc.trace" >summary.json
python3 - <<'P'
import json
gc, summary = json.load(open("gc.json")), json.load(open("summary.json"))
want = {w["window"]: w["mmu"] for w in summary["mmu"]["default"]}
got = {w["window_ns"]: w["mmu"] for w in gc["mmu"]["curve"]}
both = [w for w in want if w in got]
print(len(both), "windows,", sum(abs(want[w] - got[w]) > 1e-9 for w in both), "differ")
begin = gc["mmu"]["worst"][0]["begin_ns"] - summary["base_time"]
print("worst window inside the trace:", 0 <= begin <= summary["end"])
P
