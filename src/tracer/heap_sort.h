/* SPDX-License-Identifier: MIT */
/* Sorting without malloc, which qsort may ask: it may be what is being traced. */
#ifndef TC_TRACER_HEAP_SORT_H
#define TC_TRACER_HEAP_SORT_H

#include <stddef.h>

enum {
	TC_HEAP_SORT_BYTES = 64 /* the largest struct */
};

void tc_heap_sort(void *p, size_t n, size_t size, int (*order)(const void *a, const void *b));

#endif
