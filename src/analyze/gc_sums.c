/* SPDX-License-Identifier: MIT */
/*
 * The garbage collector: sums by group and reason, which join the results at each
 * Sync, and the sorted lists that are made of them when the trace has ended.
 */
#include "analyze/gc_limit.h"
#include "analyze/gc_state.h"

#include <stdlib.h>
#include <string.h>

int tc_gc_group_of(struct tacho_gc *gc, uint32_t name, uint32_t *group)
{
	uint32_t known = tc_table_get(&gc->group_of_name, name);
	int rc;

	*group = known;
	if (known != TC_TABLE_NONE)
		return 0;
	*group = 0;
	rc = TC_GROW(gc->alloc, &gc->groups, &gc->cap_groups, gc->n_groups + 1, UINT32_MAX);
	if (rc == 0)
		rc = tc_table_put(&gc->group_of_name, name, (uint32_t)gc->n_groups);
	if (rc < 0)
		return rc;
	*group = (uint32_t)gc->n_groups++;
	gc->groups[*group] = (struct tc_gc_group){ .name = name };
	return 0;
}

int tc_gc_touch(struct tacho_gc *gc, uint32_t group)
{
	int rc;

	if (gc->groups[group].is_touched)
		return 0;
	rc = TC_GROW(gc->alloc, &gc->touched, &gc->cap_touched, gc->n_touched + 1, 0);
	if (rc < 0)
		return rc;
	gc->touched[gc->n_touched++] = group;
	gc->groups[group].is_touched = true;
	return 0;
}

static enum tc_gc_phase phase_of(struct tacho_text reason)
{
	static const char sweep[] = "GC sweep termination", mark[] = "GC mark termination";

	if (reason.n == sizeof(sweep) - 1 && memcmp(reason.s, sweep, reason.n) == 0)
		return TC_GC_SWEEP_TERM;
	if (reason.n == sizeof(mark) - 1 && memcmp(reason.s, mark, reason.n) == 0)
		return TC_GC_MARK_TERM;
	return TC_GC_NO_PHASE;
}

int tc_gc_reason_of(struct tacho_gc *gc, struct tacho_text text, uint32_t *reason)
{
	uint32_t name;
	int rc = tacho_symbols_text(gc->symbols, text.s, text.n, &name);

	*reason = 0;
	if (rc < 0)
		return rc;
	for (size_t i = 0; i < gc->n_reasons; i++) {
		if (gc->reasons[i].name == name) {
			*reason = (uint32_t)i;
			return 0;
		}
	}
	if (gc->n_reasons == TC_GC_MAX_REASONS)
		return 0;
	rc = TC_GROW(gc->alloc, &gc->reasons, &gc->cap_reasons, gc->n_reasons + 1, 0);
	if (rc < 0)
		return rc;
	*reason = (uint32_t)gc->n_reasons++;
	gc->reasons[*reason] = (struct tc_gc_reason){ .name = name, .phase = phase_of(text) };
	return 0;
}

/* Longest first; of equal ones the earlier. */
static bool is_longer(const struct tacho_gc_pause *a, const struct tacho_gc_pause *b)
{
	int64_t x = tc_wrap_sub(a->end_ns, a->begin_ns), y = tc_wrap_sub(b->end_ns, b->begin_ns);

	return x != y ? x > y : a->begin_ns < b->begin_ns;
}

void tc_gc_top_add(struct tc_gc_top *t, size_t max, const struct tacho_gc_pause *p)
{
	size_t i;

	if (max == 0 || (t->n == max && !is_longer(p, &t->pauses[max - 1])))
		return;
	t->n -= t->n == max;
	for (i = t->n; i > 0 && is_longer(p, &t->pauses[i - 1]); i--)
		t->pauses[i] = t->pauses[i - 1];
	t->pauses[i] = *p;
	t->n++;
}

/* --- joining ---------------------------------------------------------------- */

static int join_hist(struct tacho_hist *sum, struct tacho_hist *now, const struct tacho_alloc *a)
{
	int rc = 0;

	if (now->count > 0) {
		rc = tc_hist_merge(sum, a, now);
		tc_hist_clear(now);
	}
	return rc;
}

static int join_sums(struct tc_gc_sums *sum, struct tc_gc_sums *now, const struct tacho_alloc *a)
{
	int rc = join_hist(&sum->assists, &now->assists, a);

	if (rc == 0)
		rc = join_hist(&sum->sweeps, &now->sweeps, a);
	sum->running_ns = tc_wrap_add(sum->running_ns, now->running_ns);
	sum->assist_running_ns = tc_wrap_add(sum->assist_running_ns, now->assist_running_ns);
	sum->swept_bytes += now->swept_bytes;
	sum->reclaimed_bytes += now->reclaimed_bytes;
	now->running_ns = now->assist_running_ns = 0;
	now->swept_bytes = now->reclaimed_bytes = 0;
	return rc;
}

int tc_gc_commit(struct tacho_gc *gc)
{
	int rc = 0;

	for (size_t i = 0; i < gc->n_touched && rc == 0; i++) {
		struct tc_gc_group *g = &gc->groups[gc->touched[i]];

		rc = join_sums(&g->sums, &g->now, gc->alloc);
		g->is_touched = false;
	}
	gc->n_touched = 0;
	for (size_t i = 0; i < gc->n_reasons && rc == 0; i++) {
		struct tc_gc_reason *r = &gc->reasons[i];

		rc = join_hist(&r->pauses, &r->now, gc->alloc);
		if (rc == 0)
			rc = join_hist(&r->stopping, &r->now_stopping, gc->alloc);
	}
	for (int w = 0; w < TACHO_GC_WORKER_COUNT && rc == 0; w++)
		rc = join_hist(&gc->workers[w], &gc->workers_now[w], gc->alloc);
	for (size_t i = 0; i < gc->top_now.n; i++)
		tc_gc_top_add(&gc->top, gc->opts.pauses, &gc->top_now.pauses[i]);
	gc->top_now.n = 0;
	gc->kept_cycles = gc->n_cycles;
	if (gc->n_cycles > 0)
		gc->kept_last = gc->cycles[gc->n_cycles - 1];
	gc->kept_facts = gc->facts;
	return rc;
}

/* --- results ---------------------------------------------------------------- */

static int compare_text(struct tacho_text a, struct tacho_text b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.s, b.s, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

static int compare_names(const struct tacho_gc *gc, uint32_t a, uint32_t b)
{
	return compare_text(tacho_symbols_get(gc->symbols, a), tacho_symbols_get(gc->symbols, b));
}

static int64_t cost(const struct tacho_gc_group *g)
{
	return tc_wrap_add(tacho_hist_total_ns(g->assists), tacho_hist_total_ns(g->sweeps));
}

static int compare_groups(const void *a, const void *b, void *gc)
{
	const struct tacho_gc_group *x = *(const struct tacho_gc_group *const *)a;
	const struct tacho_gc_group *y = *(const struct tacho_gc_group *const *)b;

	if (cost(x) != cost(y))
		return cost(x) < cost(y) ? 1 : -1;
	return compare_names(gc, x->name, y->name);
}

static int compare_reasons(const void *a, const void *b, void *gc)
{
	const struct tacho_gc_reason *x = *(const struct tacho_gc_reason *const *)a;
	const struct tacho_gc_reason *y = *(const struct tacho_gc_reason *const *)b;

	if (x->pauses->total_ns != y->pauses->total_ns)
		return x->pauses->total_ns < y->pauses->total_ns ? 1 : -1;
	return compare_names(gc, x->reason, y->reason);
}

static void make_result(struct tc_gc_group *g)
{
	g->result = (struct tacho_gc_group){
		.name = g->name,
		.running_ns = g->sums.running_ns,
		.assists = &g->sums.assists,
		.assist_running_ns = g->sums.assist_running_ns,
		.assist_waiting_ns =
			tc_wrap_sub(g->sums.assists.total_ns, g->sums.assist_running_ns),
		.sweeps = &g->sums.sweeps,
		.swept_bytes = g->sums.swept_bytes,
		.reclaimed_bytes = g->sums.reclaimed_bytes,
	};
}

static int finish_groups(struct tacho_gc *gc)
{
	int rc = 0;

	gc->sorted_groups = tc_calloc(gc->alloc, gc->n_groups + 1, sizeof(*gc->sorted_groups));
	if (!gc->sorted_groups)
		return TACHO_ENOMEM;
	for (size_t i = 0; i < gc->n_groups && rc == 0; i++) {
		struct tc_gc_group *g = &gc->groups[i];
		struct tc_gc_sums *all = &gc->all.sums;

		make_result(g);
		all->running_ns = tc_wrap_add(all->running_ns, g->sums.running_ns);
		all->assist_running_ns =
			tc_wrap_add(all->assist_running_ns, g->sums.assist_running_ns);
		all->swept_bytes += g->sums.swept_bytes;
		all->reclaimed_bytes += g->sums.reclaimed_bytes;
		rc = tc_hist_merge(&all->assists, gc->alloc, &g->sums.assists);
		if (rc == 0)
			rc = tc_hist_merge(&all->sweeps, gc->alloc, &g->sums.sweeps);
		if (g->sums.assists.count > 0 || g->sums.sweeps.count > 0)
			gc->sorted_groups[gc->n_sorted_groups++] = &g->result;
	}
	make_result(&gc->all);
	qsort_r(gc->sorted_groups, gc->n_sorted_groups, sizeof(*gc->sorted_groups), compare_groups,
		gc);
	return rc;
}

static int finish_reasons(struct tacho_gc *gc)
{
	gc->sorted_reasons = tc_calloc(gc->alloc, gc->n_reasons + 1, sizeof(*gc->sorted_reasons));
	if (!gc->sorted_reasons)
		return TACHO_ENOMEM;
	for (size_t i = 0; i < gc->n_reasons; i++) {
		struct tc_gc_reason *r = &gc->reasons[i];

		r->result = (struct tacho_gc_reason){ r->name, &r->pauses, &r->stopping };
		if (r->pauses.count > 0)
			gc->sorted_reasons[gc->n_sorted_reasons++] = &r->result;
	}
	qsort_r(gc->sorted_reasons, gc->n_sorted_reasons, sizeof(*gc->sorted_reasons),
		compare_reasons, gc);
	return 0;
}

/* Cycles that the memory limit began; see gc_limit.h. */
static int find_limit(struct tacho_gc *gc)
{
	struct tc_gc_goal *goals = tc_calloc(gc->alloc, gc->n_cycles + 1, sizeof(*goals));
	int rc = goals ? 0 : TACHO_ENOMEM;

	for (size_t i = 1; rc == 0 && i < gc->n_cycles; i++) {
		if (gc->cycles[i].trigger == TACHO_GC_TRIGGER_HEAP)
			goals[i].goal_bytes = gc->cycles[i].goal_bytes;
		goals[i].alive_bytes = gc->cycles[i - 1].heap_marked_bytes;
	}
	if (rc == 0)
		rc = tc_gc_find_limit(goals, gc->n_cycles, gc->alloc);
	for (size_t i = 0; rc == 0 && i < gc->n_cycles; i++)
		if (goals[i].is_limit)
			gc->cycles[i].trigger = TACHO_GC_TRIGGER_LIMIT;
	tc_free(gc->alloc, goals);
	return rc;
}

/* Whatever was not joined lies behind the last Sync. */
int tc_gc_finish(void *self, const struct tacho_end *end)
{
	struct tacho_gc *gc = self;
	int rc;

	(void)end;
	rc = tc_gc_end_window(gc);
	if (rc < 0)
		return rc;
	gc->n_cycles = gc->kept_cycles;
	if (gc->n_cycles > 0)
		gc->cycles[gc->n_cycles - 1] = gc->kept_last;
	gc->facts = gc->kept_facts;
	for (size_t i = 0; i < gc->n_cycles; i++) {
		struct tacho_gc_cycle *c = &gc->cycles[i];

		if (!(c->seen & TACHO_GC_SEEN_END))
			c->end_ns = gc->facts.last_ns;
		gc->facts.mark_ns =
			tc_wrap_add(gc->facts.mark_ns, tc_wrap_sub(c->end_ns, c->begin_ns));
	}
	rc = find_limit(gc);
	if (rc == 0)
		rc = finish_groups(gc);
	if (rc == 0)
		rc = finish_reasons(gc);
	gc->is_finished = rc == 0;
	return rc;
}
