"$TACHO" help
