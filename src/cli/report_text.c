/* SPDX-License-Identifier: MIT */
/*
 * The report as text: facts, findings, then time by state, start functions, reasons, the
 * scheduler, and stacks. Sections without content are left out.
 */
#include "cli/grid.h"
#include "cli/report.h"
#include "cli/report_print.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* --- small pieces --------------------------------------------------------- */

static const char *on(const struct tc_report *r, enum tc_role role)
{
	return tc_cli_term_on(&r->ctx->out, role);
}

static const char *off(const struct tc_report *r, enum tc_role role)
{
	return tc_cli_term_off(&r->ctx->out, role);
}

static void put_name(struct tc_cli_table *t, const struct tc_report *r, uint32_t id,
		     const char *empty)
{
	struct tacho_text name = tacho_symbols_get(r->symbols, id);

	if (name.n == 0)
		tc_cli_table_str(t, empty);
	else
		tc_cli_table_mem(t, name.s, name.n);
}

static void begin_table(struct tc_cli_table *t, const struct tc_report *r,
			const struct tc_cli_col *cols, size_t n)
{
	tc_cli_table_begin_at(t, stdout, &r->ctx->out, TC_FORMAT_TEXT, 2, cols, n);
}

/* --- facts ---------------------------------------------------------------- */

static void print_start(const struct tc_report *r)
{
	const struct tacho_facts *f = tacho_summary_facts(r->summary);
	struct tc_report_amount lasted = tc_report_duration(r->ctx, f->last_ns - f->first_ns);
	int64_t unix_ns;
	time_t seconds;
	struct tm tm;
	char when[64];

	tc_report_label(r->ctx, "traced");
	if (tc_report_start(r, &unix_ns) && unix_ns >= 0) {
		seconds = (time_t)(unix_ns / 1000000000);
		if (gmtime_r(&seconds, &tm) &&
		    strftime(when, sizeof(when), "%Y-%m-%d %H:%M:%S UTC", &tm) > 0) {
			printf("%s from %s on\n", lasted.s, when);
			return;
		}
	}
	printf("%s\n", lasted.s);
}

static void print_machine(const struct tc_report *r)
{
	const struct tacho_facts *f = tacho_summary_facts(r->summary);
	const struct tacho_metric_range *procs =
		tacho_summary_metric(r->summary, TACHO_METRIC_GOMAXPROCS);
	uint64_t seen = procs->n > 0 ? procs->last : f->procs - f->pseudo_procs;
	double busy = tc_report_busy(r);

	tc_report_label(r->ctx, "ran on");
	if (procs->n > 0 && procs->min != procs->max)
		printf("%" PRIu64 " to %" PRIu64 " Ps", procs->min, procs->max);
	else
		printf("%" PRIu64 " P%s", seen, tc_report_plural(seen));
	if (busy >= 0)
		printf(", %s busy", tc_report_percent(busy).s);
	printf("; %" PRIu64 " thread%s\n", f->threads, tc_report_plural(f->threads));
}

static void print_memory(const struct tc_report *r)
{
	const struct tacho_facts *f = tacho_summary_facts(r->summary);
	const struct tacho_metric_range *heap =
		tacho_summary_metric(r->summary, TACHO_METRIC_HEAP_LIVE);

	tc_report_label(r->ctx, "memory");
	printf("%s GC cycle%s", tc_report_count(f->gc_cycles).s, tc_report_plural(f->gc_cycles));
	if (heap->n > 0)
		printf("; heap %s to %s", tc_report_bytes(heap->min).s,
		       tc_report_bytes(heap->max).s);
	printf("\n");
}

/* What the kernel said, where the program asked it. */
static void print_cpu(const struct tc_report *r)
{
	struct tacho_cpu_sums k = { 0 };
	const char *between = "";

	if (r->activity)
		tacho_cpu_get_sums(tacho_activity_cpu(r->activity), INT64_MIN, INT64_MAX, &k);
	if (!k.has_group && !k.has_pressure)
		return;
	tc_report_label(r->ctx, "kernel");
	if (k.has_group) {
		if (k.quota_cpus > 0)
			printf("CPU quota %.2f, used up in %s of %s periods", k.quota_cpus,
			       tc_report_count(k.throttled).s, tc_report_count(k.periods).s);
		else
			printf("no CPU quota");
		between = "; ";
	}
	if (k.has_pressure && k.end_ns > k.begin_ns)
		printf("%sCPU pressure %s", between,
		       tc_report_percent((double)k.psi_some_us * 1e3 /
					 ((double)k.end_ns - (double)k.begin_ns))
			       .s);
	printf("\n");
}

static void print_lost(const struct tc_report *r)
{
	struct tc_cli_str why = { 0 };
	uint64_t lost = r->in.bytes > r->in.kept_bytes ? r->in.bytes - r->in.kept_bytes : 0;

	if (r->in.diag.code == 0)
		return;
	tc_report_label(r->ctx, "lost");
	printf("%s", on(r, TC_ROLE_BAD));
	if (lost > 0) {
		printf("%sthe last %s (%s), from byte %" PRIu64 " on",
		       tc_report_input_lost_more(&r->in), tc_report_bytes(lost).s,
		       tc_report_percent((double)lost / (double)r->in.bytes).s, r->in.kept_bytes);
	} else {
		printf("the end");
	}
	tc_report_input_describe(&r->in, &why);
	printf("%s\n", off(r, TC_ROLE_BAD));
	tc_report_label(r->ctx, "");
	tc_cli_out_text(stdout, why.p, why.len, r->ctx->out.unicode);
	printf("\n");
	tc_report_label(r->ctx, "");
	printf("%stimes of goroutines below run on to the damage%s\n", on(r, TC_ROLE_DIM),
	       off(r, TC_ROLE_DIM));
	tc_cli_str_free(&why);
}

static void print_facts(const struct tc_report *r)
{
	const struct tacho_facts *f = tacho_summary_facts(r->summary);
	const char *name = tc_report_input_name(&r->in);

	printf("%s", on(r, TC_ROLE_TITLE));
	tc_cli_out_text(stdout, name, strlen(name), r->ctx->out.unicode);
	printf("%s\n", off(r, TC_ROLE_TITLE));
	tc_report_label(r->ctx, "made by");
	printf("%s (format 1.%u)\n", tc_report_go_version(f->version), f->version);
	print_start(r);
	tc_report_label(r->ctx, "events");
	printf("%s", tc_report_count(f->events).s);
	if (r->in.generations > 0) {
		printf(" in %s generation%s", tc_report_count(r->in.generations).s,
		       tc_report_plural(r->in.generations));
	}
	printf(", %s\n", tc_report_bytes(r->in.bytes).s);
	if (f->gs_peak > 0) {
		print_machine(r);
		tc_report_label(r->ctx, "goroutines");
		printf("%s created; at most %s alive, %s at the end\n",
		       tc_report_count(f->gs_created).s, tc_report_count(f->gs_peak).s,
		       tc_report_count(f->gs_left).s);
		print_memory(r);
		print_cpu(r);
	} else if (r->in.diag.code == 0) {
		printf("  Nothing was recorded: the trace ended before its first goroutine.\n");
	}
	print_lost(r);
}

/* --- findings ------------------------------------------------------------- */

static void print_findings(const struct tc_report *r)
{
	struct tc_report_finding *v;
	size_t n;

	if (!r->findings)
		return;
	v = tc_report_get_findings(r, &n);
	tc_report_findings(r->ctx, v, n, 0, tacho_findings_caveat(r->findings));
	free(v);
}

/* --- time by state -------------------------------------------------------- */

static void print_states(const struct tc_report *r)
{
	static const struct tc_cli_col cols[] = {
		{ .key = "state", .title = "", .type = TC_COL_TEXT },
		{ .key = "total_ns", .title = "", .type = TC_COL_DURATION },
		{ .key = "share", .title = "", .type = TC_COL_SHARE },
		{ .key = "bar", .title = "", .type = TC_COL_BAR, .cells = 30 },
	};
	const struct tacho_group *all = tacho_goroutines_all(r->goroutines);
	struct tc_cli_table t;
	double sum = 0;

	for (size_t i = 0; i < TC_REPORT_STATES; i++)
		sum += (double)tacho_hist_total_ns(all->columns[tc_report_states[i].column]);
	if (sum <= 0)
		return;
	tc_report_title(r->ctx, "Goroutine time", "sums over all goroutines");
	begin_table(&t, r, cols, TC_LEN(cols));
	t.no_header = true;
	for (size_t i = 0; i < TC_REPORT_STATES; i++) {
		int64_t ns = tacho_hist_total_ns(all->columns[tc_report_states[i].column]);

		if (ns == 0)
			continue;
		tc_cli_table_str(&t, tc_report_states[i].name);
		tc_cli_table_i64(&t, ns);
		tc_cli_table_f64(&t, (double)ns / sum);
		tc_cli_table_f64(&t, (double)ns / sum);
		tc_cli_table_row(&t);
	}
	tc_cli_table_end(&t);
}

/* --- start functions ------------------------------------------------------ */

static void print_functions(const struct tc_report *r, enum tacho_column column, const char *title,
			    const char *note)
{
	const struct tc_cli_col cols[] = {
		{ .key = "total_ns", .title = "total", .type = TC_COL_DURATION },
		{ .key = "share", .title = "", .type = TC_COL_SHARE, .role = TC_ROLE_DIM },
		{ .key = "count", .title = "count", .type = TC_COL_COUNT },
		{ .key = "avg_ns", .title = "avg", .type = TC_COL_DURATION },
		{ .key = "p50_ns", .title = "p50", .type = TC_COL_DURATION },
		{ .key = "p99_ns", .title = "p99", .type = TC_COL_DURATION },
		{ .key = "max_ns", .title = "max", .type = TC_COL_DURATION },
		{ .key = "function",
		  .title = "start function",
		  .type = TC_COL_TEXT,
		  .flags = TC_COL_FLEX },
	};
	const struct tacho_group *all = tacho_goroutines_all(r->goroutines);
	double sum = (double)tacho_hist_total_ns(all->columns[column]);
	struct tc_cli_table t;
	size_t n;
	const struct tacho_group **groups = tc_report_groups(r, column, &n);

	if (sum > 0) {
		tc_report_title(r->ctx, title, note);
		begin_table(&t, r, cols, TC_LEN(cols));
		for (size_t i = 0; i < n && i < r->top; i++) {
			const struct tacho_hist *h = groups[i]->columns[column];

			if (tacho_hist_total_ns(h) <= 0)
				break;
			tc_cli_table_i64(&t, tacho_hist_total_ns(h));
			tc_cli_table_f64(&t, (double)tacho_hist_total_ns(h) / sum);
			tc_cli_table_u64(&t, groups[i]->count);
			tc_cli_table_i64(&t, tacho_hist_mean_ns(h));
			tc_cli_table_i64(&t, tacho_hist_quantile(h, 0.5));
			tc_cli_table_i64(&t, tacho_hist_quantile(h, 0.99));
			tc_cli_table_i64(&t, tacho_hist_max_ns(h));
			put_name(&t, r, groups[i]->name, "(no stack seen)");
			tc_cli_table_row(&t);
		}
		tc_cli_table_end(&t);
	}
	free(groups);
}

/* --- reasons and the scheduler -------------------------------------------- */

static void print_reasons(const struct tc_report *r)
{
	static const struct tc_cli_col cols[] = {
		{ .key = "total_ns", .title = "total", .type = TC_COL_DURATION },
		{ .key = "share", .title = "", .type = TC_COL_SHARE, .role = TC_ROLE_DIM },
		{ .key = "waits", .title = "waits", .type = TC_COL_COUNT },
		{ .key = "reason", .title = "reason", .type = TC_COL_TEXT },
		{ .key = "bar", .title = "", .type = TC_COL_BAR },
	};
	const struct tacho_group *all = tacho_goroutines_all(r->goroutines);
	double sum = (double)tacho_hist_total_ns(all->columns[TACHO_COLUMN_BLOCKED]);
	struct tc_cli_table t;

	if (all->n_blocks == 0 || sum <= 0)
		return;
	tc_report_title(r->ctx, "Blocked, by reason", NULL);
	begin_table(&t, r, cols, TC_LEN(cols));
	for (size_t i = 0; i < all->n_blocks && i < r->top; i++) {
		const struct tacho_named_time *b = &all->blocks[i];

		tc_cli_table_i64(&t, b->ns);
		tc_cli_table_f64(&t, (double)b->ns / sum);
		if (tacho_symbols_get(r->symbols, b->name).n > 0)
			tc_cli_table_u64(&t, tc_report_waits(r, b->name));
		else
			tc_cli_table_null(&t);
		put_name(&t, r, b->name, "(since before the trace)");
		tc_cli_table_f64(&t, (double)b->ns / sum);
		tc_cli_table_row(&t);
	}
	tc_cli_table_end(&t);
}

static void print_latency(const struct tc_report *r)
{
	const struct tacho_hist *h = tacho_goroutines_all(r->goroutines)->latency;

	if (tacho_hist_count(h) == 0)
		return;
	tc_report_title(r->ctx, "Scheduler latency", "from runnable to running");
	printf("  p50 %s   p99 %s   max %s   in %s starts, %s in all\n",
	       tc_report_duration(r->ctx, tacho_hist_quantile(h, 0.5)).s,
	       tc_report_duration(r->ctx, tacho_hist_quantile(h, 0.99)).s,
	       tc_report_duration(r->ctx, tacho_hist_max_ns(h)).s,
	       tc_report_count(tacho_hist_count(h)).s,
	       tc_report_duration(r->ctx, tacho_hist_total_ns(h)).s);
}

/* --- stacks --------------------------------------------------------------- */

/* The names of a stack's functions, as one line. */
static void print_path(const struct tc_report *r, const struct tacho_profile_stack *s)
{
	struct tacho_text names[TACHO_PROFILE_DEPTH];

	tc_report_names(r->symbols, s, names);
	tc_report_path(r->ctx, names, s->depth);
}

static void print_stack(const struct tc_report *r, const struct tc_report_stack *stack)
{
	const struct tacho_hist *h = stack->s->waits;
	const int64_t ns[] = { tacho_hist_quantile(h, 0.5), tacho_hist_quantile(h, 0.99),
			       tacho_hist_max_ns(h) };
	double share = tc_report_long_share(h);

	tc_report_cell(r->ctx, tc_report_duration(r->ctx, stack->s->total_ns).s, 10);
	printf("  %-7s", tacho_profile_name(stack->kind));
	tc_report_cell(r->ctx, tc_report_count(stack->s->count).s, 8);
	for (size_t i = 0; i < TC_LEN(ns); i++)
		tc_report_cell(r->ctx, tc_report_duration(r->ctx, ns[i]).s, i ? 8 : 9);
	printf("\n");
	print_path(r, stack->s);
	if (share > 0) {
		printf("      %sthe longest 1%% make up %s of the total%s\n", on(r, TC_ROLE_WARN),
		       tc_report_percent(share).s, off(r, TC_ROLE_WARN));
	}
}

static void print_stacks(const struct tc_report *r)
{
	size_t n;
	struct tc_report_stack *stacks = tc_report_stacks(r, &n);

	if (n > 0) {
		tc_report_title(r->ctx, "Where they waited", "by stack, innermost function first");
		printf("  %s%10s  %-8s %8s  %9s %9s %9s%s\n", on(r, TC_ROLE_DIM), "total",
		       "profile", "waits", "p50", "p99", "max", off(r, TC_ROLE_DIM));
	}
	for (size_t i = 0; i < n && i < r->top; i++)
		print_stack(r, &stacks[i]);
	free(stacks);
}

void tc_report_text(const struct tc_report *r, bool is_next)
{
	if (is_next)
		printf("\n\n");
	print_facts(r);
	print_findings(r);
	print_states(r);
	print_functions(r, TACHO_COLUMN_RUNNING, "Running", "by start function");
	print_functions(r, TACHO_COLUMN_RUNNABLE, "Runnable, waiting for a P", "by start function");
	print_functions(r, TACHO_COLUMN_BLOCKED, "Blocked",
			"by start function, without the runtime's own");
	print_reasons(r);
	print_latency(r);
	print_stacks(r);
}
