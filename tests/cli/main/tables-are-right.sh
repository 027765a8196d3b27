"$TACHO" help --check
