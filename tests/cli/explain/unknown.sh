# SPDX-License-Identifier: MIT
# What there is instead of what was asked for; always exit code 2.
cd "$DATA"
t=planted/requests.trace
run() { "$TACHO" explain "$@" "$t" || echo "exit $?"; }
run --task 500
run --goroutine 99999
run --slowest nothing
run --slowest child
run --region request
run --slow-vs-normal nothing
run --goroutine 26 --from 10s
run --region lock --from 1s --to 2s
t=go127-empty.trace
run --task 1
run --slowest request
