/* SPDX-License-Identifier: MIT */
/*
 * Heaps of timers, one for each P, so that Ps do not meet at a lock; see timer_heap.h.
 *
 * Pairing heaps (Fredman, Sedgewick, Sleator, Tarjan 1986): the nodes are the timers
 * themselves, so nothing is allocated and starting one cannot fail. A timer is started in
 * the heap of the caller's P and stays there; whoever has time fires it.
 *
 *	field              | writer                     | readers
 *	heap.root, timers  | under heap.lock            | under heap.lock
 *	heap.due           | under heap.lock            | anybody, as a hint
 *	timer.heap         | who starts it, under the   | who stops it
 *	                   | lock of that heap          |
 *
 * A timer that has fired sets `pending` before its function runs, so that a goroutine
 * it wakes may let go of it.
 */
#include "rt/timer_heap.h"

#include <string.h>

#include <tacho/rt.h>

static struct timer_heap {
	struct tc_rt_lock lock;
	tc_atomic_u64 due; /* of the root + 1; 0: none. As unsigned, so that all zero is empty */
	struct tc_rt_timer *root;
	uint64_t started;
	char apart[96]; /* the next P's heap lies on lines of its own */
} heaps[TACHO_RT_MAX_PROCS];

/* Of this process and those it comes from: timers of the parent lie in no heap. */
static uint32_t forks;

static bool is_before(const struct tc_rt_timer *a, const struct tc_rt_timer *b)
{
	return a->when != b->when ? a->when < b->when : a->number < b->number;
}

/* Two roots become one. Either may be NULL. */
static struct tc_rt_timer *join(struct tc_rt_timer *a, struct tc_rt_timer *b)
{
	struct tc_rt_timer *top = a, *low = b;

	if (!a || !b)
		return a ? a : b;
	if (is_before(b, a)) {
		top = b;
		low = a;
	}
	low->prev = top;
	low->next = top->child;
	if (low->next)
		low->next->prev = low;
	top->child = low;
	top->next = top->prev = NULL;
	return top;
}

/* A list of siblings becomes one tree: in pairs from the left, then from the right. */
static struct tc_rt_timer *join_all(struct tc_rt_timer *first)
{
	struct tc_rt_timer *pairs = NULL, *all = NULL;

	while (first) {
		struct tc_rt_timer *a = first, *b = a->next;

		first = b ? b->next : NULL;
		a->next = a->prev = NULL;
		if (b)
			b->next = b->prev = NULL;
		a = join(a, b);
		a->next = pairs;
		pairs = a;
	}
	while (pairs) {
		struct tc_rt_timer *next = pairs->next;

		pairs->next = NULL;
		all = join(all, pairs);
		pairs = next;
	}
	return all;
}

static void put(struct timer_heap *h, struct tc_rt_timer *t)
{
	t->child = t->next = t->prev = NULL;
	t->pending = true;
	h->root = join(h->root, t);
}

static void take(struct timer_heap *h, struct tc_rt_timer *t)
{
	struct tc_rt_timer *below = join_all(t->child);

	if (t == h->root) {
		h->root = below;
	} else {
		if (t->prev->child == t)
			t->prev->child = t->next;
		else
			t->prev->next = t->next;
		if (t->next)
			t->next->prev = t->prev;
		h->root = join(h->root, below);
	}
	t->child = t->next = t->prev = NULL;
	t->pending = false;
}

static void set_due(struct timer_heap *h)
{
	/* relaxed: a hint; whoever acts on it takes the lock, and starters wake sleepers */
	tc_store_relaxed(&h->due, h->root ? (uint64_t)h->root->when + 1 : 0);
}

void tc_rt_timer_start(struct tc_rt_timer *t, int64_t when, int64_t period_ns)
{
	unsigned proc = tc_rt_proc();
	uint32_t i = proc < TACHO_RT_MAX_PROCS ? proc : 0;
	struct timer_heap *h = &heaps[i];
	bool earliest;

	if (when < 0)
		when = 0;
	if (when == INT64_MAX)
		when--;
	tc_rt_lock(&h->lock);
	t->when = when;
	t->period_ns = period_ns;
	t->number = ++h->started;
	/* relaxed: it matters only to who stops it, which comes behind this by other means */
	tc_store_relaxed(&t->heap, forks * TACHO_RT_MAX_PROCS + i + 1);
	put(h, t);
	earliest = h->root == t;
	if (earliest)
		set_due(h);
	tc_rt_unlock(&h->lock);
	/* It may have fired, and be gone. */
	if (earliest)
		tc_rt_timer_added(when);
}

bool tc_rt_timer_stop(struct tc_rt_timer *t)
{
	/* relaxed: set when it was started, which came before by other means */
	uint_fast32_t number = tc_load_relaxed(&t->heap);
	struct timer_heap *h;
	bool pending;

	if (number == 0 || (number - 1) / TACHO_RT_MAX_PROCS != forks)
		return false;
	h = &heaps[(number - 1) % TACHO_RT_MAX_PROCS];
	tc_rt_lock(&h->lock);
	pending = t->pending;
	if (pending) {
		bool root = h->root == t;

		take(h, t);
		if (root)
			set_due(h);
	}
	tc_rt_unlock(&h->lock);
	return pending;
}

/* --- for the scheduler, see park.h ---------------------------------------------------- */

int64_t tc_rt_timers_due(unsigned proc)
{
	/* relaxed: a hint, see set_due */
	uint64_t due = tc_load_relaxed(&heaps[proc].due);

	return due ? (int64_t)(due - 1) : TC_RT_NEVER;
}

/* The next time in the phase of the timer that is behind `now`. */
static int64_t next_tick(const struct tc_rt_timer *t, int64_t now)
{
	int64_t late = now - t->when, next;

	if (__builtin_add_overflow(t->when, t->period_ns, &next) ||
	    __builtin_add_overflow(next, late / t->period_ns * t->period_ns, &next) ||
	    next == INT64_MAX)
		return INT64_MAX - 1;
	return next;
}

unsigned tc_rt_timers_run(unsigned proc, int64_t now)
{
	struct timer_heap *h = &heaps[proc];
	struct tc_rt_timer *t;
	unsigned fired = 0;
	int64_t next;

	if (!tc_rt_try_lock(&h->lock))
		return 0;
	while ((t = h->root) != NULL && t->when <= now) {
		take(h, t);
		next = t->period_ns > 0 ? next_tick(t, now) : 0;
		if (next > now) {
			t->when = next;
			put(h, t);
		}
		fired++;
		t->fn(t);
	}
	set_due(h);
	tc_rt_unlock(&h->lock);
	return fired;
}

void tc_rt_timers_reset(void)
{
	for (unsigned i = 0; i < TACHO_RT_MAX_PROCS; i++) {
		tc_rt_lock(&heaps[i].lock);
		while (heaps[i].root)
			take(&heaps[i], heaps[i].root);
		set_due(&heaps[i]);
		tc_rt_unlock(&heaps[i].lock);
	}
}

void tc_rt_timers_after_fork(void)
{
	/* Another thread may have been at work on any of them. */
	memset((void *)heaps, 0, sizeof(heaps));
	forks++;
}
