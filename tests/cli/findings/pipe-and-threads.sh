# A pipe gives the same page as a file, and so does any number of threads.
t="$DATA/planted/convoy-generations.trace"
"$TACHO" findings "$t" | sed 1d >one
cat "$t" | "$TACHO" findings - | sed 1d >two
for j in 1 2 4; do "$TACHO" findings -j$j "$t" | sed 1d >three; cmp one three; done
cmp one two
