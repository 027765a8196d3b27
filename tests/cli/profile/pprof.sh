# gzip around profile.proto; to a file, and to standard output.
cp "$DATA/go127-http.trace" "$DATA/go127-mixed.trace" .
"$TACHO" profile sync --pprof sync.pb.gz go127-http.trace
"$TACHO" profile sync --pprof - go127-http.trace | cmp - sync.pb.gz
gzip -dc sync.pb.gz | grep -ao -e contentions -e nanoseconds -e main.main.func1 | sort -u
"$TACHO" profile net --quiet --pprof empty.pb.gz go127-mixed.trace
gzip -t empty.pb.gz
