/* SPDX-License-Identifier: MIT */
/*
 * Marking and stops of the world, each on a row of its own; sweeping on rows of Ps; assists
 * on lanes. Those that are open when a
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

static int sweep(struct tc_store *s, const struct tacho_event *e, uint64_t tick, bool is_end)
{
	struct tc_track *t;
	uint32_t proc;
	int rc;

	if (e->scope != TACHO_SCOPE_PROC)
		return 0;
	rc = tc_find_proc(s, e->subject, &proc);
	if (rc < 0)
		return rc;
	t = &s->procs[proc].sweeps;
	if (is_end == (t->state == TC_IDLE))
		return 0;
	return tc_track_turn(&s->tracks, t, tick, is_end ? TC_IDLE : TC_NAMED, 0, NULL);
}

int tc_end_assist(struct tc_store *s, uint32_t number, uint64_t tick)
{
	struct tc_lane lane = { 0, tc_table_get(&s->assist_of, number) };

	if (!tc_table_remove(&s->assist_of, number))
		return 0;
	return tc_lanes_end(&s->assists, &s->tracks, tick, &lane);
}

static int begin_assist(struct tc_store *s, uint32_t number, uint64_t tick)
{
	struct tc_lane lane;
	int rc;

	if (tc_table_get(&s->assist_of, number) != TC_TABLE_NONE)
		return 0;
	rc = tc_lanes_begin(&s->assists, &s->tracks, tick, 0, number, &lane);
	/* More at a time than there are lanes are not shown. */
	if (rc < 0 || lane.lane == TC_NONE32)
		return rc;
	s->gos[number].has_assists = 1;
	return tc_table_put(&s->assist_of, number, lane.lane);
}

static int assist(struct tc_store *s, const struct tacho_event *e, uint64_t tick, bool is_end)
{
	const struct tc_live *l = e->slot < s->n_lives ? &s->lives[e->slot] : NULL;

	if (!l || l->number == TC_NONE32 || l->id != e->subject)
		return 0;
	return is_end ? tc_end_assist(s, l->number, tick) : begin_assist(s, l->number, tick);
}

int tc_feed_range(struct tc_store *s, const struct tacho_event *e, uint64_t tick)
{
	bool is_end = e->kind == TACHO_KIND_RANGE_END;

	if (e->kind == TACHO_KIND_RANGE_ACTIVE) {
		if (tacho_gen_index(s->sites.gen) > 0)
			return 0;
		/* Since before the trace; there is no slice yet, or it had begun by then. */
		tick = 0;
	}
	switch (e->detail) {
	case TACHO_RANGE_STW: return stop(s, e, tick, is_end);
	case TACHO_RANGE_GC_MARK: return mark(s, tick, is_end);
	case TACHO_RANGE_SWEEP: return sweep(s, e, tick, is_end);
	case TACHO_RANGE_MARK_ASSIST: return assist(s, e, tick, is_end);
	default: return 0;
	}
}
