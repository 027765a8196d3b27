# The document is JSON, and says what the text says.
"$TACHO" compare --json "$DATA/planted/light.trace" "$DATA/planted/requests.trace" >out.json
python3 - <<'P'
import json
d = json.load(open("out.json"))
print(sorted(d))
print({k: d["a"][k] for k in ("duration_ns", "tasks", "blocks")}, d["b"]["tasks"], d["a"]["mmu"])
assert all(x["significant"] and abs(x["change"] or 9) >= 0.1 for x in d["differences"])
print(sorted({x["quantity"] for x in d["differences"]}))
print(d["findings"])
P
