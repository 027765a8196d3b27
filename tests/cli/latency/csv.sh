cd "$DATA"
"$TACHO" latency --csv --by site --top 2 --kind sched,syscall go127-http.trace
"$TACHO" latency --csv --heat task --columns 5 go127-http.trace
