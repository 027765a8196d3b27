# For CI: the exit status, with the page as always.
cd "$DATA/planted"
t=convoy-generations.trace
"$TACHO" findings --fail-on any ok-ramp.trace || echo "exit $?"
for rule in any lock-convoy gc-assist,lock-convoy gc-assist; do
	code=0
	"$TACHO" findings --fail-on "$rule" $t >page || code=$?
	echo "$rule: exit $code, $(grep -c . page) lines"
done
code=0
"$TACHO" findings --fail-on gc-assist --fail-on lock-convoy --rule gc-assist $t || code=$?
echo "exit $code, as it is not shown"
rm page
