/* SPDX-License-Identifier: MIT */
/* See live_view.h. */
#include "cli/grid.h"
#include "cli/live_view.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum {
	FINDINGS_MAX = 4,
	TABLE_HEAD = 2 /* its title, and the names of the columns */
};

const char *const tc_live_sort_choices[] = { "running", "runnable", "blocked", "syscall", "p99",
					     "max",     "count",    "alive",   NULL };

struct out {
	FILE *f;
	const struct tc_live_view *v;
	unsigned left; /* lines */
};

/* --- lines ------------------------------------------------------------------------------ */

static void line(struct out *o, enum tc_role role, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Foreign text may be among what is printed. */
static void line(struct out *o, enum tc_role role, const char *format, ...)
{
	const struct tc_cli_term *term = &o->v->ctx->out;
	unsigned width = 0, columns = o->v->columns;
	char text[1600];
	va_list args;
	size_t n;

	if (o->left == 0)
		return;
	o->left--;
	va_start(args, format);
	(void)vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	n = strlen(text);
	(void)fputs(tc_cli_term_on(term, role), o->f);
	for (size_t i = 0; i < n;) {
		struct tc_cli_glyph g;

		tc_cli_term_glyph(text + i, n - i, term->unicode, &g);
		if (columns > 0 && width + g.width > columns)
			break;
		width += g.width;
		i += g.used;
		(void)fputs(g.text, o->f);
	}
	(void)fprintf(o->f, "%s\n", tc_cli_term_off(term, role));
}

static void print_head(struct out *o)
{
	const struct tc_live_view *v = o->v;
	const struct tacho_facts *f;
	char size[TC_UNITS_MAX], clock[32] = "";
	struct tm tm;

	if (!v->report) {
		line(o, TC_ROLE_TITLE, "%s  no capture yet%s%s", v->service, v->state ? "  " : "",
		     v->state ? v->state : "");
		return;
	}
	f = tacho_summary_facts(v->report->summary);
	if (gmtime_r(&v->when, &tm))
		(void)strftime(clock, sizeof(clock), "%H:%M:%S UTC", &tm);
	tc_cli_units_bytes_si(size, v->report->in.bytes);
	line(o, TC_ROLE_TITLE, "%s  capture %" PRIu64 ", %s: %s, %s%s%s", v->service, v->number,
	     clock, tc_report_duration(v->ctx, f->last_ns - f->first_ns).s, size,
	     v->state ? "  " : "", v->state ? v->state : "");
}

static void print_machine(struct out *o)
{
	const struct tc_report *r = o->v->report;
	const struct tacho_facts *f = tacho_summary_facts(r->summary);
	const struct tacho_metric_range *procs =
		tacho_summary_metric(r->summary, TACHO_METRIC_GOMAXPROCS);
	const struct tacho_metric_range *heap =
		tacho_summary_metric(r->summary, TACHO_METRIC_HEAP_LIVE);
	uint64_t n_procs = procs->n > 0 ? procs->last : f->procs - f->pseudo_procs;
	double busy = tc_report_busy(r);
	char heap_text[96] = "";

	if (heap->n > 0)
		(void)snprintf(heap_text, sizeof(heap_text), "; heap %s to %s",
			       tc_report_bytes(heap->min).s, tc_report_bytes(heap->max).s);
	line(o, TC_ROLE_NONE,
	     "%" PRIu64 " P%s%s%s; %" PRIu64 " thread%s; goroutines: %s at most, %s created; "
	     "%s GC cycle%s%s",
	     n_procs, tc_report_plural(n_procs), busy >= 0 ? ", busy " : "",
	     busy >= 0 ? tc_report_percent(busy).s : "", f->threads, tc_report_plural(f->threads),
	     tc_report_count(f->gs_peak).s, tc_report_count(f->gs_created).s,
	     tc_report_count(f->gc_cycles).s, tc_report_plural(f->gc_cycles), heap_text);
}

static void print_latency(struct out *o)
{
	const struct tacho_ctx *ctx = o->v->ctx;
	const struct tacho_hist *h = tacho_goroutines_all(o->v->report->goroutines)->latency;

	if (tacho_hist_count(h) == 0)
		return;
	line(o, TC_ROLE_NONE, "scheduler latency: p50 %s, p99 %s, max %s in %s starts",
	     tc_report_duration(ctx, tacho_hist_quantile(h, 0.5)).s,
	     tc_report_duration(ctx, tacho_hist_quantile(h, 0.99)).s,
	     tc_report_duration(ctx, tacho_hist_max_ns(h)).s,
	     tc_report_count(tacho_hist_count(h)).s);
}

static void print_trouble(struct out *o)
{
	const struct tc_live_view *v = o->v;

	if (v->trouble[0])
		line(o, TC_ROLE_BAD, "%s", v->trouble);
	if (v->report && v->report->in.diag.code != 0) {
		struct tc_cli_str why = { 0 };

		tc_report_input_describe(&v->report->in, &why);
		line(o, TC_ROLE_WARN, "this capture is damaged: %s", why.p);
		tc_cli_str_free(&why);
	}
	if (v->word[0])
		line(o, TC_ROLE_GOOD, "%s", v->word);
	if (v->viewer)
		line(o, TC_ROLE_DIM, "viewer: %s", v->viewer);
}

static void print_findings(struct out *o)
{
	const struct tc_report *r = o->v->report;
	struct tc_report_finding *v;
	size_t n;

	if (!r->findings)
		return;
	v = tc_report_get_findings(r, &n);
	for (size_t i = 0; i < n && i < FINDINGS_MAX; i++)
		line(o, v[i].severity >= TACHO_SEVERITY_HIGH ? TC_ROLE_BAD : TC_ROLE_WARN,
		     "%s: %s: %s", tacho_severity_name((int)v[i].severity), v[i].rule->id,
		     v[i].text);
	if (n > FINDINGS_MAX)
		line(o, TC_ROLE_DIM, "and %zu more", n - FINDINGS_MAX);
	free(v);
}

static void print_help(struct out *o)
{
	static const char *const lines[] = {
		"",
		"  q      end                          p      pause: take no more captures, and go on",
		"  s      save this capture            < >    sort by another column (also left, right)",
		"  h      this help                    Ctrl+Z stop; the terminal is as before meanwhile",
		"",
		"  running, runnable, blocked, syscall: how many goroutines of that start function",
		"  were in the state on average; p99, max: of the times from runnable to running;",
		"  count: goroutines seen; alive: of these at the end.",
	};

	for (size_t i = 0; i < TC_LEN(lines); i++)
		line(o, TC_ROLE_NONE, "%s", lines[i]);
}

/* --- the table -------------------------------------------------------------------------- */

static double in_state(const struct tacho_group *g, enum tacho_column column)
{
	return (double)tacho_hist_total_ns(g->columns[column]);
}

static double value_of(const struct tacho_group *g, enum tc_live_sort by)
{
	switch (by) {
	case TC_LIVE_RUNNING: return in_state(g, TACHO_COLUMN_RUNNING);
	case TC_LIVE_RUNNABLE: return in_state(g, TACHO_COLUMN_RUNNABLE);
	case TC_LIVE_BLOCKED: return in_state(g, TACHO_COLUMN_BLOCKED);
	case TC_LIVE_SYSCALL:
		return in_state(g, TACHO_COLUMN_SYSCALL) +
		       in_state(g, TACHO_COLUMN_SYSCALL_BLOCKED);
	case TC_LIVE_P99: return (double)tacho_hist_quantile(g->latency, 0.99);
	case TC_LIVE_MAX: return (double)tacho_hist_max_ns(g->latency);
	case TC_LIVE_COUNT: return (double)g->count;
	case TC_LIVE_ALIVE: return (double)g->alive;
	case TC_LIVE_SORTS: break;
	}
	return 0;
}

static int compare(const void *a, const void *b, void *by)
{
	const struct tacho_group *const *x = a, *const *y = b;
	const enum tc_live_sort *sort = by;
	double u = value_of(*x, *sort), v = value_of(*y, *sort);

	if (u < v || v < u)
		return u < v ? 1 : -1;
	return ((*x)->name > (*y)->name) - ((*x)->name < (*y)->name);
}

/* Goroutines in a state: hundredths, as long as there are few. */
static void print_average(struct tc_cli_table *t, double n)
{
	char text[TC_UNITS_MAX];

	if (n > 0 && n < 0.01)
		(void)snprintf(text, sizeof(text), "<0.01");
	else
		(void)snprintf(text, sizeof(text), "%.*f", n < 100 && n > 0 ? 2 : 0, n);
	tc_cli_table_str(t, text);
}

static void print_row(struct tc_cli_table *t, const struct tc_report *r,
		      const struct tacho_group *g)
{
	const struct tacho_facts *f = tacho_summary_facts(r->summary);
	double length = (double)(f->last_ns - f->first_ns);
	struct tacho_text name = tacho_symbols_get(r->symbols, g->name);

	for (enum tc_live_sort s = TC_LIVE_RUNNING; s <= TC_LIVE_SYSCALL; s++)
		print_average(t, length > 0 ? value_of(g, s) / length : 0);
	tc_cli_table_i64(t, tacho_hist_quantile(g->latency, 0.99));
	tc_cli_table_i64(t, tacho_hist_max_ns(g->latency));
	tc_cli_table_u64(t, g->count);
	tc_cli_table_u64(t, g->alive);
	if (name.n > 0)
		tc_cli_table_mem(t, name.s, name.n);
	else
		tc_cli_table_str(t, "(no stack seen)");
	tc_cli_table_row(t);
}

static void print_groups(struct out *o)
{
	static const enum tc_col_type types[TC_LIVE_SORTS] = {
		[TC_LIVE_RUNNING] = TC_COL_TEXT, [TC_LIVE_RUNNABLE] = TC_COL_TEXT,
		[TC_LIVE_BLOCKED] = TC_COL_TEXT, [TC_LIVE_SYSCALL] = TC_COL_TEXT,
		[TC_LIVE_P99] = TC_COL_DURATION, [TC_LIVE_MAX] = TC_COL_DURATION,
		[TC_LIVE_COUNT] = TC_COL_COUNT,  [TC_LIVE_ALIVE] = TC_COL_COUNT,
	};
	const struct tc_report *r = o->v->report;
	enum tc_live_sort sort = o->v->sort;
	struct tc_cli_term term = o->v->ctx->out;
	struct tc_cli_col cols[TC_LIVE_SORTS + 1];
	const struct tacho_group **groups;
	char sorted[16];
	struct tc_cli_table t;
	size_t n;

	if (o->left <= TABLE_HEAD)
		return;
	line(o, TC_ROLE_DIM, "goroutines in each state on average, by start function");
	(void)snprintf(sorted, sizeof(sorted), "%s*", tc_live_sort_choices[sort]);
	for (size_t i = 0; i < TC_LIVE_SORTS; i++)
		cols[i] =
			(struct tc_cli_col){ .key = tc_live_sort_choices[i],
					     .title = i == sort ? sorted : tc_live_sort_choices[i],
					     .type = types[i],
					     .flags = TC_COL_RIGHT };
	cols[TC_LIVE_SORTS] = (struct tc_cli_col){
		.key = "fn", .title = "start function", .type = TC_COL_TEXT, .flags = TC_COL_FLEX
	};
	/* Those of the runtime, which only wait, are not among the blocked. */
	groups = tc_report_groups(
		r, sort == TC_LIVE_BLOCKED ? TACHO_COLUMN_BLOCKED : TACHO_COLUMN_RUNNING, &n);
	qsort_r(groups, n, sizeof(*groups), compare, &sort);
	if (o->v->columns > 0)
		term.width = o->v->columns;
	tc_cli_table_begin_at(&t, o->f, &term, TC_FORMAT_TEXT, 0, cols, TC_LEN(cols));
	o->left--;
	for (size_t i = 0; i < n && i < o->v->rows && o->left > 0; i++, o->left--)
		print_row(&t, r, groups[i]);
	tc_cli_table_end(&t);
	free(groups);
}

void tc_live_text(FILE *f, const struct tc_live_view *v, unsigned lines)
{
	struct out o = { f, v, lines };
	bool has_facts = v->report && tacho_summary_facts(v->report->summary)->gs_peak > 0;

	print_head(&o);
	if (has_facts) {
		print_machine(&o);
		print_latency(&o);
	}
	print_trouble(&o);
	if (v->wants_help) {
		print_help(&o);
		return;
	}
	if (v->report && !has_facts)
		line(&o, TC_ROLE_NONE, "nothing was recorded: no goroutine ran");
	if (!has_facts)
		return;
	print_findings(&o);
	print_groups(&o);
}
