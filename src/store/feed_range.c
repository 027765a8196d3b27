/* SPDX-License-Identifier: MIT */
/*
 * Marking and stops of the world, each on a row of its own. Those that are open when a
 * generation begins are announced again; that counts in the first one only.
 */
#include "store/state.h"

static int mark(struct tc_store *s, uint64_t tick, bool is_end)
{
	if (is_end == (s->gc.state == TC_IDLE))
		return 0;
	return tc_track_turn(&s->tracks, &s->gc, tick, is_end ? TC_IDLE : TC_NAMED, 0, NULL);
}

static int stop(struct tc_store *s, const struct tacho_event *e, uint64_t tick, bool is_end)
{
	uint32_t name = 0;
	int rc;

	if (is_end) {
		if (s->n_stw == 0 || --s->n_stw > 0)
			return 0;
		return tc_track_turn(&s->tracks, &s->stw, tick, TC_IDLE, 0, NULL);
	}
	if (s->n_stw++ > 0)
		return 0;
	rc = tacho_symbols_string(s->sites.symbols, s->sites.gen, e->name, &name);
	return rc < 0 ? rc : tc_track_turn(&s->tracks, &s->stw, tick, TC_NAMED, name, NULL);
}

int tc_feed_range(struct tc_store *s, const struct tacho_event *e, uint64_t tick)
{
	bool is_end = e->kind == TACHO_KIND_RANGE_END;

	if (e->detail != TACHO_RANGE_STW && e->detail != TACHO_RANGE_GC_MARK)
		return 0;
	if (e->kind == TACHO_KIND_RANGE_ACTIVE) {
		if (tacho_gen_index(s->sites.gen) > 0)
			return 0;
		/* Since before the trace; there is no slice yet, or it had begun by then. */
		tick = 0;
	}
	return e->detail == TACHO_RANGE_STW ? stop(s, e, tick, is_end) : mark(s, tick, is_end);
}
