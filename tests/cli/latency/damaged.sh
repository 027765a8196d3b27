cd "$DATA"
"$TACHO" latency --kind sched --longest 1 go127-flip1.trace go127-cut-half.trace README.md \
	go127-empty.trace
