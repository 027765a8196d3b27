/* SPDX-License-Identifier: MIT */
/*
 * Blocks of events, their pool, and the way from a writer to whoever delivers.
 *
 *	free -> filling (one thread, in sections) -> full or taken -> sealed -> free
 *	        by tc_block_get     by push, or by the advance      by the deliverer
 *
 * The position lives in the block and is stored after the bytes: the advance and
 * the recovery after a crash need nothing else. The batch header is written right
 * before the payload when the length is known, so that a batch is one piece.
 *
 *	field              writer                      readers      order
 *	pos, last_ns       the filling thread          deliverer    [P2], [P3]
 *	gen                filling thread, deliverer   recovery     after the bytes
 *	item               deliverer                   sinks        locks
 */
#ifndef TC_TRACER_BLOCK_H
#define TC_TRACER_BLOCK_H

#include "base/atomic.h"
#include "wire/encode.h"

#include <pthread.h>

enum {
	TC_BLOCK_BIG = 64 * 1024,
	TC_BLOCK_SMALL = 4 * 1024,
	TC_BLOCK_HEAD = 128,
	/* Any event with any arguments; checked once an event. */
	TC_EVENT_ROOM = 64
};

enum tc_block_kind {
	TC_BLOCK_EVENTS = 1,
	TC_BLOCK_STRINGS = 2,
	/* Kinds 3 and 4 are the crash file's own. */
	TC_BLOCK_EXPERIMENT = 5, /* the experiment's number is in the byte above */
	TC_BLOCK_KIND_MASK = 255
};

/* A piece of the output: a sealed block, or bytes that own their mapping. */
struct tc_item {
	struct tc_item *next;
	const uint8_t *p;
	uint32_t len;
	uint32_t is_block;
};

struct tc_block {
	tc_atomic_u64 gen; /* 0: free */
	tc_atomic_u64 pos; /* end of the bytes, from the begin of the block */
	uint64_t last_ns;
	uint64_t base_ns;
	uint64_t tid;
	uint32_t seq;   /* order of the blocks of one thread */
	uint32_t kind;  /* enum tc_block_kind */
	uint32_t size;  /* of the whole block */
	uint32_t limit; /* an event may begin where pos <= limit */
	struct tc_block *next;
	struct tc_item item;
	/* Then room for the batch header, up to TC_BLOCK_HEAD; then the payload. */
};

_Static_assert(sizeof(struct tc_block) <= TC_BLOCK_HEAD - 34, "no room for a batch header");

/* Blocks of one generation that are full: pushed by any thread, taken whole. */
struct tc_full {
	tc_atomic_uintptr head;
};

/*
 * A block, filling, or NULL: the bound is reached, or there is no memory. The
 * bound is soft for what may be left out (`must` false), and a quarter higher
 * for what keeps the trace whole.
 */
struct tc_block *tc_block_get(bool big, bool must);

/* Back to the pool. */
void tc_block_put(struct tc_block *b);

/* The first bytes of a block's batch. */
static inline uint8_t *tc_block_frame(uint8_t *p, uint32_t kind)
{
	if ((kind & TC_BLOCK_KIND_MASK) != TC_BLOCK_EXPERIMENT) {
		*p++ = TC_EV_EVENT_BATCH;
		return p;
	}
	*p++ = TC_EV_EXPERIMENTAL_BATCH;
	*p++ = (uint8_t)(kind >> 8);
	return p;
}

/* Write the batch header and fill in b->item. False: there is nothing in it. */
bool tc_block_seal(struct tc_block *b);

void tc_full_push(struct tc_full *f, struct tc_block *b);

/* Everything pushed so far, oldest first. */
struct tc_block *tc_full_take(struct tc_full *f);

void tc_blocks_set_bound(uint64_t bytes);
bool tc_blocks_scarce(void);     /* the soft bound is reached */
uint64_t tc_blocks_mapped(void); /* bytes */
void tc_blocks_trim(void);       /* give back memory that is not in use */
void tc_blocks_lock(void);
void tc_blocks_unlock(void);
void tc_blocks_after_fork(void);

#endif
