# The plot, the curve and the worst windows; flags as on Go's page.
cd "$DATA"
"$TACHO" gc --mmu go127-gc.trace
"$TACHO" gc --mmu --mmu-flags 'stw|assist|perproc|mut' --window 2ms go122-gc.trace
