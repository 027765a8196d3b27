# SPDX-License-Identifier: MIT
# The slowest of a type, with few lines of the path.
cd "$DATA"
"$TACHO" explain --slowest request -n 2 --lines 5 "planted/requests.trace"
