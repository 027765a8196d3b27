/* SPDX-License-Identifier: MIT */
/*
 * Histograms of durations; see histogram.h.
 *
 * Bucket i < 16 holds the value i. Above, the octave [2^k, 2^(k+1)), k >= 4, is
 * cut into 16 buckets of equal width, so a bucket is at most 1/16 of its values
 * wide and its middle at most 1/32 away from any of them.
 */
#include "analyze/buckets.h"

#include <math.h>
#include <string.h>

int64_t tc_hist_bucket_from(unsigned bucket)
{
	unsigned octave = bucket / TC_HIST_SUB, sub = bucket % TC_HIST_SUB;

	if (bucket >= TC_HIST_BUCKETS)
		return INT64_MAX;
	if (octave == 0)
		return (int64_t)sub;
	return (int64_t)((uint64_t)(TC_HIST_SUB + sub) << (octave - 1));
}

int tc_buckets_reach(struct tc_buckets *b, const struct tacho_alloc *a, unsigned bucket)
{
	unsigned first = bucket / TC_HIST_SUB * TC_HIST_SUB, end = first + TC_HIST_SUB;
	uint32_t *counts;

	if (b->n > 0 && b->base < first)
		first = b->base;
	if (b->n > 0 && (unsigned)b->base + b->n > end)
		end = (unsigned)b->base + b->n;
	counts = tc_calloc(a, end - first, sizeof(*counts));
	if (!counts)
		return TACHO_ENOMEM;
	if (b->n > 0)
		memcpy(counts + (b->base - first), b->counts, b->n * sizeof(*counts));
	tc_free(a, b->counts);
	b->counts = counts;
	b->base = (uint16_t)first;
	b->n = (uint16_t)(end - first);
	return 0;
}

int tc_buckets_merge(struct tc_buckets *b, const struct tacho_alloc *a,
		     const struct tc_buckets *other)
{
	int rc = 0;

	for (unsigned i = 0; i < other->n && rc == 0; i++)
		if (other->counts[i])
			rc = tc_buckets_add(b, a, other->base + i, other->counts[i]);
	return rc;
}

void tc_buckets_clear(struct tc_buckets *b)
{
	if (b->n > 0)
		memset(b->counts, 0, b->n * sizeof(*b->counts));
}

void tc_buckets_fini(struct tc_buckets *b, const struct tacho_alloc *a)
{
	tc_free(a, b->counts);
	*b = (struct tc_buckets){ 0 };
}

int tc_hist_merge(struct tacho_hist *h, const struct tacho_alloc *a, const struct tacho_hist *other)
{
	h->count += other->count;
	h->total_ns = tc_wrap_add(h->total_ns, other->total_ns);
	if (other->max_ns > h->max_ns)
		h->max_ns = other->max_ns;
	return tc_buckets_merge(&h->buckets, a, &other->buckets);
}

void tc_hist_clear(struct tacho_hist *h)
{
	h->count = 0;
	h->total_ns = h->max_ns = 0;
	tc_buckets_clear(&h->buckets);
}

void tc_hist_fini(struct tacho_hist *h, const struct tacho_alloc *a)
{
	tc_buckets_fini(&h->buckets, a);
}

uint64_t tacho_hist_count(const struct tacho_hist *h)
{
	return h ? h->count : 0;
}

int64_t tacho_hist_total_ns(const struct tacho_hist *h)
{
	return h ? h->total_ns : 0;
}

int64_t tacho_hist_max_ns(const struct tacho_hist *h)
{
	return h ? h->max_ns : 0;
}

int64_t tacho_hist_mean_ns(const struct tacho_hist *h)
{
	if (!h || h->count == 0 || h->count > INT64_MAX)
		return 0;
	return h->total_ns / (int64_t)h->count;
}

/* What stands for every value of a bucket: its middle, within what there is. */
static int64_t representative(const struct tacho_hist *h, unsigned bucket)
{
	int64_t from = tc_hist_bucket_from(bucket), to = tc_hist_bucket_from(bucket + 1);
	int64_t middle = from + (to - from - 1) / 2;

	return middle < h->max_ns ? middle : h->max_ns;
}

/* How many of n values the share q is, rounded up: 1 … n. */
static uint64_t rank_of(uint64_t n, double q)
{
	double r;

	if (!(q > 0))
		return 1;
	r = ceil(q * (double)n);
	return r < 1 ? 1 : r >= (double)n ? n : (uint64_t)r;
}

int64_t tacho_hist_quantile(const struct tacho_hist *h, double q)
{
	uint64_t rank, seen = 0;

	if (!h || h->count == 0)
		return 0;
	rank = rank_of(h->count, q);
	if (rank == h->count)
		return h->max_ns;
	for (unsigned i = 0; i < h->buckets.n; i++) {
		seen += h->buckets.counts[i];
		if (seen >= rank)
			return representative(h, h->buckets.base + i);
	}
	return h->max_ns;
}

double tacho_hist_top_share(const struct tacho_hist *h, double q)
{
	uint64_t left;
	double sum, total;

	if (!h || h->count == 0 || h->total_ns <= 0)
		return 0;
	left = rank_of(h->count, q);
	if (left == h->count)
		return 1;
	/* The largest value is known exactly; the others by their buckets. */
	sum = (double)h->max_ns;
	total = (double)h->total_ns;
	left--;
	for (unsigned i = h->buckets.n, is_top = 1; i-- > 0 && left > 0;) {
		uint64_t n = h->buckets.counts[i];

		if (n == 0)
			continue;
		n -= is_top;
		is_top = 0;
		if (n > left)
			n = left;
		sum += (double)n * (double)representative(h, h->buckets.base + i);
		left -= n;
	}
	return sum < total ? sum / total : 1;
}

void tacho_hist_octaves(const struct tacho_hist *h, uint64_t counts[TACHO_HIST_OCTAVES])
{
	memset(counts, 0, TACHO_HIST_OCTAVES * sizeof(*counts));
	for (unsigned i = 0; h && i < h->buckets.n; i++) {
		int64_t from = tc_hist_bucket_from(h->buckets.base + i);
		unsigned octave = from == 0 ? 0 : 64U - (unsigned)__builtin_clzll((uint64_t)from);

		counts[octave] += h->buckets.counts[i];
	}
}

bool tacho_hist_next(const struct tacho_hist *h, size_t *i, struct tacho_hist_bucket *out)
{
	for (; h && *i < h->buckets.n; ++*i) {
		unsigned bucket = h->buckets.base + (unsigned)*i;

		if (h->buckets.counts[*i] == 0)
			continue;
		out->from_ns = tc_hist_bucket_from(bucket);
		out->to_ns = tc_hist_bucket_from(bucket + 1);
		out->count = h->buckets.counts[*i];
		++*i;
		return true;
	}
	return false;
}

/* --- sums of the caller's own ----------------------------------------------- */

struct own_hist {
	struct tacho_hist h; /* first: what the caller holds */
	const struct tacho_alloc *alloc;
};

int tacho_hist_new(struct tacho_hist **out, const struct tacho_alloc *alloc)
{
	struct own_hist *own = tc_calloc(alloc, 1, sizeof(*own));

	*out = NULL;
	if (!own)
		return TACHO_ENOMEM;
	own->alloc = alloc;
	*out = &own->h;
	return 0;
}

int tacho_hist_merge(struct tacho_hist *sum, const struct tacho_hist *other)
{
	struct own_hist *own = (struct own_hist *)sum;
	unsigned first = 0, last;
	int rc;

	if (!other || other->count == 0)
		return 0;
	last = other->buckets.n;
	while (first < last && other->buckets.counts[first] == 0)
		first++;
	while (last > first && other->buckets.counts[last - 1] == 0)
		last--;
	/* Make room first, so that there is either all of `other` in the sum or nothing. */
	if (first < last) {
		rc = tc_buckets_add(&sum->buckets, own->alloc, other->buckets.base + first, 0);
		if (rc == 0)
			rc = tc_buckets_add(&sum->buckets, own->alloc,
					    other->buckets.base + last - 1, 0);
		if (rc < 0)
			return rc;
	}
	return tc_hist_merge(sum, own->alloc, other);
}

void tacho_hist_free(struct tacho_hist *sum)
{
	struct own_hist *own = (struct own_hist *)sum;

	if (!own)
		return;
	tc_hist_fini(&own->h, own->alloc);
	tc_free(own->alloc, own);
}
