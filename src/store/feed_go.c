/* SPDX-License-Identifier: MIT */
/*
 * Transitions of goroutines. One touches the goroutine's record and that of its P;
 * texts and stacks are looked at once for each distinct one in a generation.
 */
#include <string.h>

#include "store/state.h"

#define UNLIKELY(x)   __builtin_expect(!!(x), 0)
#define ALWAYS_INLINE static inline __attribute__((always_inline))

/* --- the census ----------------------------------------------------------------- */

ALWAYS_INLINE int count_group(struct tc_store *s, uint32_t group, uint64_t tick, unsigned from,
			      unsigned to)
{
	if (group >= TC_MAX_GAUGES)
		return 0;
	return tc_gauge_move(&s->groups[group].gauge, s->bulk, s->group_shift, tick, from, to);
}

/* The extremes: what is left can only make a new low, what is entered a new high. */
ALWAYS_INLINE void note_extremes(struct tc_census *c, unsigned from, unsigned to)
{
	const int64_t *n = c->gos.n;
	int64_t threads = n[TC_CLASS_RUNNING] + n[TC_CLASS_SYSCALL];

	switch (from) {
	case TC_CLASS_RUNNABLE: tc_census_less(c, TC_SERIES_RUNNABLE, n[TC_CLASS_RUNNABLE]); break;
	case TC_CLASS_RUNNING:
		tc_census_less(c, TC_SERIES_RUNNING, n[TC_CLASS_RUNNING]);
		tc_census_less(c, TC_SERIES_THREADS, threads);
		break;
	case TC_CLASS_SYSCALL: tc_census_less(c, TC_SERIES_THREADS, threads); break;
	default: break;
	}
	switch (to) {
	case TC_CLASS_RUNNABLE: tc_census_more(c, TC_SERIES_RUNNABLE, n[TC_CLASS_RUNNABLE]); break;
	case TC_CLASS_RUNNING:
		tc_census_more(c, TC_SERIES_RUNNING, n[TC_CLASS_RUNNING]);
		tc_census_more(c, TC_SERIES_THREADS, threads);
		break;
	case TC_CLASS_SYSCALL: tc_census_more(c, TC_SERIES_THREADS, threads); break;
	default: break;
	}
	if (UNLIKELY(from == TC_CLASS_NONE))
		tc_census_more(c, TC_SERIES_GOROUTINES, n[0] + n[1] + n[2] + n[3]);
	else if (UNLIKELY(to == TC_CLASS_NONE))
		tc_census_less(c, TC_SERIES_GOROUTINES, n[0] + n[1] + n[2] + n[3]);
}

ALWAYS_INLINE int count(struct tc_store *s, uint32_t group, uint64_t tick, unsigned from,
			unsigned to)
{
	struct tc_census *c = &s->census;
	int rc = tc_gauge_move(&c->gos, s->bulk, c->shift, tick, from, to);

	note_extremes(c, from, to);
	return rc < 0 ? rc : count_group(s, group, tick, from, to);
}

/* One that was there before the trace. */
static int count_found(struct tc_store *s, uint32_t group, uint64_t tick, unsigned class)
{
	struct tc_census *c = &s->census;
	int rc = tc_gauge_found(&c->gos, s->bulk, c->shift, tick, class, 1);

	/* It was there all along, so it is no low that it was not known. */
	for (int i = 0; i < TC_SERIES; i++)
		if (i == TC_SERIES_GOROUTINES ||
		    (i == TC_SERIES_RUNNABLE && class == TC_CLASS_RUNNABLE) ||
		    (i == TC_SERIES_RUNNING && class == TC_CLASS_RUNNING) ||
		    (i == TC_SERIES_THREADS &&
		     (class == TC_CLASS_RUNNING || class == TC_CLASS_SYSCALL))) {
			c->now.min[i]++;
			c->now.max[i]++;
		}
	if (rc < 0 || group >= TC_MAX_GAUGES)
		return rc;
	return tc_gauge_found(&s->groups[group].gauge, s->bulk, s->group_shift, tick, class, 1);
}

/* --- lives ---------------------------------------------------------------------- */

static int group_of_stack(struct tc_store *s, uint32_t stack_ref, uint32_t *group)
{
	size_t depth = tacho_gen_stack_depth(s->sites.gen, stack_ref);
	uint32_t ref = 0, name;
	int rc;

	if (depth)
		ref = tacho_gen_stack_frame(s->sites.gen, stack_ref, depth - 1).func;
	rc = tacho_symbols_string(s->sites.symbols, s->sites.gen, ref, &name);
	if (rc < 0)
		return rc;
	*group = tc_table_get(&s->group_of_name, name);
	if (*group != TC_TABLE_NONE)
		return 0;
	if (s->n_groups == TC_MAX_GROUPS) {
		*group = TC_MAX_GROUPS - 1;
		return 0;
	}
	rc = TC_GROW(s->bulk, &s->groups, &s->cap_groups, s->n_groups + 1, TC_MAX_GROUPS);
	if (rc == 0)
		rc = tc_table_put(&s->group_of_name, name, (uint32_t)s->n_groups);
	if (rc < 0)
		return rc;
	*group = (uint32_t)s->n_groups;
	s->groups[s->n_groups++] = (struct tc_group){ .name = name };
	return 0;
}

/* The first stack of its own says where it started. */
static int name_life(struct tc_store *s, struct tc_live *l, uint32_t stack_ref)
{
	struct tc_go *go = &s->gos[l->number];
	uint32_t group;
	int rc;

	if (stack_ref && tacho_gen_stack_depth(s->sites.gen, stack_ref) == 0)
		stack_ref = 0;
	rc = group_of_stack(s, stack_ref, &group);
	if (rc < 0)
		return rc;
	go->group = group & TC_GROUP_MASK;
	l->group = group;
	l->is_named = stack_ref != 0;
	s->groups[group].members++;
	s->groups[group].n_live++;
	if (s->groups[group].n_live > s->groups[group].peak)
		s->groups[group].peak = s->groups[group].n_live;
	return 0;
}

/* All that it did so far, to a group's gauge (1) or away from it (-1). */
static int count_past(struct tc_store *s, const struct tc_live *l, uint32_t group, uint64_t tick,
		      int by)
{
	unsigned class = tc_class_of(l->track.state), shift = s->group_shift;
	struct tc_gauge *g;
	struct tc_row row;
	struct tc_scan w;
	int rc = 0;

	if (group >= TC_MAX_GAUGES)
		return 0;
	g = &s->groups[group].gauge;
	tc_row_of_track(&row, &s->tracks, &l->track, tick);
	for (bool ok = tc_scan_all(&w, &row, false); ok && rc == 0; ok = tc_scan_next(&w))
		rc = tc_gauge_past(g, s->bulk, shift, tick, w.slice.begin, w.slice.end,
				   tc_class_of(w.slice.state), by);
	if (rc < 0)
		return rc;
	return by > 0 ? tc_gauge_move(g, s->bulk, shift, tick, TC_CLASS_NONE, class)
		      : tc_gauge_move(g, s->bulk, shift, tick, class, TC_CLASS_NONE);
}

/* The stack shows only now where it started: all it did moves to another group. */
static int rename_life(struct tc_store *s, struct tc_live *l, uint32_t stack_ref, uint64_t tick)
{
	uint32_t was = l->group;
	int rc;

	if (tacho_gen_stack_depth(s->sites.gen, stack_ref) == 0)
		return 0;
	s->groups[was].members--;
	s->groups[was].n_live--;
	rc = count_past(s, l, was, tick, -1);
	if (rc == 0)
		rc = name_life(s, l, stack_ref);
	return rc < 0 ? rc : count_past(s, l, l->group, tick, 1);
}

static int add_number(struct tc_store *s, const struct tc_go *go)
{
	size_t zone = s->n_gos >> TC_ZONE_SHIFT;
	int rc = TC_GROW(s->bulk, &s->gos, &s->cap_gos, s->n_gos + 1, TC_NONE32 - 1);

	if (rc == 0 && zone == s->n_zones) {
		rc = TC_GROW(s->bulk, &s->zones, &s->cap_zones, s->n_zones + 1, 0);
		if (rc == 0) {
			struct tc_zone *z = &s->zones[s->n_zones++];

			/* Its padding goes into saved stores. */
			memset(z, 0, sizeof(*z));
			z->min_id = INT64_MAX;
			z->max_id = INT64_MIN;
			z->min_begin = UINT64_MAX;
		}
	}
	if (rc < 0)
		return rc;
	s->gos[s->n_gos++] = *go;
	s->n_repeated += go->may_repeat;
	if (go->id < s->zones[zone].min_id)
		s->zones[zone].min_id = go->id;
	if (go->id > s->zones[zone].max_id)
		s->zones[zone].max_id = go->id;
	if (go->begin < s->zones[zone].min_begin)
		s->zones[zone].min_begin = go->begin;
	s->zones[zone].n_live++;
	return 0;
}

static uint32_t creator_of(const struct tc_store *s, const struct tacho_event *e)
{
	uint32_t i = (uint64_t)e->p < 64 ? s->proc_cache[e->p] : 0;

	if (i && s->procs[i - 1].slot < s->n_lives && s->procs[i - 1].g == e->g)
		return s->lives[s->procs[i - 1].slot].number;
	return TC_NONE32;
}

static int end_life(struct tc_store *s, struct tc_live *l, uint64_t tick)
{
	struct tc_go *go = &s->gos[l->number];
	struct tc_zone *zone = &s->zones[l->number >> TC_ZONE_SHIFT];
	uint64_t place;
	int rc;

	rc = count(s, l->group, tick, tc_class_of(l->track.state), TC_CLASS_NONE);
	if (rc < 0)
		return rc;
	if (l->proc < s->n_procs && s->procs[l->proc].slot == (uint32_t)(l - s->lives)) {
		rc = tc_set_proc(s, l->proc, tick, TC_IDLE, TC_NONE32);
		if (rc < 0)
			return rc;
	}
	rc = tc_end_regions(s, l, tick);
	if (rc == 0 && go->has_assists)
		rc = tc_end_assist(s, l->number, tick);
	if (rc == 0)
		rc = tc_track_end(&s->tracks, &l->track, tick, &place);
	if (rc < 0)
		return rc;
	go->kind = place == TC_NO_PLACE ? TC_GO_INDEX : TC_GO_BLOCK;
	go->data = (place == TC_NO_PLACE ? l->track.index : place) & TC_DATA_MASK;
	zone->n_live--;
	s->groups[l->group].n_live--;
	zone->max_end = tick > zone->max_end ? tick : zone->max_end;
	l->number = TC_NONE32;
	l->proc = TC_NONE32;
	return 0;
}

static int begin_life(struct tc_store *s, struct tc_live *l, const struct tacho_event *e,
		      uint64_t tick)
{
	bool is_old = e->from == TACHO_GO_UNDETERMINED;
	struct tc_go go = { .id = e->subject,
			    .data = e->slot,
			    .is_old = is_old,
			    .may_repeat = e->detail == 1,
			    .creator = is_old ? TC_NONE32 : creator_of(s, e) };
	int rc = 0;

	if (l->number != TC_NONE32)
		rc = end_life(s, l, tick);
	/* Nothing before the trace is known: what goes on has gone on since it began. */
	if (is_old)
		tick = 0;
	go.begin = tick & TC_TICK_MAX;
	if (rc == 0)
		rc = add_number(s, &go);
	if (rc < 0)
		return rc;
	l->number = (uint32_t)(s->n_gos - 1);
	l->id = e->subject;
	l->proc = TC_NONE32;
	l->mark_proc = TC_NONE32;
	l->work = TC_NONE32;
	l->is_named = false;
	tc_track_begin(&l->track, tick, TC_IDLE, TC_NONE32, TC_REF_PLAIN);
	return name_life(s, l, e->u.subject_stack);
}

/* --- states --------------------------------------------------------------------- */

static const uint8_t track_state[TACHO_GO_STATE_COUNT] = {
	[TACHO_GO_RUNNABLE] = TC_RUNNABLE,
	[TACHO_GO_RUNNING] = TC_RUNNING,
	[TACHO_GO_WAITING] = TC_WAITING,
	[TACHO_GO_SYSCALL] = TC_SYSCALL,
};

/* What the new slice refers to. */
ALWAYS_INLINE int site_of(struct tc_store *s, const struct tacho_event *e, uint32_t *site)
{
	uint32_t waker = 0;

	*site = 0;
	switch (e->to) {
	case TACHO_GO_WAITING: return tc_sites_of(&s->sites, TC_SITE_WAIT, e->name, e->stack, site);
	case TACHO_GO_SYSCALL: return tc_sites_of(&s->sites, TC_SITE_CALL, 0, e->stack, site);
	case TACHO_GO_RUNNABLE:
		/* Who is preempted or comes from a call was not woken. */
		if ((e->from == TACHO_GO_WAITING || e->from == TACHO_GO_NOT_EXIST) &&
		    (uint64_t)e->p < 64)
			waker = s->proc_cache[e->p];
		return tc_sites_of(&s->sites, TC_SITE_WAKE, waker, e->stack, site);
	default: return 0;
	}
}

/* The P follows what its goroutine does. */
ALWAYS_INLINE int move_proc(struct tc_store *s, struct tc_live *l, const struct tacho_event *e,
			    uint64_t tick)
{
	bool had = l->proc < s->n_procs && s->procs[l->proc].slot == e->slot;
	int rc;

	if (e->to == TACHO_GO_RUNNING || (e->to == TACHO_GO_SYSCALL && e->p != TACHO_NONE)) {
		uint32_t was = l->proc;

		if (e->p == TACHO_NONE)
			return 0;
		rc = tc_find_proc(s, e->p, &l->proc);
		if (rc == 0 && UNLIKELY(had && was != l->proc))
			rc = tc_set_proc(s, was, tick, TC_IDLE, TC_NONE32);
		if (rc == 0 && UNLIKELY(s->procs[l->proc].m != e->m))
			rc = tc_take_thread(s, l->proc, e->m, tick);
		return rc < 0 ? rc
			      : tc_set_proc(s, l->proc, tick,
					    e->to == TACHO_GO_RUNNING ? TC_RUNNING : TC_SYSCALL,
					    e->slot);
	}
	rc = had ? tc_set_proc(s, l->proc, tick, TC_IDLE, TC_NONE32) : 0;
	l->proc = TC_NONE32;
	return rc;
}

int tc_feed_go(struct tc_store *s, const struct tacho_event *e, uint64_t tick)
{
	struct tc_live *l = &s->lives[e->slot];
	bool is_new =
		e->from <= TACHO_GO_NOT_EXIST || l->number == TC_NONE32 || l->id != e->subject;
	uint32_t site;
	unsigned class;
	int rc;

	if (e->to >= TACHO_GO_STATE_COUNT)
		return 0;
	if (UNLIKELY(is_new)) {
		if (e->to <= TACHO_GO_NOT_EXIST)
			return 0;
		rc = begin_life(s, l, e, tick);
		if (rc == 0)
			rc = site_of(s, e, &site);
		if (rc < 0)
			return rc;
		l->track.state = track_state[e->to];
		l->track.ref = site;
		class = tc_class_of(l->track.state);
		rc = e->from == TACHO_GO_UNDETERMINED
			     ? count_found(s, l->group, tick, class)
			     : count(s, l->group, tick, TC_CLASS_NONE, class);
		if (rc < 0)
			return rc;
	} else {
		if (UNLIKELY(e->to == TACHO_GO_NOT_EXIST))
			return end_life(s, l, tick);
		if (UNLIKELY(!l->is_named) && e->u.subject_stack) {
			rc = rename_life(s, l, e->u.subject_stack, tick);
			if (rc < 0)
				return rc;
		}
		/* A status says once more what is known already. */
		if (UNLIKELY(e->from == e->to))
			return 0;
		rc = site_of(s, e, &site);
		if (rc == 0)
			rc = count(s, l->group, tick, tc_class_of(l->track.state),
				   tc_class_of(track_state[e->to]));
		if (e->to == TACHO_GO_RUNNING && l->track.state == TC_RUNNABLE)
			s->census
				.latency[s->census.bin][tc_latency_bucket(tick - l->track.since)]++;
		if (rc == 0)
			rc = tc_track_turn(&s->tracks, &l->track, tick, track_state[e->to], site,
					   NULL);
		if (rc < 0)
			return rc;
	}
	return move_proc(s, l, e, tick);
}
