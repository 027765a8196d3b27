/* SPDX-License-Identifier: MIT */
/* Selections; see selection.h. */
#include "store/selection.h"

#include <stdlib.h>
#include <string.h>

#include "store/state.h"

static int add_go(struct tc_selection *x, const struct tc_store *s, uint32_t number, uint32_t place)
{
	int rc = TC_GROW(s->alloc, &x->gos, &x->cap_gos, x->n_gos + 1, 0);

	if (rc == 0)
		x->gos[x->n_gos++] = (struct tc_selected_go){ number, place };
	return rc;
}

static int add_lane(struct tc_selection *x, const struct tc_store *s, const struct tc_key *key,
		    uint32_t place)
{
	uint32_t *numbers;
	size_t n;
	int rc = tc_lane_members(s, key, &numbers, &n);

	for (size_t i = 0; i < n && rc == 0; i++)
		rc = add_go(x, s, numbers[i], place);
	tc_free(s->alloc, numbers);
	return rc;
}

static int add_key(struct tc_selection *x, const struct tc_store *s, const struct tc_key *key,
		   uint32_t place)
{
	if (key->kind == TC_ROW_GO)
		return add_go(x, s, key->n, place);
	if (key->kind == TC_ROW_LANE)
		return add_lane(x, s, key, place);
	if (key->kind == TC_ROW_GROUP)
		x->groups[key->n] = place;
	if (key->kind == TC_ROW_PROC)
		x->procs[key->n] = place;
	x->has_procs = x->has_procs || key->kind == TC_ROW_PROC;
	return 0;
}

static int by_number(const void *a, const void *b)
{
	const struct tc_selected_go *x = a, *y = b;

	return (x->number > y->number) - (x->number < y->number);
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
	x->groups = tc_calloc(s->alloc, x->n_groups + 1, sizeof(*x->groups));
	x->procs = tc_calloc(s->alloc, x->n_procs + 1, sizeof(*x->procs));
	if (!x->groups || !x->procs)
		return TACHO_ENOMEM;
	memset(x->groups, 0xff, (x->n_groups + 1) * sizeof(*x->groups));
	memset(x->procs, 0xff, (x->n_procs + 1) * sizeof(*x->procs));
	for (size_t i = 0; i < n && rc == 0; i++)
		rc = add_key(x, s, &keys[i], (uint32_t)i);
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

uint32_t tc_selection_go(const struct tc_selection *x, const struct tc_store *s, uint32_t number)
{
	const struct tc_selected_go what = { .number = number }, *own = NULL;
	uint32_t group;

	if (x->is_all)
		return 0;
	if (number >= s->n_gos)
		return TC_NONE32;
	if (x->n_gos)
		own = bsearch(&what, x->gos, x->n_gos, sizeof(what), by_number);
	group = s->gos[number].group;
	return own ? own->key : group < x->n_groups ? x->groups[group] : TC_NONE32;
}

uint32_t tc_selection_proc(const struct tc_selection *x, uint32_t proc)
{
	return x->is_all ? 0 : proc < x->n_procs ? x->procs[proc] : TC_NONE32;
}
