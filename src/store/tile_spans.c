/* SPDX-License-Identifier: MIT */
/* Tiles of rows of spans: regions and assists of a goroutine (spans.h). */
#include <string.h>

#include "store/spans.h"
#include "store/tile_state.h"

static struct tc_slice slice_of(const struct tc_span *span)
{
	return (struct tc_slice){
		.begin = span->begin, .end = span->end, .state = TC_NAMED, .ref = span->name
	};
}

/* One that goes over the whole tile is all that is in it. */
static bool is_whole(const struct tc_tile_task *k, const struct tc_span *span)
{
	return span->begin <= k->from && span->end * TC_TICK_NS >= k->to_ns;
}

static void uniform(const struct tc_tile_task *k, const struct tc_span *span)
{
	struct tc_slice slice = slice_of(span);

	k->tile->kind = TC_TILE_UNIFORM;
	k->tile->state = (uint8_t)tc_wire_state(k->s, k->key, &slice);
	k->tile->n_spans = tc_wire_ref(k->s, k->key, &slice, true);
	k->tile->slices = 1;
	k->tile->longest_ns = (double)(span->end - span->begin) * TC_TICK_NS;
}

/* The time of one span to the bins that it touches. */
static void add_time(const struct tc_tile_task *k, const struct tc_span *span,
		     uint64_t (*ticks)[TC_CLASSES], uint64_t *busy)
{
	unsigned shift = k->level - 6;
	uint64_t at = span->begin > k->from ? span->begin : k->from;
	uint64_t to = span->end < k->to ? span->end : k->to;

	while (at < to) {
		size_t i = (at - k->from) >> shift;
		uint64_t end = k->from + ((uint64_t)(i + 1) << shift);

		end = end < to ? end : to;
		ticks[i][TC_CLASS_RUNNING] += end - at;
		busy[i]++;
		at = end;
	}
}

static void mixed(const struct tc_tile_task *k, const struct tc_span *v, size_t n)
{
	uint64_t ticks[TC_TILE_BINS][TC_CLASSES], busy[TC_TILE_BINS];
	uint64_t least = (uint64_t)TC_SPAN_BINS << (k->level - 6), longest = 0;
	struct tc_tile_spans spans;

	spans.n = 0;
	memset(ticks, 0, sizeof(ticks));
	memset(busy, 0, sizeof(busy));
	for (size_t i = 0; i < n; i++) {
		struct tc_slice slice = slice_of(&v[i]);

		if (slice.end - slice.begin >= least)
			tc_tile_add(k, k->key, &spans, &slice);
		longest = slice.end - slice.begin > longest ? slice.end - slice.begin : longest;
		add_time(k, &v[i], ticks, busy);
	}
	k->tile->kind = TC_TILE_MIXED;
	k->tile->slices = (uint32_t)n;
	tc_tile_put_spans(k, &spans);
	tc_tile_put_shares(k, ticks, busy);
	k->tile->longest_ns = (double)longest * TC_TICK_NS;
}

static void exact(const struct tc_tile_task *k, const struct tc_span *v, size_t n)
{
	struct tc_tile_spans spans;

	spans.n = 0;
	for (size_t i = 0; i < n; i++) {
		struct tc_slice slice = slice_of(&v[i]);

		if (slice.end > slice.begin)
			tc_tile_add(k, k->key, &spans, &slice);
	}
	k->tile->slices = (uint32_t)spans.n;
	if (spans.n == 0)
		return;
	k->tile->kind = TC_TILE_IS_EXACT;
	tc_tile_put_spans(k, &spans);
}

void tc_tile_of_spans(const struct tc_tile_task *k)
{
	size_t n, first, last;
	const struct tc_span *v = tc_spans_begin(k->s, k->key, &n);

	first = tc_spans_find(v, n, k->from);
	for (last = first; last < n && v[last].begin < k->to; last++)
		;
	if (last > first && is_whole(k, &v[first]))
		uniform(k, &v[first]);
	else if (last - first <= TC_TILE_EXACT || k->level < 6)
		exact(k, v + first, last - first);
	else
		mixed(k, v + first, last - first);
	tc_spans_end(k->s);
	/* What is in them, and how deep, is known for sure at the end only. */
	if (!k->s->is_done)
		k->tile->flags |= TC_TILE_PROVISIONAL;
}
