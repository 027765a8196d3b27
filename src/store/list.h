/* SPDX-License-Identifier: MIT */
/*
 * Lists of goroutines: those of a group that meet conditions, in an order. The last few
 * lists are kept, so that paging through one costs nothing.
 */
#ifndef TC_STORE_LIST_H
#define TC_STORE_LIST_H

#include "store/keys.h"

enum tc_list_sort {
	TC_SORT_FIRST,
	TC_SORT_RUNNING,
	TC_SORT_RUNNABLE,
	TC_SORT_MAX_RUNNABLE,
	TC_SORT_BLOCKED,
	TC_SORT_LIFETIME,
	TC_SORT_UNBLOCKS,
	TC_SORT_ID,
	TC_SORTS
};

struct tc_list_query {
	uint32_t group; /* UINT32_MAX: all */
	enum tc_list_sort sort;
	bool is_descending;
	uint64_t alive_from, alive_to; /* ticks; lived in [from, to) */
	const char *filter;            /* part of the key or the start function; "" */
	unsigned class;                /* enum tc_class: was in it for at least … */
	uint64_t least;                /* … so many ticks at a time; 0: no condition */
	const char *reason;            /* waited for a reason with this in it; "" */
};

/*
 * Numbers of goroutines [offset, offset + max) of the list to `out`; *n of them, *total in
 * the list. Locks the store, piece by piece.
 */
TACHO_MUST_USE int tc_store_list(struct tc_store *s, const struct tc_list_query *q, size_t offset,
				 size_t max, uint32_t *out, size_t *n, size_t *total);

#endif
