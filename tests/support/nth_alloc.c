/* SPDX-License-Identifier: MIT */
/* The failing allocator; see nth_alloc.h. */
#include "support/nth_alloc.h"

#include <stdlib.h>

static bool refuses(struct nth_alloc *a)
{
	size_t call = atomic_fetch_add(&a->calls, 1) + 1;

	return a->fail_at && (call == a->fail_at || (a->keep_failing && call > a->fail_at));
}

static void *nth_malloc(void *ctx, size_t bytes)
{
	struct nth_alloc *a = ctx;
	void *p = refuses(a) ? NULL : malloc(bytes);

	atomic_fetch_add(&a->live, p != NULL);
	return p;
}

static void *nth_realloc(void *ctx, void *ptr, size_t bytes)
{
	struct nth_alloc *a = ctx;
	void *p = refuses(a) ? NULL : realloc(ptr, bytes);

	atomic_fetch_add(&a->live, p && !ptr);
	return p;
}

static void nth_free(void *ctx, void *ptr)
{
	struct nth_alloc *a = ctx;

	atomic_fetch_sub(&a->live, 1);
	free(ptr);
}

void nth_alloc_init(struct nth_alloc *a, size_t fail_at)
{
	a->hook = (struct tacho_alloc){ nth_malloc, nth_realloc, nth_free, a };
	a->fail_at = fail_at;
	a->keep_failing = false;
	atomic_init(&a->calls, 0);
	atomic_init(&a->live, 0);
}
