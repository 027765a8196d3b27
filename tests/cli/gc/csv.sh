cd "$DATA"
for table in cycles reasons pauses groups workers mmu worst; do
	"$TACHO" gc --csv --top 2 --table "$table" --window 5ms go122-gc.trace
done
