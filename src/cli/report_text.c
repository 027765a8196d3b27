/* SPDX-License-Identifier: MIT */
/*
 * The report as text: facts, then time by state, start functions, reasons, the
 * scheduler, and stacks. Sections without content are left out.
 */
#include "cli/grid.h"
#include "cli/report.h"
#include "cli/units.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* --- small pieces --------------------------------------------------------- */

struct text {
	char s[TC_UNITS_MAX];
};

static struct text duration(const struct tc_report *r, int64_t ns)
{
	struct text t;

	tc_cli_units_duration(t.s, ns, r->ctx->out.unicode);
	return t;
}

static struct text count(uint64_t n)
{
	struct text t;

	tc_cli_units_count(t.s, n);
	return t;
}

static struct text bytes(uint64_t n)
{
	struct text t;

	tc_cli_units_bytes(t.s, n);
	return t;
}

static struct text percent(double share)
{
	struct text t;

	tc_cli_units_percent(t.s, share);
	return t;
}

/* "1 P", "2 Ps" */
static const char *plural(uint64_t n)
{
	return n == 1 ? "" : "s";
}

static const char *on(const struct tc_report *r, enum tc_role role)
{
	return tc_cli_term_on(&r->ctx->out, role);
}

static const char *off(const struct tc_report *r, enum tc_role role)
{
	return tc_cli_term_off(&r->ctx->out, role);
}

static void print_title(const struct tc_report *r, const char *title, const char *note)
{
	printf("\n%s%s%s", on(r, TC_ROLE_TITLE), title, off(r, TC_ROLE_TITLE));
	if (note && *note)
		printf("  %s%s%s", on(r, TC_ROLE_DIM), note, off(r, TC_ROLE_DIM));
	printf("\n");
}

static void begin_fact(const struct tc_report *r, const char *label)
{
	printf("  %s%-12s%s", on(r, TC_ROLE_DIM), label, off(r, TC_ROLE_DIM));
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
	struct text lasted = duration(r, f->last_ns - f->first_ns);
	int64_t unix_ns;
	time_t seconds;
	struct tm tm;
	char when[64];

	begin_fact(r, "traced");
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

	begin_fact(r, "ran on");
	if (procs->n > 0 && procs->min != procs->max)
		printf("%" PRIu64 " to %" PRIu64 " Ps", procs->min, procs->max);
	else
		printf("%" PRIu64 " P%s", seen, plural(seen));
	if (busy >= 0)
		printf(", %s busy", percent(busy).s);
	printf("; %" PRIu64 " thread%s\n", f->threads, plural(f->threads));
}

static void print_memory(const struct tc_report *r)
{
	const struct tacho_facts *f = tacho_summary_facts(r->summary);
	const struct tacho_metric_range *heap =
		tacho_summary_metric(r->summary, TACHO_METRIC_HEAP_LIVE);

	begin_fact(r, "memory");
	printf("%s GC cycle%s", count(f->gc_cycles).s, plural(f->gc_cycles));
	if (heap->n > 0)
		printf("; heap %s to %s", bytes(heap->min).s, bytes(heap->max).s);
	printf("\n");
}

static void print_lost(const struct tc_report *r)
{
	struct tc_cli_str why = { 0 };
	uint64_t lost = r->in.bytes > r->in.kept_bytes ? r->in.bytes - r->in.kept_bytes : 0;

	if (r->in.diag.code == 0)
		return;
	begin_fact(r, "lost");
	printf("%s", on(r, TC_ROLE_BAD));
	if (lost > 0) {
		printf("the last %s (%s), from byte %" PRIu64 " on", bytes(lost).s,
		       percent((double)lost / (double)r->in.bytes).s, r->in.kept_bytes);
	} else {
		printf("the end");
	}
	tc_report_input_describe(&r->in, &why);
	printf("%s\n", off(r, TC_ROLE_BAD));
	begin_fact(r, "");
	tc_cli_out_text(stdout, why.p, why.len, r->ctx->out.unicode);
	printf("\n");
	begin_fact(r, "");
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
	begin_fact(r, "made by");
	printf("%s (format 1.%u)\n", tc_report_go_version(f->version), f->version);
	print_start(r);
	begin_fact(r, "events");
	printf("%s", count(f->events).s);
	if (r->in.generations > 0) {
		printf(" in %s generation%s", count(r->in.generations).s,
		       plural(r->in.generations));
	}
	printf(", %s\n", bytes(r->in.bytes).s);
	if (f->gs_peak > 0) {
		print_machine(r);
		begin_fact(r, "goroutines");
		printf("%s created; at most %s alive, %s at the end\n", count(f->gs_created).s,
		       count(f->gs_peak).s, count(f->gs_left).s);
		print_memory(r);
	}
	print_lost(r);
}

/* --- time by state -------------------------------------------------------- */

static const struct {
	enum tacho_column column;
	const char *name;
	enum tc_role role;
} states[] = {
	{ TACHO_COLUMN_RUNNING, "running", TC_ROLE_GOOD },
	{ TACHO_COLUMN_RUNNABLE, "runnable, waiting for a P", TC_ROLE_WARN },
	{ TACHO_COLUMN_BLOCKED, "blocked", TC_ROLE_NONE },
	{ TACHO_COLUMN_SYSCALL, "in system calls", TC_ROLE_NONE },
	{ TACHO_COLUMN_SYSCALL_BLOCKED, "in blocking system calls", TC_ROLE_NONE },
	{ TACHO_COLUMN_UNKNOWN, "unknown", TC_ROLE_DIM },
};

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

	for (size_t i = 0; i < TC_LEN(states); i++)
		sum += (double)tacho_hist_total_ns(all->columns[states[i].column]);
	if (sum <= 0)
		return;
	print_title(r, "Goroutine time", "sums over all goroutines");
	begin_table(&t, r, cols, TC_LEN(cols));
	t.no_header = true;
	for (size_t i = 0; i < TC_LEN(states); i++) {
		int64_t ns = tacho_hist_total_ns(all->columns[states[i].column]);

		if (ns == 0)
			continue;
		tc_cli_table_str(&t, states[i].name);
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
		print_title(r, title, note);
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
	print_title(r, "Blocked, by reason", NULL);
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
	print_title(r, "Scheduler latency", "from runnable to running");
	printf("  p50 %s   p99 %s   max %s   in %s starts, %s in all\n",
	       duration(r, tacho_hist_quantile(h, 0.5)).s,
	       duration(r, tacho_hist_quantile(h, 0.99)).s, duration(r, tacho_hist_max_ns(h)).s,
	       count(tacho_hist_count(h)).s, duration(r, tacho_hist_total_ns(h)).s);
}

/* --- stacks --------------------------------------------------------------- */

/* Columns of a gap with its arrow. */
#define GAP_WIDTH 4

struct path {
	const struct tc_report *r;
	const struct tacho_profile_stack *s;
	uint32_t user; /* the frame that stands out */
	struct tc_cli_str out;
	unsigned used; /* columns */
};

static struct tacho_text frame_name(const struct path *p, uint32_t i)
{
	const struct tacho_symbols *symbols = p->r->symbols;

	return tacho_symbols_get(symbols, tacho_symbols_frame(symbols, p->s->stack, i).func);
}

static unsigned frame_width(const struct path *p, uint32_t i)
{
	struct tacho_text name = frame_name(p, i);

	return tc_cli_term_width(name.s, name.n, p->r->ctx->out.unicode) + (i > 0 ? 3 : 0);
}

static void put_frame(struct path *p, uint32_t i)
{
	const struct tc_cli_term *term = &p->r->ctx->out;
	enum tc_role role = i == p->user ? TC_ROLE_TITLE : TC_ROLE_DIM;
	struct tacho_text name = frame_name(p, i);

	if (i > 0) {
		tc_cli_str_puts(&p->out, tc_cli_term_on(term, TC_ROLE_DIM));
		tc_cli_str_puts(&p->out, term->unicode ? " \xe2\x86\x90 " : " < ");
		tc_cli_str_puts(&p->out, tc_cli_term_off(term, TC_ROLE_DIM));
	}
	tc_cli_str_puts(&p->out, tc_cli_term_on(term, role));
	tc_cli_str_escape(&p->out, name.s, name.n, term->unicode);
	tc_cli_str_puts(&p->out, tc_cli_term_off(term, role));
	p->used += frame_width(p, i);
}

static void put_gap(struct path *p)
{
	tc_cli_str_puts(&p->out, p->r->ctx->out.unicode ? " \xe2\x86\x90 \xe2\x80\xa6" : " < ...");
	p->used += GAP_WIDTH;
}

/*
 * Frames on one line, innermost first, as many as fit. The first and the user's are
 * always there; a gap stands for what has no room between or behind them.
 */
static void print_path(const struct tc_report *r, const struct tacho_profile_stack *s)
{
	const struct tc_cli_term *term = &r->ctx->out;
	unsigned room = term->tty && term->width > 40 ? term->width - 6 : 120, need = 0;
	struct path p = { .r = r, .s = s };
	uint32_t next = 0;

	p.user = tc_report_user_frame(r->symbols, s->stack, s->depth);
	if (p.user == s->depth && p.user > 0)
		p.user--; /* the start function, if all is Go's own */
	for (uint32_t i = 0; i < s->depth && i <= p.user; i++)
		need += frame_width(&p, i);
	if (need > room) {
		unsigned user_width = frame_width(&p, p.user) + GAP_WIDTH;

		while (next < p.user &&
		       (next == 0 || p.used + frame_width(&p, next) + user_width <= room))
			put_frame(&p, next++);
		if (next < p.user)
			put_gap(&p);
		next = p.user;
	}
	while (next < s->depth) {
		unsigned gap = next + 1 < s->depth ? GAP_WIDTH : 0;

		if (next > p.user && p.used + frame_width(&p, next) + gap > room) {
			put_gap(&p);
			break;
		}
		put_frame(&p, next++);
	}
	printf("      %s\n", p.out.p ? p.out.p : "(no stack)");
	tc_cli_str_free(&p.out);
}

static void print_stack(const struct tc_report *r, const struct tc_report_stack *stack)
{
	const struct tacho_hist *h = stack->s->waits;
	double share = tc_report_long_share(h);

	printf("  %10s  %-8s %8s  %9s %9s %9s\n", duration(r, stack->s->total_ns).s,
	       tacho_profile_name(stack->kind), count(stack->s->count).s,
	       duration(r, tacho_hist_quantile(h, 0.5)).s,
	       duration(r, tacho_hist_quantile(h, 0.99)).s, duration(r, tacho_hist_max_ns(h)).s);
	print_path(r, stack->s);
	if (share > 0) {
		printf("      %sthe longest 1%% make up %s of the total%s\n", on(r, TC_ROLE_WARN),
		       percent(share).s, off(r, TC_ROLE_WARN));
	}
}

static void print_stacks(const struct tc_report *r)
{
	size_t n;
	struct tc_report_stack *stacks = tc_report_stacks(r, &n);

	if (n > 0) {
		print_title(r, "Where they waited", "by stack, innermost function first");
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
	print_states(r);
	print_functions(r, TACHO_COLUMN_RUNNING, "Running", "by start function");
	print_functions(r, TACHO_COLUMN_RUNNABLE, "Runnable, waiting for a P", "by start function");
	print_functions(r, TACHO_COLUMN_BLOCKED, "Blocked",
			"by start function, without the runtime's own");
	print_reasons(r);
	print_latency(r);
	print_stacks(r);
}
