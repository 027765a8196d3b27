/* SPDX-License-Identifier: MIT */
/* The run queue of a P: order, room, wrapping; and that nothing is lost or doubled under thieves. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>

#include <cmocka.h>

#include "rt/runq.h"

enum {
	ROUNDS = 20000,
	THIEVES = 2
};

static struct tc_rt_p p;
static atomic_uchar seen[ROUNDS + 1];
static atomic_bool over;

static struct tc_rt_g *g_of(uintptr_t i)
{
	return (struct tc_rt_g *)i;
}

static void begin_at(uint32_t index)
{
	tc_store_relaxed(&p.head, index);
	tc_store_relaxed(&p.tail, index);
	tc_store_relaxed(&p.next_g, 0);
}

static void in_order(void **state)
{
	(void)state;
	/* The indices wrap on the way. */
	begin_at(UINT32_MAX - 100);
	assert_null(tc_rt_runq_pop(&p));
	for (uintptr_t i = 1; i <= TC_RT_RING; i++)
		assert_true(tc_rt_runq_push(&p, g_of(i)));
	assert_false(tc_rt_runq_push(&p, g_of(999)));
	assert_int_equal(tc_rt_runq_size(&p), TC_RT_RING);
	for (uintptr_t i = 1; i <= TC_RT_RING; i++)
		assert_ptr_equal(tc_rt_runq_pop(&p), g_of(i));
	assert_null(tc_rt_runq_pop(&p));
}

static void half(void **state)
{
	uintptr_t got[TC_RT_RING];

	(void)state;
	begin_at(7);
	assert_int_equal(tc_rt_runq_grab(&p, got, -1), 0);
	assert_true(tc_rt_runq_push(&p, g_of(1)));
	assert_int_equal(tc_rt_runq_grab(&p, got, -1), 1);
	for (uintptr_t i = 1; i <= 9; i++)
		assert_true(tc_rt_runq_push(&p, g_of(i)));
	assert_int_equal(tc_rt_runq_grab(&p, got, -1), 5);
	for (uintptr_t i = 0; i < 5; i++)
		assert_int_equal(got[i], i + 1);
	assert_int_equal(tc_rt_runq_size(&p), 4);
}

static void slot(void **state)
{
	(void)state;
	begin_at(0);
	assert_null(tc_rt_next_swap(&p, g_of(1)));
	assert_ptr_equal(tc_rt_next_swap(&p, g_of(2)), g_of(1));
	assert_false(tc_rt_next_steal(&p, 1));
	assert_true(tc_rt_next_steal(&p, 2));
	assert_null(tc_rt_next_swap(&p, NULL));
}

static void mark(uintptr_t i)
{
	atomic_fetch_add(&seen[i], 1);
}

static void *thief(void *arg)
{
	uintptr_t got[TC_RT_RING], next;
	uint32_t n;

	(void)arg;
	while (!atomic_load(&over)) {
		n = tc_rt_runq_grab(&p, got, -1);
		for (uint32_t i = 0; i < n; i++)
			mark(got[i]);
		next = tc_load_relaxed(&p.next_g);
		if (next && tc_rt_next_steal(&p, next))
			mark(next);
	}
	return NULL;
}

static void thieves(void **state)
{
	pthread_t t[THIEVES];
	struct tc_rt_g *g, *first;

	(void)state;
	begin_at(UINT32_MAX - ROUNDS / 2);
	for (int i = 0; i < THIEVES; i++)
		assert_int_equal(pthread_create(&t[i], NULL, thief, NULL), 0);
	for (uintptr_t i = 1; i <= ROUNDS; i++) {
		g = i % 3 ? g_of(i) : tc_rt_next_swap(&p, g_of(i));
		while (g && !tc_rt_runq_push(&p, g))
			if ((first = tc_rt_runq_pop(&p)) != NULL)
				mark((uintptr_t)first);
		if (i % 5 == 0 && (g = tc_rt_runq_pop(&p)) != NULL)
			mark((uintptr_t)g);
		if (i % 7 == 0 && (g = tc_rt_next_swap(&p, NULL)) != NULL)
			mark((uintptr_t)g);
	}
	while ((g = tc_rt_runq_pop(&p)) != NULL || (g = tc_rt_next_swap(&p, NULL)) != NULL)
		mark((uintptr_t)g);
	atomic_store(&over, true);
	for (int i = 0; i < THIEVES; i++)
		pthread_join(t[i], NULL);
	for (uintptr_t i = 1; i <= ROUNDS; i++)
		assert_int_equal(atomic_load(&seen[i]), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_order),
		cmocka_unit_test(half),
		cmocka_unit_test(slot),
		cmocka_unit_test(thieves),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
