/* SPDX-License-Identifier: MIT */
/*
 * Mutator utilization: what is kept while events come, and the utilization functions
 * that the questions are answered from.
 */
#ifndef TC_ANALYZE_MMU_STATE_H
#define TC_ANALYZE_MMU_STATE_H

#include "analyze/window.h"
#include "base/alloc.h"
#include "base/math.h"
#include "base/refmap.h"
#include <tacho/mmu.h>

/* Real Ps have small numbers; more of them than this are taken for this many. */
#define TC_MMU_MAX_PROCS (1U << 16)
/* Visits of a P that are allowed for each event, and at least (PER_PROC). */
#define TC_MMU_WORK_PER_EVENT 8
#define TC_MMU_WORK_FLOOR     (256U << 10)
#define TC_MMU_WORK_OF_SERIES 32

enum tc_mmu_slot_flags {
	TC_MMU_ASSISTS = 1,
	TC_MMU_WORKS = 2,     /* labelled as mark worker since it last began to run */
	TC_MMU_DEDICATED = 4, /* with WORKS: as dedicated worker */
	TC_MMU_COUNTED = 8,   /* it runs, and its P `proc` counts what it does */
	/* As Go remembers it: labelled once, in the whole trace. */
	TC_MMU_WORKED = 16,
	TC_MMU_WORKED_PER_PROC = 32 /* not as dedicated worker */
};

struct tc_mmu_slot {
	uint8_t flags;
	uint32_t proc;
};

/* What a label means; 0: not looked up yet. */
enum tc_mmu_label {
	TC_MMU_LABEL_UNKNOWN,
	TC_MMU_LABEL_OTHER,
	TC_MMU_LABEL_WORKER,
	TC_MMU_LABEL_DEDICATED
};

/* A utilization function; complete when the trace has ended. */
struct tc_mmu_series {
	struct tacho_util *points; /* times ascend */
	size_t n, cap;
	double *sums; /* integral from the first point to each; ns */
	double min;   /* smallest value */
	int64_t proc;
	bool is_closed; /* its P went away: at closed_ns */
	int64_t closed_ns;
	/* The last point has a lower value of the same time: the true one comes next. */
	bool is_pending;
};

struct tc_mmu_proc {
	int32_t gc;      /* > 0: the collector has this P */
	uint32_t series; /* PER_PROC */
};

struct tc_mmu_retro {
	int64_t time_ns; /* since when there are n Ps */
	uint32_t n;
};

struct tc_mmu_set {
	unsigned flags; /* enum tacho_mmu_flags */
	int status;
	struct tc_mmu_series *series;
	size_t n_series, cap_series;
	struct tc_mmu_proc *procs;
	size_t cap_procs;
	uint32_t n_procs; /* GOMAXPROCS; 0: not known yet */
	uint32_t n_busy;  /* of them, those with gc > 0 */
	int32_t stw;
	uint64_t work;
	/* What the event at hand has changed: */
	bool is_dirty, all_dirty;
	uint32_t dirty_proc;
	bool is_pending; /* some series is */
	/* Ranges found open in the first generation: points below these lose 1/n each. */
	struct tc_mmu_retro *counts;
	size_t n_counts, cap_counts;
	size_t *retro;
	size_t n_retro, cap_retro;
};

struct tacho_mmu {
	const struct tacho_alloc *alloc;
	struct tc_mmu_set sets[TACHO_MMU_MAX_SETS];
	size_t n_sets;
	struct tc_window window;
	bool is_pending;
	bool is_finished;
	const struct tacho_gen *gen;
	struct tc_refmap is_gc_stop; /* references → 1 or 2: yes */
	struct tc_refmap label;      /* references → enum tc_mmu_label */
	struct tc_mmu_slot *slots;
	size_t n_slots, cap_slots;
	size_t n_special; /* slots with flags */
	int64_t sync;     /* number of the last one */
	uint64_t events;
};

/* --- mmu_feed.c ------------------------------------------------------------- */

int tc_mmu_feed(void *self, const struct tacho_block *block);

/* --- mmu_points.c ----------------------------------------------------------- */

/* Add a change unless it is none; of equal times the lowest value stays. */
TACHO_MUST_USE int tc_mmu_add(struct tc_mmu_series *s, const struct tacho_alloc *a, int64_t ns,
			      double util);
TACHO_MUST_USE int tc_mmu_new_series(struct tc_mmu_set *set, const struct tacho_alloc *a,
				     int64_t ns, int64_t proc);
/* All points so far lose what a range that was open all the time took. */
TACHO_MUST_USE int tc_mmu_retro(struct tc_mmu_set *set, const struct tacho_alloc *a);
int tc_mmu_finish(void *self, const struct tacho_end *end);

/* --- mmu_window.c ----------------------------------------------------------- */

/* Times from here on count from the first point of the series. */
static inline uint64_t tc_mmu_time(const struct tc_mmu_series *s, size_t i)
{
	return (uint64_t)s->points[i].time_ns - (uint64_t)s->points[0].time_ns;
}

static inline uint64_t tc_mmu_length(const struct tc_mmu_series *s)
{
	return tc_mmu_time(s, s->n - 1);
}

/*
 * The integral from the begin to t, where *pos is a point not behind t; it moves to
 * the last such point. Times must not descend from call to call.
 */
double tc_mmu_integral(const struct tc_mmu_series *s, size_t *pos, uint64_t t);

/* The next change behind t; UINT64_MAX if there is none. */
static inline uint64_t tc_mmu_next(const struct tc_mmu_series *s, size_t pos, uint64_t t)
{
	for (; pos < s->n; pos++)
		if (tc_mmu_time(s, pos) > t)
			return tc_mmu_time(s, pos);
	return UINT64_MAX;
}

/* Left edges that are looked at together are those between so many points. */
#define TC_MMU_BAND 16

#endif
