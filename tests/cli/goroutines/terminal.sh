# On a terminal: bars where there is room, names cut where there is not, no line wraps.
cd "$DATA"
show() {
	COLUMNS=$1 TERM=xterm LC_ALL=$2 NO_COLOR=1 script -qec \
		"\"$TACHO\" goroutines --top 4 go127-http.trace" /dev/null </dev/null | tr -d '\r'
}
show 80 C.UTF-8
show 120 C.UTF-8
show 110 C
show 80 C.UTF-8 | while IFS= read -r line; do ((${#line} <= 80)) || echo "too wide: $line"; done
