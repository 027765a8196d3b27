/* SPDX-License-Identifier: MIT */
/* Memory that only grows; see arena.h. */
#include "store/arena.h"

#include <sys/mman.h>

void tc_arena_init(struct tc_arena *a, const struct tacho_alloc *alloc)
{
	*a = (struct tc_arena){ .alloc = alloc };
}

void tc_arena_fini(struct tc_arena *a)
{
	if (a->map)
		(void)munmap(a->map, a->n_map);
	for (size_t i = 0; i < a->n && !a->is_mapped; i++)
		tc_free(a->alloc, a->chunks[i]);
	tc_free(a->alloc, a->chunks);
	a->chunks = NULL;
	a->map = NULL;
	a->n = a->cap = 0;
}

static int add_chunk(struct tc_arena *a)
{
	int rc = TC_GROW(a->alloc, &a->chunks, &a->cap, a->n + 1, 0);
	uint8_t *p = rc == 0 ? tc_alloc(a->alloc, TC_ARENA_CHUNK) : NULL;

	if (!p)
		return rc < 0 ? rc : TACHO_ENOMEM;
	a->chunks[a->n++] = p;
	return 0;
}

int tc_arena_take(struct tc_arena *a, size_t n, uint64_t *place)
{
	uint64_t end = (uint64_t)a->n << TC_ARENA_SHIFT;

	if (n > end - a->used) {
		int rc = add_chunk(a);

		if (rc < 0)
			return rc;
		a->used = end;
	}
	*place = a->used;
	a->used += n;
	return 0;
}
