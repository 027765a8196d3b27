/* SPDX-License-Identifier: MIT */
/*
 * Several traces added up, and how much they differ: what is the same in all of them
 * is the program, and what is not may be luck.
 */
#ifndef TC_CLI_REPORT_SUM_H
#define TC_CLI_REPORT_SUM_H

#include "cli/report.h"

/* One file. Times of goroutines run on to the damage, all others end before it. */
struct tc_sum_file {
	const char *path; /* not owned */
	char *why;        /* owned; NULL: undamaged */
	bool is_usable;
	uint64_t lost_bytes;
	double kept_s, tail_s;
};

/*
 * A time, or a number, that every file has; a file in which it does not occur counts
 * with 0. Rates are per second of traced time. The spread is there after
 * tc_sum_finish.
 */
struct tc_sum_quantity {
	int64_t total;
	size_t n_files; /* in how many it occurs */
	double rate;    /* over all files */
	double min, max;
	bool is_tail; /* a time of goroutines */
	/* while adding: */
	size_t file, n_rated; /* the latest, from 1 */
	int64_t here;         /* in that one */
};

/* A start function, a reason or a stack. */
struct tc_sum_row {
	uint32_t key; /* see tc_sum_table */
	struct tc_sum_quantity time;
	uint64_t count;         /* goroutines, or waits */
	struct tacho_hist *all; /* distribution; NULL: none */
	/* of stacks only: */
	uint32_t *files; /* string ids in `names`, of the frames */
};

/* Largest total first, after tc_sum_finish. */
struct tc_sum_table {
	struct tc_sum_row *rows;
	size_t n, cap;
	uint32_t *of_key; /* row + 1; 0: none. Keys are small numbers */
	size_t n_keys;
};

enum tc_sum_rank {
	TC_SUM_RUNNING,
	TC_SUM_RUNNABLE,
	TC_SUM_BLOCKED,
	TC_SUM_RANKS
};

/* What is only counted. */
enum tc_sum_rate {
	TC_SUM_EVENTS,
	TC_SUM_CREATED,
	TC_SUM_GC,
	TC_SUM_RATES
};

struct tc_sum_finding {
	struct tc_report_finding f; /* text and place are these: */
	char *text, *place;         /* owned */
	struct tc_sum_quantity cost;
	int64_t worst_ns; /* what it costs in the file that the text is from */
};

/* A number of which only the least and the largest are kept. */
struct tc_sum_extremes {
	double min, max;
	size_t n;
};

struct tc_report_sum {
	const struct tacho_ctx *ctx;
	uint64_t top; /* rows of a list */
	struct tc_sum_file *files;
	size_t n_files, n_usable, n_kept, n_tail; /* the last two: of some length */
	double kept_s, tail_s;
	uint32_t versions; /* bit i: format 1.i */
	uint64_t bytes;
	struct tc_sum_extremes seconds, procs, busy;
	struct tc_sum_quantity rates[TC_SUM_RATES];
	struct tc_sum_quantity states[TACHO_COLUMN_COUNT];

	struct tacho_symbols *names;                 /* all strings */
	struct tacho_symbols *paths;                 /* stacks, as strings; see tc_sum_stack */
	struct tc_sum_table functions[TC_SUM_RANKS]; /* by id in `names` */
	struct tc_sum_table reasons;                 /* the same */
	struct tc_sum_table stacks;                  /* by id in `paths` */

	struct tacho_hist *latency;
	struct tc_sum_extremes p50, p99, longest;

	bool with_findings;
	struct tc_sum_finding *findings;
	size_t n_findings, cap_findings;
	char *caveat; /* why rules could not be applied to a file; NULL: they could */
	size_t n_caveats;
};

/* TACHO_ENOMEM. To be freed whatever the result. */
int tc_sum_init(struct tc_report_sum *s, const struct tacho_ctx *ctx, uint64_t top);
void tc_sum_free(struct tc_report_sum *s);

/* Add a report, usable or not; r may then be freed. TACHO_ENOMEM, TACHO_ELIMIT. */
int tc_sum_add(struct tc_report_sum *s, const struct tc_report *r);
/* Behind the last: sort, and settle the spread. */
void tc_sum_finish(struct tc_report_sum *s);

/* Is the largest over twice the least? Never of a single file. */
bool tc_sum_varies(const struct tc_report_sum *s, const struct tc_sum_quantity *q);

/* A stack: equal if functions and lines are, so that builds need not be the same. */
struct tc_sum_stack {
	int kind;
	uint32_t depth;
	uint32_t funcs[TACHO_PROFILE_DEPTH]; /* string ids in `names` */
	uint64_t lines[TACHO_PROFILE_DEPTH];
};
void tc_sum_get_stack(const struct tc_report_sum *s, const struct tc_sum_row *row,
		      struct tc_sum_stack *out);

void tc_sum_text(const struct tc_report_sum *s);
/* The value of a key. */
void tc_sum_json(const struct tc_report_sum *s, struct tc_cli_json *j);

#endif
