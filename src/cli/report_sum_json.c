/* SPDX-License-Identifier: MIT */
/* The sum of several traces as JSON: the numbers of the text, unrounded. */
#include "cli/document.h"
#include "cli/report_sum.h"

static void put_spread(const struct tc_report_sum *s, struct tc_cli_json *j, const char *rate,
		       const char *min, const char *max, const struct tc_sum_quantity *q)
{
	tc_document_f64(j, rate, q->rate);
	tc_document_f64(j, min, q->min);
	tc_document_f64(j, max, q->max);
	tc_document_bool(j, "varies", tc_sum_varies(s, q));
	tc_document_u64(j, "files", q->n_files);
}

/* The members of a time. */
static void put_time(const struct tc_report_sum *s, struct tc_cli_json *j,
		     const struct tc_sum_quantity *q)
{
	tc_document_i64(j, "total_ns", q->total);
	put_spread(s, j, "ns_per_second", "min_ns_per_second", "max_ns_per_second", q);
}

static void put_distribution(struct tc_cli_json *j, const struct tacho_hist *h)
{
	tc_document_i64(j, "avg_ns", tacho_hist_mean_ns(h));
	tc_document_i64(j, "p50_ns", tacho_hist_quantile(h, 0.5));
	tc_document_i64(j, "p99_ns", tacho_hist_quantile(h, 0.99));
	tc_document_i64(j, "max_ns", tacho_hist_max_ns(h));
}

static void put_extremes(struct tc_cli_json *j, const char *key, const struct tc_sum_extremes *e)
{
	tc_cli_json_key(j, key);
	if (e->n == 0) {
		tc_cli_json_null(j);
		return;
	}
	tc_cli_json_object(j);
	tc_document_f64(j, "min", e->min);
	tc_document_f64(j, "max", e->max);
	tc_cli_json_end(j);
}

static void put_files(const struct tc_report_sum *s, struct tc_cli_json *j)
{
	tc_document_u64(j, "files", s->n_files);
	tc_document_u64(j, "usable_files", s->n_usable);
	tc_cli_json_key(j, "damaged");
	tc_cli_json_array(j);
	for (size_t i = 0; i < s->n_files; i++) {
		const struct tc_sum_file *f = &s->files[i];

		if (!f->why)
			continue;
		tc_cli_json_object(j);
		tc_document_string(j, "file", f->path);
		tc_document_string(j, "error", f->why);
		tc_document_bool(j, "usable", f->is_usable);
		tc_document_u64(j, "lost_bytes", f->lost_bytes);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
	tc_cli_json_key(j, "formats");
	tc_cli_json_array(j);
	for (unsigned i = 0; i < 32; i++) {
		char format[16];

		snprintf(format, sizeof(format), "1.%u", i);
		if (s->versions & UINT32_C(1) << i)
			tc_cli_json_cstr(j, format);
	}
	tc_cli_json_end(j);
}

static void put_facts(const struct tc_report_sum *s, struct tc_cli_json *j)
{
	static const char *const keys[TC_SUM_RATES] = {
		[TC_SUM_EVENTS] = "events",
		[TC_SUM_CREATED] = "goroutines_created",
		[TC_SUM_GC] = "gc_cycles",
	};

	tc_document_i64(j, "duration_ns", (int64_t)(s->kept_s * 1e9 + 0.5));
	tc_document_u64(j, "bytes", s->bytes);
	put_extremes(j, "gomaxprocs", &s->procs);
	put_extremes(j, "busy_share", &s->busy);
	for (size_t i = 0; i < TC_SUM_RATES; i++) {
		const struct tc_sum_quantity *q = &s->rates[i];

		tc_cli_json_key(j, keys[i]);
		tc_cli_json_object(j);
		tc_document_i64(j, "total", q->total);
		put_spread(s, j, "per_second", "min_per_second", "max_per_second", q);
		tc_cli_json_end(j);
	}
}

static void put_findings(const struct tc_report_sum *s, struct tc_cli_json *j)
{
	if (!s->with_findings)
		return;
	tc_cli_json_key(j, "findings");
	tc_cli_json_array(j);
	for (size_t i = 0; i < s->n_findings; i++) {
		tc_cli_json_object(j);
		tc_report_json_finding(&s->findings[i].f, j);
		put_spread(s, j, "ns_per_second", "min_ns_per_second", "max_ns_per_second",
			   &s->findings[i].cost);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
}

static void put_states(const struct tc_report_sum *s, struct tc_cli_json *j)
{
	tc_cli_json_key(j, "states");
	tc_cli_json_object(j);
	for (size_t i = 0; i < TC_REPORT_STATES; i++) {
		tc_cli_json_key(j, tc_report_states[i].key);
		tc_cli_json_object(j);
		put_time(s, j, &s->states[tc_report_states[i].column]);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
}

/* Start functions, or reasons. */
static void put_rows(const struct tc_report_sum *s, struct tc_cli_json *j, const char *key,
		     const struct tc_sum_table *t, const char *name, const char *count)
{
	tc_cli_json_key(j, key);
	tc_cli_json_array(j);
	for (size_t i = 0; i < t->n && i < s->top; i++) {
		const struct tc_sum_row *row = &t->rows[i];

		tc_cli_json_object(j);
		tc_document_text(j, name, tacho_symbols_get(s->names, row->key));
		tc_document_u64(j, count, row->count);
		put_time(s, j, &row->time);
		if (row->all)
			put_distribution(j, row->all);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
}

static void put_latency(const struct tc_report_sum *s, struct tc_cli_json *j)
{
	tc_cli_json_key(j, "scheduler_latency");
	tc_cli_json_object(j);
	tc_document_u64(j, "count", tacho_hist_count(s->latency));
	tc_document_i64(j, "total_ns", tacho_hist_total_ns(s->latency));
	put_distribution(j, s->latency);
	put_extremes(j, "p50_ns_of_files", &s->p50);
	put_extremes(j, "p99_ns_of_files", &s->p99);
	put_extremes(j, "max_ns_of_files", &s->longest);
	tc_cli_json_end(j);
}

static void put_frames(const struct tc_report_sum *s, struct tc_cli_json *j,
		       const struct tc_sum_row *row, const struct tc_sum_stack *stack)
{
	struct tacho_text names[TACHO_PROFILE_DEPTH];
	uint32_t user;

	for (uint32_t i = 0; i < stack->depth; i++)
		names[i] = tacho_symbols_get(s->names, stack->funcs[i]);
	user = tc_report_user_name(names, stack->depth);
	tc_cli_json_key(j, "user_frame");
	if (user < stack->depth)
		tc_cli_json_u64(j, user);
	else
		tc_cli_json_null(j);
	tc_cli_json_key(j, "frames");
	tc_cli_json_array(j);
	for (uint32_t i = 0; i < stack->depth; i++) {
		tc_cli_json_object(j);
		tc_document_text(j, "function", names[i]);
		tc_document_text(j, "file", tacho_symbols_get(s->names, row->files[i]));
		tc_document_u64(j, "line", stack->lines[i]);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
}

static void put_stacks(const struct tc_report_sum *s, struct tc_cli_json *j)
{
	struct tc_sum_stack stack;

	tc_cli_json_key(j, "stacks");
	tc_cli_json_array(j);
	for (size_t i = 0; i < s->stacks.n && i < s->top; i++) {
		const struct tc_sum_row *row = &s->stacks.rows[i];

		tc_sum_get_stack(s, row, &stack);
		tc_cli_json_object(j);
		tc_document_string(j, "kind", tacho_profile_name(stack.kind));
		tc_document_u64(j, "count", row->count);
		put_time(s, j, &row->time);
		put_distribution(j, row->all);
		tc_document_f64(j, "top_1_percent_share", tacho_hist_top_share(row->all, 0.01));
		put_frames(s, j, row, &stack);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
}

void tc_sum_json(const struct tc_report_sum *s, struct tc_cli_json *j)
{
	tc_cli_json_object(j);
	put_files(s, j);
	if (s->n_usable > 0) {
		put_facts(s, j);
		put_findings(s, j);
		put_states(s, j);
		put_rows(s, j, "functions_by_running", &s->functions[TC_SUM_RUNNING], "function",
			 "goroutines");
		put_rows(s, j, "functions_by_runnable", &s->functions[TC_SUM_RUNNABLE], "function",
			 "goroutines");
		put_rows(s, j, "functions_by_blocked", &s->functions[TC_SUM_BLOCKED], "function",
			 "goroutines");
		put_rows(s, j, "block_reasons", &s->reasons, "reason", "waits");
		put_latency(s, j);
		put_stacks(s, j);
	}
	tc_cli_json_end(j);
}
