# Every column sorts, in whatever spelling; JSON and CSV keep the order.
cd "$DATA"
first() {
	"$TACHO" goroutines --json --top 1 --sort "$1" go127-http.trace |
		sed -n 's/.*"function": "\([^"]*\)".*/\1/p'
}
for word in running RUNNING_NS execution blocked blocked.max 'blocked p50' latency.p99 count alive \
	function syscall-blocked 'chan receive' gc-mark-assist p99; do
	printf '%-16s %s\n' "$word" "$(first "$word")"
done
for word in id created ended running select 'STW GC sweep termination'; do
	printf '%-26s %s\n' "$word" "$("$TACHO" goroutines --csv --fn main.main.func1 \
		--sort "$word" go127-http.trace | cut -d, -f1 | paste -sd' ' | tr -d '\r')"
done
