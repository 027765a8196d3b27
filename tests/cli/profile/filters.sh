# Two halves of the trace add up to the whole; --fn adds up goroutine by goroutine.
cd "$DATA"
total() {
	"$TACHO" profile sync --json "$@" go127-http.trace |
		sed -n 's/^  "total_ns": \([0-9]*\),/\1/p'
}
whole=$(total)
echo "whole $((whole == $(total --to 10ms) + $(total --from 10ms)))"
sum=0
for id in $("$TACHO" goroutines --csv --fn main.main.func1 go127-http.trace |
	tail -n +2 | cut -d, -f1); do
	sum=$((sum + $(total --goroutine "$id")))
done
echo "goroutines $((sum > 0 && sum == $(total --fn main.main.func1)))"
echo "complete $(($("$TACHO" profile sched --complete --json go127-http.trace |
	sed -n 's/^  "total_ns": \([0-9]*\),/\1/p') > $("$TACHO" profile sched --json \
	go127-http.trace | sed -n 's/^  "total_ns": \([0-9]*\),/\1/p')))"
