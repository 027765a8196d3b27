/* SPDX-License-Identifier: MIT */
/*
 * A window of the trace: listeners get what they would have got had it begun and ended
 * at the edges. What was before says only who was where.
 */
#include "analyze/activity_step.h"

#include <string.h>

int tacho_activity_set_window(struct tacho_activity *a, int64_t from_ns, int64_t to_ns)
{
	return a->has_first || a->is_done ? TACHO_EMISUSE
					  : tc_window_init(&a->window, from_ns, to_ns);
}

/* What began before goes on as what a trace begins with. */
static void cut_goroutine(struct tc_act_g *g, int64_t now)
{
	g->since_ns = g->created_ns = g->assist_from_ns = g->stw_from_ns = g->lost_ns = now;
	g->first_run_ns = now;
	g->rare.never_ran = g->state != TACHO_GO_RUNNING;
	g->rare.has_assisted = false;
	g->is_old = g->rare.was_old_state = true;
	g->assist_ns = g->harm_ns = g->harm_from_ns = 0;
	memset(g->ready, 0, sizeof(g->ready));
}

static void drop_sums(struct tacho_activity *a)
{
	memset(a->sums, 0, sizeof(a->sums));
	memset(a->wanted, 0, sizeof(a->wanted));
	a->busy_ns = a->crowded_ns = a->crowded_stall_ns = a->proc_ns = 0;
}

static int begin(struct tacho_activity *a, int64_t now)
{
	int rc = 0;

	a->first_ns = a->last_ns = a->at_ns = a->hog_since_ns = a->late_from_ns = now;
	a->held_since_ns = a->marking_since_ns = a->mark_from_ns = a->stw_idle_ns = now;
	a->mark_is_old = true;
	drop_sums(a);
	for (size_t i = 0; i < a->n_procs; i++)
		a->procs[i].since_ns = a->procs[i].sweep_from_ns = now;
	tc_act_mute(a, false);
	for (size_t i = 0; i < a->n_gs && rc == 0; i++) {
		if (a->gs[i].id == TACHO_NONE || !tc_act_is_seen(&a->gs[i]))
			continue;
		cut_goroutine(&a->gs[i], now);
		rc = tc_act_born(a, &a->gs[i]);
	}
	return rc;
}

int tc_act_feed_window(struct tacho_activity *a, const struct tacho_block *b)
{
	enum tc_window_edge edge = TC_WINDOW_NO_EDGE;
	int rc = 0;

	for (size_t at = 0, end; at < b->n && !a->window.is_over && rc == 0; at = end) {
		edge = tc_window_next(&a->window, b, at, &end);
		rc = tc_act_feed_events(a, b, at, end);
		if (edge == TC_WINDOW_BEGIN && rc == 0)
			rc = begin(a, a->window.from_ns);
		else if (edge == TC_WINDOW_END)
			a->last_ns = a->window.to_ns;
	}
	return rc;
}

int tc_act_end_window(struct tacho_activity *a)
{
	if (!a->window.is_set || a->window.has_begun || !a->has_first)
		return 0;
	a->window.has_begun = true;
	return begin(a, a->last_ns);
}
