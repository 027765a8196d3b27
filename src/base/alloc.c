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

/* The next size of an array that is to hold `need` elements. */
static int next_cap(size_t cap, size_t need, uint64_t max, size_t *out)
{
	size_t n = cap ? cap : 16;

	if (max && need > max)
		return TACHO_ELIMIT;
	while (n < need) {
		if (n > SIZE_MAX / 2)
			return TACHO_ENOMEM;
		n *= 2;
	}
	*out = max && n > max ? (size_t)max : n;
	return 0;
}

int tc_grow(const struct tacho_alloc *a, void **ptr, size_t *cap, size_t need, size_t size,
	    uint64_t max)
{
	size_t n;
	void *p;
	int rc;

	if (need <= *cap)
		return 0;
	rc = next_cap(*cap, need, max, &n);
	if (rc < 0)
		return rc;
	p = tc_realloc_array(a, *ptr, n, size);
	if (!p)
		return TACHO_ENOMEM;
	*ptr = p;
	*cap = n;
	return 0;
}

/* The block as the allocator knows it; its address stands before the array. */
static char *block_of(void *lines)
{
	return lines ? ((char **)lines)[-1] : NULL;
}

int tc_grow_lines(const struct tacho_alloc *a, void **ptr, size_t *cap, size_t need, size_t size,
		  uint64_t max)
{
	const size_t extra = TC_LINE_BYTES + sizeof(char *);
	char *old = block_of(*ptr), *block, *lines;
	size_t before = old ? (size_t)((char *)*ptr - old) : 0, n, bytes;
	int rc;

	if (need <= *cap)
		return 0;
	rc = next_cap(*cap, need, max, &n);
	if (rc < 0)
		return rc;
	if (tc_mul_overflow(n, size, &bytes) || bytes > SIZE_MAX - extra)
		return TACHO_ENOMEM;
	block = tc_realloc_array(a, old, bytes + extra, 1);
	if (!block)
		return TACHO_ENOMEM;
	lines = block + sizeof(char *);
	lines += -(uintptr_t)lines % TC_LINE_BYTES;
	if (old && lines != block + before)
		memmove(lines, block + before, *cap * size);
	((char **)(void *)lines)[-1] = block;
	*ptr = lines;
	*cap = n;
	return 0;
}

void tc_free_lines(const struct tacho_alloc *a, void *ptr)
{
	tc_free(a, block_of(ptr));
}
