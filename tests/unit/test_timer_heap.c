/* SPDX-License-Identifier: MIT */
/* Heaps of timers against a plain list: who fires, when, in which order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "rt/timer_heap.h"

enum {
	TIMERS = 60
};

static struct tc_rt_timer timers[TIMERS];
/* The model. */
static struct {
	bool pending;
	int64_t when, period;
	uint64_t started;
} model[TIMERS];

static uint64_t seed;
static int64_t now;
static int fired[TIMERS], n_fired;

static uint64_t next_random(void)
{
	seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return seed >> 33;
}

static void fire(struct tc_rt_timer *t)
{
	assert_true(n_fired < TIMERS);
	fired[n_fired++] = (int)(t - timers);
}

/* The one that has to fire next at `now`, or -1. */
static int first_due(const bool *done)
{
	int best = -1;

	for (int i = 0; i < TIMERS; i++) {
		if (!model[i].pending || model[i].when > now || done[i])
			continue;
		if (best < 0 || model[i].when < model[best].when ||
		    (model[i].when == model[best].when && model[i].started < model[best].started))
			best = i;
	}
	return best;
}

static void check_run(void)
{
	bool done[TIMERS] = { false };
	unsigned n;
	int i;

	n_fired = 0;
	n = tc_rt_timers_run(0, now);
	assert_int_equal(n, n_fired);
	for (int k = 0; k < n_fired; k++) {
		i = first_due(done);
		assert_int_equal(fired[k], i);
		done[i] = true;
		if (model[i].period > 0)
			while (model[i].when <= now)
				model[i].when += model[i].period;
		else
			model[i].pending = false;
	}
	assert_int_equal(first_due(done), -1);
}

static void check_due(void)
{
	int64_t least = TC_RT_NEVER;

	for (int i = 0; i < TIMERS; i++)
		if (model[i].pending && model[i].when < least)
			least = model[i].when;
	assert_int_equal(tc_rt_timers_due(0), least);
}

static void like_a_list(void **state)
{
	uint64_t started = 0;

	(void)state;
	tc_rt_timers_reset();
	for (int round = 0; round < 200000; round++) {
		int i = (int)(next_random() % TIMERS);

		switch (next_random() % 8) {
		case 0:
			now += (int64_t)(next_random() % 30);
			check_run();
			break;
		case 1:
		case 2:
			assert_int_equal(tc_rt_timer_stop(&timers[i]), model[i].pending);
			model[i].pending = false;
			break;
		default:
			if (model[i].pending)
				break;
			timers[i].fn = fire;
			model[i].pending = true;
			model[i].when = now + (int64_t)(next_random() % 100);
			model[i].period = next_random() % 4 ? 0 : 1 + (int64_t)(next_random() % 50);
			model[i].started = ++started;
			tc_rt_timer_start(&timers[i], model[i].when, model[i].period);
			break;
		}
		check_due();
	}
	tc_rt_timers_reset();
	assert_int_equal(tc_rt_timers_due(0), TC_RT_NEVER);
}

/* Many at once go in and come out in order, in a time that shows no square. */
static void many(void **state)
{
	enum {
		MANY = 200000
	};
	static struct tc_rt_timer lot[MANY];
	static int64_t last;

	(void)state;
	tc_rt_timers_reset();
	for (int i = 0; i < MANY; i++) {
		tc_rt_timer_start(&lot[i], (int64_t)(next_random() % 1000000), 0);
	}
	for (int i = 0; i < MANY; i += 2)
		assert_true(tc_rt_timer_stop(&lot[i]));
	for (int i = 1; i < MANY; i += 2) {
		int64_t due = tc_rt_timers_due(0);

		assert_true(due >= last);
		last = due;
		assert_true(tc_rt_timer_stop(&lot[i]));
	}
	assert_int_equal(tc_rt_timers_due(0), TC_RT_NEVER);
}

static void extremes(void **state)
{
	struct tc_rt_timer a = { .fn = fire }, b = { .fn = fire };

	(void)state;
	tc_rt_timers_reset();
	assert_false(tc_rt_timer_stop(&a));
	tc_rt_timer_start(&a, INT64_MAX, INT64_MAX);
	tc_rt_timer_start(&b, INT64_MIN, 0);
	assert_int_equal(tc_rt_timers_due(0), 0);
	n_fired = 0;
	(void)tc_rt_timers_run(0, 0);
	assert_int_equal(n_fired, 1);
	assert_int_equal(tc_rt_timers_run(0, INT64_MAX - 1), 1);
	assert_int_equal(tc_rt_timers_due(0), TC_RT_NEVER);
	assert_false(tc_rt_timer_stop(&a));
	assert_false(tc_rt_timer_stop(&b));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(like_a_list),
		cmocka_unit_test(many),
		cmocka_unit_test(extremes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
