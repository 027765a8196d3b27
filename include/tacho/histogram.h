/* SPDX-License-Identifier: MIT */
/*
 * A distribution of durations: count, sum and largest value are exact; how the
 * values lie in between is kept in log-linear buckets, 16 to each power of two,
 * so that a quantile is off by at most 1/32 of its value (3.2 %). Values below
 * 32 ns are exact. Negative values count as 0 in the buckets.
 *
 *	const struct tacho_hist *h = stack->waits;
 *	printf("%" PRIu64 " waits, p99 %" PRId64 " ns\n", tacho_hist_count(h),
 *	       tacho_hist_quantile(h, 0.99));
 *
 * Distributions belong to the analysis that made them and live as long; they do
 * not change after the pass and may then be read from any thread. To add up those
 * of several traces, make one of your own with tacho_hist_new. NULL is a
 * distribution without values. Since 0.1; sums since 0.2.
 */
#ifndef TACHO_HISTOGRAM_H
#define TACHO_HISTOGRAM_H

#include <tacho/common.h>

#ifdef __cplusplus
extern "C" {
#endif

struct tacho_hist;

/* How many values, their sum and the largest, in ns. 0 without values. */
TACHO_API uint64_t tacho_hist_count(const struct tacho_hist *h);
TACHO_API int64_t tacho_hist_total_ns(const struct tacho_hist *h);
TACHO_API int64_t tacho_hist_max_ns(const struct tacho_hist *h);

/* Sum divided by count, cut towards zero; 0 without values. */
TACHO_API int64_t tacho_hist_mean_ns(const struct tacho_hist *h);

/*
 * The value that a share q (0 to 1) of all values does not exceed (nearest
 * rank), never above the largest one. 0 without values.
 */
TACHO_API int64_t tacho_hist_quantile(const struct tacho_hist *h, double q);

/*
 * The share of the sum, 0 to 1, that the longest values make up: those of the
 * rounded-up share q of all. With q = 0.01: 0.01 when all waits are alike, near 1
 * when one long wait hides among many short ones. As exact as the quantiles; exact
 * where a single value is asked for.
 */
TACHO_API double tacho_hist_top_share(const struct tacho_hist *h, double q);

/*
 * The coarse picture, for printing: counts[0] is how many values are 0 ns, and
 * counts[i] how many lie in [2^(i-1), 2^i) ns. Exact.
 */
#define TACHO_HIST_OCTAVES 64
TACHO_API void tacho_hist_octaves(const struct tacho_hist *h, uint64_t counts[TACHO_HIST_OCTAVES]);

/* One bucket that is not empty: values in [from_ns, to_ns). */
struct tacho_hist_bucket {
	int64_t from_ns, to_ns; /* to_ns of the topmost bucket is INT64_MAX */
	uint64_t count;
};

/*
 * The buckets that are not empty, in ascending order: start with *i == 0. False at the
 * end, *out is untouched then.
 */
TACHO_API bool tacho_hist_next(const struct tacho_hist *h, size_t *i,
			       struct tacho_hist_bucket *out);

/*
 * A distribution of your own, empty, to merge others into. alloc NULL: malloc.
 * 0 or TACHO_ENOMEM; *out is NULL on failure.
 */
TACHO_API TACHO_MUST_USE int tacho_hist_new(struct tacho_hist **out,
					    const struct tacho_alloc *alloc);
/*
 * Add all values of `other` to a distribution of tacho_hist_new, as if each had
 * been counted there: nothing is lost beyond what `other` has lost. `other` may be
 * NULL, which changes nothing, and stays as it is. 0, or TACHO_ENOMEM: `sum` is then
 * unchanged. One thread at a time may change a sum.
 */
TACHO_API TACHO_MUST_USE int tacho_hist_merge(struct tacho_hist *sum,
					      const struct tacho_hist *other);
/* Only of tacho_hist_new; those of analyses are not yours. NULL is fine. */
TACHO_API void tacho_hist_free(struct tacho_hist *sum);

#ifdef __cplusplus
}
#endif
#endif
