# SPDX-License-Identifier: MIT
# A task: causes that add up, and the path.
cd "$DATA"
"$TACHO" explain --task 5 "planted/requests.trace"
