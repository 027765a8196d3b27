/* SPDX-License-Identifier: MIT */
/* See heap_sort.h. */
#include "tracer/heap_sort.h"

#include <string.h>

/* The struct at place i sinks to where it is not less than its children. */
static void sink(char *p, size_t i, size_t n, size_t size,
		 int (*order)(const void *a, const void *b))
{
	char x[TC_HEAP_SORT_BYTES];

	memcpy(x, p + i * size, size);
	for (size_t child; (child = 2 * i + 1) < n; i = child) {
		if (child + 1 < n && order(p + (child + 1) * size, p + child * size) > 0)
			child++;
		if (order(p + child * size, x) <= 0)
			break;
		memcpy(p + i * size, p + child * size, size);
	}
	memcpy(p + i * size, x, size);
}

void tc_heap_sort(void *p, size_t n, size_t size, int (*order)(const void *a, const void *b))
{
	char x[TC_HEAP_SORT_BYTES], *first = p;

	for (size_t i = n / 2; i-- > 0;)
		sink(p, i, n, size, order);
	for (size_t end = n; end-- > 1;) {
		memcpy(x, first, size);
		memcpy(first, first + end * size, size);
		memcpy(first + end * size, x, size);
		sink(p, 0, end, size, order);
	}
}
