cd "$DATA"
"$TACHO" goroutines go122-tasks.trace >/dev/full || echo "exit $?"
"$TACHO" goroutines --json --fn main.main go126-shortlived.trace >/dev/full || echo "exit $?"
"$TACHO" goroutines go122-tasks.trace >&- || echo "exit $?"
"$TACHO" goroutines --json --fn main.main go127-mixed.trace | head -1
