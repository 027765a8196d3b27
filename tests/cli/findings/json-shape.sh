# Keys and their order are stable; see doc/json.md.
cd "$DATA/planted"
"$TACHO" findings --json convoy-generations.trace
"$TACHO" findings --json ok-ramp.trace
