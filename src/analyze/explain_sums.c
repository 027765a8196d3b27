/* SPDX-License-Identifier: MIT */
/* Sums over parts, and how two sets of requests differ; see explain_sums.h. */
#include "analyze/explain_sums.h"

#include <stdlib.h>

void tc_cause_sums_init(struct tc_cause_sums *s, const struct tacho_activity *act)
{
	*s = (struct tc_cause_sums){ .alloc = act->alloc, .act = act };
	tc_table_init(&s->index, act->alloc);
}

void tc_cause_sums_fini(struct tc_cause_sums *s)
{
	tc_free(s->alloc, s->entries);
	tc_table_fini(&s->index);
}

static int add_to(struct tc_cause_sums *s, const struct tc_cause_sum_entry *e, uint32_t what)
{
	uint64_t key =
		(uint64_t)what << 32 | (uint64_t)e->of << 16 | (uint64_t)e->group << 8 | e->cause;
	uint32_t i = tc_table_get(&s->index, key);
	int rc;

	if (i == TC_TABLE_NONE) {
		i = (uint32_t)s->n;
		rc = TC_GROW(s->alloc, &s->entries, &s->cap, s->n + 1, UINT32_MAX - 1);
		if (rc == 0)
			rc = tc_table_put(&s->index, key, i);
		if (rc < 0)
			return rc;
		s->entries[s->n++] = *e;
		return 0;
	}
	s->entries[i].ns = tc_wrap_add(s->entries[i].ns, e->ns);
	s->entries[i].count++;
	return 0;
}

int tc_cause_sums_add(struct tc_cause_sums *s, unsigned group, const struct tacho_part *p,
		      uint64_t own_task)
{
	struct tc_cause_sum_entry e = { .ns = tc_wrap_sub(p->end_ns, p->begin_ns),
					.count = 1,
					.id = p->stack,
					.group = (uint8_t)group,
					.cause = p->cause };
	uint32_t site;
	int rc = 0;

	if (p->culprit_stack)
		e.id = p->culprit_stack;
	site = tc_activity_place(s->act, e.id)->site_id;
	s->ns[group][p->cause] = tc_wrap_add(s->ns[group][p->cause], e.ns);
	s->count[group][p->cause]++;
	if (site)
		rc = add_to(s, &e, site);
	if (rc == 0 && p->other_type && p->other_task != own_task) {
		e.of = TC_SUM_TASK;
		e.id = p->other_type;
		rc = add_to(s, &e, e.id);
	}
	if (rc == 0 && p->culprit_name) {
		e.of = TC_SUM_CULPRIT;
		e.id = p->culprit_name;
		rc = add_to(s, &e, e.id);
	}
	return rc;
}

int tc_cause_sums_add_victim(struct tc_cause_sums *s, unsigned group, const struct tacho_victim *v)
{
	struct tacho_part p = { .begin_ns = v->begin_ns,
				.end_ns = v->end_ns,
				.stack = v->stack,
				.other_task = v->task,
				.other_type = v->type,
				.cause = TC_SUM_CAUSED };

	return tc_cause_sums_add(s, group, &p, TACHO_NO_TASK);
}

void tc_cause_sums_get(const struct tc_cause_sums *s, unsigned group, int cause,
		       struct tacho_cause_sum *out)
{
	*out = (struct tacho_cause_sum){ .ns = s->ns[group][cause],
					 .count = s->count[group][cause] };
	for (size_t i = 0; i < s->n; i++) {
		const struct tc_cause_sum_entry *e = &s->entries[i];

		if (e->group != group || e->cause != cause)
			continue;
		if (e->of == TC_SUM_TASK && e->ns > out->task.ns)
			out->task = (struct tacho_cause_task){ e->id, e->ns, e->count };
		else if (e->of == TC_SUM_CULPRIT && e->ns > out->culprit.ns)
			out->culprit = (struct tacho_cause_task){ e->id, e->ns, e->count };
		else if (e->of == TC_SUM_PLACE && e->ns > out->place.ns)
			out->place = (struct tacho_cause_place){ e->id, e->ns, e->count };
	}
}

/* --- two sets ----------------------------------------------------------------- */

static int compare(const void *x, const void *y)
{
	int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return (a > b) - (a < b);
}

static double mean(const int64_t *v, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += (double)v[i];
	return sum / (double)n;
}

void tc_cause_contrast(int64_t *values[TACHO_EXPLAIN_GROUPS], const size_t n[TACHO_EXPLAIN_GROUPS],
		       struct tacho_cause_contrast *out)
{
	int64_t limit;
	size_t below = 0, upto = 0;
	double wins = 0;

	*out = (struct tacho_cause_contrast){ .share = 0 };
	for (int k = 0; k < TACHO_EXPLAIN_GROUPS; k++) {
		qsort(values[k], n[k], sizeof(**values), compare);
		out->mean_ns[k] = mean(values[k], n[k]);
		out->median_ns[k] = values[k][(n[k] - 1) / 2];
		for (size_t i = 0; i < n[k]; i++)
			out->have[k] += values[k][i] > 0;
	}
	limit = values[1][(n[1] - 1) * 99 / 100];
	for (size_t i = 0; i < n[0]; i++) {
		int64_t v = values[0][i];

		while (below < n[1] && values[1][below] < v)
			below++;
		while (upto < n[1] && values[1][upto] <= v)
			upto++;
		/* More than `below` of them, less than n - upto. */
		wins += (double)below - (double)(n[1] - upto);
		out->above += v > limit;
	}
	out->delta = wins / ((double)n[0] * (double)n[1]);
}
