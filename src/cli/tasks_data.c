/* SPDX-License-Identifier: MIT */
/* Tasks for programs: JSON and CSV, with unrounded numbers. */
#include "cli/tasks_view.h"

#include <stdlib.h>

static size_t rows(const struct tc_tasks_view *v, size_t n)
{
	return n < v->top ? n : (size_t)v->top;
}

static struct tacho_text text_of(const struct tc_tasks_view *v, uint32_t id)
{
	return tacho_symbols_get(v->symbols, id);
}

static void put_text(struct tc_cli_table *t, struct tacho_text text)
{
	tc_cli_table_mem(t, text.s, text.n);
}

static void put_moment(struct tc_cli_table *t, const struct tc_tasks_view *v, bool is_set,
		       int64_t ns)
{
	if (is_set)
		tc_cli_table_i64(t, tc_ns_between(v->span.first_ns, ns));
	else
		tc_cli_table_null(t);
}

/* --- CSV -------------------------------------------------------------------- */

static void csv_types(const struct tc_tasks_view *v)
{
	static const struct tc_cli_col cols[] = {
		{ .key = "type", .type = TC_COL_TEXT },
		{ .key = "known", .type = TC_COL_BOOL },
		TC_CSV_LATENCIES,
		{ .key = "histogram_ns", .type = TC_COL_TEXT },
	};
	struct tc_cli_table t;

	tc_cli_table_begin(&t, v->ctx, cols, TC_LEN(cols));
	for (size_t i = 0; i < rows(v, v->n_types); i++) {
		put_text(&t, text_of(v, v->types[i]->name));
		tc_cli_table_bool(&t, v->types[i]->is_known);
		tc_csv_latencies(&t, &v->types[i]->latencies);
		tc_csv_histogram(&t, &v->types[i]->latencies);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
}

static void csv_list(const struct tc_tasks_view *v)
{
	static const struct tc_cli_col cols[] = {
		{ .key = "id", .type = TC_COL_ID },
		{ .key = "type", .type = TC_COL_TEXT },
		{ .key = "parent", .type = TC_COL_ID },
		{ .key = "state", .type = TC_COL_TEXT },
		{ .key = "begin_ns", .type = TC_COL_DURATION_NS },
		{ .key = "end_ns", .type = TC_COL_DURATION_NS },
		{ .key = "duration_ns", .type = TC_COL_DURATION_NS },
		{ .key = "children", .type = TC_COL_ID },
		{ .key = "goroutines", .type = TC_COL_ID },
		{ .key = "regions", .type = TC_COL_ID },
		{ .key = "logs", .type = TC_COL_ID },
	};
	struct tc_cli_table t;

	tc_cli_table_begin(&t, v->ctx, cols, TC_LEN(cols));
	for (size_t i = 0; i < rows(v, v->n_list); i++) {
		const struct tacho_task *task = v->list[i];

		tc_cli_table_u64(&t, task->id);
		put_text(&t, text_of(v, task->name));
		if (task->parent == TACHO_NO_TASK)
			tc_cli_table_null(&t);
		else
			tc_cli_table_u64(&t, task->parent);
		tc_cli_table_str(&t, tc_task_state(task));
		put_moment(&t, v, task->has_begin, task->begin_ns);
		put_moment(&t, v, task->has_end, task->end_ns);
		tc_cli_table_i64(&t, tc_ns_between(task->begin_ns, task->end_ns));
		tc_cli_table_u64(&t, task->n_children);
		tc_cli_table_u64(&t, task->n_goroutines);
		tc_cli_table_u64(&t, task->n_regions);
		tc_cli_table_u64(&t, task->n_logs);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
}

static void csv_tree_row(struct tc_cli_table *t, const struct tc_tasks_view *v,
			 const struct tc_row *row)
{
	static const char *const kinds[] = { "task", "region", "log" };
	const struct tacho_task *task = row->task;

	tc_cli_table_u64(t, row->depth);
	tc_cli_table_str(t, kinds[row->kind]);
	tc_cli_table_u64(t, task->id);
	switch (row->kind) {
	case TC_ROW_TASK:
		tc_cli_table_i64(t, task->begin_goroutine);
		put_moment(t, v, task->has_begin, task->begin_ns);
		put_moment(t, v, task->has_end, task->end_ns);
		put_text(t, text_of(v, task->name));
		tc_cli_table_str(t, "");
		break;
	case TC_ROW_REGION:
		tc_cli_table_i64(t, row->region->goroutine);
		put_moment(t, v, row->region->begin != TACHO_EDGE_NONE, row->begin_ns);
		put_moment(t, v, row->region->end != TACHO_EDGE_NONE, row->end_ns);
		put_text(t, text_of(v, row->region->name));
		tc_cli_table_str(t, "");
		break;
	case TC_ROW_LOG:
		tc_cli_table_i64(t, row->log->goroutine);
		put_moment(t, v, true, row->begin_ns);
		tc_cli_table_null(t);
		put_text(t, text_of(v, row->log->category));
		put_text(t, text_of(v, row->log->message));
		break;
	}
}

static void csv_tree(const struct tc_tasks_view *v)
{
	static const struct tc_cli_col cols[] = {
		{ .key = "depth", .type = TC_COL_ID },
		{ .key = "kind", .type = TC_COL_TEXT },
		{ .key = "task", .type = TC_COL_ID },
		{ .key = "goroutine", .type = TC_COL_ID },
		{ .key = "begin_ns", .type = TC_COL_DURATION_NS },
		{ .key = "end_ns", .type = TC_COL_DURATION_NS },
		{ .key = "name", .type = TC_COL_TEXT },
		{ .key = "message", .type = TC_COL_TEXT },
	};
	struct tc_cli_table t;
	size_t n;
	struct tc_row *all = tc_tasks_rows(v, &n);

	tc_cli_table_begin(&t, v->ctx, cols, TC_LEN(cols));
	for (size_t i = 0; i < rows(v, n); i++) {
		csv_tree_row(&t, v, &all[i]);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
	free(all);
}

void tc_tasks_csv(const struct tc_tasks_view *v)
{
	if (v->mode == TC_TASKS_TREE)
		csv_tree(v);
	else if (v->mode == TC_TASKS_LIST)
		csv_list(v);
	else
		csv_types(v);
}

/* --- JSON ------------------------------------------------------------------- */

static void json_types(struct tc_cli_json *j, const struct tc_tasks_view *v)
{
	tc_document_u64(j, "num_types", v->n_types);
	tc_cli_json_key(j, "types");
	tc_cli_json_array(j);
	for (size_t i = 0; i < rows(v, v->n_types) && !tc_cli_out_failed(stdout); i++) {
		tc_cli_json_object(j);
		tc_document_text(j, "type", text_of(v, v->types[i]->name));
		tc_document_bool(j, "known", v->types[i]->is_known);
		tc_json_latencies(j, &v->types[i]->latencies, false);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
}

static void json_logs(struct tc_cli_json *j, const struct tc_tasks_view *v,
		      const struct tacho_task *task)
{
	tc_cli_json_key(j, "logs");
	tc_cli_json_array(j);
	for (size_t i = 0; i < task->n_logs; i++) {
		const struct tacho_task_log *log = &task->logs[i];

		tc_cli_json_object(j);
		tc_json_moment(j, "time_ns", &v->span, true, log->time_ns);
		tc_document_i64(j, "goroutine", log->goroutine);
		tc_document_text(j, "category", text_of(v, log->category));
		tc_document_text(j, "message", text_of(v, log->message));
		tc_json_stack(j, "stack", v->symbols, log->stack);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
}

static void json_goroutine(struct tc_cli_json *j, const char *key, int64_t id)
{
	tc_cli_json_key(j, key);
	if (id == TACHO_NONE)
		tc_cli_json_null(j);
	else
		tc_cli_json_i64(j, id);
}

static void json_task(struct tc_cli_json *j, const struct tc_tasks_view *v,
		      const struct tacho_task *task)
{
	tc_cli_json_object(j);
	tc_document_u64(j, "id", task->id);
	tc_document_text(j, "type", text_of(v, task->name));
	tc_cli_json_key(j, "parent");
	if (task->parent == TACHO_NO_TASK)
		tc_cli_json_null(j);
	else
		tc_cli_json_u64(j, task->parent);
	tc_document_string(j, "state", tc_task_state(task));
	tc_json_moment(j, "begin_ns", &v->span, task->has_begin, task->begin_ns);
	tc_json_moment(j, "end_ns", &v->span, task->has_end, task->end_ns);
	tc_document_i64(j, "duration_ns", tc_ns_between(task->begin_ns, task->end_ns));
	json_goroutine(j, "begin_goroutine", task->begin_goroutine);
	json_goroutine(j, "end_goroutine", task->end_goroutine);
	tc_json_stack(j, "begin_stack", v->symbols, task->begin_stack);
	tc_json_stack(j, "end_stack", v->symbols, task->end_stack);
	tc_cli_json_key(j, "children");
	tc_cli_json_array(j);
	for (size_t i = 0; i < task->n_children; i++)
		tc_cli_json_u64(j, task->children[i]);
	tc_cli_json_end(j);
	tc_cli_json_key(j, "goroutines");
	tc_cli_json_array(j);
	for (size_t i = 0; i < task->n_goroutines; i++)
		tc_cli_json_i64(j, task->goroutines[i]);
	tc_cli_json_end(j);
	json_logs(j, v, task);
	tc_cli_json_key(j, "regions");
	tc_cli_json_array(j);
	for (size_t i = 0; i < task->n_regions; i++)
		tc_json_region(j, v->symbols, &v->span, task->regions[i]);
	tc_cli_json_end(j);
	tc_cli_json_end(j);
}

static void json_list(struct tc_cli_json *j, const struct tc_tasks_view *v)
{
	if (v->pick.type)
		json_types(j, v);
	tc_document_u64(j, "num_tasks", v->n_list);
	tc_cli_json_key(j, "tasks");
	tc_cli_json_array(j);
	for (size_t i = 0; i < rows(v, v->n_list) && !tc_cli_out_failed(stdout); i++)
		json_task(j, v, v->list[i]);
	tc_cli_json_end(j);
}

/* The tasks of the tree, each behind its parent. */
static void json_tree(struct tc_cli_json *j, const struct tc_tasks_view *v)
{
	size_t n, n_tasks = 0;
	struct tc_row *all = tc_tasks_rows(v, &n);

	for (size_t i = 0; i < n; i++)
		n_tasks += all[i].kind == TC_ROW_TASK;
	tc_document_u64(j, "num_tasks", n_tasks);
	tc_cli_json_key(j, "tasks");
	tc_cli_json_array(j);
	for (size_t i = 0, done = 0; i < n && !tc_cli_out_failed(stdout); i++) {
		if (all[i].kind == TC_ROW_TASK && done++ < v->top)
			json_task(j, v, all[i].task);
	}
	tc_cli_json_end(j);
	free(all);
}

void tc_tasks_json(const struct tc_tasks_view *v)
{
	struct tc_cli_json j;

	tc_cli_json_init(&j, stdout, 2);
	tc_document_begin(&j, &v->in);
	if (v->in.is_usable) {
		tc_document_i64(&j, "duration_ns",
				tc_ns_between(v->span.first_ns, v->span.last_ns));
		tc_document_bool(&j, "bug_compatible", v->is_bug);
		tc_range_json(&j, &v->pick.window);
		if (v->mode == TC_TASKS_TREE)
			json_tree(&j, v);
		else if (v->mode == TC_TASKS_LIST)
			json_list(&j, v);
		else
			json_types(&j, v);
	}
	tc_cli_json_end(&j);
}
