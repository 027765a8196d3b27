# Within regions of a type: samples as those of /regionsched, /regionblock of Go's tool.
cd "$DATA"
for type in panics act; do
	for kind in sync sched; do
		echo "== $kind $type"
		"$TACHO" profile $kind --region $type --format folded go127-mixed.trace
	done
done
echo "== long ones"
"$TACHO" profile sched --region panics --region-min 100us --json go127-mixed.trace |
	grep -E '"(region|count|total_ns|num_stacks)":' | head -4
# The trace is read twice, a pipe is copied.
cat go127-mixed.trace | "$TACHO" profile sched --region panics --format folded - |
	cmp - <("$TACHO" profile sched --region panics --format folded go127-mixed.trace)
exec 2>&1
try() {
	"$TACHO" profile sched "$@" || echo "exit $?"
}
try --region nope go127-mixed.trace
try --region-min 1ms go127-mixed.trace
try --region act --region-pc 0xg go127-mixed.trace
try --region act --region-min 2ms --region-max 1ms go127-mixed.trace
try --region act gone.trace
