# The two halves of one run of one program.
"$TACHO" cut -q --from 0 --to 900ms -o first.trace "$DATA/go127-killed.trace"
"$TACHO" cut -q --from 1100ms -o second.trace "$DATA/go127-killed.trace"
"$TACHO" compare first.trace second.trace | sed 1,2d
