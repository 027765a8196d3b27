/* SPDX-License-Identifier: MIT */
/*
 * Flows; see flows.h. Every one begins a runnable slice, so the rows of goroutines are
 * walked; the earliest ones are kept in a heap with the latest on top.
 */
#include "store/flows.h"

#include <stdlib.h>

#include "store/around.h"
#include "store/selection.h"
#include "store/state.h"

enum {
	MAX_LOOKED = 100000,   /* whose other end is looked up */
	PIECE_SLICES = 1 << 17 /* under one lock */
};

struct search {
	struct tc_store *s;
	const struct tc_flows_query *q;
	struct tc_selection on;
	struct tc_flow *heap;
	size_t n;
	uint64_t looked, left_off;
	uint64_t slices; /* since the lock was taken */
};

/* --- the earliest ones ------------------------------------------------------------ */

static int compare(const void *a, const void *b)
{
	const struct tc_flow *x = a, *y = b;

	if (x->tick != y->tick)
		return x->tick < y->tick ? -1 : 1;
	return (x->to > y->to) - (x->to < y->to);
}

static void sift_down(struct tc_flow *heap, size_t n, size_t i)
{
	for (;;) {
		size_t largest = i;
		struct tc_flow t;

		for (size_t c = 2 * i + 1; c < 2 * i + 3 && c < n; c++)
			if (compare(&heap[c], &heap[largest]) > 0)
				largest = c;
		if (largest == i)
			return;
		t = heap[i];
		heap[i] = heap[largest];
		heap[largest] = t;
		i = largest;
	}
}

static void keep(struct search *x, const struct tc_flow *f)
{
	if (x->n < x->q->max) {
		x->heap[x->n++] = *f;
		if (x->n == x->q->max)
			for (size_t i = x->n; i-- > 0;)
				sift_down(x->heap, x->n, i);
		return;
	}
	x->left_off++;
	if (x->n == 0 || compare(f, &x->heap[0]) >= 0)
		return;
	x->heap[0] = *f;
	sift_down(x->heap, x->n, 0);
}

/* Too late to be kept, whatever it is. */
static bool is_late(const struct search *x, const struct tc_flow *f)
{
	return x->n == x->q->max && (x->n == 0 || compare(f, &x->heap[0]) >= 0);
}

/* --- one ---------------------------------------------------------------------------- */

/* Where it comes from; false: that is not known. */
static bool find_origin(const struct tc_store *s, struct tc_flow *f)
{
	switch (f->kind) {
	case TC_FLOW_CREATE: f->from = s->gos[f->to].creator; break;
	case TC_FLOW_UNBLOCK: f->from = tc_waker_on(s, f->from_proc, f->tick); break;
	case TC_FLOW_SYSCALL:
	case TC_FLOW_KINDS:
	default: f->from = f->to; break;
	}
	return f->from < s->n_gos;
}

static void find_procs(const struct tc_store *s, struct tc_flow *f)
{
	if (f->kind == TC_FLOW_SYSCALL && f->tick > 0) {
		struct tc_slice_facts call;
		struct tc_key key = { .kind = TC_ROW_GO, .n = f->to };

		if (tc_slice_at(s, &key, f->tick - 1, &call))
			f->from_proc = call.proc;
	} else if (f->kind == TC_FLOW_CREATE && f->from_proc == TC_NONE32 && f->tick > 0) {
		f->from_proc = tc_proc_of_go(s, f->from, f->tick - 1);
	}
	if (f->has_run)
		f->to_proc = tc_proc_of_go(s, f->to, f->runs);
}

/* The row that an end is drawn on: that of the goroutine, else that of its P; of what leads
 * from a goroutine to itself the other way round. UINT32_MAX: none that is selected. */
static uint32_t row_of_end(const struct search *x, uint32_t go, uint32_t proc, bool itself)
{
	uint32_t own = tc_selection_go(&x->on, x->s, go);
	uint32_t on = tc_selection_proc(&x->on, proc);

	if (itself)
		return on != TC_NONE32 ? on : own;
	return own != TC_NONE32 ? own : on;
}

static void consider(struct search *x, struct tc_flow *f)
{
	const struct tc_store *s = x->s;
	uint32_t from, to;

	if (x->looked >= MAX_LOOKED || (x->on.is_all && is_late(x, f))) {
		x->left_off++;
		return;
	}
	x->looked++;
	if (!find_origin(s, f))
		return;
	if (x->on.has_procs)
		find_procs(s, f);
	from = row_of_end(x, f->from, f->from_proc, f->from == f->to);
	to = row_of_end(x, f->to, f->to_proc, f->from == f->to);
	if (from == TC_NONE32 || to == TC_NONE32)
		return;
	if (x->q->ends && x->q->n_keys) {
		x->q->ends[from].out++;
		x->q->ends[to].in++;
	}
	keep(x, f);
}

/* --- rows --------------------------------------------------------------------------- */

/* What a runnable slice begins with; false: nothing that is a flow. */
static bool flow_of(const struct tc_store *s, uint32_t number, const struct tc_slice *slice,
		    unsigned before, struct tc_flow *f)
{
	const struct tc_go *go = &s->gos[number];
	uint32_t site = slice->ref;
	uint32_t waker = site < s->sites.n[TC_SITE_WAKE] ? s->sites.of[TC_SITE_WAKE][site].a : 0;

	*f = (struct tc_flow){ .tick = slice->begin,
			       .to = number,
			       .from_proc = waker ? waker - 1 : TC_NONE32,
			       .to_proc = TC_NONE32 };
	if (slice->n == 0 && !go->is_old) {
		f->kind = TC_FLOW_CREATE;
		return go->creator != TC_NONE32;
	}
	if (slice->n > 0 && before == TC_SYSCALL) {
		f->kind = TC_FLOW_SYSCALL;
		return true;
	}
	f->kind = TC_FLOW_UNBLOCK;
	return waker != 0;
}

/* Let the feed in; the row is as it was, but may have moved. */
static bool pause(struct search *x, uint32_t number, struct tc_row *row, struct tc_scan *w)
{
	uint64_t at = w->slice.begin;

	tc_store_read_end(x->s);
	tc_store_trim(x->s);
	tc_store_read(x->s);
	x->slices = 0;
	tc_go_slices(x->s, number, row);
	return tc_scan_begin(w, row, at, true);
}

static void look_at_go(struct search *x, uint32_t number)
{
	uint64_t from = x->q->from;
	unsigned before = TC_IDLE;
	struct tc_flow f;
	bool has_flow = false, ok;
	struct tc_row row;
	struct tc_scan w;

	tc_go_slices(x->s, number, &row);
	/* One slice earlier tells what was before. */
	ok = tc_scan_begin(&w, &row, from > row.begin ? from - 1 : from, true);
	while (ok) {
		const struct tc_slice *slice = &w.slice;

		if (has_flow) {
			f.has_run = slice->state == TC_RUNNING;
			f.runs = slice->begin;
			consider(x, &f);
		}
		has_flow = false;
		if (slice->begin >= x->q->to)
			return;
		if (slice->state == TC_RUNNABLE && slice->begin >= from)
			has_flow = flow_of(x->s, number, slice, before, &f);
		before = slice->state;
		if (++x->slices > PIECE_SLICES && slice->end > slice->begin && !has_flow)
			ok = pause(x, number, &row, &w);
		ok = ok && tc_scan_next(&w);
	}
	if (has_flow)
		consider(x, &f);
}

static void look_at_all(struct search *x)
{
	uint64_t from = x->q->from, to = x->q->to;

	for (size_t i = 0; i < x->s->n_gos; i++) {
		const struct tc_zone *zone = &x->s->zones[i >> TC_ZONE_SHIFT];

		if (!tc_zone_touches(zone, from, to)) {
			i |= (1U << TC_ZONE_SHIFT) - 1;
			continue;
		}
		if (x->s->gos[i].begin >= to ||
		    (!x->on.has_procs && tc_selection_go(&x->on, x->s, (uint32_t)i) == TC_NONE32))
			continue;
		look_at_go(x, (uint32_t)i);
	}
}

int tc_store_flows(struct tc_store *s, const struct tc_flows_query *q, struct tc_flow *out,
		   size_t *n, uint64_t *left_off)
{
	struct search x = { .s = s, .q = q, .heap = out };
	int rc;

	tc_store_read(s);
	rc = tc_selection_init(&x.on, s, q->keys, q->n_keys);
	if (rc == 0)
		look_at_all(&x);
	for (size_t i = 0; i < x.n && !x.on.has_procs; i++)
		find_procs(s, &out[i]);
	tc_store_read_end(s);
	if (x.n)
		qsort(out, x.n, sizeof(*out), compare);
	tc_selection_fini(&x.on, s);
	tc_store_trim(s);
	*n = x.n;
	*left_off = x.left_off;
	return rc;
}
