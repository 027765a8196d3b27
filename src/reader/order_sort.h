/* SPDX-License-Identifier: MIT */
/* Sorting by a key, with equal keys in the very order that Go leaves them in. */
#ifndef TC_READER_ORDER_SORT_H
#define TC_READER_ORDER_SORT_H

#include <stddef.h>
#include <stdint.h>

struct tc_keyed {
	int64_t key; /* a time, mostly */
	void *item;
};

/*
 * Sort ascending, in place, O(n log n) at worst. Entries of equal key end up
 * where slices.SortFunc of Go 1.27 puts them when it starts from the same order.
 */
void tc_sort_by_key(struct tc_keyed *entries, size_t n);

#endif
