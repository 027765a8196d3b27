cd "$DATA"
"$TACHO" profile sync --top 1 --depth 1 go127-cut-half.trace || echo "exit $?"
"$TACHO" profile sync --json --top 0 go127-cut-half.trace 2>/dev/null |
	grep -E '"(error|lost|usable)'
"$TACHO" profile sync --json /dev/null 2>/dev/null || echo "exit $?"
