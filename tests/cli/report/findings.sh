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
	"$TACHO" report --json "$trace.trace"
	"$TACHO" findings --json "$trace.trace"
done | python3 -c 'import json, sys
text, at = sys.stdin.read(), 0
while at < len(text):
    pair = []
    for i in range(2):
        doc, at = json.JSONDecoder().raw_decode(text, at)
        pair.append(doc)
        at += len(text[at:]) - len(text[at:].lstrip())
    a, b = pair[0]["reports"][0], pair[1]
    keys = "rule", "severity", "confidence", "cost_of", "cost_ns", "text"
    same = [[f[k] for k in keys] for f in a["findings"]] == [[f[k] for k in keys] for f in b["findings"]]
    print(a["file"], len(a["findings"]) > 0, same, a["findings_caveat"] == b["caveat"])'
