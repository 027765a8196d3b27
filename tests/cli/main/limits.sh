# A limit says which options raise it; 0 is none.
cd "$DATA"
"$TACHO" check --limit-strings 3 go122-tasks.trace || echo "exit $?"
for limit in goroutines batches threads regions; do
	"$TACHO" check --limit-$limit 1 go122-tasks.trace || echo "exit $?"
done
"$TACHO" report --limit-strings 3 go122-tasks.trace || echo "exit $?"
"$TACHO" check --limit-tasks 0 go122-tasks.trace || echo "exit $?"
