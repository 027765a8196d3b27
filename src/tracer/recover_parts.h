/* SPDX-License-Identifier: MIT */
/*
 * The parts of a recovery: recover_file.c finds records and blocks, recover_needs.c what
 * the events of a generation refer to, recover_out.c writes, recover.c decides. The file
 * is input like any other: all offsets and lengths are checked, ids are found by search,
 * and events are decoded by the table of the format.
 */
#ifndef TC_TRACER_RECOVER_PARTS_H
#define TC_TRACER_RECOVER_PARTS_H

#include "tracer/crash.h"
#include "wire/wire.h"

#include <tacho/recover.h>

/* One id and where its record is; the ids of a kind rise in the file. */
struct tc_rec_ref {
	uint64_t id;
	const struct tc_crash_rec *rec;
	uint64_t used; /* the generation that needs it */
};

struct tc_rec_refs {
	struct tc_bytes mem; /* struct tc_rec_ref */
	size_t n;
};

struct tc_block_ref {
	const struct tc_block *b;
	uint64_t gen, pos;
};

/* Open addressing; 0 is no id. */
struct tc_id_set {
	uint64_t *slot;
	size_t cap, n;
};

struct tc_recover {
	const uint8_t *map;
	size_t bytes;
	const struct tc_crash_head *head;
	struct tc_rec_refs strs, stacks;
	struct tc_bytes blocks; /* struct tc_block_ref, by generation, thread and time */
	size_t n_blocks;
	tacho_write_fn *write;
	void *ctx;
	struct tacho_recovered *out;
	struct tc_enc enc;
	uint8_t *buf;
	struct tc_id_set messages;   /* strings that the generation's own batches define */
	struct tc_id_set missing[2]; /* strings and stacks that nothing defines */
	struct tc_bytes missed[2];   /* the same ids, in order */
	struct tc_id_set known;      /* goroutines that the generation introduces */
};

static inline struct tc_rec_ref *tc_refs_at(const struct tc_rec_refs *l, size_t i)
{
	return (struct tc_rec_ref *)(void *)l->mem.p + i;
}

static inline struct tc_block_ref *tc_recover_block(const struct tc_recover *r, size_t i)
{
	return (struct tc_block_ref *)(void *)r->blocks.p + i;
}

/* Finished parts, which come last in their generation. */
static inline bool tc_block_is_raw(const struct tc_block *b)
{
	return b->kind == TC_BLOCK_RAW || b->kind == TC_BLOCK_RAW_END;
}

/* --- recover_file.c --------------------------------------------------------------- */

/* Is it a crash file that this can read? Then its records and its blocks. */
int tc_recover_check(const struct tc_crash_head *h, size_t bytes);
int tc_recover_records(struct tc_recover *r);
int tc_recover_blocks(struct tc_recover *r);

struct tc_rec_ref *tc_refs_find(const struct tc_rec_refs *l, uint64_t id);

/* --- recover_needs.c -------------------------------------------------------------- */

bool tc_id_set_has(const struct tc_id_set *s, uint64_t id);
int tc_id_set_add(struct tc_id_set *s, uint64_t id);

/* Forget what the generation before needed. */
void tc_recover_needs_clear(struct tc_recover *r);

/* Generation `gen` refers to that stack or string. */
int tc_recover_need(struct tc_recover *r, bool is_stack, uint64_t id, uint64_t gen);

/*
 * Bytes of a block that hold whole events, or whole texts of messages; notes what they
 * refer to and define. Negative: an error.
 */
int64_t tc_recover_events(struct tc_recover *r, const struct tc_block_ref *ref);
int64_t tc_recover_messages(struct tc_recover *r, const struct tc_block_ref *ref);

/* --- recover_out.c ---------------------------------------------------------------- */

int tc_recover_put(struct tc_recover *r, const void *p, size_t n);

/* The first `len` bytes of what a block holds, as a batch. */
int tc_recover_batch(struct tc_recover *r, const struct tc_block_ref *ref, size_t len);

/* The statuses that blocks [to, ...) show to be missing in `gen`, its tables and its end. */
int tc_recover_finish(struct tc_recover *r, uint64_t gen, uint64_t time, size_t to);

#endif
