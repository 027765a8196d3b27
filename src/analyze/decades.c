/* SPDX-License-Identifier: MIT */
/*
 * Buckets five to a decade; see decades.h. The edges are 10^(i/5), cut to whole ns.
 * They are those of Go's tool for all durations below eleven days, beyond which its
 * floating point is off by some ns.
 */
#include "analyze/decades.h"

/* clang-format off */
static const int64_t edges[TC_DECADE_BUCKETS] = {
	1, 1, 2, 3, 6,
	10, 15, 25, 39, 63,
	100, 158, 251, 398, 630,
	1000, 1584, 2511, 3981, 6309,
	10000, 15848, 25118, 39810, 63095,
	100000, 158489, 251188, 398107, 630957,
	1000000, 1584893, 2511886, 3981071, 6309573,
	10000000, 15848931, 25118864, 39810717, 63095734,
	100000000, 158489319, 251188643, 398107170, 630957344,
	1000000000, 1584893192, 2511886431, 3981071705, 6309573444,
	10000000000, 15848931924, 25118864315, 39810717055, 63095734448,
	100000000000, 158489319246, 251188643150, 398107170553, 630957344480,
	1000000000000, 1584893192461, 2511886431509, 3981071705534, 6309573444801,
	10000000000000, 15848931924611, 25118864315095, 39810717055349, 63095734448019,
	100000000000000, 158489319246111, 251188643150958, 398107170553497, 630957344480193,
	1000000000000000, 1584893192461113, 2511886431509580, 3981071705534972, 6309573444801932,
	10000000000000000, 15848931924611134, 25118864315095801, 39810717055349725, 63095734448019324,
	100000000000000000, 158489319246111348, 251188643150958011, 398107170553497250, 630957344480193249,
	1000000000000000000, 1584893192461113485, 2511886431509580111, 3981071705534972507, 6309573444801932494,
};
/* clang-format on */

/* The bucket of 2^i. */
/* clang-format off */
static const uint8_t bucket_of_power[63] = {
	0, 1, 3, 4, 6, 7, 9, 10, 12, 13, 15, 16, 18, 19, 21, 22,
	24, 25, 27, 28, 30, 31, 33, 34, 36, 37, 39, 40, 42, 43, 45, 46,
	48, 49, 51, 52, 54, 55, 57, 58, 60, 61, 63, 64, 66, 67, 69, 70,
	72, 73, 75, 76, 78, 79, 81, 82, 84, 85, 87, 88, 90, 91, 93,
};
/* clang-format on */

unsigned tc_decade_bucket(int64_t ns)
{
	unsigned i;

	if (ns <= 0)
		return 0;
	/* The last edge that ns is above is at most two behind that of its power of two. */
	i = bucket_of_power[63 - __builtin_clzll((uint64_t)ns)];
	while (i + 1 < TC_DECADE_BUCKETS && ns > edges[i + 1])
		i++;
	return i;
}

size_t tc_decades_span(const struct tc_buckets *b, unsigned *first)
{
	unsigned from = 0, to = b->n;

	while (from < to && b->counts[from] == 0)
		from++;
	while (to > from && b->counts[to - 1] == 0)
		to--;
	*first = b->base + from;
	return to - from;
}

void tc_decades_list(const struct tc_buckets *b, unsigned first, size_t n,
		     struct tacho_decade_bucket *out)
{
	for (size_t i = 0; i < n; i++) {
		unsigned bucket = first + (unsigned)i;

		out[i].from_ns = bucket == 0 ? 0 : edges[bucket];
		out[i].to_ns = bucket + 1 < TC_DECADE_BUCKETS ? edges[bucket + 1] : INT64_MAX;
		out[i].count = b->counts[bucket - b->base];
	}
}
