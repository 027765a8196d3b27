/* SPDX-License-Identifier: MIT */
/*
 * A discrete simulation of the Go scheduler, which writes the events that the
 * runtime would write. `cpus` processors carry Ps; the one with the smallest
 * clock takes the next step, which is at most a few events of one goroutine.
 * Timers (sleeps, the network, system calls that lost their P) have a heap.
 *
 * Invariants the ordering of a trace depends on:
 *  - state changes in the order in which events are made, and an event that
 *    depends on one of another thread is at least one tick later than that
 *    (`last` of goroutine and P), so readers never have to wait for an event;
 *  - in each generation the first event about a goroutine or a P is preceded by
 *    its status, whose sequence number is 0; what no event mentioned gets its
 *    status in a batch without thread when the generation is closed;
 *  - stop-the-world phases are written in one step, hence never cross a border;
 *  - there are always enough idle threads for all Ps: a system call may lose
 *    its P only while a spare thread is left.
 */
#include <stdlib.h>
#include <string.h>

#include "gen_sched.h"

/* --- scheduling ------------------------------------------------------------ */

static uint32_t steal_work(struct sim *s, uint32_t pi)
{
	for (uint32_t i = 1; i < s->c->procs; i++) {
		struct p *other = &s->ps[(pi + i) % s->c->procs];
		uint32_t gi = pop(s, &other->run);

		/* What was woken last stays where it is, unless that P is stuck. */
		if (gi == NOBODY && other->cpu == NOBODY && other->run_next != NOBODY) {
			gi = other->run_next;
			other->run_next = NOBODY;
		}
		if (gi != NOBODY)
			return gi;
	}
	return NOBODY;
}

/* What the network has made ready becomes runnable on this P. */
static uint64_t poll_network(struct sim *s, uint32_t mi, uint64_t now)
{
	uint32_t gi;

	while ((gi = pop(s, &s->net)) != NOBODY) {
		struct g *g = &s->gs[gi];

		g->net_ready = false;
		if (!g->waits_time)
			g->pc++;
		g->waits_time = false;
		now = gen_unblock(s, mi, s->ms[mi].p, gi, now, 0) + 1;
	}
	return now;
}

static uint32_t find_work(struct sim *s, uint32_t pi, uint64_t *now)
{
	struct p *p = &s->ps[pi];
	uint32_t gi = NOBODY;

	p->turns++;
	if (p->turns % 61 == 0)
		gi = pop(s, &s->global);
	if (gi == NOBODY && p->turns % 8 == 0)
		gi = pop(s, &p->run);
	if (p->turns % 16 == 0)
		*now = poll_network(s, p->m, *now);
	if (gi == NOBODY && p->run_next != NOBODY) {
		gi = p->run_next;
		p->run_next = NOBODY;
	}
	if (gi == NOBODY)
		gi = pop(s, &p->run);
	if (gi == NOBODY)
		gi = pop(s, &s->global);
	if (gi == NOBODY && s->net.n > 0) {
		*now = poll_network(s, p->m, *now);
		gi = p->run_next;
		p->run_next = NOBODY;
	}
	return gi == NOBODY ? steal_work(s, pi) : gi;
}

static uint64_t start_g(struct sim *s, uint32_t mi, uint32_t gi, uint64_t now)
{
	struct g *g = &s->gs[gi];
	uint64_t seq;

	now = touch(s, mi, after(now, g->last));
	seq = gen_g_seq(s, mi, gi, now);
	EMIT(s, mi, GO_START, now, g->id, seq);
	g->state = G_RUNNING;
	g->m = mi;
	s->ms[mi].g = gi;
	return now;
}

static void schedule(struct sim *s, uint32_t ci, uint32_t pi, uint64_t now)
{
	struct p *p = &s->ps[pi];
	uint32_t mi = p->m, gi = find_work(s, pi, &now);

	if (gi == NOBODY) {
		p->last = EMIT0(s, mi, PROC_STOP, now + 5);
		gen_park_m(s, mi);
		gen_vacate(s, ci, p->last + 1);
		gen_make_idle(s, pi);
		return;
	}
	now = start_g(s, mi, gi, now);
	s->cpus[ci].clock = now + spread(s, 3);
}

static uint64_t start_p(struct sim *s, uint32_t mi, uint32_t pi, uint64_t now)
{
	struct p *p = &s->ps[pi];
	uint64_t seq;

	now = touch(s, mi, after(now, p->last));
	seq = gen_p_seq(s, mi, pi, now);
	EMIT(s, mi, PROC_START, now, pi, seq);
	p->state = P_RUNNING;
	p->m = mi;
	s->ms[mi].p = pi;
	return now;
}

static void take_sample(struct sim *s, uint32_t pi, uint32_t mi, uint64_t now)
{
	struct p *p = &s->ps[pi];
	const struct g *g = &s->gs[s->ms[mi].g];

	if (now < p->next_sample)
		return;
	p->next_sample = now + SAMPLE_PERIOD;
	gen_out_sample(s->out, now, s->ms[mi].id, pi, g->id,
		       stack(s, gen_roles[g->role].start_site, g->route));
}

/* A processor's step: its P starts, chooses a goroutine, or runs one. */
static void step(struct sim *s, uint32_t ci)
{
	struct cpu *cpu = &s->cpus[ci];
	uint32_t pi = cpu->p, mi = s->ps[pi].m, gi = s->ms[mi].g;
	uint64_t now = cpu->clock;

	if (s->n_wait_ps > 0 && now > cpu->slice_end && s->ps[pi].state != P_SYSCALL) {
		gen_vacate(s, ci, now);
		gen_place(s, pi, now);
		return;
	}
	switch (s->ps[pi].state) {
	case P_STARTING: cpu->clock = start_p(s, mi, pi, now) + 5 + below(s, 60); break;
	case P_SYSCALL: gen_go_on_from_syscall(s, ci, pi, now); break;
	case P_RUNNING:
		if (gi == NOBODY) {
			schedule(s, ci, pi, now);
			break;
		}
		if (s->c->samples)
			take_sample(s, pi, mi, now);
		now = gen_operate(s, mi, gi, now);
		/* The P may have been moved while the world stood still. */
		if (s->ps[pi].cpu != NOBODY)
			s->cpus[s->ps[pi].cpu].clock = now;
		break;
	case P_IDLE: gen_die("an idle P has a processor");
	}
}

/* A system call that lost its P returns: with another P, or without one. */
static void return_from_syscall(struct sim *s, uint32_t mi, uint64_t now)
{
	uint32_t gi = s->ms[mi].g, pi = NOBODY;
	struct g *g = &s->gs[gi];
	const struct gen_op *op = &gen_roles[g->role].ops[g->pc];

	if (now < s->world_start) {
		gen_add_timer(s, s->world_start + 1 + below(s, 50), T_RETURN, mi);
		return;
	}
	if (--g->repeat == 0)
		g->pc++;
	if (s->n_idle_ps > 0) {
		pi = s->idle_ps[--s->n_idle_ps];
		now = start_p(s, mi, pi, now) + 1;
	}
	now = EMIT0(s, mi, GO_SYSCALL_END_BLOCKED, now);
	g->last = now;
	if (pi == NOBODY) {
		gen_park_m(s, mi);
		gen_ready(s, NOBODY, gi, now);
		return;
	}
	g->state = G_RUNNABLE;
	s->ms[mi].g = NOBODY;
	now = start_g(s, mi, gi, now);
	gen_place(s, pi, now + spread(s, op->pause));
}

static void fire(struct sim *s)
{
	struct timer t = gen_pop_timer(s);

	if (t.kind == T_RETURN)
		return_from_syscall(s, t.who, t.time);
	else if (t.kind == T_NET)
		gen_net_wake(s, t.who, t.time);
	else {
		s->gs[t.who].net_ready = true;
		push(s, &s->net, t.who);
		gen_wake_p(s, t.time);
	}
}

/* --- generations ----------------------------------------------------------- */

/* Statuses of what no event of the generation mentioned, without a thread. */
static void write_closing_statuses(struct sim *s, uint64_t now)
{
	struct m *nobody = &s->ms[s->c->threads + 1];
	uint32_t mi = s->c->threads + 1;

	nobody->last = now;
	for (uint32_t pi = 0; pi < s->c->procs; pi++)
		if (s->ps[pi].state == P_IDLE || s->ps[pi].state == P_STARTING)
			gen_p_status(s, mi, pi, now);
	for (uint32_t gi = 0; gi < s->n_gs; gi++) {
		struct g *g = &s->gs[gi];
		const struct gen_op *op = &gen_roles[g->role].ops[g->pc];

		if (g->state == G_DEAD || g->status_gen == s->gen)
			continue;
		g->status_gen = s->gen;
		now += gi & 1;
		if (s->out->version < 23)
			put(s, mi, TC_EV_GO_STATUS, now, 3,
			    (const uint64_t[]){ g->id, TC_WIRE_NONE, g->state });
		else
			put(s, mi, TC_EV_GO_STATUS_STACK, now, 4,
			    (const uint64_t[]){ g->id, TC_WIRE_NONE, g->state,
						stack(s, op->site, g->route) });
	}
	gen_out_flush(s->out, &nobody->enc);
}

static void end_generation(struct sim *s, uint64_t now)
{
	/* A thread that holds a goroutine says so before its batches are written. */
	for (uint32_t mi = 0; mi <= s->c->threads; mi++)
		if (s->ms[mi].g != NOBODY || s->ms[mi].p != NOBODY)
			touch(s, mi, now);
	for (uint32_t mi = 0; mi <= s->c->threads; mi++)
		gen_out_flush(s->out, &s->ms[mi].enc);
	if (s->c->overlap)
		now += 1500 + below(s, 20000);
	write_closing_statuses(s, now);
	gen_out_end_generation(s->out, now + 10);
}

static void next_generation(struct sim *s)
{
	uint64_t now = s->gen_end;

	end_generation(s, now);
	gen_out_begin_generation(s->out, now);
	s->gen++;
	s->gen_end = now + (uint64_t)(s->c->gen_seconds * GEN_TICKS_PER_SECOND);
	s->gc_active_due = s->gc_on;
}

/* --- life ------------------------------------------------------------------ */

static void *must_alloc(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size);

	if (!p)
		gen_die("out of memory");
	return p;
}

static void add_threads(struct sim *s)
{
	/* One for sysmon and one that stands for "no thread" come on top. */
	uint32_t n = s->c->threads + 2;

	s->ms = must_alloc(n, sizeof(*s->ms));
	s->idle_ms = must_alloc(n, sizeof(*s->idle_ms));
	for (uint32_t mi = 0; mi < n; mi++) {
		struct m *m = &s->ms[mi];

		m->id = FIRST_THREAD_ID + mi;
		m->p = m->g = NOBODY;
		m->buf = must_alloc(TC_MAX_BATCH_BYTES, 1);
		tc_enc_init(&m->enc, m->buf, TC_MAX_BATCH_BYTES);
	}
	s->sysmon = s->c->threads;
	s->ms[n - 1].id = TC_WIRE_NONE;
	s->ms[n - 1].gen = NOBODY;
	for (uint32_t mi = s->c->threads; mi-- > 1;)
		gen_park_m(s, mi);
}

static void add_goroutines(struct sim *s)
{
	uint32_t members = s->c->shape == GEN_MANY ? s->c->goroutines : 0;
	uint32_t idle = 6;

	s->n_conns = members ? 0 : (s->c->goroutines + 7) / 8;
	s->cap_gs = members + s->n_conns * 2 * (GEN_ROLE_COUNT - GEN_FIRST_OF_CONN) + idle + 2;
	s->cap_timers = s->cap_gs + 4 * s->n_conns + s->c->threads + 16;
	s->gs = must_alloc(s->cap_gs, sizeof(*s->gs));
	s->timers = must_alloc(s->cap_timers, sizeof(*s->timers));
	s->conns = must_alloc(s->n_conns, sizeof(*s->conns));
	s->free_g = NOBODY;
	s->next_id = 1;
	gen_old_g(s, GEN_MAIN, NOBODY, 0);
	for (uint32_t i = 0; i < idle; i++)
		gen_old_g(s, GEN_SYSTEM, NOBODY, i % GEN_ROUTES);
	s->marker = gen_old_g(s, GEN_MARKER, NOBODY, 0);
	s->first_member = s->n_gs;
	s->n_members = members;
	for (uint32_t i = 0; i < members; i++)
		gen_old_g(s, GEN_MEMBER, NOBODY, i % GEN_ROUTES);
	for (uint32_t i = 0; i < s->n_conns; i++) {
		struct conn *conn = &s->conns[i];
		uint32_t client;

		conn->route = (uint8_t)(i % GEN_ROUTES);
		memset(conn->g, 0xff, sizeof(conn->g));
		gen_old_g(s, GEN_WLOOP, i, conn->route);
		gen_old_g(s, GEN_RLOOP, i, conn->route);
		gen_old_g(s, GEN_SERVER, i, conn->route);
		client = gen_old_g(s, GEN_CLIENT, i, conn->route);
		s->gs[client].waits_time = true;
		gen_add_timer(s, START_TICKS + 2000 + i * 200, T_SLEEP, client);
	}
	s->next_id = (s->next_id + ID_BLOCK) / ID_BLOCK * ID_BLOCK + 1;
}

/* The first goroutine starts the trace and then waits for the end of the program. */
static void start_trace(struct sim *s)
{
	struct g *g = &s->gs[0];
	struct p *p = &s->ps[0];
	uint64_t now = START_TICKS + 100;

	for (uint32_t pi = s->c->procs; pi-- > 1;)
		gen_make_idle(s, pi);
	g->state = G_RUNNING;
	p->state = P_RUNNING;
	p->m = g->m = 0;
	s->ms[0].p = s->ms[0].g = 0;
	gen_place(s, 0, now);
	now = EMIT(s, 0, PROCS_CHANGE, now, s->c->procs, stack(s, GEN_AT_MAIN_START, 0));
	now = gen_stop_the_world(s, 0, now + 5, GEN_N_W_START_TRACE, GEN_AT_MAIN_START, 0,
				 gen_start_trace_inside);
	/* So many goroutines are about at any time where they wake each other. */
	for (uint32_t i = 0; i < s->n_members && i < 64; i++)
		now = gen_wake(s, 0, s->first_member + below(s, s->n_members), now + 3,
			       GEN_AT_MAIN_START, 0);
	s->cpus[0].clock = now + 10;
}

static struct sim *sim_new(const struct gen_config *c, struct gen_out *out)
{
	struct sim *s = must_alloc(1, sizeof(*s));

	s->c = c;
	s->out = out;
	s->rng = (c->seed + 1) * 0x9e3779b97f4a7c15u | 1;
	s->gen = 1;
	s->gen_end = START_TICKS + (uint64_t)(c->gen_seconds * GEN_TICKS_PER_SECOND);
	s->next_task = 1;
	s->heap = 3u << 20;
	s->heap_goal = 4u << 20;
	s->gc_next = START_TICKS + GC_PERIOD;
	s->lose_percent = c->shape == GEN_THREADS ? 30 : 2;
	s->lose_ticks = c->shape == GEN_THREADS ? 60000 : 4000;
	for (uint32_t ci = 0; ci < c->cpus; ci++)
		s->cpus[ci] = (struct cpu){ NEVER, 0, NOBODY };
	s->ps = must_alloc(c->procs, sizeof(*s->ps));
	for (uint32_t pi = 0; pi < c->procs; pi++) {
		s->ps[pi].run_next = s->ps[pi].m = s->ps[pi].cpu = NOBODY;
		s->ps[pi].next_sample = START_TICKS + below(s, SAMPLE_PERIOD);
	}
	add_threads(s);
	add_goroutines(s);
	start_trace(s);
	return s;
}

static void sim_free(struct sim *s)
{
	for (uint32_t mi = 0; mi < s->c->threads + 2; mi++)
		free(s->ms[mi].buf);
	free(s->ms);
	free(s->idle_ms);
	free(s->gs);
	free(s->timers);
	free(s->conns);
	free(s->ps);
	free(s);
}

static bool is_done(const struct sim *s)
{
	return (s->c->events && s->events >= s->c->events) ||
	       (s->c->bytes && s->out->bytes >= s->c->bytes);
}

uint64_t gen_sim_start_time(void)
{
	return START_TICKS;
}

uint64_t gen_sim_run(const struct gen_config *config, struct gen_out *out)
{
	struct sim *s = sim_new(config, out);
	uint64_t events, now = 0;

	while (!is_done(s)) {
		uint32_t best = 0;
		uint64_t timer = s->n_timers ? s->timers[0].time : NEVER;

		for (uint32_t ci = 1; ci < config->cpus; ci++)
			if (s->cpus[ci].clock < s->cpus[best].clock)
				best = ci;
		now = timer < s->cpus[best].clock ? timer : s->cpus[best].clock;
		if (now == NEVER)
			gen_die("nothing is left to happen after %llu events",
				(unsigned long long)s->events);
		if (now >= s->gen_end)
			next_generation(s);
		else if (timer <= s->cpus[best].clock)
			fire(s);
		else
			step(s, best);
	}
	end_generation(s, now);
	events = s->events;
	sim_free(s);
	return events;
}
