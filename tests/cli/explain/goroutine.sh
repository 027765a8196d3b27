# SPDX-License-Identifier: MIT
# A part of the life of a goroutine.
cd "$DATA"
"$TACHO" explain --goroutine 26 --from 1ms --to 3ms "planted/requests.trace"
