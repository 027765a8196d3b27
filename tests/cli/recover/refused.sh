# What is no crash file, and command lines that make no sense.
: >empty
head -c 5000 /dev/zero >zeros
printf 'tacho crash\n\0\0\0\0\1' >short
for f in empty zeros short missing; do
	"$TACHO" recover -o out "$f" || echo "exit $?"
done
"$TACHO" recover zeros || echo "exit $?"
[ ! -e out ] || echo 'there is an output'
