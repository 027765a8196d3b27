/* SPDX-License-Identifier: MIT */
/*
 * Traces of Go 1.11 to 1.21 (v1): one flat stream of events, read as a whole and
 * turned into the events that a newer Go would have written: a single
 * generation. spec: doc/format.md#v1
 */
#ifndef TC_READER_V1_H
#define TC_READER_V1_H

#include <tacho/event.h>

#include "base/alloc.h"
#include "reader/gen.h"
#include "reader/input.h"

/*
 * What comes out. Set it up with tc_v1_result_init. The generation's strings may
 * point into `bytes`, so the result must live as long as the generation is used.
 */
struct tc_v1_result {
	const struct tacho_alloc *alloc;

	/*
	 * In order, times strictly increasing: a Sync (unless there is no event at
	 * all), the events, and last the Sync that ends the trace, which belongs to
	 * no generation. When `tail_error` is set, that last Sync is missing.
	 */
	struct tacho_event *events;
	size_t n;
	uint64_t *values; /* u.values of the events index this array */
	size_t n_values;
	uint32_t n_slots;

	/* 0, or the error (described in diag) that stands behind the last event. */
	int tail_error;

	/* A copy of the input where it does not stay by itself. */
	uint8_t *bytes;
	size_t n_bytes, cap_bytes;
};

void tc_v1_result_init(struct tc_v1_result *out, const struct tacho_alloc *a);
void tc_v1_result_fini(struct tc_v1_result *out);

/*
 * Read all that is left of `in`, behind the header that said `version` (11, 19
 * or 21). `gen` is initialized and empty; it gets the strings and the stacks.
 * 0, or negative with *diag (may be NULL) filled; then nothing is usable.
 * TACHO_EAGAIN: a feed input has not ended; call again, with the same result,
 * when there is more.
 *
 * Everything is in memory at once: about 56 bytes for each event while it is
 * worked on, and 64 for each that comes out.
 */
TACHO_MUST_USE int tc_v1_read(struct tc_input *in, unsigned version, const struct tacho_alloc *a,
			      const struct tacho_limits *limits, struct tacho_gen *gen,
			      struct tc_v1_result *out, struct tacho_diag *diag);

#endif
