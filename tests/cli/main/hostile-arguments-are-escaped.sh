# Control characters, invalid UTF-8 and a text reversal, in every place an
# argument can be quoted from.
evil=$'\e[31m\xff\u202e\n'
for args in "$evil" "--$evil" "help $evil" "help --$evil" "help --color=$evil" "version $evil"; do
	IFS=' ' read -r -d '' -a words < <(printf '%s\0' "$args") || true
	"$TACHO" "${words[@]}" && exit 1
	echo "exit $?"
done 2>&1
