# Blocked for one reason only is said in the head; ranges have a table.
cd "$DATA"
"$TACHO" goroutines --fn main.main go127-gc.trace
