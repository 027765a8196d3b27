/* SPDX-License-Identifier: MIT */
/*
 * Gauges: how many goroutines (or Ps) were in each class, averaged over bins, whose width
 * doubles as the trace grows. All groups of a store have the same bins.
 */
#ifndef TC_STORE_GAUGE_H
#define TC_STORE_GAUGE_H

#include "store/track.h"

enum {
	TC_GAUGE_BINS = 4096,
	TC_GAUGE_FINER = 2, /* those of groups have at most 2^2 times as many */
	TC_GAUGE_SHIFT = 4  /* the first width: 2^4 ticks */
};

/* From its bin on, up to the next one. */
struct tc_gauge_step {
	uint32_t bin;
	float average[TC_CLASSES];
};

/* Found later: so many more (or less) were in the class in all bins before this one. */
struct tc_gauge_late {
	uint32_t bin;
	double n[TC_CLASSES];
};

struct tc_gauge {
	int64_t n[TC_CLASSES];   /* at this time */
	int64_t acc[TC_CLASSES]; /* of the current bin: sum of -change * (time - begin) */
	uint32_t bin;
	struct tc_gauge_step *steps;
	size_t n_steps, cap_steps;
	struct tc_gauge_late *lates; /* by bin, none behind the current one */
	size_t n_lates, cap_lates;
};

void tc_gauge_fini(struct tc_gauge *g, const struct tacho_alloc *alloc);

/* Steps for all bins before the one of `tick`. */
TACHO_MUST_USE int tc_gauge_enter(struct tc_gauge *g, const struct tacho_alloc *alloc,
				  unsigned shift, uint64_t tick);

/* From one class to another; TC_CLASS_NONE: it comes, or goes. */
static inline int tc_gauge_move(struct tc_gauge *g, const struct tacho_alloc *alloc, unsigned shift,
				uint64_t tick, unsigned from, unsigned to)
{
	int64_t in_bin;

	if (__builtin_expect(tick >> shift != g->bin, 0)) {
		int rc = tc_gauge_enter(g, alloc, shift, tick);

		if (rc < 0)
			return rc;
	}
	in_bin = (int64_t)(tick - ((uint64_t)g->bin << shift));
	if (from < TC_CLASSES) {
		g->n[from]--;
		g->acc[from] += in_bin;
	}
	if (to < TC_CLASSES) {
		g->n[to]++;
		g->acc[to] -= in_bin;
	}
	return 0;
}

/* One that has been in the class since the trace began is found; -1: it is of another gauge. */
TACHO_MUST_USE int tc_gauge_found(struct tc_gauge *g, const struct tacho_alloc *alloc,
				  unsigned shift, uint64_t tick, unsigned class, int by);

/*
 * One that was in a class from `begin` to `end`, neither of which is behind the current
 * time `tick`, is of this gauge (1), or is of another one (-1).
 */
TACHO_MUST_USE int tc_gauge_past(struct tc_gauge *g, const struct tacho_alloc *alloc,
				 unsigned shift, uint64_t tick, uint64_t begin, uint64_t end,
				 unsigned class, int by);

/* Bins become twice as wide: from `shift` to one more. */
TACHO_MUST_USE int tc_gauge_widen(struct tc_gauge *g, const struct tacho_alloc *alloc,
				  unsigned shift);

/* Averages of n bins from `first` on; that of `end` (tick) is up to there. */
void tc_gauge_read(const struct tc_gauge *g, unsigned shift, uint64_t end, size_t first, size_t n,
		   float (*out)[TC_CLASSES]);

/* The averages added up, the last bin by the part of it that is before `end`. */
void tc_gauge_totals(const struct tc_gauge *g, unsigned shift, uint64_t end, double *out);

#endif
