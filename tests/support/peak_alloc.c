/* SPDX-License-Identifier: MIT */
/* The counting allocator; see peak_alloc.h. Each block has its size in front. */
#include "support/peak_alloc.h"

#include <stddef.h>
#include <stdlib.h>

union head {
	size_t bytes;
	max_align_t align;
};

/* Note a block of `bytes` in place of one of `old`; false: there is no room. */
static bool account(struct peak_alloc *a, size_t old, size_t bytes)
{
	bool fits;

	(void)pthread_mutex_lock(&a->mutex);
	fits = bytes <= old || !a->max || bytes - old <= a->max - a->live;
	if (fits) {
		a->live += bytes - old;
		if (a->live > a->peak)
			a->peak = a->live;
	} else {
		a->refused++;
	}
	if (bytes > a->largest)
		a->largest = bytes;
	(void)pthread_mutex_unlock(&a->mutex);
	return fits;
}

static void *peak_realloc(void *ctx, void *ptr, size_t bytes)
{
	struct peak_alloc *a = ctx;
	union head *h = ptr ? (union head *)ptr - 1 : NULL;
	size_t old = h ? h->bytes : 0;
	union head *p;

	if (bytes > SIZE_MAX - sizeof(*h) || !account(a, old, bytes))
		return NULL;
	p = realloc(h, sizeof(*h) + bytes);
	if (!p) {
		(void)account(a, bytes, old);
		return NULL;
	}
	p->bytes = bytes;
	return p + 1;
}

static void *peak_malloc(void *ctx, size_t bytes)
{
	return peak_realloc(ctx, NULL, bytes);
}

static void peak_free(void *ctx, void *ptr)
{
	union head *h = (union head *)ptr - 1;

	(void)account(ctx, h->bytes, 0);
	free(h);
}

void peak_alloc_init(struct peak_alloc *a, size_t max)
{
	*a = (struct peak_alloc){ .hook = { peak_malloc, peak_realloc, peak_free, a }, .max = max };
	(void)pthread_mutex_init(&a->mutex, NULL);
}

void peak_alloc_fini(struct peak_alloc *a)
{
	(void)pthread_mutex_destroy(&a->mutex);
}
