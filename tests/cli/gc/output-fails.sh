cd "$DATA"
"$TACHO" gc go122-gc.trace >/dev/full || echo "exit $?"
"$TACHO" gc --json go122-gc.trace >/dev/full || echo "exit $?"
"$TACHO" gc --mmu go122-gc.trace >&- || echo "exit $?"
"$TACHO" gc --json go127-gc.trace | head -1
