/* SPDX-License-Identifier: MIT */
/* Tasks as tables for people: by type, and one by one. */
#include "cli/tasks_view.h"

#include <string.h>

static void print_head(const struct tc_tasks_view *v, uint64_t n, size_t n_types)
{
	const struct tacho_ctx *ctx = v->ctx;
	const char *name = tc_report_input_name(&v->in);

	printf("%s", tc_cli_term_on(&ctx->out, TC_ROLE_TITLE));
	tc_cli_out_text(stdout, name, strlen(name), ctx->out.unicode);
	printf("%s: %s task%s of %s type%s, %s traced", tc_cli_term_off(&ctx->out, TC_ROLE_TITLE),
	       tc_text_count(n).s, n == 1 ? "" : "s", tc_text_count(n_types).s,
	       n_types == 1 ? "" : "s",
	       tc_text_duration(ctx, tc_ns_between(v->span.first_ns, v->span.last_ns)).s);
	tc_range_text(ctx, ", ", &v->pick.window);
	printf("\n");
}

static struct tacho_text type_name(const struct tc_tasks_view *v,
				   const struct tacho_task_type *type)
{
	static const struct tacho_text unknown = { TC_TASK_UNKNOWN, sizeof(TC_TASK_UNKNOWN) - 1 };
	struct tacho_text name = tacho_symbols_get(v->symbols, type->name);

	return type->is_known && name.n > 0 ? name
	       : type->is_known             ? (struct tacho_text){ "\"\"", 2 }
					    : unknown;
}

static void print_types(const struct tc_tasks_view *v, size_t shown)
{
	static const struct tc_cli_col cols[] = {
		{ .key = "count", .title = "tasks", .type = TC_COL_COUNT },
		{ .key = "incomplete", .title = "incomplete", .type = TC_COL_COUNT },
		{ .key = "total", .title = "total", .type = TC_COL_DURATION },
		{ .key = "avg", .title = "avg", .type = TC_COL_DURATION },
		{ .key = "p50", .title = "p50", .type = TC_COL_DURATION },
		{ .key = "p90", .title = "p90", .type = TC_COL_DURATION },
		{ .key = "p99", .title = "p99", .type = TC_COL_DURATION },
		{ .key = "max", .title = "max", .type = TC_COL_DURATION },
		{ .key = "shape", .title = "distribution", .type = TC_COL_TEXT },
		{ .key = "type", .title = "type", .type = TC_COL_TEXT, .flags = TC_COL_FLEX },
	};
	struct tc_scale scale = { 0 };
	struct tc_cli_table t;

	for (size_t i = 0; i < shown; i++)
		tc_scale_add(&scale, &v->types[i]->latencies);
	tc_cli_table_begin_at(&t, stdout, &v->ctx->out, TC_FORMAT_TEXT, 2, cols, TC_LEN(cols));
	for (size_t i = 0; i < shown; i++) {
		const struct tacho_latencies *l = &v->types[i]->latencies;
		struct tacho_text name = type_name(v, v->types[i]);

		tc_cli_table_u64(&t, l->count);
		tc_cli_table_u64(&t, l->count - l->complete);
		tc_latency_cells(&t, l, &scale, v->ctx->out.unicode);
		tc_cli_table_mem(&t, name.s, name.n);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
	tc_scale_legend(v->ctx, &scale);
}

static void print_histograms(const struct tc_tasks_view *v, size_t shown)
{
	for (size_t i = 0; i < shown; i++) {
		struct tacho_text name = type_name(v, v->types[i]);
		struct tc_cli_str title = { 0 };

		if (v->types[i]->latencies.n_buckets == 0)
			continue;
		tc_cli_str_puts(&title, "Latency of ");
		tc_cli_str_escape(&title, name.s, name.n, v->ctx->out.unicode);
		tc_text_title(v->ctx, title.p, "complete tasks");
		tc_text_histogram(v->ctx, &v->types[i]->latencies);
		tc_cli_str_free(&title);
	}
}

static uint64_t tasks_of(const struct tc_tasks_view *v)
{
	uint64_t n = 0;

	for (size_t i = 0; i < v->n_types; i++)
		n += v->types[i]->latencies.count;
	return n;
}

void tc_tasks_text_types(const struct tc_tasks_view *v)
{
	size_t shown = v->n_types < v->top ? v->n_types : (size_t)v->top;

	print_head(v, tasks_of(v), v->n_types);
	if (v->n_types == 0)
		return;
	tc_text_title(v->ctx, "Tasks by type", "latencies of complete tasks");
	print_types(v, shown);
	tc_text_rest(v->ctx, shown, v->n_types, "types");
	if (v->with_histograms)
		print_histograms(v, shown);
}

/* --- one by one ------------------------------------------------------------- */

static void put_state(struct tc_cli_table *t, const struct tacho_task *task)
{
	tc_cli_table_str(t, task->has_begin ? (task->has_end ? "" : "not ended")
			    : task->has_end ? "begin not seen"
					    : "only mentioned");
}

static void print_list(const struct tc_tasks_view *v, size_t shown)
{
	struct tc_cli_col cols[] = {
		{ .key = "id", .title = "task", .type = TC_COL_ID },
		{ .key = "parent", .title = "parent", .type = TC_COL_ID },
		{ .key = "begin", .title = "begin", .type = TC_COL_DURATION },
		{ .key = "duration", .title = "duration", .type = TC_COL_DURATION },
		{ .key = "goroutines", .title = "goroutines", .type = TC_COL_COUNT },
		{ .key = "regions", .title = "regions", .type = TC_COL_COUNT },
		{ .key = "logs", .title = "logs", .type = TC_COL_COUNT },
		{ .key = "state", .title = "", .type = TC_COL_TEXT },
		{ .key = "type", .title = "type", .type = TC_COL_TEXT, .flags = TC_COL_FLEX },
		{ .key = "match", .title = "found in", .type = TC_COL_TEXT, .flags = TC_COL_FLEX },
	};
	struct tc_cli_table t;

	tc_cli_table_begin_at(&t, stdout, &v->ctx->out, TC_FORMAT_TEXT, 2, cols,
			      TC_LEN(cols) - !v->log);
	for (size_t i = 0; i < shown; i++) {
		const struct tacho_task *task = v->list[i];
		struct tacho_text name = tc_task_name(v, task), where = { "", 0 };

		tc_cli_table_u64(&t, task->id);
		if (task->parent == 0 || task->parent == TACHO_NO_TASK)
			tc_cli_table_null(&t);
		else
			tc_cli_table_u64(&t, task->parent);
		if (task->has_begin)
			tc_cli_table_i64(&t, tc_ns_between(v->span.first_ns, task->begin_ns));
		else
			tc_cli_table_null(&t);
		tc_cli_table_i64(&t, tc_ns_between(task->begin_ns, task->end_ns));
		tc_cli_table_u64(&t, task->n_goroutines);
		tc_cli_table_u64(&t, task->n_regions);
		tc_cli_table_u64(&t, task->n_logs);
		put_state(&t, task);
		tc_cli_table_mem(&t, name.s, name.n);
		if (v->log && tc_task_match(v, task, &where))
			tc_cli_table_mem(&t, where.s, where.n);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
}

void tc_tasks_text_list(const struct tc_tasks_view *v)
{
	size_t shown = v->n_list < v->top ? v->n_list : (size_t)v->top;
	struct tc_cli_str what = { 0 }, safe = { 0 };

	print_head(v, tasks_of(v), v->n_types);
	if (v->pick.type || v->with_histograms) {
		tc_text_title(v->ctx, "By type", "all tasks; latencies of complete ones");
		print_types(v, v->n_types);
		print_histograms(v, v->n_types);
	}
	tc_pick_describe(&what, &v->pick);
	if (v->log)
		tc_cli_str_printf(&what, ", with '%s'", v->log);
	tc_cli_str_printf(&safe, "%s: ", tc_text_count(v->n_list).s);
	if (what.len > 2)
		tc_cli_str_escape(&safe, what.p + 2, what.len - 2, v->ctx->out.unicode);
	tc_cli_str_puts(&safe, v->is_bug ? "; shortest first" : "; longest first");
	tc_text_title(v->ctx, "Tasks", safe.p);
	print_list(v, shown);
	tc_text_rest(v->ctx, shown, v->n_list, "tasks");
	printf("%stacho tasks --id N shows one of them%s\n",
	       tc_cli_term_on(&v->ctx->out, TC_ROLE_DIM),
	       tc_cli_term_off(&v->ctx->out, TC_ROLE_DIM));
	tc_cli_str_free(&what);
	tc_cli_str_free(&safe);
}
