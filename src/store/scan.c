/* SPDX-License-Identifier: MIT */
/* Reading tracks; see scan.h. */
#include "store/scan.h"

#include <string.h>

enum {
	FETCHED = 512 /* bytes: most blocks are about so long */
};

static const struct tc_line *line_of(const struct tc_row *r, size_t k)
{
	return k < r->n_lines ? &r->lines[k] : &r->last;
}

static size_t u16_at(const uint8_t *p)
{
	return (size_t)(p[0] | p[1] << 8);
}

/* --- rows --------------------------------------------------------------------- */

static const uint8_t nothing[1];

void tc_row_of_track(struct tc_row *r, const struct tc_tracks *s, const struct tc_track *t,
		     uint64_t end)
{
	*r = (struct tc_row){ .tracks = s,
			      .has_last = true,
			      .is_live = true,
			      .state = t->state,
			      .ref_code = t->ref_code,
			      .ref = t->ref,
			      .since = t->since,
			      .end = end > t->since ? end : t->since };
	if (t->index != TC_NONE32) {
		r->lines = s->indexes[t->index].lines;
		r->n_lines = s->indexes[t->index].n;
	}
	tc_track_before(t, &r->last);
	/* A track that was never fed has no buffer. */
	r->last_front = t->buf ? t->buf : nothing;
	r->n_last_front = t->n_front;
	r->last_back = r->last_front + t->cap;
	r->begin = line_of(r, 0)->base;
}

void tc_row_find_end(struct tc_row *r)
{
	const struct tc_line *l = line_of(r, tc_row_blocks(r) - 1);
	const uint8_t *p = r->has_last ? r->last_front : tc_arena_at(&r->tracks->arena, l->place);
	size_t n = r->has_last ? r->n_last_front : u16_at(p);
	const uint8_t *end;

	if (r->is_live)
		return;
	p += r->has_last ? 0 : TC_LINE_HEAD;
	r->end = l->base;
	for (end = p + n; p < end;)
		r->end += tc_front_next(&p) >> 3;
}

void tc_row_of_place(struct tc_row *r, const struct tc_tracks *s, uint64_t begin, uint64_t place,
		     enum tc_ref_code code)
{
	const uint8_t *p = tc_arena_at(&s->arena, place);

	*r = (struct tc_row){ .tracks = s,
			      .last.base = begin,
			      .last.longest = TC_TICK_MAX,
			      .last_front = p + TC_BLOCK_HEAD,
			      .last_back = p + TC_BLOCK_HEAD + u16_at(p) + u16_at(p + 2),
			      .n_last_front = u16_at(p),
			      .has_last = true,
			      .ref_code = (uint8_t)code,
			      .begin = begin };
}

void tc_row_of_index(struct tc_row *r, const struct tc_tracks *s, uint32_t index,
		     enum tc_ref_code code)
{
	const struct tc_index *x = &s->indexes[index];

	*r = (struct tc_row){ .tracks = s,
			      .lines = x->lines,
			      .n_lines = x->n,
			      .ref_code = (uint8_t)code,
			      .begin = x->lines[0].base };
}

void tc_row_of_nothing(struct tc_row *r, const struct tc_tracks *s)
{
	static const uint8_t none;

	*r = (struct tc_row){
		.tracks = s, .last_front = &none, .last_back = &none, .has_last = true
	};
}

/* --- blocks ------------------------------------------------------------------- */

/* The last block in [from, n) that begins at or before a time; `from` if none does. */
static size_t find_block(const struct tc_row *r, size_t from, uint64_t tick)
{
	size_t n = tc_row_blocks(r), step = 1, low = from, high;

	while (low + step < n && line_of(r, low + step)->base <= tick) {
		low += step;
		step *= 2;
	}
	high = low + step < n ? low + step : n;
	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (line_of(r, mid)->base <= tick)
			low = mid;
		else
			high = mid;
	}
	return low;
}

void tc_row_fetch(const struct tc_row *r, size_t *block, uint64_t tick)
{
	size_t k = find_block(r, *block, tick);
	const uint8_t *p;

	if (k == *block || k >= r->n_lines)
		return;
	*block = k;
	p = tc_arena_at(&r->tracks->arena, r->lines[k].place);
	for (size_t i = 0; i < FETCHED; i += 64)
		__builtin_prefetch(p + i);
}

uint64_t tc_row_slices(const struct tc_row *r)
{
	size_t last = tc_row_blocks(r) - 1;
	const uint8_t *p = r->last_front, *end;
	size_t n = r->n_last_front;
	uint64_t count = (uint64_t)last * TC_BLOCK + r->is_live;

	if (!r->has_last) {
		p = tc_arena_at(&r->tracks->arena, r->lines[last].place);
		n = u16_at(p);
		p += TC_LINE_HEAD;
	}
	for (end = p + n; p < end; count++)
		(void)tc_front_next(&p);
	return count;
}

uint64_t tc_row_longest(const struct tc_row *r, uint64_t from, uint64_t to)
{
	uint64_t longest = 0;

	for (size_t k = find_block(r, 0, from); k < tc_row_blocks(r) && line_of(r, k)->base < to;
	     k++)
		if (line_of(r, k)->longest > longest)
			longest = line_of(r, k)->longest;
	return longest;
}

static void enter_block(struct tc_scan *w, size_t k)
{
	const struct tc_row *r = w->row;
	const struct tc_line *l = line_of(r, k);

	w->block = k;
	if (k < r->n_lines) {
		const uint8_t *p = tc_arena_at(&r->tracks->arena, l->place);

		w->marks = p + TC_BLOCK_HEAD;
		w->p = p + TC_LINE_HEAD;
		w->end = w->p + u16_at(p);
		w->back = w->end + u16_at(p + 2);
	} else {
		w->marks = NULL;
		w->p = r->last_front;
		w->end = r->last_front + r->n_last_front;
		w->back = r->last_back;
	}
	memcpy(w->sums, l->sums, sizeof(l->sums));
	w->n_busy = l->n_busy;
	w->slice = (struct tc_slice){
		.begin = l->base, .end = l->base, .n = k * TC_BLOCK, .ref = TC_NONE32
	};
	w->is_current = false;
	w->last_state = TC_IDLE;
	w->last_new = w->n_refs = 0;
	w->last_ref = TC_NONE32;
}

/* --- slices ------------------------------------------------------------------- */

static uint32_t ref_back(struct tc_scan *w, unsigned state)
{
	uint64_t v;

	if (w->last_state != TC_IDLE && (state == TC_RUNNING || state == TC_SYSCALL))
		return w->last_ref;
	v = tc_back_next(&w->back);
	if (v % 2 == 0) {
		v /= 2;
		w->last_ref = v <= w->n_refs ? w->refs[w->n_refs - v] : TC_NONE32;
	} else {
		v >>= 1;
		w->last_new += (uint32_t)(v >> 1) ^ (uint32_t) - (int64_t)(v & 1);
		w->last_ref = w->last_new;
	}
	w->refs[w->n_refs++ % TC_BLOCK] = w->last_ref;
	return w->last_ref;
}

static uint32_t next_ref(struct tc_scan *w, unsigned state)
{
	if (state == TC_IDLE)
		return TC_NONE32;
	if (w->row->ref_code == TC_REF_BACK)
		return ref_back(w, state);
	return state == TC_RUNNING ? TC_NONE32 : (uint32_t)tc_back_next(&w->back);
}

static unsigned plain_state(unsigned state)
{
	if (state == TC_RUNNING_NEXT)
		return TC_RUNNING;
	return state == TC_SYSCALL_NEXT ? TC_SYSCALL : state;
}

/* Count the slice that is left behind. */
static void leave_slice(struct tc_scan *w)
{
	w->sums[tc_class_of(w->slice.state)] += w->slice.end - w->slice.begin;
	w->n_busy += w->slice.state != TC_IDLE;
	w->slice.begin = w->slice.end;
	w->slice.n++;
}

/* The slice at w->p becomes the current one. */
static void take_slice(struct tc_scan *w)
{
	uint64_t v = tc_front_next(&w->p);
	unsigned state = v & 7;

	if (w->wants_refs)
		w->slice.ref = next_ref(w, state);
	w->slice.state = plain_state(state);
	w->last_state = w->slice.state;
	w->slice.end = w->slice.begin + (v >> 3);
}

static bool take_next(struct tc_scan *w)
{
	const struct tc_row *r = w->row;

	if (w->p == w->end && w->block + 1 < tc_row_blocks(r))
		enter_block(w, w->block + 1);
	if (w->p < w->end) {
		take_slice(w);
		return true;
	}
	if (!r->is_live || w->is_current)
		return false;
	w->is_current = true;
	w->slice.state = r->state;
	w->slice.end = r->end;
	w->slice.ref = w->wants_refs && (r->state != TC_IDLE) ? r->ref : TC_NONE32;
	if (r->ref_code == TC_REF_PLAIN && r->state == TC_RUNNING)
		w->slice.ref = TC_NONE32;
	return true;
}

bool tc_scan_next(struct tc_scan *w)
{
	if (w->is_current)
		return false;
	leave_slice(w);
	return take_next(w);
}

/* To the last mark of the block that is before a time, if it is ahead. */
static void pass_marks(struct tc_scan *w, uint64_t tick)
{
	const struct tc_line *l = line_of(w->row, w->block);
	struct tc_mark_in m;

	for (unsigned i = TC_MARKS; w->marks && i-- > 0;) {
		memcpy(&m, w->marks + i * sizeof(m), sizeof(m));
		if (m.at == 0 || l->base + m.ticks >= tick)
			continue;
		if (w->marks + TC_MARKS * sizeof(m) + m.at <= w->p)
			return;
		w->p = w->marks + TC_MARKS * sizeof(m) + m.at;
		w->slice.begin = w->slice.end = l->base + m.ticks;
		w->slice.n = w->block * TC_BLOCK + (uint64_t)(i + 1) * TC_MARK_SLICES;
		for (int c = 0; c < TC_CLASSES; c++)
			w->sums[c] = l->sums[c] + m.sums[c];
		w->n_busy = l->n_busy + m.n_busy;
		return;
	}
}

/*
 * Leave slices of the block that end before a time behind; the next one is not taken.
 * Their refs are not read.
 */
static void pass_slices(struct tc_scan *w, uint64_t tick)
{
	const uint8_t *p, *end = w->end;
	uint64_t at, n_busy, n;

	pass_marks(w, tick);
	p = w->p;
	at = w->slice.begin;
	n_busy = w->n_busy;
	n = w->slice.n;
	while (p < end) {
		const uint8_t *q = p;
		uint64_t v = tc_front_next(&q);

		if (at + (v >> 3) >= tick)
			break;
		at += v >> 3;
		w->sums[tc_class_of(v & 7)] += v >> 3;
		n_busy += (v & 7) != TC_IDLE;
		n++;
		p = q;
	}
	w->p = p;
	w->slice.begin = w->slice.end = at;
	w->n_busy = n_busy;
	w->slice.n = n;
}

bool tc_scan_skip(struct tc_scan *w, uint64_t tick)
{
	size_t k = find_block(w->row, w->block, tick);

	if (k != w->block) {
		enter_block(w, k);
		if (!take_next(w))
			return false;
	}
	while (w->slice.end <= tick) {
		if (w->is_current)
			return false;
		leave_slice(w);
		if (!w->wants_refs)
			pass_slices(w, tick);
		if (!take_next(w))
			return false;
	}
	return true;
}

bool tc_scan_begin(struct tc_scan *w, const struct tc_row *r, uint64_t tick, bool wants_refs)
{
	w->row = r;
	w->wants_refs = wants_refs;
	enter_block(w, find_block(r, 0, tick));
	return take_next(w) && (w->slice.end > tick || tc_scan_skip(w, tick));
}

bool tc_scan_block(struct tc_scan *w, const struct tc_row *r, size_t block, bool wants_refs)
{
	w->row = r;
	w->wants_refs = wants_refs;
	enter_block(w, block);
	return take_next(w);
}

bool tc_scan_all(struct tc_scan *w, const struct tc_row *r, bool wants_refs)
{
	return tc_scan_block(w, r, 0, wants_refs);
}

bool tc_scan_long(struct tc_scan *w, uint64_t least, uint64_t end)
{
	const struct tc_row *r = w->row;

	while (w->slice.begin < end) {
		size_t k = w->block;

		if (w->slice.state != TC_IDLE && w->slice.end - w->slice.begin >= least)
			return true;
		if (line_of(r, k)->longest >= least || k + 1 >= tc_row_blocks(r)) {
			if (!tc_scan_next(w))
				return false;
			continue;
		}
		while (k + 1 < tc_row_blocks(r) && line_of(r, k)->longest < least)
			k++;
		enter_block(w, k);
		if (!take_next(w))
			return false;
	}
	return false;
}

/* --- sums --------------------------------------------------------------------- */

void tc_scan_sums(struct tc_scan *w, uint64_t tick, struct tc_sums *out)
{
	size_t n = tc_row_blocks(w->row);
	uint64_t part;

	if (w->block + 1 < n && line_of(w->row, w->block + 1)->base <= tick) {
		enter_block(w, find_block(w->row, w->block + 1, tick));
		(void)take_next(w);
	}
	while (w->slice.end < tick && !w->is_current) {
		leave_slice(w);
		if (!w->wants_refs)
			pass_slices(w, tick);
		if (!take_next(w)) {
			/* Behind the row's end: an empty slice that nothing follows. */
			w->slice.end = w->slice.begin;
			w->slice.state = TC_IDLE;
			w->is_current = true;
		}
	}
	memcpy(out->ticks, w->sums, sizeof(out->ticks));
	out->n_busy = w->n_busy;
	out->is_busy = false;
	if (tick <= w->slice.begin || w->slice.state == TC_IDLE)
		return;
	part = (tick < w->slice.end ? tick : w->slice.end) - w->slice.begin;
	out->ticks[tc_class_of(w->slice.state)] += part;
	out->n_busy++;
	out->is_busy = tick < w->slice.end;
}
