cd "$DATA"
try() { "$TACHO" profile sync "$@" go127-http.trace || echo "exit $?"; }
try --goroutine 99999
try --fn main.man
try --fn main.main --goroutine 37
try --json --goroutine 99999
