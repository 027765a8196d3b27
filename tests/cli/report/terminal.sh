# On a terminal: no line wraps, and names are cut. The damage is in the report.
cd "$DATA"
show() {
	COLUMNS=$1 TERM=xterm LC_ALL=$2 NO_COLOR=1 script -qec \
		"\"$TACHO\" report --top 2 $3" /dev/null </dev/null | tr -d '\r'
}
show 80 C "go127-mixed.trace go127-mixed-gens.trace"
show 130 C.UTF-8 "go127-mixed.trace go127-cut-half.trace"
show 100 C.UTF-8 go127-cut-half.trace
