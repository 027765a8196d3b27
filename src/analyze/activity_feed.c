/* SPDX-License-Identifier: MIT */
/*
 * The stream of events as spans, ranges and delay; see act.h.
 *
 * One event costs one look at the goroutine's record and one at the P's: nothing
 * is searched, and texts and stacks are looked at once for each distinct one.
 */
#include "analyze/activity_step.h"

#include <string.h>

#include "reader/gen.h"

/* --- Ps ----------------------------------------------------------------------- */

/* The P of a goroutine in a system call is taken away. */
static void lose_proc(struct tacho_activity *a, struct tc_act_g *g, int64_t now)
{
	g->is_lost = true;
	g->lost_ns = now;
	g->harm_ns = tc_wrap_sub(a->wanted[TACHO_DELAY_HELD], g->harm_from_ns);
	g->proc = TC_NO_PROC;
}

static int proc_transition(struct tacho_activity *a, const struct tacho_event *e)
{
	struct tc_act_proc *p;
	uint32_t i;
	int rc = find_proc(a, e->subject, &i);

	if (rc == 0)
		rc = advance(a, e->time_ns);
	if (rc < 0)
		return rc;
	p = &a->procs[i];
	if (e->to == TACHO_PROC_IDLE || e->to == TACHO_PROC_NOT_EXIST) {
		if (p->state == TC_PROC_HELD && p->slot < a->n_gs && a->gs[p->slot].proc == i)
			lose_proc(a, &a->gs[p->slot], e->time_ns);
		if (a->n_stw && p->state != TC_PROC_IDLE) {
			a->stw_idle_ns = e->time_ns;
			a->stw_idle_proc = i;
		}
		set_proc(a, p, TC_PROC_IDLE, e->time_ns);
	} else if (e->to == TACHO_PROC_RUNNING && p->state == TC_PROC_IDLE) {
		set_proc(a, p, TC_PROC_LOOKING, e->time_ns);
	}
	return 0;
}

/* --- spans -------------------------------------------------------------------- */

ALWAYS_INLINE void split_delay(const struct tacho_activity *a, const struct tc_act_g *g,
			       struct tc_span *s)
{
	int64_t known = 0;

	for (int i = 0; i < TACHO_DELAY_UNKNOWN; i++) {
		s->delay_ns[i] = tc_wrap_sub(a->sums[i], g->ready[i]);
		known = tc_wrap_add(known, s->delay_ns[i]);
	}
	s->delay_ns[TACHO_DELAY_UNKNOWN] = tc_wrap_sub(tc_wrap_sub(s->end_ns, s->begin_ns), known);
}

/* How much of the span of g that ends now was inside an assist. */
static int64_t assist_in(const struct tc_act_g *g, int64_t end_ns)
{
	int64_t from = tc_act_later(g->assist_from_ns, g->since_ns);

	return g->rare.in_assist ? tc_wrap_add(g->assist_ns, tc_wrap_sub(end_ns, from))
				 : g->assist_ns;
}

/*
 * Tell listeners of the span of g, in `state`, that ends now. The caller fills in what
 * ended it.
 */
ALWAYS_INLINE int end_span(struct tacho_activity *a, struct tc_act_g *g, uint32_t slot,
			   uint8_t state, bool is_usual, struct tc_span *s)
{
	const struct tc_span_target *t = a->targets[state];
	int rc = 0;

	if (!is_usual) {
		s->assist_ns = assist_in(g, s->end_ns);
		g->assist_ns = 0;
		g->rare.has_assisted = false;
	} else {
		s->assist_ns = 0;
	}
	if (!t->span)
		return 0;
	s->begin_ns = g->since_ns;
	s->go = g;
	s->slot = slot;
	s->state = state;
	s->harm_ns = 0;
	if (state == TACHO_GO_RUNNABLE)
		split_delay(a, g, s);
	else if (state == TACHO_GO_SYSCALL)
		s->harm_ns = g->is_lost ? g->harm_ns
					: tc_wrap_sub(a->wanted[TACHO_DELAY_HELD], g->harm_from_ns);
	do {
		rc = t->span(t->self, s);
		t++;
	} while (rc == 0 && t->span);
	return rc;
}

/* --- goroutines --------------------------------------------------------------- */

int tc_act_born(struct tacho_activity *a, const struct tc_act_g *g)
{
	int rc = 0;

	for (size_t i = 0; i < a->n_listeners && rc == 0; i++)
		if (a->listeners[i].born)
			rc = a->listeners[i].born(a->listeners[i].self, g, (uint32_t)(g - a->gs));
	return rc;
}

static int died(struct tacho_activity *a, struct tc_act_g *g, int64_t now)
{
	int rc = 0;

	for (size_t i = 0; i < a->n_listeners && rc == 0; i++)
		if (a->listeners[i].died)
			rc = a->listeners[i].died(a->listeners[i].self, g, (uint32_t)(g - a->gs),
						  now);
	return rc;
}

/* The first stack of its own says where it started. */
static int name_goroutine(struct tacho_activity *a, struct tc_act_g *g, uint32_t stack)
{
	const struct tc_place *place;
	uint32_t id;
	int rc = tc_activity_stack(a, stack, &id);

	if (rc < 0 || id == 0)
		return rc;
	place = tc_activity_place(a, id);
	g->start_stack = id;
	g->name = place->root;
	g->is_system = (place->flags & TC_PLACE_SYSTEM) != 0;
	g->rare.is_unnamed = false;
	return 0;
}

static int begin_life(struct tacho_activity *a, struct tc_act_g *g, const struct tacho_event *e)
{
	bool is_old = e->from == TACHO_GO_UNDETERMINED;
	int64_t begin = is_old ? a->first_ns : e->time_ns;
	int rc = 0;

	*g = (struct tc_act_g){
		.id = e->subject,
		.since_ns = begin,
		.created_ns = begin,
		.by = TACHO_NONE,
		.creator = TACHO_NONE,
		.m = TACHO_NONE,
		.proc = TC_NO_PROC,
		.is_old = is_old,
		.rare = { .is_unnamed = true, .never_ran = true, .was_old_state = is_old }
	};
	if (!is_old) {
		g->creator = e->g;
		rc = tc_activity_stack(a, e->stack, &g->create_stack);
	}
	if (rc == 0 && e->u.subject_stack)
		rc = name_goroutine(a, g, e->u.subject_stack);
	return rc;
}

/* The P that the goroutine has, and nobody else has meanwhile; NULL. */
ALWAYS_INLINE struct tc_act_proc *own_proc(const struct tacho_activity *a, const struct tc_act_g *g,
					   uint32_t slot, uint8_t state)
{
	struct tc_act_proc *p = g->proc < a->n_procs ? &a->procs[g->proc] : NULL;

	return p && p->state == state && p->slot == slot ? p : NULL;
}

ALWAYS_INLINE void leave_state(struct tacho_activity *a, struct tc_act_g *g, uint32_t slot,
			       const struct tacho_event *e, uint8_t from, uint8_t to, bool is_usual)
{
	struct tc_act_proc *p;

	switch (from) {
	case TACHO_GO_RUNNABLE: a->n_runnable_user -= !g->is_system; break;
	case TACHO_GO_RUNNING:
		if (!is_usual) {
			a->n_marking -= g->rare.is_marker;
			g->rare.is_marker = false;
		}
		p = own_proc(a, g, slot, TC_PROC_RUNS);
		if (p)
			set_proc(a, p, to == TACHO_GO_SYSCALL ? TC_PROC_HELD : TC_PROC_LOOKING,
				 e->time_ns);
		break;
	case TACHO_GO_SYSCALL:
		p = own_proc(a, g, slot, TC_PROC_HELD);
		/* Back on the same P: that follows at once. */
		if (p && (to != TACHO_GO_RUNNING || p->id != e->p))
			set_proc(a, p, TC_PROC_LOOKING, e->time_ns);
		break;
	default: break;
	}
}

ALWAYS_INLINE int take_proc(struct tacho_activity *a, struct tc_act_g *g, uint32_t slot,
			    const struct tacho_event *e, uint8_t state)
{
	struct tc_act_proc *p;
	int rc = 0;

	g->m = e->m;
	if (e->p == TACHO_NONE) {
		g->proc = TC_NO_PROC;
		return 0;
	}
	rc = find_proc(a, e->p, &g->proc);
	if (rc < 0)
		return rc;
	p = &a->procs[g->proc];
	p->slot = slot;
	p->g = g->id;
	p->name = g->name;
	set_proc(a, p, state, e->time_ns);
	return 0;
}

/* What `span` was ended by is what began the new state. */
ALWAYS_INLINE int enter_state(struct tacho_activity *a, struct tc_act_g *g,
			      const struct tacho_event *e, const struct tc_span *span, uint8_t from,
			      uint8_t to, bool is_usual)
{
	int rc = 0;

	g->state = to;
	switch (to) {
	case TACHO_GO_RUNNABLE:
		a->n_runnable_user += !g->is_system;
		g->by = span->by;
		g->by_stack = span->by == TACHO_NONE ? 0 : g->stack;
		if (!is_usual && g->rare.was_old_state)
			memset(g->ready, 0, sizeof(g->ready));
		else
			memcpy(g->ready, a->sums, sizeof(g->ready));
		break;
	case TACHO_GO_RUNNING:
		rc = take_proc(a, g, e->slot, e, TC_PROC_RUNS);
		if (!is_usual && g->rare.never_ran) {
			g->rare.never_ran = false;
			g->first_run_ns = e->time_ns;
		}
		break;
	case TACHO_GO_SYSCALL:
		g->is_lost = false;
		g->harm_from_ns = a->wanted[TACHO_DELAY_HELD];
		if (from != TACHO_GO_RUNNING)
			rc = take_proc(a, g, e->slot, e, TC_PROC_HELD);
		break;
	case TACHO_GO_WAITING: rc = wait_of_reason(a, g->reason, &g->wait); break;
	default: break;
	}
	return rc;
}

/* A goroutine that runs on a P: slot of the context of an event. */
static inline uint32_t context_slot(const struct tacho_activity *a, const struct tacho_event *e)
{
	uint32_t i = (uint64_t)e->p < 64 ? a->proc_cache[e->p] : 0;

	if (i && a->procs[i - 1].g == e->g)
		return a->procs[i - 1].slot;
	return TACHO_NO_SLOT;
}

/* What ended the old span and began the new one. */
ALWAYS_INLINE int describe(struct tacho_activity *a, const struct tacho_event *e, uint8_t from,
			   uint8_t to, struct tc_span *s, uint32_t *stack)
{
	int rc = stack_id(a, e->stack, stack);

	if (rc == 0)
		rc = string_id(a, e->name, &s->end_reason);
	s->end_ns = e->time_ns;
	s->next = to;
	s->is_open = false;
	s->end_stack = *stack;
	s->by = TACHO_NONE;
	s->by_slot = TACHO_NO_SLOT;
	if (from == TACHO_GO_WAITING && e->g != TACHO_NONE) {
		s->by = e->g;
		s->by_slot = context_slot(a, e);
	}
	return rc;
}

static int end_life(struct tacho_activity *a, struct tc_act_g *g, int64_t now)
{
	int rc = tc_act_close_ranges_of(a, g, now, false);

	if (rc == 0)
		rc = died(a, g, now);
	g->id = TACHO_NONE;
	g->state = TACHO_GO_UNDETERMINED;
	return rc;
}

/*
 * A goroutine that was in `state`, where the event says `from`, is in `to`. Inlined for
 * the usual ones, which are constants then, as is that nothing about it is rare: nothing of
 * what others need is left.
 */
ALWAYS_INLINE int go_step(struct tacho_activity *a, struct tc_act_g *g, const struct tacho_event *e,
			  uint8_t state, uint8_t from, uint8_t to, bool is_usual)
{
	bool is_seen = state >= TACHO_GO_RUNNABLE && state <= TACHO_GO_SYSCALL;
	struct tc_span s;
	uint32_t stack;
	int rc = describe(a, e, from, to, &s, &stack);

	if (UNLIKELY(rc < 0))
		return rc;
	/* Its first stack says whose the span is that ends; those who are ready are counted
	 * by whose they are, so not while it is one of them. */
	if (!is_usual && state != TACHO_GO_RUNNABLE && g->rare.is_unnamed && e->u.subject_stack)
		rc = name_goroutine(a, g, e->u.subject_stack);
	if (is_seen && rc == 0)
		rc = end_span(a, g, e->slot, state, is_usual, &s);
	if (UNLIKELY(rc < 0))
		return rc;
	leave_state(a, g, e->slot, e, state, to, is_usual);
	if (to == TACHO_GO_NOT_EXIST)
		return end_life(a, g, e->time_ns);
	g->since_ns = e->time_ns;
	g->reason = s.end_reason;
	g->stack = stack;
	if (!is_usual) {
		g->rare.was_old_state = false;
		if (g->rare.is_unnamed && e->u.subject_stack)
			rc = name_goroutine(a, g, e->u.subject_stack);
	}
	return rc < 0 ? rc : enter_state(a, g, e, &s, from, to, is_usual);
}

/* One that was not there: created, or first seen. */
static int go_anew(struct tacho_activity *a, struct tc_act_g *g, const struct tacho_event *e)
{
	struct tc_span s;
	uint32_t stack;
	int rc = describe(a, e, e->from, e->to, &s, &stack);

	if (rc < 0)
		return rc;
	leave_state(a, g, e->slot, e, g->state, TACHO_GO_NOT_EXIST, false);
	rc = begin_life(a, g, e);
	if (rc < 0)
		return rc;
	if (e->to == TACHO_GO_NOT_EXIST)
		return end_life(a, g, e->time_ns);
	g->reason = s.end_reason;
	g->stack = stack;
	rc = enter_state(a, g, e, &s, e->from, e->to, false);
	return rc < 0 ? rc : tc_act_born(a, g);
}

static int go_unusual(struct tacho_activity *a, struct tc_act_g *g, const struct tacho_event *e)
{
	if (e->from <= TACHO_GO_NOT_EXIST || g->id != e->subject)
		return go_anew(a, g, e);
	return go_step(a, g, e, g->state, e->from, e->to, false);
}

#define STEP(from, to) ((unsigned)(from) << 4 | (unsigned)(to))
#define USUAL(from, to)                     \
 case STEP(TACHO_GO_##from, TACHO_GO_##to): \
  return go_step(a, g, e, TACHO_GO_##from, TACHO_GO_##from, TACHO_GO_##to, true)

ALWAYS_INLINE int go_transition(struct tacho_activity *a, const struct tacho_event *e)
{
	struct tc_act_g *g = &a->gs[e->slot];
	int rc = advance(a, e->time_ns);

	if (UNLIKELY(rc < 0))
		return rc;
	if (UNLIKELY(g->id != e->subject || g->state != e->from || !tc_act_is_usual(g)))
		return go_unusual(a, g, e);
	switch (STEP(e->from, e->to)) {
		USUAL(RUNNING, SYSCALL);
		USUAL(SYSCALL, RUNNING);
		USUAL(RUNNABLE, RUNNING);
		USUAL(RUNNING, WAITING);
		USUAL(WAITING, RUNNABLE);
	default: return go_unusual(a, g, e);
	}
}

/* --- other events ------------------------------------------------------------- */

/* The runtime puts a label on mark workers each time they get a P for marking. */
static int label(struct tacho_activity *a, const struct tacho_event *e)
{
	struct tacho_text text = tacho_gen_string(a->gen, e->name);
	struct tc_act_g *g = e->slot < a->n_gs ? &a->gs[e->slot] : NULL;
	int rc;

	if (!g || g->id != e->subject || g->state != TACHO_GO_RUNNING || g->rare.is_marker)
		return 0;
	if (text.n < 4 || memcmp(text.s, "GC (", 4) != 0)
		return 0;
	rc = advance(a, e->time_ns);
	g->rare.is_marker = true;
	a->n_marking++;
	return rc;
}

static int metric(struct tacho_activity *a, const struct tacho_event *e)
{
	int rc = 0;

	switch (e->detail) {
	case TACHO_METRIC_GOMAXPROCS:
		rc = advance(a, e->time_ns);
		a->gomaxprocs = (uint64_t)e->subject;
		break;
	case TACHO_METRIC_HEAP_LIVE: a->heap_bytes = (uint64_t)e->subject; break;
	case TACHO_METRIC_HEAP_GOAL:
		a->goal_bytes = (uint64_t)e->subject;
		a->has_goal = true;
		break;
	default: break;
	}
	return rc;
}

static int tell(struct tacho_activity *a, const struct tacho_event *e, const struct tacho_block *b)
{
	int rc = 0;

	for (size_t i = 0; i < a->n_listeners && rc == 0; i++)
		if (a->listeners[i].note)
			rc = a->listeners[i].note(a->listeners[i].self, e, b);
	return rc;
}

static int other_event(struct tacho_activity *a, const struct tacho_event *e,
		       const struct tacho_block *b)
{
	int rc = 0;

	switch (e->kind) {
	case TACHO_KIND_RANGE_BEGIN:
	case TACHO_KIND_RANGE_ACTIVE:
	case TACHO_KIND_RANGE_END: rc = tc_act_range_event(a, e); break;
	case TACHO_KIND_LABEL: rc = label(a, e); break;
	case TACHO_KIND_METRIC: rc = metric(a, e); break;
	default: break;
	}
	return rc == 0 && a->wants_notes ? tell(a, e, b) : rc;
}

/* --- the analysis ------------------------------------------------------------- */

static int add_slots(struct tacho_activity *a, size_t n)
{
	int rc = TC_GROW(a->alloc, &a->gs, &a->cap_gs, n, TACHO_NO_SLOT);

	if (rc < 0)
		return rc;
	for (size_t i = a->n_gs; i < n; i++)
		a->gs[i] = (struct tc_act_g){ .id = TACHO_NONE, .proc = TC_NO_PROC };
	a->n_gs = n;
	return 0;
}

static int begin_block(struct tacho_activity *a, const struct tacho_block *b)
{
	int rc = 0;

	if (!a->has_first) {
		a->has_first = true;
		if (UNLIKELY(a->window.is_set)) {
			tc_window_start(&a->window, b->events[0].time_ns);
			if (!a->window.has_begun)
				tc_act_mute(a, true);
		}
		a->first_ns = a->last_ns = a->at_ns = b->events[0].time_ns;
		a->hog_since_ns = a->first_ns;
	}
	if (b->gen && (b->gen != a->gen || tacho_gen_index(b->gen) + 1 != a->gen_number))
		rc = tc_act_enter_generation(a, b->gen);
	if (rc == 0 && b->n_slots > a->n_gs)
		rc = add_slots(a, b->n_slots);
	return rc;
}

int tc_act_feed_events(struct tacho_activity *a, const struct tacho_block *b, size_t at, size_t n)
{
	const struct tacho_event *e = b->events + at, *end = b->events + n;
	int rc = 0;

	for (; e < end; e++) {
		if (UNLIKELY(tc_wrap_sub(e->time_ns, a->last_ns) >= TC_SILENCE_NS)) {
			rc = tc_act_silence(a, e->time_ns);
			if (rc < 0)
				return rc;
		}
		a->last_ns = e->time_ns;
		if (UNLIKELY(e->kind != TACHO_KIND_STATE_TRANSITION))
			rc = other_event(a, e, b);
		else if (UNLIKELY(e->from == e->to))
			continue;
		else if (e->scope == TACHO_SCOPE_GOROUTINE)
			rc = e->slot < a->n_gs ? go_transition(a, e) : 0;
		else if (e->scope == TACHO_SCOPE_PROC)
			rc = proc_transition(a, e);
		if (UNLIKELY(rc < 0))
			return rc;
	}
	return 0;
}

int tc_act_feed(void *self, const struct tacho_block *b)
{
	struct tacho_activity *a = self;
	int rc = b->n ? begin_block(a, b) : 0;

	if (rc < 0)
		return rc;
	return UNLIKELY(a->window.is_set) ? tc_act_feed_window(a, b)
					  : tc_act_feed_events(a, b, 0, b->n);
}

static int close_goroutine(struct tacho_activity *a, struct tc_act_g *g)
{
	struct tc_span s = {
		.end_ns = a->last_ns, .is_open = true, .by = TACHO_NONE, .by_slot = TACHO_NO_SLOT
	};
	int rc = end_span(a, g, (uint32_t)(g - a->gs), g->state, false, &s);

	return rc < 0 ? rc : tc_act_close_ranges_of(a, g, a->last_ns, true);
}

int tc_act_finish(void *self, const struct tacho_end *end)
{
	struct tacho_activity *a = self;
	int rc = tc_act_end_window(a);

	if (rc == 0 && a->has_first)
		rc = advance(a, a->last_ns);

	for (size_t i = 0; i < a->n_gs && rc == 0; i++)
		if (a->gs[i].id != TACHO_NONE && tc_act_is_seen(&a->gs[i]))
			rc = close_goroutine(a, &a->gs[i]);
	if (rc == 0)
		rc = tc_act_close_ranges(a);
	a->is_done = true;
	for (size_t i = 0; i < a->n_listeners && rc == 0; i++)
		if (a->listeners[i].finish)
			rc = a->listeners[i].finish(a->listeners[i].self, end);
	return rc;
}
