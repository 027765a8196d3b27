/* SPDX-License-Identifier: MIT */
/*
 * Memory that only grows and never moves: what the store keeps for good. A
 * *place* is an offset into it. In memory, or in a file that is mapped, so that the
 * kernel may take pages back.
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
	int fd;      /* -1: in memory; else of a file without a name */
	size_t kept; /* of a file, this many chunks may be in memory */
};

void tc_arena_init(struct tc_arena *a, const struct tacho_alloc *alloc);
void tc_arena_fini(struct tc_arena *a);

/*
 * From here on in a file of that directory, with `bytes` of it in memory; nothing may have
 * been taken yet. TACHO_EIO.
 */
TACHO_MUST_USE int tc_arena_spill(struct tc_arena *a, const char *dir, uint64_t bytes);
/* Of a file, give back what is in memory but for the newest part; nothing is lost. */
void tc_arena_trim(const struct tc_arena *a);

/* Room for n bytes in one piece, n <= TC_ARENA_CHUNK. TACHO_ENOMEM, TACHO_EIO. */
TACHO_MUST_USE int tc_arena_take(struct tc_arena *a, size_t n, uint64_t *place);

/* The bytes at a place; they go on to the end of the piece. */
static inline uint8_t *tc_arena_at(const struct tc_arena *a, uint64_t place)
{
	return a->chunks[place >> TC_ARENA_SHIFT] + (place & (TC_ARENA_CHUNK - 1));
}

#endif
