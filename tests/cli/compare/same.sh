# A trace with itself: nothing is called a change, whatever was compared.
cd "$DATA" || exit
"$TACHO" compare go127-flightrec.trace go127-flightrec.trace
"$TACHO" compare --all --csv go127-flightrec.trace go127-flightrec.trace |
	tr -d "\r" | awk -F, 'NR > 1 && $9 != "false" { print "significant:", $0 } END { print (NR > 20 ? "many rows" : "few rows") }'
