# Several traces are one report, with the spread between them.
cd "$DATA"
"$TACHO" report --top 3 go127-mixed.trace go127-mixed-gens.trace go122-mixed.trace
