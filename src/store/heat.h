/* SPDX-License-Identifier: MIT */
/*
 * Heat: how many goroutines of a group were in each class, on average over each bin.
 * From the group's gauge where bins are wide; otherwise from the rows of those who
 * lived in the time, which are few then.
 */
#ifndef TC_STORE_HEAT_H
#define TC_STORE_HEAT_H

#include "store/track.h"

/* n bins of 2^level ns from `from_ns` on. TACHO_ENOMEM. */
TACHO_MUST_USE int tc_heat(const struct tc_store *s, uint32_t group, uint64_t from_ns,
			   unsigned level, size_t n, float (*out)[TC_CLASSES]);

#endif
