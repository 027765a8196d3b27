# What the memory limit began is told from what GOGC began.
cd "$DATA/planted"
gzip -dc limited.trace.gz | "$TACHO" gc --csv - | cut -d, -f1,2
"$TACHO" gc --csv assist.trace | cut -d, -f2 | sort | uniq -c
gzip -dc limited.trace.gz | "$TACHO" findings - | grep -A2 "memory limit"
