/* SPDX-License-Identifier: MIT */
/*
 * What analyses that are fed by the ordering itself have in common. To be included behind
 * order_loop.h with TC_ORDER_TAKES; the file then defines the functions declared here.
 */
#ifndef TC_READER_ORDER_TAKE_H
#define TC_READER_ORDER_TAKE_H

/* Is it a transition, or something else that the analysis wants as an event? */
STEP bool is_noted(const struct tacho_event *e);
STEP int take_noted(void *segment, const struct tacho_event *e, uint32_t n_slots);
static int feed_block(void *segment, const struct tacho_block *b);

/* A prediction may not be relied on where something of the move is still unknown. */
STEP bool is_certain(const struct tc_m *m, bool spec)
{
	const uint8_t both = TC_M_P_KNOWN | TC_M_G_KNOWN;

	return !spec || LIKELY((m->known & both) == both);
}

/* The move was taken, at `now`; decode what comes next in its batch: as decode_next. */
STEP int pass_move(struct tc_order *o, struct tc_cursor *c, const struct tc_m *m, int64_t raw_ns,
		   const struct tc_move *mv, bool spec, int64_t now)
{
	int rc;

	if (o->is_watched)
		(void)put_move(o, m, raw_ns, mv);
	else
		o->n_out++;
	rc = decode_next(o, c, spec);
	if (LIKELY(rc >= 0))
		o->last_ns = o->taken_ns = now;
	return rc;
}

STEP int take_events(struct tc_order *o, size_t from)
{
	o->taken_ns = o->out[o->n_out - 1].time_ns;
	for (const struct tacho_event *e = &o->out[from]; e < &o->out[o->n_out]; e++) {
		if (is_noted(e)) {
			int rc = take_noted(o->taker, e, (uint32_t)o->n_gs);

			if (UNLIKELY(rc < 0))
				return rc;
		}
	}
	return 0;
}

/* The block as a whole, as without all this. */
static int order_and_feed(struct tc_order *o, void *segment)
{
	int error = o->spec ? tc_order_run_speculative(o) : tc_order_run(o), rc = 0;

	if (o->n_out > 0)
		rc = feed_block(segment, &(struct tacho_block){
						 .gen = o->gen,
						 .first = o->first,
						 .n = o->n_out,
						 .events = o->out,
						 .values = o->values,
						 .n_slots = (uint32_t)o->n_gs,
					 });
	return rc < 0 ? rc : error;
}

/* Order, and feed the segment meanwhile. */
static int order_and_take(struct tc_order *o, void *segment, bool is_watched)
{
	o->taker = segment;
	o->is_watched = is_watched;
	return o->spec ? run(o, true) : run(o, false);
}

#endif
