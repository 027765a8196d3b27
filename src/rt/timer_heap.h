/* SPDX-License-Identifier: MIT */
/*
 * Timers inside the runtime: a heap for each P, in which every timer lies until it
 * fires or is stopped. Those of the public header stand on these (timer.c), and so do
 * deadlines.
 *
 * A timer fires while the lock of its heap is held: once tc_rt_timer_stop has
 * returned, its function does not run and will not. So functions of timers are brief, and
 * do not start or stop timers; they may take locks of channels and tokens,
 * under which no timer is touched.
 */
#ifndef TC_RT_TIMER_HEAP_H
#define TC_RT_TIMER_HEAP_H

#include "rt/park.h"

struct tc_rt_timer {
	void (*fn)(struct tc_rt_timer *t);
	void *arg;
	/* Of timer_heap.c: */
	int64_t when, period_ns;
	uint64_t number; /* among timers of the same moment: first started, first fired */
	struct tc_rt_timer *child, *next;
	struct tc_rt_timer *prev; /* left neighbour, or parent of a first child */
	tc_atomic_u32 heap;       /* in which it was last + 1, and of which fork; 0: none yet */
	bool pending;             /* it lies in it */
};

/*
 * Fire at `when`, and every period_ns (0: once) from then on. It must have been zeroed
 * but for fn and arg, or stopped, or have fired; one goroutine at a time.
 */
void tc_rt_timer_start(struct tc_rt_timer *t, int64_t when, int64_t period_ns);

/* True: it was to fire (again). */
bool tc_rt_timer_stop(struct tc_rt_timer *t);

#endif
