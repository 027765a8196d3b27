# Cycles, pauses, assists, workers, sweeping: all tables.
cd "$DATA"
"$TACHO" gc --top 4 go127-gc.trace
