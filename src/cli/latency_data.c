/* SPDX-License-Identifier: MIT */
/* Latencies as JSON and CSV; doc/json.md describes them. */
#include "cli/grid.h"
#include "cli/latency_view.h"

const char *const tc_latency_bys[] = { "type", "kind", "function", "site", "stack", NULL };

const char *const tc_latency_delays[] = { "idle", "held",  "gc",  "hog",
					  "busy", "stall", "stw", "unknown" };

static const struct {
	const char *key;
	double q;
} quantiles[] = {
	{ "p50_ns", 0.5 },     { "p90_ns", 0.9 },       { "p99_ns", 0.99 },
	{ "p99_9_ns", 0.999 }, { "p99_99_ns", 0.9999 },
};

static struct tacho_text text_of(const struct tc_latency_view *v, uint32_t id)
{
	return tacho_symbols_get(v->symbols, id);
}

static int64_t column_ns(const struct tacho_latency_heat *heat, size_t c)
{
	uint64_t ns = (uint64_t)heat->from_ns + (uint64_t)heat->width_ns * c;

	return ns > INT64_MAX ? INT64_MAX : (int64_t)ns;
}

/* --- JSON --------------------------------------------------------------------- */

static void json_options(const struct tc_latency_view *v, struct tc_cli_json *j)
{
	tc_document_string(j, "by", tc_latency_bys[v->by]);
	tc_document_bool(j, "system", v->with_system);
	if (v->fn)
		tc_document_string(j, "fn", v->fn);
	tc_range_json(j, v->window);
}

static void json_distribution(struct tc_cli_json *j, const struct tacho_hist *h)
{
	double share;
	int shape = tacho_latency_shape_of(h, &share);

	tc_document_u64(j, "count", tacho_hist_count(h));
	tc_document_i64(j, "total_ns", tacho_hist_total_ns(h));
	tc_document_i64(j, "avg_ns", tacho_hist_mean_ns(h));
	for (size_t i = 0; i < TC_LEN(quantiles); i++)
		tc_document_i64(j, quantiles[i].key, tacho_hist_quantile(h, quantiles[i].q));
	tc_document_i64(j, "max_ns", tacho_hist_max_ns(h));
	tc_document_f64(j, "top_1_percent_share", tacho_hist_top_share(h, 0.01));
	tc_document_f64(j, "top_10_percent_share", tacho_hist_top_share(h, 0.1));
	tc_document_string(j, "shape", tacho_latency_shape_name(shape));
}

static void json_histogram(struct tc_cli_json *j, const struct tacho_hist *h)
{
	struct tacho_hist_bucket b;

	tc_cli_json_key(j, "histogram");
	tc_cli_json_array(j);
	for (size_t i = 0; tacho_hist_next(h, &i, &b);) {
		tc_cli_json_object(j);
		tc_document_i64(j, "from_ns", b.from_ns);
		tc_document_i64(j, "to_ns", b.to_ns);
		tc_document_u64(j, "count", b.count);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
}

static void json_place(const struct tc_latency_view *v, struct tc_cli_json *j, uint32_t stack)
{
	uint32_t function, file, line;

	if (!tacho_latency_place(v->latency, stack, &function, &file, &line)) {
		tc_cli_json_null(j);
		return;
	}
	tc_cli_json_object(j);
	tc_document_text(j, "function", text_of(v, function));
	tc_document_text(j, "file", text_of(v, file));
	tc_document_u64(j, "line", line);
	tc_cli_json_end(j);
}

static void json_frames(const struct tc_latency_view *v, struct tc_cli_json *j, uint32_t stack)
{
	size_t n = tacho_symbols_depth(v->symbols, stack);

	tc_cli_json_key(j, "frames");
	tc_cli_json_array(j);
	for (size_t i = 0; i < n; i++) {
		struct tacho_frame f = tacho_symbols_frame(v->symbols, stack, i);

		tc_cli_json_object(j);
		tc_document_text(j, "function", text_of(v, f.func));
		tc_document_text(j, "file", text_of(v, f.file));
		tc_document_u64(j, "line", f.line);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
}

static void json_group(const struct tc_latency_view *v, struct tc_cli_json *j,
		       const struct tacho_latency_row *row)
{
	if (v->by == TACHO_LATENCY_BY_FUNCTION)
		tc_document_text(j, "function", text_of(v, row->function));
	if (v->by < TACHO_LATENCY_BY_SITE)
		return;
	tc_cli_json_key(j, "place");
	json_place(v, j, row->stack);
	if (v->by == TACHO_LATENCY_BY_STACK)
		json_frames(v, j, row->stack);
}

static void json_one(const struct tc_latency_view *v, struct tc_cli_json *j,
		     const struct tacho_latency_row *row, const struct tacho_latency_one *one)
{
	tc_cli_json_object(j);
	tc_document_i64(j, "begin_ns", one->begin_ns);
	tc_document_i64(j, "duration_ns", one->ns);
	tc_cli_json_key(j, "goroutine");
	if (one->g == TACHO_NONE)
		tc_cli_json_null(j);
	else
		tc_cli_json_i64(j, one->g);
	tc_document_text(j, "function", text_of(v, one->function));
	tc_cli_json_key(j, "place");
	json_place(v, j, one->stack);
	if (row->kind == TACHO_LATENCY_SCHED)
		tc_document_string(j, "delay", tc_latency_delays[one->delay]);
	if (row->kind == TACHO_LATENCY_BLOCK) {
		tc_cli_json_key(j, "by");
		if (one->by == TACHO_NONE)
			tc_cli_json_null(j);
		else
			tc_cli_json_i64(j, one->by);
		tc_cli_json_key(j, "by_place");
		json_place(v, j, one->by_stack);
	}
	if (row->kind == TACHO_LATENCY_TASK || row->kind == TACHO_LATENCY_REGION)
		tc_document_u64(j, "task", one->task);
	tc_cli_json_end(j);
}

static void json_parts(struct tc_cli_json *j, const struct tacho_latency_row *row)
{
	if (row->kind == TACHO_LATENCY_SCHED) {
		tc_cli_json_key(j, "delay_ns");
		tc_cli_json_object(j);
		for (int d = 0; d < TACHO_DELAY_COUNT; d++)
			tc_document_i64(j, tc_latency_delays[d], row->delay_ns[d]);
		tc_cli_json_end(j);
	}
	if (row->kind == TACHO_LATENCY_SYSCALL) {
		tc_document_bool(j, "lost", row->is_lost);
		tc_document_i64(j, "lost_ns", row->lost_ns);
		tc_document_i64(j, "harm_ns", row->harm_ns);
	}
}

static void json_row(const struct tc_latency_view *v, struct tc_cli_json *j,
		     const struct tacho_latency_row *row)
{
	tc_cli_json_object(j);
	tc_document_string(j, "kind", tacho_latency_kind_name(row->kind));
	tc_document_text(j, "type", text_of(v, row->type));
	json_group(v, j, row);
	json_distribution(j, row->times);
	tc_document_u64(j, "cut", row->cut);
	tc_document_i64(j, "cut_ns", row->cut_ns);
	json_parts(j, row);
	json_histogram(j, row->times);
	tc_cli_json_key(j, "longest");
	tc_cli_json_array(j);
	for (size_t i = 0; i < row->n_longest; i++)
		json_one(v, j, row, &row->longest[i]);
	tc_cli_json_end(j);
	tc_cli_json_end(j);
}

static void json_heat(const struct tc_latency_view *v, struct tc_cli_json *j)
{
	struct tacho_latency_heat heat;

	if (v->heat < 0)
		return;
	(void)tacho_latency_get_heat(v->latency, &heat);
	tc_cli_json_key(j, "heat");
	tc_cli_json_object(j);
	tc_document_string(j, "kind", tacho_latency_kind_name(v->heat));
	tc_document_i64(j, "from_ns", heat.from_ns);
	tc_document_i64(j, "width_ns", heat.width_ns);
	tc_document_u64(j, "columns", heat.columns);
	tc_cli_json_key(j, "cells");
	tc_cli_json_array(j);
	for (size_t c = 0; c < heat.columns; c++) {
		for (unsigned i = 0; i < TACHO_LATENCY_HEAT_ROWS; i++) {
			int64_t from, to;

			if (heat.counts[c][i] == 0)
				continue;
			tacho_latency_heat_row(i, &from, &to);
			tc_cli_json_object(j);
			tc_document_u64(j, "column", c);
			tc_document_i64(j, "from_ns", from);
			tc_document_i64(j, "to_ns", to);
			tc_document_u64(j, "count", heat.counts[c][i]);
			tc_cli_json_end(j);
		}
	}
	tc_cli_json_end(j);
	tc_cli_json_end(j);
}

void tc_latency_json(const struct tc_latency_view *v, struct tc_cli_json *j)
{
	tc_document_begin(j, &v->in);
	json_options(v, j);
	if (v->in.is_usable) {
		tc_document_i64(j, "duration_ns", tacho_latency_duration_ns(v->latency));
		tc_document_u64(j, "num_rows", tacho_latency_rows(v->latency));
		tc_cli_json_key(j, "rows");
		tc_cli_json_array(j);
		for (size_t i = 0; i < v->n_rows && !tc_cli_out_failed(stdout); i++)
			json_row(v, j, v->rows[i]);
		tc_cli_json_end(j);
		json_heat(v, j);
	}
	tc_cli_json_end(j);
}

/* --- CSV ---------------------------------------------------------------------- */

static const struct tc_cli_col row_cols[] = {
	{ .key = "file", .type = TC_COL_TEXT },
	{ .key = "kind", .type = TC_COL_TEXT },
	{ .key = "type", .type = TC_COL_TEXT },
	{ .key = "function", .type = TC_COL_TEXT },
	{ .key = "source", .type = TC_COL_TEXT },
	{ .key = "line", .type = TC_COL_ID },
	{ .key = "count", .type = TC_COL_COUNT },
	{ .key = "total_ns", .type = TC_COL_DURATION },
	{ .key = "avg_ns", .type = TC_COL_DURATION },
	{ .key = "p50_ns", .type = TC_COL_DURATION },
	{ .key = "p90_ns", .type = TC_COL_DURATION },
	{ .key = "p99_ns", .type = TC_COL_DURATION },
	{ .key = "p99_9_ns", .type = TC_COL_DURATION },
	{ .key = "p99_99_ns", .type = TC_COL_DURATION },
	{ .key = "max_ns", .type = TC_COL_DURATION },
	{ .key = "top_1_percent_share", .type = TC_COL_SHARE },
	{ .key = "top_10_percent_share", .type = TC_COL_SHARE },
	{ .key = "shape", .type = TC_COL_TEXT },
	{ .key = "cut", .type = TC_COL_COUNT },
	{ .key = "cut_ns", .type = TC_COL_DURATION },
	{ .key = "delay_idle_ns", .type = TC_COL_DURATION },
	{ .key = "delay_held_ns", .type = TC_COL_DURATION },
	{ .key = "delay_gc_ns", .type = TC_COL_DURATION },
	{ .key = "delay_hog_ns", .type = TC_COL_DURATION },
	{ .key = "delay_busy_ns", .type = TC_COL_DURATION },
	{ .key = "delay_stall_ns", .type = TC_COL_DURATION },
	{ .key = "delay_stw_ns", .type = TC_COL_DURATION },
	{ .key = "delay_unknown_ns", .type = TC_COL_DURATION },
	{ .key = "lost_ns", .type = TC_COL_DURATION },
	{ .key = "harm_ns", .type = TC_COL_DURATION },
};

static const struct tc_cli_col heat_cols[] = {
	{ .key = "file", .type = TC_COL_TEXT },
	{ .key = "kind", .type = TC_COL_TEXT },
	{ .key = "begin_ns", .type = TC_COL_DURATION },
	{ .key = "end_ns", .type = TC_COL_DURATION },
	{ .key = "from_ns", .type = TC_COL_DURATION },
	{ .key = "to_ns", .type = TC_COL_DURATION },
	{ .key = "count", .type = TC_COL_COUNT },
};

void tc_latency_csv_begin(struct tc_cli_table *t, const struct tacho_ctx *ctx, bool is_heat)
{
	if (is_heat)
		tc_cli_table_begin(t, ctx, heat_cols, TC_LEN(heat_cols));
	else
		tc_cli_table_begin(t, ctx, row_cols, TC_LEN(row_cols));
}

static void csv_text(struct tc_cli_table *t, struct tacho_text text)
{
	tc_cli_table_mem(t, text.s, text.n);
}

static void csv_group(const struct tc_latency_view *v, struct tc_cli_table *t,
		      const struct tacho_latency_row *row)
{
	bool has_place = v->by >= TACHO_LATENCY_BY_SITE && row->stack != 0;

	if (v->by >= TACHO_LATENCY_BY_FUNCTION)
		csv_text(t, text_of(v, row->function));
	else
		tc_cli_table_null(t);
	if (has_place) {
		csv_text(t, text_of(v, row->file));
		tc_cli_table_u64(t, row->line);
	} else {
		tc_cli_table_null(t);
		tc_cli_table_null(t);
	}
}

static void csv_distribution(struct tc_cli_table *t, const struct tacho_hist *h)
{
	tc_cli_table_u64(t, tacho_hist_count(h));
	tc_cli_table_i64(t, tacho_hist_total_ns(h));
	tc_cli_table_i64(t, tacho_hist_mean_ns(h));
	for (size_t i = 0; i < TC_LEN(quantiles); i++)
		tc_cli_table_i64(t, tacho_hist_quantile(h, quantiles[i].q));
	tc_cli_table_i64(t, tacho_hist_max_ns(h));
	tc_cli_table_f64(t, tacho_hist_top_share(h, 0.01));
	tc_cli_table_f64(t, tacho_hist_top_share(h, 0.1));
	tc_cli_table_str(t, tacho_latency_shape_name(tacho_latency_shape_of(h, NULL)));
}

/* Only where it has a meaning. */
static void csv_part(struct tc_cli_table *t, bool is_set, int64_t ns)
{
	if (is_set)
		tc_cli_table_i64(t, ns);
	else
		tc_cli_table_null(t);
}

static void csv_rows(const struct tc_latency_view *v, struct tc_cli_table *t)
{
	for (size_t i = 0; i < v->n_rows; i++) {
		const struct tacho_latency_row *row = v->rows[i];

		tc_cli_table_str(t, v->in.path);
		tc_cli_table_str(t, tacho_latency_kind_name(row->kind));
		csv_text(t, text_of(v, row->type));
		csv_group(v, t, row);
		csv_distribution(t, row->times);
		tc_cli_table_u64(t, row->cut);
		tc_cli_table_i64(t, row->cut_ns);
		for (int d = 0; d < TACHO_DELAY_COUNT; d++)
			csv_part(t, row->kind == TACHO_LATENCY_SCHED, row->delay_ns[d]);
		csv_part(t, row->kind == TACHO_LATENCY_SYSCALL, row->lost_ns);
		csv_part(t, row->kind == TACHO_LATENCY_SYSCALL, row->harm_ns);
		if (tc_cli_table_row(t))
			break;
	}
}

static void csv_heat(const struct tc_latency_view *v, struct tc_cli_table *t)
{
	struct tacho_latency_heat heat;

	(void)tacho_latency_get_heat(v->latency, &heat);
	for (size_t c = 0; c < heat.columns; c++) {
		for (unsigned i = 0; i < TACHO_LATENCY_HEAT_ROWS; i++) {
			int64_t from, to;

			if (heat.counts[c][i] == 0)
				continue;
			tacho_latency_heat_row(i, &from, &to);
			tc_cli_table_str(t, v->in.path);
			tc_cli_table_str(t, tacho_latency_kind_name(v->heat));
			tc_cli_table_i64(t, column_ns(&heat, c));
			tc_cli_table_i64(t, column_ns(&heat, c + 1));
			tc_cli_table_i64(t, from);
			tc_cli_table_i64(t, to);
			tc_cli_table_u64(t, heat.counts[c][i]);
			if (tc_cli_table_row(t))
				return;
		}
	}
}

void tc_latency_csv(const struct tc_latency_view *v, struct tc_cli_table *t)
{
	if (v->heat >= 0)
		csv_heat(v, t);
	else
		csv_rows(v, t);
}
