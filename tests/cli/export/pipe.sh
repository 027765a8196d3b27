# A pipe is as good as a file, also where two readings are needed; compressed, too.
cd "$DATA"
for options in "" "--goroutine 10" "--task 1" "-f csv" "--bug-compatible"; do
	# shellcheck disable=SC2086
	"$TACHO" export $options go127-mixed.trace >"$OLDPWD/file"
	# shellcheck disable=SC2086
	gzip -c go127-mixed.trace | "$TACHO" export $options - | cmp - "$OLDPWD/file"
done
