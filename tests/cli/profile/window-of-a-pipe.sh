# A window needs the begin of the trace before the rest: a pipe is kept meanwhile.
cd "$DATA"
window=(--from 5ms --to 9ms --top 2)
"$TACHO" profile sync "${window[@]}" go127-http.trace | sed 1d >"$OLDPWD/want"
gzip -c go127-http.trace | "$TACHO" profile sync "${window[@]}" - | sed 1d | cmp "$OLDPWD/want"
"$TACHO" profile sync "${window[@]}" <(cat go127-http.trace) | sed 1d | cmp "$OLDPWD/want"
cat go127-http.trace | "$TACHO" profile sync "${window[@]}" - | sed 1q
head -c 30000 go127-http.trace | "$TACHO" profile sync "${window[@]}" - || echo "exit $?"
TMPDIR=/nonexistent "$TACHO" profile sync "${window[@]}" - <go127-http.trace || echo "exit $?"
