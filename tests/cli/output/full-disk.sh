# What was printed must have arrived: a full disk is an error.
test -w /dev/full
"$TACHO" help >/dev/full
