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
#include "gen_sim.h"

#include <stdlib.h>
#include <string.h>

#include "gen_work.h"

#define NOBODY UINT32_MAX
#define NEVER UINT64_MAX

enum {
	START_TICKS = 500000000 * 3u,	/* the machine has been up for a while */
	FIRST_THREAD_ID = 6361,
	ID_BLOCK = 16,			/* goroutine ids a P takes at a time */
	GC_PERIOD = 15625 * 120,	/* ticks between collections, about */
	GC_MARK = 15625 * 3,		/* ticks a mark phase takes, about */
	SAMPLE_PERIOD = 156250,
	SLICE = 15625 * 2,		/* ticks a P has a processor while others wait */
	RETAKE = 320,			/* ticks after which a system call loses its P */
};

enum g_state { G_DEAD, G_RUNNABLE, G_RUNNING, G_SYSCALL, G_WAITING }; /* as on the wire */

struct g {
	uint64_t id;
	uint64_t last;	     /* time of the last event about it */
	uint32_t seq;	     /* sequence number within the generation */
	uint32_t status_gen; /* generation of the last status, truncated */
	uint32_t conn;
	uint32_t next;	 /* in a run queue or the free list */
	uint32_t m;	 /* while running or in a system call */
	uint16_t tokens; /* wakes that came while it did not wait */
	uint8_t pc;
	uint8_t repeat;	 /* system calls left of the current operation */
	uint8_t state;
	uint8_t role;
	uint8_t route;
	bool assist;	 /* within a mark assist */
	bool net_ready;	 /* in the queue of the network poller */
	bool waits_time; /* sleeping: only its timer may wake it */
};

struct queue {
	uint32_t head, tail, n;
};

enum p_state { P_IDLE, P_STARTING, P_RUNNING, P_SYSCALL };

struct p {
	struct queue run;
	uint32_t run_next; /* woken last, runs next */
	uint32_t m;
	uint32_t cpu; /* that carries it, or NOBODY */
	uint32_t seq, status_gen;
	uint64_t last;
	uint64_t clock;	  /* its time while it has no processor */
	uint64_t ret;	  /* end of the system call */
	uint64_t next_id, end_id;
	uint64_t next_sample;
	uint32_t turns; /* goroutines started */
	enum p_state state;
};

struct m {
	uint64_t id, last;
	uint32_t gen; /* of its last event, truncated */
	uint32_t p, g;
	struct tc_enc enc;
	uint8_t *buf;
};

struct cpu {
	uint64_t clock, slice_end;
	uint32_t p;
};

enum timer_kind { T_NET, T_SLEEP, T_RETURN };

struct timer {
	uint64_t time;
	uint32_t who; /* goroutine, or thread for T_RETURN */
	enum timer_kind kind;
};

struct conn {
	uint32_t g[GEN_ROLE_COUNT];	/* live member of a role, or NOBODY */
	uint16_t early[GEN_ROLE_COUNT]; /* wakes that came before it existed */
	uint64_t task[2];
	uint8_t route;
};

struct sim {
	const struct gen_config *c;
	struct gen_out *out;
	uint64_t rng;
	uint64_t events;
	uint64_t gen_end;
	uint32_t gen;

	struct g *gs;
	uint32_t n_gs, free_g; /* slots in use at least once; list of free ones */
	uint32_t cap_gs;
	uint32_t first_member, n_members;
	struct p *ps;
	struct m *ms;
	uint32_t sysmon; /* a thread that never has a P */
	struct conn *conns;
	uint32_t n_conns;
	struct cpu cpus[GEN_MAX_CPUS];

	uint32_t *idle_ms; /* ring of n_threads + 1 */
	uint32_t idle_head, n_idle_ms;
	uint32_t idle_ps[GEN_MAX_PROCS], n_idle_ps;
	uint32_t wait_ps[GEN_MAX_PROCS], wait_head, n_wait_ps; /* for a processor */
	struct queue global, net;
	struct timer *timers;
	uint32_t n_timers, cap_timers;

	uint64_t next_id, next_task;
	uint64_t heap, heap_goal;
	bool gc_on, gc_active_due;
	uint64_t gc_seq, gc_last, gc_next, gc_mark_end;
	uint64_t world_start; /* when the last stopped world goes on */
	uint32_t marker;
	unsigned lose_percent; /* system calls that lose their P, per mille */
	unsigned lose_ticks;
};

/* --- small things ---------------------------------------------------------- */

static inline uint64_t rnd(struct sim *s)
{
	s->rng ^= s->rng << 13;
	s->rng ^= s->rng >> 7;
	s->rng ^= s->rng << 17;
	return s->rng;
}

/* 0 .. n-1 */
static inline uint32_t below(struct sim *s, uint32_t n)
{
	return (uint32_t)((rnd(s) >> 32) * n >> 32);
}

/*
 * A duration of this mean: mostly short, one in four long, as real gaps between
 * events are. The bursts make several events of one thread follow each other.
 */
static inline uint64_t spread(struct sim *s, unsigned mean)
{
	uint64_t r = rnd(s) >> 8;

	if (mean < 2)
		return mean;
	if ((r & 3) == 0)
		return 1 + (r >> 8) % (4 * (uint64_t)mean);
	return 1 + (r >> 8) % (uint64_t)(mean + mean / 4);
}

static void push(struct sim *s, struct queue *q, uint32_t g)
{
	s->gs[g].next = NOBODY;
	if (q->n++ == 0)
		q->head = g;
	else
		s->gs[q->tail].next = g;
	q->tail = g;
}

static uint32_t pop(struct sim *s, struct queue *q)
{
	uint32_t g = q->head;

	if (q->n == 0)
		return NOBODY;
	q->n--;
	q->head = s->gs[g].next;
	return g;
}

static void add_timer(struct sim *s, uint64_t time, enum timer_kind kind, uint32_t who)
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

static struct timer pop_timer(struct sim *s)
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

static void park_m(struct sim *s, uint32_t mi)
{
	s->ms[mi].p = s->ms[mi].g = NOBODY;
	s->idle_ms[(s->idle_head + s->n_idle_ms++) % (s->c->threads + 1)] = mi;
}

/* --- events ---------------------------------------------------------------- */

#define EMIT(s, mi, type, time, ...) \
	emit((s), (mi), TC_EV_##type, (time), \
	     sizeof((const uint64_t[]){ 0, __VA_ARGS__ }) / sizeof(uint64_t) - 1, \
	     (const uint64_t[]){ 0, __VA_ARGS__ } + 1)
#define EMIT0(s, mi, type, time) emit((s), (mi), TC_EV_##type, (time), 0, NULL)

static void make_room(struct sim *s, uint32_t mi, uint64_t now)
{
	struct m *m = &s->ms[mi];

	gen_out_flush(s->out, &m->enc);
	if (tc_enc_begin(&m->enc, TC_EV_NONE, s->out->generation, m->id, now) != 0)
		gen_die("cannot begin a batch");
}

/* An event as it is; the caller has seen to statuses. */
static inline void put(struct sim *s, uint32_t mi, enum tc_wire_type type, uint64_t time,
		       unsigned n, const uint64_t *args)
{
	struct m *m = &s->ms[mi];

	if (tc_enc_room(&m->enc) < TC_ENC_EVENT_BYTES)
		make_room(s, mi, time);
	tc_enc_event_unchecked(&m->enc, type, time, n, args);
	m->last = time;
	s->events++;
}

static void p_status(struct sim *s, uint32_t mi, uint32_t pi, uint64_t now)
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

static void g_status(struct sim *s, uint32_t mi, uint32_t gi, uint64_t now)
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
static void first_in_generation(struct sim *s, uint32_t mi, uint64_t now)
{
	struct m *m = &s->ms[mi];

	m->gen = s->gen;
	make_room(s, mi, now);
	if (m->p != NOBODY)
		p_status(s, mi, m->p, now);
	if (m->g != NOBODY)
		g_status(s, mi, m->g, now);
	if (s->gc_active_due && m->p != NOBODY && m->g != NOBODY) {
		s->gc_active_due = false;
		s->gc_last = now;
		put(s, mi, TC_EV_GC_ACTIVE, now, 1, (const uint64_t[]){ ++s->gc_seq });
	}
}

static inline uint64_t touch(struct sim *s, uint32_t mi, uint64_t now)
{
	if (now < s->ms[mi].last)
		now = s->ms[mi].last;
	if (s->ms[mi].gen != s->gen)
		first_in_generation(s, mi, now);
	return now;
}

/* An event of a thread at `now`, or when the thread's clock allows. The time is the result. */
static inline uint64_t emit(struct sim *s, uint32_t mi, enum tc_wire_type type, uint64_t now,
			    size_t n, const uint64_t *args)
{
	now = touch(s, mi, now);
	put(s, mi, type, now, (unsigned)n, args);
	return now;
}

static inline uint64_t after(uint64_t now, uint64_t last)
{
	return now > last ? now : last + 1;
}

/* Next number in the sequence of a goroutine, with its status if that is due. */
static uint64_t g_seq(struct sim *s, uint32_t mi, uint32_t gi, uint64_t now)
{
	touch(s, mi, now);
	g_status(s, mi, gi, now);
	s->gs[gi].last = now;
	return ++s->gs[gi].seq;
}

static uint64_t p_seq(struct sim *s, uint32_t mi, uint32_t pi, uint64_t now)
{
	touch(s, mi, now);
	p_status(s, mi, pi, now);
	s->ps[pi].last = now;
	return ++s->ps[pi].seq;
}

static inline uint64_t stack(struct sim *s, unsigned site, unsigned route)
{
	return gen_out_stack(s->out, site, route);
}

static inline uint64_t name(struct sim *s, unsigned text)
{
	return gen_out_string(s->out, text);
}

/* --- processors, Ps and threads -------------------------------------------- */

static void seat(struct sim *s, uint32_t ci, uint32_t pi, uint64_t now)
{
	s->cpus[ci] = (struct cpu){ now, now + SLICE, pi };
	s->ps[pi].cpu = ci;
}

/* Give the processor to a P that waits for one, or leave it idle. */
static void vacate(struct sim *s, uint32_t ci, uint64_t now)
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
static void place(struct sim *s, uint32_t pi, uint64_t now)
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
		vacate(s, s->ps[pi].cpu, now);
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
static void wake_p(struct sim *s, uint64_t now)
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
	place(s, pi, now);
}

static void make_idle(struct sim *s, uint32_t pi)
{
	s->ps[pi].state = P_IDLE;
	s->ps[pi].m = NOBODY;
	s->idle_ps[s->n_idle_ps++] = pi;
}

/* Put a runnable goroutine where the P, or whoever is idle, finds it. */
static void ready(struct sim *s, uint32_t pi, uint32_t gi, uint64_t now)
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
		wake_p(s, now);
}

/* The thread `thief` takes P `pi` from a thread that is in a system call. */
static uint64_t steal_p(struct sim *s, uint32_t thief, uint32_t pi, uint64_t now)
{
	struct p *p = &s->ps[pi];
	uint32_t victim = p->m;
	uint64_t seq;

	now = after(now, p->last);
	now = touch(s, thief, now);
	seq = p_seq(s, thief, pi, now);
	EMIT(s, thief, PROC_STEAL, now, pi, seq, s->ms[victim].id);
	s->ms[victim].p = NOBODY;
	add_timer(s, p->ret > now ? p->ret : now + 1, T_RETURN, victim);
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
			now = steal_p(s, mi, pi, now);
			make_idle(s, pi);
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
		park_m(s, other);
		make_idle(s, pi);
	}
	return now + 60;
}

/* A whole stop-the-world phase around what `inside` writes. */
static uint64_t stop_the_world(struct sim *s, uint32_t mi, uint64_t now, unsigned kind,
			       unsigned site, unsigned route,
			       uint64_t (*inside)(struct sim *, uint32_t, uint64_t))
{
	now = EMIT(s, mi, STW_BEGIN, now, name(s, kind), stack(s, site, route));
	now = stop_others(s, mi, now);
	now = inside(s, mi, now);
	now = EMIT(s, mi, PROCS_CHANGE, now + 20, s->c->procs, stack(s, site, route));
	now = EMIT0(s, mi, STW_END, now + 40 + below(s, 300));
	s->world_start = now + 1;
	for (uint32_t i = 1; i < s->c->procs; i++)
		wake_p(s, now);
	return now;
}

static uint64_t nothing_inside(struct sim *s, uint32_t mi, uint64_t now)
{
	(void)s;
	(void)mi;
	return now;
}

static uint64_t start_trace_inside(struct sim *s, uint32_t mi, uint64_t now)
{
	for (uint32_t pi = 0; pi < s->c->procs; pi++)
		p_status(s, mi, pi, now);
	return EMIT(s, mi, HEAP_GOAL, now, s->heap_goal);
}

static uint64_t mark_done_inside(struct sim *s, uint32_t mi, uint64_t now)
{
	s->heap = s->heap_goal / 2 + below(s, 1u << 20);
	s->heap_goal = (4u << 20) + 2 * s->heap;
	now = EMIT(s, mi, HEAP_ALLOC, after(now, s->gc_last), s->heap);
	now = EMIT(s, mi, GC_END, now + 2, ++s->gc_seq);
	s->gc_last = now;
	s->gc_on = false;
	s->gc_next = now + GC_PERIOD / 2 + below(s, GC_PERIOD);
	return EMIT(s, mi, HEAP_GOAL, now + 3, s->heap_goal);
}

static uint64_t unblock(struct sim *s, uint32_t mi, uint32_t pi, uint32_t gi, uint64_t now,
			uint64_t stack_id)
{
	struct g *g = &s->gs[gi];
	uint64_t seq;

	now = touch(s, mi, after(now, g->last));
	seq = g_seq(s, mi, gi, now);
	EMIT(s, mi, GO_UNBLOCK, now, g->id, seq, stack_id);
	ready(s, pi, gi, now);
	return now;
}

/* Wake `gi` from the goroutine that runs on thread `mi`, or leave it a token. */
static uint64_t wake(struct sim *s, uint32_t mi, uint32_t gi, uint64_t now, unsigned site,
		     unsigned route)
{
	struct g *g = &s->gs[gi];

	if (g->state != G_WAITING || g->net_ready || g->waits_time) {
		g->tokens++;
		return now;
	}
	g->pc++;
	return unblock(s, mi, s->ms[mi].p, gi, now, stack(s, site, route));
}

static uint64_t start_gc(struct sim *s, uint32_t mi, uint64_t now, unsigned route)
{
	now = touch(s, mi, after(now, s->gc_last));
	now = EMIT(s, mi, GC_BEGIN, now, ++s->gc_seq, stack(s, GEN_AT_GC_START, route));
	s->gc_last = now;
	s->gc_on = true;
	s->gc_mark_end = now + GC_MARK / 2 + below(s, GC_MARK);
	now = stop_the_world(s, mi, now + 10, GEN_N_W_SWEEP_TERM, GEN_AT_GC_START, route,
			     nothing_inside);
	return wake(s, mi, s->marker, now + 10, GEN_AT_GC_START, route);
}

/* --- goroutines ------------------------------------------------------------ */

static uint32_t new_g(struct sim *s, enum gen_role role, uint32_t conn, unsigned route)
{
	uint32_t gi = s->free_g;

	if (gi != NOBODY)
		s->free_g = s->gs[gi].next;
	else if (s->n_gs < s->cap_gs)
		gi = s->n_gs++;
	else
		gen_die("too many goroutines");
	s->gs[gi] = (struct g){
		.role = (uint8_t)role, .conn = conn, .route = (uint8_t)route, .m = NOBODY,
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
static uint32_t old_g(struct sim *s, enum gen_role role, uint32_t conn, unsigned route)
{
	uint32_t gi = new_g(s, role, conn, route);

	s->gs[gi].id = s->next_id++;
	s->gs[gi].state = G_WAITING;
	s->gs[gi].last = START_TICKS;
	return gi;
}

static uint64_t take_id(struct sim *s, struct p *p)
{
	if (p->next_id == p->end_id) {
		p->next_id = s->next_id;
		p->end_id = s->next_id += ID_BLOCK;
	}
	return p->next_id++;
}

static void net_wake(struct sim *s, uint32_t gi, uint64_t now)
{
	struct g *g = &s->gs[gi];

	if (g->state != G_WAITING || g->net_ready || g->waits_time) {
		g->tokens++;
		return;
	}
	g->net_ready = true;
	push(s, &s->net, gi);
	wake_p(s, now);
}

/* The current goroutine waits; it runs again at the operation after this one. */
static uint64_t block(struct sim *s, uint32_t mi, uint32_t gi, uint64_t now, unsigned reason,
		      unsigned site)
{
	struct g *g = &s->gs[gi];

	now = EMIT(s, mi, GO_BLOCK, now, name(s, reason), stack(s, site, g->route));
	g->state = G_WAITING;
	g->last = now;
	s->ms[mi].g = NOBODY;
	return now;
}

static uint64_t destroy(struct sim *s, uint32_t mi, uint32_t gi, uint64_t now)
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

/* --- the operations -------------------------------------------------------- */

static uint64_t write_log(struct sim *s, uint32_t mi, const struct gen_op *op, uint64_t now,
			  struct conn *conn)
{
	/* Unlike any other text of the trace: the task, in hexadecimal, is in it. */
	char text[32] = "/item/0000000000000000";
	uint64_t task = conn->task[op->n], id = task;

	for (unsigned i = 0; i < 8; i++, id >>= 4)
		text[13 - i] = "0123456789abcdef"[id & 15];
	text[14] = '?';
	text[15] = (char)('a' + op->arg % 26);
	return EMIT(s, mi, USER_LOG, now, task, name(s, op->arg), gen_out_text(s->out, text, 16),
		    stack(s, op->site, conn->route));
}

/* A heap metric; near a collection also what allocation has to do for it. */
static uint64_t allocate(struct sim *s, uint32_t mi, struct g *g, uint64_t now)
{
	g->pc++;
	if (g->assist) {
		g->assist = false;
		return EMIT0(s, mi, GC_MARK_ASSIST_END, now);
	}
	s->heap += 8192 + below(s, 1u << 15);
	if (!s->gc_on && now >= s->gc_next)
		return start_gc(s, mi, now, g->route);
	if (s->gc_on && below(s, 4) == 0) {
		g->assist = true;
		g->pc--;
		return EMIT(s, mi, GC_MARK_ASSIST_BEGIN, now, stack(s, GEN_AT_ASSIST, g->route));
	}
	if (!s->gc_on && now < s->gc_last + GC_MARK && below(s, 4) == 0) {
		now = EMIT(s, mi, GC_SWEEP_BEGIN, now, stack(s, GEN_AT_SWEEP, g->route));
		now = EMIT(s, mi, GC_SWEEP_END, now + 3 + below(s, 60), 8192 * below(s, 9), 8192);
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
	seq = p_seq(s, mi, s->ms[mi].p, *now);
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
static void go_on_from_syscall(struct sim *s, uint32_t ci, uint32_t pi, uint64_t now)
{
	struct p *p = &s->ps[pi];
	uint32_t mi = p->m;
	struct g *g = &s->gs[s->ms[mi].g];
	const struct gen_op *op = &gen_roles[g->role].ops[g->pc];

	if (now < p->ret) {
		now = steal_p(s, s->sysmon, pi, now);
		make_idle(s, pi);
		if (p->run.n > 0 || p->run_next != NOBODY || s->global.n > 0)
			wake_p(s, now);
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
	uint32_t gi = new_g(s, (enum gen_role)op->arg, g->conn, g->route);
	struct g *child = &s->gs[gi];

	child->id = take_id(s, &s->ps[s->ms[mi].p]);
	now = touch(s, mi, now);
	EMIT(s, mi, GO_CREATE, now, child->id, stack(s, gen_roles[op->arg].start_site, g->route),
	     stack(s, op->site, g->route));
	child->status_gen = s->gen;
	child->last = now;
	ready(s, s->ms[mi].p, gi, now);
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
		add_timer(s, now + spread(s, op->n), T_NET, target);
	else
		return wake(s, mi, target, now, op->site, g->route);
	return now;
}

/* One operation of goroutine `gi`. Returns when the P goes on. */
static uint64_t operate(struct sim *s, uint32_t mi, uint32_t gi, uint64_t now)
{
	struct g *g = &s->gs[gi];
	const struct gen_op *op = &gen_roles[g->role].ops[g->pc];

	if (op->percent && !g->assist && below(s, 100) >= op->percent) {
		g->pc++;
		return now;
	}
	switch (op->code) {
	case GEN_OP_SYSCALL:
		return begin_syscall(s, mi, g, op, &now);
	case GEN_OP_BLOCK:
		if (g->tokens > 0) {
			g->tokens--;
			g->pc++;
			return now;
		}
		now = block(s, mi, gi, now, op->arg, op->site);
		break;
	case GEN_OP_SLEEP:
		g->pc++;
		g->waits_time = true;
		now = block(s, mi, gi, now, GEN_N_B_SLEEP, op->site);
		add_timer(s, now + spread(s, op->n), T_SLEEP, gi);
		break;
	case GEN_OP_WAKE:
	case GEN_OP_NET_WAKE:
		g->pc++;
		now = wake_role(s, mi, g, op, now);
		break;
	case GEN_OP_WAKE_ANY:
		g->pc++;
		now = wake(s, mi, s->first_member + below(s, s->n_members), now, op->site,
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
	case GEN_OP_ALLOC:
		now = allocate(s, mi, g, now);
		break;
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
		now = stop_the_world(s, mi, now, GEN_N_W_MARK_TERM, op->site, g->route,
				     mark_done_inside);
		break;
	case GEN_OP_LOOP:
		g->pc = (uint8_t)op->n;
		return now;
	case GEN_OP_END:
		now = destroy(s, mi, gi, now);
		break;
	}
	return now + spread(s, op->pause);
}

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
		now = unblock(s, mi, s->ms[mi].p, gi, now, 0) + 1;
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
	seq = g_seq(s, mi, gi, now);
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
		park_m(s, mi);
		vacate(s, ci, p->last + 1);
		make_idle(s, pi);
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
	seq = p_seq(s, mi, pi, now);
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
		vacate(s, ci, now);
		place(s, pi, now);
		return;
	}
	switch (s->ps[pi].state) {
	case P_STARTING:
		cpu->clock = start_p(s, mi, pi, now) + 5 + below(s, 60);
		break;
	case P_SYSCALL:
		go_on_from_syscall(s, ci, pi, now);
		break;
	case P_RUNNING:
		if (gi == NOBODY) {
			schedule(s, ci, pi, now);
			break;
		}
		if (s->c->samples)
			take_sample(s, pi, mi, now);
		now = operate(s, mi, gi, now);
		/* The P may have been moved while the world stood still. */
		if (s->ps[pi].cpu != NOBODY)
			s->cpus[s->ps[pi].cpu].clock = now;
		break;
	case P_IDLE:
		gen_die("an idle P has a processor");
	}
}

/* A system call that lost its P returns: with another P, or without one. */
static void return_from_syscall(struct sim *s, uint32_t mi, uint64_t now)
{
	uint32_t gi = s->ms[mi].g, pi = NOBODY;
	struct g *g = &s->gs[gi];
	const struct gen_op *op = &gen_roles[g->role].ops[g->pc];

	if (now < s->world_start) {
		add_timer(s, s->world_start + 1 + below(s, 50), T_RETURN, mi);
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
		park_m(s, mi);
		ready(s, NOBODY, gi, now);
		return;
	}
	g->state = G_RUNNABLE;
	s->ms[mi].g = NOBODY;
	now = start_g(s, mi, gi, now);
	place(s, pi, now + spread(s, op->pause));
}

static void fire(struct sim *s)
{
	struct timer t = pop_timer(s);

	if (t.kind == T_RETURN)
		return_from_syscall(s, t.who, t.time);
	else if (t.kind == T_NET)
		net_wake(s, t.who, t.time);
	else {
		s->gs[t.who].net_ready = true;
		push(s, &s->net, t.who);
		wake_p(s, t.time);
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
			p_status(s, mi, pi, now);
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
		park_m(s, mi);
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
	old_g(s, GEN_MAIN, NOBODY, 0);
	for (uint32_t i = 0; i < idle; i++)
		old_g(s, GEN_SYSTEM, NOBODY, i % GEN_ROUTES);
	s->marker = old_g(s, GEN_MARKER, NOBODY, 0);
	s->first_member = s->n_gs;
	s->n_members = members;
	for (uint32_t i = 0; i < members; i++)
		old_g(s, GEN_MEMBER, NOBODY, i % GEN_ROUTES);
	for (uint32_t i = 0; i < s->n_conns; i++) {
		struct conn *conn = &s->conns[i];
		uint32_t client;

		conn->route = (uint8_t)(i % GEN_ROUTES);
		memset(conn->g, 0xff, sizeof(conn->g));
		old_g(s, GEN_WLOOP, i, conn->route);
		old_g(s, GEN_RLOOP, i, conn->route);
		old_g(s, GEN_SERVER, i, conn->route);
		client = old_g(s, GEN_CLIENT, i, conn->route);
		s->gs[client].waits_time = true;
		add_timer(s, START_TICKS + 2000 + i * 200, T_SLEEP, client);
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
		make_idle(s, pi);
	g->state = G_RUNNING;
	p->state = P_RUNNING;
	p->m = g->m = 0;
	s->ms[0].p = s->ms[0].g = 0;
	place(s, 0, now);
	now = EMIT(s, 0, PROCS_CHANGE, now, s->c->procs, stack(s, GEN_AT_MAIN_START, 0));
	now = stop_the_world(s, 0, now + 5, GEN_N_W_START_TRACE, GEN_AT_MAIN_START, 0,
			     start_trace_inside);
	/* So many goroutines are about at any time where they wake each other. */
	for (uint32_t i = 0; i < s->n_members && i < 64; i++)
		now = wake(s, 0, s->first_member + below(s, s->n_members), now + 3,
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
