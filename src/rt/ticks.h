/* SPDX-License-Identifier: MIT */
/*
 * The processor's counter, which costs half of a clock. For decisions that may be wrong now
 * and then: counters of different cores may differ.
 */
#ifndef TC_RT_TICKS_H
#define TC_RT_TICKS_H

#include "rt/core.h"

static inline uint64_t tc_rt_ticks(void)
{
#if defined(__x86_64__)
	return __builtin_ia32_rdtsc();
#elif defined(__aarch64__)
	uint64_t v;

	__asm__ volatile("mrs %0, cntvct_el0" : "=r"(v));
	return v;
#else
	return (uint64_t)tc_rt_now();
#endif
}

/* As it was when a runtime began to run first. */
static inline int64_t tc_rt_ticks_per_ms(void)
{
	return tc_rt_sched.ticks_per_ms;
}

#endif
