/* SPDX-License-Identifier: MIT */
/*
 * The lock of the store: who writes is alone, and neither side waits for long however much
 * the other one asks.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

#include "base/atomic.h"
#include "store/gate.h"

enum {
	READERS = 4,
	RUN_MS = 400
};

struct scene {
	struct tc_gate gate;
	tc_atomic_bool stops;
	uint64_t value; /* written under the lock, twice the same */
	uint64_t again;
	tc_atomic_u64 n_reads, n_wrong;
	tc_atomic_u64 longest_ns; /* that a reader waited */
};

static int64_t now_ns(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void spin_us(int64_t us)
{
	int64_t end = now_ns() + us * 1000;

	while (now_ns() < end)
		;
}

static void *read_on(void *arg)
{
	struct scene *x = arg;

	while (!tc_load_relaxed(&x->stops)) {
		int64_t begin = now_ns(), waited;

		tc_gate_read(&x->gate);
		waited = now_ns() - begin;
		/* Races of this maximum lose little. */
		if ((uint64_t)waited > tc_load_relaxed(&x->longest_ns))
			tc_store_relaxed(&x->longest_ns, (uint64_t)waited);
		if (x->value != x->again)
			tc_add_relaxed(&x->n_wrong, 1);
		spin_us(300);
		if (x->value != x->again)
			tc_add_relaxed(&x->n_wrong, 1);
		tc_gate_read_end(&x->gate);
		tc_add_relaxed(&x->n_reads, 1);
	}
	return NULL;
}

static void neither_side_starves(void **state)
{
	static struct scene x;
	pthread_t threads[READERS];
	uint64_t writes = 0;
	int64_t end;

	(void)state;
	tc_gate_init(&x.gate);
	for (int i = 0; i < READERS; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, read_on, &x), 0);
	end = now_ns() + (int64_t)RUN_MS * 1000000;
	while (now_ns() < end) {
		tc_gate_write(&x.gate);
		x.value++;
		spin_us(10);
		x.again++;
		tc_gate_write_end(&x.gate);
		writes++;
	}
	tc_store_relaxed(&x.stops, true);
	for (int i = 0; i < READERS; i++)
		assert_int_equal(pthread_join(threads[i], NULL), 0);
	tc_gate_fini(&x.gate);
	assert_int_equal(tc_load_relaxed(&x.n_wrong), 0);
	/* Alone it would be 40 000; with one write a turn, a few hundred. */
	assert_true(writes > 1000);
	assert_true(tc_load_relaxed(&x.n_reads) > 20);
}

/* A writer that stays away keeps nobody out. */
static void readers_go_on_without_a_writer(void **state)
{
	static struct tc_gate gate;
	int64_t begin;

	(void)state;
	tc_gate_init(&gate);
	tc_gate_write(&gate);
	tc_gate_write_end(&gate);
	begin = now_ns();
	for (int i = 0; i < 1000; i++) {
		tc_gate_read(&gate);
		tc_gate_read_end(&gate);
	}
	assert_true(now_ns() - begin < 2000000000);
	tc_gate_fini(&gate);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(neither_side_starves),
		cmocka_unit_test(readers_go_on_without_a_writer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
