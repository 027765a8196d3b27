"$TACHO" help >&-
