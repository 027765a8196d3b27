/* SPDX-License-Identifier: MIT */
/* The failing allocator; see nth_alloc.h. */
#include "support/nth_alloc.h"

#include <stdlib.h>

static bool refuses(struct nth_alloc *a)
{
	a->calls++;
	return a->fail_at && (a->calls == a->fail_at || (a->keep_failing && a->calls > a->fail_at));
}

static void *nth_malloc(void *ctx, size_t bytes)
{
	struct nth_alloc *a = ctx;
	void *p = refuses(a) ? NULL : malloc(bytes);

	a->live += p != NULL;
	return p;
}

static void *nth_realloc(void *ctx, void *ptr, size_t bytes)
{
	struct nth_alloc *a = ctx;
	void *p = refuses(a) ? NULL : realloc(ptr, bytes);

	a->live += p && !ptr;
	return p;
}

static void nth_free(void *ctx, void *ptr)
{
	struct nth_alloc *a = ctx;

	a->live--;
	free(ptr);
}

void nth_alloc_init(struct nth_alloc *a, size_t fail_at)
{
	*a = (struct nth_alloc){ .hook = { nth_malloc, nth_realloc, nth_free, a },
				 .fail_at = fail_at };
}
