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

static uint32_t name_of_slot(const struct tacho_gc *gc, uint32_t slot)
{
	return slot < gc->n_slots ? gc->groups[gc->slots[slot].group].name : 0;
}

NEVER_INLINE int more_procs(struct tacho_gc *gc, uint64_t p)
{
	size_t need = (size_t)p + 1;
	int rc = TC_GROW(gc->alloc, &gc->procs, &gc->cap_procs, need, 0);

	if (rc < 0)
		return rc;
	for (; gc->n_procs < need; gc->n_procs++)
		gc->procs[gc->n_procs] =
			(struct tc_gc_proc){ .g = TACHO_NONE, .stop_ns = INT64_MIN };
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

/* A mark worker or a goroutine in an assist stops, or the world does. */
NEVER_INLINE int special_stop(struct tacho_gc *gc, const struct tacho_event *e,
			      struct tc_gc_slot *s, struct tc_gc_proc *proc)
{
	int rc = 0;

	if (s->flags & TC_GC_ASSISTS) {
		struct tc_gc_assist *a = &gc->assists[e->slot];

		a->running_ns =
			tc_wrap_add(a->running_ns, tc_wrap_sub(e->time_ns, a->running_since_ns));
	}
	if (s->flags & TC_GC_WORKS) {
		int64_t ns = tc_wrap_sub(e->time_ns, s->since_ns);

		rc = tc_hist_add(&gc->workers_now[s->worker], gc->alloc, ns);
		if (gc->n_cycles > 0) {
			struct tacho_gc_cycle *c = &gc->cycles[gc->n_cycles - 1];

			c->worker_ns = tc_wrap_add(c->worker_ns, ns);
		}
		s->flags &= (uint8_t)~TC_GC_WORKS;
	}
	if (rc == 0 && gc->n_stops > 0 && proc) {
		proc->stop_name = gc->groups[s->group].name;
		rc = stack_id(gc, e->u.subject_stack, &proc->stop_stack);
	}
	return rc;
}

ALWAYS_INLINE int stop_running(struct tacho_gc *gc, const struct tacho_event *e,
			       struct tc_gc_slot *s)
{
	struct tc_gc_group *group = &gc->groups[s->group];
	struct tc_gc_proc *proc;
	int rc = get_proc(gc, e->p, &proc);

	if (rc == 0 && UNLIKELY(!group->is_touched))
		rc = tc_gc_touch(gc, s->group);
	group->now.running_ns =
		tc_wrap_add(group->now.running_ns, tc_wrap_sub(e->time_ns, s->since_ns));
	s->flags &= (uint8_t)~TC_GC_RUNS;
	if (proc)
		proc->stop_ns = e->time_ns;
	if (UNLIKELY((s->flags & (TC_GC_ASSISTS | TC_GC_WORKS)) || gc->n_stops > 0) && rc == 0)
		rc = special_stop(gc, e, s, proc);
	return rc;
}

/* Of what runs when it is first mentioned, the trace does not say since when. */
ALWAYS_INLINE int start_running(struct tacho_gc *gc, const struct tacho_event *e,
				struct tc_gc_slot *s)
{
	struct tc_gc_proc *proc;
	int rc = get_proc(gc, e->p, &proc);

	s->since_ns = e->time_ns;
	if (UNLIKELY(e->from == TACHO_GO_UNDETERMINED) && gc->is_first_gen)
		s->since_ns = gc->facts.first_ns;
	s->flags |= TC_GC_RUNS;
	if (UNLIKELY(s->flags & TC_GC_ASSISTS))
		gc->assists[e->slot].running_since_ns = s->since_ns;
	if (proc) {
		proc->g = e->subject;
		proc->stop_ns = INT64_MAX;
	}
	return rc;
}

ALWAYS_INLINE int on_goroutine(struct tacho_gc *gc, const struct tacho_event *e)
{
	struct tc_gc_slot *s;
	int rc = 0;

	if (e->from == e->to || e->slot >= gc->n_slots)
		return 0;
	s = &gc->slots[e->slot];
	if (s->flags & TC_GC_RUNS)
		rc = stop_running(gc, e, s);
	if (e->from <= TACHO_GO_NOT_EXIST)
		*s = (struct tc_gc_slot){ 0 };
	if (UNLIKELY(s->group == 0) && e->u.subject_stack && rc == 0)
		rc = group_of_stack(gc, e->u.subject_stack, &s->group);
	if (rc < 0)
		return rc;
	if (e->to == TACHO_GO_RUNNING)
		return start_running(gc, e, s);
	if (e->to == TACHO_GO_NOT_EXIST)
		*s = (struct tc_gc_slot){ 0 };
	return 0;
}

static int on_proc(struct tacho_gc *gc, const struct tacho_event *e)
{
	struct tc_gc_proc *proc;
	int rc;

	if (LIKELY(gc->n_stops == 0) || e->to != TACHO_PROC_IDLE || e->from != TACHO_PROC_RUNNING)
		return 0;
	rc = get_proc(gc, e->subject, &proc);
	for (size_t i = 0; i < gc->n_stops && rc == 0; i++) {
		struct tacho_gc_pause *p = &gc->stops[i].pause;

		p->stopping_ns = tc_wrap_sub(e->time_ns, p->begin_ns);
		p->last_p = e->subject;
		p->last_goroutine = TACHO_NONE;
		p->last_name = p->last_stack = 0;
		if (proc && proc->g != TACHO_NONE && proc->stop_ns >= p->begin_ns &&
		    proc->stop_ns != INT64_MAX) {
			p->last_goroutine = proc->g;
			p->last_name = proc->stop_name;
			p->last_stack = proc->stop_stack;
		}
	}
	return rc;
}

/* --- ranges ----------------------------------------------------------------- */

static int more_assists(struct tacho_gc *gc)
{
	int rc = TC_GROW(gc->alloc, &gc->assists, &gc->cap_assists, gc->n_slots, 0);

	if (rc < 0)
		return rc;
	if (gc->n_slots > gc->n_assists) {
		memset(gc->assists + gc->n_assists, 0,
		       (gc->n_slots - gc->n_assists) * sizeof(*gc->assists));
		gc->n_assists = gc->n_slots;
	}
	return 0;
}

static int begin_assist(struct tacho_gc *gc, const struct tacho_event *e, int64_t ns)
{
	struct tc_gc_slot *s;
	int rc;

	if (e->slot >= gc->n_slots || (gc->slots[e->slot].flags & TC_GC_ASSISTS))
		return 0;
	rc = e->slot < gc->n_assists ? 0 : more_assists(gc);
	if (rc < 0)
		return rc;
	s = &gc->slots[e->slot];
	if (s->group == 0 && e->stack)
		rc = group_of_stack(gc, e->stack, &s->group);
	s->flags |= TC_GC_ASSISTS;
	gc->assists[e->slot] = (struct tc_gc_assist){ .begin_ns = ns, .running_since_ns = ns };
	return rc;
}

/* At the end of an assist, or of the trace. */
static int end_assist(struct tacho_gc *gc, uint32_t slot, int64_t now_ns)
{
	struct tc_gc_slot *s;
	struct tc_gc_group *group;
	struct tc_gc_assist *a;
	int64_t ns;
	int rc;

	if (slot >= gc->n_slots || !(gc->slots[slot].flags & TC_GC_ASSISTS))
		return 0;
	s = &gc->slots[slot];
	a = &gc->assists[slot];
	s->flags &= (uint8_t)~TC_GC_ASSISTS;
	if (s->flags & TC_GC_RUNS)
		a->running_ns =
			tc_wrap_add(a->running_ns, tc_wrap_sub(now_ns, a->running_since_ns));
	ns = tc_wrap_sub(now_ns, a->begin_ns);
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
	c->name = e->g != TACHO_NONE ? name_of_slot(gc, e->slot) : 0;
	rc = stack_id(gc, e->stack, &c->stack);
	c->trigger = trigger_of(gc, c->stack);
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
		.name = name_of_slot(gc, e->slot),
		.last_p = TACHO_NONE,
		.last_goroutine = TACHO_NONE,
	};
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
		if (gc->is_closing || (gc->is_open && (c->seen & TACHO_GC_SEEN_TERM_BEGIN)))
			c->next_goal_bytes = value;
		break;
	case TACHO_METRIC_GOMAXPROCS:
		gc->facts.proc_ns += (double)tc_wrap_sub(e->time_ns, gc->procs_ns) *
				     (double)gc->facts.gomaxprocs;
		/* The first value has held since the begin. */
		if (gc->facts.gomaxprocs > 0)
			gc->procs_ns = e->time_ns;
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

	if (e->slot >= gc->n_slots || !(gc->slots[e->slot].flags & TC_GC_RUNS) || !gc->gen)
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
		gc->slots[e->slot].worker = (uint8_t)(worker - 1);
		gc->slots[e->slot].flags |= TC_GC_WORKS;
	}
	return rc;
}

/* What is open when the trace ends counts until then; pauses and cycles stay open. */
static int close_all(struct tacho_gc *gc, int64_t now_ns)
{
	struct tacho_event e = { .time_ns = now_ns, .p = TACHO_NONE };
	int rc = 0;

	gc->n_stops = 0;
	for (size_t i = 0; i < gc->n_slots && rc == 0; i++) {
		e.slot = (uint32_t)i;
		rc = end_assist(gc, e.slot, now_ns);
		if (rc == 0 && (gc->slots[i].flags & TC_GC_RUNS))
			rc = stop_running(gc, &e, &gc->slots[i]);
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
		rc = close_all(gc, e->time_ns);
	gc->facts.last_ns = e->time_ns;
	gc->facts.proc_ns +=
		(double)tc_wrap_sub(e->time_ns, gc->procs_ns) * (double)gc->facts.gomaxprocs;
	if (gc->facts.gomaxprocs > 0)
		gc->procs_ns = e->time_ns;
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

int tc_gc_feed(void *self, const struct tacho_block *b)
{
	struct tacho_gc *gc = self;
	int rc = b->n_slots > gc->n_slots ? more_slots(gc, b->n_slots) : 0;

	gc->gen = b->gen;
	for (size_t i = 0; i < b->n && rc == 0; i++) {
		const struct tacho_event *e = &b->events[i];

		if (LIKELY(e->kind == TACHO_KIND_STATE_TRANSITION)) {
			if (LIKELY(e->scope == TACHO_SCOPE_GOROUTINE))
				rc = on_goroutine(gc, e);
			else if (e->scope == TACHO_SCOPE_PROC)
				rc = on_proc(gc, e);
			continue;
		}
		switch (e->kind) {
		case TACHO_KIND_METRIC: on_metric(gc, e); break;
		case TACHO_KIND_RANGE_BEGIN:
		case TACHO_KIND_RANGE_ACTIVE:
		case TACHO_KIND_RANGE_END: rc = on_range(gc, b, e); break;
		case TACHO_KIND_LABEL: rc = on_label(gc, e); break;
		case TACHO_KIND_SYNC: rc = on_sync(gc, e); break;
		default: break;
		}
	}
	return rc;
}
