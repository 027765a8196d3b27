# What was asked for, and what there is.
cd "$DATA"
for args in '--type levelx' '--type nothing.like.it' '--id 4711' '--type level-x --min 1h' '--log nowhere' \
	'--complete --incomplete' '--min 2s --max 1s' '--incomplete --min 1s' '--id 1 --type x' '--id 1,2'; do
	"$TACHO" tasks $args go127-tasks.trace || echo "exit $?"
done
"$TACHO" tasks --type x go127-empty.trace || echo "exit $?"
