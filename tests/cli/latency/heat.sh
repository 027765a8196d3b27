cd "$DATA"
"$TACHO" latency --kind sched --longest 0 --heat sched go127-convoy.trace
LC_ALL=C "$TACHO" latency --kind sched --longest 0 --heat sched --columns 20 --from 10ms --to 20ms \
	go127-convoy.trace
