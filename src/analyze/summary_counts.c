/* SPDX-License-Identifier: MIT */
/* The containers of the summary: tallies, sets of ids, lists. */
#include "analyze/summary_counts.h"

#include <string.h>

static void id_set_reset(struct tc_id_set *s)
{
	for (size_t i = 0; i < sizeof(s->cache) / sizeof(s->cache[0]); i++)
		s->cache[i] = TACHO_NONE;
	tc_table_clear(&s->ids);
}

static int id_set_add(struct tc_id_set *s, int64_t id)
{
	if (tc_id_set_news(s, id) == 0 || id == TACHO_NONE)
		return 0;
	s->cache[(size_t)id & 63] = id;
	if (tc_table_get(&s->ids, (uint64_t)id) != TC_TABLE_NONE)
		return 0;
	return tc_table_put(&s->ids, (uint64_t)id, 0);
}

int tc_id_set_merge(struct tc_id_set *into, const struct tc_id_set *from)
{
	uint64_t id;
	uint32_t unused;
	size_t i = 0;
	int rc = 0;

	while (rc == 0 && tc_table_next(&from->ids, &i, &id, &unused))
		rc = id_set_add(into, (int64_t)id);
	return rc;
}

void tc_counts_init(struct tc_counts *c, const struct tacho_alloc *a)
{
	memset(c, 0, sizeof(*c));
	c->alloc = a;
	tc_table_init(&c->tally.index, a);
	tc_table_init(&c->threads.ids, a);
	tc_table_init(&c->procs.ids, a);
	id_set_reset(&c->threads);
	id_set_reset(&c->procs);
}

void tc_counts_reset(struct tc_counts *c)
{
	memset(c->metrics, 0, sizeof(c->metrics));
	c->lives = (struct tc_lives){ 0 };
	c->with_stack = c->sweeps = c->swept_bytes = c->reclaimed_bytes = 0;
	id_set_reset(&c->threads);
	id_set_reset(&c->procs);
	tc_table_clear(&c->tally.index);
	c->tally.n = 0;
	c->n_syncs = 0;
}

void tc_counts_fini(struct tc_counts *c)
{
	tc_table_fini(&c->tally.index);
	tc_table_fini(&c->threads.ids);
	tc_table_fini(&c->procs.ids);
	tc_free(c->alloc, c->tally.entries);
	tc_free(c->alloc, c->syncs);
}

int tc_counts_add(struct tc_counts *c, uint64_t key, uint64_t n)
{
	struct tc_tally *t = &c->tally;
	uint32_t i = tc_table_get(&t->index, key);
	int rc;

	if (i != TC_TABLE_NONE) {
		t->entries[i].n += n;
		return 0;
	}
	rc = TC_GROW(c->alloc, &t->entries, &t->cap, t->n + 1, TC_TABLE_NONE);
	if (rc == 0)
		rc = tc_table_put(&t->index, key, (uint32_t)t->n);
	if (rc == 0)
		t->entries[t->n++] = (struct tc_tally_entry){ key, n };
	return rc;
}

int tc_counts_context(struct tc_counts *c, const struct tacho_event *e)
{
	int rc = id_set_add(&c->threads, e->m);

	return rc < 0 ? rc : id_set_add(&c->procs, e->p);
}

int tc_counts_sync(struct tc_counts *c, const struct tacho_sync *sync)
{
	int rc = TC_GROW(c->alloc, &c->syncs, &c->cap_syncs, c->n_syncs + 1, 0);

	if (rc == 0)
		c->syncs[c->n_syncs++] = *sync;
	return rc;
}

void tc_counts_metric(struct tacho_metric_range *m, const struct tacho_metric_range *next)
{
	if (next->n == 0)
		return;
	if (m->n == 0) {
		*m = *next;
		return;
	}
	m->n += next->n;
	m->last = next->last;
	if (next->min < m->min)
		m->min = next->min;
	if (next->max > m->max)
		m->max = next->max;
}
