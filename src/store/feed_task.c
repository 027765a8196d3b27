/* SPDX-License-Identifier: MIT */
/*
 * Tasks and regions, on lanes. What began before the trace is not shown: nothing says
 * so before it ends. A task's ref is its id, a region's who worked there for which task.
 */
#include "store/state.h"

/* --- nodes: tasks that run, by id, and regions of a goroutine, innermost first ----- */

static int take_node(struct tc_store *s, uint32_t *out)
{
	int rc;

	*out = s->free_node;
	if (*out != TC_NONE32) {
		s->free_node = s->nodes[*out].next;
		return 0;
	}
	rc = TC_GROW(s->bulk, &s->nodes, &s->cap_nodes, s->n_nodes + 1, TC_NONE32 - 1);
	if (rc == 0)
		*out = (uint32_t)s->n_nodes++;
	return rc;
}

static void give_node(struct tc_store *s, uint32_t i)
{
	s->nodes[i].next = s->free_node;
	s->free_node = i;
}

/* Ids of tasks are counted up from 1. */
static uint32_t small_id(int64_t id)
{
	return id > 0 && id < TC_NONE32 ? (uint32_t)id : 0;
}

/* --- tasks ------------------------------------------------------------------------ */

static int begin_task(struct tc_store *s, const struct tacho_event *e, uint64_t tick)
{
	uint32_t node, name;
	int rc = tacho_symbols_string(s->sites.symbols, s->sites.gen, e->name, &name);

	if (rc < 0 || tc_table_get(&s->task_of_id, (uint64_t)e->subject) != TC_TABLE_NONE)
		return rc;
	rc = take_node(s, &node);
	if (rc < 0)
		return rc;
	rc = tc_table_put(&s->task_of_id, (uint64_t)e->subject, node);
	if (rc == 0)
		rc = tc_lanes_begin(&s->tasks, &s->tracks, tick, name, small_id(e->subject),
				    &s->nodes[node].lane);
	return rc;
}

static int end_task(struct tc_store *s, const struct tacho_event *e, uint64_t tick)
{
	uint32_t node = tc_table_get(&s->task_of_id, (uint64_t)e->subject);
	struct tc_lane lane;

	if (node == TC_TABLE_NONE)
		return 0;
	lane = s->nodes[node].lane;
	(void)tc_table_remove(&s->task_of_id, (uint64_t)e->subject);
	give_node(s, node);
	return tc_lanes_end(&s->tasks, &s->tracks, tick, &lane);
}

/* --- regions ---------------------------------------------------------------------- */

/* A goroutine works for the same task for long: only another one is a new entry. */
static int find_work(struct tc_store *s, struct tc_live *l, uint32_t task)
{
	int rc;

	if (l->work != TC_NONE32 && s->works[l->work].task == task)
		return 0;
	rc = TC_GROW(s->bulk, &s->works, &s->cap_works, s->n_works + 1, TC_NONE32 - 1);
	if (rc < 0)
		return rc;
	l->work = (uint32_t)s->n_works;
	s->works[s->n_works++] = (struct tc_work_of){ l->number, task };
	return 0;
}

static int begin_region(struct tc_store *s, struct tc_live *l, const struct tacho_event *e,
			uint64_t tick)
{
	uint32_t node, name;
	int rc = tacho_symbols_string(s->sites.symbols, s->sites.gen, e->name, &name);

	if (rc == 0)
		rc = find_work(s, l, small_id(e->subject));
	if (rc == 0)
		rc = take_node(s, &node);
	if (rc == 0)
		rc = tc_lanes_begin(&s->regions, &s->tracks, tick, name, l->work,
				    &s->nodes[node].lane);
	if (rc < 0)
		return rc;
	s->nodes[node].next = l->regions;
	l->regions = node;
	if (l->n_regions < UINT16_MAX)
		l->n_regions++;
	if (l->n_regions <= TC_SPAN_DEPTHS && l->n_regions > s->gos[l->number].regions)
		s->gos[l->number].regions = l->n_regions & 63U;
	return 0;
}

static int end_region(struct tc_store *s, struct tc_live *l, uint64_t tick)
{
	uint32_t node = l->regions;
	struct tc_lane lane;

	if (node == TC_NONE32)
		return 0;
	lane = s->nodes[node].lane;
	l->regions = s->nodes[node].next;
	/* How many there are beyond the greatest number is not known, until there is none. */
	if (l->regions == TC_NONE32)
		l->n_regions = 0;
	else if (l->n_regions < UINT16_MAX)
		l->n_regions--;
	give_node(s, node);
	return tc_lanes_end(&s->regions, &s->tracks, tick, &lane);
}

int tc_end_regions(struct tc_store *s, struct tc_live *l, uint64_t tick)
{
	int rc = 0;

	while (l->regions != TC_NONE32 && rc == 0)
		rc = end_region(s, l, tick);
	return rc;
}

int tc_feed_task(struct tc_store *s, const struct tacho_event *e, uint64_t tick)
{
	struct tc_live *l = e->slot < s->n_lives ? &s->lives[e->slot] : NULL;

	if (e->kind == TACHO_KIND_TASK_BEGIN)
		return begin_task(s, e, tick);
	if (e->kind == TACHO_KIND_TASK_END)
		return end_task(s, e, tick);
	if (!l || l->number == TC_NONE32 || l->id != e->g)
		return 0;
	return e->kind == TACHO_KIND_REGION_BEGIN ? begin_region(s, l, e, tick)
						  : end_region(s, l, tick);
}
