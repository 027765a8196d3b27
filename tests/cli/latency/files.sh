# Several files: an array as JSON, one table as CSV; a file that is none keeps its place.
cd "$DATA"
"$TACHO" latency --json --kind stw --longest 0 go127-empty.trace README.md || echo "exit $?"
"$TACHO" latency --csv --kind stw go127-empty.trace go122-tasks.trace | cut -d, -f1-3,7-8
