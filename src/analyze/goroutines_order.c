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
	const uint8_t both = TC_M_P_KNOWN | TC_M_G_KNOWN;
	struct tc_go_segment *seg = o->taker;
	struct tc_go_step step = {
		.time_ns = published(o, raw_ns),
		.p = m->p,
		.slot = mv->slot,
		.stack = mv->stack,
		.name = mv->name,
		.from = mv->from,
		.to = mv->to,
	};
	struct tc_go_plain plain;
	int rc;

	if (spec && UNLIKELY((m->known & both) != both))
		return TC_NOT_YET;
	if (UNLIKELY(!tc_go_look(seg, &step, next_sum(seg->profile, mv), true, &plain)))
		return TC_NOT_YET;
	if (o->is_watched)
		(void)put_move(o, m, raw_ns, mv);
	else
		o->n_out++;
	rc = decode_next(o, c, spec);
	if (UNLIKELY(rc < 0))
		return rc;
	o->last_ns = o->taken_ns = step.time_ns;
	if (UNLIKELY(tc_go_apply(seg, &step, &plain, true) < 0))
		return TACHO_ENOMEM;
	return LIKELY(rc > 0) ? TC_TAKEN : TC_EMPTY;
}

STEP int take_events(struct tc_order *o, size_t from)
{
	struct tc_go_segment *seg = o->taker;

	o->taken_ns = o->out[o->n_out - 1].time_ns;
	for (const struct tacho_event *e = &o->out[from]; e < &o->out[o->n_out]; e++) {
		if (tc_go_is_noted(e)) {
			int rc = tc_go_take(seg, e, (uint32_t)o->n_gs);

			if (UNLIKELY(rc < 0))
				return rc;
		}
	}
	return 0;
}

/*
 * The block as a whole, as without all this. Where goroutines are many, that is also
 * faster: a block shows better which slots will be needed, so that they can be fetched.
 */
static int order_and_feed(struct tc_order *o, struct tc_go_segment *seg)
{
	int error = o->spec ? tc_order_run_speculative(o) : tc_order_run(o), rc = 0;

	if (o->n_out > 0)
		rc = tc_go_joined_ops.feed(seg, &(struct tacho_block){
							.gen = o->gen,
							.first = o->first,
							.n = o->n_out,
							.events = o->out,
							.values = o->values,
							.n_slots = (uint32_t)o->n_gs,
						});
	return rc < 0 ? rc : error;
}

int tc_go_order(void *segment, struct tc_order *o, bool is_watched)
{
	struct tc_go_segment *seg = segment;
	int rc;

	if (!seg->has_events || seg->wants_sync || !seg->profile->is_plain || o->n_out > 0 ||
	    o->n_gs > TC_GO_MANY_SLOTS)
		return order_and_feed(o, seg);
	o->taker = seg;
	o->is_watched = is_watched;
	rc = tc_go_reach_slots(seg, (uint32_t)o->n_gs);
	if (rc == 0)
		rc = o->spec ? run(o, true) : run(o, false);
	if (o->n_out > 0)
		seg->last_ns = o->out[o->n_out - 1].time_ns = o->taken_ns;
	return rc;
}
