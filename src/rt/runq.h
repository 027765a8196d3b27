/* SPDX-License-Identifier: MIT */
/*
 * The run queue of a P: a ring of 256 whose owner pushes at the tail, and from whose
 * head the owner and thieves take (Go's runtime; Chase and Lev's idea with the ends
 * swapped: first in, first out), and a slot for the goroutine that runs next.
 *
 *	field   writer                readers   order
 *	tail    owner                 all       [P2] release/acquire
 *	head    CAS by whoever takes, all       [P2]
 *	        store by the owner
 *	        while it is alone
 *	ring[i] owner, before tail    takers    relaxed, ordered by tail; a value that
 *	                                        was overwritten makes the CAS on head fail
 *	next_g  exchange by owner,    all       [P3]
 *	        store if it is empty
 *	        or it is alone,
 *	        CAS by thieves
 *
 *	concurrent:    push  pop  steal
 *	push            x     x    yes      x: the owner is one thread
 *	pop             x     x    yes
 *	steal          yes   yes   yes
 *
 * Push and pop of the owner are lock-free (a pop repeats only when a thief took
 * something), so is steal. Indices are 32 bits and wrap; only tail - head counts,
 * which is at most 256.
 *
 * Thieves have Ps of their own. While there is one P its owner is alone and takes by plain
 * stores (p->alone, a locked instruction less for each switch). The number of Ps changes
 * while the world is stopped, when nobody is in the middle of taking, and whoever gets one of
 * the new Ps got it through sched.lock, behind all that the one P's owners have stored.
 *
 * 1. Only the owner writes tail: else two pushes take one place.
 * 2. The ring's element is read before the CAS on head: behind it the owner may
 *    have overwritten it.
 */
#ifndef TC_RT_RUNQ_H
#define TC_RT_RUNQ_H

#include "rt/core.h"

/* The indices wrap at 32 bits, whatever the width of the atomic type. */
static inline uint32_t tc_rt_runq_size(struct tc_rt_p *p)
{
	/* acq: pairs with [P2] store in tc_rt_runq_push; only a hint for others. */
	uint32_t tail = (uint32_t)tc_load_acq(&p->tail);

	/* relaxed: a hint */
	return tail - (uint32_t)tc_load_relaxed(&p->head);
}

/* The owner; false: full. */
static inline bool tc_rt_runq_push(struct tc_rt_p *p, struct tc_rt_g *g)
{
	/* relaxed: the owner's */
	uint32_t tail = (uint32_t)tc_load_relaxed(&p->tail);
	/* acq: pairs with [P2] swap in tc_rt_runq_grab; its taker has read the place. */
	uint32_t head = (uint32_t)tc_load_acq(&p->head);

	if (tail - head >= TC_RT_RING)
		return false;
	tc_store_relaxed(&p->ring[tail % TC_RT_RING], (uintptr_t)g);
	/* rel: pairs with [P2] load in tc_rt_runq_grab; the goroutine and its place. */
	tc_store_rel(&p->tail, (uint32_t)(tail + 1));
	return true;
}

/*
 * Take the n oldest (n < 0: half, at least one) into out, which has room for half a
 * ring. By anybody; returns how many.
 */
static inline uint32_t tc_rt_runq_grab(struct tc_rt_p *p, uintptr_t *out, int want)
{
	for (;;) {
		/* acq: pairs with [P2] swap in tc_rt_runq_grab; the order of takers. */
		uint_fast32_t head = tc_load_acq(&p->head);
		/* acq: pairs with [P2] store in tc_rt_runq_push; the places up to it. */
		uint32_t n = (uint32_t)tc_load_acq(&p->tail) - (uint32_t)head;

		if (n == 0)
			return 0;
		/* Two loads at different times. */
		if (n > TC_RT_RING)
			continue;
		n = want < 0 ? n - n / 2 : 1;
		for (uint32_t i = 0; i < n; i++)
			/* relaxed: the CAS tells whether it still counts */
			out[i] = tc_load_relaxed(&p->ring[((uint32_t)head + i) % TC_RT_RING]);
		/* acqrel: pairs with [P2] load in tc_rt_runq_push; the places are read. */
		if (tc_cas_acqrel(&p->head, &head, (uint32_t)((uint32_t)head + n)))
			return n;
	}
}

/* The owner: the oldest one, or NULL. */
static inline struct tc_rt_g *tc_rt_runq_pop(struct tc_rt_p *p)
{
	uintptr_t g;
	uint32_t head;

	if (p->alone) {
		/* relaxed: all are its owner's, who is the only one to take */
		head = (uint32_t)tc_load_relaxed(&p->head);
		if (head == (uint32_t)tc_load_relaxed(&p->tail))
			return NULL;
		g = tc_load_relaxed(&p->ring[head % TC_RT_RING]);
		tc_store_relaxed(&p->head, (uint32_t)(head + 1));
		return (struct tc_rt_g *)g;
	}
	return tc_rt_runq_grab(p, &g, 1) ? (struct tc_rt_g *)g : NULL;
}

/* The owner: what is to run next; returns what was, or NULL. */
static inline struct tc_rt_g *tc_rt_next_swap(struct tc_rt_p *p, struct tc_rt_g *g)
{
	/* relaxed: only the owner fills an empty slot, and thieves take what they have seen */
	uintptr_t was = tc_load_relaxed(&p->next_g);

	if (p->alone || (g && was == 0)) {
		/* rel: pairs with [P3] swap in tc_rt_next_steal; the goroutine. */
		tc_store_rel(&p->next_g, (uintptr_t)g);
		return (struct tc_rt_g *)was;
	}
	/* acqrel: pairs with [P3] swap in tc_rt_next_steal; the goroutine. */
	return (struct tc_rt_g *)tc_exchange_acqrel(&p->next_g, (uintptr_t)g);
}

/* Take exactly that one; false: it is gone. */
static inline bool tc_rt_next_steal(struct tc_rt_p *p, uintptr_t seen)
{
	/* acqrel: pairs with [P3] exchange in tc_rt_next_swap; the goroutine. */
	return tc_cas_acqrel(&p->next_g, &seen, 0);
}

#endif
