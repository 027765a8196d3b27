# SPDX-License-Identifier: MIT
# Wrong command lines.
cd "$DATA"
t=planted/requests.trace
run() { "$TACHO" explain "$@" || echo "exit $?"; }
run "$t"
run --task 1 --goroutine 2 "$t"
run --task 1 --from 1ms "$t"
run --goroutine 1 --from 2ms --to 1ms "$t"
run --goroutine 1 --from 1ms --to 1ms "$t"
run --slowest request -n -1 "$t"
run --task 1
