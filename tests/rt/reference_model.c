/* SPDX-License-Identifier: MIT */
/* The model of reference.h. */
#include "reference.h"

#include <string.h>

#include <tacho/common.h>

/* --- lines ------------------------------------------------------------------------------ */

static void line_push(struct line *l, int actor, int index, uint64_t rank)
{
	l->e[l->n++] = (struct line_entry){ actor, index, rank };
}

static void line_remove(struct line *l, int at)
{
	memmove(&l->e[at], &l->e[at + 1], (size_t)(--l->n - at) * sizeof(l->e[0]));
}

static void line_forget(struct line *l, int actor)
{
	for (int i = l->n; i-- > 0;)
		if (l->e[i].actor == actor)
			line_remove(l, i);
}

void model_init(struct model *m, int n_actors)
{
	memset(m, 0, sizeof(*m));
	m->n_actors = n_actors;
	m->permits = 5;
	for (int i = 0; i < n_actors; i++)
		m->actors[i].relocks = NOBODY;
}

/* It comes to its end: it waits for nothing any more. */
static void finish(struct model *m, int actor, int result)
{
	struct model_actor *a = &m->actors[actor];

	for (int i = 0; i < CHANS; i++) {
		line_forget(&m->chans[i].receivers, actor);
		line_forget(&m->chans[i].senders, actor);
	}
	line_forget(&m->read_line, actor);
	line_forget(&m->write_line, actor);
	line_forget(&m->permit_line, actor);
	line_forget(&m->group_line, actor);
	line_forget(&m->cond_line, actor);
	for (int i = 0; i < MUTEXES; i++)
		line_forget(&m->mutexes[i].line, actor);
	a->over = true;
	a->want.result = result;
	a->relocks = NOBODY;
}

/* --- channels ----------------------------------------------------------------------------- */

/* A waiter of a channel comes to its end with that case. */
static void end_case(struct model *m, struct line *l, int result, uint64_t value)
{
	struct line_entry e = l->e[0];
	struct model_actor *a = &m->actors[e.actor];
	bool is_send = a->op.cases[e.index].is_send;

	if (is_send && result == TACHO_ECLOSED)
		m->misuses++;
	if (!is_send && result == 0)
		m->received++;
	if (is_send && result == 0)
		m->sent++;
	a->want.index = e.index;
	a->want.value = is_send ? UINT64_MAX : value;
	finish(m, e.actor, result);
}

static uint64_t value_of(const struct model *m, const struct line_entry *e)
{
	return m->actors[e->actor].op.cases[e->index].value;
}

static bool case_possible(const struct model *m, const struct op_case *k)
{
	const struct model_chan *c = &m->chans[k->chan];

	if (k->is_send)
		return c->closed || c->receivers.n > 0 || c->n < c->cap;
	return c->closed || c->senders.n > 0 || c->n > 0;
}

static uint64_t take_value(struct model *m, struct model_chan *c)
{
	uint64_t value = c->n > 0 ? c->values[0] : value_of(m, &c->senders.e[0]);

	if (c->n > 0)
		memmove(c->values, c->values + 1, (size_t)--c->n * sizeof(c->values[0]));
	if (c->senders.n > 0) {
		if (c->cap > 0)
			c->values[c->n++] = value_of(m, &c->senders.e[0]);
		end_case(m, &c->senders, 0, 0);
	}
	return value;
}

/* One that is possible is done. */
static void do_case(struct model *m, int actor, int index)
{
	struct model_actor *a = &m->actors[actor];
	const struct op_case *k = &a->op.cases[index];
	struct model_chan *c = &m->chans[k->chan];
	int result = 0;

	a->want.index = index;
	if (k->is_send) {
		a->want.value = UINT64_MAX;
		if (c->closed) {
			result = TACHO_ECLOSED;
			m->misuses++;
		} else {
			m->sent++;
			if (c->receivers.n > 0)
				end_case(m, &c->receivers, 0, k->value);
			else
				c->values[c->n++] = k->value;
		}
	} else if (c->n > 0 || c->senders.n > 0) {
		a->want.value = take_value(m, c);
		m->received++;
	} else {
		result = TACHO_ECLOSED;
		a->want.value = 0;
	}
	finish(m, actor, result);
}

static void do_close(struct model *m, int actor, int which)
{
	struct model_chan *c = &m->chans[which];
	bool was = c->closed;

	c->closed = true;
	while (c->receivers.n > 0)
		end_case(m, &c->receivers, TACHO_ECLOSED, 0);
	while (c->senders.n > 0)
		end_case(m, &c->senders, TACHO_ECLOSED, 0);
	m->misuses += was;
	finish(m, actor, was ? TACHO_EMISUSE : 0);
}

/* --- mutexes --------------------------------------------------------------------------------- */

static int first_of(const struct line *l)
{
	int n = 0;

	while (n < l->n && l->e[n].rank == l->e[0].rank)
		n++;
	return n;
}

bool model_may_get(const struct model *m, int mutex, int actor)
{
	const struct line *l = &m->mutexes[mutex].line;

	for (int i = 0, n = first_of(l); i < n; i++)
		if (l->e[i].actor == actor)
			return true;
	return false;
}

bool model_got(struct model *m, int mutex, int actor)
{
	if (!model_may_get(m, mutex, actor))
		return false;
	m->mutexes[mutex].open = false;
	finish(m, actor, m->actors[actor].want.result);
	return true;
}

static void pass_mutex(struct model *m, int which)
{
	struct model_mutex *x = &m->mutexes[which];

	x->locked = x->line.n > 0;
	x->open = first_of(&x->line) > 1;
	if (x->locked && !x->open)
		(void)model_got(m, which, x->line.e[0].actor);
}

/* Behind a wait for the condition: with the mutex it is over. */
static void relock(struct model *m, int actor, int result, uint64_t rank)
{
	struct model_actor *a = &m->actors[actor];
	struct model_mutex *x = &m->mutexes[a->op.which];

	a->relocks = a->op.which;
	a->want.result = result;
	line_forget(&m->cond_line, actor);
	line_push(&x->line, actor, 0, rank);
}

static void do_cond_wait(struct model *m, int actor)
{
	struct model_actor *a = &m->actors[actor];

	if (a->op.form == FORM_OVER) {
		finish(m, actor, TACHO_ETIMEDOUT);
	} else if (!m->mutexes[a->op.which].locked) {
		m->misuses++;
		finish(m, actor, TACHO_EMISUSE);
	} else {
		line_push(&m->cond_line, actor, 0, ++m->rank);
		pass_mutex(m, a->op.which);
	}
}

/* Wakes up to n of those that wait for the condition. */
static void wake_cond(struct model *m, int n)
{
	uint64_t rank = ++m->rank;

	while (n-- > 0 && m->cond_line.n > 0)
		relock(m, m->cond_line.e[0].actor, 0, rank);
	for (int i = 0; i < MUTEXES; i++)
		if (!m->mutexes[i].locked && m->mutexes[i].line.n > 0)
			pass_mutex(m, i);
}

/* --- rwlock, semaphore -------------------------------------------------------------------------- */

static bool admits(const struct model *m, bool writes)
{
	return writes ? !m->writer && m->readers == 0 : !m->writer && m->write_line.n == 0;
}

static void admit_readers(struct model *m)
{
	while (m->read_line.n > 0) {
		m->readers++;
		finish(m, m->read_line.e[0].actor, 0);
	}
}

static void admit_writer(struct model *m)
{
	m->writer = m->write_line.n > 0;
	if (m->writer)
		finish(m, m->write_line.e[0].actor, 0);
}

static void do_rw_unlock(struct model *m, int actor, bool writes)
{
	bool held = writes ? m->writer : m->readers > 0;

	finish(m, actor, held ? 0 : TACHO_EMISUSE);
	m->misuses += !held;
	if (!held)
		return;
	if (writes) {
		m->writer = false;
		admit_readers(m);
	} else {
		m->readers--;
	}
	if (m->readers == 0)
		admit_writer(m);
}

static void hand_out(struct model *m)
{
	while (m->permit_line.n > 0) {
		int actor = m->permit_line.e[0].actor;

		if (m->actors[actor].op.n > m->permits)
			break;
		m->permits -= m->actors[actor].op.n;
		finish(m, actor, 0);
	}
}

/* --- steps ----------------------------------------------------------------------------------------- */

/* A wait ends early. */
static void give_up(struct model *m, int actor, int result)
{
	struct model_actor *a = &m->actors[actor];
	enum op_kind kind = a->op.kind;

	if (kind == OP_COND_WAIT) {
		relock(m, actor, result, ++m->rank);
		if (!m->mutexes[a->op.which].locked)
			pass_mutex(m, a->op.which);
		return;
	}
	finish(m, actor, result);
	if (kind == OP_WLOCK && admits(m, false))
		admit_readers(m);
	if (kind == OP_ACQUIRE)
		hand_out(m);
}

void model_expire(struct model *m, int actor)
{
	give_up(m, actor, TACHO_ETIMEDOUT);
}

bool model_choose(struct model *m, int actor, int index)
{
	const struct op *op = &m->actors[actor].op;

	if (index < 0 || index >= op->n_cases || !case_possible(m, &op->cases[index]))
		return false;
	do_case(m, actor, index);
	return true;
}

/* What cannot be done now: 0 if the actor waits, or why it does not. */
static int refusal(enum op_form form)
{
	return form == FORM_TRY ? TACHO_EAGAIN : form == FORM_OVER ? TACHO_ETIMEDOUT : 0;
}

/* Do it at once, if possible; the line to wait in otherwise. */
static struct line *attempt(struct model *m, int actor, const struct op *op)
{
	struct model_mutex *x = &m->mutexes[op->which % MUTEXES];

	switch ((int)op->kind) {
	case OP_LOCK:
		if (x->locked)
			return &x->line;
		x->locked = true;
		break;
	case OP_RLOCK:
		if (!admits(m, false))
			return &m->read_line;
		m->readers++;
		break;
	case OP_WLOCK:
		if (!admits(m, true))
			return &m->write_line;
		m->writer = true;
		break;
	case OP_ACQUIRE:
		if (m->permit_line.n > 0 || m->permits < op->n)
			return &m->permit_line;
		m->permits -= op->n;
		break;
	default: /* OP_GROUP_WAIT */
		if (m->count != 0)
			return &m->group_line;
		break;
	}
	finish(m, actor, 0);
	return NULL;
}

static void do_communicate(struct model *m, int actor, const struct op *op, bool *choose)
{
	int possible = 0, last = 0;

	for (int i = 0; i < op->n_cases; i++)
		if (case_possible(m, &op->cases[i])) {
			possible++;
			last = i;
		}
	*choose = possible > 1;
	if (*choose)
		return;
	if (possible == 1) {
		do_case(m, actor, last);
	} else if (refusal(op->form)) {
		m->actors[actor].want.index = NOBODY;
		finish(m, actor, refusal(op->form));
	} else {
		m->actors[actor].want.index = NOBODY;
		for (int i = 0; i < op->n_cases; i++) {
			struct model_chan *c = &m->chans[op->cases[i].chan];

			line_push(op->cases[i].is_send ? &c->senders : &c->receivers, actor, i, 0);
		}
	}
}

static void do_add(struct model *m, int actor, int64_t n)
{
	bool fits = m->count + n >= 0;

	finish(m, actor, fits ? 0 : TACHO_EMISUSE);
	m->misuses += !fits;
	if (fits)
		m->count += n;
	while (m->count == 0 && m->group_line.n > 0)
		finish(m, m->group_line.e[0].actor, 0);
}

static void do_unlock(struct model *m, int actor, int which)
{
	bool held = m->mutexes[which].locked;

	finish(m, actor, held ? 0 : TACHO_EMISUSE);
	m->misuses += !held;
	if (held)
		pass_mutex(m, which);
}

static void do_cancel(struct model *m, int actor, int whom)
{
	finish(m, actor, 0);
	if (m->actors[whom].busy && !m->actors[whom].over && m->actors[whom].relocks == NOBODY &&
	    m->actors[whom].op.form == FORM_TOKEN)
		give_up(m, whom, TACHO_ECANCELED);
	m->actors[whom].canceled = true;
}

/* What does not wait; its result. */
static void do_plain(struct model *m, int actor, const struct op *op)
{
	struct model_chan *c = &m->chans[op->which % CHANS];
	bool was = m->timer_runs;

	switch ((int)op->kind) {
	case OP_CLOSE: do_close(m, actor, op->which); return;
	case OP_REOPEN:
		m->actors[actor].want.value = (uint64_t)c->n;
		m->received += c->n;
		c->n = 0;
		c->cap = (int)op->n;
		c->closed = false;
		break;
	case OP_UNLOCK: do_unlock(m, actor, op->which); return;
	case OP_RUNLOCK: do_rw_unlock(m, actor, false); return;
	case OP_WUNLOCK: do_rw_unlock(m, actor, true); return;
	case OP_RELEASE:
		m->permits += op->n;
		hand_out(m);
		break;
	case OP_GROUP_ADD: do_add(m, actor, op->n); return;
	case OP_SIGNAL: wake_cond(m, 1); break;
	case OP_BROADCAST: wake_cond(m, m->cond_line.n); break;
	case OP_CANCEL: do_cancel(m, actor, op->which); return;
	case OP_TIMER_START: m->timer_runs = true; break;
	case OP_TIMER_STOP:
	case OP_TIMER_WAIT: m->timer_runs = false; break;
	default: finish(m, actor, 0); return;
	}
	finish(m, actor, op->kind == OP_TIMER_START || op->kind == OP_TIMER_STOP ? was : 0);
}

void model_do(struct model *m, int actor, const struct op *op, bool *choose)
{
	struct model_actor *a = &m->actors[actor];
	struct line *line;

	*choose = false;
	*a = (struct model_actor){
		.busy = true, .canceled = a->canceled, .op = *op, .relocks = NOBODY
	};
	a->want.value = UINT64_MAX;
	if (op->form == FORM_TOKEN && a->canceled) {
		/* It gets another one then. */
		a->canceled = false;
		a->want.index = NOBODY;
		finish(m, actor, TACHO_ECANCELED);
	} else if (op->kind <= OP_SELECT) {
		do_communicate(m, actor, op, choose);
	} else if (op->kind == OP_COND_WAIT) {
		do_cond_wait(m, actor);
	} else if (op->kind > OP_COND_WAIT) {
		do_plain(m, actor, op);
	} else if ((line = attempt(m, actor, op)) != NULL) {
		if (refusal(op->form))
			finish(m, actor, refusal(op->form));
		else
			line_push(line, actor, 0, ++m->rank);
	}
}

bool model_allows(const struct model *m, const struct op *op)
{
	switch ((int)op->kind) {
	case OP_REOPEN: return m->chans[op->which].closed;
	case OP_COND_WAIT:
		/* Whom it is passed on to would run against the deadline. */
		if (op->form == FORM_SOON)
			return m->mutexes[op->which].locked && m->mutexes[op->which].line.n == 0;
		return true;
	case OP_RELEASE: return m->permits < 6;
	case OP_GROUP_ADD: return m->count < 100;
	case OP_CANCEL: return !m->actors[op->which].canceled;
	default: return true;
	}
}
