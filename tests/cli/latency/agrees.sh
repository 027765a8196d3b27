# Waits for a P are those of the profile, which also has the one that was there before the
# trace, as far as it is seen (128 ns). Groups add up to the whole.
cd "$DATA"
field() { # COLUMN KIND OPTIONS…
	local column=$1 kind=$2
	shift 2
	"$TACHO" latency --csv --kind "$kind" "$@" go127-http.trace |
		awk -F, -v c="$column" 'NR > 1 { n += $c } END { print n + 0 }'
}
profile() {
	"$TACHO" profile sched --complete --json go127-http.trace |
		sed -n "s/^  \"$1\": \([0-9]*\),/\1/p"
}
echo "sched $(($(field 7 sched --system) - $(profile count))) $(($(field 8 sched --system) - $(profile total_ns)))"
for kind in sched block syscall assist stw task region; do
	for by in kind function site stack; do
		echo "$kind by $by $(($(field 8 $kind) - $(field 8 $kind --by $by)))"
	done
done
