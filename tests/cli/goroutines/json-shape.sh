# Keys and their order are stable; see doc/json.md.
cd "$DATA"
"$TACHO" goroutines --json --top 1 go122-tasks.trace
"$TACHO" goroutines --json --top 1 --fn main.main go122-tasks.trace
