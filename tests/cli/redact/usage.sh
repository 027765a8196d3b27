# What is wrong is said, and nothing is written.
try() { "$TACHO" redact "$@" && exit 9; echo "exit $?"; }
T=$DATA/go127-tasks.trace
try "$T"
try --check -o x "$T"
try --show -o x "$T"
try --log hide -o x "$T"
try --pattern '(' -o x "$T"
printf 'short' >key
try --key-file key -o x "$T"
printf '0123456789abcdef' >key
chmod 644 key
try --key-file key -o x "$T"
try --key-file missing -o x "$T"
cp "$DATA/go119-http.trace" old.trace
try -o x old.trace
cp "$T" same.trace
try -o same.trace same.trace
printf 'no trace' >junk
try -o x junk
ls
