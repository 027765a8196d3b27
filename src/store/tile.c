/* SPDX-License-Identifier: MIT */
/*
 * Tiles: 1024 bins of one row, as slices where there are few and as shares of time
 * where there are many. Everything is exact: a share is what the slices say,
 * rounded to 1/255 of a bin.
 */
#include "store/tile_state.h"

#include <string.h>

#include "store/heat.h"
#include "store/spans.h"

enum {
	AHEAD = 8 /* bins */
};

/* A time in 1/64 bins of the tile. */
static uint64_t place_of(const struct tc_tile_task *k, uint64_t tick)
{
	uint64_t ns = tick * TC_TICK_NS;

	if (ns <= k->from_ns)
		return 0;
	if (ns >= k->to_ns)
		return TC_TILE_EDGE;
	ns = (ns - k->from_ns) * 64 >> k->level;
	return ns < TC_TILE_EDGE ? ns : TC_TILE_EDGE - 1;
}

static void note_longest(const struct tc_tile_task *k, const struct tc_slice *slice)
{
	double ns = (double)(slice->end - slice->begin) * TC_TICK_NS;

	if (ns > k->tile->longest_ns)
		k->tile->longest_ns = ns;
}

void tc_tile_add(const struct tc_tile_task *k, const struct tc_key *key,
		 struct tc_tile_spans *spans, const struct tc_slice *slice)
{
	uint64_t x0 = place_of(k, slice->begin), x1 = place_of(k, slice->end);
	size_t i = spans->n;

	if (i == TC_MAX_SPANS)
		return;
	spans->n++;
	note_longest(k, slice);
	spans->x0[i] = (uint16_t)x0;
	spans->x1[i] = (uint16_t)x1;
	spans->state[i] = (uint8_t)tc_wire_state(k->s, key, slice);
	spans->ref[i] = tc_wire_ref(k->s, key, slice, x1 - x0 >= (uint64_t)TC_WIDE_BINS * 64);
	spans->flags[i] = (uint8_t)((slice->begin * TC_TICK_NS < k->from_ns ? 1 : 0) |
				    (slice->end * TC_TICK_NS > k->to_ns ? 2 : 0));
}

/* --- writing -------------------------------------------------------------------- */

static void pad(struct tc_textbuf *out, size_t begin)
{
	while ((out->n - begin) % 8 && out->rc == 0)
		tc_textbuf_char(out, '\0');
}

void tc_tile_put_spans(const struct tc_tile_task *k, const struct tc_tile_spans *spans)
{
	size_t n = spans->n;

	tc_textbuf_bytes(k->out, spans->ref, n * sizeof(spans->ref[0]));
	tc_textbuf_bytes(k->out, spans->x0, n * sizeof(spans->x0[0]));
	tc_textbuf_bytes(k->out, spans->x1, n * sizeof(spans->x1[0]));
	tc_textbuf_bytes(k->out, spans->state, n);
	tc_textbuf_bytes(k->out, spans->flags, n);
	k->tile->n_spans = (uint32_t)n;
}

/* --- exact ---------------------------------------------------------------------- */

static void exact_tile(const struct tc_tile_task *k, struct tc_scan *w)
{
	struct tc_tile_spans spans;
	bool is_there = true;

	spans.n = 0;
	while (is_there && w->slice.begin < k->to) {
		const struct tc_slice *slice = &w->slice;

		if (slice->state != TC_IDLE && slice->end > slice->begin) {
			if (slice->begin <= k->from && slice->end * TC_TICK_NS >= k->to_ns) {
				k->tile->kind = TC_TILE_UNIFORM;
				k->tile->state = (uint8_t)tc_wire_state(k->s, k->key, slice);
				k->tile->n_spans = tc_wire_ref(k->s, k->key, slice, true);
				k->tile->slices = 1;
				note_longest(k, slice);
				return;
			}
			tc_tile_add(k, k->key, &spans, slice);
		}
		is_there = tc_scan_next(w);
	}
	k->tile->slices = (uint32_t)spans.n;
	if (spans.n == 0)
		return;
	k->tile->kind = TC_TILE_IS_EXACT;
	tc_tile_put_spans(k, &spans);
}

/* --- mixed ---------------------------------------------------------------------- */

static uint8_t log2_count(uint64_t n)
{
	return n ? (uint8_t)(64 - __builtin_clzll(n)) : 0;
}

void tc_tile_put_shares(const struct tc_tile_task *k, uint64_t (*ticks)[TC_CLASSES],
			const uint64_t *busy)
{
	uint8_t shares[TC_TILE_BINS][TC_CLASSES], counts[TC_TILE_BINS];
	uint64_t bin = UINT64_C(1) << (k->level - 6);

	for (size_t i = 0; i < TC_TILE_BINS; i++) {
		for (int c = 0; c < TC_CLASSES; c++)
			shares[i][c] = (uint8_t)((ticks[i][c] * 255 + bin / 2) / bin);
		counts[i] = log2_count(busy[i]);
	}
	pad(k->out, k->tile->offset);
	tc_textbuf_bytes(k->out, shares, sizeof(shares));
	tc_textbuf_bytes(k->out, counts, sizeof(counts));
}

static void put_shares(const struct tc_tile_task *k, const struct tc_row *row)
{
	uint64_t ticks[TC_TILE_BINS][TC_CLASSES], busy[TC_TILE_BINS];
	uint64_t bin = UINT64_C(1) << (k->level - 6);
	struct tc_sums a, b;
	struct tc_scan w;
	size_t block = 0;

	memset(&a, 0, sizeof(a));
	if (tc_scan_begin(&w, row, k->from, false))
		tc_scan_sums(&w, k->from, &a);
	for (size_t i = 0; i < TC_TILE_BINS; i++) {
		tc_row_fetch(row, &block, k->from + (i + AHEAD) * bin);
		tc_scan_sums(&w, k->from + (i + 1) * bin, &b);
		for (int c = 0; c < TC_CLASSES; c++)
			ticks[i][c] = b.ticks[c] - a.ticks[c];
		busy[i] = b.n_busy - a.n_busy + a.is_busy;
		a = b;
	}
	tc_tile_put_shares(k, ticks, busy);
}

static void mixed_tile(const struct tc_tile_task *k, const struct tc_row *row, struct tc_scan *w)
{
	uint64_t least = (uint64_t)TC_SPAN_BINS << (k->level - 6);
	struct tc_tile_spans spans;

	spans.n = 0;
	while (tc_scan_long(w, least, k->to)) {
		tc_tile_add(k, k->key, &spans, &w->slice);
		if (!tc_scan_next(w))
			break;
	}
	k->tile->kind = TC_TILE_MIXED;
	tc_tile_put_spans(k, &spans);
	put_shares(k, row);
	if (spans.n == 0)
		k->tile->longest_ns = (double)tc_row_longest(row, k->from, k->to) * TC_TICK_NS;
}

/* --- tiles ---------------------------------------------------------------------- */

static void row_tile(const struct tc_tile_task *k)
{
	struct tc_scan first, last;
	struct tc_row row;
	uint64_t n;

	tc_key_row(k->s, k->key, &row);
	if (row.end <= k->from || row.begin >= k->to || !tc_scan_begin(&first, &row, k->from, true))
		return;
	last = first;
	last.wants_refs = false;
	n = tc_scan_skip(&last, k->to) ? last.slice.n : tc_row_slices(&row);
	n -= first.slice.n;
	if (n <= TC_TILE_EXACT || k->level < 6) {
		exact_tile(k, &first);
		return;
	}
	k->tile->slices = n < UINT32_MAX ? (uint32_t)n : UINT32_MAX;
	mixed_tile(k, &row, &first);
}

static void counter_tile(const struct tc_tile_task *k)
{
	float min[TC_TILE_BINS], max[TC_TILE_BINS];
	uint64_t width = UINT64_C(1) << (k->level > 6 ? k->level - 6 : 0);

	if (k->from > k->s->last)
		return;
	tc_counter_bins(k->s, (enum tc_counter_name)k->key->n, k->from, width, TC_TILE_BINS, min,
			max);
	for (size_t i = TC_TILE_BINS; k->level < 6 && i-- > 0;) {
		/* Bins below a tick: each tick's value many times over. */
		min[i] = min[i >> (6 - k->level)];
		max[i] = max[i >> (6 - k->level)];
	}
	k->tile->kind = TC_TILE_COUNTER;
	tc_textbuf_bytes(k->out, min, sizeof(min));
	tc_textbuf_bytes(k->out, max, sizeof(max));
}

static void heat_tile(const struct tc_tile_task *k)
{
	float average[TC_TILE_BINS][TC_CLASSES];

	if (k->from > k->s->last)
		return;
	if (!k->s->is_done)
		k->tile->flags |= TC_TILE_PROVISIONAL;
	if (tc_heat(k->s, k->key->n, k->from_ns, k->level, TC_TILE_BINS, average) < 0) {
		k->out->rc = TACHO_ENOMEM;
		return;
	}
	k->tile->kind = TC_TILE_HEAT;
	tc_textbuf_bytes(k->out, average, sizeof(average));
}

void tc_tile_make(const struct tc_store *s, const struct tc_key *key, unsigned level, int64_t x,
		  struct tc_tile *tile, struct tc_textbuf *out)
{
	const uint64_t end_ns = (TC_TICK_MAX + 1) * TC_TICK_NS;
	struct tc_tile_task k = { .s = s, .key = key, .level = level, .tile = tile, .out = out };

	tile->x = (int32_t)x;
	tile->kind = TC_TILE_EMPTY;
	/* Everything is in [0, end_ns), so nothing overflows behind this. */
	if (x < 0 || (uint64_t)x > end_ns >> (level + 10))
		return;
	k.from_ns = (uint64_t)x << (level + 10);
	k.to_ns = k.from_ns + (UINT64_C(1) << (level + 10));
	k.from = k.from_ns / TC_TICK_NS;
	k.to = (k.to_ns + TC_TICK_NS - 1) / TC_TICK_NS;
	/* Lanes may be packed anew when more was read. */
	if (!s->is_done && (k.to_ns > s->last * TC_TICK_NS || key->kind == TC_ROW_LANE))
		tile->flags = TC_TILE_PROVISIONAL;
	/* The next note tells of the time since the last one. */
	if (!s->is_done && key->kind == TC_ROW_COUNTER && key->n >= TC_COUNTER_KERNEL)
		tile->flags = TC_TILE_PROVISIONAL;
	if (key->kind == TC_ROW_COUNTER)
		counter_tile(&k);
	else if (key->kind == TC_ROW_GROUP)
		heat_tile(&k);
	else if (key->kind == TC_ROW_THREAD || key->kind == TC_ROW_LANE)
		tc_tile_parts(&k);
	else if (tc_row_is_spans(key->kind))
		tc_tile_of_spans(&k);
	else
		row_tile(&k);
}
