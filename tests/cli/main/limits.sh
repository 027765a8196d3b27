# A limit says which options raise it; 0 is none.
cd "$DATA"
"$TACHO" check --limit-strings 3 go122-tasks.trace || echo "exit $?"
"$TACHO" report --limit-strings 3 go122-tasks.trace || echo "exit $?"
"$TACHO" check --limit-tasks 0 go122-tasks.trace || echo "exit $?"
