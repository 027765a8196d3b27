/* SPDX-License-Identifier: MIT */
/* Budgets, lots and windows, on a clock of the test's own. */
#include "rules/budget.h"
#include "rules/watch_window.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define S UINT64_C(1000000000)

static struct tc_settings settings(const char *text)
{
	struct tc_settings s;
	char why[200];

	tc_settings_init(&s);
	assert_int_equal(tc_settings_read(&s, "test", text, strlen(text), why, sizeof(why)), 0);
	return s;
}

/* How many of so many tries, one a second, one source gets. */
static unsigned ask(struct tc_budget *b, const struct tc_settings *s, size_t n, size_t source,
		    unsigned tries, uint64_t *now)
{
	unsigned got = 0;

	for (unsigned i = 0; i < tries; i++, *now += S) {
		if (!tc_budget_allows(b, s, n, source, *now))
			continue;
		tc_budget_take(b, s, source, 1000, 0, *now);
		got++;
	}
	return got;
}

static void test_shares(void **state)
{
	struct tc_settings s = settings("budget-snapshots-minute = 8\nbudget-cpu = 0\n");
	struct tc_budget b = { 0 };
	uint64_t now = 1000 * S;

	(void)state;
	/* Of four sources each has two for itself; nobody gets what the others are kept. */
	assert_int_equal(ask(&b, &s, 4, 2, 20, &now), 2);
	assert_int_equal(ask(&b, &s, 4, 3, 5, &now), 2);
	assert_int_equal(ask(&b, &s, 4, 0, 5, &now), 2);
	assert_int_equal(ask(&b, &s, 4, 1, 5, &now), 2);
	assert_int_equal(ask(&b, &s, 4, 2, 5, &now), 0);
	/* The next minute. */
	now += 60 * S;
	assert_int_equal(ask(&b, &s, 4, 2, 5, &now), 2);
}

static void test_day(void **state)
{
	struct tc_settings s = settings("budget-snapshots-minute = 0\nbudget-snapshots-day = 6\n"
					"budget-cpu = 0\n");
	struct tc_budget b = { 0 };
	uint64_t now = 1000 * S;

	(void)state;
	assert_int_equal(ask(&b, &s, 3, 2, 300, &now), 2);
	assert_int_equal(ask(&b, &s, 3, 1, 300, &now), 2);
	now += 86400 * S;
	assert_int_equal(ask(&b, &s, 3, 2, 300, &now), 2);
}

static void test_bytes_and_cpu(void **state)
{
	struct tc_settings s = settings("budget-snapshots-minute = 0\nrecorder-bytes = 1MiB\n"
					"budget-bytes-minute = 3MiB\nbudget-cpu = 1%\n");
	struct tc_budget b = { 0 };
	uint64_t now = 1000 * S;

	(void)state;
	assert_true(tc_budget_allows(&b, &s, 3, 2, now));
	/* 20 ms of CPU time at 1 %: two seconds. */
	tc_budget_take(&b, &s, 2, 2621440, 20000000, now);
	assert_false(tc_budget_allows(&b, &s, 3, 1, now + S));
	/* What one may take at most is not left. */
	assert_false(tc_budget_allows(&b, &s, 3, 1, now + 3 * S));
	assert_true(tc_budget_allows(&b, &s, 3, 1, now + 61 * S));
}

static void test_lot(void **state)
{
	struct tc_settings s = settings("probability = 25%\n");
	struct tc_aim none = { 0, 0, 0 }, own = { 1, 2, 1 }, aim;
	uint64_t x = 1;
	unsigned n = 0;

	(void)state;
	aim = tc_aim_of(&s, &none);
	assert_int_equal(aim.look_ahead_ns, S / 2);
	assert_int_equal(aim.cool_down_ns, 30 * S);
	for (unsigned i = 0; i < 10000; i++)
		n += tc_aim_chooses(&aim, &x);
	assert_in_range(n, 2300, 2700);
	aim = tc_aim_of(&s, &own);
	assert_true(aim.look_ahead_ns == 1 && aim.cool_down_ns == 2);
	for (unsigned i = 0; i < 100; i++)
		assert_true(tc_aim_chooses(&aim, &x));
}

/* 100 more instances, so many of which are slow; the verdict at the end of their window. */
static enum tc_window_verdict after(struct tc_window *w, const struct tc_rule_settings *rule,
				    struct tc_window_counts *c, uint64_t slow, uint64_t errors,
				    uint64_t *now)
{
	struct tc_window_counts within;

	c->n += 100;
	c->slow += slow;
	c->errors += errors;
	*now += S;
	return tc_window_look(w, rule, c, *now, &within);
}

static void test_percentile_is_held(void **state)
{
	struct tc_settings s = settings("[task \"a\"]\nthreshold = 5ms\npercentile = 90\n"
					"window = 1s\nhold = 3s\n");
	struct tc_window_counts c = { 0, 0, 0 };
	struct tc_window w = { 0 };
	uint64_t now = 50 * S;

	(void)state;
	assert_int_equal(after(&w, &s.rules[0], &c, 0, 0, &now), TC_WINDOW_FINE);
	/* Ten of a hundred are no more than p90 allows. */
	assert_int_equal(after(&w, &s.rules[0], &c, 10, 0, &now), TC_WINDOW_FINE);
	assert_int_equal(after(&w, &s.rules[0], &c, 50, 0, &now), TC_WINDOW_FINE);
	assert_int_equal(after(&w, &s.rules[0], &c, 50, 0, &now), TC_WINDOW_FINE);
	/* A good window begins it anew. */
	assert_int_equal(after(&w, &s.rules[0], &c, 0, 0, &now), TC_WINDOW_FINE);
	assert_int_equal(after(&w, &s.rules[0], &c, 50, 0, &now), TC_WINDOW_FINE);
	assert_int_equal(after(&w, &s.rules[0], &c, 50, 0, &now), TC_WINDOW_FINE);
	assert_int_equal(after(&w, &s.rules[0], &c, 50, 0, &now), TC_WINDOW_SLOW);
}

static void test_errors(void **state)
{
	struct tc_settings s = settings("[task \"a\"]\nerrors = 3\nwindow = 1s\n");
	struct tc_window_counts c = { 0, 0, 0 };
	struct tc_window w = { 0 };
	uint64_t now = 50 * S;

	(void)state;
	assert_int_equal(after(&w, &s.rules[0], &c, 0, 0, &now), TC_WINDOW_FINE);
	assert_int_equal(after(&w, &s.rules[0], &c, 0, 2, &now), TC_WINDOW_FINE);
	assert_int_equal(after(&w, &s.rules[0], &c, 0, 2, &now), TC_WINDOW_FINE);
	assert_int_equal(after(&w, &s.rules[0], &c, 0, 3, &now), TC_WINDOW_ERRORS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shares),
		cmocka_unit_test(test_day),
		cmocka_unit_test(test_bytes_and_cpu),
		cmocka_unit_test(test_lot),
		cmocka_unit_test(test_percentile_is_held),
		cmocka_unit_test(test_errors),
	};

	return cmocka_run_group_tests_name("rules", tests, NULL, NULL);
}
