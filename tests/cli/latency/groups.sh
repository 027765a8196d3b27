cd "$DATA"
for by in kind function site stack; do
	"$TACHO" latency --by $by --top 2 --longest 1 --kind sched,task -k syscall go127-mixed.trace
done
