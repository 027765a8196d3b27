/* SPDX-License-Identifier: MIT */
/*
 * Goroutines, Ps, threads and processors of the simulated scheduler: statuses,
 * placing, waking, blocking, stopping the world. The invariants that make the
 * trace valid are listed in gen_sim.c.
 */
#include "gen_sched.h"

/* --- timers and parked threads --------------------------------------------- */

void gen_add_timer(struct sim *s, uint64_t time, enum timer_kind kind, uint32_t who)
{
	uint32_t i = s->n_timers++;

	if (i == s->cap_timers)
		gen_die("too many timers");
	while (i > 0 && s->timers[(i - 1) / 2].time > time) {
		s->timers[i] = s->timers[(i - 1) / 2];
		i = (i - 1) / 2;
	}
	s->timers[i] = (struct timer){ time, who, kind };
}

struct timer gen_pop_timer(struct sim *s)
{
	struct timer top = s->timers[0], last = s->timers[--s->n_timers];
	uint32_t i = 0, child;

	while ((child = 2 * i + 1) < s->n_timers) {
		if (child + 1 < s->n_timers && s->timers[child + 1].time < s->timers[child].time)
			child++;
		if (s->timers[child].time >= last.time)
			break;
		s->timers[i] = s->timers[child];
		i = child;
	}
	s->timers[i] = last;
	return top;
}

/* Threads park last in, first out; but with many, all of them take part. */
static uint32_t take_idle_m(struct sim *s)
{
	uint32_t n = s->c->threads + 1, at;

	if (s->n_idle_ms == 0)
		gen_die("no idle thread is left");
	s->n_idle_ms--;
	if (s->c->shape != GEN_THREADS)
		return s->idle_ms[(s->idle_head + s->n_idle_ms) % n];
	at = s->idle_head;
	s->idle_head = (at + 1) % n;
	return s->idle_ms[at];
}

void gen_park_m(struct sim *s, uint32_t mi)
{
	s->ms[mi].p = s->ms[mi].g = NOBODY;
	s->idle_ms[(s->idle_head + s->n_idle_ms++) % (s->c->threads + 1)] = mi;
}
/* --- events ---------------------------------------------------------------- */

void gen_make_room(struct sim *s, uint32_t mi, uint64_t now)
{
	struct m *m = &s->ms[mi];

	gen_out_flush(s->out, &m->enc);
	if (tc_enc_begin(&m->enc, TC_EV_NONE, s->out->generation, m->id, now) != 0)
		gen_die("cannot begin a batch");
}

void gen_p_status(struct sim *s, uint32_t mi, uint32_t pi, uint64_t now)
{
	struct p *p = &s->ps[pi];
	uint64_t status = TC_PSTATUS_IDLE;

	if (p->status_gen == s->gen)
		return;
	p->status_gen = s->gen;
	p->seq = 0;
	if (p->state == P_RUNNING)
		status = TC_PSTATUS_RUNNING;
	else if (p->state == P_SYSCALL)
		status = p->m == mi ? TC_PSTATUS_SYSCALL : TC_PSTATUS_ABANDONED;
	put(s, mi, TC_EV_PROC_STATUS, now, 2, (const uint64_t[]){ pi, status });
}

void gen_g_status(struct sim *s, uint32_t mi, uint32_t gi, uint64_t now)
{
	struct g *g = &s->gs[gi];
	uint64_t m = TC_WIRE_NONE;

	if (g->status_gen == s->gen)
		return;
	g->status_gen = s->gen;
	g->seq = 0;
	if (g->state != G_WAITING)
		m = s->ms[g->state == G_RUNNABLE ? mi : g->m].id;
	put(s, mi, TC_EV_GO_STATUS, now, 3, (const uint64_t[]){ g->id, m, g->state });
	if (g->assist)
		put(s, mi, TC_EV_GC_MARK_ASSIST_ACTIVE, now, 1, (const uint64_t[]){ g->id });
}

/* The first event of a thread in a generation tells what the thread holds. */
void gen_first_in_generation(struct sim *s, uint32_t mi, uint64_t now)
{
	struct m *m = &s->ms[mi];

	m->gen = s->gen;
	gen_make_room(s, mi, now);
	if (m->p != NOBODY)
		gen_p_status(s, mi, m->p, now);
	if (m->g != NOBODY)
		gen_g_status(s, mi, m->g, now);
	if (s->gc_active_due && m->p != NOBODY && m->g != NOBODY) {
		s->gc_active_due = false;
		s->gc_last = now;
		put(s, mi, TC_EV_GC_ACTIVE, now, 1, (const uint64_t[]){ ++s->gc_seq });
	}
}

/* Next number in the sequence of a goroutine, with its status if that is due. */
uint64_t gen_g_seq(struct sim *s, uint32_t mi, uint32_t gi, uint64_t now)
{
	touch(s, mi, now);
	gen_g_status(s, mi, gi, now);
	s->gs[gi].last = now;
	return ++s->gs[gi].seq;
}

uint64_t gen_p_seq(struct sim *s, uint32_t mi, uint32_t pi, uint64_t now)
{
	touch(s, mi, now);
	gen_p_status(s, mi, pi, now);
	s->ps[pi].last = now;
	return ++s->ps[pi].seq;
}

/* --- processors, Ps and threads -------------------------------------------- */

static void seat(struct sim *s, uint32_t ci, uint32_t pi, uint64_t now)
{
	s->cpus[ci] = (struct cpu){ now, now + SLICE, pi };
	s->ps[pi].cpu = ci;
}

/* Give the processor to a P that waits for one, or leave it idle. */
void gen_vacate(struct sim *s, uint32_t ci, uint64_t now)
{
	struct cpu *cpu = &s->cpus[ci];
	uint32_t pi;

	if (cpu->p != NOBODY)
		s->ps[cpu->p].cpu = NOBODY;
	cpu->p = NOBODY;
	cpu->clock = NEVER;
	if (s->n_wait_ps == 0)
		return;
	pi = s->wait_ps[s->wait_head];
	s->wait_head = (s->wait_head + 1) % GEN_MAX_PROCS;
	s->n_wait_ps--;
	seat(s, ci, pi, now > s->ps[pi].clock ? now : s->ps[pi].clock);
}

/* A P that has a thread gets a processor, or waits for one. */
void gen_place(struct sim *s, uint32_t pi, uint64_t now)
{
	for (uint32_t ci = 0; ci < s->c->cpus; ci++) {
		if (s->cpus[ci].p == NOBODY) {
			seat(s, ci, pi, now);
			return;
		}
	}
	s->ps[pi].clock = now;
	s->ps[pi].cpu = NOBODY;
	s->wait_ps[(s->wait_head + s->n_wait_ps++) % GEN_MAX_PROCS] = pi;
}

/* Take a P off its processor, or out of the line for one. */
static void unplace(struct sim *s, uint32_t pi, uint64_t now)
{
	uint32_t kept = 0;

	if (s->ps[pi].cpu != NOBODY) {
		gen_vacate(s, s->ps[pi].cpu, now);
		return;
	}
	for (uint32_t i = 0; i < s->n_wait_ps; i++) {
		uint32_t other = s->wait_ps[(s->wait_head + i) % GEN_MAX_PROCS];

		if (other != pi)
			s->wait_ps[(s->wait_head + kept++) % GEN_MAX_PROCS] = other;
	}
	s->n_wait_ps = kept;
}

/* Wake an idle P, if there is one; its ProcStart comes a little later. */
void gen_wake_p(struct sim *s, uint64_t now)
{
	uint32_t pi;
	struct p *p;

	if (s->n_idle_ps == 0)
		return;
	pi = s->idle_ps[--s->n_idle_ps];
	p = &s->ps[pi];
	p->state = P_STARTING;
	p->m = take_idle_m(s);
	s->ms[p->m].p = NOBODY;
	s->ms[p->m].g = NOBODY;
	now += 30 + below(s, 300);
	if (now < s->world_start)
		now = s->world_start + below(s, 100);
	gen_place(s, pi, now);
}

void gen_make_idle(struct sim *s, uint32_t pi)
{
	s->ps[pi].state = P_IDLE;
	s->ps[pi].m = NOBODY;
	s->idle_ps[s->n_idle_ps++] = pi;
}

/* Put a runnable goroutine where the P, or whoever is idle, finds it. */
void gen_ready(struct sim *s, uint32_t pi, uint32_t gi, uint64_t now)
{
	s->gs[gi].state = G_RUNNABLE;
	if (pi == NOBODY) {
		push(s, &s->global, gi);
	} else {
		struct p *p = &s->ps[pi];

		if (p->run_next != NOBODY)
			push(s, &p->run, p->run_next);
		p->run_next = gi;
	}
	if (s->n_idle_ps > 0 && (pi == NOBODY || s->ps[pi].run.n > 1))
		gen_wake_p(s, now);
}

/* The thread `thief` takes P `pi` from a thread that is in a system call. */
uint64_t gen_steal_p(struct sim *s, uint32_t thief, uint32_t pi, uint64_t now)
{
	struct p *p = &s->ps[pi];
	uint32_t victim = p->m;
	uint64_t seq;

	now = after(now, p->last);
	now = touch(s, thief, now);
	seq = gen_p_seq(s, thief, pi, now);
	EMIT(s, thief, PROC_STEAL, now, pi, seq, s->ms[victim].id);
	s->ms[victim].p = NOBODY;
	gen_add_timer(s, p->ret > now ? p->ret : now + 1, T_RETURN, victim);
	unplace(s, pi, now);
	return now;
}

/* --- stop the world -------------------------------------------------------- */

/* Take every other P from its thread; `mi` writes what the thread cannot. */
static uint64_t stop_others(struct sim *s, uint32_t mi, uint64_t now)
{
	for (uint32_t pi = 0; pi < s->c->procs; pi++) {
		struct p *p = &s->ps[pi];
		uint32_t other = p->m;
		uint64_t t = now + 2 + below(s, 40);

		if (p->state == P_IDLE || other == mi)
			continue;
		if (p->state == P_SYSCALL) {
			now = gen_steal_p(s, mi, pi, now);
			gen_make_idle(s, pi);
			continue;
		}
		if (p->state == P_RUNNING) {
			uint32_t gi = s->ms[other].g;

			if (gi != NOBODY) {
				t = EMIT(s, other, GO_STOP, t, name(s, GEN_N_S_PREEMPTED),
					 stack(s, GEN_AT_PREEMPT, s->gs[gi].route));
				s->gs[gi].last = t;
				s->gs[gi].state = G_RUNNABLE;
				push(s, &s->global, gi);
			}
			p->last = EMIT0(s, other, PROC_STOP, t + 1);
		}
		unplace(s, pi, t);
		gen_park_m(s, other);
		gen_make_idle(s, pi);
	}
	return now + 60;
}

/* A whole stop-the-world phase around what `inside` writes. */
uint64_t gen_stop_the_world(struct sim *s, uint32_t mi, uint64_t now, unsigned kind, unsigned site,
			    unsigned route, uint64_t (*inside)(struct sim *, uint32_t, uint64_t))
{
	now = EMIT(s, mi, STW_BEGIN, now, name(s, kind), stack(s, site, route));
	now = stop_others(s, mi, now);
	now = inside(s, mi, now);
	now = EMIT(s, mi, PROCS_CHANGE, now + 20, s->c->procs, stack(s, site, route));
	now = EMIT0(s, mi, STW_END, now + 40 + below(s, 300));
	s->world_start = now + 1;
	for (uint32_t i = 1; i < s->c->procs; i++)
		gen_wake_p(s, now);
	return now;
}

static uint64_t nothing_inside(struct sim *s, uint32_t mi, uint64_t now)
{
	(void)s;
	(void)mi;
	return now;
}

uint64_t gen_start_trace_inside(struct sim *s, uint32_t mi, uint64_t now)
{
	for (uint32_t pi = 0; pi < s->c->procs; pi++)
		gen_p_status(s, mi, pi, now);
	return EMIT(s, mi, HEAP_GOAL, now, s->heap_goal);
}

uint64_t gen_mark_done_inside(struct sim *s, uint32_t mi, uint64_t now)
{
	s->heap = s->heap_goal / 2 + below(s, 1u << 20);
	s->heap_goal = (4u << 20) + 2 * s->heap;
	now = EMIT(s, mi, HEAP_ALLOC, after(now, s->gc_last), s->heap);
	now = EMIT(s, mi, GC_END, now + 2, ++s->gc_seq);
	s->gc_last = now;
	s->gc_on = false;
	s->gc_active_due = false;
	s->gc_next = now + GC_PERIOD / 2 + below(s, GC_PERIOD);
	return EMIT(s, mi, HEAP_GOAL, now + 3, s->heap_goal);
}

uint64_t gen_unblock(struct sim *s, uint32_t mi, uint32_t pi, uint32_t gi, uint64_t now,
		     uint64_t stack_id)
{
	struct g *g = &s->gs[gi];
	uint64_t seq;

	now = touch(s, mi, after(now, g->last));
	seq = gen_g_seq(s, mi, gi, now);
	EMIT(s, mi, GO_UNBLOCK, now, g->id, seq, stack_id);
	gen_ready(s, pi, gi, now);
	return now;
}

/* Wake `gi` from the goroutine that runs on thread `mi`, or leave it a token. */
uint64_t gen_wake(struct sim *s, uint32_t mi, uint32_t gi, uint64_t now, unsigned site,
		  unsigned route)
{
	struct g *g = &s->gs[gi];

	if (g->state != G_WAITING || g->net_ready || g->waits_time) {
		g->tokens++;
		return now;
	}
	g->pc++;
	return gen_unblock(s, mi, s->ms[mi].p, gi, now, stack(s, site, route));
}

uint64_t gen_start_gc(struct sim *s, uint32_t mi, uint64_t now, unsigned route)
{
	now = touch(s, mi, after(now, s->gc_last));
	now = EMIT(s, mi, GC_BEGIN, now, ++s->gc_seq, stack(s, GEN_AT_GC_START, route));
	s->gc_last = now;
	s->gc_on = true;
	s->gc_mark_end = now + GC_MARK / 2 + below(s, GC_MARK);
	now = gen_stop_the_world(s, mi, now + 10, GEN_N_W_SWEEP_TERM, GEN_AT_GC_START, route,
				 nothing_inside);
	return gen_wake(s, mi, s->marker, now + 10, GEN_AT_GC_START, route);
}

/* --- goroutines ------------------------------------------------------------ */

uint32_t gen_new_g(struct sim *s, enum gen_role role, uint32_t conn, unsigned route)
{
	uint32_t gi = s->free_g;

	if (gi != NOBODY)
		s->free_g = s->gs[gi].next;
	else if (s->n_gs < s->cap_gs)
		gi = s->n_gs++;
	else
		gen_die("too many goroutines");
	s->gs[gi] = (struct g){
		.role = (uint8_t)role,
		.conn = conn,
		.route = (uint8_t)route,
		.m = NOBODY,
		.next = NOBODY,
	};
	if (conn != NOBODY) {
		s->conns[conn].g[role] = gi;
		s->gs[gi].tokens = s->conns[conn].early[role];
		s->conns[conn].early[role] = 0;
	}
	return gi;
}

/* One that lived before the trace began: it waits at its first operation. */
uint32_t gen_old_g(struct sim *s, enum gen_role role, uint32_t conn, unsigned route)
{
	uint32_t gi = gen_new_g(s, role, conn, route);

	s->gs[gi].id = s->next_id++;
	s->gs[gi].state = G_WAITING;
	s->gs[gi].last = START_TICKS;
	return gi;
}

uint64_t gen_take_id(struct sim *s, struct p *p)
{
	if (p->next_id == p->end_id) {
		p->next_id = s->next_id;
		p->end_id = s->next_id += ID_BLOCK;
	}
	return p->next_id++;
}

void gen_net_wake(struct sim *s, uint32_t gi, uint64_t now)
{
	struct g *g = &s->gs[gi];

	if (g->state != G_WAITING || g->net_ready || g->waits_time) {
		g->tokens++;
		return;
	}
	g->net_ready = true;
	push(s, &s->net, gi);
	gen_wake_p(s, now);
}

/* The current goroutine waits; it runs again at the operation after this one. */
uint64_t gen_block(struct sim *s, uint32_t mi, uint32_t gi, uint64_t now, unsigned reason,
		   unsigned site)
{
	struct g *g = &s->gs[gi];

	now = EMIT(s, mi, GO_BLOCK, now, name(s, reason), stack(s, site, g->route));
	g->state = G_WAITING;
	g->last = now;
	s->ms[mi].g = NOBODY;
	return now;
}

uint64_t gen_destroy(struct sim *s, uint32_t mi, uint32_t gi, uint64_t now)
{
	struct g *g = &s->gs[gi];

	now = EMIT0(s, mi, GO_DESTROY, now);
	/* Its successor in the role may have come to life already. */
	if (g->conn != NOBODY && s->conns[g->conn].g[g->role] == gi)
		s->conns[g->conn].g[g->role] = NOBODY;
	g->state = G_DEAD;
	g->next = s->free_g;
	s->free_g = gi;
	s->ms[mi].g = NOBODY;
	return now;
}
