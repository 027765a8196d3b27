# Frames and pictures fit the terminal, with and without UTF-8.
cd "$DATA"
show() {
	COLUMNS=$1 TERM=xterm LC_ALL=$2 NO_COLOR=$3 script -qec \
		"\"$TACHO\" profile sched --top 2 --depth 4 go127-convoy.trace" /dev/null \
		</dev/null | tr -d '\r' | sed 's/\x1b/ESC/g'
}
show 80 C.UTF-8 ''
show 120 C.UTF-8 1
show 80 C 1
show 60 C.UTF-8 1 | while IFS= read -r line; do ((${#line} <= 72)) || echo "too wide: $line"; done
