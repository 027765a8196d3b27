# Everything fits the terminal, with and without UTF-8 and colour.
cd "$DATA"
show() {
	COLUMNS=$1 TERM=xterm LC_ALL=$2 NO_COLOR=$3 script -qec \
		"\"$TACHO\" latency ${*:4} --longest 1 go127-convoy.trace" /dev/null \
		</dev/null | tr -d '\r' | sed 's/\x1b/ESC/g'
}
show 80 C.UTF-8 '' --heat sched
show 120 C.UTF-8 1 --by site
show 80 C 1 --by function
for by in type kind function site stack; do
	show 80 C.UTF-8 1 --by $by --heat block
	show 110 C.UTF-8 1 --by $by
done | while IFS= read -r line; do ((${#line} <= 110)) || echo "too wide: $line"; done
