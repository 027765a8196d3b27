cd "$DATA"
"$TACHO" latency --json --by stack --heat sched go127-mixed-gens.trace | grep -v '"file"' >"$OLDPWD/one"
for j in 1 3; do
	gzip -c go127-mixed-gens.trace | "$TACHO" latency --json --by stack --heat sched -j $j - |
		grep -v '"file"' | cmp - "$OLDPWD/one"
done
