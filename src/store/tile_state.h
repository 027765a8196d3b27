/* SPDX-License-Identifier: MIT */
/* A tile while it is made; see tile.h. */
#ifndef TC_STORE_TILE_STATE_H
#define TC_STORE_TILE_STATE_H

#include "store/tile.h"

enum {
	TC_TILE_EDGE = 65535,
	TC_WIDE_BINS = 8,   /* slices so wide get refs that must be searched for */
	TC_SPAN_BINS = 3,   /* slices so wide are drawn one by one */
	TC_MAX_SPANS = 1100 /* behind the exact ones: 1024 / 3 and their neighbours */
};

struct tc_tile_spans {
	size_t n;
	uint32_t ref[TC_MAX_SPANS];
	uint16_t x0[TC_MAX_SPANS], x1[TC_MAX_SPANS];
	uint8_t state[TC_MAX_SPANS], flags[TC_MAX_SPANS];
};

/* What a tile is of, and what comes of it. */
struct tc_tile_task {
	const struct tc_store *s;
	const struct tc_key *key;
	unsigned level;
	uint64_t from_ns, to_ns; /* of the tile */
	uint64_t from, to;       /* ticks; `to` rounded up */
	struct tc_tile *tile;
	struct tc_textbuf *out;
};

/* One more slice of a row to draw, with its ref. */
void tc_tile_add(const struct tc_tile_task *k, const struct tc_key *key,
		 struct tc_tile_spans *spans, const struct tc_slice *slice);
void tc_tile_put_spans(const struct tc_tile_task *k, const struct tc_tile_spans *spans);
/* Time in each class, and how many slices touch each bin; of a mixed tile. */
void tc_tile_put_shares(const struct tc_tile_task *k, uint64_t (*ticks)[TC_CLASSES],
			const uint64_t *busy);

/* tile_parts.c */
void tc_tile_parts(const struct tc_tile_task *k);

/* tile_spans.c */
void tc_tile_of_spans(const struct tc_tile_task *k);

#endif
