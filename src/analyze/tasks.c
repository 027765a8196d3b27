/* SPDX-License-Identifier: MIT */
/*
 * Tasks and regions: making and freeing, and who gets which event. tasks_state.h says
 * how it works.
 */
#include "analyze/tasks_state.h"

#include <string.h>

/* --- references of a generation --------------------------------------------- */

static void forget_refs(struct tacho_tasks *t)
{
	tc_refmap_clear(&t->strings);
	tc_refmap_clear(&t->stacks);
	tc_refmap_clear(&t->frames_of_stack);
	tc_refmap_clear(&t->systems);
	tc_refmap_clear(&t->waits);
	tc_refmap_clear(&t->stops);
}

int tc_tk_string(struct tacho_tasks *t, uint32_t ref, uint32_t *id)
{
	int rc;

	*id = tc_refmap_get(&t->strings, ref);
	if (*id) {
		--*id;
		return 0;
	}
	rc = tacho_symbols_string(t->symbols, t->gen, ref, id);
	/* References from an earlier generation are rare, and not dense. */
	if (rc == 0 && ref < tacho_gen_strings(t->gen))
		rc = tc_refmap_put(&t->strings, t->alloc, ref, *id + 1);
	return rc;
}

int tc_tk_stack(struct tacho_tasks *t, uint32_t ref, uint32_t *id)
{
	int rc;

	*id = tc_refmap_get(&t->stacks, ref);
	if (*id) {
		--*id;
		return 0;
	}
	rc = tacho_symbols_stack(t->symbols, t->gen, ref, id);
	if (rc == 0 && ref < tacho_gen_stacks(t->gen))
		rc = tc_refmap_put(&t->stacks, t->alloc, ref, *id + 1);
	return rc;
}

/* --- events ----------------------------------------------------------------- */

/* All that is no transition. */
static int other_event(struct tacho_tasks *t, const struct tacho_block *b,
		       const struct tacho_event *e)
{
	switch (e->kind) {
	case TACHO_KIND_SYNC:
		t->sync_ns = e->time_ns;
		t->wants_sync = e->time_ns == 0;
		t->has_index = false;
		return 0;
	case TACHO_KIND_TASK_BEGIN:
	case TACHO_KIND_TASK_END: return tc_tk_task_event(t, b, e);
	case TACHO_KIND_LOG: return tc_tk_log_event(t, e);
	default: break;
	}
	if (t->opts.without_regions && !t->opts.keep) {
		uint32_t task;
		bool is_region =
			e->kind == TACHO_KIND_REGION_BEGIN || e->kind == TACHO_KIND_REGION_END;

		/* To be mentioned is enough to be a task. */
		return is_region ? tc_tk_task_of(t, (uint64_t)e->subject, &task) : 0;
	}
	switch (e->kind) {
	case TACHO_KIND_RANGE_BEGIN:
	case TACHO_KIND_RANGE_ACTIVE:
	case TACHO_KIND_RANGE_END: return tc_rg_range_event(t, e);
	case TACHO_KIND_REGION_BEGIN: return tc_rg_begin(t, e);
	case TACHO_KIND_REGION_END: return tc_rg_end(t, e);
	default: return 0;
	}
}

static int feed_events(struct tacho_tasks *t, const struct tacho_block *b)
{
	const struct tacho_event *e, *end = b->events + b->n;
	bool has_regions = !t->opts.without_regions || t->opts.keep;
	/* What goroutines do matters while they are tracked, which few are at a time. */
	const bool *tracked = t->tracked;
	uint32_t n_slots = has_regions ? (uint32_t)t->n_slots : 0;
	int rc = 0;

	for (e = b->events; e < end; e++) {
		if (TC_TK_UNLIKELY(t->wants_sync)) {
			/* As the reference has it: a Sync at time 0 is none. */
			t->wants_sync = e->time_ns == 0;
			t->sync_ns = e->time_ns;
		}
		if (TC_TK_UNLIKELY(e->kind != TACHO_KIND_STATE_TRANSITION)) {
			rc = other_event(t, b, e);
		} else if (TC_TK_LIKELY(e->scope == TACHO_SCOPE_GOROUTINE)) {
			/* A status repeated at a border says nothing new. */
			if (e->slot < n_slots && tracked[e->slot] && e->from != e->to)
				rc = tc_rg_transition(t, e);
		} else if (e->scope == TACHO_SCOPE_PROC && e->to == TACHO_PROC_IDLE &&
			   e->from != e->to && has_regions) {
			rc = tc_rg_proc_idle(t, e);
		}
		if (TC_TK_UNLIKELY(rc < 0))
			break;
	}
	return rc;
}

static int tasks_feed(void *self, const struct tacho_block *b)
{
	struct tacho_tasks *t = self;
	int rc = 0;

	if (b->n == 0)
		return 0;
	if (!t->has_first) {
		t->has_first = t->wants_sync = true;
		t->first_ns = b->events[0].time_ns;
		tc_window_start(&t->window, t->first_ns);
	}
	if (b->gen != t->gen || b->events[0].kind == TACHO_KIND_SYNC) {
		t->gen = b->gen;
		forget_refs(t);
	}
	if (b->n_slots > t->n_slots && !(t->opts.without_regions && !t->opts.keep))
		rc = tc_rg_add_slots(t, b->n_slots);
	if (rc == 0)
		rc = feed_events(t, b);
	t->last_ns = b->events[b->n - 1].time_ns;
	return rc;
}

static int tasks_finish(void *self, const struct tacho_end *end)
{
	struct tacho_tasks *t = self;
	int rc = 0;

	t->end_ns = end->last_ns;
	for (uint32_t i = 0; i < t->n_slots && rc == 0; i++) {
		if (t->slots[i].state != TC_RG_FREE)
			rc = tc_rg_finalize(t, i, t->last_ns, TACHO_EDGE_NONE);
	}
	if (rc == 0)
		rc = tc_tk_count_rest(t);
	if (rc == 0)
		rc = tc_tk_make_results(t);
	t->is_done = rc == 0;
	return rc;
}

/* --- making and freeing ----------------------------------------------------- */

static int init(struct tacho_tasks *t)
{
	const struct tacho_tasks_opts *o = &t->opts;
	int rc = tacho_symbols_new(&t->symbols, t->alloc);

	if (rc == 0)
		rc = tacho_symbols_text(t->symbols, o->task_type.s, o->task_type.n, &t->task_type);
	if (rc == 0)
		rc = tacho_symbols_text(t->symbols, o->region_type.s, o->region_type.n,
					&t->region_type);
	if (rc == 0)
		rc = TC_GROW(t->alloc, &t->procs, &t->cap_procs, 1, 0);
	if (rc == 0)
		rc = TC_GROW(t->alloc, &t->opens, &t->cap_opens, 1, 0);
	if (rc == 0)
		rc = TC_GROW(t->alloc, &t->snaps, &t->cap_snaps, 1, 0);
	if (rc == 0)
		rc = TC_GROW(t->alloc, &t->frames, &t->cap_frames, 1, 0);
	if (rc == 0)
		rc = TC_GROW(t->alloc, &t->spans, &t->cap_spans, 1, 0);
	if (rc < 0)
		return rc;
	t->n_procs = t->n_opens = t->n_snaps = t->n_frames = t->n_spans = 1;
	t->procs[0] = (struct tc_rg_proc){ 0 };
	t->opens[0] = (struct tc_rg_open){ 0 };
	t->snaps[0] = (struct tc_rg_snap){ 0 };
	t->frames[0] = (struct tacho_frame){ 0 };
	t->spans[0] = (struct tc_rg_span){ 0 };
	return 0;
}

int tacho_tasks_new(struct tacho_tasks **out, const struct tacho_tasks_opts *opts)
{
	static const struct tacho_tasks_opts defaults = TACHO_TASKS_OPTS_INIT;
	struct tacho_tasks *t;
	int rc;

	*out = NULL;
	if (!opts)
		opts = &defaults;
	if (opts->size != sizeof(*opts) || opts->keep > TACHO_TASKS_ALL ||
	    opts->keep_regions > TACHO_REGIONS_ALL || opts->from_ns < 0 ||
	    opts->to_ns < opts->from_ns || (opts->without_tasks && opts->keep))
		return TACHO_EMISUSE;
	t = tc_calloc(opts->alloc, 1, sizeof(*t));
	if (!t)
		return TACHO_ENOMEM;
	t->alloc = opts->alloc;
	t->opts = *opts;
	t->is_bug = opts->bug_compatible;
	(void)tc_window_init(&t->window, opts->from_ns, opts->to_ns);
	t->tracks_all = t->is_bug || opts->keep || opts->keep_regions;
	t->last_task = TC_TK_NONE;
	tc_table_init(&t->task_of_id, t->alloc);
	tc_table_init(&t->ended, t->alloc);
	tc_table_init(&t->type_of_name, t->alloc);
	tc_table_init(&t->slot_of_id, t->alloc);
	tc_table_init(&t->lives_of_id, t->alloc);
	tc_table_init(&t->proc_of_id, t->alloc);
	tc_table_init(&t->frame_of_pc, t->alloc);
	tc_table_init(&t->region_type_of, t->alloc);
	tc_table_init(&t->class_of, t->alloc);
	tc_sums_init(&t->sums, t->alloc);
	rc = init(t);
	/* The texts are ids now; the caller's may go away. */
	t->opts.task_type = t->opts.region_type = (struct tacho_text){ "", 0 };
	if (rc < 0) {
		tacho_tasks_free(t);
		return rc;
	}
	*out = t;
	return 0;
}

struct tacho_analysis tacho_tasks_analysis(struct tacho_tasks *t)
{
	static const struct tacho_analysis_ops ops = {
		.name = "tasks",
		.feed = tasks_feed,
		.is_apart = true,
		.finish = tasks_finish,
	};

	return (struct tacho_analysis){ &ops, t };
}

static void free_refs(struct tacho_tasks *t)
{
	tc_refmap_fini(&t->strings, t->alloc);
	tc_refmap_fini(&t->stacks, t->alloc);
	tc_refmap_fini(&t->frames_of_stack, t->alloc);
	tc_refmap_fini(&t->systems, t->alloc);
	tc_refmap_fini(&t->waits, t->alloc);
	tc_refmap_fini(&t->stops, t->alloc);
}

static void free_tables(struct tacho_tasks *t)
{
	tc_table_fini(&t->task_of_id);
	tc_table_fini(&t->ended);
	tc_table_fini(&t->type_of_name);
	tc_table_fini(&t->slot_of_id);
	tc_table_fini(&t->lives_of_id);
	tc_table_fini(&t->proc_of_id);
	tc_table_fini(&t->frame_of_pc);
	tc_table_fini(&t->region_type_of);
	tc_table_fini(&t->class_of);
}

void tacho_tasks_free(struct tacho_tasks *t)
{
	const struct tacho_alloc *a;

	if (!t)
		return;
	a = t->alloc;
	for (size_t i = 0; i < t->n_types; i++)
		tc_tk_latency_fini(&t->types[i].latencies, a);
	for (size_t i = 0; i < t->n_region_types; i++)
		tc_tk_latency_fini(&t->region_types[i].latencies, a);
	tc_tk_free_results(t);
	free_refs(t);
	free_tables(t);
	tc_sums_fini(&t->sums);
	tc_free(a, t->tasks);
	tc_free(a, t->free_tasks);
	tc_free(a, t->ended_bits);
	tc_free(a, t->logs);
	tc_free(a, t->members);
	tc_free(a, t->children);
	tc_free(a, t->types);
	tc_free(a, t->slots);
	tc_free(a, t->colds);
	tc_free(a, t->tracked);
	tc_free(a, t->again);
	tc_free(a, t->procs);
	tc_free(a, t->opens);
	tc_free(a, t->snaps);
	tc_free(a, t->frames);
	tc_free(a, t->region_types);
	tc_free(a, t->kept);
	tc_free(a, t->spans);
	tc_free(a, t->named);
	tacho_symbols_free(t->symbols);
	tc_free(a, t);
}

const struct tacho_symbols *tacho_tasks_symbols(const struct tacho_tasks *t)
{
	return t->symbols;
}
