/* SPDX-License-Identifier: MIT */
/*
 * Cutting the input into generations: batch headers are read, payloads are not
 * looked at. Where a generation ends depends on the version.
 */
#ifndef TC_READER_WALK_H
#define TC_READER_WALK_H

#include "reader/gen.h"
#include "reader/input.h"

struct tc_walk {
	struct tc_input *in;
	unsigned version;
	uint64_t n_gens;      /* given out so far */
	bool started, in_gen; /* in_gen: the caller's generation is being filled */
	bool ended;
	struct tacho_diag deferred; /* before 1.26: a read error behind a generation */
};

void tc_walk_init(struct tc_walk *w, struct tc_input *in, unsigned version);

/*
 * Fill *g with the batches of the next generation (tables not decoded). 1: it
 * is there; 0: the trace has ended; TACHO_EAGAIN: call again with the same
 * generation when the input has more; else an error, which stands behind
 * everything that was given out.
 */
TACHO_MUST_USE int tc_walk_next(struct tc_walk *w, struct tacho_gen *g, struct tacho_diag *diag);

#endif
