/* SPDX-License-Identifier: MIT */
/*
 * One pass over a trace that feeds analyses; sequential (pass.c) or with a
 * worker a generation (parallel.c). Both feed segments and merge them in order.
 */
#ifndef TC_READER_PASS_H
#define TC_READER_PASS_H

#include "reader/border.h"
#include "reader/feeder.h"
#include "reader/reader.h"

/*
 * An analysis that is fed by the ordering itself, without a block of events in
 * between (order_step.h).
 */
struct tacho_direct {
	/*
	 * As tc_order_run or tc_order_run_speculative, and the segment has been fed with
	 * the block, in which there are events only if `is_watched`, but in any case the
	 * time of the last one.
	 */
	int (*order)(void *segment, struct tc_order *o, bool is_watched);
	/* It takes hardly any time: another thread for it would cost more. */
	bool is_light;
};

struct tc_pass {
	struct tacho_reader *reader;
	const struct tacho_analysis *analyses;
	size_t n;
	size_t direct; /* index of the analysis that is fed by the ordering; n: none */
	struct tc_id_cache strings, stacks;
	tacho_progress_fn *progress;
	void *progress_ctx;
	struct tc_feeder *feeder; /* NULL: this thread feeds, too */

	/* Facts for `finish`. */
	struct tacho_end end;
	bool has_first;
};

/* The segments of one stretch: one for each mergeable analysis, else NULL. */
struct tc_segments {
	void **of;
};

TACHO_MUST_USE int tc_segments_init(struct tc_segments *s, const struct tc_pass *p);
void tc_segments_fini(struct tc_segments *s, const struct tc_pass *p);

/* Is there work for a thread that feeds? */
static inline bool tc_pass_wants_feeder(const struct tc_pass *p)
{
	return p->n > 1 || p->direct == p->n || !p->analyses[p->direct].ops->direct->is_light;
}

/*
 * The analysis that the ordering feeds, p->n: none. If it is the only one, a feeder would
 * have nothing to do.
 */
static inline size_t tc_pass_fed(const struct tc_pass *p, bool has_feeder)
{
	return has_feeder && p->n == 1 ? p->n : p->direct;
}

/* Any thread, one at a time a set of segments; all but the one of the analysis `fed`. */
TACHO_MUST_USE int tc_segments_feed(const struct tc_segments *s, const struct tc_pass *p,
				    const struct tacho_block *b, size_t fed);

/* The next block, as tc_order_run has it; `fed` has been fed with it. */
TACHO_MUST_USE int tc_segments_order(const struct tc_segments *s, const struct tc_pass *p,
				     struct tc_order *o, size_t fed);

/* Begin the merges of a generation; gen may be NULL (the final Sync). */
TACHO_MUST_USE int tc_pass_border(struct tc_pass *p, struct tacho_border *b,
				  const struct tacho_gen *gen);
TACHO_MUST_USE int tc_segments_merge(struct tc_segments *s, struct tc_pass *p,
				     const struct tacho_border *b);

/* The damaged end: analyses that keep it merge, the others get fresh segments. */
TACHO_MUST_USE int tc_segments_merge_tail(struct tc_segments *s, struct tc_pass *p,
					  const struct tacho_border *b);

/* A single Sync event as a stretch of its own. */
TACHO_MUST_USE int tc_pass_sync(struct tc_pass *p, struct tc_segments *s,
				const struct tacho_gen *gen, const struct tacho_event *sync,
				uint64_t index, bool with_tail_keepers);

/*
 * Order the generation in r->gen or elsewhere exactly, on this thread, from the
 * reader's state (tc_order_begin has been called): feed and merge it, or, if it
 * is damaged, keep its Sync. 0, or the error that ends the trace; `hard` is set
 * if it is an error of ours (memory, an analysis), not of the trace.
 */
TACHO_MUST_USE int tc_pass_generation(struct tc_pass *p, struct tc_segments *s,
				      const struct tacho_gen *gen, int *hard);

/* The Sync without a generation that ends the trace or stands before an error. */
TACHO_MUST_USE int tc_pass_final_sync(struct tc_pass *p, struct tc_segments *s);

/* Several threads. 0, an error of the trace, or *hard. */
TACHO_MUST_USE int tc_pass_parallel(struct tc_pass *p, unsigned threads, int *hard);

void tc_pass_note(struct tc_pass *p, const struct tacho_event *first, int64_t last_ns);
void tc_pass_progress(struct tc_pass *p);

#endif
