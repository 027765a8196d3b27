/* SPDX-License-Identifier: MIT */
/*
 * Counters: values that the program told from time to time, all of them. Each holds until
 * the next one; NaN: from there on none is known.
 */
#ifndef TC_STORE_COUNTER_H
#define TC_STORE_COUNTER_H

#include "store/track.h"

enum {
	TC_COUNTER_BLOCK = 256
};

struct tc_counter_line {
	uint64_t base; /* tick of the first sample of the block */
	float min, max;
};

struct tc_counter {
	float *values;
	uint32_t *deltas; /* to the tick of the sample before, saturated */
	size_t n, cap_values, cap_deltas;
	struct tc_counter_line *lines;
	size_t n_lines, cap_lines;
	uint64_t last; /* tick of the last sample */
};

void tc_counter_fini(struct tc_counter *c, const struct tacho_alloc *alloc);
TACHO_MUST_USE int tc_counter_add(struct tc_counter *c, const struct tacho_alloc *alloc,
				  uint64_t tick, float value);

/*
 * Least and greatest value in each of n bins from `from` on, `width` ticks each; NaN where
 * none is known yet, and from `end` on.
 */
void tc_counter_read(const struct tc_counter *c, uint64_t from, uint64_t width, uint64_t end,
		     size_t n, float *min, float *max);

#endif
