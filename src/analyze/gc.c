/* SPDX-License-Identifier: MIT */
/* The garbage collector analysis: making, freeing, and what comes out. */
#include "analyze/gc_state.h"

#define MAX_PAUSES 1000

const char *tacho_gc_trigger_name(int trigger)
{
	static const char *const names[TACHO_GC_TRIGGER_COUNT] = { "unknown",    "heap",
								   "runtime.GC", "FreeOSMemory",
								   "2 minutes",  "memory limit" };

	return trigger >= 0 && trigger < TACHO_GC_TRIGGER_COUNT ? names[trigger] : "?";
}

const char *tacho_gc_worker_name(int worker)
{
	static const char *const names[TACHO_GC_WORKER_COUNT] = { "dedicated", "fractional",
								  "idle" };

	return worker >= 0 && worker < TACHO_GC_WORKER_COUNT ? names[worker] : "?";
}

/* --- the analysis ----------------------------------------------------------- */

static int make_top(struct tacho_gc *gc, struct tc_gc_top *t)
{
	t->pauses = tc_calloc(gc->alloc, gc->opts.pauses + (size_t)1, sizeof(*t->pauses));
	return t->pauses ? 0 : TACHO_ENOMEM;
}

static int init(struct tacho_gc *gc)
{
	uint32_t none;
	int rc = tacho_symbols_new(&gc->symbols, gc->alloc);

	if (rc == 0)
		rc = make_top(gc, &gc->top_now);
	if (rc == 0)
		rc = make_top(gc, &gc->top);
	if (rc == 0)
		rc = tc_gc_group_of(gc, 0, &none);
	if (rc == 0)
		rc = tc_gc_reason_of(gc, (struct tacho_text){ "", 0 }, &none);
	return rc;
}

int tacho_gc_new(struct tacho_gc **out, const struct tacho_gc_opts *opts)
{
	static const struct tacho_gc_opts defaults = TACHO_GC_OPTS_INIT;
	struct tacho_gc *gc;
	int rc;

	*out = NULL;
	if (!opts)
		opts = &defaults;
	if (opts->size != sizeof(*opts) || opts->pauses > MAX_PAUSES || opts->from_ns < 0 ||
	    opts->to_ns < opts->from_ns)
		return TACHO_EMISUSE;
	gc = tc_calloc(opts->alloc, 1, sizeof(*gc));
	if (!gc)
		return TACHO_ENOMEM;
	gc->alloc = opts->alloc;
	gc->opts = *opts;
	(void)tc_window_init(&gc->window, opts->from_ns, opts->to_ns);
	gc->mark_end_ns = INT64_MIN;
	tc_table_init(&gc->group_of_name, gc->alloc);
	rc = init(gc);
	if (rc < 0) {
		tacho_gc_free(gc);
		return rc;
	}
	*out = gc;
	return 0;
}

static const struct tacho_analysis_ops ops = {
	.name = "gc",
	.feed = tc_gc_feed,
	.is_apart = true,
	.finish = tc_gc_finish,
};

struct tacho_analysis tacho_gc_analysis(struct tacho_gc *gc)
{
	return (struct tacho_analysis){ &ops, gc };
}

static void free_group(struct tc_gc_group *g, const struct tacho_alloc *a)
{
	tc_hist_fini(&g->now.assists, a);
	tc_hist_fini(&g->now.sweeps, a);
	tc_hist_fini(&g->sums.assists, a);
	tc_hist_fini(&g->sums.sweeps, a);
}

void tacho_gc_free(struct tacho_gc *gc)
{
	const struct tacho_alloc *a;

	if (!gc)
		return;
	a = gc->alloc;
	for (size_t i = 0; i < gc->n_groups; i++)
		free_group(&gc->groups[i], a);
	free_group(&gc->all, a);
	for (size_t i = 0; i < gc->n_reasons; i++) {
		tc_hist_fini(&gc->reasons[i].now, a);
		tc_hist_fini(&gc->reasons[i].now_stopping, a);
		tc_hist_fini(&gc->reasons[i].pauses, a);
		tc_hist_fini(&gc->reasons[i].stopping, a);
	}
	for (int w = 0; w < TACHO_GC_WORKER_COUNT; w++) {
		tc_hist_fini(&gc->workers_now[w], a);
		tc_hist_fini(&gc->workers[w], a);
	}
	tc_refmap_fini(&gc->name_of_stack, a);
	tc_refmap_fini(&gc->reason_of_name, a);
	tc_refmap_fini(&gc->worker_of_label, a);
	tc_table_fini(&gc->group_of_name);
	tacho_symbols_free(gc->symbols);
	tc_free(a, gc->top_now.pauses);
	tc_free(a, gc->top.pauses);
	tc_free(a, gc->slots);
	tc_free(a, gc->work);
	tc_free(a, gc->listed);
	tc_free(a, gc->procs);
	tc_free(a, gc->groups);
	tc_free(a, gc->touched);
	tc_free(a, gc->reasons);
	tc_free(a, gc->cycles);
	tc_free(a, gc->sorted_groups);
	tc_free(a, gc->sorted_reasons);
	tc_free(a, gc);
}

/* --- results ---------------------------------------------------------------- */

const struct tacho_symbols *tacho_gc_symbols(const struct tacho_gc *gc)
{
	return gc->symbols;
}

size_t tacho_gc_cycles(const struct tacho_gc *gc)
{
	return gc->is_finished ? gc->n_cycles : 0;
}

const struct tacho_gc_cycle *tacho_gc_cycle(const struct tacho_gc *gc, size_t i)
{
	return i < tacho_gc_cycles(gc) ? &gc->cycles[i] : NULL;
}

size_t tacho_gc_pauses(const struct tacho_gc *gc)
{
	return gc->is_finished ? gc->top.n : 0;
}

const struct tacho_gc_pause *tacho_gc_pause(const struct tacho_gc *gc, size_t i)
{
	return i < tacho_gc_pauses(gc) ? &gc->top.pauses[i] : NULL;
}

size_t tacho_gc_reasons(const struct tacho_gc *gc)
{
	return gc->n_sorted_reasons;
}

const struct tacho_gc_reason *tacho_gc_reason(const struct tacho_gc *gc, size_t i)
{
	return i < gc->n_sorted_reasons ? gc->sorted_reasons[i] : NULL;
}

size_t tacho_gc_groups(const struct tacho_gc *gc)
{
	return gc->n_sorted_groups;
}

const struct tacho_gc_group *tacho_gc_group(const struct tacho_gc *gc, size_t i)
{
	return i < gc->n_sorted_groups ? gc->sorted_groups[i] : NULL;
}

const struct tacho_gc_group *tacho_gc_all(const struct tacho_gc *gc)
{
	return &gc->all.result;
}

double tacho_gc_assist_share(const struct tacho_gc_group *group)
{
	double sum = (double)group->running_ns + (double)group->assist_waiting_ns;

	return sum > 0 ? (double)tacho_hist_total_ns(group->assists) / sum : 0;
}

const struct tacho_hist *tacho_gc_workers(const struct tacho_gc *gc, int worker)
{
	return worker >= 0 && worker < TACHO_GC_WORKER_COUNT ? &gc->workers[worker] : NULL;
}

const struct tacho_gc_facts *tacho_gc_facts(const struct tacho_gc *gc)
{
	return &gc->facts;
}
