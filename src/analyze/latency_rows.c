/* SPDX-License-Identifier: MIT */
/*
 * Rows of the latency distributions. A row of a kind and type stands in an array by
 * the type's id; what is grouped further goes through a small cache of the last
 * groups, then a table.
 */
#include <stdlib.h>
#include <string.h>

#include "analyze/latency_rows.h"

/* --- finding ------------------------------------------------------------------ */

static int new_row(struct tacho_latency *l, const struct tc_latency_item *item, uint32_t *out)
{
	int rc = TC_GROW(l->alloc, &l->rows, &l->cap_rows, l->n_rows + 1, UINT32_MAX - 1);
	struct tc_latency_row *row;

	if (rc < 0)
		return rc;
	row = &l->rows[l->n_rows];
	*row = (struct tc_latency_row){ .pub.kind = item->kind,
					.pub.type = item->type,
					.least_ns = l->longest ? INT64_MIN : INT64_MAX };
	row->pub.is_lost = item->kind == TACHO_LATENCY_SYSCALL && item->type == l->p_lost;
	*out = (uint32_t)l->n_rows++;
	return 0;
}

/* The number of a kind and type; its row, unless there are groups below. */
static int find_type(struct tacho_latency *l, const struct tc_latency_item *item, uint32_t *out)
{
	struct tc_latency_types *t = &l->types[item->kind];
	size_t had = t->cap;
	int rc = TC_GROW(l->alloc, &t->rows, &t->cap, (size_t)item->type + 1, 0);

	if (rc < 0)
		return rc;
	if (t->cap > had)
		memset(t->rows + had, 0, (t->cap - had) * sizeof(*t->rows));
	if (t->rows[item->type] == 0) {
		rc = new_row(l, item, out);
		if (rc < 0)
			return rc;
		t->rows[item->type] = *out + 1;
	}
	*out = t->rows[item->type] - 1;
	return 0;
}

static void describe_group(const struct tacho_latency *l, const struct tc_latency_item *item,
			   struct tacho_latency_row *pub)
{
	const struct tc_place *place = tc_activity_place(l->act, item->stack);

	if (l->by == TACHO_LATENCY_BY_FUNCTION) {
		pub->function = item->function;
		return;
	}
	pub->function = place->site;
	pub->file = place->site_file;
	pub->line = place->line;
	pub->stack = item->stack;
}

/* Groups have rows of their own; that of the kind and type only gives the number. */
static int find_group(struct tacho_latency *l, const struct tc_latency_item *item, uint32_t type,
		      uint32_t *out)
{
	uint32_t group = tc_latency_group(l, item->function, item->stack);
	uint64_t key = (uint64_t)type << 32 | group;
	int rc;

	*out = tc_table_get(&l->groups, key);
	if (*out == TC_TABLE_NONE) {
		rc = new_row(l, item, out);
		if (rc == 0)
			rc = tc_table_put(&l->groups, key, *out);
		if (rc < 0)
			return rc;
		describe_group(l, item, &l->rows[*out].pub);
	}
	*tc_latency_recent_of(l, item->kind, item->type, group) = (struct tc_latency_recent){
		.type = item->type, .group = group, .kind = item->kind, .row = *out + 1
	};
	return 0;
}

int tc_latency_find(struct tacho_latency *l, const struct tc_latency_item *item,
		    struct tc_latency_row **out)
{
	struct tc_latency_item of = *item;
	uint32_t row;
	int rc;

	if (l->by == TACHO_LATENCY_BY_KIND && item->kind != TACHO_LATENCY_SYSCALL)
		of.type = 0;
	rc = find_type(l, &of, &row);
	if (rc == 0 && l->by >= TACHO_LATENCY_BY_FUNCTION)
		rc = find_group(l, &of, row, &row);
	if (rc < 0)
		return rc;
	*out = &l->rows[row];
	return 0;
}

/* --- at the end --------------------------------------------------------------- */

static int compare_longest(const void *a, const void *b)
{
	const struct tacho_latency_one *x = a, *y = b;

	if (x->ns != y->ns)
		return x->ns < y->ns ? 1 : -1;
	if (x->begin_ns != y->begin_ns)
		return x->begin_ns < y->begin_ns ? -1 : 1;
	if (x->g != y->g)
		return x->g < y->g ? -1 : 1;
	return (x->task > y->task) - (x->task < y->task);
}

static int compare_rows(const void *a, const void *b, void *ctx)
{
	const struct tacho_latency *l = ctx;
	uint32_t i = *(const uint32_t *)a, k = *(const uint32_t *)b;
	const struct tc_latency_row *x = &l->rows[i], *y = &l->rows[k];

	if (x->pub.kind != y->pub.kind)
		return x->pub.kind - y->pub.kind;
	if (x->times.total_ns != y->times.total_ns)
		return x->times.total_ns < y->times.total_ns ? 1 : -1;
	if (x->times.count != y->times.count)
		return x->times.count < y->times.count ? 1 : -1;
	if (x->pub.cut_ns != y->pub.cut_ns)
		return x->pub.cut_ns < y->pub.cut_ns ? 1 : -1;
	return (i > k) - (i < k);
}

int tc_latency_sort(struct tacho_latency *l)
{
	size_t n = 0;

	if (l->n_rows == 0)
		return 0;
	l->order = tc_calloc(l->alloc, l->n_rows, sizeof(*l->order));
	if (!l->order)
		return TACHO_ENOMEM;
	for (size_t i = 0; i < l->n_rows; i++) {
		struct tc_latency_row *row = &l->rows[i];

		row->pub.times = &row->times;
		row->pub.longest = row->longest;
		row->pub.n_longest = row->n_longest;
		if (row->n_longest > 1)
			qsort(row->longest, row->n_longest, sizeof(*row->longest), compare_longest);
		/* Where there are groups, those of the types stay empty. */
		if (row->times.count || row->pub.cut)
			l->order[n++] = (uint32_t)i;
	}
	qsort_r(l->order, n, sizeof(*l->order), compare_rows, l);
	l->n_order = n;
	return 0;
}

void tc_latency_rows_fini(struct tacho_latency *l)
{
	for (size_t i = 0; i < l->n_rows; i++) {
		tc_hist_fini(&l->rows[i].times, l->alloc);
		tc_free(l->alloc, l->rows[i].longest);
	}
	for (size_t i = 0; i < TACHO_LATENCY_COUNT; i++)
		tc_free(l->alloc, l->types[i].rows);
	tc_free(l->alloc, l->rows);
	tc_free(l->alloc, l->order);
	tc_table_fini(&l->groups);
}

size_t tacho_latency_rows(const struct tacho_latency *l)
{
	return l->n_order;
}

const struct tacho_latency_row *tacho_latency_row(const struct tacho_latency *l, size_t i)
{
	return i < l->n_order ? &l->rows[l->order[i]].pub : NULL;
}
