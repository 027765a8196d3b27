# What is there is shown, what is lost is said, and the exit status tells.
cd "$DATA"
"$TACHO" gc --top 1 go127-cut-half.trace || echo "exit $?"
"$TACHO" gc --json --mmu go127-cut-half.trace 2>/dev/null | grep -E '"(error|lost|usable)' || true
"$TACHO" gc --mmu go122-cut-half.trace || echo "exit $?"
