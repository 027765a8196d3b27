# SPDX-License-Identifier: MIT
# In JSON too: every cause and every part of every request.
for f in planted/requests go127-http go127-tasks; do
	for what in "--slowest=request -n 1000" "--slowest=step -n 50" "--goroutine=1"; do
		# shellcheck disable=SC2086
		"$TACHO" explain $what --json "$DATA/$f.trace" >out.json 2>/dev/null || continue
		python3 - "$f" "$what" <<"END"
import json, sys
requests = json.load(open("out.json"))["requests"]
for r in requests:
    assert sum(c["total_ns"] for c in r["causes"]) == r["duration_ns"], r["id"]
    at = r["begin_ns"]
    for p in r["parts"]:
        assert p["begin_ns"] == at, r["id"]
        at = p["end_ns"]
    assert at == r["end_ns"], r["id"]
    for by in "victims", "places":
        for what in "total_ns", "count":
            assert sum(x[what] for x in r["caused"][by]) == r["caused"][what], r["id"]
print(*sys.argv[1:], len(requests))
END
	done
done
