/* SPDX-License-Identifier: MIT */
/*
 * The coarse histogram of Go's tool: five buckets a decade. A bucket holds what is
 * more than its lower edge and at most the upper one; the first one, 0 and 1 ns.
 */
#ifndef TC_ANALYZE_DECADES_H
#define TC_ANALYZE_DECADES_H

#include "analyze/buckets.h"
#include <tacho/tasks.h>

#define TC_DECADE_BUCKETS 95U

unsigned tc_decade_bucket(int64_t ns);

/* The first bucket in use, and how many up to the last one; 0: none. */
size_t tc_decades_span(const struct tc_buckets *b, unsigned *first);
void tc_decades_list(const struct tc_buckets *b, unsigned first, size_t n,
		     struct tacho_decade_bucket *out);

#endif
