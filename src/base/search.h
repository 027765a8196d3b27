/* SPDX-License-Identifier: MIT */
/* Search in sorted arrays of structs that begin with their key, a uint64_t. */
#ifndef TC_BASE_SEARCH_H
#define TC_BASE_SEARCH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * How many of n structs of `size` bytes have a key of at most `key`; so the last of
 * these is the one before. Keys do not fall.
 */
static inline size_t tc_count_le(const void *structs, size_t n, size_t size, uint64_t key)
{
	size_t lo = 0, hi = n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		uint64_t v;

		memcpy(&v, (const char *)structs + mid * size, sizeof(v));
		if (v <= key)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

#endif
