/* SPDX-License-Identifier: MIT */
/*
 * Does the sequence make sense? Ticks become nanoseconds, some events move to
 * Ps of their own, and every event is checked against the state that those
 * before it left: nobody runs twice, wakes without sleeping, or ends what did
 * not begin. Messages are those of Go's reader. spec: doc/format.md#v1-checks
 */
#include "reader/v1_state.h"

#include <inttypes.h>
#include <stdio.h>

enum state {
	DEAD,
	RUNNABLE,
	RUNNING,
	WAITING
};

/* Open regions of all goroutines: a pool of stacks. */
struct region {
	uint32_t event;
	uint32_t below; /* number + 1; 0: the bottom */
};

struct check {
	struct tc_v1 *v;
	struct region *regions;
	size_t n_regions, cap_regions;
	uint32_t free_region; /* number + 1 */
	uint64_t n_open;
	struct tc_table tasks; /* id → event that created it */
	bool is_collecting, is_stopped;

	/* The event in work; pointers are valid until a goroutine is added. */
	struct tc_v1_event *ev;
	uint32_t index;
	struct tc_v1_g *g;
	struct tc_v1_p *p;
};

/* --- messages --- */

/* clang-format off */
#define FAIL(c, ...) \
	tc_v1_fail_at((c)->v, tc_v1_offset((c)->ev), (c)->ev->type, \
		      tc_diag_set((c)->v->diag, TACHO_EORDER, __VA_ARGS__))
/* clang-format on */

/* An event with its arguments, for a message. */
static const char *describe(const struct tc_v1_event *ev, char *buf, size_t size)
{
	static const char *const names[TC_V1_COUNT] = {
#define NAMES(num, sym, name, version, n, stack, args) [num] = (args),
		TC_V1_EVENTS(NAMES)
#undef NAMES
	};
	const char *name = names[ev->type];
	int n = snprintf(buf, size, "%" PRId64 " %s p=%" PRId32 " g=%" PRIu64 " stk=%" PRIu32,
			 ev->time, tc_v1_type_name(ev->type), ev->p, ev->g, ev->stack);
	size_t used = n < 0 ? 0 : (size_t)n;

	for (int i = 0; *name && i < TC_V1_MAX_ARGS && used < size; i++) {
		int length = 0;

		while (name[length] && name[length] != ' ')
			length++;
		n = snprintf(buf + used, size - used, " %.*s=%" PRIu64, length, name, ev->args[i]);
		used += n < 0 ? 0 : (size_t)n;
		name += length + (name[length] == ' ');
	}
	return buf;
}

/* --- goroutines --- */

/* Only the running goroutine of the P may do this. */
static int check_running(struct check *c, bool may_be_g0)
{
	const struct tc_v1_event *ev = c->ev;
	const char *name = tc_v1_type_name(ev->type);

	if (c->g->state != RUNNING)
		return FAIL(c, "g %" PRIu64 " is not running while %s (time %" PRId64 ")", ev->g,
			    name, ev->time);
	if (c->p->g != ev->g)
		return FAIL(
			c, "p %" PRId32 " is not running g %" PRIu64 " while %s (time %" PRId64 ")",
			ev->p, ev->g, name, ev->time);
	if (!may_be_g0 && ev->g == 0)
		return FAIL(c, "g 0 did %s (time %" PRId64 ")", name, ev->time);
	return 0;
}

/* The goroutine leaves the P. */
static int leave(struct check *c, enum state to, bool is_reason)
{
	int rc = check_running(c, false);

	if (rc < 0)
		return rc;
	c->g->state = (uint8_t)to;
	c->g->exists = true;
	if (is_reason)
		c->g->last_type = c->ev->type;
	c->p->g = 0;
	return 0;
}

/* It waited already when tracing began. */
static int was_waiting(struct check *c)
{
	if (c->g->state != RUNNABLE)
		return FAIL(c, "g %" PRIu64 " is not runnable before Ev%s (time %" PRId64 ")",
			    c->ev->g, tc_v1_type_name(c->ev->type), c->ev->time);
	c->g->state = WAITING;
	c->g->last_type = c->ev->type;
	return 0;
}

static int create(struct check *c)
{
	int rc = check_running(c, true);
	struct tc_v1_g *g;
	int64_t i;

	if (rc < 0)
		return rc;
	i = tc_v1_g_of(c->v, c->ev->args[0]);
	if (i < 0)
		return (int)i;
	g = &c->v->gs[i];
	if (g->exists)
		return FAIL(c, "g %" PRIu64 " already exists (time %" PRId64 ")", g->id,
			    c->ev->time);
	g->exists = true;
	g->state = RUNNABLE;
	g->last_type = c->ev->type;
	g->is_assisting = false;
	return 0;
}

static int start(struct check *c)
{
	const struct tc_v1_event *ev = c->ev;

	if (c->g->state != RUNNABLE)
		return FAIL(c, "g %" PRIu64 " is not runnable before start (time %" PRId64 ")",
			    ev->g, ev->time);
	if (c->p->g != 0)
		return FAIL(c,
			    "p %" PRId32 " is already running g %" PRIu64 " while start g %" PRIu64
			    " (time %" PRId64 ")",
			    ev->p, c->p->g, ev->g, ev->time);
	c->g->state = RUNNING;
	c->g->last_type = TC_V1_NONE;
	c->p->g = ev->g;
	return 0;
}

static int unblock(struct check *c)
{
	struct tc_v1_event *ev = c->ev;
	uint32_t i = tc_table_get(&c->v->g_index, ev->args[0]);
	struct tc_v1_g *target = i == TC_TABLE_NONE ? NULL : &c->v->gs[i];

	if (c->g->state != RUNNING)
		return FAIL(c, "g %" PRIu64 " is not running while unpark (time %" PRId64 ")",
			    ev->g, ev->time);
	if (ev->p != TC_V1_TIMER_P && c->p->g != ev->g)
		return FAIL(c,
			    "p %" PRId32 " is not running g %" PRIu64 " while unpark (time %" PRId64
			    ")",
			    ev->p, ev->g, ev->time);
	if (!target || target->state != WAITING)
		return FAIL(c, "g %" PRIu64 " is not waiting before unpark (time %" PRId64 ")",
			    ev->args[0], ev->time);
	if (target->last_type == TC_V1_GO_BLOCK_NET)
		ev->p = TC_V1_NETPOLL_P;
	target->state = RUNNABLE;
	target->last_type = ev->type;
	return 0;
}

static int leave_syscall(struct check *c)
{
	if (c->g->state != WAITING)
		return FAIL(c,
			    "g %" PRIu64 " is not waiting during syscall exit (time %" PRId64 ")",
			    c->ev->g, c->ev->time);
	c->g->state = RUNNABLE;
	c->g->last_type = c->ev->type;
	return 0;
}

/* --- Ps, ranges --- */

static int start_proc(struct check *c)
{
	if (c->p->is_running)
		return FAIL(c, "p %" PRId32 " is running before start (time %" PRId64 ")", c->ev->p,
			    c->ev->time);
	c->p->is_running = true;
	return 0;
}

static int stop_proc(struct check *c)
{
	if (!c->p->is_running)
		return FAIL(c, "p %" PRId32 " is not running before stop (time %" PRId64 ")",
			    c->ev->p, c->ev->time);
	if (c->p->g != 0)
		return FAIL(c,
			    "p %" PRId32 " is running a goroutine %" PRIu64
			    " during stop (time %" PRId64 ")",
			    c->ev->p, c->p->g, c->ev->time);
	c->p->is_running = false;
	return 0;
}

static int begin_range(struct check *c, bool *is_open, const char *what)
{
	if (*is_open)
		return FAIL(c, "previous %s is not ended before a new one (time %" PRId64 ")", what,
			    c->ev->time);
	*is_open = true;
	return 0;
}

static int end_range(struct check *c, bool *is_open, const char *what)
{
	if (!*is_open)
		return FAIL(c, "bogus %s end (time %" PRId64 ")", what, c->ev->time);
	*is_open = false;
	return 0;
}

static int begin_assist(struct check *c)
{
	c->g->exists = true;
	return begin_range(c, &c->g->is_assisting, "mark assist");
}

/* An assist may have been under way when tracing began: no error. */
static int end_assist(struct check *c)
{
	c->g->exists = true;
	c->g->is_assisting = false;
	return 0;
}

/* --- tasks and regions --- */

static int create_task(struct check *c)
{
	uint32_t old = tc_table_get(&c->tasks, c->ev->args[0]);
	char this[160], that[160];

	if (old != TC_TABLE_NONE)
		return FAIL(c, "task id conflicts (id:%" PRIu64 "), \"%s\" vs \"%s\"",
			    c->ev->args[0], describe(c->ev, this, sizeof(this)),
			    describe(tc_v1_at(c->v, old), that, sizeof(that)));
	if (c->v->limits.tasks && c->tasks.n >= c->v->limits.tasks)
		return tc_diag_set(c->v->diag, TACHO_ELIMIT, "too many active tasks");
	if (tc_table_put(&c->tasks, c->ev->args[0], c->index) < 0)
		return tc_v1_no_memory(c->v);
	return 0;
}

static int push_region(struct check *c)
{
	uint32_t number;

	if (c->v->limits.regions && c->n_open >= c->v->limits.regions)
		return tc_diag_set(c->v->diag, TACHO_ELIMIT, "too many open regions");
	if (c->free_region != 0) {
		number = c->free_region;
		c->free_region = c->regions[number - 1].below;
	} else {
		if (TC_GROW(c->v->alloc, &c->regions, &c->cap_regions, c->n_regions + 1, 0) < 0)
			return tc_v1_no_memory(c->v);
		number = (uint32_t)++c->n_regions;
	}
	c->regions[number - 1] = (struct region){ c->index, c->g->regions };
	c->g->regions = number;
	c->n_open++;
	return 0;
}

static void pop_region(struct check *c)
{
	uint32_t number = c->g->regions;

	c->g->regions = c->regions[number - 1].below;
	c->regions[number - 1].below = c->free_region;
	c->free_region = number;
	c->n_open--;
}

static int region(struct check *c)
{
	const struct tc_v1_event *ev = c->ev, *begin;
	char this[160], that[160];

	if (ev->args[1] == 0)
		return push_region(c);
	if (ev->args[1] != 1)
		return FAIL(c, "invalid user region mode: \"%s\"",
			    describe(ev, this, sizeof(this)));
	/* One that was open when tracing began ends without a begin. */
	if (c->g->regions == 0)
		return 0;
	begin = tc_v1_at(c->v, c->regions[c->g->regions - 1].event);
	if (begin->args[0] != ev->args[0] || begin->args[2] != ev->args[2])
		return FAIL(c,
			    "misuse of region in goroutine %" PRIu64
			    ": span end \"%s\" when the inner-most active span start event is "
			    "\"%s\"",
			    ev->g, describe(ev, this, sizeof(this)),
			    describe(begin, that, sizeof(that)));
	pop_region(c);
	return 0;
}

static int end_goroutine(struct check *c)
{
	int rc = leave(c, DEAD, false);

	while (rc == 0 && c->ev->type == TC_V1_GO_END && c->g->regions != 0)
		pop_region(c);
	return rc;
}

/* --- one event --- */

static int check_event(struct check *c)
{
	switch (c->ev->type) {
	case TC_V1_PROC_START: return start_proc(c);
	case TC_V1_PROC_STOP: return stop_proc(c);
	case TC_V1_GC_START:
		/* On a P of its own: it concerns all of them. */
		c->ev->p = TC_V1_GC_P;
		return begin_range(c, &c->is_collecting, "GC");
	case TC_V1_GC_DONE: return end_range(c, &c->is_collecting, "GC");
	case TC_V1_STW_START: return begin_range(c, &c->is_stopped, "STW");
	case TC_V1_STW_DONE: return end_range(c, &c->is_stopped, "STW");
	case TC_V1_SWEEP_START: return begin_range(c, &c->p->is_sweeping, "sweeping");
	case TC_V1_SWEEP_DONE: return end_range(c, &c->p->is_sweeping, "sweeping");
	case TC_V1_ASSIST_START: return begin_assist(c);
	case TC_V1_ASSIST_DONE: return end_assist(c);
	case TC_V1_GO_WAITING:
	case TC_V1_GO_IN_SYSCALL: return was_waiting(c);
	case TC_V1_GO_CREATE: return create(c);
	case TC_V1_GO_START:
	case TC_V1_GO_START_LABEL: return start(c);
	case TC_V1_GO_END:
	case TC_V1_GO_STOP: return end_goroutine(c);
	case TC_V1_GO_SCHED:
	case TC_V1_GO_PREEMPT: return leave(c, RUNNABLE, true);
	case TC_V1_GO_UNBLOCK: return unblock(c);
	case TC_V1_GO_SYSCALL: c->g->last_type = c->ev->type; return check_running(c, false);
	case TC_V1_GO_SYSBLOCK: return leave(c, WAITING, false);
	case TC_V1_GO_SYSEXIT: return leave_syscall(c);
	case TC_V1_GO_SLEEP:
	case TC_V1_GO_BLOCK:
	case TC_V1_GO_BLOCK_SEND:
	case TC_V1_GO_BLOCK_RECV:
	case TC_V1_GO_BLOCK_SELECT:
	case TC_V1_GO_BLOCK_SYNC:
	case TC_V1_GO_BLOCK_COND:
	case TC_V1_GO_BLOCK_NET:
	case TC_V1_GO_BLOCK_GC: return leave(c, WAITING, true);
	case TC_V1_TASK_CREATE: return create_task(c);
	case TC_V1_TASK_END: (void)tc_table_remove(&c->tasks, c->ev->args[0]); return 0;
	case TC_V1_REGION: return region(c);
	default: return 0;
	}
}

/* Look up what the event is about, check it, and drop a stack that is not there. */
static int check_at(struct check *c, uint32_t index)
{
	int64_t g, p;
	int rc;

	c->index = index;
	c->ev = tc_v1_at(c->v, index);
	g = tc_v1_g_of(c->v, c->ev->g);
	p = tc_v1_p_of(c->v, c->ev->p);
	if (g < 0 || p < 0)
		return (int)(g < 0 ? g : p);
	c->g = &c->v->gs[g];
	c->p = &c->v->ps[p];
	rc = check_event(c);
	if (c->ev->stack != 0 && tc_table_get(&c->v->stack_index, c->ev->stack) == TC_TABLE_NONE)
		c->ev->stack = 0;
	return rc;
}

/* Ticks to ns since the first event, as Go does it. spec: doc/format.md#v1-time */
static void convert_times(struct tc_v1 *v)
{
	double ns_per_tick = 1e9 / (double)v->ticks_per_second;
	int64_t first = v->log.n ? tc_v1_at(v, 0)->time : 0;

	for (size_t i = 0; i < v->log.n; i++) {
		struct tc_v1_event *ev = tc_v1_at(v, i);
		double ticks = (double)tc_wrap_sub(ev->time, first);

		ev->time = tc_double_to_int64(ticks * ns_per_tick);
		if (ev->type == TC_V1_GO_UNBLOCK &&
		    tc_table_get(&v->timer_gs, ev->g) != TC_TABLE_NONE)
			ev->p = TC_V1_TIMER_P;
		if (ev->type == TC_V1_GO_SYSEXIT)
			ev->p = TC_V1_SYSCALL_P;
	}
}

int tc_v1_check(struct tc_v1 *v)
{
	struct check c = { .v = v };
	int64_t g0;
	int rc = 0;

	if (v->ticks_per_second == 0)
		return tc_diag_set(v->diag, TACHO_EFORMAT, "no EvFrequency event");
	g0 = tc_v1_g_of(v, 0);
	if (g0 < 0)
		return (int)g0;
	v->gs[g0].exists = true;
	v->gs[g0].state = RUNNING;
	tc_table_init(&c.tasks, v->alloc);
	convert_times(v);
	for (uint32_t i = 0; i < v->log.n && rc == 0; i++)
		rc = check_at(&c, i);
	tc_table_fini(&c.tasks);
	tc_free(v->alloc, c.regions);
	return rc;
}
