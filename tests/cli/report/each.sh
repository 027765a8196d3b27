# --each prints what the files give one by one.
cd "$DATA"
a=go127-mixed.trace b=go127-cut-half.trace
{
	"$TACHO" report "$a"
	printf '\n\n'
	"$TACHO" report "$b" 2>/dev/null || true
} >"$OLDPWD/want"
"$TACHO" report --each "$a" "$b" 2>/dev/null >"$OLDPWD/got" || echo "exit $?"
cmp "$OLDPWD/want" "$OLDPWD/got"
# As JSON, there is no sum then.
"$TACHO" report --each --json "$a" "$b" 2>/dev/null | grep -c '"sum"' || true
"$TACHO" report --json "$a" "$b" 2>/dev/null | grep -c '"sum"'
"$TACHO" report --json "$a" | grep -c '"sum"' || true
