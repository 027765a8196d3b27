# SPDX-License-Identifier: MIT
# What the slowest have more of.
cd "$DATA"
"$TACHO" explain --slow-vs-normal request "planted/requests.trace"
"$TACHO" explain --slow-vs-normal child --csv "planted/requests.trace"
