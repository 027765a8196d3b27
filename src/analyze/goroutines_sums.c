/* SPDX-License-Identifier: MIT */
/*
 * Pool of short lists; see goroutines_sums.h. The first NEAR entries of a list
 * stay where they are; all later ones are linked in behind them and are in the
 * hash table, so that no search is longer than NEAR steps.
 */
#include "analyze/goroutines_sums.h"

#define NEAR 16

void tc_sums_init(struct tc_sums *s, const struct tacho_alloc *a)
{
	*s = (struct tc_sums){ .alloc = a };
	tc_table_init(&s->far, a);
}

void tc_sums_fini(struct tc_sums *s)
{
	tc_free(s->alloc, s->sums);
	tc_table_fini(&s->far);
	tc_sums_init(s, s->alloc);
}

void tc_sums_clear(struct tc_sums *s)
{
	s->n = 0;
	s->free = 0;
	tc_table_clear(&s->far);
}

static int new_sum(struct tc_sums *s, uint32_t key, uint32_t *out)
{
	uint32_t i = s->free;

	if (i) {
		s->free = s->sums[i].next;
	} else {
		size_t n = s->n ? s->n : 1;
		int rc = TC_GROW(s->alloc, &s->sums, &s->cap, n + 1, UINT32_MAX);

		if (rc < 0)
			return rc;
		i = (uint32_t)n;
		s->n = n + 1;
	}
	s->sums[i] = (struct tc_sum){ .key = key };
	*out = i;
	return 0;
}

static uint64_t far_key(uint32_t list, uint32_t key)
{
	return (uint64_t)list << 32 | key;
}

int tc_sums_get(struct tc_sums *s, uint32_t *list, uint32_t key, struct tc_sum **out)
{
	uint32_t i = *list, last = 0, steps = 0;
	int rc;

	for (; i && steps < NEAR; last = i, i = s->sums[i].next, steps++) {
		if (s->sums[i].key == key) {
			*out = &s->sums[i];
			return 0;
		}
	}
	if (i) {
		uint32_t found = tc_table_get(&s->far, far_key(*list, key));

		if (found != TC_TABLE_NONE) {
			*out = &s->sums[found];
			return 0;
		}
	}
	rc = new_sum(s, key, &i);
	if (rc < 0)
		return rc;
	if (steps == NEAR) {
		rc = tc_table_put(&s->far, far_key(*list, key), i);
		if (rc < 0) {
			s->sums[i].next = s->free;
			s->free = i;
			return rc;
		}
	}
	if (last) {
		s->sums[i].next = s->sums[last].next;
		s->sums[last].next = i;
	} else {
		*list = i;
	}
	*out = &s->sums[i];
	return 0;
}

void tc_sums_drop(struct tc_sums *s, uint32_t *list)
{
	uint32_t i = *list, steps = 0;

	for (uint32_t next; i; i = next, steps++) {
		next = s->sums[i].next;
		if (steps >= NEAR)
			(void)tc_table_remove(&s->far, far_key(*list, s->sums[i].key));
		s->sums[i].next = s->free;
		s->free = i;
	}
	*list = 0;
}
