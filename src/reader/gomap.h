/* SPDX-License-Identifier: MIT */
/*
 * Goroutine id → slot. Go hands out ids in runs, so slots stand in pages of 256
 * neighbouring ids, found through a small direct-mapped cache of pages; pages
 * that become empty are used again. Where ids are so scattered that pages would
 * waste memory (hostile input, long-lived programs), single ids are hashed.
 * Invariant: an id is in its page or in the hash table, never in both.
 */
#ifndef TC_READER_GOMAP_H
#define TC_READER_GOMAP_H

#include "base/table.h"

enum {
	TC_GOMAP_PAGE = 256,
	TC_GOMAP_CACHE = 2048
};

struct tc_gomap_cached {
	uint64_t number; /* of the page: id / TC_GOMAP_PAGE; UINT64_MAX: empty */
	uint32_t page;
};

struct tc_gomap {
	const struct tacho_alloc *alloc;
	struct tc_gomap_cached *cache;
	uint32_t (*pages)[TC_GOMAP_PAGE]; /* TC_TABLE_NONE: no slot */
	uint32_t *live;                   /* ids in each page */
	size_t n_pages, cap_pages, cap_live;
	uint32_t *free_pages;
	size_t n_free, cap_free;
	struct tc_table page_of; /* page number → page */
	struct tc_table lone;    /* ids without a page */
	size_t n;                /* ids in all */
};

TACHO_MUST_USE int tc_gomap_init(struct tc_gomap *map, const struct tacho_alloc *a);
void tc_gomap_fini(struct tc_gomap *map);
void tc_gomap_clear(struct tc_gomap *map);
TACHO_MUST_USE int tc_gomap_put(struct tc_gomap *map, uint64_t id, uint32_t slot);
void tc_gomap_remove(struct tc_gomap *map, uint64_t id);

/* Bring the place of an id into the cache, if that takes no search. */
static inline void tc_gomap_prefetch(const struct tc_gomap *map, uint64_t id)
{
	uint64_t number = id / TC_GOMAP_PAGE;
	const struct tc_gomap_cached *c = &map->cache[number % TC_GOMAP_CACHE];

	if (c->number == number)
		__builtin_prefetch(&map->pages[c->page][id % TC_GOMAP_PAGE]);
}

/* The page was not in the cache. */
uint32_t tc_gomap_get_slow(struct tc_gomap *map, uint64_t id);

/* TC_TABLE_NONE: not there. */
static inline uint32_t tc_gomap_get(struct tc_gomap *map, uint64_t id)
{
	uint64_t number = id / TC_GOMAP_PAGE;
	const struct tc_gomap_cached *c = &map->cache[number % TC_GOMAP_CACHE];

	if (__builtin_expect(c->number == number, 1)) {
		uint32_t slot = map->pages[c->page][id % TC_GOMAP_PAGE];

		if (__builtin_expect(slot != TC_TABLE_NONE, 1) || map->lone.n == 0)
			return slot;
	}
	return tc_gomap_get_slow(map, id);
}

#endif
