# SPDX-License-Identifier: MIT
# A guess, marked as one: the pooled worker that does not know of the task.
cd "$DATA"
"$TACHO" explain --task 5 --follow "planted/requests.trace" | grep "~"
