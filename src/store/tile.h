/* SPDX-License-Identifier: MIT */
/* One tile; see store.h. */
#ifndef TC_STORE_TILE_H
#define TC_STORE_TILE_H

#include "store/state.h"

enum tc_tile_kind {
	TC_TILE_EMPTY,
	TC_TILE_UNIFORM,
	TC_TILE_IS_EXACT,
	TC_TILE_MIXED,
	TC_TILE_COUNTER,
	TC_TILE_HEAT
};

enum {
	TC_TILE_PROVISIONAL = 1
};

/* As it stands in the directory. */
struct tc_tile {
	uint32_t row;
	int32_t x;
	uint8_t kind, state;
	uint16_t flags;
	uint32_t offset, n_spans, slices;
	double longest_ns;
};
_Static_assert(sizeof(struct tc_tile) == 32, "as the format has it");

struct tc_tile_header {
	uint32_t magic;
	uint16_t version, n;
	uint32_t bytes, level;
	double end_ns, reserved;
};
_Static_assert(sizeof(struct tc_tile_header) == 32, "as the format has it");

/* Appends what the tile has to `out`; tile->offset says where that begins. */
void tc_tile_make(const struct tc_store *s, const struct tc_key *key, unsigned level, int64_t x,
		  struct tc_tile *tile, struct tc_textbuf *out);

#endif
