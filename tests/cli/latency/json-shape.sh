# Keys and their order are stable; see doc/json.md.
cd "$DATA"
"$TACHO" latency --json --top 1 --longest 1 --heat stw --columns 3 go127-mixed.trace
"$TACHO" latency --json --kind task --by stack --system --fn main.main --from 1us --to 1h \
	--longest 0 go127-tasks.trace
