# The same events as the viewer of `go tool trace` gets, whatever their order.
cd "$DATA"
while read -r trace want options; do
	# shellcheck disable=SC2086  # options are words
	got=$("$TACHO" export --bug-compatible $options "$trace" 2>/dev/null |
		"$ROOT/tests/support/timeline-lines" | sha256sum | cut -d' ' -f1)
	[ "$got" = "$want" ] || echo "$trace $options: differs"
done <timelines.txt
