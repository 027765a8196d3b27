/* SPDX-License-Identifier: MIT */
/*
 * Which cycles of the collector began because of the memory limit (GOMEMLIMIT). A trace
 * does not say it, but has the goal of each cycle, and how much was found alive before:
 *
 *	goal = alive + GOGC/100 · (alive + stacks and globals)
 *
 * so the room between the two grows with what is alive. Where more is alive, and there
 * is less room than there was with less, something else than GOGC sets the goal. With
 * GOGC=off the runtime writes a goal of 0, and only the limit begins a cycle. Not seen is a
 * limit that acts all the time on a heap of one size: a lower GOGC looks the same.
 */
#ifndef TC_ANALYZE_GC_LIMIT_H
#define TC_ANALYZE_GC_LIMIT_H

#include "base/alloc.h"

struct tc_gc_goal {
	uint64_t alive_bytes; /* found by the cycle before; 0: not known */
	uint64_t goal_bytes;
	bool has_goal; /* the trace says it; of 0, that there is none */
	bool is_limit; /* out */
};

/* Work out is_limit of all cycles, which may stand in any order. 0 or TACHO_ENOMEM. */
TACHO_MUST_USE int tc_gc_find_limit(struct tc_gc_goal *v, size_t n,
				    const struct tacho_alloc *alloc);

#endif
