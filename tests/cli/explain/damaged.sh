# SPDX-License-Identifier: MIT
# What can be used of a damaged trace is explained, and the damage is said.
cd "$DATA"
"$TACHO" explain --goroutine 1 --lines 3 "go127-cut-half.trace"
