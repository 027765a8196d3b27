"$TACHO" completion -h
