for name in $("$TACHO" help --list); do
	"$TACHO" help "$name" >full
	"$TACHO" "$name" --help >same
	"$TACHO" "$name" -h >short
	cmp full same
	head -1 full | grep -q "^tacho $name - [^A-Z].*[^.]$" || head -1 full
	grep -q '^Exit status:$' full || echo "$name: no exit status"
	[ "$(wc -l <short)" -lt "$(wc -l <full)" ] || echo "$name: -h is not shorter"
	awk -v n="$name" 'length($0) > 80 && !/^ / { print n ": " $0 }' full
done
