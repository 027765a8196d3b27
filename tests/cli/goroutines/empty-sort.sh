# An empty word is no column.
cd "$DATA"
"$TACHO" goroutines --sort= go122-tasks.trace || echo "exit $?"
