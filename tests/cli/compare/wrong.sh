# What cannot be compared.
"$TACHO" compare "$DATA/go127-empty.trace" "$DATA/go127-flightrec.trace" | tail -2
"$TACHO" compare - - </dev/null || echo "exit $?"
"$TACHO" compare "$DATA/go127-http.trace" || echo "exit $?"
"$TACHO" compare "$DATA/go127-http.trace" nowhere.trace || echo "exit $?"
head -c 60000 "$DATA/go127-mixed-gens.trace" >cut.trace
"$TACHO" compare cut.trace "$DATA/go127-mixed-gens.trace" >out.txt || echo "exit $?"
grep -c . out.txt
