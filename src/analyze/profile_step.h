/* SPDX-License-Identifier: MIT */
/*
 * The step of a profile at a transition of a goroutine that is counted: the interval
 * of the old state ends, and that of the new one begins. Nothing here depends on what
 * the states are, so nothing is mispredicted. Also inlined into the loop of the
 * goroutine statistics (goroutines_join.h).
 */
#ifndef TC_ANALYZE_PROFILE_STEP_H
#define TC_ANALYZE_PROFILE_STEP_H

#include "analyze/profile_state.h"

/* The reference, or 0; without a branch, which compilers make of ?: here. */
static inline uint32_t tc_prof_only_if(bool condition, uint32_t ref)
{
	return ref & -(uint32_t)condition;
}

static inline uint32_t tc_prof_class_of(const struct tc_prof_segment *seg,
					const struct tacho_event *e)
{
	return tc_refmap_get(&seg->class_of[e->to],
			     tc_prof_only_if(e->to == TACHO_GO_WAITING, e->name));
}

static inline uint32_t tc_prof_sum_of(const struct tc_prof_segment *seg,
				      const struct tacho_event *e, uint32_t class)
{
	return tc_refmap_get(&seg->sum_of[class],
			     tc_prof_only_if(class != TC_PROF_CLASS_NOWHERE, e->stack));
}

/*
 * `ns` is the length of the interval that ends, `sum` its accumulator; then that of
 * the one that begins. The new state is Runnable … Syscall.
 */
TACHO_MUST_USE __attribute__((always_inline)) static inline int tc_prof_step(
	struct tc_prof_segment *seg, const struct tacho_event *e, int64_t ns, uint32_t *sum)
{
	uint32_t next = tc_prof_sum_of(seg, e, tc_prof_class_of(seg, e));

	if (__builtin_expect(ns > 0, 1)) {
		struct tc_prof_sum *ended = &seg->sums[*sum];
		int rc = tc_hist_add(&ended->hist, seg->alloc, ns);

		if (e->time_ns > ended->last_ns)
			ended->last_ns = e->time_ns;
		if (__builtin_expect(rc < 0, 0))
			return rc;
	}
	*sum = next;
	return __builtin_expect(next != TC_PROF_NO_SUM, 1) ? 0 : tc_prof_sum_for(seg, e, sum);
}

#endif
