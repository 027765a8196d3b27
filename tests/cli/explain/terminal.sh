# SPDX-License-Identifier: MIT
# On a terminal: names are cut, and a narrow one does without a column.
cd "$DATA"
show() {
	COLUMNS=$1 TERM=xterm LC_ALL=$2 NO_COLOR=1 script -qec \
		"\"$TACHO\" explain --task 5 --lines 4 planted/requests.trace" /dev/null </dev/null | tr -d '\r'
}
show 90 C.UTF-8
show 140 C.UTF-8
show 110 C
