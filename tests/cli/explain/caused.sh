# SPDX-License-Identifier: MIT
# What a request caused for others: text, JSON, and both sides of a comparison.
cd "$DATA"
"$TACHO" explain --task 3 --lines 3 planted/requests.trace
"$TACHO" explain --task 3 --json planted/requests.trace >"$OLDPWD/task.json"
"$TACHO" explain --slow-vs-normal request --json planted/requests.trace >"$OLDPWD/contrast.json"
cd "$OLDPWD"
python3 - <<"END_OF_PYTHON"
import json
c = json.load(open("task.json"))["requests"][0]["caused"]
print(c["total_ns"], c["count"], *c["victims"], c["places"][0]["stack"][1])
c = json.load(open("contrast.json"))["caused"]
print(c["slow"], c["normal"], c["victim_ns"], c["victim_type"], c["place"][1]["function"])
END_OF_PYTHON
