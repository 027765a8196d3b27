# Damaged traces are named, what is left of them is added up, and so are the others.
cd "$DATA"
"$TACHO" report --top 2 go127-mixed.trace go127-cut-half.trace README.md || echo "exit $?"
"$TACHO" report --json go127-mixed.trace go127-cut-half.trace README.md 2>/dev/null |
	sed -n '/"sum"/,/"bytes"/p'
# Nothing was kept of the one, but goroutines are known up to the damage; of the other, nothing.
"$TACHO" report --json go127-region-order.trace go127-tasks.trace go122-cut-half.trace 2>/dev/null |
	sed -n '/"sum"/,/"bytes"/p'
# Nothing is left.
"$TACHO" report README.md || echo "exit $?"
"$TACHO" report README.md none.trace || echo "exit $?"
"$TACHO" report --json README.md none.trace 2>/dev/null | sed -n '/"sum"/,$p'
