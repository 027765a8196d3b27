/* SPDX-License-Identifier: MIT */
/*
 * The operations of the simulated goroutines: what events each makes, and what
 * it changes for others.
 */
#include "gen_sched.h"

static uint64_t write_log(struct sim *s, uint32_t mi, const struct gen_op *op, uint64_t now,
			  struct conn *conn)
{
	/* Unlike any other text of the trace: the task, in hexadecimal, is in it. */
	char text[32] = "/item/0000000000000000";
	uint64_t task = conn->task[op->n], id = task, key, value;

	for (unsigned i = 0; i < 8; i++, id >>= 4)
		text[13 - i] = "0123456789abcdef"[id & 15];
	text[14] = '?';
	text[15] = (char)('a' + op->arg % 26);
	/* In statements of their own: the order of arguments is the compiler's choice. */
	key = name(s, op->arg);
	value = gen_out_text(s->out, text, 16);
	return EMIT(s, mi, USER_LOG, now, task, key, value, stack(s, op->site, conn->route));
}

/* A heap metric; near a collection also what allocation has to do for it. */
static uint64_t allocate(struct sim *s, uint32_t mi, struct g *g, uint64_t now)
{
	g->pc++;
	if (g->assist) {
		/* The event first: a status before it must still say so. */
		now = EMIT0(s, mi, GC_MARK_ASSIST_END, now);
		g->assist = false;
		return now;
	}
	s->heap += 8192 + below(s, 1u << 15);
	if (!s->gc_on && now >= s->gc_next)
		return gen_start_gc(s, mi, now, g->route);
	if (s->gc_on && below(s, 4) == 0) {
		now = EMIT(s, mi, GC_MARK_ASSIST_BEGIN, now, stack(s, GEN_AT_ASSIST, g->route));
		g->assist = true;
		g->pc--;
		return now;
	}
	if (!s->gc_on && now < s->gc_last + GC_MARK && below(s, 4) == 0) {
		uint64_t took = 3 + below(s, 60), swept = 8192 * below(s, 9);

		now = EMIT(s, mi, GC_SWEEP_BEGIN, now, stack(s, GEN_AT_SWEEP, g->route));
		now = EMIT(s, mi, GC_SWEEP_END, now + took, swept, swept / 2);
	}
	return EMIT(s, mi, HEAP_ALLOC, now, s->heap);
}

static bool loses_p(struct sim *s)
{
	return below(s, 1000) < s->lose_percent && s->n_idle_ms > s->n_idle_ps + 1;
}

static uint64_t begin_syscall(struct sim *s, uint32_t mi, struct g *g, const struct gen_op *op,
			      uint64_t *now)
{
	struct p *p = &s->ps[s->ms[mi].p];
	uint64_t seq;

	*now = touch(s, mi, *now);
	seq = gen_p_seq(s, mi, s->ms[mi].p, *now);
	EMIT(s, mi, GO_SYSCALL_BEGIN, *now, seq, stack(s, op->site, g->route));
	g->state = G_SYSCALL;
	p->state = P_SYSCALL;
	g->repeat = g->repeat ? g->repeat : (uint8_t)op->n;
	if (!loses_p(s)) {
		p->ret = *now + spread(s, op->ticks);
		return p->ret;
	}
	p->ret = *now + RETAKE * 2 + spread(s, s->lose_ticks);
	return *now + RETAKE + below(s, RETAKE);
}

/* The P's turn while its goroutine is in a system call: it ends, or the P is lost. */
void gen_go_on_from_syscall(struct sim *s, uint32_t ci, uint32_t pi, uint64_t now)
{
	struct p *p = &s->ps[pi];
	uint32_t mi = p->m;
	struct g *g = &s->gs[s->ms[mi].g];
	const struct gen_op *op = &gen_roles[g->role].ops[g->pc];

	if (now < p->ret) {
		now = gen_steal_p(s, s->sysmon, pi, now);
		gen_make_idle(s, pi);
		if (p->run.n > 0 || p->run_next != NOBODY || s->global.n > 0)
			gen_wake_p(s, now);
		return;
	}
	now = EMIT0(s, mi, GO_SYSCALL_END, now);
	g->state = G_RUNNING;
	g->last = now;
	p->state = P_RUNNING;
	if (--g->repeat == 0)
		g->pc++;
	s->cpus[ci].clock = now + spread(s, op->pause);
}

static uint64_t create(struct sim *s, uint32_t mi, struct g *g, const struct gen_op *op,
		       uint64_t now)
{
	uint32_t gi = gen_new_g(s, (enum gen_role)op->arg, g->conn, g->route);
	struct g *child = &s->gs[gi];
	uint64_t first, at;

	child->id = gen_take_id(s, &s->ps[s->ms[mi].p]);
	now = touch(s, mi, now);
	/* Not as arguments: their order is the compiler's choice, and ids come in order. */
	first = stack(s, gen_roles[op->arg].start_site, g->route);
	at = stack(s, op->site, g->route);
	EMIT(s, mi, GO_CREATE, now, child->id, first, at);
	child->status_gen = s->gen;
	child->last = now;
	gen_ready(s, s->ms[mi].p, gi, now);
	return now;
}

/* What concerns tasks and regions of the connection; the result is the time. */
static uint64_t annotate(struct sim *s, uint32_t mi, struct g *g, const struct gen_op *op,
			 uint64_t now)
{
	struct conn *conn = &s->conns[g->conn];
	uint64_t at = stack(s, op->site, g->route), *task = &conn->task[op->n];

	if (op->code == GEN_OP_TASK_BEGIN) {
		*task = s->next_task++;
		return EMIT(s, mi, USER_TASK_BEGIN, now, *task, op->n ? conn->task[0] : 0,
			    name(s, op->arg), at);
	}
	if (op->code == GEN_OP_TASK_END)
		return EMIT(s, mi, USER_TASK_END, now, *task, at);
	if (op->code == GEN_OP_REGION_BEGIN)
		return EMIT(s, mi, USER_REGION_BEGIN, now, *task, name(s, op->arg), at);
	if (op->code == GEN_OP_REGION_END)
		return EMIT(s, mi, USER_REGION_END, now, *task, name(s, op->arg), at);
	return write_log(s, mi, op, now, conn);
}

static uint64_t yield(struct sim *s, uint32_t mi, uint32_t gi, const struct gen_op *op,
		      uint64_t now)
{
	struct g *g = &s->gs[gi];

	now = EMIT(s, mi, GO_STOP, now, name(s, GEN_N_S_GOSCHED), stack(s, op->site, g->route));
	g->state = G_RUNNABLE;
	g->last = now;
	s->ms[mi].g = NOBODY;
	push(s, &s->global, gi);
	return now;
}

static uint64_t wake_role(struct sim *s, uint32_t mi, struct g *g, const struct gen_op *op,
			  uint64_t now)
{
	struct conn *conn = &s->conns[g->conn];
	uint32_t target = conn->g[op->arg];

	if (target == NOBODY)
		conn->early[op->arg]++;
	else if (op->code == GEN_OP_NET_WAKE)
		gen_add_timer(s, now + spread(s, op->n), T_NET, target);
	else
		return gen_wake(s, mi, target, now, op->site, g->route);
	return now;
}

/* One operation of goroutine `gi`. Returns when the P goes on. */
uint64_t gen_operate(struct sim *s, uint32_t mi, uint32_t gi, uint64_t now)
{
	struct g *g = &s->gs[gi];
	const struct gen_op *op = &gen_roles[g->role].ops[g->pc];

	if (op->percent && !g->assist && below(s, 100) >= op->percent) {
		g->pc++;
		return now;
	}
	switch (op->code) {
	case GEN_OP_SYSCALL: return begin_syscall(s, mi, g, op, &now);
	case GEN_OP_BLOCK:
		if (g->tokens > 0) {
			g->tokens--;
			g->pc++;
			return now;
		}
		now = gen_block(s, mi, gi, now, op->arg, op->site);
		break;
	case GEN_OP_SLEEP:
		g->pc++;
		g->waits_time = true;
		now = gen_block(s, mi, gi, now, GEN_N_B_SLEEP, op->site);
		gen_add_timer(s, now + spread(s, op->n), T_SLEEP, gi);
		break;
	case GEN_OP_WAKE:
	case GEN_OP_NET_WAKE:
		g->pc++;
		now = wake_role(s, mi, g, op, now);
		break;
	case GEN_OP_WAKE_ANY:
		g->pc++;
		now = gen_wake(s, mi, s->first_member + below(s, s->n_members), now, op->site,
			       g->route);
		break;
	case GEN_OP_CREATE:
		g->pc++;
		now = create(s, mi, g, op, now);
		break;
	case GEN_OP_TASK_BEGIN:
	case GEN_OP_TASK_END:
	case GEN_OP_REGION_BEGIN:
	case GEN_OP_REGION_END:
	case GEN_OP_LOG:
		g->pc++;
		now = annotate(s, mi, g, op, now);
		break;
	case GEN_OP_ALLOC: now = allocate(s, mi, g, now); break;
	case GEN_OP_YIELD:
		g->pc++;
		now = yield(s, mi, gi, op, now);
		break;
	case GEN_OP_LABEL:
		g->pc++;
		now = EMIT(s, mi, GO_LABEL, now, name(s, op->arg));
		break;
	case GEN_OP_MARK:
		if (now < s->gc_mark_end)
			return now + 300;
		g->pc++;
		return now;
	case GEN_OP_MARK_DONE:
		g->pc++;
		now = gen_stop_the_world(s, mi, now, GEN_N_W_MARK_TERM, op->site, g->route,
					 gen_mark_done_inside);
		break;
	case GEN_OP_LOOP: g->pc = (uint8_t)op->n; return now;
	case GEN_OP_END: now = gen_destroy(s, mi, gi, now); break;
	}
	return now + spread(s, op->pause);
}
