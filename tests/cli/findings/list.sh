"$TACHO" findings --list
