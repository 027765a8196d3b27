/* SPDX-License-Identifier: MIT */
/* The allocator hook and growing arrays; see alloc.h. */
#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

#include "base/math.h"

void *tc_alloc(const struct tacho_alloc *a, size_t bytes)
{
	if (bytes == 0)
		bytes = 1;
	return a ? a->alloc(a->ctx, bytes) : malloc(bytes);
}

void *tc_calloc(const struct tacho_alloc *a, size_t n, size_t size)
{
	size_t bytes;
	void *p;

	if (!a)
		return calloc(n ? n : 1, size ? size : 1);
	if (tc_mul_overflow(n, size, &bytes))
		return NULL;
	p = tc_alloc(a, bytes);
	if (p)
		memset(p, 0, bytes);
	return p;
}

void *tc_realloc_array(const struct tacho_alloc *a, void *ptr, size_t n, size_t size)
{
	size_t bytes;

	if (tc_mul_overflow(n, size, &bytes))
		return NULL;
	if (bytes == 0)
		bytes = 1;
	return a ? a->realloc(a->ctx, ptr, bytes) : realloc(ptr, bytes);
}

void tc_free(const struct tacho_alloc *a, void *ptr)
{
	if (!ptr)
		return;
	if (a)
		a->free(a->ctx, ptr);
	else
		free(ptr);
}

int tc_grow(const struct tacho_alloc *a, void **ptr, size_t *cap, size_t need, size_t size,
	    uint64_t max)
{
	size_t n = *cap ? *cap : 16;
	void *p;

	if (need <= *cap)
		return 0;
	if (max && need > max)
		return TACHO_ELIMIT;
	while (n < need) {
		if (n > SIZE_MAX / 2)
			return TACHO_ENOMEM;
		n *= 2;
	}
	if (max && n > max)
		n = (size_t)max;
	p = tc_realloc_array(a, *ptr, n, size);
	if (!p)
		return TACHO_ENOMEM;
	*ptr = p;
	*cap = n;
	return 0;
}
