/* SPDX-License-Identifier: MIT */
/*
 * Mutator utilization: how much of the processor the program itself has while the
 * garbage collector takes the rest, and the least that it gets in any window of a
 * given length (minimum mutator utilization, MMU).
 *
 *	static const unsigned flags[] = { TACHO_MMU_DEFAULT };
 *	struct tacho_mmu *m;
 *	double u;
 *	int rc = tacho_mmu_new(&m, NULL, flags, 1);
 *	struct tacho_analysis a = tacho_mmu_analysis(m);
 *	if (rc == 0 && (rc = tacho_pass_run(reader, &a, 1, NULL, NULL)) == 0 &&
 *	    tacho_mmu_status(m, 0) == 0)
 *		u = tacho_mmu_min(m, 0, 10000000);
 *	tacho_mmu_free(m);
 *
 * Several *sets* of flags can be asked for in one pass; functions take the index of
 * one. Times are absolute, on the trace clock. The part behind the last Sync of a
 * damaged trace does not count. Results do not change after the pass, may be read
 * from any thread, and are valid until tacho_mmu_free. Memory grows with the number
 * of changes of utilization, 24 bytes for each. Since 0.1.
 */
#ifndef TACHO_MMU_H
#define TACHO_MMU_H

#include <tacho/analyze.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What counts as not being the program, and how. */
enum tacho_mmu_flags {
	TACHO_MMU_STW = 1,        /* the world is stopped for the collector: all Ps */
	TACHO_MMU_BACKGROUND = 2, /* mark workers that are not idle ones */
	TACHO_MMU_ASSIST = 4,     /* mark assist, while the goroutine runs */
	TACHO_MMU_SWEEP = 8,      /* sweeping by goroutines that allocate */
	/*
	 * A utilization of its own for each P, which is 0 or 1; windows are looked for
	 * on all of them. Dedicated workers do not count, as goroutines are not run on
	 * their P anyway. Otherwise there is one, for the whole program.
	 */
	TACHO_MMU_PER_PROC = 16,
	/*
	 * With the mistakes of `go tool trace`, for comparing: see doc/differences.md.
	 */
	TACHO_MMU_AS_GO = 32,
	TACHO_MMU_DEFAULT = TACHO_MMU_STW | TACHO_MMU_BACKGROUND | TACHO_MMU_ASSIST
};
#define TACHO_MMU_MAX_SETS 8

struct tacho_mmu;

/* flags: n of them, one for each set. TACHO_ENOMEM, TACHO_EMISUSE; *out is NULL then. */
TACHO_API TACHO_MUST_USE int tacho_mmu_new(struct tacho_mmu **out, const struct tacho_alloc *alloc,
					   const unsigned *flags, size_t n);
/*
 * Only what is between two times, since the first event, is asked about; to_ns INT64_MAX: the
 * end. Before the pass ends; TACHO_EMISUSE.
 */
TACHO_API TACHO_MUST_USE int tacho_mmu_set_window(struct tacho_mmu *m, int64_t from_ns,
						  int64_t to_ns);
/* To be given to one pass; is fed in order: one thread orders, one feeds. The object stays the caller's. */
TACHO_API struct tacho_analysis tacho_mmu_analysis(struct tacho_mmu *m);
TACHO_API void tacho_mmu_free(struct tacho_mmu *m); /* NULL is fine */

/*
 * Whether a set has results: 0; TACHO_ENOTFOUND: the trace does not say how many Ps
 * there are, or nothing comes behind where it does; TACHO_ELIMIT: there are too many
 * Ps for PER_PROC; TACHO_EMISUSE: there is no such set, or the pass has not ended.
 * All that follows takes a set with results only.
 */
TACHO_API TACHO_MUST_USE int tacho_mmu_status(const struct tacho_mmu *m, size_t set);

/* From time_ns on, until the next change. The last one ends the function. */
struct tacho_util {
	int64_t time_ns;
	double util; /* 0 to 1 */
};
/*
 * The utilization functions of a set: one, or with PER_PROC one for each P and each
 * time that it was there.
 */
TACHO_API size_t tacho_mmu_series(const struct tacho_mmu *m, size_t set);
TACHO_API const struct tacho_util *tacho_mmu_changes(const struct tacho_mmu *m, size_t set,
						     size_t series, size_t *n);
/* The P of a series; TACHO_NONE for the whole program, and where there is none. */
TACHO_API int64_t tacho_mmu_proc(const struct tacho_mmu *m, size_t set, size_t series);

/*
 * The least mean utilization in any window of that length, 0 to 1. Windows longer
 * than the trace are cut to it; 0 for window_ns <= 0. Exact but for rounding, and
 * takes a few milliseconds for a million changes.
 */
TACHO_API double tacho_mmu_min(const struct tacho_mmu *m, size_t set, int64_t window_ns);

/*
 * The distribution of the mean utilization over all windows of that length: out[i]
 * is what a share q[i] of them does not exceed. q[i] = 0 gives the minimum. 0 or
 * TACHO_ENOMEM.
 */
TACHO_API TACHO_MUST_USE int tacho_mmu_quantiles(const struct tacho_mmu *m, size_t set,
						 int64_t window_ns, const double *q, size_t n,
						 double *out);

/* A window, with what the program got of it. */
struct tacho_mmu_window {
	int64_t begin_ns, end_ns;
	double util;
	size_t series;
};
/*
 * The worst windows of that length: the worst one, then the worst of those that do
 * not overlap with it, and so on, at most max; those without any loss are left out.
 * Returns how many. The earlier one goes first where two are equal.
 */
TACHO_API size_t tacho_mmu_worst(const struct tacho_mmu *m, size_t set, int64_t window_ns,
				 struct tacho_mmu_window *out, size_t max);

#ifdef __cplusplus
}
#endif
#endif
