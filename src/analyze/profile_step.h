/* SPDX-License-Identifier: MIT */
/*
 * The step of a profile at a transition of a goroutine that is counted: the interval
 * of the old state ends, and that of the new one begins. Nothing here depends on what
 * the states are, so nothing is mispredicted. Also inlined into the step of the
 * goroutine statistics (goroutines_step.h).
 */
#ifndef TC_ANALYZE_PROFILE_STEP_H
#define TC_ANALYZE_PROFILE_STEP_H

#include "analyze/profile_state.h"

/* The reference, or 0; without a branch, which compilers make of ?: here. */
static inline uint32_t tc_prof_only_if(bool condition, uint32_t ref)
{
	return ref & -(uint32_t)condition;
}

static inline uint32_t tc_prof_class_of(const struct tc_prof_segment *seg, uint8_t to,
					uint32_t name)
{
	return tc_refmap_get(&seg->class_of[to], tc_prof_only_if(to == TACHO_GO_WAITING, name));
}

static inline uint32_t tc_prof_sum_of(const struct tc_prof_segment *seg, uint32_t class,
				      uint32_t stack)
{
	return tc_refmap_get(&seg->sum_of[class],
			     tc_prof_only_if(class != TC_PROF_CLASS_NOWHERE, stack));
}

/* The accumulator of an interval that begins; TC_PROF_NO_SUM: see tc_prof_sum_for. */
static inline uint32_t tc_prof_next(const struct tc_prof_segment *seg, uint8_t to, uint32_t name,
				    uint32_t stack)
{
	return tc_prof_sum_of(seg, tc_prof_class_of(seg, to, name), stack);
}

/* An interval of `ns` ends; above 0. Times do not go back within a segment. */
TACHO_MUST_USE __attribute__((always_inline)) static inline int tc_prof_count(
	struct tc_prof_segment *seg, uint32_t sum, int64_t ns, int64_t end_ns)
{
	struct tc_prof_sum *ended = &seg->sums[sum];

	ended->last_ns = end_ns;
	tc_hist_sum(&ended->hist, ns);
	return tc_buckets_count(&ended->hist.buckets, seg->alloc, tc_hist_bucket_of((uint64_t)ns));
}

#endif
