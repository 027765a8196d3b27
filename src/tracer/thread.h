/* SPDX-License-Identifier: MIT */
/*
 * Threads (Ms) and the write section, the heart of the tracer.
 *
 * Source: the section of Go's runtime tracer, with an asymmetric barrier in the
 * place of the writer's exchange. Model: a plain thread is an M with a G and a P
 * of its own; a thread that a foreign scheduler reports (tacho/sched.h) has the G
 * and the P it says.
 *
 *	field             writer              readers              order
 *	tc_hot.gen        advance             sections             [P1] release/acquire
 *	writing           the thread          advance              [P2] release/acquire
 *	gen               the thread          advance              inside the section
 *	evs[i], sts[i]    the thread in a generation of parity i;
 *	                  the advance once that generation is drained   [P1], [P2]
 *	dead              the thread          advance, last thing  [P6] release/acquire
 *	the rest          the thread
 *
 * The section:  writing = 1 · compiler barrier · g = gen (acquire) · if g is not
 * the M's: the slow path · events · writing = 0 (release).
 * The advance:  gen = g+1 · membarrier · for each M: wait while writing and the
 * M's gen is not g+1 · take the blocks of g.
 *
 * Invariants:
 * 1. A section's events lie in one generation, else they are torn from the states
 *    they belong to.
 * 2. After the wait no section writes to g any more, else its events are lost.
 *    membarrier runs a full barrier on each running thread between its call and
 *    return. If a section's load of gen comes after that point it sees g+1. If it
 *    comes before, so does its store of `writing`, which the advance then sees.
 * 3. The wait is for "writing and gen is not g+1": "gen is g" would miss a thread
 *    between its load of tc_hot.gen and its store of its own gen.
 * 4. The load of gen is an acquire, else the section may read old clock parameters.
 * 5. A section never blocks, allocates from malloc, or calls out, else the advance
 *    waits for that.
 * 6. A signal handler that finds `writing` set drops its event and counts it;
 *    outside a section it is a writer like any other.
 *
 * Progress: a section is wait-free but for a new block (a mutex, once in 64 KiB)
 * and a new string or stack (a mutex, once each). The advance waits for sections:
 * a thread that loses its core inside one costs it a scheduling quantum.
 * Generations are 64 bits and never repeat in a process, over sessions too.
 *
 * Rejected: an exchange in each section (5 ns where rdtsc does not hide it; it is
 * the fallback where membarrier is missing, and under ThreadSanitizer, which does
 * not know membarrier); restartable sequences (batches belong to threads);
 * stopping threads at a generation (nobody else should pay for it).
 */
#ifndef TC_TRACER_THREAD_H
#define TC_TRACER_THREAD_H

#include "base/atomic.h"
#include "base/testpoint.h"
#include "tracer/block.h"
#include "tracer/clock.h"
#include "tracer/names.h"
#include "tracer/rec.h"

#include <tacho/tacho.h>

#if defined(__has_feature)
# if __has_feature(thread_sanitizer)
#  define TC_TSAN 1
# endif
#endif

enum {
	TC_REASONS = 8,  /* of those why goroutines stop and wait, by address */
	TC_SAID = 8,     /* of messages that were written, by address */
	TC_CACHE = 64,   /* entries of each thread's caches; a power of two */
	TC_REGIONS = 64, /* open regions a goroutine; deeper ones are counted, not written */
	TC_IDS_AT_A_TIME = 128
};

/* A value of tc_hot.gen: sections wait, see tc_session_begin. */
#define TC_GEN_STARTING (UINT64_C(1) << 63)

/* Read by every event, written by start, advance and stop. */
struct tc_hot {
	tc_atomic_u64 gen; /* 0: off */
	tc_atomic_u64 session;
	tc_atomic_u32 stack_kinds; /* bits of enum tacho_stack_kind */
	tc_atomic_u32 stack_depth;
	tc_atomic_bool exchange; /* no membarrier: sections use the exchange */
	struct tc_clock_params clock[2];
};

extern struct tc_hot tc_hot;

struct tc_region {
	struct tc_str *name;
	uint64_t task;
	uint32_t serial;
	uint32_t written; /* its begin is in the trace */
};

struct tc_regions {
	uint32_t depth; /* may exceed TC_REGIONS */
	uint32_t serial;
	uint64_t session;
	struct tc_region open[TC_REGIONS];
	struct tc_regions *next; /* free list */
};

/* What was not written, and why; summed up by tacho_get_stats. */
struct tc_losses {
	tc_atomic_u64 nested; /* in a signal handler inside a section */
	tc_atomic_u64 scarce; /* no buffer space */
	tc_atomic_u64 state;  /* the goroutine was not running */
	tc_atomic_u64 misuse; /* calls that make no sense */
	tc_atomic_u64 deep;   /* regions nested too deeply */
};

struct tc_thread {
	tc_atomic_u32 writing;
	uint32_t running : 1; /* cur_g runs on cur_p: its events may be written */
	uint32_t ready : 1;   /* and blocks are not scarce: also those that could be left out */
	tc_atomic_u64 gen;
	struct tc_block *ev; /* evs[gen % 2], or the void block */
	uint64_t tid;
	struct tc_rec *cur_g, *cur_p;
	struct tc_regions *regions; /* cur_g's */
	uint64_t stack_lo, stack_hi;
	uint64_t bad_page; /* a stack page that is not ours */

	struct tc_block *evs[2], *sts[2];
	uint64_t str_id, str_end; /* ids for messages */
	uint64_t said[TC_SAID];   /* messages of the newest block of them; see emit.c */
	uint32_t block_seq;
	uint32_t busy;   /* had a small block full: gets big ones */
	uint32_t thin;   /* blocks are scarce: state changes only */
	uint32_t parked; /* the own goroutine waits while the thread runs for a scheduler */
	uint64_t lost, lost_told;
	struct tc_rec *own_g, *own_p;
	struct tc_rec_spares spares; /* of the hooks of sched.h: not of signal handlers */
	uint64_t session;            /* in which own_g and own_p were introduced */
	uint64_t told_session;       /* cur_g and cur_p are foreign: checked in that session */
	struct tc_str *name;
	struct tc_str *label; /* last name given while a generation was open */
	struct tc_losses losses;
	struct tc_thread *next;
	tc_atomic_u32 dead;
	uint32_t rounds; /* of the thread's exit */
	char *format;    /* not used in sections */

	struct {
		const char *text; /* where it was given */
		struct tc_str *str;
	} reasons[TC_REASONS];
	struct tc_str *str_cache[TC_CACHE];
	struct tc_stack *stack_cache[TC_CACHE];
	uint64_t stack_guests; /* which are in the place beside theirs; bits */
	struct tc_regions own_regions;
	/* Takes the bytes of events for which there is no block. */
	_Alignas(64) uint8_t void_block[TC_BLOCK_HEAD + 4 * TC_EVENT_ROOM];
};

/* The thread's own; TC_THREAD_GONE after its exit, TC_THREAD_MAKING meanwhile. */
extern __thread struct tc_thread *tc_self __attribute__((tls_model("initial-exec")));

#define TC_THREAD_GONE   ((struct tc_thread *)1)
#define TC_THREAD_MAKING ((struct tc_thread *)2)

/*
 * From here to tc_thread_back this thread holds locks outside of a section: what its
 * signal handlers trace is dropped, or they would wait for the thread they interrupted.
 */
static inline struct tc_thread *tc_thread_away(void)
{
	struct tc_thread *m = tc_self;

	tc_self = TC_THREAD_MAKING;
	tc_signal_fence();
	return m;
}

static inline void tc_thread_back(struct tc_thread *m)
{
	tc_signal_fence();
	tc_self = m;
}

/* Losses of threads that are no more, and of those that never were. */
extern struct tc_losses tc_losses_past;

static inline void tc_count(tc_atomic_u64 *n)
{
	/* relaxed: statistics */
	tc_add_relaxed(n, 1);
}

/*
 * The functions of every event have arrays whose every index is bounded in sight,
 * and the canary costs as much as the event's own stores.
 */
#if defined(__has_attribute)
# if __has_attribute(no_stack_protector)
#  define TC_HOT __attribute__((no_stack_protector))
# endif
#endif
#ifndef TC_HOT
# define TC_HOT
#endif

#define tc_likely(x)   __builtin_expect(!!(x), 1)
#define tc_unlikely(x) __builtin_expect(!!(x), 0)

/* This thread's M, made if need be; NULL: it cannot be. */
struct tc_thread *tc_thread_make(void);

/* The slow path of a section: another generation than last time. False: no section. */
bool tc_section_turn(struct tc_thread *m, uint64_t g, bool always);

static inline struct tc_thread *tc_thread_self(void)
{
	struct tc_thread *m = tc_self;

	if (tc_unlikely((uintptr_t)m <= 2))
		m = tc_thread_make();
	return m;
}

static inline void tc_section_leave(struct tc_thread *m)
{
	/* rel: pairs with [P2] load in tc_advance_drain; all bytes of the section. */
	tc_store_rel(&m->writing, 0);
}

/*
 * Open a section; false: nothing may be written and none is open. With `always`
 * the section opens while tracing is off, too (m->gen is 0 then).
 */
static inline bool tc_section_enter(struct tc_thread *m, bool always)
{
	uint64_t g;

	/* relaxed: only this thread and its signal handlers write it */
	if (tc_unlikely(tc_load_relaxed(&m->writing) != 0)) {
		tc_count(&m->losses.nested);
		return false;
	}
	/* relaxed: set before the first generation */
	if (tc_unlikely(tc_load_relaxed(&tc_hot.exchange))) {
		/* seqcst: pairs with [P1] exchange in tc_gen_publish; one sees the other. */
		(void)tc_exchange_seqcst(&m->writing, 1);
		/* seqcst: pairs with [P1] exchange in tc_gen_publish; one sees the other. */
		g = tc_load_seqcst(&tc_hot.gen);
	} else {
		tc_store_relaxed(&m->writing, 1);
		tc_signal_fence();
		TC_TESTPOINT("section: flag set");
		/* acq: pairs with [P1] exchange in tc_gen_publish; clock parameters of g. */
		g = tc_load_acq(&tc_hot.gen);
	}
	TC_TESTPOINT("section: generation loaded");
	if (tc_unlikely(g != tc_load_relaxed(&m->gen)) || tc_unlikely(g == 0 && !always))
		return tc_section_turn(m, g, always);
	return true;
}

/* The generation of the open section; 0: off. */
static inline uint64_t tc_section_gen(const struct tc_thread *m)
{
	/* relaxed: this thread wrote it */
	return tc_load_relaxed(&m->gen);
}

/* --- writing events inside a section -------------------------------------------- */

/* In a section: annotations are to be left out. */
bool tc_thread_scarce(const struct tc_thread *m);

/* Another block for this thread, which may be the void one. */
void tc_thread_turn_block(struct tc_thread *m);

static inline uint8_t *tc_put(uint8_t *p, uint64_t v)
{
	if (tc_likely(v < 0x80)) {
		*p++ = (uint8_t)v;
		return p;
	}
	if (v < 0x4000) {
		p[0] = (uint8_t)(v | 0x80);
		p[1] = (uint8_t)(v >> 7);
		return p + 2;
	}
	if (v < 0x200000) {
		p[0] = (uint8_t)(v | 0x80);
		p[1] = (uint8_t)(v >> 7 | 0x80);
		p[2] = (uint8_t)(v >> 14);
		return p + 3;
	}
	return tc_enc_varint(p, v);
}

/* Begin an event at that time: its type and delta; the arguments follow with tc_put. */
static inline uint8_t *tc_event_at(struct tc_thread *m, unsigned type, uint64_t now)
{
	struct tc_block *b = m->ev;
	uint8_t *p;

	/* relaxed: only this thread writes to its block */
	if (tc_unlikely(tc_load_relaxed(&b->pos) > b->limit)) {
		tc_thread_turn_block(m);
		b = m->ev;
	}
	p = (uint8_t *)b + tc_load_relaxed(&b->pos);
	*p++ = (uint8_t)type;
	/* The counters of two cores may differ by a little. */
	if (tc_unlikely(now < b->last_ns))
		now = b->last_ns;
	p = tc_put(p, now - b->last_ns);
	b->last_ns = now;
	return p;
}

static inline uint8_t *tc_event(struct tc_thread *m, unsigned type)
{
	return tc_event_at(m, type, tc_clock_now(&tc_hot.clock[tc_section_gen(m) & 1]));
}

static inline void tc_event_end(struct tc_thread *m, const uint8_t *p)
{
	struct tc_block *b = m->ev;

	/* The bytes are stored before the position: a crash finds whole events. */
	tc_signal_fence();
	tc_store_relaxed(&b->pos, (uint64_t)(p - (const uint8_t *)b));
}

/* Write the status of r in this generation, unless that was done; `before` is it. */
void tc_touch_slow(struct tc_thread *m, struct tc_rec *r, enum tc_status before);

static inline void tc_touch(struct tc_thread *m, struct tc_rec *r, enum tc_status before)
{
	uint64_t g = tc_section_gen(m);

	/* relaxed: a hint; the claim in tc_touch_slow decides */
	if (tc_load_relaxed(&r->touched[g & 1]) != g)
		tc_touch_slow(m, r, before);
}

/* The same for a P that is about to be stolen, whose thread is in a system call. */
void tc_touch_abandoned(struct tc_thread *m, struct tc_rec *p);

/* Forget a P that was taken away during a system call. In a section. */
void tc_drop_stolen(struct tc_thread *m);

/* The end of a system call that kept its P, with the statuses before it. */
void tc_write_syscall_end(struct tc_thread *m);

/* The next number of r in this generation. By the owner of the change. */
static inline uint64_t tc_next_seq(struct tc_thread *m, struct tc_rec *r)
{
	uint64_t g = tc_section_gen(m);

	if (r->seq_gen != g) {
		r->seq_gen = g;
		r->seq = 0;
	}
	return ++r->seq;
}

/* An interned text, by this thread's cache. Inside a section or not. */
struct tc_str *tc_thread_str(struct tc_thread *m, const char *text);

/* The same for texts that are literals most of the time: looked up by address first. */
struct tc_str *tc_thread_reason(struct tc_thread *m, const char *text);

/* The id of the stack that begins at a frame; 0: there is none. */
uint64_t tc_stack_at(struct tc_thread *m, const void *frame);

/* The same where stacks of that kind are wanted, else 0. */
static inline uint64_t tc_thread_stack(struct tc_thread *m, enum tacho_stack_kind kind,
				       const void *frame)
{
	/* relaxed: settings */
	if (!(tc_load_relaxed(&tc_hot.stack_kinds) & (uint32_t)kind))
		return 0;
	return tc_stack_at(m, frame);
}

/* Write a message string; 0 when it is empty or there is no space. */
uint64_t tc_thread_message(struct tc_thread *m, const char *text, size_t len);

/* A batch of its own for data of an experiment, which fit a big block. False: no space. */
bool tc_thread_experiment(struct tc_thread *m, uint8_t experiment, const void *bytes, size_t n);

/*
 * Make this thread's goroutine run: introduce a plain thread, or wake the own
 * goroutine of one whose scheduler gave its P back. False: there is none that
 * could run (a scheduler between two goroutines, or one that is blocked).
 */
bool tc_thread_ready(struct tc_thread *m);

/*
 * The thread that a goroutine was created for takes it over; or there will be none,
 * and the creator ends it. `session` is that of its creation.
 */
void tc_thread_adopt(struct tc_rec *g, uint64_t session);
void tc_thread_disown(struct tc_rec *g, uint64_t session);

/* Where the calling thread's stack is. Once, at its registration. */
void tc_stack_find_bounds(struct tc_thread *m);

/* The id of the stack that stands for an entry function. */
uint64_t tc_thread_entry_stack(struct tc_thread *m, uint64_t fn);

/* The list of open regions of the running goroutine, made if need be; NULL: no memory. */
struct tc_regions *tc_regions_make(struct tc_thread *m);
void tc_regions_free(struct tc_rec *g);
void tc_regions_after_fork(void);

/* A section in which events of the running goroutine may be written. */
static inline struct tc_thread *tc_begin(void)
{
	struct tc_thread *m = tc_thread_self();

	if (tc_unlikely(!m) || !tc_section_enter(m, false))
		return NULL;
	if (tc_likely(m->ready))
		return m;
	if (tc_thread_ready(m))
		return m;
	tc_section_leave(m);
	return NULL;
}

/* The same for what must not be left out: the end of something that was written. */
static inline struct tc_thread *tc_begin_must(void)
{
	struct tc_thread *m = tc_thread_self();

	if (tc_unlikely(!m) || !tc_section_enter(m, false))
		return NULL;
	if (tc_likely(m->running))
		return m;
	if (tc_thread_ready(m))
		return m;
	tc_section_leave(m);
	return NULL;
}

/* --- changes of state, inside a section ------------------------------------------- */

/* The owner's store of a new state. */
static inline void tc_set_state(struct tc_rec *r, enum tc_status s)
{
	/* relaxed: the owner's own word */
	uint64_t old = tc_load_relaxed(&r->state);

	/* rel: pairs with [P4] load in tc_advance_copy; seq and tid of the record. */
	tc_store_rel(&r->state, tc_state_next(old, s));
}

/* The state of what this thread runs. */
static inline enum tc_status tc_own_state(const struct tc_rec *r)
{
	/* relaxed: what this thread runs, only it changes */
	return tc_status_of(tc_load_relaxed((tc_atomic_u64 *)(uintptr_t)&r->state));
}

/* Regions that were opened in a former session are none now. */
void tc_regions_renew(struct tc_regions *rs);

/* After a change of cur_g, cur_p, their states or the scarcity. */
static inline void tc_thread_settle(struct tc_thread *m)
{
	m->running = m->cur_g && m->cur_p && tc_own_state(m->cur_g) == TC_RUNNING;
	m->ready = m->running && !m->thin;
	m->regions = m->cur_g ? m->cur_g->regions : NULL;
	/* relaxed: does not change inside a section */
	if (m->regions && tc_unlikely(m->regions->session != tc_load_relaxed(&tc_hot.session)))
		tc_regions_renew(m->regions);
}

/* The thread's own P, which is idle, starts; then its own G, which is runnable. */
void tc_own_start(struct tc_thread *m);
void tc_own_go(struct tc_thread *m);

/* --- for the advance -------------------------------------------------------------- */

/* The list of threads and its lock, which births take and deaths do not. */
extern pthread_mutex_t tc_threads_lock;
extern struct tc_thread *tc_threads;

/* Full blocks, by parity. */
extern struct tc_full tc_full[2];

/*
 * Bytes in full blocks of a generation, by parity; beyond the ceiling annotations are
 * left out, so that the newest generation of a flight recorder does not outgrow it.
 */
extern tc_atomic_u64 tc_gen_bytes[2];
extern tc_atomic_u64 tc_gen_ceiling;

/* The first generation for which a block was missing, or 0. */
extern tc_atomic_u64 tc_broken_gen;

/* Unlink dead threads whose blocks are gone. Under the lock. */
void tc_threads_reap(void);

/* Give the thread that makes this call no M, ever. For the tracer's own threads. */
void tc_thread_hide(void);
void tc_threads_after_fork(void);
void tc_threads_init(void);

/* When the library is loaded: what the environment asks for. environ.c */
void tc_library_begin(void);

/* Wake whoever waits for the end of the calling thread; wait.c. */
void tc_wake_joiners(void);

#endif
