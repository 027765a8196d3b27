/* SPDX-License-Identifier: MIT */
/* Goroutines for programs: JSON and CSV, with all columns and unrounded numbers. */
#include "cli/goroutines_view.h"
#include "cli/grid.h"

#include <stdlib.h>

/* Keys of times; the others of the same column are made from them. */
/* clang-format off */
#define COLUMNS(X) \
	X(TACHO_COLUMN_RUNNING, "running") \
	X(TACHO_COLUMN_RUNNABLE, "runnable") \
	X(TACHO_COLUMN_BLOCKED, "blocked") \
	X(TACHO_COLUMN_SYSCALL, "syscall") \
	X(TACHO_COLUMN_SYSCALL_BLOCKED, "syscall_blocked") \
	X(TACHO_COLUMN_UNKNOWN, "unknown") \
	X(TACHO_COLUMN_TOTAL, "total")

#define TIME(key_) { .key = (key_), .type = TC_COL_DURATION_NS }
#define COUNT(key_) { .key = (key_), .type = TC_COL_ID }
#define TEXT(key_) { .key = (key_), .type = TC_COL_TEXT }

static const struct tc_cli_col group_cols[] = {
	TEXT("function"), COUNT("count"), COUNT("alive"),
#define X(column, name) \
	TIME(name "_ns"), TIME(name "_avg_ns"), TIME(name "_p50_ns"), TIME(name "_p99_ns"), \
	TIME(name "_max_ns"),
	COLUMNS(X)
#undef X
	COUNT("latency_count"), TIME("latency_avg_ns"), TIME("latency_p50_ns"),
	TIME("latency_p99_ns"), TIME("latency_max_ns"),
	TEXT("blocked_by_reason_ns"), TEXT("ranges_ns"),
};

static const struct tc_cli_col member_cols[] = {
	COUNT("id"), TEXT("function"), TIME("creation_ns"), TIME("start_ns"), TIME("end_ns"),
#define X(column, name) TIME(name "_ns"),
	COLUMNS(X)
#undef X
	TEXT("blocked_by_reason_ns"), TEXT("ranges_ns"),
};
/* clang-format on */

static const char *const column_keys[TACHO_COLUMN_COUNT] = {
#define X(column, name) [column] = name,
	COLUMNS(X)
#undef X
};

static size_t rows(const struct tc_goroutines_view *v, size_t n)
{
	return n < v->top ? n : (size_t)v->top;
}

static struct tacho_text text_of(const struct tc_goroutines_view *v, uint32_t id)
{
	return tacho_symbols_get(v->symbols, id);
}

/* --- CSV -------------------------------------------------------------------- */

/* "sync=1200;chan receive=34": one field, for any number of names. */
static void put_named(struct tc_cli_table *t, const struct tc_goroutines_view *v,
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

static void put_hist(struct tc_cli_table *t, const struct tacho_hist *h)
{
	tc_cli_table_i64(t, tacho_hist_mean_ns(h));
	tc_cli_table_i64(t, tacho_hist_quantile(h, 0.5));
	tc_cli_table_i64(t, tacho_hist_quantile(h, 0.99));
	tc_cli_table_i64(t, tacho_hist_max_ns(h));
}

static void put_text(struct tc_cli_table *t, struct tacho_text text)
{
	tc_cli_table_mem(t, text.s, text.n);
}

static void csv_groups(const struct tc_goroutines_view *v)
{
	struct tc_cli_table t;
	size_t n;
	const struct tacho_group **groups = tc_sort_groups(v, &n);

	tc_cli_table_begin(&t, v->ctx, group_cols, TC_LEN(group_cols));
	for (size_t i = 0; i < rows(v, n); i++) {
		const struct tacho_group *g = groups[i];

		put_text(&t, text_of(v, g->name));
		tc_cli_table_u64(&t, g->count);
		tc_cli_table_u64(&t, g->alive);
		for (int c = 0; c < TACHO_COLUMN_COUNT; c++) {
			tc_cli_table_i64(&t, tacho_hist_total_ns(g->columns[c]));
			put_hist(&t, g->columns[c]);
		}
		tc_cli_table_u64(&t, tacho_hist_count(g->latency));
		put_hist(&t, g->latency);
		put_named(&t, v, g->blocks, g->n_blocks);
		put_named(&t, v, g->ranges, g->n_ranges);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
	free(groups);
}

/* Since the begin of the trace; no value for what did not happen. */
static void put_moment(struct tc_cli_table *t, const struct tc_goroutines_view *v, bool is_set,
		       int64_t ns)
{
	if (is_set)
		tc_cli_table_i64(t, ns - v->span.first_ns);
	else
		tc_cli_table_null(t);
}

static void csv_members(const struct tc_goroutines_view *v)
{
	struct tc_cli_table t;
	size_t n;
	const struct tacho_goroutine **members = tc_sort_members(v, &n);

	tc_cli_table_begin(&t, v->ctx, member_cols, TC_LEN(member_cols));
	for (size_t i = 0; i < rows(v, n); i++) {
		const struct tacho_goroutine *g = members[i];

		tc_cli_table_i64(&t, g->id);
		put_text(&t, text_of(v, g->name));
		put_moment(&t, v, true, g->creation_ns);
		put_moment(&t, v, g->has_run, g->start_ns);
		put_moment(&t, v, g->has_ended, g->end_ns);
		for (int c = 0; c < TACHO_COLUMN_COUNT; c++)
			tc_cli_table_i64(&t, g->columns[c]);
		put_named(&t, v, g->blocks, g->n_blocks);
		put_named(&t, v, g->ranges, g->n_ranges);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
	free(members);
}

void tc_goroutines_csv(const struct tc_goroutines_view *v)
{
	if (v->fn)
		csv_members(v);
	else
		csv_groups(v);
}

/* --- JSON ------------------------------------------------------------------- */

static void json_named(struct tc_cli_json *j, const struct tc_goroutines_view *v, const char *key,
		       const struct tacho_named_time *times, size_t n)
{
	tc_cli_json_key(j, key);
	tc_cli_json_array(j);
	for (size_t i = 0; i < n; i++) {
		tc_cli_json_object(j);
		tc_document_text(j, "name", text_of(v, times[i].name));
		tc_document_i64(j, "total_ns", times[i].ns);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
}

static void json_group(struct tc_cli_json *j, const struct tc_goroutines_view *v,
		       const struct tacho_group *g)
{
	tc_cli_json_object(j);
	tc_document_text(j, "function", text_of(v, g->name));
	tc_document_u64(j, "count", g->count);
	tc_document_u64(j, "alive", g->alive);
	tc_document_f64(j, "running_share", tc_goroutines_share(v, g));
	for (int c = 0; c < TACHO_COLUMN_COUNT; c++) {
		tc_cli_json_key(j, column_keys[c]);
		tc_cli_json_object(j);
		tc_document_hist(j, g->columns[c]);
		tc_cli_json_end(j);
	}
	tc_cli_json_key(j, "latency");
	tc_cli_json_object(j);
	tc_document_u64(j, "count", tacho_hist_count(g->latency));
	tc_document_hist(j, g->latency);
	tc_cli_json_end(j);
	json_named(j, v, "blocked_by_reason", g->blocks, g->n_blocks);
	json_named(j, v, "ranges", g->ranges, g->n_ranges);
	tc_cli_json_end(j);
}

static void json_moment(struct tc_cli_json *j, const struct tc_goroutines_view *v, const char *key,
			bool is_set, int64_t ns)
{
	tc_cli_json_key(j, key);
	if (is_set)
		tc_cli_json_i64(j, ns - v->span.first_ns);
	else
		tc_cli_json_null(j);
}

static void json_member(struct tc_cli_json *j, const struct tc_goroutines_view *v,
			const struct tacho_goroutine *g)
{
	tc_cli_json_object(j);
	tc_document_i64(j, "id", g->id);
	json_moment(j, v, "creation_ns", true, g->creation_ns);
	json_moment(j, v, "start_ns", g->has_run, g->start_ns);
	json_moment(j, v, "end_ns", g->has_ended, g->end_ns);
	for (int c = 0; c < TACHO_COLUMN_COUNT; c++) {
		char key[32];

		snprintf(key, sizeof(key), "%s_ns", column_keys[c]);
		tc_document_i64(j, key, g->columns[c]);
	}
	json_named(j, v, "blocked_by_reason", g->blocks, g->n_blocks);
	json_named(j, v, "ranges", g->ranges, g->n_ranges);
	tc_cli_json_end(j);
}

static void json_groups(struct tc_cli_json *j, const struct tc_goroutines_view *v)
{
	size_t n;
	const struct tacho_group **groups = tc_sort_groups(v, &n);

	tc_document_u64(j, "num_groups", n);
	tc_cli_json_key(j, "groups");
	tc_cli_json_array(j);
	for (size_t i = 0; i < rows(v, n) && !tc_cli_out_failed(stdout); i++)
		json_group(j, v, groups[i]);
	tc_cli_json_end(j);
	free(groups);
}

static void json_members(struct tc_cli_json *j, const struct tc_goroutines_view *v)
{
	size_t n;
	const struct tacho_goroutine **members = tc_sort_members(v, &n);

	tc_cli_json_key(j, "group");
	json_group(j, v, v->group);
	tc_cli_json_key(j, "goroutines");
	tc_cli_json_array(j);
	for (size_t i = 0; i < rows(v, n) && !tc_cli_out_failed(stdout); i++)
		json_member(j, v, members[i]);
	tc_cli_json_end(j);
	free(members);
}

void tc_goroutines_json(const struct tc_goroutines_view *v)
{
	struct tc_cli_json j;

	tc_cli_json_init(&j, stdout, 2);
	tc_document_begin(&j, &v->in);
	if (v->in.is_usable && (!v->fn || v->group)) {
		tc_document_i64(&j, "duration_ns", v->span.last_ns - v->span.first_ns);
		tc_document_u64(&j, "num_goroutines", tacho_goroutines_all(v->goroutines)->count);
		if (v->fn)
			json_members(&j, v);
		else
			json_groups(&j, v);
	}
	tc_cli_json_end(&j);
}
