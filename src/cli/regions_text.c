/* SPDX-License-Identifier: MIT */
/* Regions as tables for people: by type and place, and one by one. */
#include "cli/regions_view.h"

#include <string.h>

static void print_head(const struct tc_regions_view *v)
{
	const struct tacho_ctx *ctx = v->ctx;
	const char *name = tc_report_input_name(&v->in);
	uint64_t n = 0;

	for (size_t i = 0; i < v->n_types; i++)
		n += v->types[i]->latencies.count;
	printf("%s", tc_cli_term_on(&ctx->out, TC_ROLE_TITLE));
	tc_cli_out_text(stdout, name, strlen(name), ctx->out.unicode);
	printf("%s: %s region%s of %s type%s, %s traced", tc_cli_term_off(&ctx->out, TC_ROLE_TITLE),
	       tc_text_count(n).s, n == 1 ? "" : "s", tc_text_count(v->n_types).s,
	       v->n_types == 1 ? "" : "s",
	       tc_text_duration(ctx, tc_ns_between(v->span.first_ns, v->span.last_ns)).s);
	tc_range_text(ctx, ", ", &v->pick.window);
	printf("\n");
}

static void put_name(struct tc_cli_table *t, const struct tc_regions_view *v, uint32_t id)
{
	struct tacho_text name = tacho_symbols_get(v->symbols, id);

	if (name.n == 0)
		tc_cli_table_str(t, "\"\"");
	else
		tc_cli_table_mem(t, name.s, name.n);
}

static void put_place(struct tc_cli_table *t, const struct tc_regions_view *v,
		      struct tacho_frame frame, bool has_begin)
{
	struct tc_cli_str place = { 0 };

	tc_text_place(&place, v->symbols, frame);
	if (place.len > 0)
		tc_cli_table_mem(t, place.p, place.len);
	else
		tc_cli_table_str(t, has_begin ? "(no stack)" : "(begin not seen)");
	tc_cli_str_free(&place);
}

static bool has_begins(const struct tacho_region_type *type)
{
	return type->latencies.no_begin < type->latencies.count;
}

static void print_types(const struct tc_regions_view *v, size_t shown)
{
	static const struct tc_cli_col cols[] = {
		{ .key = "count", .title = "regions", .type = TC_COL_COUNT },
		{ .key = "incomplete", .title = "incomplete", .type = TC_COL_COUNT },
		{ .key = "total", .title = "total", .type = TC_COL_DURATION },
		{ .key = "avg", .title = "avg", .type = TC_COL_DURATION },
		{ .key = "p50", .title = "p50", .type = TC_COL_DURATION },
		{ .key = "p90", .title = "p90", .type = TC_COL_DURATION },
		{ .key = "p99", .title = "p99", .type = TC_COL_DURATION },
		{ .key = "max", .title = "max", .type = TC_COL_DURATION },
		{ .key = "shape", .title = "distribution", .type = TC_COL_TEXT },
		{ .key = "type", .title = "type", .type = TC_COL_TEXT, .flags = TC_COL_FLEX },
		{ .key = "place", .title = "begins at", .type = TC_COL_TEXT, .flags = TC_COL_FLEX },
	};
	struct tc_scale scale = { 0 };
	struct tc_cli_table t;

	for (size_t i = 0; i < shown; i++)
		tc_scale_add(&scale, &v->types[i]->latencies);
	tc_cli_table_begin_at(&t, stdout, &v->ctx->out, TC_FORMAT_TEXT, 2, cols, TC_LEN(cols));
	for (size_t i = 0; i < shown; i++) {
		const struct tacho_region_type *type = v->types[i];

		tc_cli_table_u64(&t, type->latencies.count);
		tc_cli_table_u64(&t, type->latencies.count - type->latencies.complete);
		tc_latency_cells(&t, &type->latencies, &scale, v->ctx->out.unicode);
		put_name(&t, v, type->name);
		put_place(&t, v, type->frame, has_begins(type));
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
	tc_scale_legend(v->ctx, &scale);
}

/* The reason that most of the blocked time is for. */
static void put_reason(struct tc_cli_table *t, const struct tc_regions_view *v,
		       const struct tacho_named_time *blocks, size_t n, int64_t blocked)
{
	struct tc_cli_str s = { 0 };
	size_t top = 0;

	for (size_t i = 1; i < n; i++)
		top = blocks[i].ns > blocks[top].ns ? i : top;
	if (n > 0 && blocks[top].ns > 0) {
		struct tacho_text name = tacho_symbols_get(v->symbols, blocks[top].name);

		tc_cli_str_add(&s, name.s, name.n);
		if (blocks[top].ns < blocked)
			tc_cli_str_printf(
				&s, " %s",
				tc_text_percent((double)blocks[top].ns / (double)blocked).s);
	}
	tc_cli_table_mem(t, s.p ? s.p : "", s.len);
	tc_cli_str_free(&s);
}

/* Times of states, without those that are 0 everywhere. */
struct states {
	struct tc_cli_col cols[TC_TABLE_COLS_MAX];
	size_t n_cols;
	int columns[TACHO_COLUMN_COUNT];
	size_t n;
};

static void add_col(struct states *s, const char *title, enum tc_col_type type, unsigned flags)
{
	s->cols[s->n_cols++] =
		(struct tc_cli_col){ .key = title, .title = title, .type = type, .flags = flags };
}

static void add_states(struct states *s, const bool used[TACHO_COLUMN_COUNT])
{
	static const char *const titles[TACHO_COLUMN_COUNT] = { "running", "runnable", "blocked",
								"syscall", "sys-blk",  "unknown",
								"total" };

	for (int c = 0; c < TACHO_COLUMN_TOTAL; c++) {
		if (c > TACHO_COLUMN_BLOCKED && !used[c])
			continue;
		s->columns[s->n++] = c;
		add_col(s, titles[c], TC_COL_DURATION, 0);
	}
	add_col(s, "most on", TC_COL_TEXT, 0);
}

static void print_type_times(const struct tc_regions_view *v, size_t shown)
{
	bool used[TACHO_COLUMN_COUNT] = { false };
	struct states s = { .n = 0 };
	struct tc_cli_table t;

	for (size_t i = 0; i < shown; i++) {
		for (int c = 0; c < TACHO_COLUMN_COUNT; c++)
			used[c] |= v->types[i]->columns[c] != 0;
	}
	if (!used[TACHO_COLUMN_TOTAL])
		return;
	tc_text_title(v->ctx, "Time of the goroutines in them", "sums over complete regions");
	add_col(&s, "total", TC_COL_DURATION, 0);
	add_states(&s, used);
	add_col(&s, "type", TC_COL_TEXT, TC_COL_FLEX);
	tc_cli_table_begin_at(&t, stdout, &v->ctx->out, TC_FORMAT_TEXT, 2, s.cols, s.n_cols);
	for (size_t i = 0; i < shown; i++) {
		const struct tacho_region_type *type = v->types[i];

		tc_cli_table_i64(&t, type->columns[TACHO_COLUMN_TOTAL]);
		for (size_t k = 0; k < s.n; k++)
			tc_cli_table_i64(&t, type->columns[s.columns[k]]);
		put_reason(&t, v, type->blocks, type->n_blocks,
			   type->columns[TACHO_COLUMN_BLOCKED]);
		put_name(&t, v, type->name);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
}

static void print_histograms(const struct tc_regions_view *v, size_t shown)
{
	for (size_t i = 0; i < shown; i++) {
		struct tacho_text name = tacho_symbols_get(v->symbols, v->types[i]->name);
		struct tc_cli_str title = { 0 }, place = { 0 }, safe = { 0 };

		if (v->types[i]->latencies.n_buckets == 0)
			continue;
		tc_cli_str_puts(&title, "Latency of ");
		tc_cli_str_escape(&title, name.s, name.n, v->ctx->out.unicode);
		tc_text_place(&place, v->symbols, v->types[i]->frame);
		if (place.len > 0)
			tc_cli_str_escape(&safe, place.p, place.len, v->ctx->out.unicode);
		tc_text_title(v->ctx, title.p, safe.p);
		tc_text_histogram(v->ctx, &v->types[i]->latencies);
		tc_cli_str_free(&title);
		tc_cli_str_free(&place);
		tc_cli_str_free(&safe);
	}
}

void tc_regions_text_types(const struct tc_regions_view *v)
{
	size_t shown = v->n_types < v->top ? v->n_types : (size_t)v->top;

	print_head(v);
	if (v->n_types == 0)
		return;
	tc_text_title(v->ctx, "Regions by type and place",
		      v->is_bug ? "latencies of all regions" : "latencies of complete regions");
	print_types(v, shown);
	tc_text_rest(v->ctx, shown, v->n_types, "types");
	print_type_times(v, shown);
	if (v->with_histograms)
		print_histograms(v, shown);
}

/* --- one by one ------------------------------------------------------------- */

static const char *state_note(const struct tacho_region *r)
{
	if (r->begin == TACHO_EDGE_NONE)
		return "begin not seen";
	if (r->begin == TACHO_EDGE_GOROUTINE)
		return "inherited";
	return r->end == TACHO_EDGE_EVENT  ? ""
	       : r->end == TACHO_EDGE_NONE ? "not ended"
					   : "left open";
}

static void print_row(struct tc_cli_table *t, const struct tc_regions_view *v,
		      const struct states *s, const struct tacho_region *r)
{
	tc_cli_table_i64(t, r->goroutine);
	if (r->task == 0)
		tc_cli_table_null(t);
	else
		tc_cli_table_u64(t, r->task);
	if (r->begin == TACHO_EDGE_NONE)
		tc_cli_table_null(t);
	else
		tc_cli_table_i64(t, tc_ns_between(v->span.first_ns, r->begin_ns));
	tc_cli_table_i64(t, r->columns[TACHO_COLUMN_TOTAL]);
	for (size_t k = 0; k < s->n; k++)
		tc_cli_table_i64(t, r->columns[s->columns[k]]);
	put_reason(t, v, r->blocks, r->n_blocks, r->columns[TACHO_COLUMN_BLOCKED]);
	tc_cli_table_str(t, state_note(r));
	if (!v->pick.type)
		put_name(t, v, r->name);
	put_place(t, v, tc_region_frame(v, r), r->begin != TACHO_EDGE_NONE);
}

static void print_list(const struct tc_regions_view *v, size_t shown)
{
	bool used[TACHO_COLUMN_COUNT] = { false };
	struct states s = { .n = 0 };
	struct tc_cli_table t;

	for (size_t i = 0; i < shown; i++) {
		for (int c = 0; c < TACHO_COLUMN_COUNT; c++)
			used[c] |= v->list[i]->columns[c] != 0;
	}
	add_col(&s, "goroutine", TC_COL_ID, 0);
	add_col(&s, "task", TC_COL_ID, 0);
	add_col(&s, "begin", TC_COL_DURATION, 0);
	add_col(&s, "duration", TC_COL_DURATION, 0);
	add_states(&s, used);
	add_col(&s, "", TC_COL_TEXT, 0);
	if (!v->pick.type)
		add_col(&s, "type", TC_COL_TEXT, TC_COL_FLEX);
	add_col(&s, "began at", TC_COL_TEXT, TC_COL_FLEX);
	tc_cli_table_begin_at(&t, stdout, &v->ctx->out, TC_FORMAT_TEXT, 2, s.cols, s.n_cols);
	for (size_t i = 0; i < shown; i++) {
		print_row(&t, v, &s, v->list[i]);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
}

void tc_regions_text_list(const struct tc_regions_view *v)
{
	size_t shown = v->n_list < v->top ? v->n_list : (size_t)v->top;
	struct tc_cli_str what = { 0 }, safe = { 0 };

	print_head(v);
	if (v->pick.type || v->with_histograms) {
		tc_text_title(v->ctx, "By place", "all regions; latencies of complete ones");
		print_types(v, v->n_types);
		print_histograms(v, v->n_types);
	}
	tc_regions_describe(v, &what);
	tc_cli_str_printf(&safe, "%s: ", tc_text_count(v->n_list).s);
	if (what.len > 2)
		tc_cli_str_escape(&safe, what.p + 2, what.len - 2, v->ctx->out.unicode);
	tc_cli_str_puts(&safe, "; longest first");
	tc_text_title(v->ctx, "Regions", safe.p);
	print_list(v, shown);
	tc_text_rest(v->ctx, shown, v->n_list, "regions");
	tc_cli_str_free(&what);
	tc_cli_str_free(&safe);
}
