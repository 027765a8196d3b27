# What a lock convoy changes, with findings that come and go.
cd "$DATA" || exit
"$TACHO" compare planted/light.trace planted/convoy-32.trace
