cd "$DATA"
try() { "$TACHO" latency "$@" || echo "exit $?"; }
try --fn main.man go127-http.trace
try --kind task go127-convoy.trace
try --kind task --heat task go127-convoy.trace
try --csv --kind task --heat task go127-convoy.trace
