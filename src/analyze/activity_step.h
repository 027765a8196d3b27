/* SPDX-License-Identifier: MIT */
/*
 * What the activity does at every event, inlined, and what it calls when that is not
 * enough. For src/analyze/activity*.c.
 */
#ifndef TC_ANALYZE_ACTIVITY_STEP_H
#define TC_ANALYZE_ACTIVITY_STEP_H

#include "analyze/act.h"

#define ALWAYS_INLINE static inline __attribute__((always_inline))
#define UNLIKELY(x)   __builtin_expect(!!(x), 0)

/* --- activity_ids.c: for what was not seen yet ------------------------------------ */

TACHO_MUST_USE int tc_act_new_string(struct tacho_activity *a, uint32_t ref, uint32_t *id);
TACHO_MUST_USE int tc_act_new_stack(struct tacho_activity *a, uint32_t ref, uint32_t *id);
TACHO_MUST_USE int tc_act_new_reason(struct tacho_activity *a, uint32_t reason, uint8_t *out);
TACHO_MUST_USE int tc_act_new_proc(struct tacho_activity *a, int64_t id, uint32_t *out);
TACHO_MUST_USE int tc_act_enter_generation(struct tacho_activity *a, const struct tacho_gen *gen);

/* --- activity_pace.c --------------------------------------------------------------- */

/* A late wake-up begins, or one is over. */
TACHO_MUST_USE int tc_act_turn_late(struct tacho_activity *a, int64_t now);
/* Goroutines are ready, and no P is idle or held: how much of a crowd is it? */
void tc_act_count_busy(struct tacho_activity *a, int64_t ns, enum tacho_delay cls);
/* All Ps are busy, and somebody may have one for long: count the time up to now. */
TACHO_MUST_USE int tc_act_add_busy(struct tacho_activity *a, int64_t now);
/* Between two events of the trace was a long time: `last_ns` to now. */
TACHO_MUST_USE int tc_act_silence(struct tacho_activity *a, int64_t now);

/* --- activity_window.c ------------------------------------------------------------- */

TACHO_MUST_USE int tc_act_feed_window(struct tacho_activity *a, const struct tacho_block *b);
/* The trace ends; was there a window at all? */
TACHO_MUST_USE int tc_act_end_window(struct tacho_activity *a);

/* --- activity.c -------------------------------------------------------------------- */

/* Nobody is told anything, or everybody again. */
void tc_act_mute(struct tacho_activity *a, bool is_muted);

/* --- activity_feed.c --------------------------------------------------------------- */

TACHO_MUST_USE int tc_act_feed(void *self, const struct tacho_block *b);
/* Events from `at` up to `end` of a block. */
TACHO_MUST_USE int tc_act_feed_events(struct tacho_activity *a, const struct tacho_block *b,
				      size_t at, size_t end);
/* Tell listeners of a goroutine that is there. */
TACHO_MUST_USE int tc_act_born(struct tacho_activity *a, const struct tc_act_g *g);
TACHO_MUST_USE int tc_act_finish(void *self, const struct tacho_end *end);

/* --- ids ---------------------------------------------------------------------------- */

ALWAYS_INLINE int string_id(struct tacho_activity *a, uint32_t ref, uint32_t *id)
{
	const struct tc_id_cache *c = &a->strings;

	*id = 0;
	if (ref == 0)
		return 0;
	if (UNLIKELY(ref >= c->n || !c->ids[ref]))
		return tc_act_new_string(a, ref, id);
	*id = c->ids[ref] - 1;
	return 0;
}

ALWAYS_INLINE int stack_id(struct tacho_activity *a, uint32_t ref, uint32_t *id)
{
	const struct tc_id_cache *c = &a->stacks;

	*id = 0;
	if (ref == 0)
		return 0;
	if (UNLIKELY(ref >= c->n || !c->ids[ref]))
		return tc_act_new_stack(a, ref, id);
	*id = c->ids[ref] - 1;
	return 0;
}

ALWAYS_INLINE int wait_of_reason(struct tacho_activity *a, uint32_t reason, uint8_t *out)
{
	if (UNLIKELY(reason >= a->cap_wait_of || !a->wait_of[reason]))
		return tc_act_new_reason(a, reason, out);
	*out = (uint8_t)(a->wait_of[reason] - 1);
	return 0;
}

/* --- the integrals -------------------------------------------------------------------- */

/* The class of delay at this moment, for whoever is runnable. */
ALWAYS_INLINE enum tacho_delay pace_of(const struct tacho_activity *a)
{
	if (UNLIKELY(a->n_stw))
		return TACHO_DELAY_STW;
	if (a->n_procs - a->n_in[TC_PROC_IDLE] < a->gomaxprocs)
		return TACHO_DELAY_IDLE;
	if (a->n_in[TC_PROC_HELD])
		return TACHO_DELAY_HELD;
	return a->n_marking ? TACHO_DELAY_GC : TACHO_DELAY_BUSY;
}

ALWAYS_INLINE int add_piece(struct tacho_activity *a, int64_t end, enum tacho_delay cls)
{
	int64_t begin = a->at_ns, ns = tc_wrap_sub(end, begin);
	bool is_late = cls == TACHO_DELAY_IDLE && a->n_runnable_user;
	int rc = 0;

	if (UNLIKELY(is_late != a->is_late))
		rc = tc_act_turn_late(a, begin);
	a->at_ns = end;
	a->proc_ns = tc_wrap_add(a->proc_ns, (int64_t)((uint64_t)ns * a->n_in[TC_PROC_RUNS]));
	a->sums[cls] = tc_wrap_add(a->sums[cls], ns);
	if (a->n_runnable_user) {
		a->wanted[cls] = tc_wrap_add(a->wanted[cls], ns);
		if (cls >= TACHO_DELAY_GC && cls <= TACHO_DELAY_STALL)
			tc_act_count_busy(a, ns, cls);
	}
	if (UNLIKELY(a->wants_pace) && rc == 0)
		rc = tc_act_tell_pace(a, begin, end, cls);
	return rc;
}

/* Count the time up to now; what the Ps do has not changed since the last call. */
ALWAYS_INLINE int advance(struct tacho_activity *a, int64_t now)
{
	enum tacho_delay cls;

	if (now <= a->at_ns)
		return 0;
	cls = pace_of(a);
	if (cls == TACHO_DELAY_BUSY && a->n_procs &&
	    UNLIKELY(tc_wrap_sub(now, a->hog_since_ns) > TC_HOG_NS))
		return tc_act_add_busy(a, now);
	return add_piece(a, now, cls);
}

/* --- Ps ------------------------------------------------------------------------------- */

ALWAYS_INLINE int find_proc(struct tacho_activity *a, int64_t id, uint32_t *out)
{
	if (UNLIKELY((uint64_t)id >= 64 || !a->proc_cache[id]))
		return tc_act_new_proc(a, id, out);
	*out = a->proc_cache[id] - 1;
	return 0;
}

static inline void set_proc(struct tacho_activity *a, struct tc_act_proc *p, uint8_t state,
			    int64_t now)
{
	a->n_in[p->state]--;
	a->n_in[state]++;
	p->state = state;
	p->since_ns = now;
}

#endif
