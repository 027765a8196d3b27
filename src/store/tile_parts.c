/* SPDX-License-Identifier: MIT */
/*
 * Tiles of rows that show parts of other rows: a thread, what ran on the P that it had,
 * while it had it (see feed_thread.c); a lane of a group, one goroutine after another.
 */
#include <string.h>

#include "store/tile_state.h"

/* A time in which the thread had a P, or the lane a goroutine: it shows that row. */
struct tenure {
	uint64_t from, to;
	struct tc_key key;
	struct tc_row row;
};

struct tenures {
	uint64_t at; /* lanes: what is behind it is left */
	struct tc_row row;
	struct tc_scan w;
	bool ok;
};

static void first_tenure(const struct tc_tile_task *k, struct tenures *x)
{
	x->at = k->from;
	tc_key_row(k->s, k->key, &x->row);
	x->ok = k->key->kind == TC_ROW_THREAD && tc_scan_begin(&x->w, &x->row, k->from, true);
}

/* The next one in the tile. */
static bool next_tenure(const struct tc_tile_task *k, struct tenures *x, struct tenure *out)
{
	while (x->ok && x->w.slice.begin < k->to) {
		const struct tc_slice *slice = &x->w.slice;
		bool has = slice->state == TC_NAMED && slice->end > slice->begin &&
			   slice->ref < k->s->n_procs;

		if (has) {
			out->from = slice->begin > k->from ? slice->begin : k->from;
			out->to = slice->end < k->to ? slice->end : k->to;
			out->key = (struct tc_key){ .kind = TC_ROW_PROC, .n = slice->ref };
			tc_proc_row(k->s, slice->ref, &out->row);
		}
		x->ok = tc_scan_next(&x->w);
		if (has && out->from < out->to)
			return true;
	}
	return false;
}

/* The next goroutine in the lane. */
static bool next_life(const struct tc_tile_task *k, struct tenures *x, struct tenure *out)
{
	uint32_t number = x->at < k->to ? tc_lane_go(k->s, k->key, x->at) : TC_NONE32;

	if (number == TC_NONE32)
		return false;
	out->key = (struct tc_key){ .kind = TC_ROW_GO, .n = number };
	tc_go_row(k->s, number, &out->row);
	out->from = out->row.begin > x->at ? out->row.begin : x->at;
	out->to = out->row.end < k->to ? out->row.end : k->to;
	x->at = out->row.end;
	return out->from < out->to;
}

static bool next_part(const struct tc_tile_task *k, struct tenures *x, struct tenure *out)
{
	return k->key->kind == TC_ROW_LANE ? next_life(k, x, out) : next_tenure(k, x, out);
}

static struct tc_slice cut(const struct tc_slice *slice, const struct tenure *t)
{
	struct tc_slice part = *slice;

	part.begin = part.begin > t->from ? part.begin : t->from;
	part.end = part.end < t->to ? part.end : t->to;
	return part;
}

/* False: there are more slices than an exact tile takes. */
static bool exact(const struct tc_tile_task *k, struct tc_tile_spans *spans)
{
	struct tenures x;
	struct tenure t;

	spans->n = 0;
	first_tenure(k, &x);
	while (next_part(k, &x, &t)) {
		struct tc_scan w;
		bool ok = tc_scan_begin(&w, &t.row, t.from, true);

		for (; ok && w.slice.begin < t.to; ok = tc_scan_next(&w)) {
			struct tc_slice part = cut(&w.slice, &t);

			if (part.state == TC_IDLE || part.begin >= part.end)
				continue;
			if (spans->n == TC_TILE_EXACT)
				return false;
			tc_tile_add(k, &t.key, spans, &part);
		}
	}
	return true;
}

static void long_spans(const struct tc_tile_task *k, const struct tenure *t,
		       struct tc_tile_spans *spans)
{
	uint64_t least = (uint64_t)TC_SPAN_BINS << (k->level - 6);
	struct tc_scan w;

	if (t->to - t->from < least || !tc_scan_begin(&w, &t->row, t->from, true))
		return;
	while (tc_scan_long(&w, least, t->to)) {
		struct tc_slice part = cut(&w.slice, t);

		if (part.end >= part.begin + least)
			tc_tile_add(k, &t->key, spans, &part);
		if (!tc_scan_next(&w))
			break;
	}
}

/* The time of one tenure to the bins. */
static void add_time(const struct tc_tile_task *k, const struct tenure *t,
		     uint64_t (*ticks)[TC_CLASSES], uint64_t *busy)
{
	unsigned shift = k->level - 6;
	uint64_t at = t->from;
	struct tc_sums a, b;
	struct tc_scan w;

	if (!tc_scan_begin(&w, &t->row, at, false))
		return;
	tc_scan_sums(&w, at, &a);
	while (at < t->to) {
		size_t i = (at - k->from) >> shift;
		uint64_t end = k->from + ((uint64_t)(i + 1) << shift);

		at = end < t->to ? end : t->to;
		tc_scan_sums(&w, at, &b);
		for (int c = 0; c < TC_CLASSES; c++)
			ticks[i][c] += b.ticks[c] - a.ticks[c];
		busy[i] += b.n_busy - a.n_busy + a.is_busy;
		a = b;
	}
}

void tc_tile_parts(const struct tc_tile_task *k)
{
	uint64_t ticks[TC_TILE_BINS][TC_CLASSES], busy[TC_TILE_BINS], n = 0;
	struct tc_tile_spans spans;
	struct tenures x;
	struct tenure t;

	if (exact(k, &spans) || k->level < 6) {
		k->tile->slices = (uint32_t)spans.n;
		k->tile->kind = spans.n ? TC_TILE_IS_EXACT : TC_TILE_EMPTY;
		if (spans.n)
			tc_tile_put_spans(k, &spans);
		return;
	}
	spans.n = 0;
	k->tile->longest_ns = 0;
	memset(ticks, 0, sizeof(ticks));
	memset(busy, 0, sizeof(busy));
	first_tenure(k, &x);
	while (next_part(k, &x, &t)) {
		long_spans(k, &t, &spans);
		add_time(k, &t, ticks, busy);
	}
	for (size_t i = 0; i < TC_TILE_BINS; i++)
		n += busy[i];
	k->tile->slices = n < UINT32_MAX ? (uint32_t)n : UINT32_MAX;
	k->tile->kind = TC_TILE_MIXED;
	tc_tile_put_spans(k, &spans);
	tc_tile_put_shares(k, ticks, busy);
}
