# The page as a user reads it: a convoy with its course over time, and nothing.
cd "$DATA/planted"
"$TACHO" findings convoy-generations.trace
"$TACHO" findings ok-ramp.trace
"$TACHO" findings --rule busy-lock convoy-generations.trace
"$TACHO" findings --severity high assist.trace | grep -c '^low\|^medium' || true
