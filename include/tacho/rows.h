/* SPDX-License-Identifier: MIT */
/*
 * What happened in a trace as rows, for data frames and databases: one for each
 * interval that a goroutine spent in a state, each wait, task, region, log message, CPU
 * sample and range. doc/export.md says what the columns mean. Rows are written when
 * their interval ends, while the trace is read; memory holds what is open, and the
 * distinct names and call stacks. Since 0.1.
 */
#ifndef TACHO_ROWS_H
#define TACHO_ROWS_H

#include <tacho/analyze.h>

#ifdef __cplusplus
extern "C" {
#endif

enum tacho_row {
	TACHO_ROW_SLICE,  /* a goroutine in a state */
	TACHO_ROW_WAIT,   /* a goroutine blocked, woken and running again */
	TACHO_ROW_TASK,   /* a task of the program */
	TACHO_ROW_REGION, /* a region of the program */
	TACHO_ROW_LOG,    /* a message of the program */
	TACHO_ROW_SAMPLE, /* a CPU profile sample */
	TACHO_ROW_RANGE,  /* garbage collection, sweeping, assists, stop-the-world */
	TACHO_ROW_COUNT
};

/* "slice" …, "?" for what is none. Static. */
TACHO_API const char *tacho_row_name(int row);

enum tacho_rows_form {
	TACHO_ROWS_CSV,  /* RFC 4180, with a header line */
	TACHO_ROWS_JSONL /* one JSON object a line; what does not apply is left out */
};

struct tacho_rows_opts {
	size_t size; /* sizeof(struct tacho_rows_opts) */
	const struct tacho_alloc *alloc;
	int form;       /* enum tacho_rows_form */
	unsigned kinds; /* 1 << enum tacho_row, ORed */
	bool stacks;    /* whole call stacks, not only the innermost function */
	/* Only what overlaps this window, in ns from the first event. */
	int64_t from_ns, to_ns;
};
#define TACHO_ROWS_OPTS_INIT                                                                   \
 {                                                                                             \
  sizeof(struct tacho_rows_opts), NULL, TACHO_ROWS_CSV, (1u << TACHO_ROW_COUNT) - 1, false, 0, \
	  INT64_MAX                                                                            \
 }

struct tacho_rows;

/*
 * `write` gets large pieces, in order; it returns 0, or a negative code that ends
 * the pass. opts may be NULL. TACHO_ENOMEM, TACHO_EMISUSE; *out is NULL on failure.
 */
TACHO_API TACHO_MUST_USE int tacho_rows_new(struct tacho_rows **out,
					    int (*write)(void *ctx, const void *bytes, size_t n),
					    void *ctx, const struct tacho_rows_opts *opts);
/* To be given to one pass; not mergeable. Complete when the pass has returned 0. */
TACHO_API struct tacho_analysis tacho_rows_analysis(struct tacho_rows *r);
/* How many rows were written, header not counted. */
TACHO_API uint64_t tacho_rows_written(const struct tacho_rows *r);
TACHO_API void tacho_rows_free(struct tacho_rows *r); /* NULL is fine */

/* --- folded stacks ---------------------------------------------------------------- */

enum tacho_folded_state {
	TACHO_FOLDED_RUNNING,
	TACHO_FOLDED_RUNNABLE,
	TACHO_FOLDED_WAITING,
	TACHO_FOLDED_SYSCALL,
	TACHO_FOLDED_SAMPLES /* CPU samples instead of time */
};

struct tacho_folded_opts {
	size_t size; /* sizeof(struct tacho_folded_opts) */
	const struct tacho_alloc *alloc;
	int state; /* enum tacho_folded_state */
	/* Only the time in this window, in ns from the first event. */
	int64_t from_ns, to_ns;
	/*
	 * Only samples of these goroutines, or on these Ps; without any of both, all. States
	 * are of all goroutines in any case. The lists need to last for tacho_folded_new only.
	 */
	const uint64_t *goroutines, *procs;
	size_t n_goroutines, n_procs;
};
#define TACHO_FOLDED_OPTS_INIT                                                                 \
 {                                                                                             \
  sizeof(struct tacho_folded_opts), NULL, TACHO_FOLDED_RUNNING, 0, INT64_MAX, NULL, NULL, 0, 0 \
 }

/*
 * Time that goroutines spent in a state, added up by the call stack that they had
 * when they last left the CPU (running: that they have when they leave it), or
 * CPU samples by their stacks.
 */
struct tacho_folded;
TACHO_API TACHO_MUST_USE int tacho_folded_new(struct tacho_folded **out,
					      const struct tacho_folded_opts *opts);
/* To be given to one pass; not mergeable. */
TACHO_API struct tacho_analysis tacho_folded_analysis(struct tacho_folded *f);
/* Sum of all stacks, in ns or samples, and how many stacks there are. */
TACHO_API uint64_t tacho_folded_total(const struct tacho_folded *f, size_t *stacks);
/*
 * One line a stack, largest first: functions from the outermost one inwards, joined
 * by ';', a space, and the sum. 0, TACHO_ENOMEM, or what `write` returned.
 */
TACHO_API TACHO_MUST_USE int tacho_folded_write(const struct tacho_folded *f,
						int (*write)(void *ctx, const void *bytes,
							     size_t n),
						void *ctx);
TACHO_API void tacho_folded_free(struct tacho_folded *f); /* NULL is fine */

#ifdef __cplusplus
}
#endif
#endif
