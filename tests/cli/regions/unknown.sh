cd "$DATA"
for args in '--type leef' '--type walk --min 1h' '--pc 12' '--task 4711' '--goroutine 4711' '--task 1 --goroutine 4711' '--pc xyz' '--pc ""' '--complete --incomplete'; do
	"$TACHO" regions $args go127-tasks.trace || echo "exit $?"
done
"$TACHO" regions --type x go127-empty.trace || echo "exit $?"
