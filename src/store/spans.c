/* SPDX-License-Identifier: MIT */
/* Spans of goroutines; see spans.h. */
#include "store/spans.h"

#include <stdlib.h>
#include <string.h>

#include "store/state.h"

enum {
	ENTRIES = 64,
	ROWS = TC_SPAN_DEPTHS + 1 /* assists are the last one */
};

/* Of one goroutine: rows one after the other, each by time. */
struct entry {
	struct tc_span *v;
	size_t first[ROWS + 1];
	uint32_t number;
	uint64_t n_events; /* that had been read; 0: the entry is free */
	uint64_t used;     /* when */
};

struct tc_spans_cache {
	pthread_mutex_t lock;
	struct entry entries[ENTRIES];
	uint64_t clock;
	size_t bytes;
};

int tc_spans_new(struct tc_spans_cache **out, const struct tacho_alloc *alloc)
{
	*out = tc_calloc(alloc, 1, sizeof(**out));
	if (!*out)
		return TACHO_ENOMEM;
	(void)pthread_mutex_init(&(*out)->lock, NULL);
	return 0;
}

static size_t bytes_of(const struct entry *e)
{
	return e->first[ROWS] * sizeof(*e->v);
}

static void drop(struct tc_spans_cache *c, struct entry *e, const struct tacho_alloc *alloc)
{
	c->bytes -= bytes_of(e);
	tc_free(alloc, e->v);
	*e = (struct entry){ .v = NULL };
}

void tc_spans_free(struct tc_spans_cache *c, const struct tacho_alloc *alloc)
{
	if (!c)
		return;
	for (size_t i = 0; i < ENTRIES; i++)
		drop(c, &c->entries[i], alloc);
	(void)pthread_mutex_destroy(&c->lock);
	tc_free(alloc, c);
}

/* --- looking them out --------------------------------------------------------------- */

struct found {
	struct tc_span span;
	uint32_t row;
};

struct looking {
	const struct tc_store *s;
	uint32_t number;
	uint64_t begin, end; /* of the goroutine */
	struct found *v;
	size_t n, cap;
};

static bool is_of(const struct looking *x, bool is_region, uint32_t ref)
{
	if (!is_region)
		return ref == x->number;
	return ref < x->s->n_works && x->s->works[ref].go == x->number;
}

static int look_in_lane(struct looking *x, const struct tc_track *lane, bool is_region,
			uint32_t name)
{
	struct tc_row row;
	struct tc_scan w;
	int rc = 0;

	tc_row_of_track(&row, &x->s->tracks, lane, x->s->last);
	for (bool ok = tc_scan_begin(&w, &row, x->begin, true);
	     ok && w.slice.begin <= x->end && rc == 0 && x->n < TC_SPANS_MAX;
	     ok = tc_scan_next(&w)) {
		if (w.slice.state != TC_NAMED || !is_of(x, is_region, w.slice.ref))
			continue;
		rc = TC_GROW(x->s->alloc, &x->v, &x->cap, x->n + 1, 0);
		if (rc == 0)
			x->v[x->n++] = (struct found){ { w.slice.begin, w.slice.end, name },
						       is_region ? 0 : TC_SPAN_DEPTHS };
	}
	return rc;
}

static int look_in(struct looking *x, const struct tc_lanes *lanes, bool is_region)
{
	int rc = 0;

	for (size_t t = 0; t < lanes->n && rc == 0; t++)
		for (size_t i = 0; i < lanes->types[t].n && rc == 0; i++)
			rc = look_in_lane(x, &lanes->types[t].lanes[i], is_region,
					  is_region ? lanes->types[t].name : 0);
	return rc;
}

/* By row, then by time; of those that begin together the longer one is outside. */
static int outside_first(const void *a, const void *b)
{
	const struct found *x = a, *y = b;

	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	if (x->span.begin != y->span.begin)
		return x->span.begin < y->span.begin ? -1 : 1;
	return (x->span.end < y->span.end) - (x->span.end > y->span.end);
}

/* Regions get the row of their depth; those too deep inside go. */
static void nest(struct looking *x)
{
	uint64_t open[TC_SPAN_DEPTHS];
	size_t depth = 0, n = 0;

	for (size_t i = 0; i < x->n; i++) {
		struct found f = x->v[i];

		if (f.row == 0) {
			while (depth > 0 && open[depth - 1] <= f.span.begin)
				depth--;
			if (depth == TC_SPAN_DEPTHS)
				continue;
			/* Nothing can leave what it is in. */
			if (depth > 0 && f.span.end > open[depth - 1])
				f.span.end = open[depth - 1];
			f.row = (uint32_t)depth;
			open[depth++] = f.span.end;
		}
		x->v[n++] = f;
	}
	x->n = n;
}

static int fill(const struct tc_store *s, struct entry *e, struct looking *x)
{
	if (x->n) {
		qsort(x->v, x->n, sizeof(*x->v), outside_first);
		nest(x);
		qsort(x->v, x->n, sizeof(*x->v), outside_first);
	}
	e->v = tc_calloc(s->alloc, x->n, sizeof(*e->v));
	if (!e->v)
		return TACHO_ENOMEM;
	memset(e->first, 0, sizeof(e->first));
	for (size_t i = 0; i < x->n; i++) {
		e->v[i] = x->v[i].span;
		e->first[x->v[i].row + 1] = i + 1;
	}
	for (size_t row = 0; row < ROWS; row++)
		if (e->first[row + 1] < e->first[row])
			e->first[row + 1] = e->first[row];
	return 0;
}

static int look_out(const struct tc_store *s, uint32_t number, struct entry *e)
{
	struct looking x = { .s = s, .number = number };
	struct tc_row row;
	int rc;

	tc_go_row(s, number, &row);
	x.begin = row.begin;
	x.end = row.end;
	rc = look_in(&x, &s->regions, true);
	if (rc == 0)
		rc = look_in(&x, &s->assists, false);
	if (rc == 0)
		rc = fill(s, e, &x);
	tc_free(s->alloc, x.v);
	return rc;
}

/* --- the cache ---------------------------------------------------------------------- */

static struct entry *find(struct tc_spans_cache *c, const struct tc_store *s, uint32_t number)
{
	for (size_t i = 0; i < ENTRIES; i++) {
		struct entry *e = &c->entries[i];

		if (e->n_events && e->number == number && e->n_events == s->n_events)
			return e;
	}
	return NULL;
}

/* A free entry; what was not used for longest goes. */
static struct entry *make_room(struct tc_spans_cache *c, const struct tacho_alloc *alloc)
{
	for (;;) {
		struct entry *oldest = NULL;
		size_t n = 0;

		for (size_t i = 0; i < ENTRIES; i++) {
			struct entry *e = &c->entries[i];

			n += e->n_events > 0;
			if (e->n_events && (!oldest || e->used < oldest->used))
				oldest = e;
		}
		if (oldest && (n == ENTRIES || c->bytes > TC_SPANS_BYTES)) {
			drop(c, oldest, alloc);
			continue;
		}
		for (size_t i = 0; i < ENTRIES; i++)
			if (c->entries[i].n_events == 0)
				return &c->entries[i];
	}
}

const struct tc_span *tc_spans_begin(const struct tc_store *s, const struct tc_key *key, size_t *n)
{
	struct tc_spans_cache *c = s->spans;
	size_t row = key->kind == TC_ROW_ASSISTS ? TC_SPAN_DEPTHS : key->lane;
	struct entry *e;

	(void)pthread_mutex_lock(&c->lock);
	*n = 0;
	e = find(c, s, key->n);
	if (!e) {
		e = make_room(c, s->alloc);
		if (look_out(s, key->n, e) < 0)
			return NULL;
		e->number = key->n;
		e->n_events = s->n_events;
		c->bytes += bytes_of(e);
	}
	e->used = ++c->clock;
	*n = e->first[row + 1] - e->first[row];
	return e->v + e->first[row];
}

void tc_spans_end(const struct tc_store *s)
{
	(void)pthread_mutex_unlock(&s->spans->lock);
}

size_t tc_spans_find(const struct tc_span *v, size_t n, uint64_t tick)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (v[mid].end > tick)
			high = mid;
		else
			low = mid + 1;
	}
	return low;
}
