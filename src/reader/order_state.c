/* SPDX-License-Identifier: MIT */
/*
 * The state that ordering keeps: goroutines, Ps, threads, regions, tasks. All
 * of it grows under explicit limits and is found by id, never indexed by one.
 */
#include "reader/order.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "reader/spec.h"
#include "wire/wire.h"

int tc_order_init(struct tc_order *o, const struct tacho_alloc *a,
		  const struct tacho_limits *limits, struct tacho_symbols *carried,
		  struct tacho_diag *diag)
{
	int rc;

	*o = (struct tc_order){ .alloc = a, .limits = *limits, .carried = carried, .diag = diag };
	tc_table_init(&o->p_index, a);
	tc_table_init(&o->m_index, a);
	tc_table_init(&o->task_index, a);
	tc_table_init(&o->epochs, a);
	rc = tc_gomap_init(&o->g_slots, a);
	o->out = tc_calloc(a, TC_BLOCK_EVENTS, sizeof(*o->out));
	o->values = tc_calloc(a, TC_BLOCK_VALUES, sizeof(*o->values));
	if (!o->out || !o->values)
		rc = TACHO_ENOMEM;
	if (rc == 0)
		rc = TC_GROW(a, &o->regions, &o->cap_regions, 1, limits->regions + 1);
	if (rc == 0)
		rc = TC_GROW(a, &o->ms, &o->cap_ms, 1, limits->threads + 1);
	if (rc < 0) {
		tc_order_fini(o);
		return rc;
	}
	tc_order_reset(o);
	return 0;
}

void tc_order_fini(struct tc_order *o)
{
	tc_free(o->alloc, o->heap);
	tc_free(o->alloc, o->cursors);
	tc_free_lines(o->alloc, o->gs);
	tc_free(o->alloc, o->free_gs);
	tc_free(o->alloc, o->ps);
	tc_free(o->alloc, o->ms);
	tc_free(o->alloc, o->regions);
	tc_free(o->alloc, o->tasks);
	tc_free(o->alloc, o->out);
	tc_free(o->alloc, o->values);
	tc_table_fini(&o->p_index);
	tc_table_fini(&o->m_index);
	tc_table_fini(&o->task_index);
	tc_table_fini(&o->epochs);
	tc_gomap_fini(&o->g_slots);
	memset(o, 0, sizeof(*o));
}

void tc_order_reset(struct tc_order *o)
{
	o->gen = NULL;
	o->epoch = o->n_epochs = 0;
	o->is_initial = false;
	o->n_heap = o->next_sample = 0;
	o->n_gs = o->n_free_gs = o->n_ps = 0;
	o->max_g = o->max_task = o->max_number = 0;
	tc_gomap_clear(&o->g_slots);
	tc_table_clear(&o->p_index);
	tc_table_clear(&o->m_index);
	tc_table_clear(&o->task_index);
	tc_table_clear(&o->epochs);
	o->ms[0] = (struct tc_m){ .id = TACHO_NONE,
				  .p = TACHO_NONE,
				  .g = TACHO_NONE,
				  .p_index = TC_TABLE_NONE,
				  .g_slot = TACHO_NO_SLOT,
				  .known = TC_M_P_KNOWN | TC_M_G_KNOWN,
				  .p_set_at = TC_NEVER,
				  .g_set_at = TC_NEVER };
	o->n_ms = 1;
	o->n_regions = 1;
	o->free_region = 0;
	o->n_open_regions = 0;
	o->n_tasks = 0;
	o->free_task = TC_TABLE_NONE;
	o->gc = TC_GC_UNDETERMINED;
	o->gc_seq = 0;
	o->n_out = o->n_values = 0;
	o->first = o->syncs = 0;
	o->last_ns = 0;
}

int tc_order_place(struct tc_order *o, const struct tc_cursor *c, int code)
{
	struct tacho_diag *d = o->diag;
	const struct tc_batch *b;

	if (!d || !d->code || d->batch >= 0 || !o->gen || c->batch >= o->gen->n_batches)
		return code;
	b = &o->gen->batches[c->batch];
	d->batch = (int64_t)b->offset;
	d->offset = (int64_t)(b->offset + b->header + (uint64_t)(c->at - b->data));
	d->thread = b->m;
	d->event = tacho_wire_name(c->type);
	return code;
}

int tc_order_fail(struct tc_order *o, const struct tc_cursor *c, int code, const char *format, ...)
{
	struct tacho_diag *d = o->diag;
	char text[sizeof(d->message)];
	va_list args;

	if (!d || d->code)
		return code;
	va_start(args, format);
	(void)vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	tc_diag_set(d, code, "%s", text);
	if (o->gen)
		d->generation = (int64_t)o->gen->number;
	return c ? tc_order_place(o, c, code) : code;
}

static int limit_failure(struct tc_order *o, int rc, const char *what)
{
	if (o->spec)
		return rc;
	if (rc == TACHO_ELIMIT)
		return tc_order_fail(o, NULL, rc, "too many %s at once", what);
	return tc_order_fail(o, NULL, rc, "out of memory for %s", what);
}

int tc_order_add_g(struct tc_order *o, int64_t id, uint8_t status, uint32_t *slot)
{
	int rc;

	if (o->n_free_gs > 0) {
		*slot = o->free_gs[o->n_free_gs - 1];
	} else {
		rc = TC_GROW_LINES(o->alloc, &o->gs, &o->cap_gs, o->n_gs + 1, o->limits.goroutines);
		if (rc == 0)
			rc = TC_GROW(o->alloc, &o->free_gs, &o->cap_free_gs, o->n_gs + 1, 0);
		if (rc < 0)
			return limit_failure(o, rc, "goroutines");
		*slot = (uint32_t)o->n_gs;
	}
	rc = tc_gomap_put(&o->g_slots, (uint64_t)id, *slot);
	if (rc < 0)
		return limit_failure(o, rc, "goroutines");
	if (o->n_free_gs > 0)
		o->n_free_gs--;
	else
		o->n_gs++;
	o->gs[*slot] = (struct tc_g){ .id = id, .epoch = o->epoch, .status = status };
	if ((uint64_t)id > o->max_g)
		o->max_g = (uint64_t)id;
	return 0;
}

void tc_order_remove_g(struct tc_order *o, uint32_t slot)
{
	struct tc_g *g = &o->gs[slot];

	while (g->regions)
		tc_order_pop_region(o, &g->regions);
	while (g->stws)
		tc_order_pop_region(o, &g->stws);
	tc_gomap_remove(&o->g_slots, (uint64_t)g->id);
	g->status = TC_G_DEAD;
	g->id = TACHO_NONE; /* so that a stale slot is told apart by the id alone */
	o->free_gs[o->n_free_gs++] = slot;
}

int tc_order_add_p(struct tc_order *o, int64_t id, uint8_t status, uint32_t *index)
{
	int rc = TC_GROW(o->alloc, &o->ps, &o->cap_ps, o->n_ps + 1, o->limits.procs);

	if (rc == 0)
		rc = tc_table_put(&o->p_index, (uint64_t)id, (uint32_t)o->n_ps);
	if (rc < 0)
		return limit_failure(o, rc, "Ps");
	*index = (uint32_t)o->n_ps++;
	o->ps[*index] = (struct tc_p){ .id = id, .epoch = o->epoch, .status = status };
	return 0;
}

int tc_order_add_m(struct tc_order *o, int64_t id, uint32_t *index)
{
	int rc = TC_GROW(o->alloc, &o->ms, &o->cap_ms, o->n_ms + 1, o->limits.threads + 1);

	if (rc == 0)
		rc = tc_table_put(&o->m_index, (uint64_t)id, (uint32_t)o->n_ms);
	if (rc < 0)
		return limit_failure(o, rc, "threads");
	*index = (uint32_t)o->n_ms++;
	o->ms[*index] = (struct tc_m){ .id = id,
				       .p = TACHO_NONE,
				       .g = TACHO_NONE,
				       .p_index = TC_TABLE_NONE,
				       .g_slot = TACHO_NO_SLOT,
				       .p_set_at = TC_NEVER,
				       .g_set_at = TC_NEVER };
	if (!o->spec)
		o->ms[*index].known = TC_M_P_KNOWN | TC_M_G_KNOWN;
	return 0;
}

int tc_order_push_region(struct tc_order *o, uint32_t *head, uint64_t task, uint32_t name)
{
	uint32_t i = o->free_region;

	if (i) {
		o->free_region = o->regions[i].next;
	} else {
		int rc = TC_GROW(o->alloc, &o->regions, &o->cap_regions, o->n_regions + 1,
				 o->limits.regions + 1);

		if (rc < 0)
			return limit_failure(o, rc, "regions");
		i = (uint32_t)o->n_regions++;
	}
	o->n_open_regions++;
	o->regions[i] = (struct tc_region){ task, name, *head };
	*head = i;
	return 0;
}

void tc_order_pop_region(struct tc_order *o, uint32_t *head)
{
	uint32_t i = *head;

	*head = o->regions[i].next;
	o->n_open_regions--;
	o->regions[i].next = o->free_region;
	o->free_region = i;
}

/* Real goroutines have at most one, so walking to the end is no cost. */
int tc_order_append_stw(struct tc_order *o, uint32_t *head, uint32_t kind)
{
	uint32_t node = 0, last = *head;
	int rc = tc_order_push_region(o, &node, 0, kind);

	if (rc < 0)
		return rc;
	if (last == 0) {
		*head = node;
		return 0;
	}
	while (o->regions[last].next)
		last = o->regions[last].next;
	o->regions[last].next = node;
	return 0;
}

int tc_order_add_task(struct tc_order *o, uint64_t id, uint64_t parent, uint32_t name)
{
	uint32_t i = o->free_task;
	int rc;

	if (i == TC_TABLE_NONE) {
		rc = TC_GROW(o->alloc, &o->tasks, &o->cap_tasks, o->n_tasks + 1, o->limits.tasks);
		if (rc < 0)
			return limit_failure(o, rc, "tasks");
		i = (uint32_t)o->n_tasks;
	}
	rc = tc_table_put(&o->task_index, id, i);
	if (rc < 0)
		return limit_failure(o, rc, "tasks");
	if (o->free_task != TC_TABLE_NONE)
		o->free_task = o->tasks[i].next_free;
	else
		o->n_tasks++;
	o->tasks[i] = (struct tc_task){ id, parent, name, TC_TABLE_NONE };
	if (id > o->max_task)
		o->max_task = id;
	return 0;
}

void tc_order_remove_task(struct tc_order *o, uint32_t index)
{
	(void)tc_table_remove(&o->task_index, o->tasks[index].id);
	o->tasks[index].next_free = o->free_task;
	o->free_task = index;
}

/* Turn a reference of the generation into one that outlives it. */
int tc_order_carry(struct tc_order *o, uint32_t *ref)
{
	uint32_t id;
	int rc;

	if (*ref == 0 || (*ref & TC_REF_CARRIED))
		return 0;
	rc = tacho_symbols_string(o->carried, o->gen, *ref, &id);
	if (rc < 0)
		return limit_failure(o, rc, "names");
	*ref = id ? id | TC_REF_CARRIED : 0;
	return 0;
}

static int carry_list(struct tc_order *o, uint32_t head)
{
	int rc = 0;

	for (; head && rc == 0; head = o->regions[head].next)
		rc = tc_order_carry(o, &o->regions[head].name);
	return rc;
}

int tc_order_end(struct tc_order *o)
{
	size_t i = 0;
	uint64_t id;
	uint32_t index;
	int rc = 0;

	while (rc == 0 && o->task_index.n > 0 && tc_table_next(&o->task_index, &i, &id, &index))
		rc = tc_order_carry(o, &o->tasks[index].name);
	for (size_t s = 0; s < o->n_gs && rc == 0 && o->n_open_regions > 0; s++) {
		const struct tc_g *g = &o->gs[s];

		if (g->status == TC_G_DEAD || !(g->regions | g->stws))
			continue;
		rc = carry_list(o, g->regions);
		if (rc == 0)
			rc = carry_list(o, g->stws);
	}
	o->gen = NULL;
	return rc;
}
