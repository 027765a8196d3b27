# Names that contain what was typed, or differ little from it, are offered.
cd "$DATA"
for name in handle main.mian NET/HTTP nothing.like.it '' $'\e[31m'; do
	"$TACHO" goroutines --fn "$name" go127-http.trace || echo "exit $?"
done
