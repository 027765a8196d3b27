/* SPDX-License-Identifier: MIT */
/*
 * A hash map from 64-bit keys to 32-bit values: open addressing, linear
 * probing, deletion by shifting back, so look-ups never meet tombstones. Keys
 * are mixed, and any key is allowed. Not thread safe.
 */
#ifndef TC_BASE_TABLE_H
#define TC_BASE_TABLE_H

#include "base/alloc.h"
#include "base/math.h"

#define TC_TABLE_NONE UINT32_MAX

struct tc_table {
	const struct tacho_alloc *alloc;
	uint64_t *keys;
	uint32_t *values; /* TC_TABLE_NONE: the place is free */
	size_t mask;      /* places - 1; 0 while nothing is allocated */
	size_t n;
	uint64_t seed; /* so that no input can choose its collisions */
};

void tc_table_init(struct tc_table *t, const struct tacho_alloc *a);
void tc_table_fini(struct tc_table *t);
void tc_table_clear(struct tc_table *t);

/* TC_TABLE_NONE when the key is not there. */
static inline uint32_t tc_table_get(const struct tc_table *t, uint64_t key)
{
	size_t i;

	if (t->n == 0)
		return TC_TABLE_NONE;
	i = (size_t)tc_mix64(key ^ t->seed) & t->mask;
	while (t->values[i] != TC_TABLE_NONE) {
		if (t->keys[i] == key)
			return t->values[i];
		i = (i + 1) & t->mask;
	}
	return TC_TABLE_NONE;
}

/* Insert or replace; value must not be TC_TABLE_NONE. 0 or TACHO_ENOMEM. */
TACHO_MUST_USE int tc_table_put(struct tc_table *t, uint64_t key, uint32_t value);

/* True if the key was there. */
bool tc_table_remove(struct tc_table *t, uint64_t key);

/*
 * All entries in unspecified order: start with *i == 0; false at the end. The
 * table must not change in between.
 */
bool tc_table_next(const struct tc_table *t, size_t *i, uint64_t *key, uint32_t *value);

/* Bring the place of a key into the cache. */
static inline void tc_table_prefetch(const struct tc_table *t, uint64_t key)
{
	size_t i = (size_t)tc_mix64(key ^ t->seed) & t->mask;

	if (t->n == 0)
		return;
	__builtin_prefetch(&t->keys[i]);
	__builtin_prefetch(&t->values[i]);
}

#endif
