/* SPDX-License-Identifier: MIT */
/*
 * The garbage collector, the part that sees every event. Most events are goroutines
 * that start and stop: those touch their slot, their group and their P. All else is
 * rare and may look at texts.
 */
#include "analyze/gc_state.h"

#include <string.h>

#define LIKELY(x)     __builtin_expect(!!(x), 1)
#define UNLIKELY(x)   __builtin_expect(!!(x), 0)
#define ALWAYS_INLINE __attribute__((always_inline)) static inline
#define NEVER_INLINE  __attribute__((noinline)) static

/* Kinds of events that matter, besides transitions. */
#define OTHERS                                                                                \
 (1U << TACHO_KIND_RANGE_BEGIN | 1U << TACHO_KIND_RANGE_ACTIVE | 1U << TACHO_KIND_RANGE_END | \
  1U << TACHO_KIND_LABEL | 1U << TACHO_KIND_METRIC | 1U << TACHO_KIND_SYNC)

/* --- names ------------------------------------------------------------------ */

/* The group that the outermost function of a stack stands for; 0: none is known. */
static int group_of_stack(struct tacho_gc *gc, uint32_t stack, uint32_t *group)
{
	uint32_t known = tc_refmap_get(&gc->name_of_stack, stack), name;
	size_t depth;
	int rc = 0;

	*group = 0;
	if (known) {
		*group = known - 1;
		return 0;
	}
	if (!gc->gen || stack >= tacho_gen_stacks(gc->gen))
		return 0;
	depth = tacho_gen_stack_depth(gc->gen, stack);
	if (depth > 0) {
		uint32_t func = tacho_gen_stack_frame(gc->gen, stack, depth - 1).func;

		rc = tacho_symbols_string(gc->symbols, gc->gen, func, &name);
		if (rc == 0)
			rc = tc_gc_group_of(gc, name, group);
	}
	if (rc == 0)
		rc = tc_refmap_put(&gc->name_of_stack, gc->alloc, stack, *group + 1);
	return rc;
}

static int stack_id(struct tacho_gc *gc, uint32_t ref, uint32_t *id)
{
	*id = 0;
	return gc->gen ? tacho_symbols_stack(gc->symbols, gc->gen, ref, id) : 0;
}

/* The start function of the goroutine that an event with a stack happened on. */
static int name_of_context(struct tacho_gc *gc, const struct tacho_event *e, uint32_t *name)
{
	struct tc_gc_slot *s = e->slot < gc->n_slots ? &gc->slots[e->slot] : NULL;
	int rc = 0;

	*name = 0;
	if (e->g == TACHO_NONE || !s)
		return 0;
	if (s->group == 0 && e->stack)
		rc = group_of_stack(gc, e->stack, &s->group);
	*name = gc->groups[s->group].name;
	return rc;
}

NEVER_INLINE int more_procs(struct tacho_gc *gc, uint64_t p)
{
	size_t need = (size_t)p + 1;
	int rc = TC_GROW(gc->alloc, &gc->procs, &gc->cap_procs, need, 0);

	if (rc < 0)
		return rc;
	for (; gc->n_procs < need; gc->n_procs++)
		gc->procs[gc->n_procs] =
			(struct tc_gc_proc){ .stop_g = TACHO_NONE, .stop_ns = INT64_MIN };
	return 0;
}

/* *proc is NULL for what is no P. */
ALWAYS_INLINE int get_proc(struct tacho_gc *gc, int64_t p, struct tc_gc_proc **proc)
{
	*proc = NULL;
	if (UNLIKELY((uint64_t)p >= gc->n_procs)) {
		int rc;

		if ((uint64_t)p >= TC_GC_MAX_PROCS)
			return 0;
		rc = more_procs(gc, (uint64_t)p);
		if (rc < 0)
			return rc;
	}
	*proc = &gc->procs[p];
	return 0;
}

/* --- goroutines ------------------------------------------------------------- */

/* What a goroutine ran since it was looked at last counts for its group; t is now. */
static int settle(struct tacho_gc *gc, struct tc_gc_slot *s, int64_t t)
{
	bool runs = s->state == TACHO_GO_RUNNING;
	int64_t ns = runs ? tc_wrap_add(s->running_ns, t) : s->running_ns;
	struct tc_gc_group *group = &gc->groups[s->group];

	s->running_ns = runs ? tc_wrap_sub(0, t) : 0;
	group->now.running_ns = tc_wrap_add(group->now.running_ns, ns);
	return ns != 0 ? tc_gc_touch(gc, s->group) : 0;
}

/* At a Sync: all that ran since the last one. Those that still run stay in the list. */
int tc_gc_settle_all(struct tacho_gc *gc, int64_t t)
{
	size_t kept = 0;
	int rc = 0;

	for (size_t i = 0; i < gc->n_listed && rc == 0; i++) {
		struct tc_gc_slot *s = &gc->slots[gc->listed[i]];

		rc = settle(gc, s, t);
		if (s->state == TACHO_GO_RUNNING)
			gc->listed[kept++] = gc->listed[i];
		else
			s->flags &= (uint8_t)~TC_GC_LISTED;
	}
	gc->n_listed = kept;
	return rc;
}

/* A mark worker stops. */
static int end_work(struct tacho_gc *gc, struct tc_gc_slot *s, const struct tc_gc_work *w,
		    int64_t now_ns)
{
	/* When marking is done, the worker that found out goes on to clean up. */
	bool is_over = gc->mark_end_ns > w->since_ns;
	int64_t ns = tc_wrap_sub(is_over ? gc->mark_end_ns : now_ns, w->since_ns);

	s->flags &= (uint8_t)~TC_GC_WORKS;
	if (gc->n_cycles > 0) {
		struct tacho_gc_cycle *c = &gc->cycles[gc->n_cycles - 1];

		c->worker_ns = tc_wrap_add(c->worker_ns, ns);
	}
	return tc_hist_add(&gc->workers_now[w->worker], gc->alloc, ns);
}

/* While the world is stopped: what each P ran until then. */
static int note_stop(struct tacho_gc *gc, const struct tacho_event *e, const struct tc_gc_slot *s)
{
	struct tc_gc_proc *proc;
	int rc = get_proc(gc, e->p, &proc);

	if (rc < 0 || !proc)
		return rc;
	proc->stop_g = e->subject;
	proc->stop_ns = e->time_ns;
	proc->stop_name = gc->groups[s->group].name;
	return stack_id(gc, e->u.subject_stack, &proc->stop_stack);
}

/* A goroutine stops that is special, or in a world that does. */
static int special_stop(struct tacho_gc *gc, const struct tacho_event *e, struct tc_gc_slot *s)
{
	int rc = 0;

	if (s->flags & TC_GC_ASSISTS) {
		struct tc_gc_work *a = &gc->work[e->slot];

		a->running_ns =
			tc_wrap_add(a->running_ns, tc_wrap_sub(e->time_ns, a->running_since_ns));
	}
	if (s->flags & TC_GC_WORKS)
		rc = end_work(gc, s, &gc->work[e->slot], e->time_ns);
	if (rc == 0 && gc->n_stops > 0)
		rc = note_stop(gc, e, s);
	return rc;
}

/* The life of a goroutine begins. Of what runs then, the trace may not say since when. */
static void birth(struct tacho_gc *gc, const struct tacho_event *e, struct tc_gc_slot *s)
{
	bool is_old = e->from == TACHO_GO_UNDETERMINED && gc->is_first_gen;
	int64_t since = is_old ? gc->facts.first_ns : e->time_ns;

	*s = (struct tc_gc_slot){ .flags = s->flags & TC_GC_LISTED };
	if (e->to == TACHO_GO_RUNNING)
		s->running_ns = tc_wrap_sub(0, since);
}

/* running_ns is up to date, the state is not yet. */
NEVER_INLINE int special_transition(struct tacho_gc *gc, const struct tacho_event *e,
				    struct tc_gc_slot *s)
{
	int rc = 0;

	if (e->from == e->to)
		return 0;
	if (e->from <= TACHO_GO_NOT_EXIST)
		birth(gc, e, s);
	if (!(s->flags & TC_GC_LISTED)) {
		rc = TC_GROW(gc->alloc, &gc->listed, &gc->cap_listed, gc->n_listed + 1, 0);
		if (rc < 0)
			return rc;
		gc->listed[gc->n_listed++] = e->slot;
		s->flags |= TC_GC_LISTED;
	}
	if (s->group == 0 && e->u.subject_stack)
		rc = group_of_stack(gc, e->u.subject_stack, &s->group);
	if (s->group)
		s->flags |= TC_GC_NAMED;
	if (rc == 0 && s->state == TACHO_GO_RUNNING)
		rc = special_stop(gc, e, s);
	if (rc == 0 && e->to == TACHO_GO_NOT_EXIST) {
		s->state = e->to;
		rc = settle(gc, s, e->time_ns);
		*s = (struct tc_gc_slot){ .flags = s->flags & TC_GC_LISTED };
	} else if (e->to == TACHO_GO_RUNNING && (s->flags & TC_GC_ASSISTS)) {
		gc->work[e->slot].running_since_ns = e->time_ns;
	}
	s->state = e->to;
	return rc;
}

/*
 * Most goroutines stop and start, and nothing about them is special: one sum, to which
 * the time of each stop is added and of which that of each start is taken.
 */
ALWAYS_INLINE int on_goroutine(struct tacho_gc *gc, const struct tacho_event *e)
{
	struct tc_gc_slot *s;
	unsigned from = e->from, to = e->to;
	/* One begin or end, or neither: 1, -1, 0. */
	uint64_t change = (uint64_t)(from == TACHO_GO_RUNNING) - (uint64_t)(to == TACHO_GO_RUNNING);

	if (UNLIKELY(e->slot >= gc->n_slots))
		return 0;
	s = &gc->slots[e->slot];
	s->running_ns = (int64_t)((uint64_t)s->running_ns + change * (uint64_t)e->time_ns);
	if (UNLIKELY((s->flags ^ (TC_GC_LISTED | TC_GC_NAMED)) | gc->n_stops |
		     (size_t)(from <= TACHO_GO_NOT_EXIST) | (size_t)(to <= TACHO_GO_NOT_EXIST)))
		return special_transition(gc, e, s);
	s->state = e->to;
	return 0;
}

static int on_proc(struct tacho_gc *gc, const struct tacho_event *e)
{
	struct tc_gc_proc *proc;
	int rc;

	if (e->scope != TACHO_SCOPE_PROC || e->to != TACHO_PROC_IDLE ||
	    e->from != TACHO_PROC_RUNNING)
		return 0;
	rc = get_proc(gc, e->subject, &proc);
	for (size_t i = 0; i < gc->n_stops && rc == 0; i++) {
		struct tacho_gc_pause *p = &gc->stops[i].pause;

		p->stopping_ns = tc_wrap_sub(e->time_ns, p->begin_ns);
		p->last_p = e->subject;
		p->last_goroutine = TACHO_NONE;
		p->last_name = p->last_stack = 0;
		if (proc && proc->stop_ns >= p->begin_ns) {
			p->last_goroutine = proc->stop_g;
			p->last_name = proc->stop_name;
			p->last_stack = proc->stop_stack;
		}
	}
	return rc;
}

/* --- ranges ----------------------------------------------------------------- */

static int more_work(struct tacho_gc *gc)
{
	int rc = TC_GROW(gc->alloc, &gc->work, &gc->cap_work, gc->n_slots, 0);

	if (rc < 0)
		return rc;
	if (gc->n_slots > gc->n_work) {
		memset(gc->work + gc->n_work, 0, (gc->n_slots - gc->n_work) * sizeof(*gc->work));
		gc->n_work = gc->n_slots;
	}
	return 0;
}

static int begin_assist(struct tacho_gc *gc, const struct tacho_event *e, int64_t ns)
{
	struct tc_gc_slot *s;
	int rc;

	if (e->slot >= gc->n_slots || (gc->slots[e->slot].flags & TC_GC_ASSISTS))
		return 0;
	rc = e->slot < gc->n_work ? 0 : more_work(gc);
	if (rc < 0)
		return rc;
	s = &gc->slots[e->slot];
	if (s->group == 0 && e->stack)
		rc = group_of_stack(gc, e->stack, &s->group);
	s->flags |= TC_GC_ASSISTS;
	gc->work[e->slot] = (struct tc_gc_work){ .since_ns = ns, .running_since_ns = ns };
	return rc;
}

/* At the end of an assist, or of the trace. */
static int end_assist(struct tacho_gc *gc, uint32_t slot, int64_t now_ns)
{
	struct tc_gc_slot *s;
	struct tc_gc_group *group;
	struct tc_gc_work *a;
	int64_t ns;
	int rc;

	if (slot >= gc->n_slots || !(gc->slots[slot].flags & TC_GC_ASSISTS))
		return 0;
	s = &gc->slots[slot];
	a = &gc->work[slot];
	s->flags &= (uint8_t)~TC_GC_ASSISTS;
	if (s->state == TACHO_GO_RUNNING)
		a->running_ns =
			tc_wrap_add(a->running_ns, tc_wrap_sub(now_ns, a->running_since_ns));
	ns = tc_wrap_sub(now_ns, a->since_ns);
	/* Those that wait until marking is done end a little behind the cycle. */
	if (gc->n_cycles > 0) {
		struct tacho_gc_cycle *c = &gc->cycles[gc->n_cycles - 1];

		c->assists++;
		c->assist_ns = tc_wrap_add(c->assist_ns, ns);
	}
	rc = tc_gc_touch(gc, s->group);
	group = &gc->groups[s->group];
	group->now.assist_running_ns = tc_wrap_add(group->now.assist_running_ns, a->running_ns);
	return rc < 0 ? rc : tc_hist_add(&group->now.assists, gc->alloc, ns);
}

static int begin_sweep(struct tacho_gc *gc, const struct tacho_event *e, int64_t ns)
{
	struct tc_gc_proc *proc;
	int rc = get_proc(gc, e->subject, &proc);

	if (rc < 0 || !proc || proc->sweeps)
		return rc;
	proc->sweeps = true;
	proc->sweep_ns = ns;
	proc->sweep_group = 0;
	if (e->g != TACHO_NONE && e->slot < gc->n_slots)
		proc->sweep_group = gc->slots[e->slot].group;
	return 0;
}

static int end_sweep(struct tacho_gc *gc, struct tc_gc_proc *proc, int64_t now_ns, uint64_t swept,
		     uint64_t reclaimed)
{
	struct tc_gc_sums *sums;
	int rc = tc_gc_touch(gc, proc->sweep_group);

	if (rc < 0)
		return rc;
	sums = &gc->groups[proc->sweep_group].now;
	sums->swept_bytes += swept;
	sums->reclaimed_bytes += reclaimed;
	proc->sweeps = false;
	return tc_hist_add(&sums->sweeps, gc->alloc, tc_wrap_sub(now_ns, proc->sweep_ns));
}

static int on_sweep_end(struct tacho_gc *gc, const struct tacho_block *b,
			const struct tacho_event *e)
{
	const uint64_t *values = b->values ? b->values + e->u.values : NULL;
	struct tc_gc_proc *proc;
	int rc = get_proc(gc, e->subject, &proc);
	bool has_values = values && e->n_values >= 2;

	if (rc < 0 || !proc || !proc->sweeps)
		return rc;
	return end_sweep(gc, proc, e->time_ns, has_values ? values[0] : 0,
			 has_values ? values[1] : 0);
}

/* --- cycles ----------------------------------------------------------------- */

static bool text_is(struct tacho_text t, const char *s)
{
	size_t n = strlen(s);

	return t.n == n && memcmp(t.s, s, n) == 0;
}

/* Which call began a cycle shows in its stack. */
static int trigger_of(const struct tacho_gc *gc, uint32_t stack)
{
	size_t depth = tacho_symbols_depth(gc->symbols, stack);
	int trigger = depth > 0 ? TACHO_GC_TRIGGER_HEAP : TACHO_GC_TRIGGER_UNKNOWN;

	for (size_t i = 0; i < depth; i++) {
		uint32_t func = tacho_symbols_frame(gc->symbols, stack, i).func;
		struct tacho_text name = tacho_symbols_get(gc->symbols, func);

		if (text_is(name, "runtime.GC"))
			trigger = TACHO_GC_TRIGGER_CALL;
		else if (text_is(name, "runtime.forcegchelper"))
			trigger = TACHO_GC_TRIGGER_PERIOD;
		else if (text_is(name, "runtime/debug.FreeOSMemory") ||
			 text_is(name, "runtime/debug.freeOSMemory"))
			return TACHO_GC_TRIGGER_FREE;
	}
	return trigger;
}

static int new_cycle(struct tacho_gc *gc, int64_t ns)
{
	int rc = TC_GROW(gc->alloc, &gc->cycles, &gc->cap_cycles, gc->n_cycles + 1, 0);

	if (rc < 0)
		return rc;
	gc->cycles[gc->n_cycles++] = (struct tacho_gc_cycle){
		.begin_ns = ns,
		.goroutine = TACHO_NONE,
		.heap_begin_bytes = gc->live_bytes,
		.goal_bytes = gc->goal_bytes,
	};
	gc->is_open = true;
	gc->is_closing = false;
	return 0;
}

static int on_mark(struct tacho_gc *gc, const struct tacho_event *e)
{
	struct tacho_gc_cycle *c;
	int rc;

	if (e->kind == TACHO_KIND_RANGE_END) {
		if (!gc->is_open) {
			rc = new_cycle(gc, gc->facts.first_ns);
			if (rc < 0)
				return rc;
		}
		c = &gc->cycles[gc->n_cycles - 1];
		c->end_ns = e->time_ns;
		c->seen |= TACHO_GC_SEEN_END;
		gc->is_open = false;
		gc->is_closing = true;
		gc->mark_end_ns = e->time_ns;
		return 0;
	}
	if (gc->is_open)
		return 0;
	if (e->kind == TACHO_KIND_RANGE_ACTIVE)
		return new_cycle(gc, gc->facts.first_ns);
	rc = new_cycle(gc, e->time_ns);
	if (rc < 0)
		return rc;
	c = &gc->cycles[gc->n_cycles - 1];
	c->seen = TACHO_GC_SEEN_BEGIN;
	c->goroutine = e->g;
	rc = name_of_context(gc, e, &c->name);
	if (rc == 0)
		rc = stack_id(gc, e->stack, &c->stack);
	c->trigger = trigger_of(gc, c->stack);
	if (c->trigger == TACHO_GC_TRIGGER_HEAP && gc->has_goal && gc->goal_bytes == 0)
		c->trigger = TACHO_GC_TRIGGER_LIMIT;
	return rc;
}

/* --- stop-the-world --------------------------------------------------------- */

static int reason_of(struct tacho_gc *gc, uint32_t name, uint32_t *reason)
{
	uint32_t known = tc_refmap_get(&gc->reason_of_name, name);
	int rc = 0;

	*reason = known - 1;
	if (known)
		return 0;
	rc = tc_gc_reason_of(gc, tacho_gen_string(gc->gen, name), reason);
	if (rc == 0 && name < tacho_gen_strings(gc->gen))
		rc = tc_refmap_put(&gc->reason_of_name, gc->alloc, name, *reason + 1);
	return rc;
}

static void note_phase(struct tacho_gc *gc, const struct tc_gc_reason *r, int64_t ns, bool is_begin)
{
	struct tacho_gc_cycle *c = &gc->cycles[gc->n_cycles - 1];

	if (r->phase == TC_GC_SWEEP_TERM) {
		*(is_begin ? &c->sweep_begin_ns : &c->sweep_end_ns) = ns;
		c->seen |= is_begin ? TACHO_GC_SEEN_SWEEP_BEGIN : TACHO_GC_SEEN_SWEEP_END;
	} else {
		*(is_begin ? &c->term_begin_ns : &c->term_end_ns) = ns;
		c->seen |= is_begin ? TACHO_GC_SEEN_TERM_BEGIN : TACHO_GC_SEEN_TERM_END;
		if (is_begin)
			c->heap_term_bytes = gc->live_bytes;
		else
			gc->is_closing = false;
	}
}

static int begin_stop(struct tacho_gc *gc, const struct tacho_event *e)
{
	struct tc_gc_stop *stop;
	int rc;

	if (gc->n_stops == TC_GC_MAX_STOPS || !gc->gen)
		return 0;
	stop = &gc->stops[gc->n_stops];
	rc = reason_of(gc, e->name, &stop->reason);
	if (rc < 0)
		return rc;
	stop->pause = (struct tacho_gc_pause){
		.reason = gc->reasons[stop->reason].name,
		.begin_ns = e->time_ns,
		.goroutine = e->subject,
		.last_p = TACHO_NONE,
		.last_goroutine = TACHO_NONE,
	};
	rc = name_of_context(gc, e, &stop->pause.name);
	if (rc == 0)
		rc = stack_id(gc, e->stack, &stop->pause.stack);
	gc->n_stops++;
	if ((gc->is_open || gc->is_closing) && gc->reasons[stop->reason].phase)
		note_phase(gc, &gc->reasons[stop->reason], e->time_ns, true);
	return rc;
}

static int end_stop(struct tacho_gc *gc, const struct tacho_event *e)
{
	struct tc_gc_reason *r;
	struct tacho_gc_pause pause;
	size_t i = gc->n_stops;
	int rc;

	while (i > 0 && gc->stops[i - 1].pause.goroutine != e->subject)
		i--;
	if (i == 0)
		return 0;
	pause = gc->stops[i - 1].pause;
	r = &gc->reasons[gc->stops[i - 1].reason];
	memmove(&gc->stops[i - 1], &gc->stops[i], (gc->n_stops - i) * sizeof(gc->stops[0]));
	gc->n_stops--;
	pause.end_ns = e->time_ns;
	tc_gc_top_add(&gc->top_now, gc->opts.pauses, &pause);
	rc = tc_hist_add(&r->now, gc->alloc, tc_wrap_sub(pause.end_ns, pause.begin_ns));
	if (rc == 0)
		rc = tc_hist_add(&r->now_stopping, gc->alloc, pause.stopping_ns);
	if ((gc->is_open || gc->is_closing) && r->phase)
		note_phase(gc, r, e->time_ns, false);
	return rc;
}

/* --- the rest --------------------------------------------------------------- */

/* What is open when its generation begins and was not: since before the trace. */
NEVER_INLINE int on_range(struct tacho_gc *gc, const struct tacho_block *b,
			  const struct tacho_event *e)
{
	bool is_end = e->kind == TACHO_KIND_RANGE_END;
	int64_t begin = e->kind == TACHO_KIND_RANGE_ACTIVE ? gc->facts.first_ns : e->time_ns;

	switch (e->detail) {
	case TACHO_RANGE_MARK_ASSIST:
		return is_end ? end_assist(gc, e->slot, e->time_ns) : begin_assist(gc, e, begin);
	case TACHO_RANGE_SWEEP: return is_end ? on_sweep_end(gc, b, e) : begin_sweep(gc, e, begin);
	case TACHO_RANGE_GC_MARK: return on_mark(gc, e);
	case TACHO_RANGE_STW: return is_end ? end_stop(gc, e) : begin_stop(gc, e);
	default: return 0;
	}
}

/* The first value that is known has held since the begin. */
void tc_gc_count_procs(struct tacho_gc *gc, int64_t now_ns)
{
	gc->facts.proc_ns +=
		(double)tc_wrap_sub(now_ns, gc->procs_ns) * (double)gc->facts.gomaxprocs;
	if (gc->facts.gomaxprocs > 0)
		gc->procs_ns = now_ns;
}

static void on_metric(struct tacho_gc *gc, const struct tacho_event *e)
{
	struct tacho_gc_cycle *c = gc->n_cycles ? &gc->cycles[gc->n_cycles - 1] : NULL;
	uint64_t value = (uint64_t)e->subject;

	switch (e->detail) {
	case TACHO_METRIC_HEAP_LIVE:
		gc->live_bytes = value;
		if (gc->is_open && (c->seen & TACHO_GC_SEEN_TERM_BEGIN))
			c->heap_marked_bytes = value;
		break;
	case TACHO_METRIC_HEAP_GOAL:
		gc->goal_bytes = value;
		gc->has_goal = true;
		if (gc->is_closing || (gc->is_open && (c->seen & TACHO_GC_SEEN_TERM_BEGIN)))
			c->next_goal_bytes = value;
		break;
	case TACHO_METRIC_GOMAXPROCS:
		tc_gc_count_procs(gc, e->time_ns);
		gc->facts.gomaxprocs = value;
		break;
	default: break;
	}
}

NEVER_INLINE int on_label(struct tacho_gc *gc, const struct tacho_event *e)
{
	static const char *const labels[TACHO_GC_WORKER_COUNT] = { "GC (dedicated)",
								   "GC (fractional)", "GC (idle)" };
	uint32_t worker = tc_refmap_get(&gc->worker_of_label, e->name);
	int rc = 0;

	if (e->slot >= gc->n_slots || gc->slots[e->slot].state != TACHO_GO_RUNNING ||
	    (gc->slots[e->slot].flags & (TC_GC_WORKS | TC_GC_ASSISTS)) || !gc->gen)
		return 0;
	if (worker == 0) {
		struct tacho_text label = tacho_gen_string(gc->gen, e->name);

		for (worker = 0; worker < TACHO_GC_WORKER_COUNT; worker++)
			if (text_is(label, labels[worker]))
				break;
		worker++;
		if (e->name < tacho_gen_strings(gc->gen))
			rc = tc_refmap_put(&gc->worker_of_label, gc->alloc, e->name, worker);
	}
	if (worker - 1 < TACHO_GC_WORKER_COUNT) {
		if (rc == 0 && e->slot >= gc->n_work)
			rc = more_work(gc);
		if (rc < 0)
			return rc;
		gc->work[e->slot].worker = (int)worker - 1;
		gc->work[e->slot].since_ns = e->time_ns;
		gc->slots[e->slot].flags |= TC_GC_WORKS;
	}
	return rc;
}

/* What is open when the trace ends counts until then; pauses and cycles stay open. */
int tc_gc_close_all(struct tacho_gc *gc, int64_t now_ns)
{
	int rc = 0;

	gc->n_stops = 0;
	for (size_t i = 0; i < gc->n_slots && rc == 0; i++) {
		rc = end_assist(gc, (uint32_t)i, now_ns);
		if (rc == 0 && (gc->slots[i].flags & TC_GC_WORKS))
			rc = end_work(gc, &gc->slots[i], &gc->work[i], now_ns);
	}
	for (size_t i = 0; i < gc->n_procs && rc == 0; i++) {
		if (gc->procs[i].sweeps)
			rc = end_sweep(gc, &gc->procs[i], now_ns, 0, 0);
	}
	return rc;
}

NEVER_INLINE int on_sync(struct tacho_gc *gc, const struct tacho_event *e)
{
	int rc = 0;

	gc->is_first_gen = !gc->has_first;
	if (!gc->has_first) {
		gc->has_first = true;
		gc->facts.first_ns = gc->procs_ns = e->time_ns;
	}
	if (!gc->gen) /* the trace ends, and is whole */
		rc = tc_gc_close_all(gc, e->time_ns);
	if (rc == 0)
		rc = tc_gc_settle_all(gc, e->time_ns);
	gc->facts.last_ns = e->time_ns;
	tc_gc_count_procs(gc, e->time_ns);
	tc_refmap_clear(&gc->name_of_stack);
	tc_refmap_clear(&gc->reason_of_name);
	tc_refmap_clear(&gc->worker_of_label);
	return rc < 0 ? rc : tc_gc_commit(gc);
}

static int more_slots(struct tacho_gc *gc, size_t n)
{
	int rc = TC_GROW(gc->alloc, &gc->slots, &gc->cap_slots, n, 0);

	if (rc < 0)
		return rc;
	memset(gc->slots + gc->n_slots, 0, (n - gc->n_slots) * sizeof(*gc->slots));
	gc->n_slots = n;
	return 0;
}

NEVER_INLINE int on_other(struct tacho_gc *gc, const struct tacho_block *b,
			  const struct tacho_event *e)
{
	switch (e->kind) {
	case TACHO_KIND_METRIC: on_metric(gc, e); return 0;
	case TACHO_KIND_LABEL: return on_label(gc, e);
	case TACHO_KIND_SYNC: return on_sync(gc, e);
	default: return on_range(gc, b, e);
	}
}

int tc_gc_feed_events(struct tacho_gc *gc, const struct tacho_block *b, size_t at, size_t end)
{
	const struct tacho_event *e = b->events + at, *last = b->events + end;
	int rc = 0;

	for (; e < last; e++) {
		if (LIKELY(e->kind == TACHO_KIND_STATE_TRANSITION)) {
			if (LIKELY(e->scope == TACHO_SCOPE_GOROUTINE))
				rc = on_goroutine(gc, e);
			else if (UNLIKELY(gc->n_stops > 0))
				rc = on_proc(gc, e);
		} else if (UNLIKELY(1U << e->kind & OTHERS)) {
			rc = on_other(gc, b, e);
		}
		if (UNLIKELY(rc < 0))
			break;
	}
	return rc;
}

int tc_gc_feed(void *self, const struct tacho_block *b)
{
	struct tacho_gc *gc = self;
	int rc = b->n_slots > gc->n_slots ? more_slots(gc, b->n_slots) : 0;

	gc->gen = b->gen;
	if (rc < 0)
		return rc;
	return UNLIKELY(gc->window.is_set) ? tc_gc_feed_window(gc, b)
					   : tc_gc_feed_events(gc, b, 0, b->n);
}
