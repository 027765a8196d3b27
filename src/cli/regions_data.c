/* SPDX-License-Identifier: MIT */
/* Regions for programs: JSON and CSV, with unrounded numbers. */
#include "cli/regions_view.h"

static size_t rows(const struct tc_regions_view *v, size_t n)
{
	return n < v->top ? n : (size_t)v->top;
}

static struct tacho_text text_of(const struct tc_regions_view *v, uint32_t id)
{
	return tacho_symbols_get(v->symbols, id);
}

/* --- CSV -------------------------------------------------------------------- */

static void put_text(struct tc_cli_table *t, struct tacho_text text)
{
	tc_cli_table_mem(t, text.s, text.n);
}

static void put_frame(struct tc_cli_table *t, const struct tc_regions_view *v,
		      struct tacho_frame frame)
{
	char pc[32];

	put_text(t, text_of(v, frame.func));
	put_text(t, text_of(v, frame.file));
	tc_cli_table_u64(t, frame.line);
	snprintf(pc, sizeof(pc), "0x%" PRIx64, frame.pc);
	tc_cli_table_str(t, pc);
}

/* "sync=1200;chan receive=34" */
static void put_named(struct tc_cli_table *t, const struct tc_regions_view *v,
		      const struct tacho_named_time *times, size_t n)
{
	struct tc_cli_str s = { 0 };

	for (size_t i = 0; i < n; i++) {
		struct tacho_text name = text_of(v, times[i].name);

		tc_cli_str_puts(&s, i ? ";" : "");
		tc_cli_str_add(&s, name.s, name.n);
		tc_cli_str_printf(&s, "=%" PRId64, times[i].ns);
	}
	tc_cli_table_mem(t, s.p ? s.p : "", s.len);
	tc_cli_str_free(&s);
}

/* clang-format off */
#define FRAME_COLS \
	{ .key = "function", .type = TC_COL_TEXT }, { .key = "file", .type = TC_COL_TEXT }, \
	{ .key = "line", .type = TC_COL_ID }, { .key = "pc", .type = TC_COL_TEXT }
#define TIME_COLS \
	{ .key = "running_ns", .type = TC_COL_DURATION_NS }, \
	{ .key = "runnable_ns", .type = TC_COL_DURATION_NS }, \
	{ .key = "blocked_ns", .type = TC_COL_DURATION_NS }, \
	{ .key = "syscall_ns", .type = TC_COL_DURATION_NS }, \
	{ .key = "syscall_blocked_ns", .type = TC_COL_DURATION_NS }, \
	{ .key = "unknown_ns", .type = TC_COL_DURATION_NS }, \
	{ .key = "in_region_ns", .type = TC_COL_DURATION_NS }, \
	{ .key = "blocked_by_reason_ns", .type = TC_COL_TEXT }, \
	{ .key = "ranges_ns", .type = TC_COL_TEXT }

static const struct tc_cli_col type_cols[] = {
	{ .key = "type", .type = TC_COL_TEXT }, FRAME_COLS, TC_CSV_LATENCIES,
	{ .key = "histogram_ns", .type = TC_COL_TEXT }, TIME_COLS,
};
static const struct tc_cli_col list_cols[] = {
	{ .key = "type", .type = TC_COL_TEXT }, { .key = "goroutine", .type = TC_COL_ID },
	{ .key = "task", .type = TC_COL_ID }, { .key = "state", .type = TC_COL_TEXT },
	{ .key = "begin_ns", .type = TC_COL_DURATION_NS },
	{ .key = "end_ns", .type = TC_COL_DURATION_NS },
	{ .key = "duration_ns", .type = TC_COL_DURATION_NS }, TIME_COLS, FRAME_COLS,
};
/* clang-format on */

static void csv_types(const struct tc_regions_view *v)
{
	struct tc_cli_table t;

	tc_cli_table_begin(&t, v->ctx, type_cols, TC_LEN(type_cols));
	for (size_t i = 0; i < rows(v, v->n_types); i++) {
		const struct tacho_region_type *type = v->types[i];

		put_text(&t, text_of(v, type->name));
		put_frame(&t, v, type->frame);
		tc_csv_latencies(&t, &type->latencies);
		tc_csv_histogram(&t, &type->latencies);
		for (int c = 0; c < TACHO_COLUMN_COUNT; c++)
			tc_cli_table_i64(&t, type->columns[c]);
		put_named(&t, v, type->blocks, type->n_blocks);
		put_named(&t, v, type->ranges, type->n_ranges);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
}

static void put_moment(struct tc_cli_table *t, const struct tc_regions_view *v, bool is_set,
		       int64_t ns)
{
	if (is_set)
		tc_cli_table_i64(t, tc_ns_between(v->span.first_ns, ns));
	else
		tc_cli_table_null(t);
}

static void csv_list(const struct tc_regions_view *v)
{
	struct tc_cli_table t;

	tc_cli_table_begin(&t, v->ctx, list_cols, TC_LEN(list_cols));
	for (size_t i = 0; i < rows(v, v->n_list); i++) {
		const struct tacho_region *r = v->list[i];

		put_text(&t, text_of(v, r->name));
		tc_cli_table_i64(&t, r->goroutine);
		tc_cli_table_u64(&t, r->task);
		tc_cli_table_str(&t, tc_region_state(r));
		put_moment(&t, v, r->begin != TACHO_EDGE_NONE, r->begin_ns);
		put_moment(&t, v, r->end != TACHO_EDGE_NONE, r->end_ns);
		tc_cli_table_i64(&t, tc_ns_between(r->begin_ns, r->end_ns));
		for (int c = 0; c < TACHO_COLUMN_COUNT; c++)
			tc_cli_table_i64(&t, r->columns[c]);
		put_named(&t, v, r->blocks, r->n_blocks);
		put_named(&t, v, r->ranges, r->n_ranges);
		put_frame(&t, v, tc_region_frame(v, r));
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
}

void tc_regions_csv(const struct tc_regions_view *v)
{
	if (v->is_list)
		csv_list(v);
	else
		csv_types(v);
}

/* --- JSON ------------------------------------------------------------------- */

static void json_types(struct tc_cli_json *j, const struct tc_regions_view *v)
{
	tc_document_u64(j, "num_types", v->n_types);
	tc_cli_json_key(j, "types");
	tc_cli_json_array(j);
	for (size_t i = 0; i < rows(v, v->n_types) && !tc_cli_out_failed(stdout); i++) {
		const struct tacho_region_type *type = v->types[i];

		tc_cli_json_object(j);
		tc_document_text(j, "type", text_of(v, type->name));
		tc_cli_json_key(j, "frame");
		if (type->frame.pc == 0 && type->frame.func == 0)
			tc_cli_json_null(j);
		else
			tc_json_frame(j, v->symbols, type->frame);
		tc_json_latencies(j, &type->latencies, true);
		tc_json_times(j, v->symbols, type->columns, type->blocks, type->n_blocks,
			      type->ranges, type->n_ranges);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
}

static void json_list(struct tc_cli_json *j, const struct tc_regions_view *v)
{
	tc_document_u64(j, "num_regions", v->n_list);
	tc_cli_json_key(j, "regions");
	tc_cli_json_array(j);
	for (size_t i = 0; i < rows(v, v->n_list) && !tc_cli_out_failed(stdout); i++)
		tc_json_region(j, v->symbols, &v->span, v->list[i]);
	tc_cli_json_end(j);
}

void tc_regions_json(const struct tc_regions_view *v)
{
	struct tc_cli_json j;

	tc_cli_json_init(&j, stdout, 2);
	tc_document_begin(&j, &v->in);
	if (v->in.is_usable) {
		tc_document_i64(&j, "duration_ns",
				tc_ns_between(v->span.first_ns, v->span.last_ns));
		tc_document_bool(&j, "bug_compatible", v->is_bug);
		tc_range_json(&j, &v->pick.window);
		if (!v->is_list || v->pick.type)
			json_types(&j, v);
		if (v->is_list)
			json_list(&j, v);
	}
	tc_cli_json_end(&j);
}
