/* SPDX-License-Identifier: MIT */
/*
 * Verify, complete, apply; see stitch.h.
 *
 * Why this is exact: a run is a function of the generation's bytes and of the
 * values that it reads from the inherited state. Each such value was either
 * logged with the value that the run went on with, or only copied into events.
 * If all logged values are the real ones, the run took the steps of the exact
 * run; the copied values are filled in here. Nothing is changed before the
 * whole log was checked.
 */
#include "reader/stitch.h"

#include <string.h>

#include "base/math.h"

void tc_stitch_init(struct tc_stitch *s, const struct tacho_alloc *a)
{
	*s = (struct tc_stitch){ .alloc = a };
	tc_table_init(&s->region_tops, a);
}

void tc_stitch_fini(struct tc_stitch *s)
{
	tc_table_fini(&s->region_tops);
	tc_free(s->alloc, s->chain);
}

static struct tc_g *real_g(struct tc_order *real, int64_t id)
{
	uint32_t slot = tc_gomap_get(&real->g_slots, (uint64_t)id);

	return slot == TC_TABLE_NONE ? NULL : &real->gs[slot];
}

static struct tc_p *real_p(const struct tc_order *real, int64_t id)
{
	uint32_t index = tc_table_get(&real->p_index, (uint64_t)id);

	return index == TC_TABLE_NONE ? NULL : &real->ps[index];
}

static const struct tc_m *find_m(const struct tc_order *o, int64_t id)
{
	uint32_t index = tc_table_get(&o->m_index, (uint64_t)id);

	return index == TC_TABLE_NONE ? NULL : &o->ms[index];
}

/* --- verify --- */

/* The one thread that holds a P; NULL if there is none or several. */
static const struct tc_m *holder_of(const struct tc_order *real, int64_t p)
{
	const struct tc_m *holder = NULL;

	for (size_t i = 1; i < real->n_ms; i++) {
		if (real->ms[i].p != p)
			continue;
		if (holder)
			return NULL;
		holder = &real->ms[i];
	}
	return holder;
}

/* The holder's context must still be the inherited one when the event comes. */
static bool promoted_holds(const struct tc_order *real, const struct tc_order *spec,
			   const struct tc_log *l)
{
	const struct tc_p *p = real_p(real, l->id);
	const struct tc_m *holder, *seen;

	if (!p || p->status != TC_PSTATUS_SYSCALL)
		return false;
	holder = holder_of(real, l->id);
	if (!holder)
		return false;
	seen = find_m(spec, holder->id);
	return !seen || (seen->p_set_at > l->event && seen->g_set_at > l->event);
}

static bool thread_holds(const struct tc_order *real, const struct tc_log *l)
{
	const struct tc_m *m = find_m(real, l->id);
	int64_t p = m ? m->p : TACHO_NONE, g = m ? m->g : TACHO_NONE;

	switch ((enum tc_log_kind)l->kind) {
	case TC_LOG_M_P_NONE: return p == TACHO_NONE;
	case TC_LOG_M_P_SOME: return p != TACHO_NONE;
	case TC_LOG_M_P_IS: return m && p == (int64_t)l->b;
	case TC_LOG_M_G_NONE: return g == TACHO_NONE;
	case TC_LOG_M_G_SOME: return g != TACHO_NONE;
	case TC_LOG_M_G_IS:
	case TC_LOG_M_RECORD_G: return m && g == (int64_t)l->b;
	case TC_LOG_G_STATUS:
	case TC_LOG_P_STATUS:
	case TC_LOG_P_PROMOTED:
	case TC_LOG_GC:
	case TC_LOG_G_ASSIST:
	case TC_LOG_G_NO_STW:
	case TC_LOG_P_SWEEP:
	case TC_LOG_REGION_POP: break;
	}
	return false;
}

/* Replay the end of a region that was begun before the generation. */
static int region_pop_holds(struct tc_stitch *s, struct tc_order *real, const struct tc_order *spec,
			    const struct tc_log *l)
{
	const struct tc_g *g = real_g(real, l->id);
	const struct tc_region *region;
	struct tacho_text x, y;
	uint32_t top;

	if (!g)
		return 0;
	top = tc_table_get(&s->region_tops, (uint64_t)l->id);
	if (top == TC_TABLE_NONE)
		top = g->regions;
	if (top == 0)
		return 1; /* begun before the trace */
	region = &real->regions[top];
	x = tacho_gen_string(spec->gen, region->name);
	y = tacho_gen_string(spec->gen, l->c);
	if (region->task != l->b || x.n != y.n || memcmp(x.s, y.s, x.n) != 0)
		return 0;
	if (tc_table_put(&s->region_tops, (uint64_t)l->id, region->next) < 0)
		return TACHO_ENOMEM;
	return 1;
}

static int log_holds(struct tc_stitch *s, struct tc_order *real, const struct tc_order *spec,
		     const struct tc_log *l)
{
	const struct tc_g *g;
	const struct tc_p *p;

	switch ((enum tc_log_kind)l->kind) {
	case TC_LOG_G_STATUS: g = real_g(real, l->id); return g && g->status == l->a;
	case TC_LOG_P_STATUS: p = real_p(real, l->id); return !p || p->status == l->a;
	case TC_LOG_P_PROMOTED:
		s->work += real->n_ms;
		return s->work <= TC_MAX_WAITING_WORK && promoted_holds(real, spec, l);
	case TC_LOG_GC:
		return (real->gc == (enum tc_gc_state)l->a && real->gc_seq == l->b) ||
		       (real->gc == TC_GC_UNDETERMINED && l->a == TC_GC_OFF);
	case TC_LOG_G_ASSIST:
		g = real_g(real, l->id);
		return g && (g->ranges & TC_G_RANGE_ASSIST) == l->a;
	case TC_LOG_G_NO_STW: g = real_g(real, l->id); return g && g->stws == 0;
	case TC_LOG_P_SWEEP: p = real_p(real, l->id); return (p && p->is_sweeping) == l->a;
	case TC_LOG_REGION_POP: return region_pop_holds(s, real, spec, l);
	case TC_LOG_M_P_NONE:
	case TC_LOG_M_P_SOME:
	case TC_LOG_M_P_IS:
	case TC_LOG_M_G_NONE:
	case TC_LOG_M_G_SOME:
	case TC_LOG_M_G_IS:
	case TC_LOG_M_RECORD_G: return thread_holds(real, l);
	}
	return 0;
}

/* None of the ids that were created here may exist already. */
static bool creations_hold(struct tc_order *real, const struct tc_spec *notes)
{
	const struct tc_smallest *created = &notes->created, *begun = &notes->begun;

	if (created->dropped <= real->max_g || begun->dropped <= real->max_task)
		return false;
	for (size_t i = 0; i < created->n; i++) {
		if (created->heap[i] <= real->max_g && real_g(real, (int64_t)created->heap[i]))
			return false;
	}
	for (size_t i = 0; i < begun->n; i++) {
		if (begun->heap[i] <= real->max_task &&
		    tc_table_get(&real->task_index, begun->heap[i]) != TC_TABLE_NONE)
			return false;
	}
	return true;
}

int tc_stitch_verify(struct tc_stitch *s, struct tc_order *real, const struct tc_order *spec,
		     const struct tc_prefix *prefix)
{
	const struct tc_spec *notes = spec->spec;

	/* pub(i) - i never falls, so one look behind the prefix is enough. */
	if (prefix->is_over &&
	    prefix->after_ns < tc_wrap_add(real->last_ns, 1 + (int64_t)prefix->n))
		return 0;
	if (!creations_hold(real, notes))
		return 0;
	tc_table_clear(&s->region_tops);
	s->work = 0;
	for (size_t i = 0; i < notes->n_log; i++) {
		int holds = log_holds(s, real, spec, &notes->log[i]);

		if (holds <= 0)
			return holds;
	}
	return 1;
}

/* --- complete --- */

static void complete_context(const struct tc_order *real, struct tc_open_event *open)
{
	struct tacho_event *e = &open->event;
	const struct tc_m *m;

	if (open->unknown == 0 && e->wire == TC_EV_PROC_STATUS) {
		m = holder_of(real, e->subject); /* verified: there is one */
		e->m = m ? m->id : TACHO_NONE;
		e->p = e->subject;
		e->g = m ? m->g : TACHO_NONE;
		return;
	}
	m = find_m(real, open->thread);
	if (m && (open->unknown & TC_M_P_KNOWN))
		e->p = m->p;
	if (m && (open->unknown & TC_M_G_KNOWN)) {
		e->g = m->g;
		if (e->kind == TACHO_KIND_LABEL)
			e->subject = m->g;
	}
}

static void complete_task(const struct tc_order *real, struct tc_open_event *open, uint64_t *values)
{
	uint32_t index = tc_table_get(&real->task_index, (uint64_t)open->event.subject);

	if (index == TC_TABLE_NONE)
		return;
	open->event.name = real->tasks[index].name;
	values[open->event.u.values] = real->tasks[index].parent;
}

static void complete_prefix_event(struct tc_prefix *prefix, const struct tc_open_event *open,
				  const uint64_t *values)
{
	struct tacho_event *e = &prefix->events[open->index];
	struct tacho_event done = open->event;

	done.time_ns = e->time_ns;
	done.u = e->u;
	if (done.n_values)
		prefix->values[e->u.values] = values[open->event.u.values];
	*e = done;
}

void tc_stitch_complete(const struct tc_order *real, const struct tc_order *spec,
			struct tc_prefix *prefix)
{
	struct tc_spec *notes = spec->spec;

	for (size_t i = 0; i < prefix->n; i++) {
		int64_t least = tc_wrap_add(real->last_ns, 1 + (int64_t)i);

		if (prefix->events[i].time_ns < least)
			prefix->events[i].time_ns = least;
	}
	for (size_t i = 0; i < notes->n_open; i++) {
		struct tc_open_event *open = &notes->open[i];

		if (open->event.open & TACHO_OPEN_CONTEXT)
			complete_context(real, open);
		if ((open->event.open & TACHO_OPEN_FROM) && !real_p(real, open->event.subject))
			open->event.from = TACHO_PROC_NOT_EXIST;
		if (open->event.open & TACHO_OPEN_TASK)
			complete_task(real, open, notes->open_values);
		open->event.open = 0;
		if (open->index < prefix->n)
			complete_prefix_event(prefix, open, notes->open_values);
	}
}

/* --- apply --- */

/* Copy a list of open regions (innermost first) on top of another. */
static int copy_regions(struct tc_stitch *s, struct tc_order *real, const struct tc_order *spec,
			uint32_t from, uint32_t *head)
{
	size_t n = 0;

	for (uint32_t i = from; i; i = spec->regions[i].next) {
		if (TC_GROW(s->alloc, &s->chain, &s->cap_chain, n + 1, 0) < 0)
			return TACHO_ENOMEM;
		s->chain[n++] = i;
	}
	while (n-- > 0) {
		const struct tc_region *r = &spec->regions[s->chain[n]];
		uint32_t name = r->name;
		int rc = tc_order_carry(real, &name);

		if (rc == 0)
			rc = tc_order_push_region(real, head, r->task, name);
		if (rc < 0)
			return rc;
	}
	return 0;
}

static int copy_stws(struct tc_order *real, const struct tc_order *spec, uint32_t from,
		     uint32_t *head)
{
	for (uint32_t i = from; i; i = spec->regions[i].next) {
		uint32_t kind = spec->regions[i].name;
		int rc = tc_order_carry(real, &kind);

		if (rc == 0)
			rc = tc_order_append_stw(real, head, kind);
		if (rc < 0)
			return rc;
	}
	return 0;
}

static int apply_g(struct tc_stitch *s, struct tc_order *real, const struct tc_order *spec,
		   const struct tc_g *from)
{
	uint32_t slot = tc_gomap_get(&real->g_slots, (uint64_t)from->id), head, top;
	struct tc_g *to;
	int rc = 0;

	if (slot == TC_TABLE_NONE)
		rc = tc_order_add_g(real, from->id, from->status, &slot);
	if (rc < 0)
		return rc;
	to = &real->gs[slot];
	to->status = from->status;
	to->seq = from->seq;
	to->epoch = real->epoch;
	to->is_callback = from->is_callback;
	if (!(from->flags & TC_G_INHERITED) || (from->flags & TC_G_ASSIST_KNOWN))
		to->ranges = from->ranges;
	top = tc_table_get(&s->region_tops, (uint64_t)from->id);
	if (top != TC_TABLE_NONE && (from->flags & TC_G_INHERITED)) {
		while (to->regions != top)
			tc_order_pop_region(real, &to->regions);
	}
	/* The pool may move while it grows: work on copies of the heads. */
	head = to->regions;
	if (from->regions) {
		rc = copy_regions(s, real, spec, from->regions, &head);
		real->gs[slot].regions = head;
	}
	head = real->gs[slot].stws;
	if (rc == 0 && from->stws) {
		rc = copy_stws(real, spec, from->stws, &head);
		real->gs[slot].stws = head;
	}
	return rc;
}

static int apply_goroutines(struct tc_stitch *s, struct tc_order *real, const struct tc_order *spec)
{
	uint64_t id;
	uint32_t unused;
	size_t i = 0;
	int rc = 0;

	while (tc_table_next(&spec->spec->dead_gs, &i, &id, &unused)) {
		uint32_t slot = tc_gomap_get(&real->g_slots, id);

		if (slot != TC_TABLE_NONE)
			tc_order_remove_g(real, slot);
	}
	for (size_t k = 0; k < spec->n_gs && rc == 0; k++) {
		if (spec->gs[k].status != TC_G_DEAD)
			rc = apply_g(s, real, spec, &spec->gs[k]);
	}
	return rc;
}

static int apply_procs(struct tc_order *real, const struct tc_order *spec)
{
	for (size_t i = 0; i < spec->n_ps; i++) {
		const struct tc_p *from = &spec->ps[i];
		uint32_t index = tc_table_get(&real->p_index, (uint64_t)from->id);
		bool is_new = index == TC_TABLE_NONE;
		int rc = is_new ? tc_order_add_p(real, from->id, from->status, &index) : 0;

		if (rc < 0)
			return rc;
		real->ps[index].status = from->status;
		real->ps[index].seq = from->seq;
		real->ps[index].epoch = real->epoch;
		if (is_new || !(from->flags & TC_P_INHERITED) || (from->flags & TC_P_SWEEP_KNOWN))
			real->ps[index].is_sweeping = from->is_sweeping;
	}
	return 0;
}

/* After goroutines and Ps, so that the hints can be looked up. */
static int apply_threads(struct tc_order *real, const struct tc_order *spec)
{
	for (size_t i = 1; i < spec->n_ms; i++) {
		const struct tc_m *from = &spec->ms[i];
		uint32_t index = tc_table_get(&real->m_index, (uint64_t)from->id);
		struct tc_m *to;
		int rc = index == TC_TABLE_NONE ? tc_order_add_m(real, from->id, &index) : 0;

		if (rc < 0)
			return rc;
		to = &real->ms[index];
		if (from->known & TC_M_P_KNOWN) {
			to->p = from->p;
			to->p_index = from->p == TACHO_NONE
					      ? TC_TABLE_NONE
					      : tc_table_get(&real->p_index, (uint64_t)from->p);
		}
		if (from->known & TC_M_G_KNOWN) {
			to->g = from->g;
			to->g_slot = from->g == TACHO_NONE
					     ? TACHO_NO_SLOT
					     : tc_gomap_get(&real->g_slots, (uint64_t)from->g);
		}
	}
	return 0;
}

static int apply_tasks(struct tc_order *real, const struct tc_order *spec)
{
	uint32_t index;
	uint64_t id;
	size_t i = 0;
	int rc = 0;

	while (tc_table_next(&spec->spec->ended_tasks, &i, &id, &index)) {
		index = tc_table_get(&real->task_index, id);
		if (index != TC_TABLE_NONE)
			tc_order_remove_task(real, index);
	}
	i = 0;
	while (rc == 0 && tc_table_next(&spec->task_index, &i, &id, &index)) {
		const struct tc_task *t = &spec->tasks[index];
		uint32_t name = t->name;

		rc = tc_order_carry(real, &name);
		if (rc == 0)
			rc = tc_order_add_task(real, id, t->parent, name);
	}
	return rc;
}

int tc_stitch_apply(struct tc_stitch *s, struct tc_order *real, const struct tc_order *spec,
		    const struct tc_prefix *prefix)
{
	uint64_t n = spec->first + spec->n_out;
	int rc = tc_order_enter(real, spec->gen);

	if (rc == 0)
		rc = apply_goroutines(s, real, spec);
	if (rc == 0)
		rc = apply_procs(real, spec);
	if (rc == 0)
		rc = apply_threads(real, spec);
	if (rc == 0)
		rc = apply_tasks(real, spec);
	if (rc < 0)
		return rc;
	if (spec->spec->gc_known) {
		real->gc = spec->gc;
		real->gc_seq = spec->gc_seq;
	}
	if (spec->max_g > real->max_g)
		real->max_g = spec->max_g;
	if (spec->max_task > real->max_task)
		real->max_task = spec->max_task;
	real->last_ns = prefix->is_over ? spec->last_ns : prefix->events[prefix->n - 1].time_ns;
	real->first += n;
	real->syncs = spec->syncs;
	real->gen = NULL;
	return 0;
}
