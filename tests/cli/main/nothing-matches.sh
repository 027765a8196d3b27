# Filters that select nothing: a sentence about what was asked and what there is, exit 2.
cp "$DATA"/go127-http.trace .
try() {
	"$TACHO" "$@" go127-http.trace || echo "exit $?"
}
try events -g 99999 --from 1ms
try events --json -k Experimental --to 2ms
try events -k Log --limit 1 --format go --from 1h
try cut --gens 7- -o out.trace
try cut --from 1h -o out.trace
[ ! -e out.trace ]
try profile sched -g 99999
try profile sched --fn no.such
try profile sync --from 1h --json
try goroutines --fn no.such
