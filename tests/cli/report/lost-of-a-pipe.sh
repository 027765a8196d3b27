# What is lost of a stream counts to where it ends, as it does for a file.
cd "$DATA"
lost() { "$TACHO" report --no-findings "$@" 2>/dev/null | grep '^  lost' || true; }
lost go127-cut-half.trace
lost - < <(cat go127-cut-half.trace)
lost - < <(gzip -c go127-cut-half.trace)
cat go127-cut-half.trace | "$TACHO" check - | grep usable
