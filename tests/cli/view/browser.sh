# $BROWSER gets the address with the page that is asked for.
cat >browser <<'S'
#!/bin/sh
echo "$1" >"$0.url.new" && mv "$0.url.new" "$0.url"
S
chmod +x browser
set -m
BROWSER=$PWD/browser "$TACHO" view --open '/timeline?t=1ms+2ms' "$DATA/go127-tasks.trace" >out &
pid=$!
for _ in {1..200}; do
	[ -s browser.url ] && break
	sleep 0.02
done
kill -INT $pid
wait $pid
sed 's/.* //' out | tr -d '\n' | cat - <(echo 'timeline?t=1ms+2ms') | cmp - browser.url
