/* SPDX-License-Identifier: MIT */
/*
 * Memory that only grows and never moves: what the store keeps for good. A
 * *place* is an offset into it. In memory, or, but for the first part, in a file that is
 * mapped, so that the kernel may take pages back.
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
	int fd;       /* -1: all in memory; else of a file without a name */
	size_t kept;  /* with a file, so many chunks come before it, in memory */
	size_t ended; /* with a file that became full, the chunks from here on are in memory */
	/* Chunks are of one mapping, which is given back in the end; nothing can be taken. */
	bool is_mapped;
	uint8_t *map;
	size_t n_map;
};

void tc_arena_init(struct tc_arena *a, const struct tacho_alloc *alloc);
void tc_arena_fini(struct tc_arena *a);

/*
 * What is beyond about `bytes` goes to a file of that directory; nothing may have been
 * taken yet. TACHO_EIO. When the file cannot grow, all that follows stays in memory.
 */
TACHO_MUST_USE int tc_arena_spill(struct tc_arena *a, const char *dir, uint64_t bytes);
/* Give back what is in memory of the file but for its newest part; nothing is lost. */
void tc_arena_trim(const struct tc_arena *a);

/* The file could not grow. */
static inline bool tc_arena_is_full(const struct tc_arena *a)
{
	return a->ended != SIZE_MAX;
}

/* Room for n bytes in one piece, n <= TC_ARENA_CHUNK. TACHO_ENOMEM. */
TACHO_MUST_USE int tc_arena_take(struct tc_arena *a, size_t n, uint64_t *place);

/* The bytes at a place; they go on to the end of the piece. */
static inline uint8_t *tc_arena_at(const struct tc_arena *a, uint64_t place)
{
	return a->chunks[place >> TC_ARENA_SHIFT] + (place & (TC_ARENA_CHUNK - 1));
}

#endif
