/* SPDX-License-Identifier: MIT */
/*
 * Profiles, fed by the ordering itself: the merge loop, compiled once more, with the
 * step of the profile inside the handlers that move goroutines, as the goroutine
 * statistics do it (goroutines_order.c). A handler knows both states as constants, so
 * that a state which is in no profile, or not in the one that is asked for, costs a
 * store. Whatever is special about a transition goes the way it always goes, as an
 * event.
 */
#include "analyze/profile_step.h"

#define TC_ORDER_TAKES 1
#include "reader/order_loop.h"
#include "reader/order_take.h"

STEP void take_ahead(const struct tc_order *o, uint32_t slot)
{
	const struct tc_prof_segment *seg = o->taker;

	if (slot < seg->n_slots)
		__builtin_prefetch(&seg->slots[slot], 1);
}

/* May intervals of a state be in a profile that is asked for? */
STEP bool may_count(const struct tc_prof_segment *seg, uint8_t state)
{
	return state != TACHO_GO_RUNNING && seg->only_class[state] != TC_PROF_CLASS_NOWHERE;
}

/* The accumulator of the interval that begins. */
STEP uint32_t next_sum(const struct tc_prof_segment *seg, const struct tc_move *mv)
{
	if (!may_count(seg, mv->to))
		return TC_PROF_NOWHERE;
	if (mv->to == TACHO_GO_WAITING)
		return tc_prof_next(seg, mv->to, mv->name, mv->stack);
	return tc_prof_sum_of(seg, seg->only_class[mv->to], mv->stack);
}

/* One interval ends, the next one begins. From nowhere to nowhere nothing changes. */
STEP int apply(struct tc_prof_segment *seg, struct tc_prof_slot *s, const struct tc_move *mv,
	       uint32_t sum, int64_t now)
{
	int64_t ns = tc_wrap_sub(now, s->since_ns);
	int rc = 0;

	if (may_count(seg, mv->from)) {
		if (LIKELY(ns > 0) && s->sum >= TC_PROF_FIRST_SUM)
			rc = tc_prof_count(seg, s->sum, ns, now);
		s->sum = sum;
	}
	if (may_count(seg, mv->to)) {
		s->since_ns = now;
		s->sum = sum;
	}
	return rc;
}

STEP int take_move(struct tc_order *o, struct tc_cursor *c, const struct tc_m *m, int64_t raw_ns,
		   const struct tc_move *mv, bool spec)
{
	struct tc_prof_segment *seg = o->taker;
	int64_t now = published(o, raw_ns);
	struct tc_prof_slot *s = &seg->slots[mv->slot];
	uint32_t sum = next_sum(seg, mv);
	int rc;

	if (!is_certain(m, spec))
		return TC_NOT_YET;
	if (UNLIKELY(s->mode != TC_PROF_COUNTED || sum == TC_PROF_NO_SUM))
		return TC_NOT_YET;
	rc = pass_move(o, c, m, raw_ns, mv, spec, now);
	if (UNLIKELY(rc < 0))
		return rc;
	if (UNLIKELY(apply(seg, s, mv, sum, now) < 0))
		return TACHO_ENOMEM;
	return LIKELY(rc > 0) ? TC_TAKEN : TC_EMPTY;
}

STEP bool is_noted(const struct tacho_event *e)
{
	return e->kind == TACHO_KIND_STATE_TRANSITION;
}

STEP int take_noted(void *segment, const struct tacho_event *e, uint32_t n_slots)
{
	return tc_prof_take(segment, e, n_slots);
}

/* It begins a segment. */
static int feed_block(void *segment, const struct tacho_block *b)
{
	return tc_prof_feed(segment, b);
}

int tc_prof_order(void *segment, struct tc_order *o, bool is_watched)
{
	struct tc_prof_segment *seg = segment;
	int rc;

	if (seg->gen != o->gen || o->n_out > 0)
		return order_and_feed(o, seg);
	rc = tc_prof_reach_slots(seg, (uint32_t)o->n_gs);
	if (rc == 0)
		rc = order_and_take(o, seg, is_watched);
	if (o->n_out > 0)
		o->out[o->n_out - 1].time_ns = o->taken_ns;
	return rc;
}
