/* SPDX-License-Identifier: MIT */
/* Writing tracks; see track.h. */
#include "store/track.h"

#include <string.h>

#define UNLIKELY(x)   __builtin_expect(!!(x), 0)
#define ALWAYS_INLINE static inline __attribute__((always_inline))

enum {
	MAX_SLICE = 14, /* bytes, front and back */
	MAX_BACK = 63
};

void tc_tracks_init(struct tc_tracks *s, const struct tacho_alloc *alloc)
{
	*s = (struct tc_tracks){ .alloc = alloc };
	tc_arena_init(&s->arena, alloc);
}

void tc_tracks_fini(struct tc_tracks *s)
{
	for (size_t i = 0; i < s->n_indexes; i++)
		tc_free(s->alloc, s->indexes[i].lines);
	tc_free(s->alloc, s->indexes);
	tc_arena_fini(&s->arena);
	tc_arena_init(&s->arena, NULL);
	s->indexes = NULL;
	s->n_indexes = s->cap_indexes = 0;
}

void tc_track_begin(struct tc_track *t, uint64_t tick, unsigned state, uint32_t ref,
		    enum tc_ref_code code)
{
	uint8_t *buf = t->buf;
	uint16_t cap = t->cap;

	*t = (struct tc_track){ .since = tick,
				.base = tick,
				.buf = buf,
				.cap = cap,
				.state = (uint8_t)state,
				.ref = ref,
				.index = TC_NONE32,
				.ref_code = (uint8_t)code };
}

void tc_track_fini(struct tc_track *t, const struct tacho_alloc *alloc)
{
	tc_free(alloc, t->buf);
	t->buf = NULL;
	t->cap = 0;
}

/* --- blocks ------------------------------------------------------------------- */

/* The open block as it stands, to the arena. `marks` may be NULL: it gets no line. */
static int put_block(struct tc_tracks *s, const struct tc_track *t, const struct tc_mark_in *marks,
		     uint64_t *place)
{
	size_t n = (size_t)t->n_front + t->n_back, head = marks ? TC_LINE_HEAD : TC_BLOCK_HEAD;
	uint8_t *p;
	int rc = tc_arena_take(&s->arena, head + n, place);

	if (rc < 0)
		return rc;
	p = tc_arena_at(&s->arena, *place);
	p[0] = (uint8_t)t->n_front;
	p[1] = (uint8_t)(t->n_front >> 8);
	p[2] = (uint8_t)t->n_back;
	p[3] = (uint8_t)(t->n_back >> 8);
	if (marks)
		memcpy(p + TC_BLOCK_HEAD, marks, TC_MARKS * sizeof(*marks));
	if (n == 0)
		return 0;
	memcpy(p + head, t->buf, t->n_front);
	memcpy(p + head + t->n_front, t->buf + t->cap - t->n_back, t->n_back);
	return 0;
}

static int make_index(struct tc_tracks *s, struct tc_track *t)
{
	int rc = TC_GROW(s->alloc, &s->indexes, &s->cap_indexes, s->n_indexes + 1, TC_NONE32);

	if (rc < 0)
		return rc;
	t->index = (uint32_t)s->n_indexes++;
	s->indexes[t->index] = (struct tc_index){ 0 };
	return 0;
}

/* What is in the open block. */
struct in_block {
	uint64_t sums[TC_CLASSES + 1];
	uint64_t n_busy, longest;
};

/* The front from *p on, but no more than n slices. */
static void add_some(const uint8_t **p, const uint8_t *end, unsigned n, struct in_block *out)
{
	while (*p < end && n-- > 0) {
		uint64_t v = tc_front_next(p), ticks = v >> 3;
		unsigned class = tc_class_of(v & 7);

		out->sums[class] += ticks;
		if (class == TC_CLASS_NONE)
			continue;
		out->n_busy++;
		out->longest = ticks > out->longest ? ticks : out->longest;
	}
}

/* What is before a place in the block; none is behind 2^32 ticks. */
static struct tc_mark_in mark_at(const struct in_block *b, size_t at)
{
	struct tc_mark_in m = { .at = (uint16_t)at, .n_busy = (uint16_t)b->n_busy };
	uint64_t ticks = b->sums[TC_CLASS_NONE];

	for (int c = 0; c < TC_CLASSES; c++) {
		ticks += b->sums[c];
		m.sums[c] = (uint32_t)b->sums[c];
	}
	m.ticks = (uint32_t)ticks;
	return ticks <= UINT32_MAX ? m : (struct tc_mark_in){ .at = 0 };
}

/* `marks` may be NULL. */
static void add_up(const struct tc_track *t, struct in_block *out, struct tc_mark_in *marks)
{
	const uint8_t *p = t->buf, *end = t->n_front > 0 ? t->buf + t->n_front : p;

	*out = (struct in_block){ .n_busy = 0 };
	for (unsigned i = 0; marks && i < TC_MARKS; i++) {
		add_some(&p, end, TC_MARK_SLICES, out);
		marks[i] = p < end ? mark_at(out, (size_t)(p - t->buf))
				   : (struct tc_mark_in){ .at = 0 };
	}
	add_some(&p, end, TC_BLOCK, out);
}

void tc_track_before(const struct tc_track *t, struct tc_line *out)
{
	struct in_block block;

	add_up(t, &block, NULL);
	*out = (struct tc_line){ .base = t->base, .n_busy = t->n_busy, .longest = block.longest };
	memcpy(out->sums, t->sums, sizeof(out->sums));
}

static int close_block(struct tc_tracks *s, struct tc_track *t)
{
	struct tc_index *x;
	struct tc_mark_in marks[TC_MARKS];
	struct in_block block;
	struct tc_line line;
	int rc = t->index == TC_NONE32 ? make_index(s, t) : 0;

	if (rc < 0)
		return rc;
	add_up(t, &block, marks);
	line = (struct tc_line){ .base = t->base, .n_busy = t->n_busy, .longest = block.longest };
	memcpy(line.sums, t->sums, sizeof(line.sums));
	x = &s->indexes[t->index];
	rc = TC_GROW(s->alloc, &x->lines, &x->cap, x->n + 1, 0);
	if (rc == 0)
		rc = put_block(s, t, marks, &line.place);
	if (rc < 0)
		return rc;
	x->lines[x->n++] = line;
	t->n_busy += block.n_busy;
	for (int c = 0; c < TC_CLASSES; c++)
		t->sums[c] += block.sums[c];
	return 0;
}

/* Full: a line for it, and an empty one. */
static int next_block(struct tc_tracks *s, struct tc_track *t)
{
	int rc = close_block(s, t);

	if (rc < 0)
		return rc;
	t->base = t->since;
	t->n = 0;
	t->n_front = t->n_back = 0;
	t->n_block_refs = t->n_refs;
	t->last_new = 0;
	t->last_state = TC_IDLE;
	return 0;
}

static int more_room(struct tc_tracks *s, struct tc_track *t)
{
	size_t cap = t->cap ? 2 * (size_t)t->cap : 32;
	uint8_t *p = tc_realloc_array(s->alloc, t->buf, cap, 1);

	if (!p)
		return TACHO_ENOMEM;
	if (t->n_back)
		memmove(p + cap - t->n_back, p + t->cap - t->n_back, t->n_back);
	t->buf = p;
	t->cap = (uint16_t)cap;
	return 0;
}

/* --- slices ------------------------------------------------------------------- */

ALWAYS_INLINE void put_front(struct tc_track *t, uint64_t v)
{
	uint8_t *p = t->buf + t->n_front;

	while (v >= 0x80) {
		*p++ = (uint8_t)(v | 0x80);
		v >>= 7;
	}
	*p++ = (uint8_t)v;
	t->n_front = (uint16_t)(p - t->buf);
}

ALWAYS_INLINE void put_back(struct tc_track *t, uint64_t v)
{
	uint8_t *p = t->buf + t->cap - t->n_back;

	while (v >= 0x80) {
		*--p = (uint8_t)(v | 0x80);
		v >>= 7;
	}
	*--p = (uint8_t)v;
	t->n_back = (uint16_t)(t->buf + t->cap - p);
}

/* BACK: a distance to where the same ref stands, or the ref. */
ALWAYS_INLINE void put_ref_back(struct tc_track *t, uint32_t *mark)
{
	uint32_t here = ++t->n_refs; /* 1, 2, … */
	uint32_t was = mark ? *mark : 0;
	int64_t diff;

	if (mark)
		*mark = here;
	if (was > t->n_block_refs && was < here && here - was <= MAX_BACK) {
		put_back(t, (uint64_t)(here - was) << 1);
		return;
	}
	diff = (int64_t)t->ref - (int64_t)t->last_new;
	put_back(t, (((uint64_t)diff << 1) ^ (uint64_t)(diff >> 63)) << 1 | 1);
	t->last_new = t->ref;
}

/* The state to write, with its ref if it has one. `code` is that of the track. */
ALWAYS_INLINE unsigned put_ref(struct tc_track *t, enum tc_ref_code code, uint32_t *mark)
{
	unsigned state = t->state;

	if (code == TC_REF_PLAIN) {
		if (state != TC_IDLE && state != TC_RUNNING)
			put_back(t, t->ref);
		return state;
	}
	if (state == TC_IDLE)
		return state;
	if (t->last_state != TC_IDLE) {
		if (t->ref == t->last_ref)
			return state;
		state = state == TC_SYSCALL ? TC_SYSCALL_NEXT : TC_RUNNING_NEXT;
	}
	put_ref_back(t, mark);
	t->last_ref = t->ref;
	return state;
}

ALWAYS_INLINE bool has_room(const struct tc_track *t)
{
	return t->n < TC_BLOCK && (size_t)t->n_front + t->n_back + MAX_SLICE <= t->cap;
}

ALWAYS_INLINE void put_slice(struct tc_track *t, uint64_t ticks, enum tc_ref_code code,
			     uint32_t *mark)
{
	unsigned state = put_ref(t, code, mark);

	put_front(t, ticks << 3 | state);
	if (code == TC_REF_BACK)
		t->last_state = t->state;
}

/* Apart, so that the frequent way calls nothing and needs no frame. */
__attribute__((noinline)) static int turn_with_room(struct tc_tracks *s, struct tc_track *t,
						    uint64_t tick, unsigned state, uint32_t ref,
						    uint32_t *mark)
{
	int rc = t->n == TC_BLOCK ? next_block(s, t) : 0;

	if (rc == 0 && !has_room(t))
		rc = more_room(s, t);
	return rc < 0 ? rc : tc_track_turn(s, t, tick, state, ref, mark);
}

int tc_track_turn(struct tc_tracks *s, struct tc_track *t, uint64_t tick, unsigned state,
		  uint32_t ref, uint32_t *mark)
{
	if (UNLIKELY(!has_room(t)))
		return turn_with_room(s, t, tick, state, ref, mark);
	if (UNLIKELY(tick < t->since))
		tick = t->since;
	if (t->ref_code == TC_REF_PLAIN)
		put_slice(t, tick - t->since, TC_REF_PLAIN, NULL);
	else
		put_slice(t, tick - t->since, TC_REF_BACK, mark);
	t->n++;
	s->n_slices++;
	t->since = tick;
	t->state = (uint8_t)state;
	t->ref = ref;
	return 0;
}

/* The row has ended: its index takes what it needs. */
static void shrink(const struct tc_tracks *s, struct tc_index *x)
{
	struct tc_line *p = tc_realloc_array(s->alloc, x->lines, x->n, sizeof(*p));

	if (!p)
		return;
	x->lines = p;
	x->cap = x->n;
}

int tc_track_end(struct tc_tracks *s, struct tc_track *t, uint64_t tick, uint64_t *place)
{
	int rc = tc_track_turn(s, t, tick, TC_IDLE, 0, NULL);

	*place = TC_NO_PLACE;
	if (rc < 0)
		return rc;
	if (t->index == TC_NONE32)
		return put_block(s, t, NULL, place);
	rc = close_block(s, t);
	if (rc == 0)
		shrink(s, &s->indexes[t->index]);
	return rc;
}
