/* SPDX-License-Identifier: MIT */
/*
 * The handlers of all wire events and the merge loop, compiled twice: for the
 * exact run (order.c) and the speculative one (order_spec.c). `spec` is a
 * constant in each, so the exact run pays nothing for speculation. And both once
 * more for an analysis that takes events as they come: see "taking" below.
 *
 * Each handler follows one clause of doc/format.md; messages and the order of
 * checks follow Go's reader. A handler returns TC_NOT_YET before it has changed
 * anything, or TC_DONE, or an error, which is final.
 *
 * Here: look-ups, predictions, context, output, and the handlers of Ps. Those of
 * goroutines are in order_go.h, all others in order_notes.h, and the switch and
 * the loop in order_loop.h. All is inlined into one function, so that the
 * compiler keeps the state of the loop in registers.
 */
#ifndef TC_READER_ORDER_STEP_H
#define TC_READER_ORDER_STEP_H

#include <inttypes.h>

#include "base/diag.h"
#include "reader/order_decode.h"
#include "reader/spec.h"

/* What an event needs of its context; it always needs a thread. */
enum need {
	NEED_NONE,
	NEED_MAY,
	NEED_MUST
};

/* In a speculative run an error is only a reason to give up: the exact run
 * that follows will find it, and word it. */
#define FAIL(...) (spec ? TC_BAIL : tc_order_fail(o, c, TACHO_EORDER, __VA_ARGS__))

static const uint8_t go_state_of[TC_GSTATUS_COUNT] = { TACHO_GO_UNDETERMINED, TACHO_GO_RUNNABLE,
						       TACHO_GO_RUNNING, TACHO_GO_SYSCALL,
						       TACHO_GO_WAITING };
static const uint8_t proc_state_of[TC_PSTATUS_COUNT] = { TACHO_PROC_UNDETERMINED,
							 TACHO_PROC_RUNNING, TACHO_PROC_IDLE,
							 TACHO_PROC_RUNNING, TACHO_PROC_IDLE };

static inline const char *go_status_name(uint8_t s)
{
	static const char *const names[] = { "Bad", "Runnable", "Running", "Syscall", "Waiting" };

	return s < TC_GSTATUS_COUNT ? names[s] : "Bad";
}

static inline const char *proc_status_name(uint8_t s)
{
	static const char *const names[] = { "Bad", "Running", "Idle", "Syscall",
					     "SyscallAbandoned" };

	return s < TC_PSTATUS_COUNT ? names[s] : "Bad";
}

/* --- look-ups --- */

STEP struct tc_g *find_g(struct tc_order *o, uint64_t id, uint32_t *slot)
{
	*slot = tc_gomap_get(&o->g_slots, id);
	return LIKELY(*slot != TC_TABLE_NONE) ? &o->gs[*slot] : NULL;
}

/*
 * The goroutine that a thread runs. The slot is a hint: hostile traces may have
 * one goroutine on two threads, and one of them may have ended it.
 */
STEP struct tc_g *current_g(struct tc_order *o, struct tc_m *m)
{
	if (LIKELY(m->g_slot != TACHO_NO_SLOT && o->gs[m->g_slot].id == m->g))
		return &o->gs[m->g_slot];
	return find_g(o, (uint64_t)m->g, &m->g_slot);
}

STEP uint32_t current_slot(struct tc_order *o, struct tc_m *m)
{
	return m->g != TACHO_NONE && current_g(o, m) ? m->g_slot : TACHO_NO_SLOT;
}

STEP struct tc_p *find_p(struct tc_order *o, uint64_t id, uint32_t *index)
{
	*index = tc_table_get(&o->p_index, id);
	return *index != TC_TABLE_NONE ? &o->ps[*index] : NULL;
}

/* Ps never go away, so the index of a thread's P stays right. */
STEP struct tc_p *current_p(struct tc_order *o, const struct tc_m *m)
{
	return m->p_index != TC_TABLE_NONE ? &o->ps[m->p_index] : NULL;
}

/* spec: doc/format.md#sequence-numbers */
STEP bool succeeds(const struct tc_order *o, uint64_t seq, uint32_t epoch, uint64_t last)
{
	return epoch == o->epoch && seq == last + 1;
}

STEP uint64_t event_index(const struct tc_order *o)
{
	return o->first + o->n_out;
}

STEP void set_p(struct tc_order *o, struct tc_m *m, int64_t p, uint32_t index, bool spec)
{
	m->p = p;
	m->p_index = index;
	if (spec) {
		m->known |= TC_M_P_KNOWN;
		if (m->p_set_at == TC_NEVER)
			m->p_set_at = event_index(o);
	}
}

STEP void set_g(struct tc_order *o, struct tc_m *m, int64_t g, uint32_t slot, bool spec)
{
	m->g = g;
	m->g_slot = slot;
	if (spec) {
		m->known |= TC_M_G_KNOWN;
		if (m->g_set_at == TC_NEVER)
			m->g_set_at = event_index(o);
	}
}

/* --- predictions --- */

#define LOG(kind, id, a, b, c_)                                                     \
 do {                                                                               \
  if (tc_spec_log(o, (kind), (int64_t)(id), (uint8_t)(a), (uint64_t)(b), (c_)) < 0) \
   return TC_BAIL;                                                                  \
 } while (0)

STEP bool p_unknown(const struct tc_m *m, bool spec)
{
	return spec && !(m->known & TC_M_P_KNOWN);
}

STEP bool g_unknown(const struct tc_m *m, bool spec)
{
	return spec && !(m->known & TC_M_G_KNOWN);
}

/* Predict that the thread came without a P or goroutine. */
static inline int assume_no_p(struct tc_order *o, struct tc_m *m)
{
	if (m->known & TC_M_P_SOME)
		return TC_BAIL;
	LOG(TC_LOG_M_P_NONE, m->id, 0, 0, 0);
	m->known |= TC_M_P_KNOWN;
	return TC_DONE;
}

static inline int assume_no_g(struct tc_order *o, struct tc_m *m)
{
	if (m->known & TC_M_G_SOME)
		return TC_BAIL;
	LOG(TC_LOG_M_G_NONE, m->id, 0, 0, 0);
	m->known |= TC_M_G_KNOWN;
	return TC_DONE;
}

static inline int assume_some(struct tc_order *o, struct tc_m *m, bool is_p)
{
	uint8_t bit = is_p ? TC_M_P_SOME : TC_M_G_SOME;

	if (m->known & bit)
		return TC_DONE;
	LOG(is_p ? TC_LOG_M_P_SOME : TC_LOG_M_G_SOME, m->id, 0, 0, 0);
	m->known |= bit;
	return TC_DONE;
}

/* --- context --- */

/* spec: doc/format.md#context */
STEP int check_context(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, enum need p,
		       enum need g, bool spec)
{
	/* "No thread" has no P and no goroutine, so one comparison does for both. */
	if (p != NEED_MUST && UNLIKELY(c->m == 0))
		return FAIL("expected a thread but didn't have one");
	if (p == NEED_MUST && UNLIKELY(m->p == TACHO_NONE)) {
		if (c->m == 0)
			return FAIL("expected a thread but didn't have one");
		if (!p_unknown(m, spec))
			return FAIL("expected a proc but didn't have one");
		if (assume_some(o, m, true) != TC_DONE)
			return TC_BAIL;
	}
	if (g == NEED_MUST && UNLIKELY(m->g == TACHO_NONE)) {
		if (!g_unknown(m, spec))
			return FAIL("expected a goroutine but didn't have one");
		if (assume_some(o, m, false) != TC_DONE)
			return TC_BAIL;
	}
	if (g == NEED_NONE) {
		if (UNLIKELY(m->g != TACHO_NONE))
			return FAIL("expected no goroutine but had one");
		if (g_unknown(m, spec))
			return assume_no_g(o, m);
	}
	return TC_DONE;
}

#define CHECK(p, g)                                     \
 do {                                                   \
  int checked = check_context(o, c, m, (p), (g), spec); \
  if (UNLIKELY(checked != TC_DONE))                     \
   return checked;                                      \
 } while (0)

/* --- output --- */

/* spec: doc/format.md#published-times */
STEP int64_t published(const struct tc_order *o, int64_t raw_ns)
{
	return raw_ns > o->last_ns ? raw_ns : tc_wrap_add(o->last_ns, 1);
}

STEP int64_t publish_time(struct tc_order *o, int64_t raw_ns)
{
	return o->last_ns = published(o, raw_ns);
}

/*
 * Write an event with the context of m; the rest is the caller's.
 * spec: doc/format.md#public-model
 */
STEP struct tacho_event *put(struct tc_order *o, const struct tc_m *m, int64_t raw_ns,
			     enum tacho_kind kind, unsigned wire)
{
	struct tacho_event *e = &o->out[o->n_out++];

	*e = (struct tacho_event){ .time_ns = publish_time(o, raw_ns),
				   .m = m->id,
				   .p = m->p,
				   .g = m->g,
				   .kind = (uint8_t)kind,
				   .wire = (uint8_t)wire };
	return e;
}

/* Must follow every event that was put, once all its fields are set. */
STEP int finish_event(struct tc_order *o, struct tacho_event *e, const struct tc_m *m,
		      uint8_t known, bool spec)
{
	const uint8_t both = TC_M_P_KNOWN | TC_M_G_KNOWN;

	if (spec && UNLIKELY((known & both) != both || e->open)) {
		if (tc_spec_open(o, e, m, known) < 0)
			return TC_BAIL;
	}
	return TC_DONE;
}

STEP struct tacho_event *put_transition(struct tc_order *o, const struct tc_m *m, int64_t raw_ns,
					unsigned wire, enum tacho_scope scope, int64_t subject,
					uint32_t slot, uint8_t from, uint8_t to)
{
	struct tacho_event *e = put(o, m, raw_ns, TACHO_KIND_STATE_TRANSITION, wire);

	e->subject = subject;
	e->slot = slot;
	e->scope = (uint8_t)scope;
	e->from = from;
	e->to = to;
	return e;
}

/* The transition of a goroutine that is there already. */
STEP struct tacho_event *put_go(struct tc_order *o, const struct tc_m *m, int64_t raw_ns,
				unsigned wire, const struct tc_g *g, uint32_t slot, uint8_t from,
				uint8_t to)
{
	struct tacho_event *e =
		put_transition(o, m, raw_ns, wire, TACHO_SCOPE_GOROUTINE, g->id, slot, from, to);

	e->detail = g->is_callback;
	return e;
}

STEP uint64_t *put_values(struct tc_order *o, struct tacho_event *e, unsigned n)
{
	uint64_t *v = &o->values[o->n_values];

	e->u.values = (uint32_t)o->n_values;
	e->n_values = (uint8_t)n;
	o->n_values += n;
	return v;
}

/*
 * References of ids. An id that is not in the tables is an error that shows
 * only when the event is returned, after it has advanced and after the next
 * event of the thread was decoded; so it is only noted here.
 * spec: doc/format.md#table-ids
 */
STEP uint32_t stack_ref(struct tc_order *o, uint64_t id, int *result)
{
	const struct tc_idmap *map = &o->gen->stack_ids;
	uint32_t ref;

	if (LIKELY(id < map->n_direct && (ref = map->direct[id]) != 0))
		return ref;
	if (UNLIKELY(!tc_idmap_get(map, id, &ref)) && *result == TC_DONE) {
		o->bad_id = id;
		o->bad_id_is_stack = true;
		*result = TC_DONE_BAD_ID;
	}
	return ref;
}

STEP uint32_t string_ref(struct tc_order *o, uint64_t id, int *result)
{
	const struct tc_idmap *map = &o->gen->string_ids;
	uint32_t ref;

	if (LIKELY(id < map->n_direct && (ref = map->direct[id]) != 0))
		return ref;
	if (UNLIKELY(!tc_idmap_get(map, id, &ref)) && *result == TC_DONE) {
		o->bad_id = id;
		o->bad_id_is_stack = false;
		*result = TC_DONE_BAD_ID;
	}
	return ref;
}

#define FINISH(e, result) (finish_event(o, (e), m, m->known, spec) == TC_DONE ? (result) : TC_BAIL)

/* --- taking ---
 *
 * A file that includes order_loop.h may define TC_ORDER_TAKES as 1 and feed an analysis
 * at once with what is ordered, by two functions that are inlined into the handlers.
 * An event that was taken counts in n_out, but nothing stands in its place
 * in the block, unless others watch.
 */

/* A transition of a goroutine that is there already. */
struct tc_move {
	const struct tc_g *g;
	uint32_t slot;
	uint32_t stack, name;
	uint8_t wire, from, to;
	bool is_own_stack;
};

STEP struct tacho_event *put_move(struct tc_order *o, const struct tc_m *m, int64_t raw_ns,
				  const struct tc_move *mv)
{
	struct tacho_event *e = put_go(o, m, raw_ns, mv->wire, mv->g, mv->slot, mv->from, mv->to);

	e->stack = mv->stack;
	if (mv->is_own_stack)
		e->u.subject_stack = mv->stack;
	e->name = mv->name;
	return e;
}

#if TC_ORDER_TAKES
/*
 * Take a transition, unless something about it is special (TC_NOT_YET). As an event
 * counts only if its successor can be decoded, this decodes it before it changes
 * anything: TC_TAKEN, TC_EMPTY, or an error.
 */
STEP int take_move(struct tc_order *o, struct tc_cursor *c, const struct tc_m *m, int64_t raw_ns,
		   const struct tc_move *mv, bool spec);
/* Take what stands in the block from an event on. 0 or an error. */
STEP int take_events(struct tc_order *o, size_t from);
#else
# define take_move(o, c, m, t, mv, spec) ((void)(c), TC_NOT_YET)
# define take_events(o, from)            0
#endif

STEP int move_go(struct tc_order *o, struct tc_cursor *c, const struct tc_m *m, int64_t raw_ns,
		 const struct tc_move *mv, int result, bool spec)
{
	struct tacho_event *e;

	if (TC_ORDER_TAKES && LIKELY(result == TC_DONE)) {
		int rc = take_move(o, c, m, raw_ns, mv, spec);

		if (LIKELY(rc != TC_NOT_YET))
			return rc;
	}
	e = put_move(o, m, raw_ns, mv);
	return FINISH(e, result);
}

/* --- Ps --- */

/* spec: doc/format.md#proc-status */
STEP int step_proc_status(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t,
			  bool spec)
{
	uint64_t id = c->args[0], s = c->args[1];
	uint8_t known = m->known, from, open = 0;
	const struct tc_m *context = m;
	struct tacho_event *e;
	struct tc_m promoted;
	uint32_t index;
	struct tc_p *p;

	/* Go looks at 64 bits of the P's status but indexes with its low byte. */
	if (UNLIKELY((uint8_t)s >= TC_PSTATUS_COUNT))
		return FAIL("invalid status for proc %" PRId64 ": %u", (int64_t)id, (uint8_t)s);
	s = (uint8_t)s;
	from = proc_state_of[s];
	p = find_p(o, id, &index);
	if (p && s == TC_PSTATUS_ABANDONED && p->status == TC_PSTATUS_SYSCALL) {
		from = TACHO_PROC_RUNNING;
	} else if (p && p->status != s) {
		return FAIL("inconsistent status for proc %" PRId64 ": old %s vs. new %s",
			    (int64_t)id, proc_status_name(p->status), proc_status_name((uint8_t)s));
	} else if (!p) {
		bool promote = spec && s == TC_PSTATUS_ABANDONED;
		int rc = tc_order_add_p(o, (int64_t)id, promote ? TC_PSTATUS_SYSCALL : (uint8_t)s,
					&index);

		if (rc < 0)
			return spec ? TC_BAIL : rc;
		p = &o->ps[index];
		if (promote) {
			LOG(TC_LOG_P_PROMOTED, id, 0, 0, 0);
			from = TACHO_PROC_RUNNING;
			p->flags = TC_P_INHERITED;
		} else if (spec) {
			LOG(TC_LOG_P_STATUS, id, s, 0, 0);
			open = TACHO_OPEN_FROM;
			p->flags = TC_P_INHERITED;
		} else {
			from = o->is_initial ? TACHO_PROC_UNDETERMINED : TACHO_PROC_NOT_EXIST;
		}
	}
	p->seq = 0;
	p->epoch = o->epoch;
	if (UNLIKELY(s == TC_PSTATUS_ABANDONED && from == TACHO_PROC_RUNNING)) {
		/* Publish in the context of the thread that holds the P. */
		promoted = (struct tc_m){ .id = TACHO_NONE, .p = (int64_t)id };
		context = NULL;
		o->waiting_work += o->n_ms;
		if (o->waiting_work > TC_MAX_WAITING_WORK)
			return spec ? TC_BAIL
				    : tc_order_fail(o, c, TACHO_ELIMIT,
						    "too many Ps without a thread");
		for (size_t i = 1; i < o->n_ms; i++) {
			if (o->ms[i].p == (int64_t)id && !p_unknown(&o->ms[i], spec))
				context = &o->ms[i];
		}
		if (context) {
			promoted = *context;
			known = context->known;
		} else if (spec) {
			open |= TACHO_OPEN_CONTEXT;
		} else {
			return FAIL("failed to find sched context for proc %" PRId64
				    " that's about to be stolen",
				    (int64_t)id);
		}
		context = &promoted;
	}
	e = put_transition(o, context, t, TC_EV_PROC_STATUS, TACHO_SCOPE_PROC, (int64_t)id,
			   TACHO_NO_SLOT, from, context == m ? proc_state_of[s] : from);
	e->open = open;
	if (s == TC_PSTATUS_RUNNING || s == TC_PSTATUS_SYSCALL) {
		if (c->m)
			set_p(o, m, (int64_t)id, index, spec);
	}
	/* A promoted event without a holder here is completed through its log. */
	if (open & TACHO_OPEN_CONTEXT)
		known = TC_M_P_KNOWN | TC_M_G_KNOWN;
	return finish_event(o, e, context, known, spec) == TC_DONE ? TC_DONE : TC_BAIL;
}

/* spec: doc/format.md#proc-start */
STEP int step_proc_start(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t,
			 bool spec)
{
	struct tacho_event *e;
	uint32_t index;
	struct tc_p *p = find_p(o, c->args[0], &index);

	if (!p || p->status != TC_PSTATUS_IDLE || !succeeds(o, c->args[1], p->epoch, p->seq) ||
	    m->p != TACHO_NONE)
		return TC_NOT_YET;
	if (p_unknown(m, spec) && c->m && assume_no_p(o, m) != TC_DONE)
		return TC_BAIL;
	CHECK(NEED_MAY, NEED_MAY);
	p->status = TC_PSTATUS_RUNNING;
	p->seq = c->args[1];
	e = put_transition(o, m, t, TC_EV_PROC_START, TACHO_SCOPE_PROC, p->id, TACHO_NO_SLOT,
			   TACHO_PROC_IDLE, TACHO_PROC_RUNNING);
	if (FINISH(e, TC_DONE) != TC_DONE)
		return TC_BAIL;
	set_p(o, m, p->id, index, spec);
	return TC_DONE;
}

/* spec: doc/format.md#proc-stop */
STEP int step_proc_stop(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t,
			bool spec)
{
	struct tc_p *p = current_p(o, m);
	struct tacho_event *e;

	if (!p)
		return FAIL("event ProcStop for proc (%" PRId64 ") that doesn't exist", m->p);
	if (p->status != TC_PSTATUS_RUNNING && p->status != TC_PSTATUS_SYSCALL)
		return FAIL("ProcStop event for proc that's not Running or Syscall");
	CHECK(NEED_MUST, NEED_MAY);
	p->status = TC_PSTATUS_IDLE;
	e = put_transition(o, m, t, TC_EV_PROC_STOP, TACHO_SCOPE_PROC, p->id, TACHO_NO_SLOT,
			   TACHO_PROC_RUNNING, TACHO_PROC_IDLE);
	if (FINISH(e, TC_DONE) != TC_DONE)
		return TC_BAIL;
	set_p(o, m, TACHO_NONE, TC_TABLE_NONE, spec);
	return TC_DONE;
}

/* The thread that loses its P to a steal; NULL result: `*error` says why not. */
STEP struct tc_m *steal_victim(struct tc_order *o, struct tc_cursor *c, struct tc_m *m,
			       const struct tc_p *p, int *error, bool spec)
{
	int64_t id = (int64_t)c->args[2];
	struct tc_m *victim = m;
	uint32_t index;

	if (id != m->id) {
		index = tc_table_get(&o->m_index, (uint64_t)id);
		if (index == TC_TABLE_NONE && spec && id != TACHO_NONE) {
			*error = tc_order_add_m(o, id, &index);
			if (*error < 0)
				return NULL;
		}
		if (index == TC_TABLE_NONE) {
			*error = FAIL("stole proc from non-existent thread %" PRId64, id);
			return NULL;
		}
		victim = &o->ms[index];
	}
	if (p_unknown(victim, spec)) {
		if (tc_spec_log(o, TC_LOG_M_P_IS, id, 0, (uint64_t)p->id, 0) < 0) {
			*error = TC_BAIL;
			return NULL;
		}
		victim->p = p->id;
		victim->known |= TC_M_P_KNOWN;
	}
	if (victim->p == p->id)
		return victim;
	if (victim == m)
		*error = FAIL("tried to self-steal proc %" PRId64 " (thread %" PRId64
			      "), but got proc %" PRId64 " instead",
			      p->id, id, m->p);
	else
		*error = FAIL("tried to steal proc %" PRId64 " from thread %" PRId64
			      ", but got proc %" PRId64 " instead",
			      p->id, id, victim->p);
	return NULL;
}

/* spec: doc/format.md#proc-steal */
STEP int step_proc_steal(struct tc_order *o, struct tc_cursor *c, struct tc_m *m, int64_t t,
			 bool spec)
{
	struct tc_m *victim = NULL;
	struct tacho_event *e;
	uint8_t from = TACHO_PROC_IDLE;
	uint32_t index;
	struct tc_p *p = find_p(o, c->args[0], &index);

	if (!p || (p->status != TC_PSTATUS_SYSCALL && p->status != TC_PSTATUS_ABANDONED) ||
	    !succeeds(o, c->args[1], p->epoch, p->seq))
		return TC_NOT_YET;
	CHECK(NEED_MAY, NEED_MAY);
	if (p->status != TC_PSTATUS_ABANDONED) {
		int error = 0;

		victim = steal_victim(o, c, m, p, &error, spec);
		if (!victim)
			return error;
		m = &o->ms[c->m]; /* adding a thread may have moved the records */
		from = TACHO_PROC_RUNNING;
	}
	p->status = TC_PSTATUS_IDLE;
	p->seq = c->args[1];
	e = put_transition(o, m, t, TC_EV_PROC_STEAL, TACHO_SCOPE_PROC, p->id, TACHO_NO_SLOT, from,
			   TACHO_PROC_IDLE);
	if (FINISH(e, TC_DONE) != TC_DONE)
		return TC_BAIL;
	if (victim)
		set_p(o, victim, TACHO_NONE, TC_TABLE_NONE, spec);
	return TC_DONE;
}

#endif
