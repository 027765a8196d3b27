# One line, with the address; a signal ends it in good order. A file in place of a
# command means the same.
start() {
	rm -f out err
	"$TACHO" "$@" >out 2>err &
	pid=$!
	for _ in {1..200}; do
		[ -s out ] && break
		sleep 0.02
	done
	kill -INT $pid
	wait $pid && echo "exit 0"
	sed -E 's#:[0-9]+/#:PORT/#; s#/k/[0-9a-f]{32}/#/k/TOKEN/#' out
	cat err
}
trace=$DATA/go127-tasks.trace
# A job of a shell without job control ignores SIGINT; Ctrl+C does not go there.
set -m
start view --no-open "$trace"
start view --no-open --token "$trace"
start view --no-open --addr localhost "$trace"
start view --no-open --addr '[::1]:0' "$trace"
start view --no-open --addr 0.0.0.0:0 "$trace"
start view -http=:0 --no-open "$trace"
start "$trace" --no-open
start -http=localhost:0 --no-open "$trace"
start "$trace" "$trace" --no-open
