/* SPDX-License-Identifier: MIT */
/*
 * Trace time: nanoseconds that follow CLOCK_MONOTONIC, from the processor's
 * counter where that is dependable. A writer multiplies its counter reading
 * with the parameters of its generation; each advance makes new ones that are
 * continuous and lead back to CLOCK_MONOTONIC within a second.
 */
#ifndef TC_TRACER_CLOCK_H
#define TC_TRACER_CLOCK_H

#include "base/testpoint.h"

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

__extension__ typedef unsigned __int128 tc_u128;
__extension__ typedef __int128 tc_i128;

enum {
	TC_CLOCK_SHIFT = 58 /* up to 32 ns a tick */
};

/* ns = ns0 + (ticks - ticks0) * mult >> TC_CLOCK_SHIFT; mult 0: CLOCK_MONOTONIC. */
struct tc_clock_params {
	uint64_t ticks0, ns0, mult;
};

/* One look at all clocks. */
struct tc_clock_sample {
	uint64_t ticks, mono_ns;
	uint64_t wall_sec, wall_nsec;
};

static inline uint64_t tc_clock_ticks(void)
{
#if defined(__x86_64__)
	return __builtin_ia32_rdtsc() + (uint64_t)TC_TEST_SKEW();
#elif defined(__aarch64__)
	uint64_t v;

	__asm__ __volatile__("mrs %0, cntvct_el0" : "=r"(v));
	return v + (uint64_t)TC_TEST_SKEW();
#else
	return 0;
#endif
}

/* CLOCK_MONOTONIC; a call, so that functions that do without need no frame for it. */
uint64_t tc_clock_mono(void);

static inline uint64_t tc_clock_at(const struct tc_clock_params *c, uint64_t ticks)
{
	/* Signed: the counter of another core may be a little behind. */
	int64_t passed = (int64_t)(ticks - c->ticks0);

	return c->ns0 + (uint64_t)((tc_i128)passed * (int64_t)c->mult >> TC_CLOCK_SHIFT);
}

static inline uint64_t tc_clock_now(const struct tc_clock_params *c)
{
	if (__builtin_expect(c->mult == 0, 0))
		return tc_clock_mono();
	return tc_clock_at(c, tc_clock_ticks());
}

/* Takes the first sample; the earlier, the better the rate is known later. */
void tc_clock_init(void);

/* Use CLOCK_MONOTONIC even where the counter would do. For tests. */
void tc_clock_force_mono(bool on);

void tc_clock_sample(struct tc_clock_sample *s);

/* The first parameters of a session. May sleep 10 ms after tc_clock_init. */
void tc_clock_first(struct tc_clock_params *next);

/* Parameters that go on where `old` is at the moment of `s`. */
void tc_clock_next(const struct tc_clock_params *old, const struct tc_clock_sample *s,
		   struct tc_clock_params *next);

#endif
