# What is there is shown, what is lost is said, and the exit status tells.
cd "$DATA"
"$TACHO" goroutines --top 1 go127-cut-half.trace || echo "exit $?"
"$TACHO" goroutines --json --top 0 go127-cut-half.trace 2>/dev/null | grep -E '"(error|lost|usable)' || true
