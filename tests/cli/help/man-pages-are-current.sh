"$ROOT/tools/man-pages" --check "$TACHO"
