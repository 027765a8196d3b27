/* SPDX-License-Identifier: MIT */
/*
 * The goroutine map against a plain model: dense ids as Go gives them out, ids
 * so scattered that pages would waste memory, hostile ones, and pages that empty
 * and are used again.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "reader/gomap.h"
#include "support/nth_alloc.h"
#include "support/peak_alloc.h"

enum {
	MODEL = 4000
};

struct model {
	uint64_t ids[MODEL];
	uint32_t slots[MODEL];
	size_t n;
};

static uint64_t next_random(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

static size_t model_find(const struct model *m, uint64_t id)
{
	for (size_t i = 0; i < m->n; i++) {
		if (m->ids[i] == id)
			return i;
	}
	return m->n;
}

static void check_all(struct tc_gomap *map, const struct model *m)
{
	assert_int_equal(map->n, m->n);
	for (size_t i = 0; i < m->n; i++)
		assert_int_equal(tc_gomap_get(map, m->ids[i]), m->slots[i]);
}

typedef uint64_t id_fn(uint64_t *state, uint64_t step);

static uint64_t dense_id(uint64_t *state, uint64_t step)
{
	return step / 2 + next_random(state) % 300;
}

static uint64_t sparse_id(uint64_t *state, uint64_t step)
{
	(void)step;
	return next_random(state) % 5000 * 997;
}

/* Ends of the range, pages that share a place in the cache, high bits. */
static uint64_t hostile_id(uint64_t *state, uint64_t step)
{
	uint64_t r = next_random(state);
	uint64_t same_place = (uint64_t)TC_GOMAP_PAGE * TC_GOMAP_CACHE;

	(void)step;
	switch (r % 5) {
	case 0: return UINT64_MAX - (r >> 8) % 600;
	case 1: return (r >> 8) % 600;
	case 2: return (r >> 8) % 300 * same_place + (r >> 40) % 3;
	case 3: return UINT64_C(1) << (r >> 8) % 64;
	default: return (r >> 8) % 4000 << 32;
	}
}

static void against_model(id_fn *next_id)
{
	static struct model m;
	uint64_t state = 88172645463325252U;
	struct tc_gomap map;

	m.n = 0;
	assert_int_equal(tc_gomap_init(&map, NULL), 0);
	for (uint64_t step = 0; step < 20000; step++) {
		uint64_t id = next_id(&state, step);
		size_t i = model_find(&m, id);
		/* Phases of growth and of decay, so that pages empty. */
		bool add = next_random(&state) % 10 < (step / 2500 % 2 ? 2 : 8);

		assert_int_equal(tc_gomap_get(&map, id), i < m.n ? m.slots[i] : TC_TABLE_NONE);
		if (i == m.n && add && m.n < MODEL) {
			m.ids[m.n] = id;
			m.slots[m.n++] = (uint32_t)step;
			assert_int_equal(tc_gomap_put(&map, id, (uint32_t)step), 0);
		} else if (i < m.n && !add) {
			tc_gomap_remove(&map, id);
			m.n--;
			m.ids[i] = m.ids[m.n];
			m.slots[i] = m.slots[m.n];
		} else if (!add && m.n > 0) {
			i = next_random(&state) % m.n;
			tc_gomap_remove(&map, m.ids[i]);
			assert_int_equal(tc_gomap_get(&map, m.ids[i]), TC_TABLE_NONE);
			m.n--;
			m.ids[i] = m.ids[m.n];
			m.slots[i] = m.slots[m.n];
		}
		if (step % 1000 == 0)
			check_all(&map, &m);
	}
	check_all(&map, &m);
	tc_gomap_clear(&map);
	for (size_t i = 0; i < m.n; i++)
		assert_int_equal(tc_gomap_get(&map, m.ids[i]), TC_TABLE_NONE);
	tc_gomap_fini(&map);
}

static void test_dense_ids(void **state)
{
	(void)state;
	against_model(dense_id);
}

static void test_sparse_ids(void **state)
{
	(void)state;
	against_model(sparse_id);
}

static void test_hostile_ids(void **state)
{
	(void)state;
	against_model(hostile_id);
}

/* An id that is not there may be removed; nothing happens. */
static void test_removing_what_is_not_there(void **state)
{
	struct tc_gomap map;

	(void)state;
	assert_int_equal(tc_gomap_init(&map, NULL), 0);
	tc_gomap_remove(&map, 5);
	assert_int_equal(tc_gomap_put(&map, 6, 1), 0);
	tc_gomap_remove(&map, 5);
	tc_gomap_remove(&map, UINT64_MAX);
	assert_int_equal(tc_gomap_get(&map, 6), 1);
	assert_int_equal(map.n, 1);
	tc_gomap_fini(&map);
}

/* Goroutines that come and go, a million of them, need the room of a few. */
static void test_pages_are_used_again(void **state)
{
	struct peak_alloc a;
	struct tc_gomap map;

	(void)state;
	peak_alloc_init(&a, 0);
	assert_int_equal(tc_gomap_init(&map, &a.hook), 0);
	for (uint64_t id = 1; id < 1000000; id++) {
		assert_int_equal(tc_gomap_put(&map, id, (uint32_t)(id % 1000)), 0);
		if (id > 1000)
			tc_gomap_remove(&map, id - 1000);
	}
	assert_int_equal(map.n, 1000);
	tc_gomap_fini(&map);
	assert_int_equal(a.live, 0);
	assert_true(a.peak < 256 * 1024);
	peak_alloc_fini(&a);
}

/* One id a page: a page each would be a hundred times as much. */
static void test_scattered_ids_cost_little(void **state)
{
	struct peak_alloc a;
	struct tc_gomap map;

	(void)state;
	peak_alloc_init(&a, 0);
	assert_int_equal(tc_gomap_init(&map, &a.hook), 0);
	for (uint64_t i = 0; i < 100000; i++)
		assert_int_equal(tc_gomap_put(&map, i * 100003, (uint32_t)i), 0);
	for (uint64_t i = 0; i < 100000; i++)
		assert_int_equal(tc_gomap_get(&map, i * 100003), i);
	tc_gomap_fini(&map);
	assert_true(a.peak < 64U * 100000 * 12);
	peak_alloc_fini(&a);
}

/* A refused put leaves the map as it was, and the next one works. */
static void test_failing_allocations(void **state)
{
	(void)state;
	for (size_t n = 1;; n++) {
		struct nth_alloc a;
		struct tc_gomap map;
		uint64_t refused = 0;

		nth_alloc_init(&a, n);
		if (tc_gomap_init(&map, &a.hook) == 0) {
			for (uint64_t i = 0; i < 300; i++) {
				uint64_t id = i * 300;

				if (tc_gomap_put(&map, id, (uint32_t)i) < 0) {
					refused++;
					assert_int_equal(tc_gomap_get(&map, id), TC_TABLE_NONE);
					assert_int_equal(map.n, i);
					assert_int_equal(tc_gomap_put(&map, id, (uint32_t)i), 0);
				}
			}
			for (uint64_t i = 0; i < 300; i++)
				assert_int_equal(tc_gomap_get(&map, i * 300), i);
			tc_gomap_fini(&map);
		}
		assert_int_equal(a.live, 0);
		if (a.calls < n)
			break;
		assert_true(refused == 1 || n == 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_dense_ids),
		cmocka_unit_test(test_sparse_ids),
		cmocka_unit_test(test_hostile_ids),
		cmocka_unit_test(test_removing_what_is_not_there),
		cmocka_unit_test(test_pages_are_used_again),
		cmocka_unit_test(test_scattered_ids_cost_little),
		cmocka_unit_test(test_failing_allocations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
