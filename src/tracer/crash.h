/* SPDX-License-Identifier: MIT */
/*
 * The crash file: blocks, strings and stacks in a shared mapping of a file, from
 * which `tacho recover` makes a trace after the process is dead. The mapping
 * outlives the process whatever kills it, and as blocks hold their position and
 * generation themselves, nothing else has to be written when an event is.
 *
 *	page 0         struct tc_crash_head
 *	records        strings, stacks, modules; only appended to
 *	small blocks   4 KiB each
 *	big blocks     64 KiB each
 *
 * Blocks are used again oldest first: the file is a ring of the newest
 * generations. What the advance adds to a generation (statuses, tables, clock)
 * lies in blocks of kind RAW, whose last one ends with the end mark.
 */
#ifndef TC_TRACER_CRASH_H
#define TC_TRACER_CRASH_H

#include "tracer/block.h"
#include "tracer/clock.h"
#include "tracer/names.h"

enum {
	TC_CRASH_PAGE = 4096,
	TC_CRASH_GENS = 64,
	TC_CRASH_VERSION = 1,
	TC_BLOCK_RAW = 3,     /* bytes as they go to the file */
	TC_BLOCK_RAW_END = 4, /* and the generation is whole with it */
};

#define TC_CRASH_MAGIC "tacho crash\n"

struct tc_crash_gen {
	uint64_t gen, time_ns, mono_ns, wall_sec, wall_nsec;
};

struct tc_crash_head {
	char magic[16];
	uint64_t version, pid;
	uint64_t rec_off, rec_bytes, small_off, small_n, big_off, big_n;
	tc_atomic_u64 rec_len;                  /* records are whole up to here */
	tc_atomic_u64 lost_gen;                 /* blocks up to this generation were used again */
	tc_atomic_u64 first_gen;                /* the first that is here whole */
	struct tc_crash_gen gen[TC_CRASH_GENS]; /* clocks, by generation */
	tc_atomic_u64 full_gen;                 /* of this generation not all events found room */
};

_Static_assert(sizeof(struct tc_crash_head) <= TC_CRASH_PAGE, "head of the crash file");

enum tc_crash_kind {
	TC_CRASH_STR = 1,
	TC_CRASH_STACK = 2,       /* n addresses */
	TC_CRASH_THREAD_NAME = 3, /* one address, then the id of a string */
	TC_CRASH_MODULE = 4       /* base, lo, hi, id length, 24 bytes of id, path */
};

struct tc_crash_rec {
	uint32_t kind;  /* enum tc_crash_kind */
	uint32_t bytes; /* behind this head, before padding to 8 */
	uint64_t id;
};

enum {
	TC_CRASH_ID_BYTES = 24
};

extern tc_atomic_bool tc_crash_active;

static inline bool tc_crash_on(void)
{
	/* relaxed: set and cleared while no generation changes */
	return tc_load_relaxed(&tc_crash_active);
}

/* Make the file and use it from `first_gen` on. TACHO_EIO with errno. */
int tc_crash_begin(const char *path, uint64_t bytes, uint64_t first_gen);

/* Blocks come from elsewhere from here on; then, when all are back, the file goes. */
void tc_crash_off(void);
void tc_crash_end(bool unlink_it);

struct tc_block *tc_crash_block(bool big);
bool tc_crash_owns(const struct tc_block *b);
void tc_crash_put(struct tc_block *b);
bool tc_crash_scarce(void);
uint64_t tc_crash_size(void); /* of the file */

/* Not all events of generation `gen` find room: the file is full of what still counts. */
void tc_crash_full(uint64_t gen);

/* The clock of a generation, before it begins. */
void tc_crash_clock(uint64_t gen, uint64_t time_ns, const struct tc_clock_sample *s);

/* What the advance wrote for a generation, which is whole with it. */
void tc_crash_tail(uint64_t gen, const uint8_t *p, size_t n);

void tc_crash_module(uint64_t base, uint64_t lo, uint64_t hi, const char *path, const uint8_t *id,
		     uint32_t id_len);

void tc_crash_after_fork(void);

#endif
