/* SPDX-License-Identifier: MIT */
/* Goroutine id → slot; see gomap.h. */
#include "reader/gomap.h"

#include <string.h>

#define NO_PAGE UINT64_MAX

int tc_gomap_init(struct tc_gomap *map, const struct tacho_alloc *a)
{
	*map = (struct tc_gomap){ .alloc = a };
	tc_table_init(&map->page_of, a);
	tc_table_init(&map->lone, a);
	map->cache = tc_realloc_array(a, NULL, TC_GOMAP_CACHE, sizeof(*map->cache));
	if (!map->cache)
		return TACHO_ENOMEM;
	tc_gomap_clear(map);
	return 0;
}

void tc_gomap_fini(struct tc_gomap *map)
{
	tc_free(map->alloc, map->cache);
	tc_free(map->alloc, map->pages);
	tc_free(map->alloc, map->live);
	tc_free(map->alloc, map->free_pages);
	tc_table_fini(&map->page_of);
	tc_table_fini(&map->lone);
}

void tc_gomap_clear(struct tc_gomap *map)
{
	for (size_t i = 0; i < TC_GOMAP_CACHE; i++)
		map->cache[i].number = NO_PAGE;
	map->n_pages = map->n_free = map->n = 0;
	tc_table_clear(&map->page_of);
	tc_table_clear(&map->lone);
}

uint32_t tc_gomap_get_slow(struct tc_gomap *map, uint64_t id)
{
	uint64_t number = id / TC_GOMAP_PAGE;
	uint32_t page = tc_table_get(&map->page_of, number);

	if (page != TC_TABLE_NONE) {
		struct tc_gomap_cached *c = &map->cache[number % TC_GOMAP_CACHE];

		*c = (struct tc_gomap_cached){ number, page };
		if (map->pages[page][id % TC_GOMAP_PAGE] != TC_TABLE_NONE)
			return map->pages[page][id % TC_GOMAP_PAGE];
	}
	return tc_table_get(&map->lone, id);
}

/* A page of 1 KiB is worth it while there are four ids to a page on average. */
static bool may_add_page(const struct tc_gomap *map)
{
	size_t used = map->n_pages - map->n_free;

	return map->n_free > 0 || used < 64 + map->n / 4;
}

static int take_page(struct tc_gomap *map, uint64_t number, uint32_t *page)
{
	int rc;

	if (map->n_free > 0) {
		*page = map->free_pages[map->n_free - 1];
	} else {
		rc = TC_GROW(map->alloc, &map->pages, &map->cap_pages, map->n_pages + 1, 0);
		if (rc == 0)
			rc = TC_GROW(map->alloc, &map->live, &map->cap_live, map->n_pages + 1, 0);
		if (rc == 0)
			rc = TC_GROW(map->alloc, &map->free_pages, &map->cap_free, map->n_pages + 1,
				     0);
		if (rc < 0)
			return rc;
		*page = (uint32_t)map->n_pages;
	}
	rc = tc_table_put(&map->page_of, number, *page);
	if (rc < 0)
		return rc;
	if (map->n_free > 0)
		map->n_free--;
	else
		map->n_pages++;
	memset(map->pages[*page], 0xff, sizeof(map->pages[*page]));
	map->live[*page] = 0;
	return 0;
}

int tc_gomap_put(struct tc_gomap *map, uint64_t id, uint32_t slot)
{
	uint64_t number = id / TC_GOMAP_PAGE;
	uint32_t page = tc_table_get(&map->page_of, number);
	int rc = 0;

	if (page == TC_TABLE_NONE) {
		if (may_add_page(map))
			rc = take_page(map, number, &page);
		else
			rc = tc_table_put(&map->lone, id, slot);
		if (rc < 0)
			return rc;
	}
	map->n++;
	if (page == TC_TABLE_NONE)
		return 0;
	map->pages[page][id % TC_GOMAP_PAGE] = slot;
	map->live[page]++;
	map->cache[number % TC_GOMAP_CACHE] = (struct tc_gomap_cached){ number, page };
	return 0;
}

void tc_gomap_remove(struct tc_gomap *map, uint64_t id)
{
	uint64_t number = id / TC_GOMAP_PAGE;
	uint32_t page = tc_table_get(&map->page_of, number);

	if (page == TC_TABLE_NONE || map->pages[page][id % TC_GOMAP_PAGE] == TC_TABLE_NONE) {
		map->n -= tc_table_remove(&map->lone, id);
		return;
	}
	map->n--;
	map->pages[page][id % TC_GOMAP_PAGE] = TC_TABLE_NONE;
	if (--map->live[page] > 0)
		return;
	(void)tc_table_remove(&map->page_of, number);
	map->free_pages[map->n_free++] = page;
	if (map->cache[number % TC_GOMAP_CACHE].number == number)
		map->cache[number % TC_GOMAP_CACHE].number = NO_PAGE;
}
