/* SPDX-License-Identifier: MIT */
/*
 * Ps: which goroutine runs on each, or holds it in a system call. A call ends for
 * the P when the P is taken away.
 */
#include "store/state.h"

#define UNLIKELY(x) __builtin_expect(!!(x), 0)

static int new_proc(struct tc_store *s, int64_t id, uint32_t *out)
{
	uint32_t i = (uint32_t)s->n_procs;
	int rc = TC_GROW(s->bulk, &s->procs, &s->cap_procs, s->n_procs + 1, TC_NONE32 - 2);

	if (rc == 0)
		rc = tc_table_put(&s->proc_of_id, (uint64_t)id, i);
	if (rc < 0)
		return rc;
	s->procs[i] = (struct tc_proc){ .id = id,
					.slot = TC_NONE32,
					.g = TACHO_NONE,
					.m = TACHO_NONE,
					.thread = TC_NONE32,
					.class = TC_CLASS_NONE };
	tc_track_begin(&s->procs[i].track, 0, TC_IDLE, TC_NONE32, TC_REF_BACK);
	tc_track_begin(&s->procs[i].sweeps, 0, TC_IDLE, TC_NONE32, TC_REF_PLAIN);
	s->n_procs++;
	*out = i;
	return 0;
}

int tc_find_proc(struct tc_store *s, int64_t id, uint32_t *out)
{
	bool is_small = (uint64_t)id < 64;
	int rc = 0;

	if (is_small && s->proc_cache[id]) {
		*out = s->proc_cache[id] - 1;
		return 0;
	}
	*out = tc_table_get(&s->proc_of_id, (uint64_t)id);
	if (*out == TC_TABLE_NONE)
		rc = new_proc(s, id, out);
	if (rc == 0 && is_small)
		s->proc_cache[id] = *out + 1;
	return rc;
}

/* Ps that are idle are counted as waiting. */
static int count_proc(struct tc_store *s, struct tc_proc *p, uint64_t tick, unsigned class)
{
	unsigned was = p->class;

	p->class = (uint8_t) class;
	return tc_gauge_move(&s->census.procs, s->bulk, s->census.shift, tick, was, class);
}

int tc_set_proc(struct tc_store *s, uint32_t proc, uint64_t tick, unsigned state, uint32_t slot)
{
	struct tc_proc *p = &s->procs[proc];
	struct tc_live *was = p->slot < s->n_lives ? &s->lives[p->slot] : NULL;
	uint32_t number = state == TC_IDLE ? TC_NONE32 : s->lives[slot].number;
	uint32_t *mark = NULL;

	if (p->track.state == state && (state == TC_IDLE || p->track.ref == number))
		return 0;
	if (was && was->number == p->track.ref) {
		if (was->mark_proc != proc) {
			was->mark_proc = proc;
			was->mark = 0;
		}
		mark = &was->mark;
	}
	p->slot = state == TC_IDLE ? TC_NONE32 : slot;
	p->g = state == TC_IDLE ? TACHO_NONE : s->lives[slot].id;
	if (p->class != tc_class_of(state)) {
		int rc = count_proc(s, p, tick,
				    state == TC_IDLE ? TC_CLASS_WAITING : tc_class_of(state));

		if (rc < 0)
			return rc;
	}
	return tc_track_turn(&s->tracks, &p->track, tick, state, number, mark);
}

int tc_feed_proc(struct tc_store *s, const struct tacho_event *e, uint64_t tick)
{
	struct tc_proc *p;
	uint32_t i;
	int rc = tc_find_proc(s, e->subject, &i);

	if (rc < 0)
		return rc;
	p = &s->procs[i];
	if (e->to == TACHO_PROC_RUNNING)
		rc = p->m == e->m ? 0 : tc_take_thread(s, i, e->m, tick);
	else
		rc = tc_lose_thread(s, i, tick);
	if (rc < 0)
		return rc;
	if (e->from == TACHO_PROC_UNDETERMINED && p->class == TC_CLASS_NONE) {
		/* What one that runs does is told by its goroutine. */
		if (e->to != TACHO_PROC_IDLE)
			return 0;
		p->class = TC_CLASS_WAITING;
		return tc_gauge_found(&s->census.procs, s->bulk, s->census.shift, tick, p->class,
				      1);
	}
	if (e->to != TACHO_PROC_IDLE && e->to != TACHO_PROC_NOT_EXIST)
		return p->class == TC_CLASS_NONE ? count_proc(s, p, tick, TC_CLASS_WAITING) : 0;
	if (p->slot < s->n_lives && s->lives[p->slot].proc == i)
		s->lives[p->slot].proc = TC_NONE32;
	rc = tc_set_proc(s, i, tick, TC_IDLE, TC_NONE32);
	if (rc == 0 && e->to == TACHO_PROC_NOT_EXIST)
		rc = count_proc(s, p, tick, TC_CLASS_NONE);
	return rc;
}
