# SPDX-License-Identifier: MIT
# Where there is no room, what is missing is said, and it is no success.
cd "$DATA"
try() {
	"$TACHO" explain "$@" planted/requests.trace || echo "exit $?"
}
try --slow-vs-normal request --limit-spans 100
try --slow-vs-normal request --limit-spans 100 --csv
try --slow-vs-normal request --limit-spans 100 --json | sed -n '/num_slow/,/causes/p'
try --slowest request --limit-spans 60
# Enough, if what is over makes room: the same as without a limit.
try --slow-vs-normal request >all
try --slow-vs-normal request --limit-spans 5000 | cmp - all
