/* SPDX-License-Identifier: MIT */
/* Records that threads keep at hand: no number twice, no record lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tracer/rec.h"

enum {
	THREADS = 3,
	ALIVE = 100,
	ROUNDS = 2000
};

static size_t n_recs, n_last;

static void count_one(struct tc_rec *r, void *ctx)
{
	(void)r;
	++*(size_t *)ctx;
}

static struct tc_rec *make(struct tc_rec_spares *s)
{
	struct tc_rec *r = tc_rec_new_spare(s);

	if (!r) {
		assert_true(tc_rec_refill(s));
		r = tc_rec_new_spare(s);
	}
	assert_non_null(r);
	assert_int_equal(r->kind, TC_REC_G);
	return r;
}

/* Made by one thread and given back by another, as when goroutines were stolen. */
static void test_numbers(void **state)
{
	struct tc_rec_spares s[THREADS] = { 0 };
	struct tc_rec *alive[ALIVE];
	static bool seen[1 << 20];

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		for (int i = 0; i < ALIVE; i++) {
			alive[i] = make(&s[(i + round) % THREADS]);
			assert_true(tc_rec_id(alive[i]) < sizeof(seen));
			assert_false(seen[tc_rec_id(alive[i])]);
			seen[tc_rec_id(alive[i])] = true;
			for (int k = 0; k < i; k++)
				assert_ptr_not_equal(alive[i], alive[k]);
		}
		for (int i = 0; i < ALIVE; i++)
			tc_rec_free_spare(&s[i % 2 ? round % THREADS : 0], alive[i]);
	}
	for (int i = 0; i < THREADS; i++) {
		assert_true(s[i].n <= 64);
		tc_rec_give_back(&s[i]);
		assert_null(s[i].first);
	}
	tc_rec_each(count_one, &n_recs);
	assert_true(n_recs <= ALIVE + (size_t)THREADS * 64);
}

/* Threads that come and go leave nothing behind. */
static void test_threads_end(void **state)
{
	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		struct tc_rec_spares s = { 0 };
		struct tc_rec *r = make(&s);

		tc_rec_free_spare(&s, r);
		tc_rec_give_back(&s);
	}
	tc_rec_each(count_one, &n_last);
	assert_int_equal(n_last, n_recs);
}

/* Rule 4: what a thread gave back is as young as the generation that is open then. */
static void test_old_section(void **state)
{
	struct tc_rec_spares s = { 0 };
	struct tc_rec *r;

	(void)state;
	tc_rec_turn(7);
	tc_rec_free_spare(&s, make(&s));
	tc_rec_give_back(&s);
	r = tc_rec_new(TC_REC_G, false, 6);
	assert_non_null(r);
	assert_int_equal(r->freed, 0); /* a fresh one */
	tc_rec_free(r);
	r = tc_rec_new(TC_REC_G, false, 7);
	assert_int_equal(r->freed, 7);
	tc_rec_free(r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_threads_end),
		cmocka_unit_test(test_old_section),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
