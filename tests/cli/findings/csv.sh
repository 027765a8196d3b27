cd "$DATA/planted"
"$TACHO" findings --csv convoy-generations.trace
"$TACHO" findings --csv ok-ramp.trace
