# What cannot begin says why, and nothing else.
cd "$DATA"
try() {
	echo "== $*"
	"$TACHO" view --no-open "$@" || echo "exit $?"
}
exec 2>&1
try
try gone.trace
try README.md
try --addr nowhere: go127-tasks.trace
try --addr 127.0.0.1:http go127-tasks.trace
try --addr ::1 go127-tasks.trace
try --addr 127.0.0.1:70000 go127-tasks.trace
try --addr 127.0.0.1:0 --http 127.0.0.1:0 go127-tasks.trace
try go127-tasks.trace gone.trace
try go127-tasks.trace /dev/null
try go127-tasks.trace go127-gc.trace go127-http.trace
try --token=maybe go127-tasks.trace
