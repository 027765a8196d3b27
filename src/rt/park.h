/* SPDX-License-Identifier: MIT */
/*
 * What channels, locks, timers and network polling stand on: a goroutine that
 * waits, and whoever wakes it. They know nothing else of the scheduler.
 *
 * To wait, with a lock held under which wakers look for waiters:
 *
 *	tc_rt_lock(&c->lock);
 *	if (must wait) {
 *		struct tc_rt_waiter w = { .g = tc_rt_self() };
 *		tc_rt_waitq_push(&c->waiters, &w);
 *		tc_rt_park(tc_rt_unlock_after, &c->lock, "chan receive", frame);
 *		(woken: w.value, w.result say by what)
 *	}
 *
 * To wake: take the waiter off the queue under the lock, unlock, tc_rt_ready(w->g).
 * A waiter lives on the stack of its goroutine and must not be touched once
 * that was made ready.
 *
 * `frame` is __builtin_frame_address(0) of the public function that the program
 * called; its return address is the call site that messages and traces show.
 * Public functions that take it must not be inlined into each other (no LTO).
 *
 * A lock of this kind may be held over tc_rt_park alone, not over another
 * scheduling point, and is not held while calling the program's functions.
 */
#ifndef TC_RT_PARK_H
#define TC_RT_PARK_H

#include "base/atomic.h"
#include "base/testpoint.h"

#include <tacho/tacho.h>

#include <limits.h>
#include <stddef.h>

#define tc_rt_likely(x)   __builtin_expect(!!(x), 1)
#define tc_rt_unlikely(x) __builtin_expect(!!(x), 0)
#define TC_RT_FRAME()     __builtin_frame_address(0)

struct tc_rt_g;

/* The running goroutine; NULL on threads and stacks that run none. Never cached by compilers. */
struct tc_rt_g *tc_rt_self(void);

/* --- waiting ------------------------------------------------------------------------ */

/*
 * Called by whoever runs next on this thread, when the registers of the goroutine
 * that parks are saved: makes it visible to wakers (unlocks). False: it does not
 * park after all and goes on at once. Runs on a foreign stack: brief, parks nothing.
 */
typedef bool tc_rt_unlock_fn(void *arg);

/*
 * The running goroutine waits until tc_rt_ready. `reason` is a literal, as in Go:
 * "chan receive", "select", "sync", "sleep", "network" ... unlock NULL: nobody can
 * find it to wake it, ever. Outside of goroutines: misuse first!
 */
void tc_rt_park(tc_rt_unlock_fn *unlock, void *arg, const char *reason, const void *frame);

/*
 * g, which parks or has parked, is runnable: once for each park. From goroutines,
 * scheduler threads, the poller, and plain threads. `frame` as above, NULL: no stack.
 * From a goroutine it runs next on this P (and the one that was next goes to the queue).
 */
void tc_rt_ready(struct tc_rt_g *g, const void *frame);

/* The same, but it goes to the end of the queue: for broadcasts and timers. */
void tc_rt_ready_last(struct tc_rt_g *g, const void *frame);

/* g runs at once, and the caller behind it: direct hand-over. Only on goroutines. */
void tc_rt_ready_and_yield(struct tc_rt_g *g, const void *frame);

/* The running goroutine stays runnable and goes to the end of the queue. */
void tc_rt_yield(const char *reason, const void *frame);

/*
 * Stacks in the trace begin in the public function that the program called, as analyses
 * know locks and channels by its name: the frame that it called from is the one below
 * `frame`. Needs code that keeps frame pointers and makes no sibling calls.
 */
static inline const void *tc_rt_place_of(const void *frame)
{
	const uintptr_t *f = __builtin_frame_address(0);

	if (!frame || !tacho_enabled())
		return frame;
	for (int i = 0; i < 8 && f[0] > (uintptr_t)f; i++) {
		if (f[0] == (uintptr_t)frame)
			return f;
		f = (const uintptr_t *)f[0];
	}
	return frame;
}

/* A short check at every call of the library that does not park: long runs yield. */
void tc_rt_check(const void *frame);

/* --- a lock for a few instructions ------------------------------------------------------ */

/*
 * 0 free, 1 taken. All zero is an initial value. Whoever finds it taken spins, and then looks
 * again every few microseconds: so an unlock is a plain store, half of the price, and
 * wakes nobody.
 */
struct tc_rt_lock {
	tc_atomic_u32 word;
};

void tc_rt_lock_slow(struct tc_rt_lock *l);

static inline void tc_rt_lock(struct tc_rt_lock *l)
{
	uint_fast32_t free_word = 0;

	/* acq: pairs with [P1] store in tc_rt_unlock; what the lock guards. */
	if (tc_rt_unlikely(!tc_cas_acq(&l->word, &free_word, 1)))
		tc_rt_lock_slow(l);
}

static inline bool tc_rt_try_lock(struct tc_rt_lock *l)
{
	uint_fast32_t free_word = 0;

	/* acq: pairs with [P1] store in tc_rt_unlock; what the lock guards. */
	return tc_cas_acq(&l->word, &free_word, 1);
}

static inline void tc_rt_unlock(struct tc_rt_lock *l)
{
	/* rel: pairs with [P1] swap in tc_rt_lock; what the lock guards. */
	tc_store_rel(&l->word, 0);
}

/* A tc_rt_unlock_fn for a struct tc_rt_lock *. */
bool tc_rt_unlock_after(void *lock);

/* --- queues of waiters -------------------------------------------------------------------- */

struct tc_rt_waiter {
	struct tc_rt_waiter *next, *prev;
	struct tc_rt_g *g;
	void *value; /* both for whoever wakes and is woken */
	int result;
	bool queued;
};

struct tc_rt_waitq {
	struct tc_rt_waiter *first, *last;
};

static inline void tc_rt_waitq_push(struct tc_rt_waitq *q, struct tc_rt_waiter *w)
{
	w->next = NULL;
	w->prev = q->last;
	w->queued = true;
	if (q->last)
		q->last->next = w;
	else
		q->first = w;
	q->last = w;
}

static inline void tc_rt_waitq_push_first(struct tc_rt_waitq *q, struct tc_rt_waiter *w)
{
	w->next = q->first;
	w->prev = NULL;
	w->queued = true;
	if (q->first)
		q->first->prev = w;
	else
		q->last = w;
	q->first = w;
}

static inline void tc_rt_waitq_remove(struct tc_rt_waitq *q, struct tc_rt_waiter *w)
{
	if (!w->queued)
		return;
	w->queued = false;
	if (w->prev)
		w->prev->next = w->next;
	else
		q->first = w->next;
	if (w->next)
		w->next->prev = w->prev;
	else
		q->last = w->prev;
}

static inline struct tc_rt_waiter *tc_rt_waitq_pop(struct tc_rt_waitq *q)
{
	struct tc_rt_waiter *w = q->first;

	if (w)
		tc_rt_waitq_remove(q, w);
	return w;
}

/* --- time ------------------------------------------------------------------------------------ */

/* Monotonic nanoseconds (CLOCK_MONOTONIC). */
int64_t tc_rt_now(void);

#define TC_RT_NEVER INT64_MAX

/* Index of this thread's P, 0 .. TACHO_RT_MAX_PROCS - 1; UINT_MAX when it has none. */
unsigned tc_rt_proc(void);

/*
 * timer.c has a heap for each P. The scheduler asks before it looks for work, when a
 * thread goes to sleep (for all Ps: timers of idle ones fire elsewhere), and from
 * the monitor thread when no P got to it. Any thread, with or without a P:
 *  due    when the earliest timer of that P is due, TC_RT_NEVER if there is none;
 *         one relaxed load
 *  run    fire what is due at `now` in that P's heap; wakes by tc_rt_ready_last. A
 *         heap that another thread works on may be skipped. Returns what fired.
 *  reset  a runtime begins to run: nothing is pending
 *  after_fork  in the child: nothing is pending, and no lock is held
 */
int64_t tc_rt_timers_due(unsigned proc);
unsigned tc_rt_timers_run(unsigned proc, int64_t now);
void tc_rt_timers_reset(void);
void tc_rt_timers_after_fork(void);

/* To be called when a timer became the earliest of its heap: sleepers look again. */
void tc_rt_timer_added(int64_t when);

/* --- network polling ---------------------------------------------------------------------------- */

/*
 * netpoll.c. One thread at a time polls until `deadline` (0: looks only, TC_RT_NEVER:
 * forever), wakes by tc_rt_ready_last, and returns how many; it has no P then if it
 * may block. `break` makes a poll that blocks, or the next one, return at once; any
 * thread, async-signal-safe. `waiters`: goroutines that wait for descriptors; while there are
 * none nobody polls. `reset`: a runtime begins; 0 or TACHO_E...; `after_fork`: in the child.
 */
unsigned tc_rt_netpoll(int64_t deadline);
void tc_rt_netpoll_break(void);
uint64_t tc_rt_netpoll_waiters(void);
int tc_rt_netpoll_reset(void);
void tc_rt_netpoll_after_fork(void);

/* --- system calls ----------------------------------------------------------------------------------- */

/* As tacho_rt_syscall_enter (or _block) and _exit, with the caller's frame. */
void tc_rt_syscall_enter(const void *frame);
void tc_rt_syscall_enter_block(const void *frame);
void tc_rt_syscall_exit(void);

/* --- misuse --------------------------------------------------------------------------------------------- */

/*
 * Report a misuse: "tacho-rt: goroutine 7 "name" at module+0x1234: TEXT". Returns
 * TACHO_EMISUSE.
 */
int tc_rt_misuse(const void *frame, const char *format, ...) __attribute__((format(printf, 2, 3)));

/*
 * What the system refuses, and nobody's mistake; the first of each kind in a run is told.
 * Later, by the monitor or at the end of the run: it is noticed with locks held, with
 * which no function of the program may be called.
 */
enum tc_rt_trouble {
	TC_RT_NO_STACK,
	TC_RT_NO_THREAD,
	TC_RT_NO_POLLER,
	TC_RT_NO_MONITOR,
	TC_RT_TROUBLES
};

void tc_rt_trouble(enum tc_rt_trouble what, int error);
void tc_rt_troubles_tell(void);

/* The same for what waits: true (and reported) when this is no goroutine. */
bool tc_rt_outside(const void *frame, const char *what);

/* For memory in which what the program hands over is kept; NULL: the C library's. collector.c */
const struct tacho_alloc *tc_rt_kept_alloc(void);

#endif
