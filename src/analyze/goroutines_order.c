/* SPDX-License-Identifier: MIT */
/*
 * Goroutine statistics with a profile along, fed by the ordering itself: the merge
 * loop, compiled once more, with the step of the analysis inside the handlers that
 * move goroutines. These know both states, the goroutine and its slot, so nothing
 * is written to a block, read back, and asked again what it is. Whatever is special
 * goes the way it always goes, as an event.
 */
#include "analyze/goroutines_step.h"

#define TC_ORDER_TAKES 1
#include "reader/order_loop.h"
#include "reader/order_take.h"

/* See below for what is done where goroutines are many. */
STEP void take_ahead(const struct tc_order *o, uint32_t slot)
{
	(void)o;
	(void)slot;
}

/* As tc_prof_next, where the state is a constant. */
STEP uint32_t next_sum(const struct tc_prof_segment *seg, const struct tc_move *mv)
{
	switch (mv->to) {
	case TACHO_GO_RUNNING: return TC_PROF_NOWHERE;
	case TACHO_GO_RUNNABLE:
		return tc_prof_sum_of(seg, seg->only_class[TACHO_GO_RUNNABLE], mv->stack);
	case TACHO_GO_SYSCALL:
		return tc_prof_sum_of(seg, seg->only_class[TACHO_GO_SYSCALL], mv->stack);
	default: return tc_prof_next(seg, mv->to, mv->name, mv->stack);
	}
}

STEP int take_move(struct tc_order *o, struct tc_cursor *c, const struct tc_m *m, int64_t raw_ns,
		   const struct tc_move *mv, bool spec)
{
	struct tc_go_segment *seg = o->taker;
	struct tc_go_step step = {
		.time_ns = published(o, raw_ns),
		.p = m->p,
		.slot = mv->slot,
		.stack = mv->stack,
		.name = mv->name,
		.from = mv->from,
		.to = mv->to,
		.is_nowhere = mv->from == TACHO_GO_RUNNING,
	};
	struct tc_go_plain plain;
	int rc;

	if (!is_certain(m, spec))
		return TC_NOT_YET;
	if (UNLIKELY(!tc_go_look(seg, &step, next_sum(seg->profile, mv), true, &plain)))
		return TC_NOT_YET;
	rc = pass_move(o, c, m, raw_ns, mv, spec, step.time_ns);
	if (UNLIKELY(rc < 0))
		return rc;
	if (UNLIKELY(tc_go_apply(seg, &step, &plain, true) < 0))
		return TACHO_ENOMEM;
	return LIKELY(rc > 0) ? TC_TAKEN : TC_EMPTY;
}

STEP bool is_noted(const struct tacho_event *e)
{
	return tc_go_is_noted(e);
}

STEP int take_noted(void *segment, const struct tacho_event *e, uint32_t n_slots)
{
	return tc_go_take(segment, e, n_slots);
}

/*
 * Where goroutines are many, this is also faster: a block shows better which slots will
 * be needed, so that they can be fetched.
 */
static int feed_block(void *segment, const struct tacho_block *b)
{
	return tc_go_joined_ops.feed(segment, b);
}

int tc_go_order(void *segment, struct tc_order *o, bool is_watched)
{
	struct tc_go_segment *seg = segment;
	int rc;

	if (!seg->has_events || seg->wants_sync || !seg->profile->is_plain || o->n_out > 0 ||
	    o->n_gs > TC_GO_MANY_SLOTS)
		return order_and_feed(o, seg);
	rc = tc_go_reach_slots(seg, (uint32_t)o->n_gs);
	if (rc == 0)
		rc = order_and_take(o, seg, is_watched);
	if (o->n_out > 0)
		seg->last_ns = o->out[o->n_out - 1].time_ns = o->taken_ns;
	return rc;
}
