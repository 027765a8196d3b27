# Everything kept is the same trace, event for event; what was redacted is valid,
# has nothing left, and keeps its times and counts.
same() { cmp "$1" "$2" || { echo "$3: differs" >&2; exit 1; }; }
keep="--log keep --category keep --task keep --region keep --label keep --function keep --file keep"
hide="--log drop --category drop --task pseudonym --region pseudonym --function pseudonym"
for name in go122-mixed-gens0 go125-flightrec go127-http go127-tasks; do
	trace=$DATA/$name.trace
	"$TACHO" redact -q $keep -o kept.trace "$trace"
	"$TACHO" events "$trace" >a
	"$TACHO" events kept.trace >b
	same a b "$name"
	"$TACHO" redact -q $hide -o hidden.trace "$trace"
	"$TACHO" check -q hidden.trace
	"$TACHO" redact --check $hide hidden.trace >said
	"$TACHO" events --json "$trace" | grep -c . >a
	"$TACHO" events --json hidden.trace | grep -c . >b
	same a b "$name"
	if "$TACHO" events hidden.trace | grep -q 'main\.'; then
		echo "$name: a function is left" >&2
		exit 1
	fi
done
