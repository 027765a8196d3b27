# Keys and their order are stable; see doc/json.md.
cd "$DATA"
"$TACHO" gc --json --top 1 go122-gc.trace
"$TACHO" gc --json --mmu --mmu-flags stw,mut --window 1ms go122-gc.trace
"$TACHO" gc --json go119-http.trace | tail -4
