# Many short waits beside few long ones: the total alone would not tell.
cd "$DATA"
"$TACHO" profile sched --top 1 --depth 2 go119-http.trace
