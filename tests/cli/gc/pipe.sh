# A pipe gives the same as the file.
"$TACHO" gc --json - <"$DATA/go127-gc.trace" | sed '/"file"/d' >a
cat "$DATA/go127-gc.trace" | "$TACHO" gc --json -j1 - | sed '/"file"/d' >b
"$TACHO" gc --json "$DATA/go127-gc.trace" | sed '/"file"/d' >c
cmp a b && cmp a c
