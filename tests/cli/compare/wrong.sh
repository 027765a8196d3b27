# What cannot be compared.
"$TACHO" compare "$DATA/go127-empty.trace" "$DATA/go127-flightrec.trace" | tail -2
"$TACHO" compare - - </dev/null || echo "exit $?"
"$TACHO" compare "$DATA/go127-http.trace" || echo "exit $?"
"$TACHO" compare "$DATA/go127-http.trace" nowhere.trace || echo "exit $?"
head -c 60000 "$DATA/go127-mixed-gens.trace" >cut.trace
"$TACHO" compare cut.trace "$DATA/go127-mixed-gens.trace" >out.txt || echo "exit $?"
grep -c . out.txt
"$TACHO" compare --json "$DATA/go127-http.trace" nowhere.trace >out.json || echo "exit $?"
python3 - <<'P'
import json
d = json.load(open("out.json"))
print(d["a"].get("error"), d["a"]["duration_ns"] > 0, d["b"]["error"], d["b"]["usable"])
print(d["caveat"], d["compared"], d["differences"], d["findings"])
P
