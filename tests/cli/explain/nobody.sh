# Nothing of the trace can be used: there is nobody, not "0 with ids from 0 to 0".
cd "$DATA"
"$TACHO" explain --goroutine 1 go122-cut-half.trace || echo "exit $?"
