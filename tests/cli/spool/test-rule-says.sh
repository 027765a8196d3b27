# What it prints, with a file of settings, and how the budget shows.
cd "$DATA"
cat >"$OLDPWD/shop.conf" <<'CONF'
service = shop
look-ahead = 1ms
cool-down = 1ms
budget-snapshots-minute = 5
[task "level-"]
threshold = 100us
[task "nobody"]
threshold = 1us
[sched]
stw = 80us
CONF
rule() { "$TACHO" spool test-rule "$@" || echo "exit $?"; }
rule --config "$OLDPWD/shop.conf" go127-tasks.trace go127-gc.trace
rule --csv --config "$OLDPWD/shop.conf" --set 'budget-snapshots-minute = 1' go127-gc.trace
# By lot, the same one each time.
rule --json --config "$OLDPWD/shop.conf" --set probability=50% go127-gc.trace >"$OLDPWD/a"
rule --json --config "$OLDPWD/shop.conf" --set probability=50% go127-gc.trace | cmp - "$OLDPWD/a"
