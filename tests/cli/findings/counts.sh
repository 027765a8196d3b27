# Counts in sentences have a comma at each thousand.
"$TACHO" findings "$DATA/go127-gc.trace" | tr -s '\n ' ' ' | grep -o 'in [0-9,]* assists'
