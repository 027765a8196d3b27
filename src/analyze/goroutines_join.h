/* SPDX-License-Identifier: MIT */
/*
 * Goroutine statistics with a profile along: one loop over the events for both.
 *
 * Both keep a slot for each goroutine, with the time since when it is in its state.
 * While a goroutine is plain and its intervals are counted, the profile's half is
 * borrowed: the accumulator of the open interval stands in the slot of the statistics
 * (flag TC_GO_COUNTED), and one cache line is all that a transition touches. Before
 * anything rare, and before a merge, it is given back to the profile's own slot, which
 * knows all cases.
 */
#ifndef TC_ANALYZE_GOROUTINES_JOIN_H
#define TC_ANALYZE_GOROUTINES_JOIN_H

#include "analyze/goroutines_state.h"
#include "analyze/profile_step.h"

static inline void tc_go_give_back(struct tc_go_segment *seg, size_t slot)
{
	struct tc_go_slot *s = &seg->slots[slot];

	if (!(s->state & TC_GO_COUNTED))
		return;
	s->state &= (uint16_t)~TC_GO_COUNTED;
	seg->profile->slots[slot].since_ns = s->since_ns;
	seg->profile->slots[slot].sum = s->profile_sum;
}

static inline void tc_go_borrow(struct tc_go_segment *seg, size_t slot)
{
	const struct tc_prof_slot *from = &seg->profile->slots[slot];

	if (from->mode != TC_PROF_COUNTED)
		return;
	seg->slots[slot].profile_sum = from->sum;
	seg->slots[slot].state |= TC_GO_COUNTED;
}

#endif
