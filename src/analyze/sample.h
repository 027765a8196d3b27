/* SPDX-License-Identifier: MIT */
/* What a comparison knows of one trace: quantities by block. */
#ifndef TC_ANALYZE_SAMPLE_H
#define TC_ANALYZE_SAMPLE_H

#include "analyze/act.h"
#include <tacho/compare.h>

enum {
	TC_BLOCKS = 64,
	TC_CELL_ROWS = 6
};

struct tc_row {
	uint8_t quantity;
	bool is_mean;  /* the value of a block is sum / count */
	uint32_t name; /* string id */
	double sum[TC_BLOCKS];
	uint32_t count[TC_BLOCKS];
};

struct tc_open_task {
	uint64_t id;
	int64_t begin_ns;
};

/*
 * What usual spans bring to rows in the block that is being filled: one cell stands for all
 * rows that such a span is counted in, and is added to them when the block is over.
 */
struct tc_cell {
	int64_t ns;
	uint32_t count;
	uint32_t next; /* of those that have something: + 1, TC_CELLS_END; 0: it has nothing */
	uint32_t name, reason;       /* waits: that it is for */
	uint32_t rows[TC_CELL_ROWS]; /* + 1; 0: no more */
};
#define TC_CELLS_END UINT32_MAX

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

	/* The block that is being filled; to_ns <= from_ns: none is. */
	size_t block;
	int64_t from_ns, to_ns;
	struct tc_cell *cells;
	size_t n_cells, cap_cells;
	uint32_t first_cell; /* of those that have something */
	/* By state of the span, and start function, stack or 0: cell + 1; 0: none. */
	uint32_t *cell_of[TACHO_GO_STATE_COUNT];
	size_t cap_cell_of[TACHO_GO_STATE_COUNT];
	int64_t delay_ns[TACHO_DELAY_COUNT]; /* what is not in rows yet */

	int64_t wall_ns;
	uint64_t tasks;
	struct tc_table open_tasks; /* id → index in list */
	struct tc_open_task *list;
	size_t n_list, cap_list;
	uint32_t free_task; /* chained by id; 0: none, else index + 1 */
};

/* --- sample_rows.c ------------------------------------------------------------ */

/* Time from begin to end, to the blocks that it lies in. */
TACHO_MUST_USE int tc_sample_time(struct tacho_sample *s, enum tacho_quantity q, uint32_t name,
				  int64_t begin, int64_t end);
/* An amount at one moment. */
TACHO_MUST_USE int tc_sample_at(struct tacho_sample *s, enum tacho_quantity q, uint32_t name,
				int64_t at, double amount);
/* What is in cells goes to rows. */
TACHO_MUST_USE int tc_sample_flush(struct tacho_sample *s);
/* The block is over: the one with `at` is next. */
TACHO_MUST_USE int tc_sample_turn(struct tacho_sample *s, int64_t at);
/* Make the cell of a whole span, and the rows. */
TACHO_MUST_USE int tc_sample_new_cell(struct tacho_sample *s, const struct tc_span *x, uint32_t key,
				      struct tc_cell **out);
void tc_sample_rows_fini(struct tacho_sample *s);

/* To be called first, with the end of what happens: it is not behind the block then. */
TACHO_MUST_USE static inline int tc_sample_reach(struct tacho_sample *s, int64_t at)
{
	return __builtin_expect(at >= s->to_ns, 0) ? tc_sample_turn(s, at) : 0;
}

/* How many whole blocks there are, and the value of one. */
size_t tc_sample_blocks(const struct tacho_sample *s);
double tc_sample_value(const struct tacho_sample *s, const struct tc_row *r, size_t block);

#endif
