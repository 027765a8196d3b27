cd "$DATA"
rule() { "$TACHO" spool test-rule "$@" && echo "taken" || echo "exit $?"; }
rule go127-tasks.trace
rule --task a go127-tasks.trace
rule --task a --region b --threshold 1s go127-tasks.trace
rule --task a --threshold 5 go127-tasks.trace
rule --task a --threshold 5ms --percentile 100 go127-tasks.trace
rule --task a --threshold 5ms --set nonsense=1 go127-tasks.trace
rule --config /nowhere go127-tasks.trace
echo 'enabled = maybe' >"$OLDPWD/bad.conf"
(cd "$OLDPWD" && rule --config bad.conf "$DATA/go127-tasks.trace")
rule --task a --threshold 1s ../data
rule --task a --threshold 1s nowhere.trace
rule --task a --threshold 1s go127-cut-half.trace
