/* SPDX-License-Identifier: MIT */
/*
 * The state of the simulated scheduler and what its parts do for each other:
 * gen_sched.c moves goroutines, Ps and threads about, gen_ops.c carries out the
 * operations of goroutines, gen_sim.c decides whose turn it is. Where a function
 * takes `now` and returns a time, the time is that of the last event it made:
 * later than `now` where an event of another thread had to come first.
 */
#ifndef BENCH_GEN_SCHED_H
#define BENCH_GEN_SCHED_H

#include "gen_sim.h"
#include "gen_work.h"

#define NOBODY UINT32_MAX
#define NEVER  UINT64_MAX

enum {
	START_TICKS = 500000000 * 3u, /* the machine has been up for a while */
	FIRST_THREAD_ID = 6361,
	ID_BLOCK = 16,           /* goroutine ids a P takes at a time */
	GC_PERIOD = 15625 * 120, /* ticks between collections, about */
	GC_MARK = 15625 * 3,     /* ticks a mark phase takes, about */
	SAMPLE_PERIOD = 156250,
	SLICE = 15625 * 2, /* ticks a P has a processor while others wait */
	RETAKE = 320,      /* ticks after which a system call loses its P */
};

enum g_state {
	G_DEAD,
	G_RUNNABLE,
	G_RUNNING,
	G_SYSCALL,
	G_WAITING
}; /* as on the wire */

struct g {
	uint64_t id;
	uint64_t last;       /* time of the last event about it */
	uint32_t seq;        /* sequence number within the generation */
	uint32_t status_gen; /* generation of the last status, truncated */
	uint32_t conn;
	uint32_t next;   /* in a run queue or the free list */
	uint32_t m;      /* while running or in a system call */
	uint16_t tokens; /* wakes that came while it did not wait */
	uint8_t pc;
	uint8_t repeat; /* system calls left of the current operation */
	uint8_t state;
	uint8_t role;
	uint8_t route;
	bool assist;     /* within a mark assist */
	bool net_ready;  /* in the queue of the network poller */
	bool waits_time; /* sleeping: only its timer may wake it */
};

struct queue {
	uint32_t head, tail, n;
};

enum p_state {
	P_IDLE,
	P_STARTING,
	P_RUNNING,
	P_SYSCALL
};

struct p {
	struct queue run;
	uint32_t run_next; /* woken last, runs next */
	uint32_t m;
	uint32_t cpu; /* that carries it, or NOBODY */
	uint32_t seq, status_gen;
	uint64_t last;
	uint64_t clock; /* its time while it has no processor */
	uint64_t ret;   /* end of the system call */
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

enum timer_kind {
	T_NET,
	T_SLEEP,
	T_RETURN
};

struct timer {
	uint64_t time;
	uint32_t who; /* goroutine, or thread for T_RETURN */
	enum timer_kind kind;
};

struct conn {
	uint32_t g[GEN_ROLE_COUNT];     /* live member of a role, or NOBODY */
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

static inline void push(struct sim *s, struct queue *q, uint32_t g)
{
	s->gs[g].next = NOBODY;
	if (q->n++ == 0)
		q->head = g;
	else
		s->gs[q->tail].next = g;
	q->tail = g;
}

static inline uint32_t pop(struct sim *s, struct queue *q)
{
	uint32_t g = q->head;

	if (q->n == 0)
		return NOBODY;
	q->n--;
	q->head = s->gs[g].next;
	return g;
}

/* Something will happen to a goroutine or a thread at `time`. */
void gen_add_timer(struct sim *s, uint64_t time, enum timer_kind kind, uint32_t who);

/* The earliest timer; there must be one. */
struct timer gen_pop_timer(struct sim *s);

/* A thread with nothing to do: it holds neither P nor goroutine any more. */
void gen_park_m(struct sim *s, uint32_t mi);

/* --- events ---------------------------------------------------------------- */

#define EMIT(s, mi, type, time, ...)                                       \
 emit((s), (mi), TC_EV_##type, (time),                                     \
      sizeof((const uint64_t[]){ 0, __VA_ARGS__ }) / sizeof(uint64_t) - 1, \
      (const uint64_t[]){ 0, __VA_ARGS__ } + 1)
#define EMIT0(s, mi, type, time) emit((s), (mi), TC_EV_##type, (time), 0, NULL)

/* Write out the batch of a thread and begin the next. */
void gen_make_room(struct sim *s, uint32_t mi, uint64_t now);

/* The status of a P, unless this generation has it already. */
void gen_p_status(struct sim *s, uint32_t mi, uint32_t pi, uint64_t now);

/* The status of a goroutine, unless this generation has it already. */
void gen_g_status(struct sim *s, uint32_t mi, uint32_t gi, uint64_t now);

/* What a thread tells before its first event of a generation. */
void gen_first_in_generation(struct sim *s, uint32_t mi, uint64_t now);

/* Next number in the sequence of a goroutine, with its status if that is due. */
uint64_t gen_g_seq(struct sim *s, uint32_t mi, uint32_t gi, uint64_t now);

/* The same for a P. */
uint64_t gen_p_seq(struct sim *s, uint32_t mi, uint32_t pi, uint64_t now);

/* An event as it is; the caller has seen to statuses. */
static inline void put(struct sim *s, uint32_t mi, enum tc_wire_type type, uint64_t time,
		       unsigned n, const uint64_t *args)
{
	struct m *m = &s->ms[mi];

	if (tc_enc_room(&m->enc) < TC_ENC_EVENT_BYTES)
		gen_make_room(s, mi, time);
	tc_enc_event_unchecked(&m->enc, type, time, n, args);
	m->last = time;
	s->events++;
}

static inline uint64_t touch(struct sim *s, uint32_t mi, uint64_t now)
{
	if (now < s->ms[mi].last)
		now = s->ms[mi].last;
	if (s->ms[mi].gen != s->gen)
		gen_first_in_generation(s, mi, now);
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

static inline uint64_t stack(struct sim *s, unsigned site, unsigned route)
{
	return gen_out_stack(s->out, site, route);
}

static inline uint64_t name(struct sim *s, unsigned text)
{
	return gen_out_string(s->out, text);
}

/* --- gen_sched.c ----------------------------------------------------------- */

/* Free a processor, or give it to a P that waits for one. */
void gen_vacate(struct sim *s, uint32_t ci, uint64_t now);

/* A P that has a thread gets a processor, or waits for one. */
void gen_place(struct sim *s, uint32_t pi, uint64_t now);

/* Wake an idle P, if there is one; its ProcStart comes a little later. */
void gen_wake_p(struct sim *s, uint64_t now);

/* A P that its thread has left. */
void gen_make_idle(struct sim *s, uint32_t pi);

/* Put a runnable goroutine where P `pi` (or, NOBODY, whoever is idle) finds it. */
void gen_ready(struct sim *s, uint32_t pi, uint32_t gi, uint64_t now);

/* The thread `thief` takes P `pi` from a thread that is in a system call. */
uint64_t gen_steal_p(struct sim *s, uint32_t thief, uint32_t pi, uint64_t now);

/* A whole stop-the-world phase around what `inside` writes. */
uint64_t gen_stop_the_world(struct sim *s, uint32_t mi, uint64_t now, unsigned kind, unsigned site,
			    unsigned route, uint64_t (*inside)(struct sim *, uint32_t, uint64_t));

/* What is written while the world stands still: at the start, after marking. */
uint64_t gen_start_trace_inside(struct sim *s, uint32_t mi, uint64_t now);
uint64_t gen_mark_done_inside(struct sim *s, uint32_t mi, uint64_t now);

/* A waiting goroutine becomes runnable on P `pi`. */
uint64_t gen_unblock(struct sim *s, uint32_t mi, uint32_t pi, uint32_t gi, uint64_t now,
		     uint64_t stack_id);

/* Wake `gi` from the goroutine that runs on thread `mi`, or leave it a token. */
uint64_t gen_wake(struct sim *s, uint32_t mi, uint32_t gi, uint64_t now, unsigned site,
		  unsigned route);

/* The goroutine on thread `mi` begins a collection. */
uint64_t gen_start_gc(struct sim *s, uint32_t mi, uint64_t now, unsigned route);

/* A goroutine of a role in a connection (or NOBODY); its id and state are the caller's. */
uint32_t gen_new_g(struct sim *s, enum gen_role role, uint32_t conn, unsigned route);

/* One that lived before the trace began: it waits at its first operation. */
uint32_t gen_old_g(struct sim *s, enum gen_role role, uint32_t conn, unsigned route);

/* An id for a new goroutine, from the block that the P has. */
uint64_t gen_take_id(struct sim *s, struct p *p);

/* The network has something for `gi`. */
void gen_net_wake(struct sim *s, uint32_t gi, uint64_t now);

/* The current goroutine waits; it runs again at the operation after this one. */
uint64_t gen_block(struct sim *s, uint32_t mi, uint32_t gi, uint64_t now, unsigned reason,
		   unsigned site);

/* The current goroutine ends. */
uint64_t gen_destroy(struct sim *s, uint32_t mi, uint32_t gi, uint64_t now);

/* --- gen_ops.c ------------------------------------------------------------- */

/* One operation of goroutine `gi`. Returns when the P goes on. */
uint64_t gen_operate(struct sim *s, uint32_t mi, uint32_t gi, uint64_t now);

/* The turn of a P whose goroutine is in a system call: that ends, or the P is lost. */
void gen_go_on_from_syscall(struct sim *s, uint32_t ci, uint32_t pi, uint64_t now);

#endif
