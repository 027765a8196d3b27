/* SPDX-License-Identifier: MIT */
/*
 * A wait that several may end: the case of a select that comes first, a deadline, a
 * cancellation. Whoever wins the race wakes the goroutine; the others leave it alone.
 *
 * A wait with one possible end needs none of this: its waiter has no race, and
 * whoever takes it off its queue wakes it.
 *
 *	field    | writer                              | readers
 *	state    | the goroutine, then the winner      | all
 *	winner,  | the winner, before it wakes         | the goroutine when it goes on
 *	result   |                                     |
 *	rest     | the goroutine                       | all
 *
 *	OPEN --(tc_rt_race_park, under the locks of all queues)--> PARKED --> WON: woken
 *	OPEN --(a timer, a cancellation)--> WON: nobody wakes, the parking is refused
 *
 * Invariants: (1) wakers of queues come while they hold a lock that was released behind
 * the step to PARKED, so they never see OPEN; otherwise a waker of a queue would have
 * to leave the goroutine to itself. (2) Timers and tokens are joined before any lock
 * of a queue is taken and left after all are released; otherwise a timer that sends into a channel,
 * and a channel that arms a timer, wait for each other.
 */
#ifndef TC_RT_RACE_H
#define TC_RT_RACE_H

#include "rt/cancel.h"
#include "rt/park.h"
#include "rt/timer_heap.h"

#include <tacho/rt_sync.h>

_Static_assert(sizeof(struct tc_rt_lock) == sizeof(uint64_t), "guards of rt_sync.h");
_Static_assert(sizeof(struct tc_rt_waitq) == sizeof(struct tacho_rt_queue), "lines of rt_sync.h");

enum tc_rt_race_state {
	TC_RT_RACE_OPEN,
	TC_RT_RACE_PARKED,
	TC_RT_RACE_WON
};

struct tc_rt_race {
	struct tc_rt_g *g;
	tc_atomic_u32 state;
	struct tc_rt_entry *winner; /* NULL: `result` says who */
	int result;
	bool timed;
	struct tc_rt_timer timer;
	struct tc_rt_cancel_entry cancel;
};

/* What stands in the queues of channels, locks and descriptors. */
struct tc_rt_entry {
	struct tc_rt_waiter w;   /* first: queues hold these */
	struct tc_rt_race *race; /* NULL: this entry alone ends the wait */
};

static inline struct tc_rt_entry *tc_rt_entry_of(struct tc_rt_waiter *w)
{
	return (struct tc_rt_entry *)w;
}

/*
 * Begin: from here on its deadline and its token may win. 0; or TACHO_ETIMEDOUT,
 * TACHO_ECANCELED: over already, nothing to end. No lock may be held.
 */
TACHO_MUST_USE int tc_rt_race_begin(struct tc_rt_race *r, const struct tacho_rt_until *until);

/* Nobody knows the race any more. No lock may be held. */
void tc_rt_race_end(struct tc_rt_race *r);

/* In an unlock function, before the unlocking: false: it has been won, do not park. */
static inline bool tc_rt_race_park(struct tc_rt_race *r)
{
	uint_fast32_t open = TC_RT_RACE_OPEN;

	/* acqrel: pairs with [P20] swap in tc_rt_race_expire; result, and the stack. */
	return tc_cas_acqrel(&r->state, &open, TC_RT_RACE_PARKED);
}

/*
 * Take w off a queue whose lock is held, to be woken. NULL: somebody else has won its
 * race; it is off the queue all the same.
 */
static inline struct tc_rt_entry *tc_rt_entry_claim(struct tc_rt_waitq *q, struct tc_rt_waiter *w)
{
	struct tc_rt_entry *e = tc_rt_entry_of(w);
	uint_fast32_t parked = TC_RT_RACE_PARKED;

	tc_rt_waitq_remove(q, w);
	if (tc_rt_likely(!e->race))
		return e;
	/* acqrel: pairs with [P20] swap in tc_rt_race_park; one winner. */
	if (!tc_cas_acqrel(&e->race->state, &parked, TC_RT_RACE_WON))
		return NULL;
	e->race->winner = e;
	return e;
}

/* The longest waiting that can be claimed; NULL: nobody is left. */
static inline struct tc_rt_entry *tc_rt_entry_pop(struct tc_rt_waitq *q)
{
	struct tc_rt_entry *e = NULL;

	while (!e && q->first)
		e = tc_rt_entry_claim(q, q->first);
	return e;
}

/* One entry in one queue, whose lock is held. `race` may be NULL. */
struct tc_rt_wait {
	struct tc_rt_entry entry;
	struct tc_rt_lock *lock;
	struct tc_rt_waitq *queue;
};

/* Into its queue, whose lock is held. */
static inline void tc_rt_stand(struct tc_rt_wait *w, bool first)
{
	w->entry.w.g = tc_rt_self();
	w->entry.w.result = 0;
	if (first)
		tc_rt_waitq_push_first(w->queue, &w->entry.w);
	else
		tc_rt_waitq_push(w->queue, &w->entry.w);
}

/*
 * Stand in w->queue (first: in front) under w->lock, which is held, and wait. Returns
 * without the lock: entry.w.result, which a waker sets and which is 0 before, or
 * the result of the race when a deadline or a token has won it.
 */
int tc_rt_wait(struct tc_rt_wait *w, bool first, const char *reason, const void *frame);

/*
 * For waking all: claim them with the lock of their queue held, and make them ready, longest
 * waiting first, when it has been released. What the queue is part of may be gone
 * as soon as the first one runs.
 */
struct tc_rt_waiter *tc_rt_claim_all(struct tc_rt_waitq *q);
void tc_rt_ready_all(struct tc_rt_waiter *claimed, int result, const void *frame);

/* Does anything end a wait early? Else it needs no race. */
static inline bool tc_rt_until_any(const struct tacho_rt_until *until)
{
	return until && (until->deadline_ns != 0 || until->cancel);
}

/* Has it been called off already? */
static inline bool tc_rt_until_canceled(const struct tacho_rt_until *until)
{
	return until && until->cancel && tacho_rt_cancel_state(until->cancel) != 0;
}

/* The guard of a public struct. */
static inline struct tc_rt_lock *tc_rt_guard(uint64_t *guard)
{
	return (struct tc_rt_lock *)(void *)guard;
}

/* The queue of a public struct. */
static inline struct tc_rt_waitq *tc_rt_line(struct tacho_rt_queue *line)
{
	return (struct tc_rt_waitq *)(void *)line;
}

#endif
