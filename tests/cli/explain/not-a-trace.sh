# SPDX-License-Identifier: MIT
# No trace at all.
echo hello >x
"$TACHO" explain --task 1 x || code=$?
"$TACHO" explain --task 1 --json x || exit "$code"
