# What is there is judged, what is lost is said, and the exit status tells.
head -c 20000 "$DATA/planted/convoy-generations.trace" >cut.trace
"$TACHO" findings cut.trace || echo "exit $?"
"$TACHO" findings --json cut.trace 2>/dev/null | grep -E '"(error|lost|usable|rule)' | cut -c1-80
"$TACHO" findings --fail-on any cut.trace >/dev/null 2>&1 || echo "exit $?"
