/* SPDX-License-Identifier: MIT */
/* Answers of many tiles; see store.h. Little endian, as every machine that Go traces on. */
#include "store/tile.h"

#include <string.h>
#include <time.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "tiles are copied as they are");

enum {
	LOCKED_NS = 4000000
};

struct batch {
	struct tc_key keys[TC_TILES_MAX];
	uint32_t rows[TC_TILES_MAX];
	struct tc_tile tiles[TC_TILES_MAX];
	size_t n_keys, n;
};

static void find_rows(struct tc_store *s, struct batch *b, const char *const *keys, size_t n_keys)
{
	tc_gate_read(&s->gate);
	for (size_t i = 0; i < n_keys && b->n_keys < TC_TILES_MAX; i++) {
		if (!tc_key_parse(s, keys[i], &b->keys[b->n_keys]))
			continue;
		b->rows[b->n_keys++] = (uint32_t)i;
	}
	tc_gate_read_end(&s->gate);
}

static int64_t now_ns(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void make_tile(struct tc_store *s, struct batch *b, size_t row, unsigned level, int64_t x,
		      struct tc_textbuf *out, size_t begin)
{
	struct tc_tile *tile = &b->tiles[b->n++];

	while ((out->n - begin) % 8 && out->rc == 0)
		tc_textbuf_char(out, '\0');
	*tile = (struct tc_tile){ .row = b->rows[row], .offset = (uint32_t)(out->n - begin) };
	tc_tile_make(s, &b->keys[row], level, x, tile, out);
}

/* Under the lock for some ms at a time: the feed need not wait for all. */
static void make_tiles(struct tc_store *s, struct batch *b, size_t n, unsigned level, int64_t x0,
		       int64_t x1, struct tc_textbuf *out, size_t begin)
{
	int64_t since = now_ns();

	tc_gate_read(&s->gate);
	for (size_t row = 0; row < b->n_keys; row++) {
		for (int64_t x = x0; x <= x1 && b->n < n && out->rc == 0; x++) {
			make_tile(s, b, row, level, x, out, begin);
			if (s->is_done || now_ns() - since < LOCKED_NS)
				continue;
			tc_gate_read_end(&s->gate);
			since = now_ns();
			tc_gate_read(&s->gate);
		}
	}
	tc_gate_read_end(&s->gate);
}

int tc_store_tiles(struct tc_store *s, unsigned level, int64_t x0, int64_t x1,
		   const char *const *keys, size_t n_keys, struct tc_textbuf *out, bool *is_final)
{
	struct tc_tile_header head = { .magic = 0x31544354, .version = 1, .level = level };
	struct batch *b = tc_calloc(s->alloc, 1, sizeof(*b));
	size_t begin = out->n, n;
	struct tc_store_extent extent;

	if (!b)
		return TACHO_ENOMEM;
	tc_store_extent(s, &extent);
	head.end_ns = (double)extent.end_ns;
	find_rows(s, b, keys, n_keys);
	n = (size_t)(x1 - x0 + 1);
	n = n < TC_TILES_MAX ? n * b->n_keys : TC_TILES_MAX * b->n_keys;
	n = n < TC_TILES_MAX ? n : TC_TILES_MAX;
	if (tc_textbuf_room(out, sizeof(head) + n * sizeof(struct tc_tile)))
		out->n += sizeof(head) + n * sizeof(struct tc_tile);
	make_tiles(s, b, n, level, x0, x1, out, begin);
	*is_final = extent.is_done;
	if (!extent.is_done) {
		*is_final = true;
		for (size_t i = 0; i < b->n; i++)
			*is_final = *is_final && !(b->tiles[i].flags & TC_TILE_PROVISIONAL);
	}
	head.n = (uint16_t)n;
	head.bytes = (uint32_t)(out->n - begin);
	if (out->rc == 0) {
		memcpy(out->p + begin, &head, sizeof(head));
		memcpy(out->p + begin + sizeof(head), b->tiles, n * sizeof(struct tc_tile));
	}
	tc_free(s->alloc, b);
	tc_store_trim(s);
	return out->rc;
}
