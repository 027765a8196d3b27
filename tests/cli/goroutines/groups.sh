"$TACHO" goroutines "$DATA/go122-tasks.trace" | sed "s,$DATA/,,"
