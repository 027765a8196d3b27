/* SPDX-License-Identifier: MIT */
/*
 * The sequence of a v1 trace as events of the public model, the way Go's reader
 * converts it, oddities included. spec: doc/format.md#v1-conversion
 *
 * Invariants: the room for the result is counted before (count_room), so that
 * emitting cannot fail for memory; pieces of the log are freed as soon as they
 * are converted; times are strictly increasing.
 */
#include "reader/v1_state.h"

#include <inttypes.h>

#include "wire/events.h"

struct task {
	uint64_t parent;
	uint32_t name;
	uint32_t next_free; /* number + 1 */
};

struct convert {
	struct tc_v1 *v;
	struct tacho_gen *gen;
	struct tc_v1_result *out;
	size_t room, values_room;
	uint32_t texts[TC_V1_TEXT_COUNT];
	uint32_t messages;

	/*
	 * Until the first Gomaxprocs, events describe what was there when tracing
	 * began. `created` are goroutines of which only that has been said.
	 */
	bool is_initial;
	uint32_t *created; /* indexes of goroutines */
	size_t n_created, cap_created;

	struct task *tasks;
	size_t n_tasks, cap_tasks;
	uint32_t free_task;
	struct tc_table task_index;

	uint32_t *free_slots;
	size_t n_free_slots, cap_free_slots;

	uint32_t stw; /* kind of the last stop-the-world */
	int64_t last_ns;
	struct tc_v1_event *ev;
	struct tc_v1_p *p;
};

/* --- slots --- */

/* Slot of a goroutine; a new one if `is_transition` and it has none. */
static int find_slot(struct convert *k, int64_t id, bool is_transition, uint32_t *slot)
{
	struct tc_v1 *v = k->v;
	int64_t i;

	*slot = TACHO_NO_SLOT;
	if (!is_transition && id == TACHO_NONE)
		return 0;
	if (!is_transition) {
		uint32_t known = tc_table_get(&v->g_index, (uint64_t)id);

		if (known != TC_TABLE_NONE)
			*slot = v->gs[known].slot;
		return 0;
	}
	i = tc_v1_g_of(v, (uint64_t)id);
	if (i < 0)
		return (int)i;
	if (v->gs[i].slot == TACHO_NO_SLOT) {
		if (k->n_free_slots > 0)
			v->gs[i].slot = k->free_slots[--k->n_free_slots];
		else if (v->limits.goroutines && k->out->n_slots >= v->limits.goroutines)
			return tc_diag_set(v->diag, TACHO_ELIMIT, "too many goroutines");
		else
			v->gs[i].slot = k->out->n_slots++;
	}
	*slot = v->gs[i].slot;
	return 0;
}

/* The goroutine ended: its slot may be used again behind this event. */
static int free_slot(struct convert *k, int64_t id)
{
	uint32_t i = tc_table_get(&k->v->g_index, (uint64_t)id);

	if (i == TC_TABLE_NONE || k->v->gs[i].slot == TACHO_NO_SLOT)
		return 0;
	if (TC_GROW(k->v->alloc, &k->free_slots, &k->cap_free_slots, k->n_free_slots + 1, 0) < 0)
		return tc_v1_no_memory(k->v);
	k->free_slots[k->n_free_slots++] = k->v->gs[i].slot;
	k->v->gs[i].slot = TACHO_NO_SLOT;
	return 0;
}

/* --- emitting --- */

static uint32_t string_ref(const struct convert *k, uint64_t id)
{
	uint32_t ref;

	(void)tc_idmap_get(&k->gen->string_ids, id, &ref);
	return ref;
}

static uint32_t stack_ref(const struct convert *k, uint64_t id)
{
	uint32_t ref;

	(void)tc_idmap_get(&k->gen->stack_ids, (uint32_t)id, &ref);
	return ref;
}

/* Where the event happened: the context that Go gives it. */
static struct tacho_event context_of(const struct convert *k)
{
	const struct tc_v1_event *ev = k->ev;
	bool has_m = ev->p != -1 && ev->type != TC_V1_CPU_SAMPLE && k->p->has_m;

	return (struct tacho_event){
		.time_ns = ev->time,
		.m = has_m ? k->p->m : TACHO_NONE,
		.p = ev->p,
		.g = ev->g ? (int64_t)ev->g : TACHO_NONE,
		.subject = TACHO_NONE,
		.stack = stack_ref(k, ev->stack),
	};
}

/*
 * The context of events that Go makes out of one: an unknown thread is 0 there,
 * and no goroutine is 0.
 */
static struct tacho_event split_context_of(const struct convert *k)
{
	struct tacho_event e = context_of(k);

	e.m = k->p->has_m ? k->p->m : 0;
	e.g = (int64_t)k->ev->g;
	return e;
}

/*
 * The place of the next event, its time set; NULL (with a record of the error)
 * where there is none. Go's times would wrap around at the end of the clock;
 * ours never decrease.
 */
static struct tacho_event *next_place(struct convert *k, int64_t time)
{
	struct tacho_event *place;

	if (time <= k->last_ns && k->out->n > 0) {
		if (k->last_ns == INT64_MAX) {
			(void)tc_diag_set(k->v->diag, TACHO_EORDER, "time stamps out of range");
			return NULL;
		}
		time = k->last_ns + 1;
	}
	if (k->out->n == k->room) {
		(void)tc_diag_set(k->v->diag, TACHO_EMISUSE, "events were miscounted");
		return NULL;
	}
	k->last_ns = time;
	place = &k->out->events[k->out->n++];
	place->time_ns = time;
	return place;
}

static int emit(struct convert *k, struct tacho_event *e)
{
	bool is_transition =
		e->kind == TACHO_KIND_STATE_TRANSITION && e->scope == TACHO_SCOPE_GOROUTINE;
	struct tacho_event *place;
	int rc = find_slot(k, is_transition ? e->subject : e->g, is_transition, &e->slot);

	if (rc < 0)
		return tc_v1_fail_at(k->v, tc_v1_offset(k->ev), k->ev->type, rc);
	place = next_place(k, e->time_ns);
	if (!place)
		return tc_v1_fail_at(k->v, tc_v1_offset(k->ev), k->ev->type, k->v->diag->code);
	e->time_ns = place->time_ns;
	*place = *e;
	if (is_transition && e->to == TACHO_GO_NOT_EXIST)
		rc = free_slot(k, e->subject);
	return rc;
}

/* Room is counted: every event that calls this has it. */
static void add_value(struct convert *k, struct tacho_event *e, uint64_t value)
{
	if (k->out->n_values == k->values_room)
		return;
	if (e->n_values++ == 0)
		e->u.values = (uint32_t)k->out->n_values;
	k->out->values[k->out->n_values++] = value;
}

static int emit_sync(struct convert *k, int64_t time, int64_t number)
{
	struct tacho_event *e = next_place(k, time);

	if (!e)
		return k->v->diag->code;
	*e = (struct tacho_event){
		.time_ns = e->time_ns,
		.m = TACHO_NONE,
		.p = TACHO_NONE,
		.g = TACHO_NONE,
		.subject = number,
		.slot = TACHO_NO_SLOT,
		.kind = TACHO_KIND_SYNC,
	};
	return 0;
}

static int emit_proc(struct convert *k, uint8_t wire, int from, int to)
{
	struct tacho_event e = context_of(k);

	e.kind = TACHO_KIND_STATE_TRANSITION;
	e.wire = wire;
	e.scope = TACHO_SCOPE_PROC;
	e.subject = k->ev->p;
	e.from = (uint8_t)from;
	e.to = (uint8_t)to;
	return emit(k, &e);
}

static int emit_go_from(struct convert *k, struct tacho_event e, uint8_t wire, uint64_t g, int from,
			int to)
{
	e.kind = TACHO_KIND_STATE_TRANSITION;
	e.wire = wire;
	e.scope = TACHO_SCOPE_GOROUTINE;
	e.subject = (int64_t)g;
	e.from = (uint8_t)from;
	e.to = (uint8_t)to;
	return emit(k, &e);
}

static int emit_go(struct convert *k, uint8_t wire, uint64_t g, int from, int to)
{
	return emit_go_from(k, context_of(k), wire, g, from, to);
}

/* The running goroutine stops or blocks; its own stack is that of the event. */
static int emit_stop(struct convert *k, uint8_t wire, enum tc_v1_text reason)
{
	struct tacho_event e = context_of(k);

	e.name = k->texts[reason];
	e.u.subject_stack = e.stack;
	return emit_go_from(k, e, wire, k->ev->g, TACHO_GO_RUNNING,
			    wire == TC_EV_GO_STOP ? TACHO_GO_RUNNABLE : TACHO_GO_WAITING);
}

static int emit_metric(struct convert *k, uint8_t wire, int metric)
{
	struct tacho_event e = context_of(k);

	e.kind = TACHO_KIND_METRIC;
	e.wire = wire;
	e.detail = (uint8_t)metric;
	e.subject = (int64_t)k->ev->args[0];
	return emit(k, &e);
}

static int emit_range(struct convert *k, uint8_t wire, bool is_begin, int range)
{
	struct tacho_event e = context_of(k);

	e.kind = is_begin ? TACHO_KIND_RANGE_BEGIN : TACHO_KIND_RANGE_END;
	e.wire = wire;
	e.detail = (uint8_t)range;
	if (range == TACHO_RANGE_SWEEP) {
		e.scope = TACHO_SCOPE_PROC;
		e.subject = e.p;
	} else if (range != TACHO_RANGE_GC_MARK) {
		e.scope = TACHO_SCOPE_GOROUTINE;
		e.subject = e.g;
	}
	if (range == TACHO_RANGE_STW)
		e.name = k->stw;
	if (wire == TC_EV_GC_SWEEP_END) {
		add_value(k, &e, k->ev->args[0]);
		add_value(k, &e, k->ev->args[1]);
	}
	return emit(k, &e);
}

/* --- goroutines --- */

static int create(struct convert *k)
{
	struct tacho_event e = context_of(k);
	int64_t g;

	if (!k->is_initial) {
		e.u.subject_stack = stack_ref(k, k->ev->args[1]);
		return emit_go_from(k, e, TC_EV_GO_CREATE, k->ev->args[0], TACHO_GO_NOT_EXIST,
				    TACHO_GO_RUNNABLE);
	}
	g = tc_v1_g_of(k->v, k->ev->args[0]);
	if (g < 0)
		return (int)g;
	if (TC_GROW(k->v->alloc, &k->created, &k->cap_created, k->n_created + 1, 0) < 0)
		return tc_v1_no_memory(k->v);
	k->created[k->n_created++] = (uint32_t)g;
	k->v->gs[g].is_remembered = true;
	return 0;
}

/* What a goroutine did when tracing began. */
static int emit_status(struct convert *k, int state)
{
	uint32_t g = tc_table_get(&k->v->g_index, k->ev->args[0]);

	if (g != TC_TABLE_NONE)
		k->v->gs[g].is_remembered = false;
	return emit_go(k, TC_EV_GO_STATUS, k->ev->args[0], TACHO_GO_UNDETERMINED, state);
}

static int start(struct convert *k)
{
	if (k->is_initial)
		return emit_status(k, TACHO_GO_RUNNING);
	return emit_go(k, TC_EV_GO_START, k->ev->args[0], TACHO_GO_RUNNABLE, TACHO_GO_RUNNING);
}

static int start_with_label(struct convert *k)
{
	struct tacho_event e = split_context_of(k);
	int rc = emit_go_from(k, e, TC_EV_GO_START, k->ev->args[0], TACHO_GO_RUNNABLE,
			      TACHO_GO_RUNNING);

	if (rc < 0)
		return rc;
	e.kind = TACHO_KIND_LABEL;
	e.wire = TC_EV_GO_LABEL;
	e.scope = TACHO_SCOPE_GOROUTINE;
	e.subject = e.g;
	e.name = string_ref(k, k->ev->args[2]);
	return emit(k, &e);
}

/* A call that does not block lasts 1 ns: its end is not in the trace. */
static int enter_syscall(struct convert *k)
{
	struct tacho_event e = k->ev->is_blocking ? context_of(k) : split_context_of(k);
	uint64_t g = k->ev->g;
	int rc;

	e.u.subject_stack = e.stack;
	rc = emit_go_from(k, e, TC_EV_GO_SYSCALL_BEGIN, g, TACHO_GO_RUNNING, TACHO_GO_SYSCALL);
	if (rc < 0 || k->ev->is_blocking)
		return rc;
	e.time_ns = tc_wrap_add(e.time_ns, 1);
	e.stack = e.u.subject_stack = 0;
	return emit_go_from(k, e, TC_EV_GO_SYSCALL_END, g, TACHO_GO_SYSCALL, TACHO_GO_RUNNING);
}

/* --- Ps, and the end of the initial part --- */

static int start_proc(struct convert *k)
{
	bool was_seen = k->p->is_seen;

	k->p->m = (int64_t)k->ev->args[0];
	k->p->has_m = k->p->is_seen = true;
	if (was_seen)
		return emit_proc(k, TC_EV_PROC_START, TACHO_PROC_IDLE, TACHO_PROC_RUNNING);
	return emit_proc(k, TC_EV_PROC_STATUS, TACHO_PROC_UNDETERMINED, TACHO_PROC_RUNNING);
}

static int stop_proc(struct convert *k)
{
	int rc = k->p->is_seen ? emit_proc(k, TC_EV_PROC_STOP, TACHO_PROC_RUNNING, TACHO_PROC_IDLE)
			       : emit_proc(k, TC_EV_PROC_STATUS, TACHO_PROC_UNDETERMINED,
					   TACHO_PROC_IDLE);

	k->p->is_seen = true;
	k->p->has_m = false;
	k->p->m = 0;
	return rc;
}

static bool id_before(const void *context, uint32_t a, uint32_t b)
{
	const struct tc_v1_g *gs = context;

	return gs[a].id < gs[b].id;
}

/*
 * Goroutines that were there, and neither waited nor ran. They take the place of
 * the first Gomaxprocs. Go publishes them in the order of a hash map.
 */
static int end_initial(struct convert *k)
{
	struct tacho_event e = {
		.time_ns = k->ev->time,
		.m = TACHO_NONE,
		.p = TACHO_NONE,
		.g = TACHO_NONE,
	};
	int rc = 0;

	k->is_initial = false;
	if (k->n_created > 0)
		tc_v1_sort(k->created, k->n_created, id_before, k->v->gs);
	for (size_t i = 0; i < k->n_created && rc == 0; i++) {
		const struct tc_v1_g *g = &k->v->gs[k->created[i]];

		if (g->is_remembered)
			rc = emit_go_from(k, e, TC_EV_GO_STATUS, g->id, TACHO_GO_UNDETERMINED,
					  TACHO_GO_RUNNABLE);
	}
	k->n_created = 0;
	return rc;
}

static int set_procs(struct convert *k)
{
	if (k->is_initial)
		return end_initial(k);
	return emit_metric(k, TC_EV_PROCS_CHANGE, TACHO_METRIC_GOMAXPROCS);
}

/* Which text a kind stands for depends on the version. spec: doc/format.md#v1-stw-kinds */
static int stop_world(struct convert *k)
{
	uint64_t kind = k->ev->args[0];

	if (k->v->version < 21)
		kind = kind < 2 ? kind + 1 : 0;
	if (kind > TC_V1_TEXT_STW_RESET_LOG - TC_V1_TEXT_STW_UNKNOWN)
		kind = 0;
	k->stw = k->texts[TC_V1_TEXT_STW_UNKNOWN + kind];
	return emit_range(k, TC_EV_STW_BEGIN, true, TACHO_RANGE_STW);
}

/* --- annotations --- */

static int remember_task(struct convert *k, uint32_t name)
{
	uint32_t number = k->free_task;

	if (number != 0) {
		k->free_task = k->tasks[number - 1].next_free;
	} else {
		if (TC_GROW(k->v->alloc, &k->tasks, &k->cap_tasks, k->n_tasks + 1, 0) < 0)
			return tc_v1_no_memory(k->v);
		number = (uint32_t)++k->n_tasks;
	}
	k->tasks[number - 1] = (struct task){ k->ev->args[1], name, 0 };
	if (tc_table_put(&k->task_index, k->ev->args[0], number - 1) < 0)
		return tc_v1_no_memory(k->v);
	return 0;
}

static int begin_task(struct convert *k)
{
	struct tacho_event e = context_of(k);
	uint64_t parent = k->ev->args[1];
	int rc;

	e.kind = TACHO_KIND_TASK_BEGIN;
	e.wire = TC_EV_USER_TASK_BEGIN;
	e.subject = (int64_t)k->ev->args[0];
	e.name = string_ref(k, k->ev->args[2]);
	add_value(k, &e, parent ? parent : TACHO_NO_TASK);
	rc = remember_task(k, e.name);
	return rc < 0 ? rc : emit(k, &e);
}

/* The end repeats the parent as written: 0 where the begin says "no task". */
static int end_task(struct convert *k)
{
	struct tacho_event e = context_of(k);
	uint32_t i = tc_table_get(&k->task_index, k->ev->args[0]);

	e.kind = TACHO_KIND_TASK_END;
	e.wire = TC_EV_USER_TASK_END;
	e.subject = (int64_t)k->ev->args[0];
	if (i == TC_TABLE_NONE) {
		add_value(k, &e, TACHO_NO_TASK);
		return emit(k, &e);
	}
	e.name = k->tasks[i].name;
	add_value(k, &e, k->tasks[i].parent);
	(void)tc_table_remove(&k->task_index, k->ev->args[0]);
	k->tasks[i].next_free = k->free_task;
	k->free_task = i + 1;
	return emit(k, &e);
}

static int emit_region(struct convert *k)
{
	struct tacho_event e = context_of(k);
	bool is_begin = k->ev->args[1] == 0;

	e.kind = is_begin ? TACHO_KIND_REGION_BEGIN : TACHO_KIND_REGION_END;
	e.wire = is_begin ? TC_EV_USER_REGION_BEGIN : TC_EV_USER_REGION_END;
	e.subject = (int64_t)k->ev->args[0];
	e.name = string_ref(k, k->ev->args[2]);
	return emit(k, &e);
}

static int emit_log(struct convert *k)
{
	struct tacho_event e = context_of(k);

	e.kind = TACHO_KIND_LOG;
	e.wire = TC_EV_USER_LOG;
	e.subject = (int64_t)k->ev->args[0];
	e.name = string_ref(k, k->ev->args[1]);
	e.u.message = k->messages + (uint32_t)k->ev->args[2];
	return emit(k, &e);
}

static int emit_sample(struct convert *k)
{
	struct tacho_event e = context_of(k);

	e.kind = TACHO_KIND_STACK_SAMPLE;
	e.wire = TC_EV_CPU_SAMPLE;
	return emit(k, &e);
}

/* --- one event --- */

/* No newer type stands for it: Go's reader stops here, and so do we. */
static int stop_at_unknown(struct convert *k)
{
	k->out->tail_error = tc_v1_fail_at(
		k->v, tc_v1_offset(k->ev), k->ev->type,
		tc_diag_set(k->v->diag, TACHO_EFORMAT, "unexpected event type %u", k->ev->type));
	return 0;
}

static int convert_event(struct convert *k)
{
	const uint64_t *a = k->ev->args;

	switch (k->ev->type) {
	case TC_V1_GOMAXPROCS: return set_procs(k);
	case TC_V1_PROC_START: return start_proc(k);
	case TC_V1_PROC_STOP: return stop_proc(k);
	case TC_V1_GC_START: return emit_range(k, TC_EV_GC_BEGIN, true, TACHO_RANGE_GC_MARK);
	case TC_V1_GC_DONE: return emit_range(k, TC_EV_GC_END, false, TACHO_RANGE_GC_MARK);
	case TC_V1_STW_START: return stop_world(k);
	case TC_V1_STW_DONE: return emit_range(k, TC_EV_STW_END, false, TACHO_RANGE_STW);
	case TC_V1_SWEEP_START: return emit_range(k, TC_EV_GC_SWEEP_BEGIN, true, TACHO_RANGE_SWEEP);
	case TC_V1_SWEEP_DONE: return emit_range(k, TC_EV_GC_SWEEP_END, false, TACHO_RANGE_SWEEP);
	case TC_V1_ASSIST_START:
		return emit_range(k, TC_EV_GC_MARK_ASSIST_BEGIN, true, TACHO_RANGE_MARK_ASSIST);
	case TC_V1_ASSIST_DONE:
		return emit_range(k, TC_EV_GC_MARK_ASSIST_END, false, TACHO_RANGE_MARK_ASSIST);
	case TC_V1_GO_CREATE: return create(k);
	case TC_V1_GO_START: return start(k);
	case TC_V1_GO_START_LABEL: return start_with_label(k);
	case TC_V1_GO_END:
		return emit_go(k, TC_EV_GO_DESTROY, k->ev->g, TACHO_GO_RUNNING, TACHO_GO_NOT_EXIST);
	case TC_V1_GO_STOP: return emit_stop(k, TC_EV_GO_BLOCK, TC_V1_TEXT_FOREVER);
	case TC_V1_GO_SCHED: return emit_stop(k, TC_EV_GO_STOP, TC_V1_TEXT_GOSCHED);
	case TC_V1_GO_PREEMPT: return emit_stop(k, TC_EV_GO_STOP, TC_V1_TEXT_PREEMPTED);
	case TC_V1_GO_SLEEP: return emit_stop(k, TC_EV_GO_BLOCK, TC_V1_TEXT_SLEEP);
	case TC_V1_GO_BLOCK: return emit_stop(k, TC_EV_GO_BLOCK, TC_V1_TEXT_NO_REASON);
	case TC_V1_GO_BLOCK_SEND: return emit_stop(k, TC_EV_GO_BLOCK, TC_V1_TEXT_CHAN_SEND);
	case TC_V1_GO_BLOCK_RECV: return emit_stop(k, TC_EV_GO_BLOCK, TC_V1_TEXT_CHAN_RECV);
	case TC_V1_GO_BLOCK_SELECT: return emit_stop(k, TC_EV_GO_BLOCK, TC_V1_TEXT_SELECT);
	case TC_V1_GO_BLOCK_SYNC: return emit_stop(k, TC_EV_GO_BLOCK, TC_V1_TEXT_SYNC);
	case TC_V1_GO_BLOCK_COND: return emit_stop(k, TC_EV_GO_BLOCK, TC_V1_TEXT_SYNC_COND);
	case TC_V1_GO_BLOCK_NET: return emit_stop(k, TC_EV_GO_BLOCK, TC_V1_TEXT_NETWORK);
	case TC_V1_GO_BLOCK_GC: return emit_stop(k, TC_EV_GO_BLOCK, TC_V1_TEXT_ASSIST);
	case TC_V1_GO_UNBLOCK:
		return emit_go(k, TC_EV_GO_UNBLOCK, a[0], TACHO_GO_WAITING, TACHO_GO_RUNNABLE);
	case TC_V1_GO_SYSCALL: return enter_syscall(k);
	case TC_V1_GO_SYSEXIT:
		return emit_go(k, TC_EV_GO_SYSCALL_END_BLOCKED, k->ev->g, TACHO_GO_SYSCALL,
			       TACHO_GO_RUNNABLE);
	case TC_V1_GO_SYSBLOCK: return 0;
	case TC_V1_GO_WAITING: return emit_status(k, TACHO_GO_WAITING);
	case TC_V1_GO_IN_SYSCALL: return emit_status(k, TACHO_GO_SYSCALL);
	case TC_V1_HEAP_ALLOC: return emit_metric(k, TC_EV_HEAP_ALLOC, TACHO_METRIC_HEAP_LIVE);
	case TC_V1_HEAP_GOAL: return emit_metric(k, TC_EV_HEAP_GOAL, TACHO_METRIC_HEAP_GOAL);
	case TC_V1_TASK_CREATE: return begin_task(k);
	case TC_V1_TASK_END: return end_task(k);
	case TC_V1_REGION: return emit_region(k);
	case TC_V1_LOG: return emit_log(k);
	case TC_V1_CPU_SAMPLE: return emit_sample(k);
	default: return stop_at_unknown(k);
	}
}

/* --- all events --- */

/*
 * From the back: does the goroutine of a GoSysCall block next? And how many
 * events and values will come out, at most.
 */
static int count_room(struct convert *k)
{
	struct tc_v1 *v = k->v;
	uint64_t room = v->log.n + 2, values = 0;

	for (size_t i = v->log.n; i-- > 0;) {
		struct tc_v1_event *ev = tc_v1_at(v, i);
		int64_t g = tc_v1_g_of(v, ev->g);

		if (g < 0)
			return (int)g;
		ev->is_blocking =
			ev->type == TC_V1_GO_SYSCALL && v->gs[g].next_type == TC_V1_GO_SYSBLOCK;
		v->gs[g].next_type = ev->type;
		room += (ev->type == TC_V1_GO_SYSCALL && !ev->is_blocking) ||
			ev->type == TC_V1_GO_START_LABEL;
		values += ev->type == TC_V1_SWEEP_DONE
				  ? 2
				  : ev->type == TC_V1_TASK_CREATE || ev->type == TC_V1_TASK_END;
	}
	if (values > UINT32_MAX || room > SIZE_MAX / sizeof(struct tacho_event))
		return tc_diag_set(v->diag, TACHO_ELIMIT, "too many events");
	k->room = (size_t)room;
	k->values_room = (size_t)values;
	return 0;
}

static int make_room(struct convert *k)
{
	int rc = count_room(k);

	if (rc < 0)
		return rc;
	k->out->events = tc_realloc_array(k->v->alloc, NULL, k->room, sizeof(*k->out->events));
	k->out->values =
		tc_realloc_array(k->v->alloc, NULL, k->values_room, sizeof(*k->out->values));
	if (!k->out->events || !k->out->values)
		return tc_v1_no_memory(k->v);
	return 0;
}

/* Events before i are not needed any more. */
static void free_log(struct tc_v1_log *log, const struct tacho_alloc *a, size_t i)
{
	if (i == 0 || i % TC_V1_LOG_CHUNK != 0)
		return;
	tc_free(a, log->chunks[i / TC_V1_LOG_CHUNK - 1]);
	log->chunks[i / TC_V1_LOG_CHUNK - 1] = NULL;
}

static int convert_all(struct convert *k)
{
	struct tc_v1 *v = k->v;
	int64_t syncs = 0;
	int rc = 0;

	if (v->log.n > 0)
		rc = emit_sync(k, tc_wrap_sub(tc_v1_at(v, 0)->time, 1), ++syncs);
	for (size_t i = 0; i < v->log.n && rc == 0 && k->out->tail_error == 0; i++) {
		int64_t p;

		free_log(&v->log, v->alloc, i);
		k->ev = tc_v1_at(v, i);
		p = tc_v1_p_of(v, k->ev->p);
		if (p < 0)
			return (int)p;
		k->p = &v->ps[p];
		rc = convert_event(k);
	}
	if (rc == 0 && k->out->tail_error == 0)
		rc = emit_sync(k, v->log.n ? INT64_MIN : 0, ++syncs);
	return rc;
}

int tc_v1_convert(struct tc_v1 *v, struct tacho_gen *gen, struct tc_v1_result *out)
{
	struct convert k = { .v = v, .gen = gen, .out = out, .is_initial = true };
	int rc;

	tc_table_init(&k.task_index, v->alloc);
	rc = tc_v1_define_tables(v, gen, &k.messages, k.texts);
	for (size_t i = 0; i < v->n_ps; i++)
		v->ps[i] = (struct tc_v1_p){ 0 };
	if (rc == 0)
		rc = make_room(&k);
	if (rc == 0)
		rc = convert_all(&k);
	tc_table_fini(&k.task_index);
	tc_free(v->alloc, k.created);
	tc_free(v->alloc, k.tasks);
	tc_free(v->alloc, k.free_slots);
	return rc;
}
