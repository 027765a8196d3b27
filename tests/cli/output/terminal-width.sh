export SHELL=/bin/sh
longest() { tr -d '\r' | awk '{ if (length($0) > n) n = length($0) } END { print n }'; }
for columns in 70 132; do
	n=$(script -qec "stty cols $columns; '$TACHO' help completion" /dev/null | longest)
	((n <= columns)) && ((n <= 100)) || echo "$columns columns: a line of $n"
done
n=$(COLUMNS=50 "$TACHO" help completion | longest)
((n <= 66)) || echo "COLUMNS=50: a line of $n"
