/* SPDX-License-Identifier: MIT */
/* The garbage collector as tables for people. */
#include "cli/fn_hint.h"
#include "cli/gc_mmu.h"
#include "cli/gc_view.h"
#include "cli/units.h"

#include <string.h>

struct text {
	char s[TC_UNITS_MAX];
};

static struct text duration(const struct tc_gc_view *v, int64_t ns)
{
	struct text t;

	tc_cli_units_duration(t.s, ns, v->ctx->out.unicode);
	return t;
}

static struct text count(uint64_t n)
{
	struct text t;

	tc_cli_units_count(t.s, n);
	return t;
}

static struct text percent(double share)
{
	struct text t;

	tc_cli_units_percent(t.s, share);
	return t;
}

static const char *on(const struct tc_gc_view *v, enum tc_role role)
{
	return tc_cli_term_on(&v->ctx->out, role);
}

static const char *off(const struct tc_gc_view *v, enum tc_role role)
{
	return tc_cli_term_off(&v->ctx->out, role);
}

static void print_title(const struct tc_gc_view *v, const char *title, const char *note)
{
	printf("\n%s%s%s", on(v, TC_ROLE_TITLE), title, off(v, TC_ROLE_TITLE));
	if (note)
		printf("  %s%s%s", on(v, TC_ROLE_DIM), note, off(v, TC_ROLE_DIM));
	printf("\n");
}

static void print_rest(const struct tc_gc_view *v, size_t n, const char *what)
{
	if (n > v->top)
		printf("%s%s of %s %s; --top 0 shows all%s\n", on(v, TC_ROLE_DIM), count(v->top).s,
		       count(n).s, what, off(v, TC_ROLE_DIM));
}

static void begin(struct tc_cli_table *t, const struct tc_gc_view *v, const struct tc_cli_col *cols,
		  size_t n)
{
	tc_cli_table_begin_at(t, stdout, &v->ctx->out, TC_FORMAT_TEXT, 2, cols, n);
}

static void put_text(struct tc_cli_table *t, const struct tc_gc_view *v, uint32_t id)
{
	struct tacho_text s = tacho_symbols_get(tacho_gc_symbols(v->gc), id);

	if (s.n == 0)
		tc_cli_table_str(t, TC_FN_UNKNOWN);
	else
		tc_cli_table_mem(t, s.s, s.n);
}

static void put_span(struct tc_cli_table *t, bool is_known, int64_t begin_ns, int64_t end_ns)
{
	if (is_known)
		tc_cli_table_i64(t, end_ns - begin_ns);
	else
		tc_cli_table_null(t);
}

static void put_bytes(struct tc_cli_table *t, uint64_t bytes)
{
	if (bytes > 0)
		tc_cli_table_u64(t, bytes);
	else
		tc_cli_table_null(t);
}

/* --- head ------------------------------------------------------------------- */

static void print_head(const struct tc_gc_view *v)
{
	const struct tacho_gc_facts *f = tacho_gc_facts(v->gc);
	const char *name = tc_report_input_name(&v->in);
	double wall = (double)(f->last_ns - f->first_ns);
	size_t n = tacho_gc_cycles(v->gc);
	double worked = (double)tacho_gc_all(v->gc)->assist_running_ns;

	printf("%s", on(v, TC_ROLE_TITLE));
	tc_cli_out_text(stdout, name, strlen(name), v->ctx->out.unicode);
	printf("%s: %s GC cycle%s in %s", off(v, TC_ROLE_TITLE), count(n).s, n == 1 ? "" : "s",
	       duration(v, f->last_ns - f->first_ns).s);
	tc_range_text(v->ctx, ", ", v->window);
	if (n > 0 && wall > 0)
		printf(", marking %s of the time", percent((double)f->mark_ns / wall).s);
	printf("\n");
	for (int w = 0; w < TACHO_GC_WORKER_COUNT; w++)
		if (w != TACHO_GC_WORKER_IDLE)
			worked += (double)tacho_hist_total_ns(tacho_gc_workers(v->gc, w));
	if (n > 0 && f->proc_ns > 0)
		printf("  mark workers and assists took %s of the time of all Ps\n",
		       percent(worked / f->proc_ns).s);
	if (n > 0)
		tc_gc_mmu_line(v->mmu);
}

/* --- cycles ----------------------------------------------------------------- */

static const struct tc_cli_col cycle_cols[] = {
	{ .key = "n", .title = "cycle", .type = TC_COL_ID },
	{ .key = "begin", .title = "at", .type = TC_COL_DURATION },
	{ .key = "sweep", .title = "sweep-term", .type = TC_COL_DURATION },
	{ .key = "mark", .title = "mark", .type = TC_COL_DURATION },
	{ .key = "term", .title = "mark-term", .type = TC_COL_DURATION },
	{ .key = "assist", .title = "assists", .type = TC_COL_DURATION },
	{ .key = "workers", .title = "workers", .type = TC_COL_DURATION },
	{ .key = "before", .title = "heap", .type = TC_COL_BYTES },
	{ .key = "marked", .title = "alive", .type = TC_COL_BYTES },
	{ .key = "goal", .title = "next goal", .type = TC_COL_BYTES },
	{ .key = "room", .title = "room", .type = TC_COL_SHARE },
	{ .key = "trigger", .title = "trigger", .type = TC_COL_TEXT },
	{ .key = "by", .title = "in", .type = TC_COL_TEXT, .flags = TC_COL_FLEX },
};

static bool has(const struct tacho_gc_cycle *c, unsigned seen)
{
	return (c->seen & seen) == seen;
}

static void put_cycle(struct tc_cli_table *t, const struct tc_gc_view *v, size_t i)
{
	const struct tacho_gc_cycle *c = tacho_gc_cycle(v->gc, i);

	tc_cli_table_u64(t, i + 1);
	if (has(c, TACHO_GC_SEEN_BEGIN))
		tc_cli_table_i64(t, tc_gc_since(v, c->begin_ns));
	else
		tc_cli_table_null(t);
	put_span(t, has(c, TACHO_GC_SEEN_SWEEP_BEGIN | TACHO_GC_SEEN_SWEEP_END), c->sweep_begin_ns,
		 c->sweep_end_ns);
	put_span(t, has(c, TACHO_GC_SEEN_SWEEP_END | TACHO_GC_SEEN_TERM_BEGIN), c->sweep_end_ns,
		 c->term_begin_ns);
	put_span(t, has(c, TACHO_GC_SEEN_TERM_BEGIN | TACHO_GC_SEEN_TERM_END), c->term_begin_ns,
		 c->term_end_ns);
	tc_cli_table_i64(t, c->assist_ns);
	tc_cli_table_i64(t, c->worker_ns);
	put_bytes(t, c->heap_begin_bytes);
	put_bytes(t, c->heap_marked_bytes);
	put_bytes(t, c->next_goal_bytes);
	if (c->heap_marked_bytes > 0 && c->next_goal_bytes > 0)
		tc_cli_table_f64(t, (double)c->next_goal_bytes / (double)c->heap_marked_bytes - 1);
	else
		tc_cli_table_null(t);
	tc_cli_table_str(t, c->trigger == TACHO_GC_TRIGGER_UNKNOWN && !has(c, TACHO_GC_SEEN_BEGIN)
				    ? "under way"
				    : tacho_gc_trigger_name(c->trigger));
	if (c->name)
		put_text(t, v, c->name);
	else
		tc_cli_table_null(t);
}

static void print_cycles(const struct tc_gc_view *v)
{
	size_t n = tacho_gc_cycles(v->gc);
	struct tc_cli_table t;

	if (n == 0)
		return;
	print_title(v, "Cycles", "heap when it began, and what of it was alive");
	begin(&t, v, cycle_cols, TC_LEN(cycle_cols));
	for (size_t i = 0; i < n && i < v->top; i++) {
		put_cycle(&t, v, i);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
	print_rest(v, n, "cycles");
}

/* --- pauses ----------------------------------------------------------------- */

static void print_reasons(const struct tc_gc_view *v)
{
	static const struct tc_cli_col cols[] = {
		{ .key = "count", .title = "count", .type = TC_COL_COUNT },
		{ .key = "total", .title = "total", .type = TC_COL_DURATION },
		{ .key = "p50", .title = "p50", .type = TC_COL_DURATION },
		{ .key = "p99", .title = "p99", .type = TC_COL_DURATION },
		{ .key = "max", .title = "max", .type = TC_COL_DURATION },
		{ .key = "stopping", .title = "stopping", .type = TC_COL_DURATION },
		{ .key = "s99", .title = "p99", .type = TC_COL_DURATION },
		{ .key = "reason", .title = "reason", .type = TC_COL_TEXT, .flags = TC_COL_FLEX },
	};
	size_t n = tacho_gc_reasons(v->gc);
	struct tc_cli_table t;

	if (n == 0)
		return;
	print_title(v, "Stop-the-world pauses",
		    "stopping: until the last P had stopped, in all and p99");
	begin(&t, v, cols, TC_LEN(cols));
	for (size_t i = 0; i < n; i++) {
		const struct tacho_gc_reason *r = tacho_gc_reason(v->gc, i);

		tc_cli_table_u64(&t, tacho_hist_count(r->pauses));
		tc_cli_table_i64(&t, tacho_hist_total_ns(r->pauses));
		tc_cli_table_i64(&t, tacho_hist_quantile(r->pauses, 0.5));
		tc_cli_table_i64(&t, tacho_hist_quantile(r->pauses, 0.99));
		tc_cli_table_i64(&t, tacho_hist_max_ns(r->pauses));
		tc_cli_table_i64(&t, tacho_hist_total_ns(r->stopping));
		tc_cli_table_i64(&t, tacho_hist_quantile(r->stopping, 0.99));
		put_text(&t, v, r->reason);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
}

/* Who delayed a pause, or that nobody did. */
static void put_blame(struct tc_cli_table *t, const struct tc_gc_view *v,
		      const struct tacho_gc_pause *p)
{
	struct tacho_text name = tacho_symbols_get(tacho_gc_symbols(v->gc), p->last_name);
	struct tc_cli_str s = { 0 };

	if (p->last_p == TACHO_NONE || p->stopping_ns <= (p->end_ns - p->begin_ns) / 2) {
		tc_cli_table_str(t, "the stopped work itself");
		return;
	}
	tc_cli_str_printf(&s, "P%" PRId64, p->last_p);
	if (p->last_goroutine != TACHO_NONE) {
		tc_cli_str_printf(&s, " G%" PRId64 " ", p->last_goroutine);
		if (name.n > 0)
			tc_cli_str_add(&s, name.s, name.n);
	} else {
		tc_cli_str_puts(&s, " without a goroutine");
	}
	tc_cli_table_mem(t, s.p, s.len);
	tc_cli_str_free(&s);
}

static void print_pauses(const struct tc_gc_view *v)
{
	static const struct tc_cli_col cols[] = {
		{ .key = "at", .title = "at", .type = TC_COL_DURATION },
		{ .key = "pause", .title = "pause", .type = TC_COL_DURATION },
		{ .key = "stopping", .title = "stopping", .type = TC_COL_DURATION },
		{ .key = "reason", .title = "reason", .type = TC_COL_TEXT },
		{ .key = "g", .title = "by G", .type = TC_COL_ID },
		{ .key = "blame",
		  .title = "longer part",
		  .type = TC_COL_TEXT,
		  .flags = TC_COL_FLEX },
	};
	size_t n = tacho_gc_pauses(v->gc);
	struct tc_cli_table t;

	if (n == 0)
		return;
	print_title(v, "Longest pauses",
		    "longer part: the last P to stop with what it ran, or not");
	begin(&t, v, cols, TC_LEN(cols));
	for (size_t i = 0; i < n && i < v->top; i++) {
		const struct tacho_gc_pause *p = tacho_gc_pause(v->gc, i);

		tc_cli_table_i64(&t, tc_gc_since(v, p->begin_ns));
		tc_cli_table_i64(&t, p->end_ns - p->begin_ns);
		tc_cli_table_i64(&t, p->stopping_ns);
		put_text(&t, v, p->reason);
		tc_cli_table_i64(&t, p->goroutine);
		put_blame(&t, v, p);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
}

/* --- who worked for the collector ------------------------------------------- */

static void print_assists(const struct tc_gc_view *v)
{
	static const struct tc_cli_col cols[] = {
		{ .key = "count", .title = "count", .type = TC_COL_COUNT },
		{ .key = "total", .title = "total", .type = TC_COL_DURATION },
		{ .key = "running", .title = "running", .type = TC_COL_DURATION },
		{ .key = "waiting", .title = "waiting", .type = TC_COL_DURATION },
		{ .key = "p99", .title = "p99", .type = TC_COL_DURATION },
		{ .key = "max", .title = "max", .type = TC_COL_DURATION },
		{ .key = "share", .title = "share", .type = TC_COL_SHARE },
		{ .key = "fn",
		  .title = "start function",
		  .type = TC_COL_TEXT,
		  .flags = TC_COL_FLEX },
	};
	size_t n = tacho_gc_groups(v->gc), shown = 0;
	struct tc_cli_table t;

	if (tacho_hist_count(tacho_gc_all(v->gc)->assists) == 0)
		return;
	print_title(v, "Mark assist", "share: of the time that these goroutines ran or assisted");
	begin(&t, v, cols, TC_LEN(cols));
	for (size_t i = 0; i < n && shown < v->top; i++) {
		const struct tacho_gc_group *g = tacho_gc_group(v->gc, i);

		if (tacho_hist_count(g->assists) == 0)
			continue;
		shown++;
		tc_cli_table_u64(&t, tacho_hist_count(g->assists));
		tc_cli_table_i64(&t, tacho_hist_total_ns(g->assists));
		tc_cli_table_i64(&t, g->assist_running_ns);
		tc_cli_table_i64(&t, g->assist_waiting_ns);
		tc_cli_table_i64(&t, tacho_hist_quantile(g->assists, 0.99));
		tc_cli_table_i64(&t, tacho_hist_max_ns(g->assists));
		tc_cli_table_f64(&t, tacho_gc_assist_share(g));
		put_text(&t, v, g->name);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
}

static void print_workers(const struct tc_gc_view *v)
{
	static const struct tc_cli_col cols[] = {
		{ .key = "count", .title = "count", .type = TC_COL_COUNT },
		{ .key = "total", .title = "total", .type = TC_COL_DURATION },
		{ .key = "p50", .title = "p50", .type = TC_COL_DURATION },
		{ .key = "p99", .title = "p99", .type = TC_COL_DURATION },
		{ .key = "max", .title = "max", .type = TC_COL_DURATION },
		{ .key = "share", .title = "share", .type = TC_COL_SHARE },
		{ .key = "worker", .title = "worker", .type = TC_COL_TEXT },
	};
	double proc_ns = tacho_gc_facts(v->gc)->proc_ns;
	struct tc_cli_table t;
	bool is_any = false;

	for (int w = 0; w < TACHO_GC_WORKER_COUNT; w++)
		is_any = is_any || tacho_hist_count(tacho_gc_workers(v->gc, w)) > 0;
	if (!is_any)
		return;
	print_title(v, "Mark workers", "each time that one ran; share: of the time of all Ps");
	begin(&t, v, cols, TC_LEN(cols));
	for (int w = 0; w < TACHO_GC_WORKER_COUNT; w++) {
		const struct tacho_hist *h = tacho_gc_workers(v->gc, w);

		if (tacho_hist_count(h) == 0)
			continue;
		tc_cli_table_u64(&t, tacho_hist_count(h));
		tc_cli_table_i64(&t, tacho_hist_total_ns(h));
		tc_cli_table_i64(&t, tacho_hist_quantile(h, 0.5));
		tc_cli_table_i64(&t, tacho_hist_quantile(h, 0.99));
		tc_cli_table_i64(&t, tacho_hist_max_ns(h));
		if (proc_ns > 0)
			tc_cli_table_f64(&t, (double)tacho_hist_total_ns(h) / proc_ns);
		else
			tc_cli_table_null(&t);
		tc_cli_table_str(&t, tacho_gc_worker_name(w));
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
}

static void print_sweeps(const struct tc_gc_view *v)
{
	static const struct tc_cli_col cols[] = {
		{ .key = "count", .title = "count", .type = TC_COL_COUNT },
		{ .key = "total", .title = "total", .type = TC_COL_DURATION },
		{ .key = "p99", .title = "p99", .type = TC_COL_DURATION },
		{ .key = "max", .title = "max", .type = TC_COL_DURATION },
		{ .key = "swept", .title = "swept", .type = TC_COL_BYTES },
		{ .key = "reclaimed", .title = "reclaimed", .type = TC_COL_BYTES },
		{ .key = "fn",
		  .title = "start function",
		  .type = TC_COL_TEXT,
		  .flags = TC_COL_FLEX },
	};
	size_t n = tacho_gc_groups(v->gc), shown = 0;
	struct tc_cli_table t;

	if (tacho_hist_count(tacho_gc_all(v->gc)->sweeps) == 0)
		return;
	print_title(v, "Sweeping", "by goroutines that allocate");
	begin(&t, v, cols, TC_LEN(cols));
	for (size_t i = 0; i < n && shown < v->top; i++) {
		const struct tacho_gc_group *g = tacho_gc_group(v->gc, i);

		if (tacho_hist_count(g->sweeps) == 0)
			continue;
		shown++;
		tc_cli_table_u64(&t, tacho_hist_count(g->sweeps));
		tc_cli_table_i64(&t, tacho_hist_total_ns(g->sweeps));
		tc_cli_table_i64(&t, tacho_hist_quantile(g->sweeps, 0.99));
		tc_cli_table_i64(&t, tacho_hist_max_ns(g->sweeps));
		tc_cli_table_u64(&t, g->swept_bytes);
		tc_cli_table_u64(&t, g->reclaimed_bytes);
		put_text(&t, v, g->name);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
}

void tc_gc_text(const struct tc_gc_view *v)
{
	print_head(v);
	print_cycles(v);
	print_reasons(v);
	print_pauses(v);
	print_assists(v);
	print_workers(v);
	print_sweeps(v);
}
