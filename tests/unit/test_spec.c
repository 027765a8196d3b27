/* SPDX-License-Identifier: MIT */
/*
 * The notes of a speculative run: the smallest of many ids against sorting them
 * all, the log, open events with their values, and memory that runs out.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "reader/spec.h"
#include "support/nth_alloc.h"

enum {
	MANY = 3 * TC_SMALLEST + 17
};

static int compare(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

typedef uint64_t id_fn(uint64_t i);

static uint64_t rising(uint64_t i)
{
	return i + 5;
}

static uint64_t falling(uint64_t i)
{
	return UINT64_MAX - i;
}

static uint64_t scrambled(uint64_t i)
{
	return tc_mix64(i);
}

static uint64_t repeating(uint64_t i)
{
	return tc_mix64(i) % 100;
}

/* What is kept and the smallest dropped one, for n ids. */
static void check_smallest(id_fn *id, size_t n)
{
	struct tc_smallest s = { .dropped = UINT64_MAX };
	uint64_t *all = calloc(n + 1, sizeof(*all));

	assert_non_null(all);
	for (size_t i = 0; i < n; i++) {
		all[i] = id(i);
		assert_int_equal(tc_smallest_add(&s, NULL, all[i]), 0);
	}
	qsort(all, n, sizeof(*all), compare);
	assert_int_equal(s.n, n < TC_SMALLEST ? n : TC_SMALLEST);
	assert_true(s.dropped == (n > TC_SMALLEST ? all[TC_SMALLEST] : UINT64_MAX));
	if (s.n > 0) {
		assert_true(s.heap[0] == all[s.n - 1]);
		qsort(s.heap, s.n, sizeof(*s.heap), compare);
		assert_memory_equal(s.heap, all, s.n * sizeof(*all));
	}
	free(s.heap);
	free(all);
}

static void test_smallest(void **state)
{
	static id_fn *const orders[] = { rising, falling, scrambled, repeating };
	static const size_t counts[] = {
		0, 1, 2, 100, TC_SMALLEST - 1, TC_SMALLEST, TC_SMALLEST + 1, MANY
	};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		for (size_t k = 0; k < sizeof(counts) / sizeof(counts[0]); k++)
			check_smallest(orders[i], counts[k]);
	}
}

static void test_reset_forgets_and_keeps_memory(void **state)
{
	struct tc_spec s;

	(void)state;
	assert_int_equal(tc_spec_init(&s, NULL), 0);
	for (uint64_t i = 0; i < MANY; i++)
		assert_int_equal(tc_smallest_add(&s.created, NULL, i), 0);
	assert_int_equal(tc_table_put(&s.dead_gs, 7, 1), 0);
	assert_true(s.created.dropped == TC_SMALLEST);
	tc_spec_reset(&s);
	assert_int_equal(s.created.n, 0);
	assert_true(s.created.dropped == UINT64_MAX);
	assert_int_equal(tc_table_get(&s.dead_gs, 7), TC_TABLE_NONE);
	assert_true(s.created.cap >= TC_SMALLEST);
	tc_spec_fini(&s);
}

/* Values of an open event are copied, as the block that has them goes away. */
static void test_open_events(void **state)
{
	struct tacho_event out[2] = { { .kind = TACHO_KIND_RANGE_END } };
	uint64_t values[4] = { 10, 20, 30, 40 };
	struct tc_m context = { .id = 9 };
	struct tc_order o = { .first = 100, .n_out = 1, .out = out, .values = values };
	struct tc_spec s;

	(void)state;
	assert_int_equal(tc_spec_init(&s, NULL), 0);
	o.spec = &s;
	out[0].n_values = 2;
	out[0].u.values = 1;
	assert_int_equal(tc_spec_open(&o, &out[0], &context, TC_M_P_KNOWN), 0);
	assert_int_equal(out[0].open, TACHO_OPEN_CONTEXT);
	o.n_out = 2;
	assert_int_equal(tc_spec_open(&o, &out[1], &context, TC_M_P_KNOWN | TC_M_G_KNOWN), 0);
	memset(values, 0, sizeof(values));
	assert_int_equal(s.n_open, 2);
	assert_int_equal(s.open[0].index, 100);
	assert_int_equal(s.open[0].thread, 9);
	assert_int_equal(s.open[0].unknown, TC_M_G_KNOWN);
	assert_int_equal(s.open_values[s.open[0].event.u.values], 20);
	assert_int_equal(s.open_values[s.open[0].event.u.values + 1], 30);
	assert_int_equal(s.open[1].index, 101);
	assert_int_equal(s.open[1].unknown, 0);
	assert_int_equal(out[1].open, 0);
	tc_spec_fini(&s);
}

static void fill(struct tc_spec *s, size_t *refused)
{
	struct tacho_event event = { .n_values = 2 };
	uint64_t values[2] = { 1, 2 };
	struct tc_order o = { .values = values, .spec = s, .n_out = 1 };
	struct tc_m context = { .id = 1 };

	for (uint64_t i = 0; i < 200; i++) {
		*refused += tc_spec_log(&o, TC_LOG_GC, 1, 2, i, 3) < 0;
		*refused += tc_spec_open(&o, &event, &context, 0) < 0;
		*refused += tc_smallest_add(&s->begun, s->alloc, i) < 0;
	}
}

static void test_failing_allocations(void **state)
{
	(void)state;
	for (size_t n = 1;; n++) {
		struct nth_alloc a;
		struct tc_spec s;
		size_t refused = 0;

		nth_alloc_init(&a, n);
		if (tc_spec_init(&s, &a.hook) == 0) {
			fill(&s, &refused);
			tc_spec_fini(&s);
		}
		assert_int_equal(a.live, 0);
		if (a.calls < n)
			break;
		assert_int_equal(refused, 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_smallest),
		cmocka_unit_test(test_reset_forgets_and_keeps_memory),
		cmocka_unit_test(test_open_events),
		cmocka_unit_test(test_failing_allocations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
