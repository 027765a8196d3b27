# Findings stand near the top, at most five; a trace without any says so.
cd "$DATA"
top() {
	"$TACHO" report "$@" | sed -n '/^Findings/,/^$/p'
}
top go127-mixed.trace
top planted/ok-once.trace
top go127-empty.trace
top planted/stall-lock.trace planted/convoy-shards.trace go127-mixed.trace planted/light.trace
top go127-empty.trace planted/busy-lock.trace
top --no-findings go127-mixed.trace
COLUMNS=80 TERM=xterm LC_ALL=C NO_COLOR=1 script -qec \
	"\"$TACHO\" report planted/busy-lock.trace" /dev/null </dev/null | tr -d '\r' |
	sed -n '/^Findings/,/^$/p'
"$TACHO" report --json planted/stall-lock.trace | grep '"findings'
"$TACHO" report --json planted/ok-once.trace | grep '"findings'
"$TACHO" report --json --no-findings planted/stall-lock.trace | grep -c '"findings' || true
# They are those of the command that is for them.
for trace in go127-mixed planted/stall-lock planted/quota-50; do
	"$TACHO" report --json "$trace.trace" |
		python3 -c 'import json, sys
for f in json.load(sys.stdin)["reports"][0]["findings"]:
    print(f["rule"], f["severity"], f["confidence"], f["cost_ns"], f["text"])' >"$OLDPWD/report"
	"$TACHO" findings --json "$trace.trace" |
		python3 -c 'import json, sys
for f in json.load(sys.stdin)["findings"]:
    print(f["rule"], f["severity"], f["confidence"], f["cost_ns"], f["text"])' >"$OLDPWD/findings"
	cmp "$OLDPWD/report" "$OLDPWD/findings"
done
