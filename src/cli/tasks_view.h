/* SPDX-License-Identifier: MIT */
/* `tacho tasks`: what was computed, what of it is meant, and the ways to print it. */
#ifndef TC_CLI_TASKS_VIEW_H
#define TC_CLI_TASKS_VIEW_H

#include "cli/pick_view.h"

/* What nothing but a mention is known of. */
#define TC_TASK_UNKNOWN "(begin not seen)"

enum tc_tasks_mode {
	TC_TASKS_TYPES,
	TC_TASKS_LIST, /* tasks one by one */
	TC_TASKS_TREE  /* one task and what descends from it */
};

struct tc_tasks_view {
	const struct tacho_ctx *ctx;
	struct tc_report_input in;
	struct tacho_tasks *tasks;
	const struct tacho_symbols *symbols;
	struct tc_extent span;
	enum tc_tasks_mode mode;
	struct tc_pick_opts pick;
	const char *log; /* NULL: any */
	uint64_t id;     /* of the tree */
	bool is_bug, with_histograms;
	uint64_t top;
	const struct tacho_task **list; /* LIST: in the order of printing */
	const struct tacho_task_type **types;
	size_t n_list, n_types;
};

struct tacho_text tc_task_name(const struct tc_tasks_view *v, const struct tacho_task *task);
/* "complete", "no_begin", "no_end", "neither". */
const char *tc_task_state(const struct tacho_task *task);
/* What of the task contains the text of --log; false: nothing does. */
bool tc_task_match(const struct tc_tasks_view *v, const struct tacho_task *task,
		   struct tacho_text *where);

/* tasks_tree.c: one thing on the time line of a task. */
enum tc_row_kind {
	TC_ROW_TASK,
	TC_ROW_REGION,
	TC_ROW_LOG
};
struct tc_row {
	enum tc_row_kind kind;
	unsigned depth;
	int64_t begin_ns, end_ns;
	const struct tacho_task *task; /* that it belongs to */
	const struct tacho_region *region;
	const struct tacho_task_log *log;
};
/* The task of the view first, then all in it by time; to be freed. */
struct tc_row *tc_tasks_rows(const struct tc_tasks_view *v, size_t *n);
void tc_tasks_text_tree(const struct tc_tasks_view *v);

/* tasks_text.c, tasks_data.c */
void tc_tasks_text_types(const struct tc_tasks_view *v);
void tc_tasks_text_list(const struct tc_tasks_view *v);
void tc_tasks_csv(const struct tc_tasks_view *v);
void tc_tasks_json(const struct tc_tasks_view *v);

#endif
