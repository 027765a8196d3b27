cd "$DATA"
"$TACHO" goroutines --csv --top 2 go122-tasks.trace
"$TACHO" goroutines --csv --fn main.main go122-tasks.trace
