/* SPDX-License-Identifier: MIT */
/*
 * Log-linear histograms that grow: only the octaves that hold values are
 * allocated, so thousands of them are cheap, and adding a value is one
 * increment once its octave is there.
 */
#ifndef TC_ANALYZE_BUCKETS_H
#define TC_ANALYZE_BUCKETS_H

#include "base/alloc.h"
#include "base/math.h"
#include <tacho/histogram.h>

/* 16 buckets an octave; 60 octaves of them, and 0..15 as they are. */
#define TC_HIST_SUB_BITS 4
#define TC_HIST_SUB      (1U << TC_HIST_SUB_BITS)
#define TC_HIST_BUCKETS  (60U * TC_HIST_SUB)

/* Counts of a window of the buckets; zero-initialized: empty. */
struct tc_buckets {
	uint32_t *counts;
	uint16_t base; /* the bucket of counts[0]; a multiple of TC_HIST_SUB */
	uint16_t n;    /* a multiple of TC_HIST_SUB */
};

struct tacho_hist {
	uint64_t count;
	int64_t total_ns;
	int64_t max_ns;
	struct tc_buckets buckets;
};

static inline unsigned tc_hist_bucket_of(uint64_t v)
{
	/* How far the top TC_HIST_SUB_BITS + 1 bits of v are above the lowest ones. */
	unsigned shift = (63U ^ (unsigned)__builtin_clzll(v | TC_HIST_SUB)) - TC_HIST_SUB_BITS;

	return shift * TC_HIST_SUB + (unsigned)(v >> shift);
}

static inline unsigned tc_hist_bucket(int64_t value)
{
	return tc_hist_bucket_of(value < 0 ? 0 : (uint64_t)value);
}

/* The smallest value of a bucket. */
int64_t tc_hist_bucket_from(unsigned bucket);

/* Make room for a bucket: 0 or TACHO_ENOMEM. */
TACHO_MUST_USE int tc_buckets_reach(struct tc_buckets *b, const struct tacho_alloc *a,
				    unsigned bucket);

/* n more in one bucket; counts stop at UINT32_MAX. */
TACHO_MUST_USE static inline int tc_buckets_add(struct tc_buckets *b, const struct tacho_alloc *a,
						unsigned bucket, uint32_t n)
{
	unsigned i = bucket - b->base;
	uint32_t c;

	if (i >= b->n) {
		int rc = tc_buckets_reach(b, a, bucket);

		if (rc < 0)
			return rc;
		i = bucket - b->base;
	}
	c = b->counts[i] + n;
	b->counts[i] = c < n ? UINT32_MAX : c;
	return 0;
}

/* One more in a bucket, as fast as can be. */
TACHO_MUST_USE static inline int tc_buckets_count(struct tc_buckets *b, const struct tacho_alloc *a,
						  unsigned bucket)
{
	unsigned i = bucket - b->base;
	uint32_t c;

	if (__builtin_expect(i >= b->n, 0))
		return tc_buckets_add(b, a, bucket, 1);
	c = b->counts[i] + 1;
	b->counts[i] = c - (c == 0);
	return 0;
}

TACHO_MUST_USE int tc_buckets_merge(struct tc_buckets *b, const struct tacho_alloc *a,
				    const struct tc_buckets *other);
/* All counts to 0; what was allocated stays. */
void tc_buckets_clear(struct tc_buckets *b);
void tc_buckets_fini(struct tc_buckets *b, const struct tacho_alloc *a);

/* Count a value without its bucket, which the caller keeps elsewhere. */
static inline void tc_hist_sum(struct tacho_hist *h, int64_t value)
{
	h->count++;
	h->total_ns = tc_wrap_add(h->total_ns, value);
	if (value > h->max_ns)
		h->max_ns = value;
}

TACHO_MUST_USE static inline int tc_hist_add(struct tacho_hist *h, const struct tacho_alloc *a,
					     int64_t value)
{
	tc_hist_sum(h, value);
	return tc_buckets_count(&h->buckets, a, tc_hist_bucket(value));
}

/*
 * Count a value if there is room for its bucket; false: nothing was done. What the hot
 * paths begin with: they call no function then, and need save no registers.
 */
static inline bool tc_hist_try_add(struct tacho_hist *h, int64_t value)
{
	unsigned i = tc_hist_bucket(value) - h->buckets.base;
	uint32_t c;

	if (__builtin_expect(i >= h->buckets.n, 0))
		return false;
	c = h->buckets.counts[i] + 1;
	h->buckets.counts[i] = c - (c == 0);
	tc_hist_sum(h, value);
	return true;
}

TACHO_MUST_USE int tc_hist_merge(struct tacho_hist *h, const struct tacho_alloc *a,
				 const struct tacho_hist *other);
void tc_hist_clear(struct tacho_hist *h);
void tc_hist_fini(struct tacho_hist *h, const struct tacho_alloc *a);

#endif
