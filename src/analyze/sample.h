/* SPDX-License-Identifier: MIT */
/* What a comparison knows of one trace: quantities by block. */
#ifndef TC_ANALYZE_SAMPLE_H
#define TC_ANALYZE_SAMPLE_H

#include "analyze/act.h"
#include <tacho/compare.h>

enum {
	TC_BLOCKS = 64
};

struct tc_row {
	uint8_t quantity;
	bool is_mean;  /* the value of a block is sum / count */
	uint32_t name; /* string id */
	double sum[TC_BLOCKS];
	uint32_t count[TC_BLOCKS];
};

/* What is added at most events, apart: four rows to a cache line. */
struct tc_row_now {
	double sum;
	uint32_t count;
};

struct tc_open_task {
	uint64_t id;
	int64_t begin_ns;
};

/* Rows about everything. */
enum tc_own {
	TC_OWN_RUNNING,
	TC_OWN_RUNNABLE,
	TC_OWN_WAITING,
	TC_OWN_SYSCALL,
	TC_OWN_SYSCALL_BLOCKED,
	TC_OWN_ASSIST,
	TC_OWN_STW,
	TC_OWN_MARK,
	TC_OWN_CREATED,
	TC_OWN_STARTS,
	TC_OWN_WAKEUPS,
	TC_OWN_TASKS,
	TC_OWN_SCHEDULING,
	TC_OWN_CALLS,
	TC_OWN_DELAYS, /* and as many as there are */
	TC_OWN_COUNT = TC_OWN_DELAYS + TACHO_DELAY_COUNT
};

struct tacho_sample {
	const struct tacho_alloc *alloc;
	struct tacho_activity *act;
	uint32_t own[TC_OWN_COUNT]; /* their names */
	struct tc_row *rows;
	size_t n, cap;
	struct tc_table index; /* quantity and name → row */
	/* By name (places: by stack) → row + 1, so that the table is not needed. */
	uint32_t *of_name[TACHO_QUANTITY_COUNT];
	size_t cap_of_name[TACHO_QUANTITY_COUNT];
	int64_t step_ns; /* length of a block */
	/* The newest block, where it begins, and what it has beside what is in the rows. */
	size_t block;
	int64_t block_ns;
	struct tc_row_now *now;
	size_t cap_now;
	int64_t wall_ns;
	uint64_t tasks;
	struct tc_table open_tasks; /* id → index in list */
	struct tc_open_task *list;
	size_t n_list, cap_list;
	uint32_t free_task; /* chained by id; 0: none, else index + 1 */
};

/* How many whole blocks there are, and the value of one. */
size_t tc_sample_blocks(const struct tacho_sample *s);
double tc_sample_value(const struct tacho_sample *s, const struct tc_row *r, size_t block);

#endif
