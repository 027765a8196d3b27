/* SPDX-License-Identifier: MIT */
/* The garbage collector for programs: JSON with everything, or one table as CSV. */
#include "cli/gc_mmu.h"
#include "cli/gc_view.h"

/* clang-format off */
#define TIME(key_) { .key = (key_), .type = TC_COL_DURATION_NS }
#define COUNT(key_) { .key = (key_), .type = TC_COL_ID }
#define TEXT(key_) { .key = (key_), .type = TC_COL_TEXT }
#define SHARE(key_) { .key = (key_), .type = TC_COL_SHARE }
#define HIST(name) TIME(name "total_ns"), TIME(name "avg_ns"), TIME(name "p50_ns"), \
	TIME(name "p99_ns"), TIME(name "max_ns")

static const struct tc_cli_col cycle_cols[] = {
	COUNT("cycle"), TEXT("trigger"), TIME("begin_ns"), TIME("sweep_begin_ns"),
	TIME("sweep_end_ns"), TIME("term_begin_ns"), TIME("term_end_ns"), TIME("end_ns"),
	COUNT("goroutine"), TEXT("function"), COUNT("heap_begin_bytes"),
	COUNT("heap_term_bytes"), COUNT("heap_marked_bytes"), COUNT("goal_bytes"),
	COUNT("next_goal_bytes"), COUNT("assists"), TIME("assist_ns"), TIME("worker_ns"),
};
static const struct tc_cli_col reason_cols[] = {
	TEXT("reason"), COUNT("count"), HIST(""), HIST("stopping_"),
};
static const struct tc_cli_col pause_cols[] = {
	TEXT("reason"), TIME("begin_ns"), TIME("end_ns"), COUNT("goroutine"), TEXT("function"),
	TIME("stopping_ns"), COUNT("last_p"), COUNT("last_goroutine"), TEXT("last_function"),
};
static const struct tc_cli_col group_cols[] = {
	TEXT("function"), TIME("running_ns"), SHARE("assist_share"), COUNT("assist_count"),
	HIST("assist_"), TIME("assist_running_ns"), TIME("assist_waiting_ns"),
	COUNT("sweep_count"), HIST("sweep_"), COUNT("swept_bytes"), COUNT("reclaimed_bytes"),
};
static const struct tc_cli_col worker_cols[] = {
	TEXT("worker"), COUNT("count"), HIST(""),
};
/* clang-format on */

static size_t rows(const struct tc_gc_view *v, size_t n)
{
	return n < v->top ? n : (size_t)v->top;
}

static void put_text(struct tc_cli_table *t, const struct tc_gc_view *v, bool is_known, uint32_t id)
{
	struct tacho_text s = tacho_symbols_get(tacho_gc_symbols(v->gc), id);

	if (is_known)
		tc_cli_table_mem(t, s.s, s.n);
	else
		tc_cli_table_null(t);
}

static void put_moment(struct tc_cli_table *t, const struct tc_gc_view *v, bool is_known,
		       int64_t ns)
{
	if (is_known)
		tc_cli_table_i64(t, tc_gc_since(v, ns));
	else
		tc_cli_table_null(t);
}

static void put_id(struct tc_cli_table *t, int64_t id)
{
	if (id != TACHO_NONE)
		tc_cli_table_i64(t, id);
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

static void put_hist(struct tc_cli_table *t, const struct tacho_hist *h)
{
	tc_cli_table_i64(t, tacho_hist_total_ns(h));
	tc_cli_table_i64(t, tacho_hist_mean_ns(h));
	tc_cli_table_i64(t, tacho_hist_quantile(h, 0.5));
	tc_cli_table_i64(t, tacho_hist_quantile(h, 0.99));
	tc_cli_table_i64(t, tacho_hist_max_ns(h));
}

static void put_cycles(struct tc_cli_table *t, const struct tc_gc_view *v)
{
	for (size_t i = 0; i < rows(v, tacho_gc_cycles(v->gc)); i++) {
		const struct tacho_gc_cycle *c = tacho_gc_cycle(v->gc, i);

		tc_cli_table_u64(t, i + 1);
		tc_cli_table_str(t, tacho_gc_trigger_name(c->trigger));
		put_moment(t, v, c->seen & TACHO_GC_SEEN_BEGIN, c->begin_ns);
		put_moment(t, v, c->seen & TACHO_GC_SEEN_SWEEP_BEGIN, c->sweep_begin_ns);
		put_moment(t, v, c->seen & TACHO_GC_SEEN_SWEEP_END, c->sweep_end_ns);
		put_moment(t, v, c->seen & TACHO_GC_SEEN_TERM_BEGIN, c->term_begin_ns);
		put_moment(t, v, c->seen & TACHO_GC_SEEN_TERM_END, c->term_end_ns);
		put_moment(t, v, c->seen & TACHO_GC_SEEN_END, c->end_ns);
		put_id(t, c->goroutine);
		put_text(t, v, c->goroutine != TACHO_NONE, c->name);
		put_bytes(t, c->heap_begin_bytes);
		put_bytes(t, c->heap_term_bytes);
		put_bytes(t, c->heap_marked_bytes);
		put_bytes(t, c->goal_bytes);
		put_bytes(t, c->next_goal_bytes);
		tc_cli_table_u64(t, c->assists);
		tc_cli_table_i64(t, c->assist_ns);
		tc_cli_table_i64(t, c->worker_ns);
		if (tc_cli_table_row(t))
			break;
	}
}

static void put_reasons(struct tc_cli_table *t, const struct tc_gc_view *v)
{
	for (size_t i = 0; i < rows(v, tacho_gc_reasons(v->gc)); i++) {
		const struct tacho_gc_reason *r = tacho_gc_reason(v->gc, i);

		put_text(t, v, true, r->reason);
		tc_cli_table_u64(t, tacho_hist_count(r->pauses));
		put_hist(t, r->pauses);
		put_hist(t, r->stopping);
		if (tc_cli_table_row(t))
			break;
	}
}

static void put_pauses(struct tc_cli_table *t, const struct tc_gc_view *v)
{
	for (size_t i = 0; i < rows(v, tacho_gc_pauses(v->gc)); i++) {
		const struct tacho_gc_pause *p = tacho_gc_pause(v->gc, i);

		put_text(t, v, true, p->reason);
		put_moment(t, v, true, p->begin_ns);
		put_moment(t, v, true, p->end_ns);
		put_id(t, p->goroutine);
		put_text(t, v, true, p->name);
		tc_cli_table_i64(t, p->stopping_ns);
		put_id(t, p->last_p);
		put_id(t, p->last_goroutine);
		put_text(t, v, p->last_goroutine != TACHO_NONE, p->last_name);
		if (tc_cli_table_row(t))
			break;
	}
}

static void put_groups(struct tc_cli_table *t, const struct tc_gc_view *v)
{
	for (size_t i = 0; i < rows(v, tacho_gc_groups(v->gc)); i++) {
		const struct tacho_gc_group *g = tacho_gc_group(v->gc, i);

		put_text(t, v, true, g->name);
		tc_cli_table_i64(t, g->running_ns);
		tc_cli_table_f64(t, tacho_gc_assist_share(g));
		tc_cli_table_u64(t, tacho_hist_count(g->assists));
		put_hist(t, g->assists);
		tc_cli_table_i64(t, g->assist_running_ns);
		tc_cli_table_i64(t, g->assist_waiting_ns);
		tc_cli_table_u64(t, tacho_hist_count(g->sweeps));
		put_hist(t, g->sweeps);
		tc_cli_table_u64(t, g->swept_bytes);
		tc_cli_table_u64(t, g->reclaimed_bytes);
		if (tc_cli_table_row(t))
			break;
	}
}

static void put_workers(struct tc_cli_table *t, const struct tc_gc_view *v)
{
	for (int w = 0; w < TACHO_GC_WORKER_COUNT; w++) {
		const struct tacho_hist *h = tacho_gc_workers(v->gc, w);

		tc_cli_table_str(t, tacho_gc_worker_name(w));
		tc_cli_table_u64(t, tacho_hist_count(h));
		put_hist(t, h);
		if (tc_cli_table_row(t))
			break;
	}
}

/* In the order of enum tc_gc_table. */
static const struct {
	const char *key; /* in JSON */
	const struct tc_cli_col *cols;
	size_t n;
	void (*put)(struct tc_cli_table *t, const struct tc_gc_view *v);
} tables[] = {
	{ "cycles", cycle_cols, TC_LEN(cycle_cols), put_cycles },
	{ "pauses_by_reason", reason_cols, TC_LEN(reason_cols), put_reasons },
	{ "longest_pauses", pause_cols, TC_LEN(pause_cols), put_pauses },
	{ "groups", group_cols, TC_LEN(group_cols), put_groups },
	{ "workers", worker_cols, TC_LEN(worker_cols), put_workers },
};

void tc_gc_csv(const struct tc_gc_view *v, int table)
{
	struct tc_cli_table t;

	tc_cli_table_begin(&t, v->ctx, tables[table].cols, tables[table].n);
	tables[table].put(&t, v);
	tc_cli_table_end(&t);
}

static void json_facts(struct tc_cli_json *j, const struct tc_gc_view *v)
{
	const struct tacho_gc_facts *f = tacho_gc_facts(v->gc);

	tc_document_i64(j, "duration_ns", f->last_ns - f->first_ns);
	tc_document_i64(j, "mark_ns", f->mark_ns);
	tc_document_f64(j, "proc_ns", f->proc_ns);
	tc_document_u64(j, "gomaxprocs", f->gomaxprocs);
	tc_document_u64(j, "num_cycles", tacho_gc_cycles(v->gc));
}

void tc_gc_json(const struct tc_gc_view *v, bool only_mmu)
{
	struct tc_cli_json j;

	tc_cli_json_init(&j, stdout, 2);
	tc_document_begin(&j, &v->in);
	if (v->in.is_usable)
		tc_range_json(&j, v->window);
	if (v->in.is_usable && !only_mmu) {
		json_facts(&j, v);
		for (size_t i = 0; i < TC_LEN(tables); i++) {
			struct tc_cli_table t;

			tc_cli_json_key(&j, tables[i].key);
			tc_cli_table_begin_json(&t, &j, tables[i].cols, tables[i].n);
			tables[i].put(&t, v);
			tc_cli_table_end(&t);
		}
	}
	if (v->in.is_usable)
		tc_gc_mmu_json(v->mmu, &j);
	tc_cli_json_end(&j);
}
