/* SPDX-License-Identifier: MIT */
/*
 * The store of the viewer: what every row of the timeline did, kept compactly while a
 * trace is read, and answers about any part of it at any scale.
 *
 * The analysis fills it, on one thread; any number of threads may ask meanwhile.
 * Each query locks the store itself, and sees what has been fed so far. Times in
 * queries and answers are ns since the first event.
 */
#ifndef TC_STORE_STORE_H
#define TC_STORE_STORE_H

#include "base/textbuf.h"
#include <tacho/analyze.h>

struct tc_store;

enum {
	TC_TICK_NS = 64 /* what times are rounded down to */
};

struct tc_store_opts {
	const struct tacho_alloc *alloc; /* NULL: malloc */
	/*
	 * Keep at most about so many bytes of the trace in memory, the rest in a file without
	 * a name in this directory; when that is full, in memory all the same. Living goroutines,
	 * and what a query needs, come on top. NULL: all in memory.
	 */
	const char *spill_dir;
	uint64_t spill_bytes;
};

/* opts may be NULL. TACHO_ENOMEM, TACHO_EIO: no file there; *out is NULL then. */
TACHO_MUST_USE int tc_store_new(struct tc_store **out, const struct tc_store_opts *opts);
void tc_store_free(struct tc_store *s); /* NULL is fine */

/*
 * For one pass; sequential. When memory ends the feed fails with TACHO_ENOMEM, and queries
 * go on with what is there.
 */
struct tacho_analysis tc_store_analysis(struct tc_store *s);

struct tc_store_extent {
	int64_t first_ns; /* on the trace clock; 0 while nothing was fed */
	int64_t end_ns;   /* of what was fed, since the first event */
	uint64_t events, slices, goroutines;
	unsigned version; /* of the format, 11 … 26; 0 until the end */
	bool has_wall;
	int64_t first_wall_unix_ns; /* of the first event; valid if has_wall */
	bool is_done;               /* nothing will be added */
	bool is_file_full;          /* what should be in the file is in memory */
	int rc;                     /* of the feed */
};
void tc_store_extent(struct tc_store *s, struct tc_store_extent *out);

/*
 * What says so is to be called between these two: the store stands still, and so does
 * the feed. To be brief about: 50 ms at most.
 */
void tc_store_read(struct tc_store *s);
void tc_store_read_end(struct tc_store *s);

/* States of slices as answers have them; waits for reason i are TC_WIRE_REASON + i. */
enum tc_wire {
	TC_WIRE_NONE,
	TC_WIRE_RUNNING,
	TC_WIRE_RUNNABLE,
	TC_WIRE_WAITING,
	TC_WIRE_SYSCALL,
	TC_WIRE_CREATED,
	TC_WIRE_MARK = 8,
	TC_WIRE_STW,
	TC_WIRE_SWEEP,
	TC_WIRE_ASSIST,
	TC_WIRE_NAMED,
	TC_WIRE_REASON = 16
};

/* --- tiles ----------------------------------------------------------------------- */

enum {
	TC_TILE_BINS = 1024,
	TC_TILES_MAX = 256,  /* in an answer */
	TC_TILE_LEVELS = 45, /* 0 … 44: a bin is 2^level ns */
	TC_TILE_EXACT = 512  /* slices up to which a tile has all of them */
};

/*
 * Tiles x0 … x1 of each row, appended to `out` as doc/api.md says. Keys that name no row
 * give no tiles. *is_final: they are the same for good.
 */
TACHO_MUST_USE int tc_store_tiles(struct tc_store *s, unsigned level, int64_t x0, int64_t x1,
				  const char *const *keys, size_t n_keys, struct tc_textbuf *out,
				  bool *is_final);

#endif
