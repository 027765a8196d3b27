# SPDX-License-Identifier: MIT
# Who had the P while a goroutine could run: as text, in JSON and in CSV.
cd "$DATA"
"$TACHO" explain --goroutine 10 --lines 6 planted/sys-held.trace
"$TACHO" explain --goroutine 5 --lines 3 planted/unbroken-copy.trace
"$TACHO" explain --goroutine 10 --json planted/sys-held.trace >"$OLDPWD/out.json"
"$TACHO" explain --goroutine 10 --csv planted/sys-held.trace >"$OLDPWD/out.csv"
cd "$OLDPWD"
python3 - <<"END_OF_PYTHON"
import csv, json
parts = json.load(open("out.json"))["requests"][0]["parts"]
held = [p for p in parts if p["cause"] == "runnable_held"]
who = {(p["culprit"]["goroutine"], p["culprit"]["function"]) for p in held}
print(len(held), *sorted(who), held[0]["culprit"]["stack"][-1]["function"])
assert all("culprit" not in p for p in parts if p["cause"] in ("running", "runnable_busy"))
rows = list(csv.DictReader(open("out.csv")))
for r, p in zip(rows, parts):
    c = p.get("culprit", {"goroutine": "", "function": ""})
    assert (r["culprit"], r["culprit_function"]) == (str(c["goroutine"]), c["function"]), r
END_OF_PYTHON
