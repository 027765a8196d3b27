/* SPDX-License-Identifier: MIT */
/*
 * Goroutines on a timeline: when they hold a lane, what goes on meanwhile, and what
 * let them go on. One state machine serves lanes of Ps, threads and goroutines.
 *
 * On lanes of Ps a system call ends for the lane when the P is taken away; on the
 * others when it returns.
 */
#include "export/timeline_state.h"

#include <string.h>

#include "export/focus.h"

#define NOT_RUNNING INT64_MIN

static bool is_executing(unsigned state)
{
	return state == TACHO_GO_RUNNING || state == TACHO_GO_SYSCALL;
}

static bool on_procs(const struct tacho_timeline *t)
{
	return t->opts.view == TACHO_TIMELINE_PROCS;
}

/* The lane of what happens in this context; TACHO_NONE as a number: none. */
static uint64_t lane_of(const struct tacho_timeline *t, const struct tacho_event *e)
{
	switch (t->opts.view) {
	case TACHO_TIMELINE_PROCS: return (uint64_t)e->p;
	case TACHO_TIMELINE_THREADS: return (uint64_t)e->m;
	default: return (uint64_t)e->g;
	}
}

static void fail(struct tacho_timeline *t, int rc)
{
	if (t->rc == 0)
		t->rc = rc;
}

static uint32_t string_of(struct tacho_timeline *t, uint32_t ref)
{
	uint32_t id = 0;
	int rc = tc_tl_string(&t->names, ref, &id);

	if (rc < 0)
		fail(t, rc);
	return id;
}

/* --- goroutines by slot and id ------------------------------------------------------ */

static void free_ranges(struct tacho_timeline *t, struct tc_tl_g *g)
{
	while (g->ranges != TC_TL_NONE) {
		uint32_t next = t->ranges[g->ranges].next;

		t->ranges[g->ranges].next = t->free_range;
		t->free_range = g->ranges;
		g->ranges = next;
	}
}

static struct tc_tl_g *make_g(struct tacho_timeline *t, int64_t id)
{
	uint32_t i = t->free_g;
	int rc;

	if (i != TC_TL_NONE) {
		t->free_g = t->gs[i].next_free;
	} else {
		rc = TC_GROW(t->alloc, &t->gs, &t->cap_gs, t->n_gs + 1, TC_TL_NONE - 1);
		if (rc < 0) {
			fail(t, rc);
			return NULL;
		}
		i = (uint32_t)t->n_gs++;
	}
	t->gs[i] = (struct tc_tl_g){
		.id = id, .slot = TC_TL_NONE, .ranges = TC_TL_NONE, .syscall_p = TC_TL_NONE
	};
	rc = tc_table_put(&t->g_of_id, (uint64_t)id, i);
	if (rc < 0) {
		fail(t, rc);
		t->gs[i].next_free = t->free_g;
		t->free_g = i;
		return NULL;
	}
	return &t->gs[i];
}

static int set_slot(struct tacho_timeline *t, uint32_t slot, uint32_t value)
{
	size_t old = t->cap_slots;
	int rc = TC_GROW(t->alloc, &t->g_of_slot, &t->cap_slots, (size_t)slot + 1, 0);

	if (rc < 0)
		return rc;
	if (t->cap_slots > old)
		memset(t->g_of_slot + old, 0, (t->cap_slots - old) * sizeof(*t->g_of_slot));
	t->g_of_slot[slot] = value;
	return 0;
}

/* The goroutine of a transition, which has a slot; NULL on failure. */
static struct tc_tl_g *g_in_transition(struct tacho_timeline *t, const struct tacho_event *e)
{
	uint32_t i = e->slot < t->cap_slots ? t->g_of_slot[e->slot] : 0;
	struct tc_tl_g *g;

	if (i && t->gs[i - 1].id == e->subject)
		return &t->gs[i - 1];
	i = tc_table_get(&t->g_of_id, (uint64_t)e->subject);
	g = i == TC_TABLE_NONE ? make_g(t, e->subject) : &t->gs[i];
	if (g && e->slot != TACHO_NO_SLOT) {
		int rc = set_slot(t, e->slot, (uint32_t)(g - t->gs) + 1);

		if (rc < 0)
			fail(t, rc);
		g->slot = e->slot;
	}
	return g;
}

/* The goroutine with this id, or NULL. */
static struct tc_tl_g *g_by_id(struct tacho_timeline *t, int64_t id)
{
	uint32_t i = tc_table_get(&t->g_of_id, (uint64_t)id);

	return i == TC_TABLE_NONE ? NULL : &t->gs[i];
}

/*
 * A goroutine has ended. Go keeps what it knows and goes on with it if the id comes
 * again; lanes of goroutines need their names at the end.
 */
static void release(struct tacho_timeline *t, struct tc_tl_g *g)
{
	uint32_t i = (uint32_t)(g - t->gs);

	if (g->slot != TC_TL_NONE)
		t->g_of_slot[g->slot] = 0;
	g->slot = TC_TL_NONE;
	if (t->is_compatible)
		return;
	if (g->syscall_p != TC_TL_NONE && t->ps[g->syscall_p].syscall_g == i)
		t->ps[g->syscall_p].syscall_g = TC_TL_NONE;
	free_ranges(t, g);
	if (t->is_filtered && tc_focus_is_member(t->opts.focus, (uint64_t)g->id)) {
		*g = (struct tc_tl_g){ .id = g->id,
				       .slot = TC_TL_NONE,
				       .name = g->name,
				       .is_named = g->is_named,
				       .label = g->label,
				       .ranges = TC_TL_NONE,
				       .syscall_p = TC_TL_NONE };
		return;
	}
	tc_table_remove(&t->g_of_id, (uint64_t)g->id);
	g->next_free = t->free_g;
	t->free_g = i;
}

/* --- names --------------------------------------------------------------------------- */

void tc_tl_go_name(const struct tacho_timeline *t, const struct tc_tl_g *g, struct tc_tl_name *name)
{
	name->n = 0;
	tc_tl_name_add(name, "G");
	tc_tl_name_u64(name, (uint64_t)g->id);
	if (g->is_named) {
		tc_tl_name_add(name, " ");
		tc_tl_name_text(name, t, g->name);
	}
	if (g->label) {
		tc_tl_name_add(name, " (");
		tc_tl_name_text(name, t, g->label);
		tc_tl_name_add(name, ")");
	}
}

static void name_g(struct tacho_timeline *t, struct tc_tl_g *g, uint32_t stack)
{
	int rc;

	if (g->is_named || stack == 0)
		return;
	if (!t->is_compatible && tacho_gen_stack_depth(t->names.gen, stack) == 0)
		return;
	rc = tc_tl_root(&t->names, stack, &g->name);
	if (rc < 0)
		fail(t, rc);
	g->is_named = true;
}

static void cause_name(const struct tacho_timeline *t, unsigned cause, uint32_t reason,
		       struct tc_tl_name *name)
{
	name->n = 0;
	switch (cause) {
	case TC_TL_CREATED: tc_tl_name_add(name, "go"); return;
	case TC_TL_SYSCALL_LEFT: tc_tl_name_add(name, "exit blocked syscall"); return;
	default: break;
	}
	tc_tl_name_add(name, "unblock");
	if (reason) {
		tc_tl_name_add(name, " (");
		tc_tl_name_text(name, t, reason);
		tc_tl_name_add(name, ")");
	}
}

/* --- what is drawn ------------------------------------------------------------------- */

static void draw(struct tacho_timeline *t, const struct tc_tl_name *name, int64_t ns,
		 int64_t end_ns, uint64_t lane, uint32_t stack, uint32_t end_stack,
		 enum tc_tl_arg arg)
{
	const struct tc_tl_slice s = { .name = name,
				       .ts = tc_tl_elapsed(t, ns),
				       .dur = tc_wrap_sub(end_ns, ns),
				       .lane = lane,
				       .stack = stack,
				       .end_stack = end_stack,
				       .args = { .kind = arg } };

	tc_tl_slice(t, &s);
}

static void draw_text(struct tacho_timeline *t, uint32_t text, int64_t ns, int64_t end_ns,
		      uint64_t lane, uint32_t stack, uint32_t end_stack)
{
	struct tc_tl_name name = { .n = 0 };

	tc_tl_name_text(&name, t, text);
	draw(t, &name, ns, end_ns, lane, stack, end_stack, TC_TL_NO_ARG);
}

static void draw_syscall(struct tacho_timeline *t, int64_t ns, int64_t end_ns, uint64_t lane,
			 uint32_t stack, bool blocked)
{
	struct tc_tl_name name = { .n = 0 };

	tc_tl_name_add(&name, "syscall");
	draw(t, &name, ns, end_ns, lane, stack, 0, blocked ? TC_TL_BLOCKED_YES : TC_TL_BLOCKED_NO);
}

static void draw_arrow(struct tacho_timeline *t, unsigned cause, uint32_t reason, int64_t ns,
		       int64_t end_ns, uint64_t from, uint64_t to, uint32_t stack)
{
	struct tc_tl_name name;
	struct tc_tl_arrow a = { .name = &name,
				 .ts = tc_tl_elapsed(t, ns),
				 .end_ts = tc_tl_elapsed(t, end_ns),
				 .from_lane = from,
				 .to_lane = to,
				 .stack = stack };

	cause_name(t, cause, reason, &name);
	tc_tl_arrow(t, &a, TC_TL_SECTION_LANES);
}

/* --- executing ------------------------------------------------------------------------ */

static void start(struct tacho_timeline *t, struct tc_tl_g *g, int64_t ns, uint64_t lane)
{
	for (uint32_t i = g->ranges; i != TC_TL_NONE; i = t->ranges[i].next) {
		t->ranges[i].ns = ns;
		t->ranges[i].stack = 0;
	}
	if (g->cause && t->is_perfetto) {
		/* Perfetto ties arrows to slices that it has seen. */
		g->has_arrow = true;
		g->arrow_cause = g->cause;
		g->arrow_reason = g->cause_reason;
		g->arrow_ns = g->cause_ns;
		g->arrow_from = g->cause_lane;
		g->arrow_stack = g->cause_stack;
	} else if (g->cause) {
		draw_arrow(t, g->cause, g->cause_reason, g->cause_ns, ns, g->cause_lane, lane,
			   g->cause_stack);
	}
	g->cause = TC_TL_NO_CAUSE;
	g->is_executing = true;
	g->lane = lane;
	g->run_ns = ns;
}

static void syscall_begin(struct tc_tl_g *g, int64_t ns, uint64_t lane, uint32_t stack)
{
	g->in_syscall = true;
	g->syscall_ns = ns;
	g->syscall_stack = stack;
	if (!g->is_executing) {
		g->is_executing = true;
		g->lane = lane;
		g->run_ns = ns;
	}
}

/* Go draws a call with the slice that it ends in: the next one, wherever that is. */
static void syscall_late(struct tc_tl_g *g, int64_t ns, bool blocked)
{
	if (!g->in_syscall)
		return;
	g->in_syscall = false;
	g->has_late_syscall = true;
	g->is_late_blocked = blocked;
	g->late_ns = g->syscall_ns;
	g->late_end_ns = ns;
	g->late_stack = g->syscall_stack;
}

static void syscall_end(struct tacho_timeline *t, struct tc_tl_g *g, int64_t ns, bool blocked)
{
	if (!g->is_executing) {
		/* Only Go's order of things comes here. */
		syscall_late(g, ns, blocked);
		return;
	}
	if (g->in_syscall)
		draw_syscall(t, g->syscall_ns, ns, g->lane, g->syscall_stack, blocked);
	g->in_syscall = false;
}

static void stop(struct tacho_timeline *t, struct tc_tl_g *g, int64_t ns, uint32_t stack)
{
	struct tc_tl_name name;

	if (!g->is_executing)
		return;
	tc_tl_go_name(t, g, &name);
	draw(t, &name, g->run_ns, ns, g->lane, g->last_stop, stack, TC_TL_NO_ARG);
	if (g->has_arrow)
		draw_arrow(t, g->arrow_cause, g->arrow_reason, g->arrow_ns, g->run_ns,
			   g->arrow_from, g->lane, g->arrow_stack);
	g->has_arrow = false;
	if (g->has_late_syscall)
		draw_syscall(t, g->late_ns, g->late_end_ns, g->lane, g->late_stack,
			     g->is_late_blocked);
	g->has_late_syscall = false;
	for (uint32_t i = g->ranges; i != TC_TL_NONE; i = t->ranges[i].next) {
		struct tc_tl_range *r = &t->ranges[i];

		if (r->ns != NOT_RUNNING)
			draw_text(t, r->name, r->ns, ns, g->lane, r->stack, 0);
		r->ns = NOT_RUNNING;
		r->stack = 0;
	}
	g->last_stop = stack;
	g->is_executing = false;
}

void tc_tl_go_finish(struct tacho_timeline *t, struct tc_tl_g *g)
{
	if (!g->is_executing)
		return;
	syscall_end(t, g, t->last_ns, false);
	stop(t, g, t->last_ns, 0);
}

void tc_tl_go_lost_p(struct tacho_timeline *t, uint32_t g, int64_t ns, uint32_t stack)
{
	syscall_end(t, &t->gs[g], ns, true);
	stop(t, &t->gs[g], ns, stack);
	t->gs[g].syscall_p = TC_TL_NONE;
}

/* --- causes --------------------------------------------------------------------------- */

static void set_cause(struct tc_tl_g *g, enum tc_tl_cause cause, uint32_t reason, int64_t ns,
		      uint64_t lane, uint32_t stack)
{
	g->cause = (uint8_t)cause;
	g->cause_reason = reason;
	g->cause_ns = ns;
	g->cause_lane = lane;
	g->cause_stack = stack;
}

static void instant(struct tacho_timeline *t, unsigned cause, uint32_t reason, int64_t ns,
		    uint64_t lane, uint32_t stack)
{
	struct tc_tl_name name;
	const struct tc_tl_slice s = {
		.name = &name, .ts = tc_tl_elapsed(t, ns), .lane = lane, .stack = stack
	};

	cause_name(t, cause, reason, &name);
	tc_tl_instant(t, &s, false);
}

static bool is_network(const struct tacho_timeline *t, uint32_t reason)
{
	struct tacho_text s = tacho_symbols_get(t->names.texts, reason);

	return s.n >= 7 && memmem(s.s, s.n, "network", 7) != NULL;
}

static void unblock(struct tacho_timeline *t, struct tc_tl_g *g, const struct tacho_event *e)
{
	uint64_t lane = lane_of(t, e);
	uint32_t stack = tc_tl_frame_of(t, e->stack);
	uint32_t reason = g->block_reason;
	bool has_lane = lane != (uint64_t)TACHO_NONE;

	if (reason && is_network(t, reason)) {
		if (t->opts.view != TACHO_TIMELINE_THREADS)
			lane = TC_TL_LANE_NETWORK;
		has_lane = lane != (uint64_t)TACHO_NONE;
		if (has_lane || t->is_compatible)
			instant(t, TC_TL_UNBLOCKED, reason, e->time_ns, lane, stack);
	}
	g->block_reason = 0;
	if (t->is_compatible ? lane != 0 : has_lane)
		set_cause(g, TC_TL_UNBLOCKED, reason, e->time_ns, lane, stack);
}

static void left_blocked_syscall(struct tacho_timeline *t, struct tc_tl_g *g,
				 const struct tacho_event *e)
{
	uint32_t stack = tc_tl_frame_of(t, e->stack);

	set_cause(g, TC_TL_SYSCALL_LEFT, 0, e->time_ns, TC_TL_LANE_SYSCALLS, stack);
	instant(t, TC_TL_SYSCALL_LEFT, 0, e->time_ns, TC_TL_LANE_SYSCALLS, stack);
}

/* --- counters --------------------------------------------------------------------------- */

static enum tc_tl_class class_of(unsigned state, bool in_mark_assist)
{
	switch (state) {
	case TACHO_GO_RUNNABLE: return TC_TL_RUNNABLE;
	case TACHO_GO_RUNNING:
	case TACHO_GO_SYSCALL: return TC_TL_RUNNING;
	case TACHO_GO_WAITING: return in_mark_assist ? TC_TL_WAITING_GC : TC_TL_WAITING;
	default: return TC_TL_DEAD;
	}
}

static void count(struct tacho_timeline *t, struct tc_tl_g *g, const struct tacho_event *e)
{
	int64_t ts = tc_tl_elapsed(t, e->time_ns);
	enum tc_tl_class to = class_of(e->to, g->in_mark_assist);

	/* Go does not remember that a goroutine came to wait before its assist was known. */
	t->now.gs[t->is_compatible ? class_of(e->from, g->in_mark_assist) : g->counted]--;
	t->now.gs[to]++;
	g->counted = (uint8_t)to;
	tc_tl_count_gs(t, ts);
	if (t->is_compatible || (e->from != TACHO_GO_SYSCALL && e->to != TACHO_GO_SYSCALL))
		return;
	t->now.in_syscall += e->to == TACHO_GO_SYSCALL ? 1 : -1;
	tc_tl_count_threads(t, ts);
}

/* --- transitions -------------------------------------------------------------------------- */

/* Nothing before the trace is known, so what goes on has gone on since it began. */
static int64_t begin_ns(const struct tacho_timeline *t, const struct tacho_event *e)
{
	return e->from == TACHO_GO_UNDETERMINED ? t->first_ns : e->time_ns;
}

static void leave_lane(struct tacho_timeline *t, struct tc_tl_g *g, const struct tacho_event *e)
{
	if (e->to == TACHO_GO_WAITING)
		g->block_reason = string_of(t, e->name);
	stop(t, g, e->time_ns, tc_tl_frame_of(t, e->stack));
}

/* Lanes of Ps: system calls. */
static void proc_syscalls(struct tacho_timeline *t, struct tc_tl_g *g, const struct tacho_event *e)
{
	uint32_t index = (uint32_t)(g - t->gs);
	uint32_t p;

	if (e->from == TACHO_GO_SYSCALL && e->to != TACHO_GO_RUNNING)
		left_blocked_syscall(t, g, e);
	if (e->p == TACHO_NONE)
		return;
	if (e->to != TACHO_GO_SYSCALL && e->from != TACHO_GO_SYSCALL)
		return;
	p = tc_tl_p(t, e->p);
	if (p == TC_TL_NONE)
		return;
	if (e->to == TACHO_GO_SYSCALL) {
		syscall_begin(g, begin_ns(t, e), (uint64_t)e->p, tc_tl_frame_of(t, e->stack));
		t->ps[p].syscall_g = index;
		g->syscall_p = p;
	}
	if (e->from == TACHO_GO_SYSCALL && t->ps[p].syscall_g != TC_TL_NONE) {
		/* Go ends no slice here: the goroutine has its P, and no longer runs. */
		if (t->is_compatible && e->to != TACHO_GO_RUNNING)
			syscall_late(g, e->time_ns, false);
		else
			syscall_end(t, g, e->time_ns, false);
		t->ps[p].syscall_g = TC_TL_NONE;
		g->syscall_p = TC_TL_NONE;
	}
}

/* Other lanes: a system call belongs to the goroutine or thread until it returns. */
static void other_syscalls(struct tacho_timeline *t, struct tc_tl_g *g, const struct tacho_event *e,
			   uint64_t lane)
{
	if (e->from == TACHO_GO_SYSCALL)
		syscall_end(t, g, e->time_ns, e->to != TACHO_GO_RUNNING);
	if (e->from == TACHO_GO_SYSCALL && e->to != TACHO_GO_RUNNING &&
	    (t->opts.view == TACHO_TIMELINE_GOROUTINES || !t->is_compatible))
		left_blocked_syscall(t, g, e);
	if (e->to == TACHO_GO_SYSCALL)
		syscall_begin(g, begin_ns(t, e), lane, tc_tl_frame_of(t, e->stack));
}

void tc_tl_go_transition(struct tacho_timeline *t, const struct tacho_event *e)
{
	struct tc_tl_g *g = g_in_transition(t, e);
	bool stays = on_procs(t) ? e->to == TACHO_GO_RUNNING : is_executing(e->to);
	bool was_on = on_procs(t) ? e->from == TACHO_GO_RUNNING : is_executing(e->from);
	uint64_t lane =
		t->opts.view == TACHO_TIMELINE_GOROUTINES ? (uint64_t)e->subject : lane_of(t, e);

	if (!g)
		return;
	name_g(t, g, e->u.subject_stack);
	if (e->from == e->to)
		return;
	if (was_on && !is_executing(e->to)) {
		/* The system call ends first, so that it lies within what it is part of. */
		if (!t->is_compatible && e->from == TACHO_GO_SYSCALL)
			syscall_end(t, g, e->time_ns, true);
		leave_lane(t, g, e);
	}
	if (!is_executing(e->from) && stays)
		start(t, g, begin_ns(t, e), lane);
	if (e->from == TACHO_GO_WAITING)
		unblock(t, g, e);
	if (e->from == TACHO_GO_NOT_EXIST && e->to == TACHO_GO_RUNNABLE &&
	    lane_of(t, e) != (uint64_t)TACHO_NONE)
		set_cause(g, TC_TL_CREATED, 0, e->time_ns, lane_of(t, e),
			  tc_tl_frame_of(t, e->stack));
	if (on_procs(t))
		proc_syscalls(t, g, e);
	else
		other_syscalls(t, g, e, lane);
	count(t, g, e);
	if (e->to == TACHO_GO_NOT_EXIST)
		release(t, g);
}

/* --- ranges and labels ------------------------------------------------------------------- */

static uint32_t range_text(struct tacho_timeline *t, const struct tacho_event *e)
{
	char name[512];
	uint32_t id = 0;
	size_t n;
	int rc;

	if (e->detail == TACHO_RANGE_MARK_ASSIST)
		return t->name_assist;
	n = tacho_range_name(t->names.gen, e, name, sizeof(name));
	if (n >= sizeof(name))
		n = sizeof(name) - 1;
	rc = tc_tl_text(&t->names, (struct tacho_text){ name, n }, &id);
	if (rc < 0)
		fail(t, rc);
	return id;
}

static uint32_t *find_range(struct tacho_timeline *t, struct tc_tl_g *g, uint32_t name)
{
	uint32_t *link = &g->ranges;

	while (*link != TC_TL_NONE && t->ranges[*link].name != name)
		link = &t->ranges[*link].next;
	return link;
}

static void set_range(struct tacho_timeline *t, struct tc_tl_g *g, uint32_t name, int64_t ns,
		      uint32_t stack)
{
	uint32_t i = *find_range(t, g, name);

	if (i == TC_TL_NONE && t->free_range != TC_TL_NONE) {
		i = t->free_range;
		t->free_range = t->ranges[i].next;
		t->ranges[i].next = g->ranges;
		g->ranges = i;
	} else if (i == TC_TL_NONE) {
		int rc = TC_GROW(t->alloc, &t->ranges, &t->cap_ranges, t->n_ranges + 1,
				 TC_TL_NONE - 1);

		if (rc < 0) {
			fail(t, rc);
			return;
		}
		i = (uint32_t)t->n_ranges++;
		t->ranges[i].next = g->ranges;
		g->ranges = i;
	}
	t->ranges[i].name = name;
	t->ranges[i].ns = ns;
	t->ranges[i].stack = stack;
}

static void end_range(struct tacho_timeline *t, struct tc_tl_g *g, uint32_t name,
		      const struct tacho_event *e)
{
	uint32_t *link = find_range(t, g, name);
	uint32_t i = *link;

	if (i == TC_TL_NONE)
		return;
	if (g->is_executing && t->ranges[i].ns != NOT_RUNNING)
		draw_text(t, name, t->ranges[i].ns, e->time_ns, g->lane, t->ranges[i].stack,
			  tc_tl_frame_of(t, e->stack));
	*link = t->ranges[i].next;
	t->ranges[i].next = t->free_range;
	t->free_range = i;
}

/* Ours: the world stops on a lane of its own, too. */
static void draw_stw(struct tacho_timeline *t, struct tc_tl_g *g, uint32_t name,
		     const struct tacho_event *e)
{
	uint32_t i = *find_range(t, g, name);

	if (t->is_compatible || i == TC_TL_NONE || e->detail != TACHO_RANGE_STW)
		return;
	if (t->ranges[i].ns != NOT_RUNNING)
		draw_text(t, name, t->ranges[i].ns, e->time_ns, TC_TL_LANE_STW, t->ranges[i].stack,
			  tc_tl_frame_of(t, e->stack));
}

void tc_tl_go_range(struct tacho_timeline *t, const struct tacho_event *e)
{
	struct tc_tl_g *g = g_by_id(t, e->subject);
	uint32_t name;

	if (!g)
		return;
	name = range_text(t, e);
	if (e->detail == TACHO_RANGE_MARK_ASSIST)
		g->in_mark_assist = e->kind != TACHO_KIND_RANGE_END;
	switch (e->kind) {
	case TACHO_KIND_RANGE_BEGIN:
		set_range(t, g, name, g->is_executing ? e->time_ns : NOT_RUNNING,
			  tc_tl_frame_of(t, e->stack));
		break;
	case TACHO_KIND_RANGE_ACTIVE:
		/* Each generation says again what goes on; what is known, is known better. */
		if (!t->is_compatible && *find_range(t, g, name) != TC_TL_NONE)
			break;
		set_range(t, g, name, g->is_executing ? g->run_ns : NOT_RUNNING, 0);
		break;
	default:
		draw_stw(t, g, name, e);
		end_range(t, g, name, e);
		break;
	}
}

void tc_tl_go_label(struct tacho_timeline *t, const struct tacho_event *e)
{
	struct tc_tl_g *g = g_by_id(t, e->subject);

	if (g)
		g->label = string_of(t, e->name);
}
