/* SPDX-License-Identifier: MIT */
/*
 * Reading tracks: a row as the queries see it, slice by slice from any time on,
 * and the time in each class up to any time.
 */
#ifndef TC_STORE_SCAN_H
#define TC_STORE_SCAN_H

#include "store/track.h"

/* A row: full blocks by their lines, then one block that may have no line. */
struct tc_row {
	const struct tc_tracks *tracks;
	const struct tc_line *lines;
	size_t n_lines;
	struct tc_line last;       /* before the last block; if has_last */
	const uint8_t *last_front; /* its bytes */
	const uint8_t *last_back;  /* behind them */
	size_t n_last_front;
	bool has_last;
	bool is_live; /* the current slice goes on to `end` */
	uint8_t state, ref_code;
	uint32_t ref;
	uint64_t since;
	uint64_t begin, end;
};

/* A row that goes on, up to `end`. */
void tc_row_of_track(struct tc_row *r, const struct tc_tracks *s, const struct tc_track *t,
		     uint64_t end);

/* One that has ended: by its only block, or by its index. Without its end. */
void tc_row_of_place(struct tc_row *r, const struct tc_tracks *s, uint64_t begin, uint64_t place,
		     enum tc_ref_code code);
void tc_row_of_index(struct tc_row *r, const struct tc_tracks *s, uint32_t index,
		     enum tc_ref_code code);

/* The end, which costs a walk over the last block. */
void tc_row_find_end(struct tc_row *r);
/* All slices, the current one too. */
uint64_t tc_row_slices(const struct tc_row *r);
/* The longest slice that is not IDLE of the blocks that touch [from, to). */
uint64_t tc_row_longest(const struct tc_row *r, uint64_t from, uint64_t to);

/* An empty one. */
void tc_row_of_nothing(struct tc_row *r, const struct tc_tracks *s);

struct tc_slice {
	uint64_t begin, end;
	uint64_t n; /* place in the row */
	unsigned state;
	uint32_t ref; /* TC_NONE32: none, or not asked for */
};

struct tc_scan {
	const struct tc_row *row;
	struct tc_slice slice;
	size_t block;
	const uint8_t *p, *end, *back;
	const uint8_t *marks;          /* of the block, in front of its front; NULL: it has none */
	uint64_t sums[TC_CLASSES + 1]; /* before the slice; of NONE nonsense */
	uint64_t n_busy;
	bool wants_refs, is_current;
	unsigned last_state;
	uint32_t last_ref, last_new, n_refs;
	uint32_t refs[TC_BLOCK];
};

/*
 * The slice that holds a time, or the first one behind it. False: there is none. Slices of
 * no length are found by tc_scan_next only.
 */
bool tc_scan_begin(struct tc_scan *w, const struct tc_row *r, uint64_t tick, bool wants_refs);
bool tc_scan_next(struct tc_scan *w);
/* To the block of a time that is not before the slice; skips what lies between. */
bool tc_scan_skip(struct tc_scan *w, uint64_t tick);
/* The next slice that is at least so long and not IDLE, begun before `end`. */
bool tc_scan_long(struct tc_scan *w, uint64_t least, uint64_t end);

/* Time in each class, and slices not IDLE that began, before a time. */
struct tc_sums {
	uint64_t ticks[TC_CLASSES];
	uint64_t n_busy;
	bool is_busy; /* the last of them goes on at that time */
};

/* Times must not decrease from call to call on one walk. */
void tc_scan_sums(struct tc_scan *w, uint64_t tick, struct tc_sums *out);
/* One number of a back; *back is behind it, and goes down. */
static inline uint64_t tc_back_next(const uint8_t **back)
{
	const uint8_t *q = *back;
	uint64_t v = *--q;

	if (__builtin_expect(v & 0x80, 0)) {
		unsigned shift = 7;

		v &= 0x7f;
		do {
			v |= (uint64_t)(*--q & 0x7f) << shift;
			shift += 7;
		} while (*q & 0x80);
	}
	*back = q;
	return v;
}

/* Blocks of a row, the open one too. */
static inline size_t tc_row_blocks(const struct tc_row *r)
{
	return r->n_lines + r->has_last;
}

/*
 * Bring what is at a time into the cache. *block: of a time before it; it is that of this time
 * then. 0 at first.
 */
void tc_row_fetch(const struct tc_row *r, size_t *block, uint64_t tick);

/* Begin at the first slice of a block; false: there is none. */
bool tc_scan_block(struct tc_scan *w, const struct tc_row *r, size_t block, bool wants_refs);
/* Begin at the row's begin. */
bool tc_scan_all(struct tc_scan *w, const struct tc_row *r, bool wants_refs);

#endif
