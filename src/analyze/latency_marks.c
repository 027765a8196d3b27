/* SPDX-License-Identifier: MIT */
/*
 * User tasks and regions from their begin to their end. Tasks are found by their id.
 * Regions nest in their goroutine: an end belongs to the innermost open region of that
 * task and type, and those inside of it that were left open count as cut.
 */
#include <string.h>

#include "analyze/latency_rows.h"

/* --- what is open ------------------------------------------------------------- */

static int take_open(struct tacho_latency *l, uint32_t *out)
{
	int rc;

	if (l->free_open != TC_LATENCY_NONE) {
		*out = l->free_open;
		l->free_open = l->open[*out].next;
		return 0;
	}
	rc = TC_GROW(l->alloc, &l->open, &l->cap_open, l->n_open + 1, UINT32_MAX - 1);
	if (rc == 0)
		*out = (uint32_t)l->n_open++;
	return rc;
}

static void give_open(struct tacho_latency *l, uint32_t i)
{
	l->open[i].is_used = false;
	l->open[i].next = l->free_open;
	l->free_open = i;
}

static int begin_open(struct tacho_latency *l, const struct tacho_event *e, uint32_t *out)
{
	const struct tc_act_g *go = e->slot < l->act->n_gs ? &l->act->gs[e->slot] : NULL;
	struct tc_latency_open o = { .begin_ns = e->time_ns,
				     .g = e->g,
				     .task = (uint64_t)e->subject,
				     .next = TC_LATENCY_NONE,
				     .is_wanted = !l->has_function,
				     .is_used = true };
	int rc = tc_activity_string(l->act, e->name, &o.type);

	if (rc == 0)
		rc = tc_activity_stack(l->act, e->stack, &o.stack);
	if (rc == 0 && go && go->id == e->g) {
		o.function = go->name;
		o.is_wanted = tc_latency_wants(l, go);
	}
	if (rc == 0)
		rc = take_open(l, out);
	if (rc == 0)
		l->open[*out] = o;
	return rc;
}

/* The instance is over; its record is given back. */
static int end_open(struct tacho_latency *l, uint32_t i, int kind, int64_t now, bool is_cut)
{
	const struct tc_latency_open o = l->open[i];
	const struct tc_latency_item item = { .kind = kind,
					      .type = o.type,
					      .function = o.function,
					      .stack = o.stack,
					      .begin_ns = o.begin_ns,
					      .end_ns = now,
					      .is_cut = is_cut };
	struct tc_latency_row *row;
	int rc;

	give_open(l, i);
	if (!o.is_wanted)
		return 0;
	rc = tc_latency_add(l, &item, &row);
	if (rc < 0 || !row || !tc_latency_is_long(row, tc_wrap_sub(now, o.begin_ns)))
		return rc;
	return tc_latency_keep(l, row, &item,
			       (struct tacho_latency_one){ .g = o.g,
							   .by = TACHO_NONE,
							   .task = o.task,
							   .function = o.function,
							   .stack = o.stack });
}

/* What began before the trace ends; seen of it is all before that. */
static int end_unknown(struct tacho_latency *l, const struct tacho_event *e, int kind)
{
	uint32_t i;
	int rc = begin_open(l, e, &i);

	if (rc < 0)
		return rc;
	l->open[i].begin_ns = l->act->first_ns;
	l->open[i].stack = 0;
	return end_open(l, i, kind, e->time_ns, true);
}

/* --- tasks -------------------------------------------------------------------- */

static int begin_task(struct tacho_latency *l, const struct tacho_event *e)
{
	uint32_t old = tc_table_get(&l->tasks, (uint64_t)e->subject), i;
	int rc = 0;

	if (old != TC_TABLE_NONE)
		rc = end_open(l, old, TACHO_LATENCY_TASK, e->time_ns, true);
	if (rc == 0)
		rc = begin_open(l, e, &i);
	return rc < 0 ? rc : tc_table_put(&l->tasks, (uint64_t)e->subject, i);
}

static int end_task(struct tacho_latency *l, const struct tacho_event *e)
{
	uint32_t i = tc_table_get(&l->tasks, (uint64_t)e->subject);

	if (i == TC_TABLE_NONE)
		return end_unknown(l, e, TACHO_LATENCY_TASK);
	tc_table_remove(&l->tasks, (uint64_t)e->subject);
	return end_open(l, i, TACHO_LATENCY_TASK, e->time_ns, false);
}

/* --- regions ------------------------------------------------------------------ */

static int reach(struct tacho_latency *l, uint32_t slot)
{
	int rc = TC_GROW(l->alloc, &l->regions, &l->cap_regions, (size_t)slot + 1, 0);

	if (rc < 0 || slot < l->n_regions)
		return rc;
	memset(l->regions + l->n_regions, 0, (slot + 1 - l->n_regions) * sizeof(*l->regions));
	l->n_regions = (size_t)slot + 1;
	return 0;
}

static int begin_region(struct tacho_latency *l, const struct tacho_event *e)
{
	uint32_t i;
	int rc = reach(l, e->slot);

	if (rc == 0)
		rc = begin_open(l, e, &i);
	if (rc < 0)
		return rc;
	l->open[i].next = l->regions[e->slot];
	l->regions[e->slot] = i + 1;
	return 0;
}

/* End the regions of a slot down to a given one; 0: all. */
static int cut_regions(struct tacho_latency *l, uint32_t slot, uint32_t until, int64_t now)
{
	int rc = 0;

	while (rc == 0 && l->regions[slot] && l->regions[slot] != until) {
		uint32_t i = l->regions[slot] - 1;

		l->regions[slot] = l->open[i].next;
		rc = end_open(l, i, TACHO_LATENCY_REGION, now, true);
	}
	return rc;
}

/* The reader lets only ends through that fit the innermost one, or that began unseen. */
static int end_region(struct tacho_latency *l, const struct tacho_event *e)
{
	uint32_t at = e->slot < l->n_regions ? l->regions[e->slot] : 0, type;
	int rc = tc_activity_string(l->act, e->name, &type);

	while (at && (l->open[at - 1].task != (uint64_t)e->subject || l->open[at - 1].type != type))
		at = l->open[at - 1].next;
	if (rc < 0)
		return rc;
	if (at == 0)
		return end_unknown(l, e, TACHO_LATENCY_REGION);
	rc = cut_regions(l, e->slot, at, e->time_ns);
	if (rc < 0)
		return rc;
	l->regions[e->slot] = l->open[at - 1].next;
	return end_open(l, at - 1, TACHO_LATENCY_REGION, e->time_ns, false);
}

/* --- for the listener --------------------------------------------------------- */

int tc_latency_note(struct tacho_latency *l, const struct tacho_event *e)
{
	bool has_go = e->slot < l->act->n_gs;

	switch (e->kind) {
	case TACHO_KIND_TASK_BEGIN:
		return tc_latency_has(l, TACHO_LATENCY_TASK) ? begin_task(l, e) : 0;
	case TACHO_KIND_TASK_END: return tc_latency_has(l, TACHO_LATENCY_TASK) ? end_task(l, e) : 0;
	case TACHO_KIND_REGION_BEGIN:
		return has_go && tc_latency_has(l, TACHO_LATENCY_REGION) ? begin_region(l, e) : 0;
	case TACHO_KIND_REGION_END:
		return has_go && tc_latency_has(l, TACHO_LATENCY_REGION) ? end_region(l, e) : 0;
	default: return 0;
	}
}

int tc_latency_died(struct tacho_latency *l, uint32_t slot, int64_t now)
{
	return slot < l->n_regions ? cut_regions(l, slot, 0, now) : 0;
}

int tc_latency_close(struct tacho_latency *l)
{
	int64_t now = l->act->last_ns;
	int rc = 0;

	for (uint32_t slot = 0; slot < l->n_regions && rc == 0; slot++)
		rc = cut_regions(l, slot, 0, now);
	/* All others are tasks. */
	for (uint32_t i = 0; i < l->n_open && rc == 0; i++)
		if (l->open[i].is_used)
			rc = end_open(l, i, TACHO_LATENCY_TASK, now, true);
	tc_table_clear(&l->tasks);
	return rc;
}

void tc_latency_marks_fini(struct tacho_latency *l)
{
	tc_free(l->alloc, l->open);
	tc_free(l->alloc, l->regions);
	tc_table_fini(&l->tasks);
}
