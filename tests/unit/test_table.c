/* SPDX-License-Identifier: MIT */
/* The hash map u64 → u32, against a plain array that does the same slowly. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/table.h"
#include "support/nth_alloc.h"

enum {
	KEYS = 512
};

/* Keys that collide, lie dense, or stand at the ends of the range. */
static uint64_t key_of(unsigned i)
{
	switch (i % 4) {
	case 0: return i;
	case 1: return (uint64_t)i << 32;
	case 2: return UINT64_MAX - i;
	default: return (uint64_t)i << 48;
	}
}

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 8;
}

static void check_all(const struct tc_table *t, const uint32_t *model)
{
	bool seen[KEYS] = { false };
	size_t n = 0, i = 0, found = 0;
	uint64_t key;
	uint32_t value;

	for (unsigned k = 0; k < KEYS; k++) {
		assert_int_equal(tc_table_get(t, key_of(k)), model[k]);
		n += model[k] != TC_TABLE_NONE;
	}
	assert_int_equal(t->n, n);
	while (tc_table_next(t, &i, &key, &value)) {
		unsigned k;

		for (k = 0; k < KEYS && key_of(k) != key; k++)
			continue;
		assert_true(k < KEYS);
		assert_false(seen[k]);
		seen[k] = true;
		assert_int_equal(value, model[k]);
		found++;
	}
	assert_int_equal(found, n);
}

static void test_random_operations(void **state)
{
	static uint32_t model[KEYS];
	struct tc_table t;
	uint32_t seed = 5;

	(void)state;
	tc_table_init(&t, NULL);
	memset(model, 0xff, sizeof(model));
	for (unsigned step = 0; step < 60000; step++) {
		unsigned k = next_random(&seed) % KEYS;
		/* Now mostly growing, now mostly shrinking. */
		bool puts = next_random(&seed) % 8 < (step / 4000 % 2 ? 2U : 6U);

		if (puts) {
			model[k] = next_random(&seed);
			assert_int_equal(tc_table_put(&t, key_of(k), model[k]), 0);
		} else {
			assert_int_equal(tc_table_remove(&t, key_of(k)), model[k] != TC_TABLE_NONE);
			model[k] = TC_TABLE_NONE;
		}
		if (step % 1000 == 0)
			check_all(&t, model);
	}
	check_all(&t, model);
	tc_table_clear(&t);
	memset(model, 0xff, sizeof(model));
	check_all(&t, model);
	assert_int_equal(tc_table_put(&t, 7, 8), 0);
	assert_int_equal(tc_table_get(&t, 7), 8);
	tc_table_fini(&t);
}

static void test_empty(void **state)
{
	struct tc_table t;
	uint64_t key;
	uint32_t value;
	size_t i = 0;

	(void)state;
	tc_table_init(&t, NULL);
	assert_int_equal(tc_table_get(&t, 0), TC_TABLE_NONE);
	assert_false(tc_table_remove(&t, 0));
	assert_false(tc_table_next(&t, &i, &key, &value));
	tc_table_clear(&t);
	tc_table_fini(&t);
	tc_table_fini(&t);
}

static void test_failing_allocations(void **state)
{
	(void)state;
	for (size_t n = 1;; n++) {
		struct nth_alloc a;
		struct tc_table t;
		unsigned done = 0;
		int rc = 0;

		nth_alloc_init(&a, n);
		tc_table_init(&t, &a.hook);
		for (unsigned k = 0; k < 300 && rc == 0; k++) {
			rc = tc_table_put(&t, key_of(k), k);
			done += rc == 0;
		}
		/* What was there is still there. */
		for (unsigned k = 0; k < done; k++)
			assert_int_equal(tc_table_get(&t, key_of(k)), k);
		assert_int_equal(t.n, done);
		tc_table_fini(&t);
		assert_int_equal(a.live, 0);
		if (a.calls < n) {
			assert_int_equal(rc, 0);
			break;
		}
		assert_int_equal(rc, TACHO_ENOMEM);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_random_operations),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_failing_allocations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
