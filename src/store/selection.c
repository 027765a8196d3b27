/* SPDX-License-Identifier: MIT */
/* Selections; see selection.h. */
#include "store/selection.h"

#include <stdlib.h>

#include "store/state.h"

static int add_go(struct tc_selection *x, const struct tc_store *s, uint32_t number)
{
	int rc = TC_GROW(s->alloc, &x->gos, &x->cap_gos, x->n_gos + 1, 0);

	if (rc == 0)
		x->gos[x->n_gos++] = number;
	return rc;
}

static int add_lane(struct tc_selection *x, const struct tc_store *s, const struct tc_key *key)
{
	uint32_t *numbers;
	size_t n;
	int rc = tc_lane_members(s, key, &numbers, &n);

	for (size_t i = 0; i < n && rc == 0; i++)
		rc = add_go(x, s, numbers[i]);
	tc_free(s->alloc, numbers);
	return rc;
}

static int add_key(struct tc_selection *x, const struct tc_store *s, const struct tc_key *key)
{
	if (key->kind == TC_ROW_GO)
		return add_go(x, s, key->n);
	if (key->kind == TC_ROW_LANE)
		return add_lane(x, s, key);
	if (key->kind == TC_ROW_GROUP)
		x->groups[key->n] = 1;
	if (key->kind == TC_ROW_PROC)
		x->procs[key->n] = 1;
	x->has_procs = x->has_procs || key->kind == TC_ROW_PROC;
	return 0;
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

int tc_selection_init(struct tc_selection *x, const struct tc_store *s, const struct tc_key *keys,
		      size_t n)
{
	int rc = 0;

	*x = (struct tc_selection){ .is_all = n == 0 };
	if (x->is_all)
		return 0;
	x->n_groups = s->n_groups;
	x->n_procs = s->n_procs;
	x->groups = tc_calloc(s->alloc, x->n_groups + 1, 1);
	x->procs = tc_calloc(s->alloc, x->n_procs + 1, 1);
	if (!x->groups || !x->procs)
		return TACHO_ENOMEM;
	for (size_t i = 0; i < n && rc == 0; i++)
		rc = add_key(x, s, &keys[i]);
	if (x->n_gos)
		qsort(x->gos, x->n_gos, sizeof(*x->gos), by_number);
	return rc;
}

void tc_selection_fini(struct tc_selection *x, const struct tc_store *s)
{
	tc_free(s->alloc, x->gos);
	tc_free(s->alloc, x->groups);
	tc_free(s->alloc, x->procs);
}

bool tc_selection_has_go(const struct tc_selection *x, const struct tc_store *s, uint32_t number)
{
	uint32_t group;

	if (x->is_all)
		return true;
	if (number >= s->n_gos)
		return false;
	group = s->gos[number].group;
	return (group < x->n_groups && x->groups[group]) ||
	       (x->n_gos && bsearch(&number, x->gos, x->n_gos, sizeof(number), by_number));
}

bool tc_selection_has_proc(const struct tc_selection *x, uint32_t proc)
{
	return x->is_all || (proc < x->n_procs && x->procs[proc]);
}
