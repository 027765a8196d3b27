try() {
	"$TACHO" "$@" >/dev/null && exit 1
	echo "exit $?"
}
try help --color
try help --color=blue
try help --colour=never
try help --no-color
try help --help=me
try help -z
try help --man=1
try help nosuch
try help help help
try completion
try completion tcsh
