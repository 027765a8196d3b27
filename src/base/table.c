/* SPDX-License-Identifier: MIT */
/* Hash map u64 → u32; see table.h. At most 70 % of the places are taken. */
#include "base/table.h"

#include <string.h>
#include <sys/random.h>

void tc_table_init(struct tc_table *t, const struct tacho_alloc *a)
{
	*t = (struct tc_table){ .alloc = a };
	/* Without random numbers the address must do; it differs from run to run. */
	if (getrandom(&t->seed, sizeof(t->seed), GRND_NONBLOCK) != (ssize_t)sizeof(t->seed))
		t->seed = tc_mix64((uint64_t)(uintptr_t)t);
}

void tc_table_fini(struct tc_table *t)
{
	tc_free(t->alloc, t->keys);
	tc_free(t->alloc, t->values);
	tc_table_init(t, t->alloc);
}

void tc_table_clear(struct tc_table *t)
{
	/* One large use must not make all later ones pay for clearing it. */
	if (t->values && t->mask >= 0xffff && t->mask / 8 > t->n) {
		tc_table_fini(t);
		return;
	}
	if (t->values && t->n > 0)
		memset(t->values, 0xff, (t->mask + 1) * sizeof(*t->values));
	t->n = 0;
}

static size_t find(const struct tc_table *t, uint64_t key)
{
	size_t i = (size_t)tc_mix64(key ^ t->seed) & t->mask;

	while (t->values[i] != TC_TABLE_NONE && t->keys[i] != key)
		i = (i + 1) & t->mask;
	return i;
}

static int grow(struct tc_table *t)
{
	struct tc_table bigger = *t;
	size_t places = t->values ? (t->mask + 1) * 2 : 16;

	bigger.mask = places - 1;
	bigger.keys = tc_realloc_array(t->alloc, NULL, places, sizeof(*t->keys));
	bigger.values = tc_realloc_array(t->alloc, NULL, places, sizeof(*t->values));
	if (!bigger.keys || !bigger.values) {
		tc_free(t->alloc, bigger.keys);
		tc_free(t->alloc, bigger.values);
		return TACHO_ENOMEM;
	}
	memset(bigger.values, 0xff, places * sizeof(*t->values));
	for (size_t i = 0; t->values && i <= t->mask; i++) {
		if (t->values[i] != TC_TABLE_NONE) {
			size_t j = find(&bigger, t->keys[i]);

			bigger.keys[j] = t->keys[i];
			bigger.values[j] = t->values[i];
		}
	}
	tc_free(t->alloc, t->keys);
	tc_free(t->alloc, t->values);
	*t = bigger;
	return 0;
}

int tc_table_put(struct tc_table *t, uint64_t key, uint32_t value)
{
	size_t i;

	if (!t->values || (t->n + 1) * 10 > (t->mask + 1) * 7) {
		int rc = grow(t);

		if (rc < 0)
			return rc;
	}
	i = find(t, key);
	if (t->values[i] == TC_TABLE_NONE)
		t->n++;
	t->keys[i] = key;
	t->values[i] = value;
	return 0;
}

bool tc_table_remove(struct tc_table *t, uint64_t key)
{
	size_t hole, i;

	if (t->n == 0)
		return false;
	hole = find(t, key);
	if (t->values[hole] == TC_TABLE_NONE)
		return false;
	/* Move back every entry that the hole would cut off from its home. */
	for (i = (hole + 1) & t->mask; t->values[i] != TC_TABLE_NONE; i = (i + 1) & t->mask) {
		size_t home = (size_t)tc_mix64(t->keys[i] ^ t->seed) & t->mask;

		if (((i - home) & t->mask) >= ((i - hole) & t->mask)) {
			t->keys[hole] = t->keys[i];
			t->values[hole] = t->values[i];
			hole = i;
		}
	}
	t->values[hole] = TC_TABLE_NONE;
	t->n--;
	return true;
}

bool tc_table_next(const struct tc_table *t, size_t *i, uint64_t *key, uint32_t *value)
{
	if (!t->values)
		return false;
	for (; *i <= t->mask; ++*i) {
		if (t->values[*i] != TC_TABLE_NONE) {
			*key = t->keys[*i];
			*value = t->values[*i];
			++*i;
			return true;
		}
	}
	return false;
}
