# All of these are the same command.
"$TACHO" help version >want
for form in '--color never version' '--color=never version' '--col=never version' \
	'version --color never' '--color=always --color=never version' \
	'--color=never -- version' 'version -- '; do
	# shellcheck disable=SC2086
	"$TACHO" help $form >got
	cmp want got || echo "differs: $form"
done
"$TACHO" version --help >got && cmp want got
"$TACHO" --help >got && "$TACHO" help >want && cmp want got
"$TACHO" -h >got && cmp want got
