# The answer depends neither on how the trace comes nor on the number of threads.
cd "$DATA"
"$TACHO" goroutines --json -j 1 go127-mixed-gens.trace | sed '/"file"/d' >"$OLDPWD/a"
"$TACHO" goroutines --json -j 4 go127-mixed-gens.trace | sed '/"file"/d' >"$OLDPWD/b"
gzip -c go127-mixed-gens.trace | "$TACHO" goroutines --json - | sed '/"file"/d' >"$OLDPWD/c"
cmp "$OLDPWD/a" "$OLDPWD/b"
cmp "$OLDPWD/a" "$OLDPWD/c"
