/* SPDX-License-Identifier: MIT */
/*
 * The census: over bins of the whole trace, how many goroutines and Ps were in each class,
 * the extremes, and how long the runnable waited.
 */
#ifndef TC_STORE_CENSUS_H
#define TC_STORE_CENSUS_H

#include "store/gauge.h"

enum tc_series {
	TC_SERIES_GOROUTINES,
	TC_SERIES_RUNNABLE,
	TC_SERIES_RUNNING,
	TC_SERIES_THREADS, /* that run Go code or are in system calls */
	TC_SERIES
};

enum {
	TC_LATENCY_BUCKETS = 64 /* two an octave, from one tick on */
};

struct tc_extremes {
	uint32_t min[TC_SERIES], max[TC_SERIES];
};

struct tc_census {
	const struct tacho_alloc *alloc;
	unsigned shift; /* bins are 2^shift ticks wide */
	uint32_t bin;   /* the current one */
	struct tc_gauge gos, procs;
	struct tc_extremes *extremes; /* TC_GAUGE_BINS; the current one in `now` */
	struct tc_extremes now;
	uint32_t (*latency)[TC_LATENCY_BUCKETS]; /* TC_GAUGE_BINS */
};

TACHO_MUST_USE int tc_census_init(struct tc_census *c, const struct tacho_alloc *alloc);
void tc_census_fini(struct tc_census *c);

/* A later bin begins, which is below TC_GAUGE_BINS. */
void tc_census_enter(struct tc_census *c, uint32_t bin);
/* The bins of the census itself become twice as wide. */
TACHO_MUST_USE int tc_census_widen(struct tc_census *c);

/* As tc_counter_read. Bins narrower than those of the census repeat them. */
void tc_census_extremes(const struct tc_census *c, enum tc_series series, uint64_t from,
			uint64_t width, uint64_t end, size_t n, float *min, float *max);

/* A series has become less, or more. */
static inline void tc_census_less(struct tc_census *c, enum tc_series series, int64_t value)
{
	if ((uint32_t)value < c->now.min[series])
		c->now.min[series] = (uint32_t)value;
}

static inline void tc_census_more(struct tc_census *c, enum tc_series series, int64_t value)
{
	if ((uint32_t)value > c->now.max[series])
		c->now.max[series] = (uint32_t)value;
}

static inline unsigned tc_latency_bucket(uint64_t ticks)
{
	unsigned log;

	if (ticks < 2)
		return (unsigned)ticks;
	log = 63U - (unsigned)__builtin_clzll(ticks);
	log = 2 * log + (unsigned)(ticks >> (log - 1) & 1);
	return log < TC_LATENCY_BUCKETS ? log : TC_LATENCY_BUCKETS - 1;
}

/* The share q of the ticks of a histogram; -1: it is empty. */
double tc_latency_quantile(const uint32_t *buckets, double q);

#endif
