# The same program, made by two releases of Go.
cd "$DATA" || exit
"$TACHO" compare --min-change 20 go127-flightrec.trace go125-flightrec.trace
