# Goroutines without a name can be asked for by what is shown instead.
cd "$DATA"
"$TACHO" goroutines --fn '(no stack seen)' go127-empty.trace
"$TACHO" goroutines --fn '' --csv go127-empty.trace | cut -d, -f1-3
