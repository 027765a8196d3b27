# On a terminal: no line wraps where names can be cut.
cd "$DATA"
show() {
	COLUMNS=$1 TERM=xterm LC_ALL=$2 NO_COLOR=1 script -qec \
		"\"$TACHO\" gc $3 --top 2 go127-gc.trace" /dev/null </dev/null | tr -d '\r'
}
show 140 C.UTF-8 ""
show 80 C --mmu
show 80 C.UTF-8 "--mmu --mmu-flags stw,assist,mut"
