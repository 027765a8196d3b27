"$TACHO" help completion
