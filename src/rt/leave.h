/* SPDX-License-Identifier: MIT */
/*
 * Leaving a goroutine in the middle of what it is in. Each function between the switch and the
 * program is a return behind it, and the return predictor holds the addresses of the
 * goroutine that was left: each costs as much as a quarter of a switch. So what goroutines
 * often wait in has the switch inline; everything else calls tc_rt_park.
 */
#ifndef TC_RT_LEAVE_H
#define TC_RT_LEAVE_H

#include "rt/core.h"
#include "rt/race.h"

#define TC_RT_INLINE static inline __attribute__((always_inline))

/* Run what left->after asks for. First thing on a stack that was switched to. */
TC_RT_INLINE void tc_rt_arrived(void)
{
	struct tc_rt_m *m = tc_rt_m();
	tc_rt_after_fn *after = m->after;

	if (after) {
		m->after = NULL;
		after(m, m->left);
	}
}

/* The running goroutine was reported as stopped or waiting, and `next` as started. */
TC_RT_INLINE void tc_rt_leave_to(struct tc_rt_m *m, tc_rt_after_fn *after, struct tc_rt_g *next)
{
	struct tc_rt_g *g = m->g;

	if (tc_rt_unlikely(g->canary != 0) && tc_rt_canary_hurt(g))
		tc_rt_overflow(g);
	m->after = after;
	m->left = g;
	if (tc_rt_likely(next != NULL)) {
		tc_rt_begin(m, next);
		tc_rt_fiber_switch_inline(&g->fiber, &next->fiber);
	} else {
		m->g = NULL;
		tc_rt_fiber_switch(&g->fiber, &m->scheduler);
	}
	tc_rt_arrived();
}

/* Up to the switch: it is reported as waiting, and who is returned as running. */
struct tc_rt_g *tc_rt_park_begin(struct tc_rt_m *m, tc_rt_unlock_fn *unlock, void *arg,
				 const char *reason, const void *frame);
void tc_rt_after_park(struct tc_rt_m *m, struct tc_rt_g *g);

/* tc_rt_park. */
TC_RT_INLINE void tc_rt_park_here(tc_rt_unlock_fn *unlock, void *arg, const char *reason,
				  const void *frame)
{
	struct tc_rt_m *m = tc_rt_m();

	tc_rt_leave_to(m, tc_rt_after_park, tc_rt_park_begin(m, unlock, arg, reason, frame));
}

/* tc_rt_wait. */
TC_RT_INLINE int tc_rt_wait_here(struct tc_rt_wait *w, bool first, const char *reason,
				 const void *frame)
{
	if (tc_rt_unlikely(w->entry.race != NULL))
		return tc_rt_wait(w, first, reason, frame);
	tc_rt_stand(w, first);
	tc_rt_park_here(tc_rt_unlock_after, w->lock, reason, frame);
	return w->entry.w.result;
}

#endif
