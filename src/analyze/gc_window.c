/* SPDX-License-Identifier: MIT */
/*
 * A window of the trace for the garbage collector analysis: what is open at its begin
 * begins there, and what was counted until then is dropped.
 */
#include "analyze/gc_state.h"

static void clear_sums(struct tc_gc_sums *s)
{
	tc_hist_clear(&s->assists);
	tc_hist_clear(&s->sweeps);
	s->running_ns = s->assist_running_ns = 0;
	s->swept_bytes = s->reclaimed_bytes = 0;
}

static void drop_sums(struct tacho_gc *gc)
{
	for (size_t i = 0; i < gc->n_groups; i++) {
		clear_sums(&gc->groups[i].now);
		clear_sums(&gc->groups[i].sums);
	}
	for (size_t i = 0; i < gc->n_reasons; i++) {
		tc_hist_clear(&gc->reasons[i].now);
		tc_hist_clear(&gc->reasons[i].pauses);
		tc_hist_clear(&gc->reasons[i].now_stopping);
		tc_hist_clear(&gc->reasons[i].stopping);
	}
	for (int w = 0; w < TACHO_GC_WORKER_COUNT; w++) {
		tc_hist_clear(&gc->workers_now[w]);
		tc_hist_clear(&gc->workers[w]);
	}
	gc->top_now.n = gc->top.n = 0;
}

/* The cycle that goes on is the first one. */
static void cut_cycle(struct tacho_gc *gc, int64_t now_ns)
{
	struct tacho_gc_cycle *c = gc->cycles;

	if (gc->is_open) {
		*c = gc->cycles[gc->n_cycles - 1];
		c->seen = 0;
		c->begin_ns = now_ns;
		c->sweep_begin_ns = c->sweep_end_ns = c->term_begin_ns = c->term_end_ns = 0;
		c->assists = 0;
		c->assist_ns = c->worker_ns = 0;
	}
	gc->n_cycles = gc->is_open;
	gc->is_closing = false;
}

static int begin(struct tacho_gc *gc, int64_t now_ns)
{
	int rc = tc_gc_settle_all(gc, now_ns);

	drop_sums(gc);
	cut_cycle(gc, now_ns);
	for (size_t i = 0; i < gc->n_work; i++) {
		struct tc_gc_work *w = &gc->work[i];

		/* A worker that cleans up behind the end of marking works no more. */
		if (gc->mark_end_ns > w->since_ns)
			gc->slots[i].flags &= (uint8_t)~TC_GC_WORKS;
		w->since_ns = w->running_since_ns = now_ns;
		w->running_ns = 0;
	}
	for (size_t i = 0; i < gc->n_procs; i++)
		gc->procs[i].sweep_ns = now_ns;
	for (size_t i = 0; i < gc->n_stops; i++) {
		struct tacho_gc_pause *p = &gc->stops[i].pause;

		p->begin_ns = now_ns;
		p->stopping_ns = 0;
		p->last_p = p->last_goroutine = TACHO_NONE;
		p->last_name = p->last_stack = 0;
	}
	gc->facts.first_ns = gc->facts.last_ns = gc->procs_ns = now_ns;
	gc->facts.proc_ns = 0;
	return rc < 0 ? rc : tc_gc_commit(gc);
}

/* What is behind the end of a generation may be lost, so this counts at its Sync only. */
static int end(struct tacho_gc *gc, int64_t now_ns)
{
	int rc = tc_gc_close_all(gc, now_ns);

	if (rc == 0)
		rc = tc_gc_settle_all(gc, now_ns);
	gc->facts.last_ns = now_ns;
	tc_gc_count_procs(gc, now_ns);
	return rc;
}

/* Behind the window. */
static int look_for_sync(struct tacho_gc *gc, const struct tacho_block *b, size_t at)
{
	for (; at < b->n; at++)
		if (b->events[at].kind == TACHO_KIND_SYNC)
			return tc_gc_commit(gc);
	return 0;
}

int tc_gc_feed_window(struct tacho_gc *gc, const struct tacho_block *b)
{
	size_t at = 0;
	int rc = 0;

	if (b->n > 0)
		tc_window_start(&gc->window, b->events[0].time_ns);
	while (at < b->n && !gc->window.is_over && rc == 0) {
		size_t to;
		enum tc_window_edge edge = tc_window_next(&gc->window, b, at, &to);

		rc = tc_gc_feed_events(gc, b, at, to);
		if (edge == TC_WINDOW_BEGIN && rc == 0)
			rc = begin(gc, gc->window.from_ns);
		else if (edge == TC_WINDOW_END && rc == 0)
			rc = end(gc, gc->window.to_ns);
		at = to;
	}
	return rc == 0 && gc->window.is_over ? look_for_sync(gc, b, at) : rc;
}

int tc_gc_end_window(struct tacho_gc *gc)
{
	if (!gc->window.is_set || gc->window.has_begun || !gc->has_first)
		return 0;
	gc->window.has_begun = true;
	return begin(gc, gc->facts.last_ns);
}
