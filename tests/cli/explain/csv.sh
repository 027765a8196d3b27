# SPDX-License-Identifier: MIT
# The parts as CSV; durations add up.
cd "$DATA"
"$TACHO" explain --task 5 --csv "planted/requests.trace" >"$OLDPWD/out.csv"
head -3 "$OLDPWD/out.csv"
awk -F, "NR > 1 { n++; ns += \$6 } END { print n, ns }" "$OLDPWD/out.csv"
