/* SPDX-License-Identifier: MIT */
/* The sum of several traces as text; sections as in the report on one. */
#include "cli/grid.h"
#include "cli/report_sum.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* --- small pieces --------------------------------------------------------- */

static const char *on(const struct tc_report_sum *s, enum tc_role role)
{
	return tc_cli_term_on(&s->ctx->out, role);
}

static const char *off(const struct tc_report_sum *s, enum tc_role role)
{
	return tc_cli_term_off(&s->ctx->out, role);
}

static int64_t whole(double v)
{
	return v >= 9.2e18    ? INT64_MAX
	       : v <= -9.2e18 ? INT64_MIN
			      : (int64_t)(v < 0 ? v - 0.5 : v + 0.5);
}

static void put_text(struct tc_cli_table *t, const struct tc_report_sum *s, uint32_t id,
		     const char *empty)
{
	struct tacho_text name = tacho_symbols_get(s->names, id);

	if (name.n == 0)
		tc_cli_table_str(t, empty);
	else
		tc_cli_table_mem(t, name.s, name.n);
}

static void begin_table(struct tc_cli_table *t, const struct tc_report_sum *s,
			const struct tc_cli_col *cols, size_t n)
{
	tc_cli_table_begin_at(t, stdout, &s->ctx->out, TC_FORMAT_TEXT, 2, cols, n);
}

/* clang-format off */
/* What every table of times begins with; put_time fills it. */
#define TIME_COLS \
	{ .key = "total_ns", .title = "total", .type = TC_COL_DURATION }, \
	{ .key = "per_second", .title = "per s", .type = TC_COL_DURATION }, \
	{ .key = "min", .title = "min/s", .type = TC_COL_DURATION, .role = TC_ROLE_DIM }, \
	{ .key = "max", .title = "max/s", .type = TC_COL_DURATION, .role = TC_ROLE_DIM }, \
	{ .key = "varies", .title = "", .type = TC_COL_TEXT, .role = TC_ROLE_WARN }
/* clang-format on */

static const char *varies(const struct tc_report_sum *s, const struct tc_sum_quantity *q)
{
	return tc_sum_varies(s, q) ? "varies" : "";
}

static void put_time(struct tc_cli_table *t, const struct tc_report_sum *s,
		     const struct tc_sum_quantity *q)
{
	tc_cli_table_i64(t, q->total);
	tc_cli_table_i64(t, whole(q->rate));
	tc_cli_table_i64(t, whole(q->min));
	tc_cli_table_i64(t, whole(q->max));
	tc_cli_table_str(t, varies(s, q));
}

/* --- facts ---------------------------------------------------------------- */

static void print_versions(const struct tc_report_sum *s)
{
	bool is_next = false;

	tc_report_label(s->ctx, "made by");
	for (unsigned i = 0; i < 32; i++) {
		if (!(s->versions & UINT32_C(1) << i))
			continue;
		printf("%s%s (format 1.%u)", is_next ? "; " : "", tc_report_go_version(i), i);
		is_next = true;
	}
	printf("\n");
}

/* "a to b", or "a" where the two read the same. */
static void print_range(struct tc_report_amount a, struct tc_report_amount b)
{
	if (strcmp(a.s, b.s) != 0)
		printf("%s to ", a.s);
	printf("%s", b.s);
}

static void print_length(const struct tc_report_sum *s)
{
	tc_report_label(s->ctx, "traced");
	printf("%s in all, ", tc_report_duration(s->ctx, whole(s->kept_s * 1e9)).s);
	print_range(tc_report_duration(s->ctx, whole(s->seconds.min * 1e9)),
		    tc_report_duration(s->ctx, whole(s->seconds.max * 1e9)));
	printf(" each\n");
}

static void print_machine(const struct tc_report_sum *s)
{
	uint64_t most = (uint64_t)s->procs.max;

	if (s->procs.n == 0)
		return;
	tc_report_label(s->ctx, "ran on");
	print_range(tc_report_count((uint64_t)s->procs.min), tc_report_count(most));
	printf(" P%s", tc_report_plural(most));
	if (s->busy.n > 0) {
		printf(", ");
		print_range(tc_report_percent(s->busy.min), tc_report_percent(s->busy.max));
		printf(" busy");
	}
	printf("\n");
}

/* The files that are damaged, or no traces. */
static void print_lost(const struct tc_report_sum *s)
{
	const struct tc_cli_term *term = &s->ctx->out;
	bool has_tail = false;

	for (size_t i = 0; i < s->n_files; i++) {
		const struct tc_sum_file *f = &s->files[i];
		const char *name = strcmp(f->path, "-") == 0 ? "standard input" : f->path;

		if (!f->why)
			continue;
		has_tail = has_tail || f->is_usable;
		tc_report_label(s->ctx, f->is_usable ? "damaged" : "left out");
		printf("%s", on(s, TC_ROLE_BAD));
		tc_cli_out_text(stdout, name, strlen(name), term->unicode);
		printf("%s", off(s, TC_ROLE_BAD));
		if (f->is_usable && f->lost_bytes > 0)
			printf(", the last %s", tc_report_bytes(f->lost_bytes).s);
		printf(": ");
		tc_cli_out_text(stdout, f->why, strlen(f->why), term->unicode);
		printf("\n");
	}
	if (has_tail) {
		tc_report_label(s->ctx, "");
		printf("%stimes of goroutines below run on to the damage%s\n", on(s, TC_ROLE_DIM),
		       off(s, TC_ROLE_DIM));
	}
}

static void print_facts(const struct tc_report_sum *s)
{
	printf("%sSum of %zu traces%s", on(s, TC_ROLE_TITLE), s->n_usable, off(s, TC_ROLE_TITLE));
	if (s->n_usable < s->n_files)
		printf(" in %zu files", s->n_files);
	printf("\n");
	print_versions(s);
	print_length(s);
	tc_report_label(s->ctx, "events");
	printf("%s, %s\n", tc_report_count((uint64_t)s->rates[TC_SUM_EVENTS].total).s,
	       tc_report_bytes(s->bytes).s);
	print_machine(s);
	print_lost(s);
	tc_report_label(s->ctx, "spread");
	printf("%smin and max are those of single traces, per second; varies: max is over "
	       "twice min%s\n",
	       on(s, TC_ROLE_DIM), off(s, TC_ROLE_DIM));
}

static void print_findings(const struct tc_report_sum *s)
{
	struct tc_report_finding *v;
	struct tc_cli_str caveat = { 0 };

	if (!s->with_findings)
		return;
	v = tc_cli_xcalloc(s->n_findings + 1, sizeof(*v));
	for (size_t i = 0; i < s->n_findings; i++)
		v[i] = s->findings[i].f;
	tc_cli_str_add(&caveat, "", 0);
	if (s->caveat)
		tc_cli_str_printf(&caveat, "%zu of %zu not judged: %s", s->n_caveats, s->n_usable,
				  s->caveat);
	tc_report_findings(s->ctx, v, s->n_findings, s->n_usable, caveat.p);
	tc_cli_str_free(&caveat);
	free(v);
}

/* --- how often ------------------------------------------------------------ */

static void put_number(struct tc_cli_table *t, double v)
{
	char buf[TC_UNITS_MAX];

	if (v == 0)
		snprintf(buf, sizeof(buf), "0");
	else if (v >= 1000)
		tc_cli_units_count(buf, (uint64_t)whole(v));
	else
		tc_cli_units_double(buf, v);
	tc_cli_table_str(t, buf);
}

static void print_rates(const struct tc_report_sum *s)
{
	static const char *const names[TC_SUM_RATES] = {
		[TC_SUM_EVENTS] = "events",
		[TC_SUM_CREATED] = "goroutines created",
		[TC_SUM_GC] = "GC cycles",
	};
	static const struct tc_cli_col cols[] = {
		{ .key = "total", .title = "total", .type = TC_COL_COUNT },
		{ .key = "rate", .title = "per s", .type = TC_COL_TEXT, .flags = TC_COL_RIGHT },
		{ .key = "min",
		  .title = "min/s",
		  .type = TC_COL_TEXT,
		  .flags = TC_COL_RIGHT,
		  .role = TC_ROLE_DIM },
		{ .key = "max",
		  .title = "max/s",
		  .type = TC_COL_TEXT,
		  .flags = TC_COL_RIGHT,
		  .role = TC_ROLE_DIM },
		{ .key = "varies", .title = "", .type = TC_COL_TEXT, .role = TC_ROLE_WARN },
		{ .key = "what", .title = "", .type = TC_COL_TEXT },
	};
	struct tc_cli_table t;

	tc_report_title(s->ctx, "How often", NULL);
	begin_table(&t, s, cols, TC_LEN(cols));
	for (size_t i = 0; i < TC_SUM_RATES; i++) {
		const struct tc_sum_quantity *q = &s->rates[i];

		tc_cli_table_i64(&t, q->total);
		put_number(&t, q->rate);
		put_number(&t, q->min);
		put_number(&t, q->max);
		tc_cli_table_str(&t, varies(s, q));
		tc_cli_table_str(&t, names[i]);
		tc_cli_table_row(&t);
	}
	tc_cli_table_end(&t);
}

/* --- times ---------------------------------------------------------------- */

static void print_states(const struct tc_report_sum *s)
{
	static const struct tc_cli_col cols[] = {
		TIME_COLS,
		{ .key = "share", .title = "", .type = TC_COL_SHARE, .role = TC_ROLE_DIM },
		{ .key = "state", .title = "", .type = TC_COL_TEXT },
		{ .key = "bar", .title = "", .type = TC_COL_BAR, .cells = 20 },
	};
	struct tc_cli_table t;
	double sum = 0;

	for (size_t i = 0; i < TC_REPORT_STATES; i++)
		sum += (double)s->states[tc_report_states[i].column].total;
	if (sum <= 0)
		return;
	tc_report_title(s->ctx, "Goroutine time", "sums over all goroutines");
	begin_table(&t, s, cols, TC_LEN(cols));
	for (size_t i = 0; i < TC_REPORT_STATES; i++) {
		const struct tc_sum_quantity *q = &s->states[tc_report_states[i].column];

		if (q->total == 0)
			continue;
		put_time(&t, s, q);
		tc_cli_table_f64(&t, (double)q->total / sum);
		tc_cli_table_str(&t, tc_report_states[i].name);
		tc_cli_table_f64(&t, (double)q->total / sum);
		tc_cli_table_row(&t);
	}
	tc_cli_table_end(&t);
}

static void print_functions(const struct tc_report_sum *s, enum tc_sum_rank rank, const char *title,
			    const char *note)
{
	static const struct tc_cli_col cols[] = {
		TIME_COLS,
		{ .key = "count", .title = "count", .type = TC_COL_COUNT },
		{ .key = "p99_ns", .title = "p99", .type = TC_COL_DURATION },
		{ .key = "max_ns", .title = "max", .type = TC_COL_DURATION },
		{ .key = "function",
		  .title = "start function",
		  .type = TC_COL_TEXT,
		  .flags = TC_COL_FLEX },
	};
	const struct tc_sum_table *rows = &s->functions[rank];
	struct tc_cli_table t;

	if (rows->n == 0)
		return;
	tc_report_title(s->ctx, title, note);
	begin_table(&t, s, cols, TC_LEN(cols));
	for (size_t i = 0; i < rows->n && i < s->top; i++) {
		const struct tc_sum_row *row = &rows->rows[i];

		put_time(&t, s, &row->time);
		tc_cli_table_u64(&t, row->count);
		tc_cli_table_i64(&t, tacho_hist_quantile(row->all, 0.99));
		tc_cli_table_i64(&t, tacho_hist_max_ns(row->all));
		put_text(&t, s, row->key, "(no stack seen)");
		tc_cli_table_row(&t);
	}
	tc_cli_table_end(&t);
}

static void print_reasons(const struct tc_report_sum *s)
{
	static const struct tc_cli_col cols[] = {
		TIME_COLS,
		{ .key = "share", .title = "", .type = TC_COL_SHARE, .role = TC_ROLE_DIM },
		{ .key = "waits", .title = "waits", .type = TC_COL_COUNT },
		{ .key = "reason", .title = "reason", .type = TC_COL_TEXT },
	};
	double sum = (double)s->states[TACHO_COLUMN_BLOCKED].total;
	struct tc_cli_table t;

	if (s->reasons.n == 0 || sum <= 0)
		return;
	tc_report_title(s->ctx, "Blocked, by reason", NULL);
	begin_table(&t, s, cols, TC_LEN(cols));
	for (size_t i = 0; i < s->reasons.n && i < s->top; i++) {
		const struct tc_sum_row *row = &s->reasons.rows[i];

		put_time(&t, s, &row->time);
		tc_cli_table_f64(&t, (double)row->time.total / sum);
		if (tacho_symbols_get(s->names, row->key).n > 0)
			tc_cli_table_u64(&t, row->count);
		else
			tc_cli_table_null(&t);
		put_text(&t, s, row->key, "(since before the trace)");
		tc_cli_table_row(&t);
	}
	tc_cli_table_end(&t);
}

/* --- the scheduler -------------------------------------------------------- */

static void put_quantile(struct tc_cli_table *t, const char *name, int64_t all_ns,
			 const struct tc_sum_extremes *e)
{
	tc_cli_table_str(t, name);
	tc_cli_table_i64(t, all_ns);
	tc_cli_table_i64(t, whole(e->min));
	tc_cli_table_i64(t, whole(e->max));
	tc_cli_table_str(t, e->n > 1 && e->max > 2 * e->min ? "varies" : "");
	tc_cli_table_row(t);
}

static void print_latency(const struct tc_report_sum *s)
{
	static const struct tc_cli_col cols[] = {
		{ .key = "what", .title = "", .type = TC_COL_TEXT },
		{ .key = "all_ns", .title = "all", .type = TC_COL_DURATION },
		{ .key = "min_ns", .title = "min", .type = TC_COL_DURATION, .role = TC_ROLE_DIM },
		{ .key = "max_ns", .title = "max", .type = TC_COL_DURATION, .role = TC_ROLE_DIM },
		{ .key = "varies", .title = "", .type = TC_COL_TEXT, .role = TC_ROLE_WARN },
	};
	const struct tacho_hist *h = s->latency;
	struct tc_cli_table t;
	char note[128];

	if (tacho_hist_count(h) == 0)
		return;
	snprintf(note, sizeof(note), "from runnable to running: %s starts, %s in all",
		 tc_report_count(tacho_hist_count(h)).s,
		 tc_report_duration(s->ctx, tacho_hist_total_ns(h)).s);
	tc_report_title(s->ctx, "Scheduler latency", note);
	begin_table(&t, s, cols, TC_LEN(cols));
	put_quantile(&t, "p50", tacho_hist_quantile(h, 0.5), &s->p50);
	put_quantile(&t, "p99", tacho_hist_quantile(h, 0.99), &s->p99);
	put_quantile(&t, "max", tacho_hist_max_ns(h), &s->longest);
	tc_cli_table_end(&t);
}

/* --- stacks --------------------------------------------------------------- */

static void print_stack(const struct tc_report_sum *s, const struct tc_sum_row *row)
{
	struct tacho_text names[TACHO_PROFILE_DEPTH];
	const struct tacho_ctx *ctx = s->ctx;
	double share = tc_report_long_share(row->all);
	const int64_t ns[] = { row->time.total, whole(row->time.rate), whole(row->time.min),
			       whole(row->time.max) };
	const int64_t single_ns[] = { tacho_hist_quantile(row->all, 0.5),
				      tacho_hist_quantile(row->all, 0.99),
				      tacho_hist_max_ns(row->all) };
	struct tc_sum_stack stack;

	tc_sum_get_stack(s, row, &stack);
	for (uint32_t i = 0; i < stack.depth; i++)
		names[i] = tacho_symbols_get(s->names, stack.funcs[i]);
	for (size_t i = 0; i < TC_LEN(ns); i++) {
		if (i == 2)
			printf("%s", on(s, TC_ROLE_DIM));
		tc_report_cell(ctx, tc_report_duration(ctx, ns[i]).s, 6);
	}
	printf("%s  %s%-6s%s  %-7s", off(s, TC_ROLE_DIM), on(s, TC_ROLE_WARN),
	       varies(s, &row->time), off(s, TC_ROLE_WARN), tacho_profile_name(stack.kind));
	tc_report_cell(ctx, tc_report_count(row->count).s, 7);
	for (size_t i = 0; i < TC_LEN(single_ns); i++)
		tc_report_cell(ctx, tc_report_duration(ctx, single_ns[i]).s, 6);
	printf("\n");
	tc_report_path(ctx, names, stack.depth);
	if (share > 0) {
		printf("      %sthe longest 1%% make up %s of the total%s\n", on(s, TC_ROLE_WARN),
		       tc_report_percent(share).s, off(s, TC_ROLE_WARN));
	}
}

static void print_stacks(const struct tc_report_sum *s)
{
	if (s->stacks.n == 0)
		return;
	tc_report_title(s->ctx, "Where they waited", "by stack, innermost function first");
	printf("%s", on(s, TC_ROLE_DIM));
	printf("  %6s  %6s  %6s  %6s  %6s  %-7s  %7s  %6s  %6s  %6s", "total", "per s", "min/s",
	       "max/s", "", "profile", "waits", "p50", "p99", "max");
	printf("%s\n", off(s, TC_ROLE_DIM));
	for (size_t i = 0; i < s->stacks.n && i < s->top; i++)
		print_stack(s, &s->stacks.rows[i]);
}

void tc_sum_text(const struct tc_report_sum *s)
{
	if (s->n_usable == 0)
		return;
	print_facts(s);
	print_findings(s);
	print_rates(s);
	print_states(s);
	print_functions(s, TC_SUM_RUNNING, "Running", "by start function");
	print_functions(s, TC_SUM_RUNNABLE, "Runnable, waiting for a P", "by start function");
	print_functions(s, TC_SUM_BLOCKED, "Blocked",
			"by start function, without the runtime's own");
	print_reasons(s);
	print_latency(s);
	print_stacks(s);
}
