/* SPDX-License-Identifier: MIT */
/*
 * Cutting a v2 trace at the borders of its generations: a run of whole
 * generations behind the header is a valid trace again. Since 0.1.
 */
#ifndef TACHO_CUT_H
#define TACHO_CUT_H

#include <tacho/analyze.h>

#ifdef __cplusplus
extern "C" {
#endif

struct tacho_cut_opts {
	size_t size; /* sizeof(struct tacho_cut_opts) */
	/* Generations that overlap this time, counted from the first event … */
	int64_t from_ns, to_ns;
	/* … and whose numbers, as written in the trace, are in this range. */
	uint64_t first_gen, last_gen;
};
#define TACHO_CUT_OPTS_INIT                                  \
 {                                                           \
  sizeof(struct tacho_cut_opts), 0, INT64_MAX, 0, UINT64_MAX \
 }

struct tacho_cut_result {
	uint64_t generations;   /* written */
	uint64_t passed;        /* read and left out before the first one written */
	uint64_t bytes;         /* written */
	uint64_t events;        /* in what was written, first and last Sync included */
	int64_t from_ns, to_ns; /* the time that was kept, from the first event of the input */
	bool stopped;           /* before the end of the input, since no more can match */
	/* What was read: numbers of the first and the last generation, and its end. */
	uint64_t first_gen, last_gen;
	int64_t end_ns; /* from the first event of the input */
};

/*
 * Read a newly opened reader and write the generations that match; nothing is
 * written if none does. Only generations that were ordered without an error are
 * written, each as soon as it is complete. A negative result after some were
 * written (`generations` says) leaves a valid trace behind: the input is damaged.
 */
TACHO_API TACHO_MUST_USE int tacho_cut(struct tacho_reader *r, const struct tacho_cut_opts *opts,
				       int (*write)(void *ctx, const void *bytes, size_t n),
				       void *write_ctx, tacho_progress_fn *progress,
				       void *progress_ctx, struct tacho_cut_result *out);

#ifdef __cplusplus
}
#endif
#endif
