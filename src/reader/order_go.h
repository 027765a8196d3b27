/* SPDX-License-Identifier: MIT */
/*
 * Handlers of what happens to goroutines: status, creation, running, blocking,
 * system calls. Included by order_loop.h only; see order_step.h.
 */
#ifndef TC_READER_ORDER_GO_H
#define TC_READER_ORDER_GO_H

#include "reader/order_step.h"

/* --- goroutines --- */

/* A goroutine in a system call on a thread: which context does its status have? */
STEP int bind_syscall_status(struct tc_order *o, struct tc_cursor *c, struct tc_m **m_, int64_t g,
			     uint32_t slot, struct tc_m *context, uint8_t *known, bool spec)
{
	int64_t id = (int64_t)c->args[1];
	struct tc_m *m = *m_;
	uint32_t index;

	if (id == TACHO_NONE)
		return FAIL("found goroutine %" PRId64 " in syscall without a thread", g);
	if (id == m->id) {
		if (g_unknown(m, spec)) {
			LOG(TC_LOG_M_G_IS, id, 0, g, 0);
			m->g = context->g = g;
			m->g_slot = slot;
			m->known |= TC_M_G_KNOWN;
			*known |= TC_M_G_KNOWN;
		}
		if (!o->is_initial && m->g != g)
			return FAIL("inconsistent thread for syscalling goroutine %" PRId64
				    ": thread has goroutine %" PRId64,
				    g, m->g);
		return TC_DONE;
	}
	index = tc_table_get(&o->m_index, (uint64_t)id);
	if (spec && (index == TC_TABLE_NONE || g_unknown(&o->ms[index], spec))) {
		LOG(TC_LOG_M_RECORD_G, id, 0, g, 0);
		if (index == TC_TABLE_NONE && tc_order_add_m(o, id, &index) < 0)
			return TC_BAIL;
		m = *m_ = &o->ms[c->m];
		o->ms[index].g = g;
		o->ms[index].g_slot = slot;
		o->ms[index].known |= TC_M_G_KNOWN;
	}
	if (index != TC_TABLE_NONE) {
		if (o->ms[index].g != g)
			return FAIL("inconsistent thread for syscalling goroutine %" PRId64
				    ": thread has goroutine %" PRId64,
				    g, o->ms[index].g);
		context->g = g;
		*known |= TC_M_G_KNOWN;
	} else {
		int rc = tc_order_add_m(o, id, &index);

		if (rc < 0)
			return rc;
		*m_ = &o->ms[c->m];
		o->ms[index].g = g;
		o->ms[index].g_slot = slot;
	}
	context->id = id;
	return TC_DONE;
}

/* spec: doc/format.md#go-status */
STEP int step_go_status(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t,
			bool spec)
{
	uint64_t id = c->args[0];
	uint8_t s = (uint8_t)c->args[2], from, known = m->known;
	struct tacho_event *e;
	int result = TC_DONE;
	struct tc_m context, *emitter = m;
	struct tc_g *g;
	uint32_t slot;

	if (UNLIKELY(s >= TC_GSTATUS_COUNT))
		return FAIL("invalid status for goroutine %" PRId64 ": %u", (int64_t)id, s);
	from = go_state_of[s];
	g = find_g(o, id, &slot);
	if (g && g->status != s)
		return FAIL("inconsistent status for goroutine %" PRId64 ": old %s vs. new %s",
			    (int64_t)id, go_status_name(g->status), go_status_name(s));
	if (!g) {
		int rc;

		if (spec) {
			if (tc_table_get(&o->spec->dead_gs, id) != TC_TABLE_NONE)
				return TC_BAIL;
			LOG(TC_LOG_G_STATUS, id, s, 0, 0);
		} else if (!o->is_initial) {
			return FAIL("found goroutine status for new goroutine after the first "
				    "generation: id=%" PRId64 " status=%s",
				    (int64_t)id, go_status_name(s));
		} else {
			from = TACHO_GO_UNDETERMINED;
		}
		rc = tc_order_add_g(o, (int64_t)id, s, &slot);
		if (rc < 0)
			return spec ? TC_BAIL : rc;
		g = &o->gs[slot];
		if (spec)
			g->flags = TC_G_INHERITED;
	}
	g->is_callback = g->is_callback && g->epoch == o->epoch;
	g->seq = 0;
	g->epoch = o->epoch;
	context = *m;
	if (s == TC_GSTATUS_SYSCALL) {
		int rc = bind_syscall_status(o, c, &emitter, (int64_t)id, slot, &context, &known,
					     spec);

		if (rc != TC_DONE)
			return rc;
	}
	e = put_go(o, &context, t, c->type, g, slot, from, go_state_of[s]);
	if (c->type == TC_EV_GO_STATUS_STACK)
		e->stack = e->u.subject_stack = stack_ref(o, c->args[3], &result);
	if (finish_event(o, e, emitter, known, spec) != TC_DONE)
		return TC_BAIL;
	if (c->m && (s == TC_GSTATUS_RUNNING ||
		     (s == TC_GSTATUS_SYSCALL && (int64_t)c->args[1] == emitter->id)))
		set_g(o, emitter, (int64_t)id, slot, spec);
	return result;
}

/* spec: doc/format.md#go-create */
STEP int step_go_create(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t,
			bool spec)
{
	uint8_t s = c->type == TC_EV_GO_CREATE_BLOCKED ? TC_GSTATUS_WAITING : TC_GSTATUS_RUNNABLE;
	uint64_t id = c->args[0];
	struct tacho_event *e;
	int result = TC_DONE, rc;
	struct tc_g *g;
	uint32_t slot;

	CHECK(NEED_MUST, NEED_MAY);
	if (g_unknown(m, spec) && assume_no_g(o, m) != TC_DONE)
		return TC_BAIL;
	/* Go looks the goroutine up even if the context has none: -1 may be an id. */
	g = current_g(o, m);
	if (g && UNLIKELY(g->status != TC_GSTATUS_RUNNING))
		return FAIL("%s event for goroutine that's not Running", tacho_wire_name(c->type));
	if (UNLIKELY(find_g(o, id, &slot) != NULL))
		return FAIL("tried to create goroutine (%" PRId64 ") that already exists",
			    (int64_t)id);
	if (spec && tc_table_get(&o->spec->dead_gs, id) == TC_TABLE_NONE &&
	    tc_smallest_add(&o->spec->created, o->alloc, id) < 0)
		return TC_BAIL;
	rc = tc_order_add_g(o, (int64_t)id, s, &slot);
	if (UNLIKELY(rc < 0))
		return spec ? TC_BAIL : rc;
	e = put_transition(o, m, t, c->type, TACHO_SCOPE_GOROUTINE, (int64_t)id, slot,
			   TACHO_GO_NOT_EXIST, go_state_of[s]);
	e->stack = stack_ref(o, c->args[2], &result);
	e->u.subject_stack = stack_ref(o, c->args[1], &result);
	return FINISH(e, result);
}

/* A goroutine that was inherited ends: the stitcher and later creations know. */
STEP int forget_g(struct tc_order *o, struct tc_g *g, uint32_t slot, bool spec)
{
	if (spec && (g->flags & TC_G_INHERITED) &&
	    tc_table_put(&o->spec->dead_gs, (uint64_t)g->id, 1) < 0)
		return TC_BAIL;
	tc_order_remove_g(o, slot);
	return TC_DONE;
}

/* spec: doc/format.md#go-start */
STEP int step_go_start(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t,
		       bool spec)
{
	uint32_t slot;
	struct tc_g *g = find_g(o, c->args[0], &slot);
	int rc;

	if (UNLIKELY(!g || g->status != TC_GSTATUS_RUNNABLE ||
		     !succeeds(o, c->args[1], g->epoch, g->seq)))
		return TC_NOT_YET;
	CHECK(NEED_MUST, NEED_NONE);
	g->status = TC_GSTATUS_RUNNING;
	g->seq = c->args[1];
	rc = move_go(o, c, m, t,
		     &(struct tc_move){ .g = g,
					.slot = slot,
					.wire = TC_EV_GO_START,
					.from = TACHO_GO_RUNNABLE,
					.to = TACHO_GO_RUNNING },
		     TC_DONE, spec);
	if (LIKELY(rc > 0))
		set_g(o, m, g->id, slot, spec);
	return rc;
}

/*
 * The goroutine that this thread runs, in the given status; NULL: *error is
 * set. Speculation cannot go on without knowing it.
 */
STEP struct tc_g *running_g(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, uint8_t status,
			    const char *wanted, int *error, bool spec)
{
	struct tc_g *g;

	if (g_unknown(m, spec)) {
		*error = TC_BAIL;
		return NULL;
	}
	g = current_g(o, m);
	if (LIKELY(g && g->status == status))
		return g;
	if (!g)
		*error = FAIL("event %s for goroutine (%" PRId64 ") that doesn't exist",
			      tacho_wire_name(c->type), m->g);
	else
		*error = FAIL("%s event for goroutine that's not %s", tacho_wire_name(c->type),
			      wanted);
	return NULL;
}

/* GoStop, GoBlock. spec: doc/format.md#go-stop */
STEP int step_go_stop(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t,
		      uint8_t wire, uint8_t to, bool spec)
{
	int result = TC_DONE, error = 0;
	struct tc_move move;
	struct tc_g *g;

	CHECK(NEED_MUST, NEED_MUST);
	g = running_g(o, c, m, TC_GSTATUS_RUNNING, "Running", &error, spec);
	if (UNLIKELY(!g))
		return error;
	g->status = to == TACHO_GO_RUNNABLE ? TC_GSTATUS_RUNNABLE : TC_GSTATUS_WAITING;
	move = (struct tc_move){ .g = g,
				 .slot = m->g_slot,
				 .wire = wire,
				 .from = TACHO_GO_RUNNING,
				 .to = to,
				 .is_own_stack = true };
	move.stack = stack_ref(o, c->args[1], &result);
	move.name = string_ref(o, c->args[0], &result);
	result = move_go(o, c, m, t, &move, result, spec);
	if (LIKELY(result > 0))
		set_g(o, m, TACHO_NONE, TACHO_NO_SLOT, spec);
	return result;
}

/* spec: doc/format.md#go-stop */
STEP int step_go_destroy(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t,
			 bool spec)
{
	struct tacho_event *e;
	struct tc_g *g;
	int error = 0;
	uint32_t slot;

	CHECK(NEED_MUST, NEED_MUST);
	g = running_g(o, c, m, TC_GSTATUS_RUNNING, "Running", &error, spec);
	if (UNLIKELY(!g))
		return error;
	slot = m->g_slot;
	e = put_go(o, m, t, TC_EV_GO_DESTROY, g, slot, TACHO_GO_RUNNING, TACHO_GO_NOT_EXIST);
	if (FINISH(e, TC_DONE) != TC_DONE || forget_g(o, g, slot, spec) != TC_DONE)
		return TC_BAIL;
	set_g(o, m, TACHO_NONE, TACHO_NO_SLOT, spec);
	return TC_DONE;
}

/* spec: doc/format.md#go-unblock */
STEP int step_go_unblock(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t,
			 bool spec)
{
	int result = TC_DONE;
	struct tc_move move;
	uint32_t slot;
	struct tc_g *g = find_g(o, c->args[0], &slot);

	if (UNLIKELY(!g || g->status != TC_GSTATUS_WAITING ||
		     !succeeds(o, c->args[1], g->epoch, g->seq)))
		return TC_NOT_YET;
	g->status = TC_GSTATUS_RUNNABLE;
	g->seq = c->args[1];
	move = (struct tc_move){ .g = g,
				 .slot = slot,
				 .wire = TC_EV_GO_UNBLOCK,
				 .from = TACHO_GO_WAITING,
				 .to = TACHO_GO_RUNNABLE };
	move.stack = stack_ref(o, c->args[2], &result);
	return move_go(o, c, m, t, &move, result, spec);
}

/* GoSwitch, GoSwitchDestroy: three events. spec: doc/format.md#go-switch */
STEP int step_go_switch(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t,
			bool spec)
{
	bool destroy = c->type == TC_EV_GO_SWITCH_DESTROY;
	struct tacho_event *e;
	struct tc_g *self, *next;
	int error = 0;
	uint32_t slot, self_slot;
	struct tc_m before;

	CHECK(NEED_MUST, NEED_MUST);
	self = running_g(o, c, m, TC_GSTATUS_RUNNING, "Running", &error, spec);
	if (!self)
		return error;
	self_slot = m->g_slot;
	next = find_g(o, c->args[0], &slot);
	if (!next || next->status != TC_GSTATUS_WAITING ||
	    !succeeds(o, c->args[1], next->epoch, next->seq))
		return TC_NOT_YET;
	next->status = TC_GSTATUS_RUNNING;
	next->seq = c->args[1];
	before = *m;
	e = put_go(o, m, t, c->type, next, slot, TACHO_GO_WAITING, TACHO_GO_RUNNABLE);
	if (FINISH(e, TC_DONE) != TC_DONE)
		return TC_BAIL;
	e = put_go(o, m, t, destroy ? TC_EV_GO_DESTROY : TC_EV_GO_BLOCK, self, self_slot,
		   TACHO_GO_RUNNING, destroy ? TACHO_GO_NOT_EXIST : TACHO_GO_WAITING);
	if (FINISH(e, TC_DONE) != TC_DONE)
		return TC_BAIL;
	before.g = TACHO_NONE;
	e = put_go(o, &before, t, TC_EV_GO_START, next, slot, TACHO_GO_RUNNABLE, TACHO_GO_RUNNING);
	if (FINISH(e, TC_DONE) != TC_DONE)
		return TC_BAIL;
	set_g(o, m, next->id, slot, spec);
	if (!destroy)
		self->status = TC_GSTATUS_WAITING;
	else if (forget_g(o, self, self_slot, spec) != TC_DONE)
		return TC_BAIL;
	return TC_DONE;
}

/* --- system calls --- */

STEP struct tc_p *known_p(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int *error,
			  bool spec)
{
	struct tc_p *p = current_p(o, m);

	if (LIKELY(p != NULL))
		return p;
	*error = FAIL("uninitialized proc %" PRId64 " found during %s", m->p,
		      tacho_wire_name(c->type));
	return NULL;
}

/* spec: doc/format.md#go-syscall-begin */
STEP int step_syscall_begin(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t,
			    bool spec)
{
	int result = TC_DONE, error = 0;
	struct tc_move move;
	struct tc_g *g;
	struct tc_p *p;

	CHECK(NEED_MUST, NEED_MUST);
	g = running_g(o, c, m, TC_GSTATUS_RUNNING, "Running", &error, spec);
	if (UNLIKELY(!g))
		return error;
	p = known_p(o, c, m, &error, spec);
	if (UNLIKELY(!p))
		return error;
	if (UNLIKELY(!succeeds(o, c->args[0], p->epoch, p->seq)))
		return FAIL("failed to advance GoSyscallBegin: can't make sequence: %" PRIu64
			    " (gen=%" PRIu64 ") -> %" PRIu64 " (gen=%" PRIu64 ")",
			    p->seq, o->gen->number, c->args[0], o->gen->number);
	g->status = TC_GSTATUS_SYSCALL;
	p->status = TC_PSTATUS_SYSCALL;
	p->seq = c->args[0];
	move = (struct tc_move){ .g = g,
				 .slot = m->g_slot,
				 .wire = TC_EV_GO_SYSCALL_BEGIN,
				 .from = TACHO_GO_RUNNING,
				 .to = TACHO_GO_SYSCALL,
				 .is_own_stack = true };
	move.stack = stack_ref(o, c->args[1], &result);
	return move_go(o, c, m, t, &move, result, spec);
}

/* spec: doc/format.md#go-syscall-end */
STEP int step_syscall_end(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t,
			  bool spec)
{
	int error = 0;
	struct tc_g *g;
	struct tc_p *p;

	CHECK(NEED_MUST, NEED_MUST);
	/* Go's message says Running where it means Syscall. */
	g = running_g(o, c, m, TC_GSTATUS_SYSCALL, "Running", &error, spec);
	if (UNLIKELY(!g))
		return error;
	p = known_p(o, c, m, &error, spec);
	if (UNLIKELY(!p))
		return error;
	if (UNLIKELY(p->status != TC_PSTATUS_SYSCALL))
		return FAIL("expected proc %" PRId64 " in state Syscall, but got %s instead", p->id,
			    proc_status_name(p->status));
	g->status = TC_GSTATUS_RUNNING;
	p->status = TC_PSTATUS_RUNNING;
	return move_go(o, c, m, t,
		       &(struct tc_move){ .g = g,
					  .slot = m->g_slot,
					  .wire = TC_EV_GO_SYSCALL_END,
					  .from = TACHO_GO_SYSCALL,
					  .to = TACHO_GO_RUNNING },
		       TC_DONE, spec);
}

/* spec: doc/format.md#go-syscall-end-blocked */
STEP int step_syscall_end_blocked(struct tc_order *o, struct tc_cursor *c, struct tc_m *m,
				  int64_t t, bool spec)
{
	struct tacho_event *e;
	int error = 0;
	struct tc_g *g;
	uint32_t slot;

	if (p_unknown(m, spec) && c->m && assume_no_p(o, m) != TC_DONE)
		return TC_BAIL;
	if (m->p != TACHO_NONE) {
		struct tc_p *p = known_p(o, c, m, &error, spec);

		if (!p)
			return error;
		if (p->status == TC_PSTATUS_SYSCALL)
			return TC_NOT_YET;
	}
	CHECK(NEED_MAY, NEED_MUST);
	g = running_g(o, c, m, TC_GSTATUS_SYSCALL, "Running", &error, spec);
	if (!g)
		return error;
	slot = m->g_slot;
	g->status = TC_GSTATUS_RUNNABLE;
	e = put_go(o, m, t, TC_EV_GO_SYSCALL_END_BLOCKED, g, slot, TACHO_GO_SYSCALL,
		   TACHO_GO_RUNNABLE);
	if (FINISH(e, TC_DONE) != TC_DONE)
		return TC_BAIL;
	set_g(o, m, TACHO_NONE, TACHO_NO_SLOT, spec);
	return TC_DONE;
}

/* spec: doc/format.md#go-create-syscall */
STEP int step_create_syscall(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t,
			     bool spec)
{
	uint64_t id = c->args[0];
	struct tacho_event *e;
	uint32_t slot;
	int rc;

	CHECK(NEED_MAY, NEED_NONE);
	if (find_g(o, id, &slot))
		return FAIL("tried to create goroutine (%" PRId64
			    ") in syscall that already exists",
			    (int64_t)id);
	if (spec && tc_table_get(&o->spec->dead_gs, id) == TC_TABLE_NONE &&
	    tc_smallest_add(&o->spec->created, o->alloc, id) < 0)
		return TC_BAIL;
	rc = tc_order_add_g(o, (int64_t)id, TC_GSTATUS_SYSCALL, &slot);
	if (rc < 0)
		return spec ? TC_BAIL : rc;
	e = put_transition(o, m, t, TC_EV_GO_CREATE_SYSCALL, TACHO_SCOPE_GOROUTINE, (int64_t)id,
			   slot, TACHO_GO_NOT_EXIST, TACHO_GO_SYSCALL);
	e->detail = o->gs[slot].is_callback = true;
	if (FINISH(e, TC_DONE) != TC_DONE)
		return TC_BAIL;
	set_g(o, m, (int64_t)id, slot, spec);
	return TC_DONE;
}

/*
 * A C thread leaves. Its P, if it still has one, is abandoned: published as a
 * steal from itself, before the end of the goroutine.
 * spec: doc/format.md#go-destroy-syscall
 */
STEP int step_destroy_syscall(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t,
			      bool spec)
{
	struct tacho_event *e;
	int error = 0;
	struct tc_g *g;
	struct tc_p *p = NULL;
	uint32_t slot;

	CHECK(NEED_MAY, NEED_MUST);
	g = running_g(o, c, m, TC_GSTATUS_SYSCALL, "Syscall", &error, spec);
	if (!g)
		return error;
	slot = m->g_slot;
	if (p_unknown(m, spec) && assume_no_p(o, m) != TC_DONE)
		return TC_BAIL;
	if (m->p != TACHO_NONE) {
		p = current_p(o, m);
		if (!p)
			return FAIL("found invalid proc %" PRId64 " during GoDestroySyscall", m->p);
		if (p->status != TC_PSTATUS_SYSCALL)
			return FAIL("proc %" PRId64 " in unexpected state %s during "
				    "GoDestroySyscall",
				    m->p, proc_status_name(p->status));
		p->status = TC_PSTATUS_ABANDONED;
		e = put_transition(o, m, t, TC_EV_PROC_STEAL, TACHO_SCOPE_PROC, p->id,
				   TACHO_NO_SLOT, TACHO_PROC_RUNNING, TACHO_PROC_IDLE);
		if (FINISH(e, TC_DONE) != TC_DONE)
			return TC_BAIL;
	}
	e = put_go(o, m, t, TC_EV_GO_DESTROY_SYSCALL, g, slot, TACHO_GO_SYSCALL,
		   TACHO_GO_NOT_EXIST);
	if (FINISH(e, TC_DONE) != TC_DONE || forget_g(o, g, slot, spec) != TC_DONE)
		return TC_BAIL;
	set_g(o, m, TACHO_NONE, TACHO_NO_SLOT, spec);
	if (p)
		set_p(o, m, TACHO_NONE, TC_TABLE_NONE, spec);
	return TC_DONE;
}

#endif
