/* SPDX-License-Identifier: MIT */
/*
 * Analyses: one pass over a trace feeds any number of them.
 *
 * An analysis is an object with a table of functions. The simplest kind has
 * `feed` and gets every block of the stream in order; on the caller's thread, or on
 * one other thread while the caller's orders the next events. Those that share nothing
 * with others (`is_apart`) are fed by either, block by block.
 *
 * A *mergeable* analysis lets the pass use several threads. It also has `fork`
 * and `merge`: the pass makes empty segments with `fork`, feeds each segment
 * the events of one stretch of one generation (`feed` with the segment as
 * self, on any thread, one thread a segment), and merges the segments into the
 * analysis in the order of the stream, on the caller's thread. A generation is
 * merged only when it was read whole, so that the part behind the last Sync of
 * a damaged trace never shows. The result must not depend on where segments
 * are cut; the pass cuts the same trace differently for other numbers of threads.
 */
#ifndef TACHO_ANALYZE_H
#define TACHO_ANALYZE_H

#include <tacho/read.h>

#ifdef __cplusplus
extern "C" {
#endif

struct tacho_border;
struct tacho_direct;

/* How the trace ended, for `finish`. Times are 0 if there was no event. */
struct tacho_end {
	int64_t first_ns;              /* of the first event */
	int64_t last_ns;               /* of the last event that counts */
	int64_t tail_last_ns;          /* of the last event read, damaged tail included */
	uint64_t events;               /* that count */
	unsigned version;              /* 11 … 26 */
	const struct tacho_diag *diag; /* code != 0: the trace is damaged or cut */
};

struct tacho_analysis_ops {
	const char *name;
	/* All functions: 0, or a negative TACHO_E… that ends the pass. */
	int (*feed)(void *self, const struct tacho_block *block);
	/* An empty segment; NULL when out of memory. NULL function: not mergeable. */
	void *(*fork)(void *self);
	/* Take over what the segment holds and leave it as new, for reuse. */
	int (*merge)(void *self, void *segment, const struct tacho_border *border);
	void (*free_segment)(void *self, void *segment);
	/* Once, after the last event. May be NULL. */
	int (*finish)(void *self, const struct tacho_end *end);
	void (*free)(void *self);
	/*
	 * The part behind the last Sync of a damaged trace is merged too, as Go's
	 * goroutine summary does it.
	 */
	bool keeps_tail;
	/*
	 * Not mergeable, and shares nothing that is written with other analyses of the pass:
	 * `feed` may be called while they are fed, by one thread or the other.
	 */
	bool is_apart;
	/* For analyses of this library; NULL elsewhere. */
	const struct tacho_direct *direct;
};

struct tacho_analysis {
	const struct tacho_analysis_ops *ops;
	void *self;
};

/*
 * What a segment could not know while it was fed. In segments, events may have
 * bits in `open`; the border has these events once more, completed, in order.
 * The generation and the symbols serve to translate references into stable ids.
 */
TACHO_API const struct tacho_gen *tacho_border_gen(const struct tacho_border *b);
TACHO_API struct tacho_symbols *tacho_border_symbols(const struct tacho_border *b);
TACHO_API size_t tacho_border_open_events(const struct tacho_border *b);
TACHO_API const struct tacho_event *tacho_border_open_event(const struct tacho_border *b, size_t i);
/* The values of an open event (its u.values index is relative to this array). */
TACHO_API const uint64_t *tacho_border_values(const struct tacho_border *b);

/*
 * A stable stack or string id, looked up once per generation and then cached in
 * the border: cheap enough for one call per event of a merge.
 */
TACHO_API TACHO_MUST_USE int tacho_border_stack(const struct tacho_border *b, uint32_t ref,
						uint32_t *id);
TACHO_API TACHO_MUST_USE int tacho_border_string(const struct tacho_border *b, uint32_t ref,
						 uint32_t *id);

/* Called now and then with bytes consumed and (0: unknown) bytes in all. */
typedef void tacho_progress_fn(void *ctx, uint64_t done, uint64_t total);

/*
 * Read the whole trace once and feed all analyses. If the reader's options allow
 * it, several threads are used: many where the input is mapped or in memory and all
 * analyses are mergeable, else one to order and one to feed. Results are the same. 0 also for a damaged
 * trace of which something is usable: tacho_reader_diag says what was lost. A fed
 * reader must have been told the end of its input (TACHO_EMISUSE).
 */
TACHO_API TACHO_MUST_USE int tacho_pass_run(struct tacho_reader *r,
					    const struct tacho_analysis *analyses, size_t n,
					    tacho_progress_fn *progress, void *ctx);

/* The symbols that the pass of this reader used; owned by the reader. */
TACHO_API const struct tacho_symbols *tacho_reader_symbols(const struct tacho_reader *r);

/* Facts about the last pass: threads used, generations, and how many of them
 * had to be ordered a second time because a prediction had not held. */
struct tacho_pass_stats {
	unsigned threads;
	uint64_t generations;
	uint64_t redone;
};
TACHO_API void tacho_pass_get_stats(const struct tacho_reader *r, struct tacho_pass_stats *out);

#ifdef __cplusplus
}
#endif
#endif
