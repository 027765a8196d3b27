# Keys and their order are stable; see doc/json.md.
cd "$DATA"
"$TACHO" profile syscall --json --top 1 go127-mixed.trace
"$TACHO" profile net --format json --complete -g 1 --fn main.main --to 1h go127-mixed.trace
