/* SPDX-License-Identifier: MIT */
/*
 * Everything that a reading of a trace gives, in a form that can be compared:
 * by one thread or several, whole or in chunks, the outcome must be the same.
 */
#ifndef TESTS_SUPPORT_OUTCOME_H
#define TESTS_SUPPORT_OUTCOME_H

#include <tacho/analyze.h>

#include "support/event_hash.h"

struct outcome {
	struct event_hash hash;
	int rc; /* of opening, else of the pass or of the last tacho_reader_next */
	uint64_t events, kept_events, kept_bytes;
	struct tacho_diag diag;
	struct tacho_pass_stats pass;
};

/* Read with tacho_pass_run. `opts` may be NULL. */
void outcome_of_pass(struct outcome *out, const void *bytes, size_t n,
		     const struct tacho_read_opts *opts);

/* Read with tacho_reader_next. */
void outcome_of_pull(struct outcome *out, const void *bytes, size_t n,
		     const struct tacho_read_opts *opts);

/*
 * The same, fed in chunks: `next` says how large the next one is (0 counts as
 * 1). Events are pulled after each chunk.
 */
typedef size_t outcome_chunk_fn(void *ctx);
void outcome_of_feed(struct outcome *out, const void *bytes, size_t n,
		     const struct tacho_read_opts *opts, outcome_chunk_fn *next, void *ctx);

/* All but `pass` is equal. */
bool outcome_same(const struct outcome *a, const struct outcome *b);

/* One line about it for messages, in a static buffer of two. */
const char *outcome_text(const struct outcome *o);

#endif
