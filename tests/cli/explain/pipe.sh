# SPDX-License-Identifier: MIT
# Standard input is read twice.
cd "$DATA"
"$TACHO" explain --task 5 --csv "planted/requests.trace" >"$OLDPWD/a.csv"
"$TACHO" explain --task 5 --csv - <"planted/requests.trace" >"$OLDPWD/b.csv"
cat "planted/requests.trace" | "$TACHO" explain --task 5 --csv - >"$OLDPWD/c.csv"
cmp "$OLDPWD/a.csv" "$OLDPWD/b.csv"
cmp "$OLDPWD/a.csv" "$OLDPWD/c.csv"
