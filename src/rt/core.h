/* SPDX-License-Identifier: MIT */
/*
 * The scheduler: goroutines (G) are run by threads (M) that have a processor (P).
 *
 * Ownership:
 *	field                writer                      readers        order
 *	g: sp ..             whoever runs it, and the    next runner    run queue [P2], lock [P1]
 *	                     switch that leaves it
 *	g->state             owner of the change         dump           relaxed, a hint
 *	g->wait_*            g before it parks           dump           relaxed, a hint
 *	p->ring, head, tail  owner pushes, all pop       all            [P2], runq.h
 *	p->next_g            owner, thieves              all            [P3], runq.h
 *	p->word              owner; CAS in system calls  monitor        [P4]
 *	p->attention         anybody sets                owner          relaxed flags, [P1] for what
 *	p->m, link           under sched.lock            under it       [P1]
 *	m->park              sleeper 0, waker 1          both           [P5]
 *	m->next_p, .link     under sched.lock or before [P5]            [P1] [P5]
 *	sched.*              under sched.lock, but for counters, which are hints outside
 *
 * State of a P's word (low byte), the tick above it counts each change, so that a
 * compare-and-swap for one system call cannot hit another one (ABA):
 *	IDLE -> RUNNING        whoever takes it off the idle list, under sched.lock
 *	RUNNING -> SYSCALL     its M
 *	SYSCALL -> RUNNING     its M (CAS)
 *	SYSCALL -> STOLEN      monitor, or who stops the world (CAS); then -> IDLE or RUNNING
 *	RUNNING -> IDLE        its M, under sched.lock
 *	any -> DEAD            procs change, while the world is stopped
 *
 * Invariants:
 *  1. A G is in one place: running on an M, in one queue, or with one waker. Else it
 *     runs twice. It is put into a queue only when its registers are saved: by the
 *     action that the arriving side of a switch runs (m->after).
 *  2. Report, then publish; acquire, then report (tacho/sched.h). Else the trace
 *     contradicts itself.
 *  3. Who gives up a P looks at all queues once more behind a barrier that every
 *     pusher has passed (tc_rt_wake_fence); who pushes looks for idle Ps behind its
 *     push. Else work waits while a P sleeps.
 *  4. No TLS address is kept over a switch: tc_rt_m() hides it. Else a
 *     goroutine works on the M of another thread.
 *  5. sched.lock is not held over a switch, a hook that may block, or the
 *     program's functions.
 *
 * Counters that wrap: ring indices (32 bits, differences below 256 only), ticks (56
 * bits: a thief would have to sleep for years).
 *
 * Rejected: a scheduler stack on every switch (the direct switch saves half); finding
 * G by masking the stack pointer (one size of stacks for all); waking a P for
 * next_g alone (ping-pong over two cores costs two wake-ups a round); an atomic
 * fence for each push (membarrier pays for it at each park instead).
 */
#ifndef TC_RT_CORE_H
#define TC_RT_CORE_H

#include "rt/fiber.h"
#include "rt/park.h"

#include <tacho/rt.h>
#include <tacho/sched.h>

#include <pthread.h>

enum {
	TC_RT_RING = 256, /* a power of two */
	TC_RT_NAME = 32,
	TC_RT_CLASSES = 10, /* of stacks: 16 KiB << class, to 8 MiB */
	TC_RT_STREAK = 32,  /* next_g may overtake the queue that often in a row */
	TC_RT_GLOBAL_EVERY = 61,
	TC_RT_TIMERS_EVERY = 8
};

enum tc_rt_g_state {
	TC_RT_G_FREE, /* its slot is in the pool */
	TC_RT_G_RUNNABLE,
	TC_RT_G_RUNNING,
	TC_RT_G_SYSCALL,
	TC_RT_G_WAITING
};

struct tc_rt_m;
struct tc_rt_p;

/*
 * At the top of its stack; one that has not begun has a record alone (births.c) whose `lo`
 * is NULL, and of which only the first two lines count. What runs often is in the first.
 */
struct tc_rt_g {
	struct tc_rt_g *link; /* of a queue or free list */
	struct tacho_g *trace;
	tc_atomic_u32 state;    /* enum tc_rt_g_state */
	uint8_t *lo;            /* the stack: [lo, this record) */
	struct tc_rt_m *locked; /* runs on that thread only */
	tacho_rt_fn *fn;
	void *arg;
	uint32_t class;
	bool is_main; /* the run ends with it */
	uint64_t id;
	tc_atomic_uintptr wait_reason, wait_pc;
	tc_atomic_u64 wait_since;
	char name[TC_RT_NAME];
	struct tc_rt_fiber fiber;
	uint32_t lock_depth;
	uint32_t canary; /* no guard page: the lowest words are looked at */
};

enum tc_rt_p_status {
	TC_RT_P_DEAD,
	TC_RT_P_IDLE,
	TC_RT_P_RUNNING,
	TC_RT_P_SYSCALL,
	TC_RT_P_STOLEN, /* a thief is at work */
	TC_RT_P_STATUS_MASK = 255,
	TC_RT_P_TICK = 256
};

enum tc_rt_attention {
	TC_RT_ATT_STOP = 1,    /* give up the P: the world stops, or the runtime ends */
	TC_RT_ATT_PREEMPT = 2, /* it ran for long */
	TC_RT_ATT_TIMERS = 4   /* a timer is overdue */
};

struct tc_rt_p {
	/* The owner's line, and that of thieves. */
	_Alignas(64) tc_atomic_u32 head;
	tc_atomic_u32 tail;
	tc_atomic_uintptr next_g;
	tc_atomic_u32 attention;
	uint32_t streak;
	bool counted;       /* whoever stops the world waits for it; under sched.lock */
	bool alone;         /* there is no other P: runq.h; written while the world is stopped */
	tc_atomic_u64 tick; /* Gs started; written by the owner */
	uint32_t id;
	uint32_t random;
	struct tacho_p *trace;
	/* stacks.c: of that class; and births.c. */
	struct tc_rt_g *free, *unborn;
	uint32_t n_free, n_unborn, promises, keep, class;
	_Alignas(64) tc_atomic_u64 word;
	struct tc_rt_m *m;
	struct tc_rt_p *link; /* idle list */
	/* The monitor's. */
	uint64_t seen_tick, seen_word;
	int64_t seen_at;
	tc_atomic_u64 long_ns; /* how long its G has kept it; 0: not long. The owner tells */
	/* Statistics: written by the owner; n_g wraps below 0, only the sum counts. */
	tc_atomic_u64 steals, n_g;
	_Alignas(64) tc_atomic_uintptr ring[TC_RT_RING];
};

/* What the arriving side of a switch does for the one that left. */
typedef void tc_rt_after_fn(struct tc_rt_m *m, struct tc_rt_g *left);

struct tc_rt_m {
	struct tc_rt_fiber scheduler; /* the thread's own stack */
	struct tc_rt_g *g;            /* runs on it */
	struct tc_rt_p *p;
	tc_rt_after_fn *after;
	struct tc_rt_g *left;
	tc_rt_unlock_fn *unlock;
	void *unlock_arg;
	uint64_t call_word; /* of p while in a system call */
	struct tc_rt_p *call_p;
	struct tc_rt_g *locked; /* runs that G only */
	struct tc_rt_p *next_p; /* given by the waker */
	bool spinning;
	tc_atomic_u32 park; /* futex */
	tc_atomic_u64 run;  /* of the runtime it belongs to */
	struct tc_rt_m *link;
	struct tc_rt_m *all; /* every record ever made */
	bool listed;
	tc_atomic_u32 gone;     /* its thread has left the scheduler */
	tc_atomic_u32 in_call;  /* a system call: it may never come back */
	struct tc_rt_g *picked; /* to run next */
	struct tc_rt_g *given;  /* the one it is locked to, with next_p; [P5] */
	pthread_t thread;
	void *alt_stack;
	int *errno_at; /* its thread's: compilers would keep the address over a switch */
};

struct tc_rt_sched {
	struct tc_rt_lock lock;
	/* Under the lock. */
	struct tc_rt_g *global_first, *global_last;
	struct tc_rt_p *idle_p;
	struct tc_rt_m *idle_m;
	struct tc_rt_m *spare_m; /* records of threads that ended */
	struct tc_rt_m *all_m;
	uint32_t n_m, max_m; /* threads that run or sleep */
	uint32_t n_idle_m;
	int64_t refused_until, back_off_ns; /* no thread is asked for before that */
	uint32_t to_stop;                   /* Ps that still run while the world is stopped */
	/* Hints outside of the lock. */
	tc_atomic_u64 n_global;
	tc_atomic_u32 n_idle_p, n_spinning, procs;
	tc_atomic_u32 stopping; /* the world */
	tc_atomic_u32 ending;   /* main_fn has returned */
	tc_atomic_u32 stopped;  /* futex: to_stop became 0 */
	tc_atomic_u32 ended;    /* futex: counts down threads at the end */
	tc_atomic_u32 polling;  /* an M sleeps until poll_until */
	tc_atomic_u64 poll_until;
	tc_atomic_u32 poll_word; /* futex of an M that sleeps until a timer */
	tc_atomic_u64 n_g;   /* created by threads of the program, less those that ended there */
	tc_atomic_u64 calls; /* Gs in system calls that gave up their P */
	tc_atomic_u64 now;   /* coarse clock, kept by the monitor */
	tc_atomic_u64 parks, wakes, retakes, misuse;
	tc_atomic_u32 troubles;   /* told in this run; bits of enum tc_rt_trouble */
	tc_atomic_u32 fences;     /* no membarrier: pushers pay */
	tc_atomic_u32 active;     /* a runtime runs */
	tc_atomic_u64 run;        /* counts runs */
	tc_atomic_u32 most_procs; /* ever, of this process */
	int64_t spin_ns;
	int64_t ticks_per_ms; /* ticks.h */
	uint32_t default_class;
	bool no_deadlock, forked;
	void (*misuse_fn)(const char *line);
	tc_atomic_u32 changing; /* the number of Ps: one at a time */
	uint32_t cpus;
};

extern struct tc_rt_sched tc_rt_sched;
extern struct tc_rt_p tc_rt_ps[TACHO_RT_MAX_PROCS];

/*
 * This thread's; NULL on threads of the program. Compilers would keep the address of the
 * variable over a switch, and work on another thread's then; so they do not see it.
 */
extern __thread struct tc_rt_m *tc_rt_this_m __attribute__((tls_model("initial-exec")));
struct tc_rt_m *tc_rt_m_slow(void);
void tc_rt_m_set(struct tc_rt_m *m);

static inline struct tc_rt_m *tc_rt_m(void)
{
#if defined(__x86_64__) && defined(__LP64__)
	struct tc_rt_m *m;

	__asm__ volatile("movq tc_rt_this_m@gottpoff(%%rip), %0\n\t"
			 "movq %%fs:(%0), %0"
			 : "=r"(m)
			 :
			 : "memory");
	return m;
#else
	return tc_rt_m_slow();
#endif
}

/* --- schedule.c ------------------------------------------------------------------ */

/* The running G, which was reported, leaves; the next one of this P, or the scheduler, goes on. */
void tc_rt_leave(struct tc_rt_m *m, tc_rt_after_fn *after);

/* The same, and it ends, which is reported here. */
void tc_rt_leave_last(struct tc_rt_m *m, tc_rt_after_fn *after) __attribute__((noreturn));

/* Put a runnable G where it is found: on this P, or in the global queue. m: this thread's. */
void tc_rt_enqueue(struct tc_rt_g *g, bool next);
void tc_rt_enqueue_on(struct tc_rt_m *m, struct tc_rt_g *g, bool next);
void tc_rt_global_push(struct tc_rt_g *g);

/* --- find.c ------------------------------------------------------------------------- */

/* The body of each M, on its own stack. */
void tc_rt_scheduler(struct tc_rt_m *m);

/* --- machine.c ------------------------------------------------------------------------ */

/*
 * Something was queued: see that somebody looks, if a P is idle. The fence of pushers is
 * one for the compiler; where membarrier is missing, a real one.
 */
void tc_rt_wake_slow(void);
void tc_rt_wake_fence(void);
void tc_rt_push_fence_slow(void);

static inline void tc_rt_push_fence(void)
{
	tc_signal_fence();
	/* relaxed: set before the first thread */
	if (tc_rt_unlikely(tc_load_relaxed(&tc_rt_sched.fences) != 0))
		tc_rt_push_fence_slow();
}

static inline void tc_rt_wake(void)
{
	tc_rt_push_fence();
	/* relaxed: the fence orders it behind the push */
	if (tc_load_relaxed(&tc_rt_sched.n_idle_p) != 0)
		tc_rt_wake_slow();
}

/* Give away this M's P, to somebody who runs it if there is work. */
void tc_rt_hand_off(struct tc_rt_p *p);

/* All that p has queued goes to the global queue. By its owner, or while nobody has it. */
void tc_rt_p_drain(struct tc_rt_p *p);

/* Under sched.lock: idle list. */
void tc_rt_p_put_idle(struct tc_rt_p *p);
struct tc_rt_p *tc_rt_p_take_idle(void);

/* This M has p; and has it no more. With their events. */
void tc_rt_p_wire(struct tc_rt_m *m, struct tc_rt_p *p);
void tc_rt_p_unwire(struct tc_rt_m *m);

/* Some thread runs p (NULL: an idle one), spinning or not. False: none can be made. */
bool tc_rt_m_start(struct tc_rt_p *p, bool spinning);

/* Sleep until somebody gives this M a P (m->next_p) or the runtime ends. */
void tc_rt_m_sleep(struct tc_rt_m *m);
void tc_rt_m_sleep_on(struct tc_rt_m *m);
void tc_rt_m_wake(struct tc_rt_m *m);

/* Futexes. timeout_ns < 0: none. */
void tc_rt_futex_wait(tc_atomic_u32 *word, uint32_t seen, int64_t timeout_ns);
void tc_rt_futex_wake(tc_atomic_u32 *word, int n);

/* A wake-up of a sleeping thread takes that long here, as measured. */
int64_t tc_rt_measure_wake(void);

/* --- kernel_call.c ------------------------------------------------------------------------ */

/* Take p from a system call whose word was seen; it belongs to the caller then. */
bool tc_rt_retake(struct tc_rt_p *p, uint64_t seen);

/* --- stacks.c -------------------------------------------------------------------------------- */

bool tc_rt_stack_promise_slow(struct tc_rt_p *p, uint32_t class);
void tc_rt_stack_promise_undo(struct tc_rt_p *p, uint32_t class);
struct tc_rt_g *tc_rt_stack_take_slow(struct tc_rt_p *p, uint32_t class);
void tc_rt_stack_give(struct tc_rt_p *p, struct tc_rt_g *g);

/*
 * A stack is promised when a goroutine is created, so that there is one when it begins; the
 * promise ends when that is given back, or when it is undone. p may be NULL.
 */
static inline bool tc_rt_stack_promise(struct tc_rt_p *p, uint32_t class)
{
	if (tc_rt_unlikely(!p || p->class != class || p->promises == 0))
		return tc_rt_stack_promise_slow(p, class);
	p->promises--;
	return true;
}

/* That of a goroutine which has begun now, by the owner of p. */
static inline struct tc_rt_g *tc_rt_stack_take(struct tc_rt_p *p, uint32_t class)
{
	struct tc_rt_g *g = p->free;

	if (tc_rt_unlikely(!g || p->class != class))
		return tc_rt_stack_take_slow(p, class);
	p->free = g->link;
	p->n_free--;
	return g;
}

/* p begins: what it may keep; false: no memory. And it ends. */
bool tc_rt_stacks_open(struct tc_rt_p *p);
void tc_rt_stacks_flush(struct tc_rt_p *p);
void tc_rt_stacks_each(void (*fn)(struct tc_rt_g *g, void *ctx), void *ctx);
uint64_t tc_rt_stacks(void);

/* Give back pages that nobody has needed for a while; in how many ns to look again. */
int64_t tc_rt_stacks_trim(void);
bool tc_rt_canary_hurt(const struct tc_rt_g *g);
void tc_rt_stacks_after_fork(void);
int tc_rt_class_of(uint64_t bytes); /* -1: out of range */

/* The goroutine whose guard page has that address. */
struct tc_rt_g *tc_rt_g_of_guard(uintptr_t address);

/* The end of the memory for a stack in which that address lies; NULL: in none. */
const uint8_t *tc_rt_slot_end(uintptr_t address);

/* Goroutines that exist. */
uint64_t tc_rt_n_g(void);

/* --- births.c: records of goroutines that have not begun ----------------------------------------- */

struct tc_rt_g *tc_rt_unborn_get_slow(struct tc_rt_p *p);
void tc_rt_unborn_put(struct tc_rt_p *p, struct tc_rt_g *g);
void tc_rt_unborn_flush(struct tc_rt_p *p);
void tc_rt_unborn_each(void (*fn)(struct tc_rt_g *g, void *ctx), void *ctx);
void tc_rt_unborn_after_fork(void);

/* NULL: no memory. p may be NULL. */
static inline struct tc_rt_g *tc_rt_unborn_get(struct tc_rt_p *p)
{
	struct tc_rt_g *g = p ? p->unborn : NULL;

	if (tc_rt_unlikely(!g))
		return tc_rt_unborn_get_slow(p);
	p->unborn = g->link;
	p->n_unborn--;
	return g;
}

/* --- goroutine.c -------------------------------------------------------------------------------- */

/* m: this thread's, or NULL. */
int tc_rt_g_new(struct tc_rt_m *m, tacho_rt_fn *fn, void *arg, uint32_t class, const char *name,
		const void *frame, struct tc_rt_g **out);

/* One that was taken off its queue and has not begun gets its stack; by the owner of p. */
struct tc_rt_g *tc_rt_g_begin(struct tc_rt_p *p, struct tc_rt_g *unborn);

/*
 * The same on the stack of g, which has ended and whose registers nobody needs; false: it needs
 * one of its own. The caller continues with tc_rt_fiber_restart.
 */
bool tc_rt_g_succeed(struct tc_rt_p *p, struct tc_rt_g *g, struct tc_rt_g *unborn);

/* --- world.c --------------------------------------------------------------------------------------- */

/* The world is stopped: this P's M gives it up. */
void tc_rt_stop_here(struct tc_rt_m *m);

/* Under sched.lock: one P less to wait for, if p was waited for. */
void tc_rt_stopped_one(struct tc_rt_p *p);
void tc_rt_end_run(void);

/* --- monitor.c --------------------------------------------------------------------------------------- */

/* What keeps a runtime with nothing to run alive. */
bool tc_rt_all_asleep(void);

int tc_rt_monitor_start(void);
void tc_rt_monitor_stop(void);
void tc_rt_monitor_wake(void);
void tc_rt_monitor_suspect(void); /* a thread goes to sleep: are all asleep? */
void tc_rt_monitor_after_fork(void);
void tc_rt_monitor_dump(void); /* async-signal-safe */

/* --- cpus.c: the quota of the cgroups, in thousandths of a CPU; 0: none. proc: "/proc" */
uint64_t tc_rt_quota(const char *proc);

/* --- collector.c ------------------------------------------------------------------------------------------ */

void tc_rt_thread_begin(void);
void tc_rt_thread_end(void);

/* --- report.c ------------------------------------------------------------------------------------------ */

void tc_rt_deadlock(void) __attribute__((noreturn));
void tc_rt_overflow(struct tc_rt_g *g) __attribute__((noreturn));
void tc_rt_die(const char *what) __attribute__((noreturn));
void tc_rt_signals_begin(bool sigquit);
void tc_rt_signals_end(void);
void *tc_rt_alt_stack_new(void);
void tc_rt_alt_stack_free(void *stack);

/* Ps that have ever been; those beyond the number of today have nothing but timers. */
static inline uint32_t tc_rt_most_procs(void)
{
	/* relaxed: a P has no timers before it is used */
	return (uint32_t)tc_load_relaxed(&tc_rt_sched.most_procs);
}

/* --- time -------------------------------------------------------------------------------------------------- */

static inline uint64_t tc_rt_coarse_now(void)
{
	/* relaxed: a rough idea of the time */
	return tc_load_relaxed(&tc_rt_sched.now);
}

static inline void tc_rt_count(tc_atomic_u64 *n)
{
	/* relaxed: statistics; one writer */
	tc_store_relaxed(n, tc_load_relaxed(n) + 1);
}

/* Is the running goroutine asked for something? Then tc_rt_check. */
static inline bool tc_rt_is_asked(const struct tc_rt_m *m)
{
	/* relaxed: flags */
	return m && m->p && m->g && tc_load_relaxed(&m->p->attention) != 0;
}

/* g runs here from now on, as was reported; the switch follows. */
static inline void tc_rt_begin(struct tc_rt_m *m, struct tc_rt_g *g)
{
	m->g = g;
	/* relaxed: a hint for dumps */
	tc_store_relaxed(&g->state, TC_RT_G_RUNNING);
	tc_rt_count(&m->p->tick);
}

#endif
