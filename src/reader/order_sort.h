/* SPDX-License-Identifier: MIT */
/* Sorting by time, with equal times in the very order that Go leaves them in. */
#ifndef TC_READER_ORDER_SORT_H
#define TC_READER_ORDER_SORT_H

#include <stddef.h>

struct tc_heap_entry;

/*
 * Sort ascending, in place, O(n log n) at worst. Entries of equal time end up
 * where slices.SortFunc of Go 1.27 puts them when it starts from the same order.
 */
void tc_sort_by_time(struct tc_heap_entry *entries, size_t n);

#endif
