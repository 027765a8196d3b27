/* SPDX-License-Identifier: MIT */
/*
 * Memory that only grows and never moves: what the store keeps for good. A
 * *place* is an offset into it.
 */
#ifndef TC_STORE_ARENA_H
#define TC_STORE_ARENA_H

#include "base/alloc.h"

enum {
	TC_ARENA_SHIFT = 20,
	TC_ARENA_CHUNK = 1 << TC_ARENA_SHIFT /* the longest piece */
};

struct tc_arena {
	const struct tacho_alloc *alloc;
	uint8_t **chunks;
	size_t n, cap;
	uint64_t used;
	/* Chunks are of one mapping, which is given back in the end; nothing can be taken. */
	bool is_mapped;
	uint8_t *map;
	size_t n_map;
};

void tc_arena_init(struct tc_arena *a, const struct tacho_alloc *alloc);
void tc_arena_fini(struct tc_arena *a);

/* Room for n bytes in one piece, n <= TC_ARENA_CHUNK. TACHO_ENOMEM. */
TACHO_MUST_USE int tc_arena_take(struct tc_arena *a, size_t n, uint64_t *place);

/* The bytes at a place; they go on to the end of the piece. */
static inline uint8_t *tc_arena_at(const struct tc_arena *a, uint64_t place)
{
	return a->chunks[place >> TC_ARENA_SHIFT] + (place & (TC_ARENA_CHUNK - 1));
}

#endif
