/* SPDX-License-Identifier: MIT */
/*
 * Handlers of everything that does not move a goroutine or a P: collector
 * phases, ranges, metrics, and what the program says about itself (tasks,
 * regions, logs, labels). Included by order_loop.h only; see order_step.h.
 */
#ifndef TC_READER_ORDER_NOTES_H
#define TC_READER_ORDER_NOTES_H

#include "reader/order_go.h"

/* --- the collector's mark phase: spec: doc/format.md#gc --- */

STEP struct tacho_event *put_range(struct tc_order *o, const struct tc_m *m, int64_t t,
				   enum tacho_kind kind, unsigned wire, enum tacho_range range,
				   enum tacho_scope scope, int64_t subject)
{
	struct tacho_event *e = put(o, m, t, kind, wire);

	e->detail = (uint8_t)range;
	e->scope = (uint8_t)scope;
	e->subject = subject;
	return e;
}

/* The first collector event of a generation fixes the state that it needs. */
STEP int assume_gc(struct tc_order *o, enum tc_gc_state state, uint64_t number)
{
	if (o->spec->gc_known)
		return TC_DONE;
	LOG(TC_LOG_GC, 0, state, number, 0);
	o->spec->gc_known = true;
	o->gc = state;
	o->gc_seq = number;
	return TC_DONE;
}

STEP int step_gc(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t, bool spec)
{
	enum tc_gc_state needs = c->type == TC_EV_GC_BEGIN ? TC_GC_OFF : TC_GC_ON;
	enum tacho_kind kind = TACHO_KIND_RANGE_ACTIVE;
	uint64_t n = c->args[0];
	struct tacho_event *e;
	int result = TC_DONE;
	bool is_first;

	if (spec && assume_gc(o, needs, n - 1) != TC_DONE)
		return TC_BAIL;
	is_first = o->gc == TC_GC_UNDETERMINED &&
		   (c->type == TC_EV_GC_BEGIN || (c->type == TC_EV_GC_ACTIVE && o->is_initial));
	if (c->type == TC_EV_GC_ACTIVE && o->is_initial && !is_first)
		return FAIL("GCActive in the first generation isn't first GC event");
	if (!is_first && n != o->gc_seq + 1)
		return TC_NOT_YET;
	if (!is_first && o->gc != needs) {
		if (c->type == TC_EV_GC_ACTIVE)
			return FAIL("encountered GCActive while GC was not in progress");
		if (c->type == TC_EV_GC_BEGIN)
			return FAIL("encountered GCBegin while GC was already in progress");
		if (o->gc == TC_GC_UNDETERMINED)
			return FAIL("encountered GCEnd when GC was in an undetermined state");
		return FAIL("encountered GCEnd when GC was not in progress");
	}
	o->gc_seq = n;
	o->gc = c->type == TC_EV_GC_END ? TC_GC_OFF : TC_GC_ON;
	if (!is_first)
		CHECK(NEED_MUST, NEED_MUST);
	if (c->type != TC_EV_GC_ACTIVE)
		kind = c->type == TC_EV_GC_BEGIN ? TACHO_KIND_RANGE_BEGIN : TACHO_KIND_RANGE_END;
	e = put_range(o, m, t, kind, c->type, TACHO_RANGE_GC_MARK, TACHO_SCOPE_NONE, TACHO_NONE);
	e->slot = current_slot(o, m);
	if (c->type == TC_EV_GC_BEGIN)
		e->stack = stack_ref(o, c->args[1], &result);
	return FINISH(e, result);
}

/* --- ranges of goroutines: spec: doc/format.md#goroutine-ranges --- */

STEP struct tc_g *range_g(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int *error,
			  bool spec)
{
	struct tc_g *g;

	if (g_unknown(m, spec)) {
		*error = TC_BAIL;
		return NULL;
	}
	g = current_g(o, m);
	if (!g)
		*error = FAIL("encountered event of type %u without known state for current "
			      "goroutine %" PRId64,
			      c->type, m->g);
	return g;
}

/* Predict whether an inherited goroutine came with an open mark assist. */
STEP int assume_assist(struct tc_order *o, struct tc_g *g, bool is_open)
{
	if ((g->flags & (TC_G_INHERITED | TC_G_ASSIST_KNOWN)) != TC_G_INHERITED)
		return TC_DONE;
	LOG(TC_LOG_G_ASSIST, g->id, is_open, 0, 0);
	g->flags |= TC_G_ASSIST_KNOWN;
	g->ranges = is_open ? TC_G_RANGE_ASSIST : 0;
	return TC_DONE;
}

STEP int step_assist(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t, bool spec)
{
	bool begin = c->type == TC_EV_GC_MARK_ASSIST_BEGIN;
	struct tacho_event *e;
	int result = TC_DONE, error = 0;
	struct tc_g *g;

	CHECK(NEED_MUST, NEED_MUST);
	g = range_g(o, c, m, &error, spec);
	if (!g)
		return error;
	if (spec && assume_assist(o, g, !begin) != TC_DONE)
		return TC_BAIL;
	if (begin && (g->ranges & TC_G_RANGE_ASSIST))
		return FAIL("discovered event already in-flight for when starting event "
			    "GCMarkAssistBegin");
	if (!begin && !(g->ranges & TC_G_RANGE_ASSIST))
		return FAIL("tried to end event GCMarkAssistBegin, but not in-flight");
	g->ranges ^= TC_G_RANGE_ASSIST;
	e = put_range(o, m, t, begin ? TACHO_KIND_RANGE_BEGIN : TACHO_KIND_RANGE_END, c->type,
		      TACHO_RANGE_MARK_ASSIST, TACHO_SCOPE_GOROUTINE, g->id);
	e->slot = m->g_slot;
	if (begin)
		e->stack = stack_ref(o, c->args[0], &result);
	return FINISH(e, result);
}

STEP int step_assist_active(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t,
			    bool spec)
{
	struct tacho_event *e;
	uint32_t slot;
	struct tc_g *g = find_g(o, c->args[0], &slot);

	if (!g)
		return FAIL("uninitialized goroutine %" PRId64 " found during GCMarkAssistActive",
			    (int64_t)c->args[0]);
	if (spec && assume_assist(o, g, true) != TC_DONE)
		return TC_BAIL;
	if (o->is_initial && (g->ranges & TC_G_RANGE_ASSIST))
		return FAIL("found named active range already in first gen: {%d 0}",
			    TC_EV_GC_MARK_ASSIST_BEGIN);
	if (!o->is_initial && !(g->ranges & TC_G_RANGE_ASSIST))
		return FAIL("resource is missing active range: GCMarkAssistBegin []");
	g->ranges |= TC_G_RANGE_ASSIST;
	e = put_range(o, m, t, TACHO_KIND_RANGE_ACTIVE, c->type, TACHO_RANGE_MARK_ASSIST,
		      TACHO_SCOPE_GOROUTINE, g->id);
	e->slot = slot;
	return FINISH(e, TC_DONE);
}

/* Real goroutines have one open; the list is walked for each that begins. */
enum {
	MAX_OPEN_STWS = 64
};

STEP int step_stw_begin(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t,
			bool spec)
{
	struct tacho_event *e;
	int result = TC_DONE, error = 0, rc;
	unsigned n_open = 0;
	struct tc_g *g;
	uint32_t kind, stack;

	CHECK(NEED_MUST, NEED_MUST);
	g = range_g(o, c, m, &error, spec);
	if (!g)
		return error;
	if (spec && (g->flags & (TC_G_INHERITED | TC_G_STW_KNOWN)) == TC_G_INHERITED) {
		LOG(TC_LOG_G_NO_STW, g->id, 0, 0, 0);
		g->flags |= TC_G_STW_KNOWN;
	}
	/* Go would meet the stack's id first when it checks the event's ids. */
	stack = stack_ref(o, c->args[1], &result);
	kind = string_ref(o, c->args[0], &result);
	for (uint32_t i = g->stws; i; i = o->regions[i].next) {
		if (o->regions[i].name == kind)
			return FAIL("discovered event already in-flight for when starting event "
				    "STWBegin");
		if (++n_open == MAX_OPEN_STWS)
			return spec ? TC_BAIL
				    : tc_order_fail(o, c, TACHO_ELIMIT,
						    "too many stop-the-world ranges open in "
						    "goroutine %" PRId64,
						    g->id);
	}
	rc = tc_order_append_stw(o, &g->stws, kind);
	if (rc < 0)
		return spec ? TC_BAIL : rc;
	e = put_range(o, m, t, TACHO_KIND_RANGE_BEGIN, c->type, TACHO_RANGE_STW,
		      TACHO_SCOPE_GOROUTINE, g->id);
	e->slot = m->g_slot;
	e->name = kind;
	e->stack = stack;
	return FINISH(e, result);
}

STEP int step_stw_end(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t, bool spec)
{
	struct tacho_event *e;
	int error = 0;
	struct tc_g *g;

	CHECK(NEED_MUST, NEED_MUST);
	g = range_g(o, c, m, &error, spec);
	if (!g)
		return error;
	if (g->stws == 0)
		return FAIL("tried to end event STWBegin, but not in-flight");
	e = put_range(o, m, t, TACHO_KIND_RANGE_END, c->type, TACHO_RANGE_STW,
		      TACHO_SCOPE_GOROUTINE, g->id);
	e->slot = m->g_slot;
	e->name = o->regions[g->stws].name;
	tc_order_pop_region(o, &g->stws);
	return FINISH(e, TC_DONE);
}

/* --- sweeps, on Ps: spec: doc/format.md#proc-ranges --- */

STEP int assume_sweep(struct tc_order *o, struct tc_p *p, bool is_open)
{
	if ((p->flags & (TC_P_INHERITED | TC_P_SWEEP_KNOWN)) != TC_P_INHERITED)
		return TC_DONE;
	LOG(TC_LOG_P_SWEEP, p->id, is_open, 0, 0);
	p->flags |= TC_P_SWEEP_KNOWN;
	p->is_sweeping = is_open;
	return TC_DONE;
}

STEP int step_sweep(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t, bool spec)
{
	bool begin = c->type == TC_EV_GC_SWEEP_BEGIN;
	struct tacho_event *e;
	int result = TC_DONE, error = 0;
	struct tc_p *p;

	CHECK(NEED_MUST, NEED_MAY);
	p = known_p(o, c, m, &error, spec);
	if (!p)
		return error;
	if (spec && assume_sweep(o, p, !begin) != TC_DONE)
		return TC_BAIL;
	if (begin && p->is_sweeping)
		return FAIL("discovered event already in-flight for when starting event "
			    "GCSweepBegin");
	if (!begin && !p->is_sweeping)
		return FAIL("tried to end event GCSweepBegin, but not in-flight");
	p->is_sweeping = begin;
	e = put_range(o, m, t, begin ? TACHO_KIND_RANGE_BEGIN : TACHO_KIND_RANGE_END, c->type,
		      TACHO_RANGE_SWEEP, TACHO_SCOPE_PROC, p->id);
	if (g_unknown(m, spec))
		e->slot = TACHO_NO_SLOT;
	else
		e->slot = current_slot(o, m);
	if (begin) {
		e->stack = stack_ref(o, c->args[0], &result);
	} else {
		uint64_t *v = put_values(o, e, 2);

		v[0] = c->args[0];
		v[1] = c->args[1];
	}
	return FINISH(e, result);
}

STEP int step_sweep_active(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t,
			   bool spec)
{
	struct tacho_event *e;
	uint32_t index;
	struct tc_p *p = find_p(o, c->args[0], &index);

	if (!p)
		return FAIL("encountered GCSweepActive for unknown proc %" PRId64,
			    (int64_t)c->args[0]);
	if (spec && assume_sweep(o, p, true) != TC_DONE)
		return TC_BAIL;
	if (o->is_initial && p->is_sweeping)
		return FAIL("found named active range already in first gen: {%d 0}",
			    TC_EV_GC_SWEEP_BEGIN);
	if (!o->is_initial && !p->is_sweeping)
		return FAIL("resource is missing active range: GCSweepBegin []");
	p->is_sweeping = 1;
	e = put_range(o, m, t, TACHO_KIND_RANGE_ACTIVE, c->type, TACHO_RANGE_SWEEP,
		      TACHO_SCOPE_PROC, p->id);
	e->slot = TACHO_NO_SLOT;
	return FINISH(e, TC_DONE);
}

/* --- metrics, labels, logs, experiments: spec: doc/format.md#annotations --- */

STEP int step_metric(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t,
		     enum tacho_metric metric, bool spec)
{
	struct tacho_event *e;
	int result = TC_DONE;

	CHECK(NEED_MUST, metric == TACHO_METRIC_GOMAXPROCS ? NEED_MUST : NEED_MAY);
	e = put(o, m, t, TACHO_KIND_METRIC, c->type);
	e->slot = current_slot(o, m);
	e->subject = (int64_t)c->args[0];
	e->detail = (uint8_t)metric;
	if (metric == TACHO_METRIC_GOMAXPROCS)
		e->stack = stack_ref(o, c->args[1], &result);
	return FINISH(e, result);
}

STEP int step_label(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t, bool spec)
{
	struct tacho_event *e;
	int result = TC_DONE;

	CHECK(NEED_MUST, NEED_MUST);
	e = put(o, m, t, TACHO_KIND_LABEL, c->type);
	e->slot = current_slot(o, m);
	e->scope = TACHO_SCOPE_GOROUTINE;
	e->subject = m->g;
	e->name = string_ref(o, c->args[0], &result);
	/* Its subject is the context's goroutine: the stitcher completes both. */
	return FINISH(e, result);
}

STEP int step_log(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t, bool spec)
{
	struct tacho_event *e;
	int result = TC_DONE;

	CHECK(NEED_MUST, NEED_MUST);
	e = put(o, m, t, TACHO_KIND_LOG, c->type);
	e->slot = current_slot(o, m);
	e->subject = (int64_t)c->args[0];
	e->stack = stack_ref(o, c->args[3], &result);
	e->name = string_ref(o, c->args[1], &result);
	e->u.message = string_ref(o, c->args[2], &result);
	return FINISH(e, result);
}

STEP int step_experimental(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t,
			   bool spec)
{
	unsigned n = tc_wire_n_args[c->type] - 1U;
	struct tacho_event *e;
	uint64_t *v;

	CHECK(NEED_MAY, NEED_MAY);
	e = put(o, m, t, TACHO_KIND_EXPERIMENTAL, c->type);
	e->slot = current_slot(o, m);
	v = put_values(o, e, n);
	for (unsigned i = 0; i < n; i++)
		v[i] = c->args[i];
	return FINISH(e, TC_DONE);
}

/* --- tasks: spec: doc/format.md#tasks --- */

/* A name that the handler itself needs: unknown ids fail at once. */
STEP bool find_name(struct tc_order *o, uint64_t id, uint32_t *ref)
{
	return tc_idmap_get(&o->gen->string_ids, id, ref);
}

STEP int step_task_begin(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t,
			 bool spec)
{
	uint64_t id = c->args[0], parent = c->args[1] ? c->args[1] : TACHO_NO_TASK;
	struct tacho_event *e;
	int result = TC_DONE, rc;
	uint32_t name;

	if (tc_table_get(&o->task_index, id) != TC_TABLE_NONE)
		return FAIL("task ID conflict: %" PRIu64, id);
	if (!find_name(o, c->args[2], &name))
		return FAIL("invalid string ID %" PRIu64 " for %u event", c->args[2], c->type);
	if (spec && tc_table_get(&o->spec->ended_tasks, id) == TC_TABLE_NONE &&
	    tc_smallest_add(&o->spec->begun, o->alloc, id) < 0)
		return TC_BAIL;
	rc = tc_order_add_task(o, id, parent, name);
	if (rc < 0)
		return spec ? TC_BAIL : rc;
	CHECK(NEED_MUST, NEED_MUST);
	e = put(o, m, t, TACHO_KIND_TASK_BEGIN, c->type);
	e->slot = current_slot(o, m);
	e->subject = (int64_t)id;
	e->name = name;
	e->stack = stack_ref(o, c->args[3], &result);
	*put_values(o, e, 1) = parent;
	return FINISH(e, result);
}

STEP int step_task_end(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t,
		       bool spec)
{
	uint64_t id = c->args[0], parent = TACHO_NO_TASK;
	uint32_t index = tc_table_get(&o->task_index, id), name = 0;
	struct tacho_event *e;
	int result = TC_DONE;
	uint8_t open = 0;

	if (index != TC_TABLE_NONE) {
		parent = o->tasks[index].parent;
		name = o->tasks[index].name;
		tc_order_remove_task(o, index);
	} else if (spec && tc_table_get(&o->spec->ended_tasks, id) == TC_TABLE_NONE) {
		/* Known to be inactive from here on. */
		open = TACHO_OPEN_TASK;
		if (tc_table_put(&o->spec->ended_tasks, id, 1) < 0)
			return TC_BAIL;
	}
	CHECK(NEED_MUST, NEED_MUST);
	e = put(o, m, t, TACHO_KIND_TASK_END, c->type);
	e->slot = current_slot(o, m);
	e->subject = (int64_t)id;
	e->name = name;
	e->open = open;
	e->stack = stack_ref(o, c->args[1], &result);
	*put_values(o, e, 1) = parent;
	return FINISH(e, result);
}

/* --- regions: spec: doc/format.md#regions --- */

STEP bool same_name(const struct tc_order *o, uint32_t a, uint32_t b)
{
	struct tacho_text x, y;

	if (a == b)
		return true;
	x = tacho_gen_string(o->gen, a);
	y = tacho_gen_string(o->gen, b);
	return x.n == y.n && memcmp(x.s, y.s, x.n) == 0;
}

static inline int region_misuse(struct tc_order *o, const struct tc_cursor *c, const struct tc_g *g,
				uint64_t task, uint32_t name)
{
	const struct tc_region *top = &o->regions[g->regions];
	struct tacho_text x = tacho_gen_string(o->gen, name);
	struct tacho_text y = tacho_gen_string(o->gen, top->name);

	return tc_order_fail(o, c, TACHO_EORDER,
			     "misuse of region in goroutine %" PRId64 ": region end {%" PRIu64
			     " %.*s} when the inner-most active region start event is {%" PRIu64
			     " %.*s}",
			     g->id, task, (int)(x.n < 100 ? x.n : 100), x.s, top->task,
			     (int)(y.n < 100 ? y.n : 100), y.s);
}

STEP int step_region(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t, bool spec)
{
	bool begin = c->type == TC_EV_USER_REGION_BEGIN;
	uint64_t task = c->args[0];
	struct tacho_event *e;
	int result = TC_DONE, rc;
	struct tc_g *g;
	uint32_t name;

	CHECK(NEED_MUST, NEED_MUST);
	if (UNLIKELY(!find_name(o, c->args[1], &name)))
		return FAIL("invalid string ID %" PRIu64 " for %u event", c->args[1], c->type);
	if (g_unknown(m, spec))
		return TC_BAIL;
	g = current_g(o, m);
	if (UNLIKELY(!g))
		return FAIL("encountered Ev%s without known state for current goroutine %" PRId64,
			    tacho_wire_name(c->type), m->g);
	if (begin) {
		rc = tc_order_push_region(o, &g->regions, task, name);
		if (rc < 0)
			return spec ? TC_BAIL : rc;
	} else if (g->regions) {
		const struct tc_region *top = &o->regions[g->regions];

		if (UNLIKELY(top->task != task || !same_name(o, top->name, name)))
			return spec ? TC_BAIL : region_misuse(o, c, g, task, name);
		tc_order_pop_region(o, &g->regions);
	} else if (spec && (g->flags & TC_G_INHERITED)) {
		LOG(TC_LOG_REGION_POP, g->id, 0, task, name);
	}
	e = put(o, m, t, begin ? TACHO_KIND_REGION_BEGIN : TACHO_KIND_REGION_END, c->type);
	e->slot = m->g_slot;
	e->subject = (int64_t)task;
	e->name = name;
	e->stack = stack_ref(o, c->args[2], &result);
	return FINISH(e, result);
}

#endif
