"$TACHO" version
"$TACHO" --version
"$TACHO" -V
