/* SPDX-License-Identifier: MIT */
/*
 * The reader: input → generations → ordered events, in one thread. The parallel
 * pass (pass.c) uses the same parts.
 */
#ifndef TC_READER_READER_H
#define TC_READER_READER_H

#include <tacho/analyze.h>

#include "reader/gen.h"
#include "reader/input.h"
#include "reader/order.h"
#include "reader/v1.h"
#include "reader/walk.h"

enum tc_reader_state {
	TC_READER_HEADER,
	TC_READER_WANT_GEN,
	TC_READER_ORDERING,
	TC_READER_V1,
	TC_READER_FINAL_SYNC, /* yield a Sync without a generation, then `after` */
	TC_READER_FAILED,     /* `error` for ever */
	TC_READER_DONE,
};

struct tacho_reader {
	const struct tacho_alloc *alloc;
	struct tacho_limits limits;
	unsigned threads;
	struct tc_input *input;
	struct tacho_diag diag;
	unsigned version; /* 0: header not read yet */

	enum tc_reader_state state, after;
	int error;

	struct tc_walk walk;
	struct tacho_gen gen;
	struct tc_order order;
	struct tacho_symbols *carried; /* names in the ordering state */
	struct tacho_symbols *symbols; /* ids of the analyses */

	struct tc_v1_result v1;
	size_t v1_next;

	struct tacho_block block;
	uint64_t n_events;    /* yielded */
	uint64_t kept_events; /* up to and with the last Sync */
	uint64_t kept_bytes;
	struct tacho_pass_stats pass;
};

/* Read the header if that has not happened. 0, TACHO_EAGAIN or an error. */
TACHO_MUST_USE int tc_reader_header(struct tacho_reader *r);

/*
 * The error rc was found. If the file lost its end meanwhile, that is the cause:
 * TACHO_EIO, and the diagnosis says so. Otherwise rc.
 */
int tc_reader_blame(struct tacho_reader *r, int rc);

/* An error of the tables: say where, as far as is known. */
void tc_reader_locate(const struct tacho_gen *g, int rc, struct tacho_diag *diag);

/* Decode and check the tables of a generation that the walk gave. */
TACHO_MUST_USE int tc_reader_decode(struct tacho_reader *r, struct tacho_gen *g,
				    struct tacho_diag *diag);

#endif
