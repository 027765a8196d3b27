# With a secret in the address $BROWSER gets a file that only the user can read, which leads
# there, and which is gone in the end.
cat >browser <<'S'
#!/bin/sh
{ echo "$1" && stat -c %a "${1#file://}" && cat "${1#file://}"; } >"$0.got.new"
mv "$0.got.new" "$0.got"
S
chmod +x browser
set -m
BROWSER=$PWD/browser XDG_RUNTIME_DIR=$PWD "$TACHO" view --token --open 'timeline?t=1ms+2ms&q="<a>' \
	"$DATA/go127-tasks.trace" >out &
pid=$!
for _ in {1..200}; do
	[ -s browser.got ] && break
	sleep 0.02
done
kill -INT $pid
wait $pid && echo "exit 0"
sed -E 's#file://.*/tacho-.{6}#file:///tacho-X#; s#:[0-9]+/#:PORT/#; s#/k/[0-9a-f]{32}/#/k/TOKEN/#' browser.got
grep -c "$(sed -n 's#.*/k/\([0-9a-f]*\)/#\1#p' out)" browser.got
ls tacho-*.html >left 2>&1 || echo "no file is left"
