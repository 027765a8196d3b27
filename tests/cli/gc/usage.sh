printf 'hello, world of traces' >junk
"$TACHO" gc junk || echo "exit $?"
"$TACHO" gc --json junk 2>/dev/null || echo "exit $?"
"$TACHO" gc || echo "exit $?"
"$TACHO" gc --table pause "$DATA/go122-gc.trace" || echo "exit $?"
"$TACHO" gc --mmu --mmu-flags stw,asist "$DATA/go122-gc.trace" || echo "exit $?"
"$TACHO" gc --mmu --window 0 "$DATA/go122-gc.trace" >/dev/null || echo "exit $?"
"$TACHO" gc --mmu --window 0 "$DATA/go127-gc.trace" || echo "exit $?"
"$TACHO" gc --mmu-flags stw "$DATA/go127-gc.trace" || echo "exit $?"
