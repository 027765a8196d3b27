# SPDX-License-Identifier: MIT
# A region, whose task is named.
cd "$DATA"
"$TACHO" explain --region lock --lines 6 "planted/requests.trace"
