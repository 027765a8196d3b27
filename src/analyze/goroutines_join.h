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
 *
 * Most goroutines are born, run and end within a segment, and nothing special ever
 * happens to them. Of these the profile's half hears nothing at all: they are *fresh*
 * from their birth until they are given back, and mostly never are. Their first run and
 * their end are steps as plain as any other.
 */
#ifndef TC_ANALYZE_GOROUTINES_JOIN_H
#define TC_ANALYZE_GOROUTINES_JOIN_H

#include "analyze/goroutines_state.h"
#include "analyze/profile_step.h"
#include "reader/order.h"

/* Fewer slots stay in the caches anyway. */
#define TC_GO_MANY_SLOTS 4096

/* goroutines_fresh.c */
TACHO_MUST_USE int tc_go_tell_of_birth(struct tc_go_segment *seg, uint32_t slot);
/* Most births, in short; false: nothing was done. */
bool tc_go_is_born(struct tc_go_segment *seg, const struct tacho_event *e);
/* The end of a goroutine that is fresh, in short; false: nothing was done. */
bool tc_go_is_over(struct tc_go_segment *seg, const struct tacho_event *e, int *rc);

TACHO_MUST_USE static inline int tc_go_give_back(struct tc_go_segment *seg, uint32_t slot)
{
	struct tc_go_slot *s = &seg->slots[slot];
	int rc = s->is_fresh ? tc_go_tell_of_birth(seg, slot) : 0;

	if (rc < 0 || !(s->state & TC_GO_COUNTED))
		return rc;
	s->state &= (uint16_t)~TC_GO_COUNTED;
	seg->profile->slots[slot].since_ns = s->since_ns;
	seg->profile->slots[slot].sum = s->profile_sum;
	return 0;
}

static inline void tc_go_borrow(struct tc_go_segment *seg, size_t slot)
{
	const struct tc_prof_slot *from = &seg->profile->slots[slot];

	if (from->mode != TC_PROF_COUNTED)
		return;
	seg->slots[slot].profile_sum = from->sum;
	seg->slots[slot].state |= TC_GO_COUNTED;
}

/* goroutines_order.c */
/* See struct tacho_direct. */
int tc_go_order(void *segment, struct tc_order *o, bool is_watched);

/* goroutines_feed.c */
/* A latency of a goroutine that has no histogram yet. */
TACHO_MUST_USE int tc_go_keep_latency(struct tc_go_segment *seg, uint32_t slot, int64_t ns);
/* Does the analysis want to know of it? */
static inline bool tc_go_is_noted(const struct tacho_event *e)
{
	return e->kind == TACHO_KIND_STATE_TRANSITION || e->kind == TACHO_KIND_SYNC ||
	       (e->kind >= TACHO_KIND_RANGE_BEGIN && e->kind <= TACHO_KIND_RANGE_END);
}
/* Joined, one event, not the first of a generation. */
TACHO_MUST_USE int tc_go_take(struct tc_go_segment *seg, const struct tacho_event *e,
			      uint32_t n_slots);
TACHO_MUST_USE int tc_go_reach_slots(struct tc_go_segment *seg, uint32_t n);
/* From this state on, ns[Waiting] of the slot is for another reason. */
TACHO_MUST_USE int tc_go_change_reason(struct tc_go_segment *seg, uint32_t slot, uint32_t reason);

#endif
