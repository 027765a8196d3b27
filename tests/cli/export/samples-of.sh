# CPU samples of some goroutines, on some Ps, or both.
cd "$DATA"
for of in "" "--of-goroutine 13" "--of-goroutine 11,12" "--of-proc 1" "--of-goroutine 13 --of-proc 1" "--of-goroutine 4711"; do
	# shellcheck disable=SC2086
	echo "$of: $("$TACHO" export -f folded --state samples $of go127-cpuprof.trace | awk '{ n += $NF } END { print n + 0 }')"
done
"$TACHO" export -f folded --of-proc 1 go127-cpuprof.trace
