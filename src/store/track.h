/* SPDX-License-Identifier: MIT */
/*
 * A track: what one row did, as touching slices in the order of time. Times are
 * *ticks* of 64 ns since the trace began, rounded down: every edge is at most 64 ns
 * early, and errors do not add up. Slices are kept in blocks of TC_BLOCK:
 *
 *	u16 n_front, n_back · front: varint(ticks << 3 | state) each · back: refs, from the end
 *
 * so that adding up time reads only the front. A block that is full leaves a line
 * of 64 bytes in the track's index: what was before it; between the two lengths and the front it
 * has marks then, which say what is before some places in it. The last, open block is in a
 * buffer of the track's own until the row ends. Rows of one block have no index.
 */
#ifndef TC_STORE_TRACK_H
#define TC_STORE_TRACK_H

#include "base/alloc.h"
#include "store/arena.h"
#include "store/store.h"

#define TC_NONE32   UINT32_MAX
#define TC_NO_PLACE UINT64_MAX
#define TC_TICK_MAX (((uint64_t)1 << 47) - 1) /* 104 days: JavaScript's exact numbers */

enum {
	TC_BLOCK = 256,
	/* The most that a block takes: 51 bits of front, a distance and 33 bits of ref. */
	TC_BLOCK_BYTES = TC_BLOCK * (8 + 6)
};

/* Three bits. The last two are RUNNING and SYSCALL of another ref with no gap between. */
enum tc_state {
	TC_IDLE,
	TC_RUNNING,
	TC_RUNNABLE,
	TC_WAITING,
	TC_SYSCALL,
	TC_NAMED,
	TC_RUNNING_NEXT,
	TC_SYSCALL_NEXT
};

/* Where the time of a state is counted. */
enum tc_class {
	TC_CLASS_RUNNING,
	TC_CLASS_RUNNABLE,
	TC_CLASS_WAITING,
	TC_CLASS_SYSCALL,
	TC_CLASS_NONE,
	TC_CLASSES = TC_CLASS_NONE /* that are shown */
};

static inline unsigned tc_class_of(unsigned state)
{
	static const uint8_t of[8] = { TC_CLASS_NONE,    TC_CLASS_RUNNING, TC_CLASS_RUNNABLE,
				       TC_CLASS_WAITING, TC_CLASS_SYSCALL, TC_CLASS_RUNNING,
				       TC_CLASS_RUNNING, TC_CLASS_SYSCALL };

	return of[state & 7];
}

/* How refs are written. */
enum tc_ref_code {
	TC_REF_PLAIN, /* varint, of all states but IDLE and RUNNING */
	/*
	 * Of RUNNING and SYSCALL behind IDLE or at the begin of a block; else it is that of
	 * the slice before. A varint: twice how many refs back the same one is, or, odd, the
	 * difference to the last one that was written so, with its sign in the next bit.
	 */
	TC_REF_BACK
};

/* What was before a full block. One cache line. */
struct tc_line {
	uint64_t base;
	uint64_t sums[TC_CLASSES];
	uint64_t place;
	uint64_t n_busy;  /* slices that are not IDLE */
	uint64_t longest; /* slice of the block that is not IDLE */
};

enum {
	TC_MARKS = 3, /* of a block that has a line */
	TC_MARK_SLICES = TC_BLOCK / (TC_MARKS + 1)
};

/* What is before every TC_MARK_SLICES-th slice, from the begin of its block on. */
struct tc_mark_in {
	uint32_t ticks, sums[TC_CLASSES];
	uint16_t at; /* place in the front; 0: there is no such mark */
	uint16_t n_busy;
};

enum {
	TC_BLOCK_HEAD = 4, /* the two lengths */
	TC_LINE_HEAD = TC_BLOCK_HEAD + TC_MARKS * sizeof(struct tc_mark_in)
};

struct tc_index {
	struct tc_line *lines;
	size_t n, cap;
};

struct tc_track {
	uint64_t since;            /* of the current slice */
	uint64_t base;             /* of the open block */
	uint64_t sums[TC_CLASSES]; /* up to `base`; blocks are added up when they are full */
	uint64_t n_busy;           /* slices that are not IDLE, up to `base` */
	uint8_t *buf;              /* front from its begin, back from its end */
	uint32_t ref;              /* of the current slice */
	uint32_t index;            /* number in the store's indexes; TC_NONE32 */
	uint16_t cap, n_front, n_back;
	uint16_t n; /* slices in the open block */
	uint8_t state, last_state;
	uint8_t ref_code;
	uint32_t last_ref, last_new;   /* BACK: the last ref, and the last one written out */
	uint32_t n_refs, n_block_refs; /* BACK: refs in all, and before the open block */
};

/* What tracks share. */
struct tc_tracks {
	const struct tacho_alloc *alloc;
	struct tc_arena arena;
	struct tc_index *indexes;
	size_t n_indexes, cap_indexes;
	uint64_t n_slices;
};

void tc_tracks_init(struct tc_tracks *s, const struct tacho_alloc *alloc);
void tc_tracks_fini(struct tc_tracks *s);

/* A new row that begins with a state; the buffer of the track is used again. */
void tc_track_begin(struct tc_track *t, uint64_t tick, unsigned state, uint32_t ref,
		    enum tc_ref_code code);
void tc_track_fini(struct tc_track *t, const struct tacho_alloc *alloc);

/*
 * The current slice ends and another begins. `mark` is of the owner of the old ref (BACK
 * only): where it was written last; 0 at first.
 */
TACHO_MUST_USE int tc_track_turn(struct tc_tracks *s, struct tc_track *t, uint64_t tick,
				 unsigned state, uint32_t ref, uint32_t *mark);

/* What is before the open block, and the longest slice in it; without the place. */
void tc_track_before(const struct tc_track *t, struct tc_line *out);

/* One number of a front. */
static inline uint64_t tc_front_next(const uint8_t **p)
{
	const uint8_t *q = *p;
	uint64_t v = *q++;

	if (__builtin_expect(v & 0x80, 0)) {
		uint64_t more = *q++;

		v = (v & 0x7f) | (more & 0x7f) << 7;
		for (unsigned shift = 14; more & 0x80; shift += 7) {
			more = *q++;
			v |= (more & 0x7f) << shift;
		}
	}
	*p = q;
	return v;
}

/*
 * The row ends: all goes to the arena. *place is of the only block, or it is TC_NO_PLACE
 * and the track has an index whose last line is of the last block.
 */
TACHO_MUST_USE int tc_track_end(struct tc_tracks *s, struct tc_track *t, uint64_t tick,
				uint64_t *place);

#endif
