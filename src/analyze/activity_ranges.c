/* SPDX-License-Identifier: MIT */
/*
 * Ranges of goroutines (mark assists, stops of the world), Ps (sweeping) and the
 * whole program (marking), for listeners of the activity. Those that are open when a
 * generation begins are announced again; that counts in the first generation only.
 */
#include "analyze/act.h"

#define UNLIKELY(x) __builtin_expect(!!(x), 0)

enum {
	MAX_SEARCHES = 1000 /* of goroutines by id */
};

static int each_range(struct tacho_activity *a, const struct tc_act_range *r)
{
	int rc = 0;

	for (size_t i = 0; i < a->n_listeners && rc == 0; i++)
		if (a->listeners[i].range)
			rc = a->listeners[i].range(a->listeners[i].self, r);
	return rc;
}

static int end_assist(struct tacho_activity *a, struct tc_act_g *g, int64_t now, bool is_open)
{
	struct tc_act_range r = { .begin_ns = g->assist_from_ns,
				  .end_ns = now,
				  .g = g->id,
				  .p = TACHO_NONE,
				  .slot = (uint32_t)(g - a->gs),
				  .stack = g->assist_stack,
				  .detail = TACHO_RANGE_MARK_ASSIST,
				  .is_open = is_open,
				  .is_old = g->assist_from_ns == a->first_ns };
	int64_t from = tc_act_later(g->assist_from_ns, g->since_ns);

	g->rare.in_assist = false;
	if (now > from) {
		g->assist_ns = tc_wrap_add(g->assist_ns, tc_wrap_sub(now, from));
		g->rare.has_assisted = true;
	}
	return each_range(a, &r);
}

static int end_stw(struct tacho_activity *a, struct tc_act_g *g, int64_t now, bool is_open)
{
	struct tc_act_range r = { .begin_ns = g->stw_from_ns,
				  .end_ns = now,
				  .g = g->id,
				  .p = TACHO_NONE,
				  .slot = (uint32_t)(g - a->gs),
				  .name = g->stw_name,
				  .stack = g->stw_stack,
				  .detail = TACHO_RANGE_STW,
				  .is_open = is_open,
				  .is_old = g->stw_from_ns == a->first_ns,
				  .last_idle_ns = g->stw_from_ns,
				  .last_p = TACHO_NONE,
				  .last_g = TACHO_NONE };
	int rc = tc_act_advance(a, now);

	if (a->stw_idle_ns > g->stw_from_ns && a->stw_idle_proc < a->n_procs) {
		const struct tc_act_proc *p = &a->procs[a->stw_idle_proc];

		r.last_idle_ns = a->stw_idle_ns;
		r.last_p = p->id;
		r.last_g = p->g;
		r.last_name = p->name;
	}
	g->in_stw = false;
	a->n_stw--;
	return rc < 0 ? rc : each_range(a, &r);
}

int tc_act_close_ranges_of(struct tacho_activity *a, struct tc_act_g *g, int64_t now, bool is_open)
{
	int rc = 0;

	if (UNLIKELY(g->rare.in_assist))
		rc = end_assist(a, g, now, is_open);
	if (UNLIKELY(g->in_stw) && rc == 0)
		rc = end_stw(a, g, now, is_open);
	return rc;
}

/* Slot of a goroutine that need not be the context of the event. */
static uint32_t slot_of(struct tacho_activity *a, const struct tacho_event *e)
{
	if (e->slot < a->n_gs && a->gs[e->slot].id == e->subject)
		return e->slot;
	/* Only status records at the begin of a trace come here, a few of them. */
	if (a->gen_number == 1 && a->n_searches < MAX_SEARCHES && ++a->n_searches)
		for (size_t i = 0; i < a->n_gs; i++)
			if (a->gs[i].id == e->subject && tc_act_is_seen(&a->gs[i]))
				return (uint32_t)i;
	return TACHO_NO_SLOT;
}

static int go_range(struct tacho_activity *a, const struct tacho_event *e)
{
	bool is_end = e->kind == TACHO_KIND_RANGE_END, is_stw = e->detail == TACHO_RANGE_STW;
	/* Announced again in every generation; one that is new later is a mistake. */
	bool is_active = e->kind == TACHO_KIND_RANGE_ACTIVE;
	int64_t from = is_active ? a->first_ns : e->time_ns;
	uint32_t slot = slot_of(a, e);
	struct tc_act_g *g;
	int rc = 0;

	if (slot >= a->n_gs || (is_active && a->gen_number > 1))
		return 0;
	g = &a->gs[slot];
	if (is_end)
		return is_stw ? (g->in_stw ? end_stw(a, g, e->time_ns, false) : 0)
			      : (g->rare.in_assist ? end_assist(a, g, e->time_ns, false) : 0);
	if (is_stw ? g->in_stw : g->rare.in_assist)
		return 0;
	if (is_stw) {
		rc = tc_act_advance(a, e->time_ns);
		g->in_stw = true;
		g->stw_from_ns = from;
		if (a->n_stw++ == 0)
			a->stw_idle_ns = from;
		if (rc == 0)
			rc = tc_activity_string(a, e->name, &g->stw_name);
		return rc < 0 ? rc : tc_activity_stack(a, e->stack, &g->stw_stack);
	}
	g->rare.in_assist = true;
	g->assist_from_ns = from;
	return tc_activity_stack(a, e->stack, &g->assist_stack);
}

static int end_sweep(struct tacho_activity *a, struct tc_act_proc *p, int64_t now, bool is_open)
{
	struct tc_act_range r = { .begin_ns = p->sweep_from_ns,
				  .end_ns = now,
				  .g = p->state == TC_PROC_RUNS ? p->g : TACHO_NONE,
				  .p = p->id,
				  .slot = p->state == TC_PROC_RUNS ? p->slot : TACHO_NO_SLOT,
				  .stack = p->sweep_stack,
				  .detail = TACHO_RANGE_SWEEP,
				  .is_open = is_open,
				  .is_old = p->sweep_from_ns == a->first_ns };

	p->in_sweep = false;
	return each_range(a, &r);
}

static int proc_range(struct tacho_activity *a, const struct tacho_event *e)
{
	bool is_active = e->kind == TACHO_KIND_RANGE_ACTIVE;
	struct tc_act_proc *p;
	uint32_t i;
	int rc = tc_act_find_proc(a, e->subject, &i);

	if (rc < 0 || (is_active && a->gen_number > 1))
		return rc;
	p = &a->procs[i];
	if (e->kind == TACHO_KIND_RANGE_END)
		return p->in_sweep ? end_sweep(a, p, e->time_ns, false) : 0;
	if (p->in_sweep)
		return 0;
	p->in_sweep = true;
	p->sweep_from_ns = is_active ? a->first_ns : e->time_ns;
	return tc_activity_stack(a, e->stack, &p->sweep_stack);
}

static int end_mark(struct tacho_activity *a, int64_t now, bool is_open)
{
	struct tc_act_range r = { .begin_ns = a->mark_from_ns,
				  .end_ns = now,
				  .g = TACHO_NONE,
				  .p = TACHO_NONE,
				  .slot = TACHO_NO_SLOT,
				  .detail = TACHO_RANGE_GC_MARK,
				  .goal_bytes = a->mark_goal_bytes,
				  .has_goal = a->mark_has_goal,
				  .alive_bytes = a->heap_bytes,
				  .is_open = is_open,
				  .is_old = a->mark_is_old };

	a->in_mark = false;
	return each_range(a, &r);
}

static int global_range(struct tacho_activity *a, const struct tacho_event *e)
{
	if (e->detail != TACHO_RANGE_GC_MARK)
		return 0;
	if (e->kind == TACHO_KIND_RANGE_END)
		return a->in_mark ? end_mark(a, e->time_ns, false) : 0;
	if (a->in_mark || (e->kind == TACHO_KIND_RANGE_ACTIVE && a->gen_number > 1))
		return 0;
	a->in_mark = true;
	a->mark_goal_bytes = a->goal_bytes;
	a->mark_has_goal = a->has_goal;
	a->mark_is_old = e->kind == TACHO_KIND_RANGE_ACTIVE;
	a->mark_from_ns = a->mark_is_old ? a->first_ns : e->time_ns;
	return 0;
}

int tc_act_range_event(struct tacho_activity *a, const struct tacho_event *e)
{
	switch (e->scope) {
	case TACHO_SCOPE_GOROUTINE: return go_range(a, e);
	case TACHO_SCOPE_PROC: return proc_range(a, e);
	default: return global_range(a, e);
	}
}

int tc_act_close_ranges(struct tacho_activity *a)
{
	int rc = 0;

	for (size_t i = 0; i < a->n_procs && rc == 0; i++)
		if (a->procs[i].in_sweep)
			rc = end_sweep(a, &a->procs[i], a->last_ns, true);
	return a->in_mark && rc == 0 ? end_mark(a, a->last_ns, true) : rc;
}
