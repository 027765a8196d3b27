# Hostile names do not reach a terminal as they are.
cd "$DATA"
for form in csv folded jsonl chrome; do
	script -qec "\"$TACHO\" export -f $form go127-strings.trace" /dev/null </dev/null >"$OLDPWD/out"
	[ "$(wc -c <"$OLDPWD/out")" -gt 500 ] || echo "$form: little"
	tr -d '\r\n' <"$OLDPWD/out" | LC_ALL=C tr -d ' -~\200-\377' | od -An -c
done
