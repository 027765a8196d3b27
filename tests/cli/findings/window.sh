# --from and --to: what is in them is judged, and all documents say so.
cd "$DATA"
python3 - "$TACHO" <<'PY'
import json, subprocess, sys

tacho = sys.argv[1]

def run(*args, code=0):
    done = subprocess.run([tacho, *args], capture_output=True)
    assert done.returncode == code, done
    return done.stdout if code == 2 else json.loads(done.stdout)

def rules(doc):
    return [f["rule"] for f in doc["findings"]]

trace = "go127-convoy.trace"
whole = run("findings", "--json", trace)
length = whole["duration_ns"]
assert "from_ns" not in whole and "lock-convoy" in rules(whole)
# All of it, exactly: nothing changes but what says so.
same = run("findings", "--json", "--to", f"{length}ns", trace)
assert same.pop("to_ns") == length and same == whole
# A part that is like the whole, and moments within it.
begin, end = length // 4, length * 3 // 4
part = run("findings", "--json", "--from", f"{begin}ns", "--to", f"{end}ns", trace)
assert (part["from_ns"], part["to_ns"], part["duration_ns"]) == (begin, end, end - begin)
assert "lock-convoy" in rules(part)
for finding in part["findings"]:
    for e in finding["evidence"]:
        assert begin <= e["begin_ns"] <= e["end_ns"] <= end, e
# Too short to judge.
short = run("findings", "--json", "--from", f"{begin}ns", "--to", f"{begin + 1000000}ns", trace)
assert short["findings"] == [] and "5 ms" in short["caveat"]

for command in "findings", "gc", "tasks", "regions":
    assert run(command, "--json", "--from", f"{length + 1}ns", trace, code=2) == b""
    assert run(command, "--json", "--from", "2ms", "--to", "1ms", trace, code=2) == b""
PY
"$TACHO" findings --from 10ms --to 60ms go127-convoy.trace | head -n 1
