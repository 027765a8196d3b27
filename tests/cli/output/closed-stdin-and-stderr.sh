"$TACHO" version <&-
"$TACHO" version 2>&-
