cd "$DATA"
"$TACHO" goroutines --sort colour go122-tasks.trace || echo "exit $?"
"$TACHO" goroutines --sort colour --fn main.main go122-tasks.trace || echo "exit $?"
"$TACHO" goroutines --sort running.p99 --fn main.main go122-tasks.trace || echo "exit $?"
