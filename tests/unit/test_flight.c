/* SPDX-License-Identifier: MIT */
/* Flight recorders: windows, snapshots at the same time, and how large they get. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

#include "support/memory_trace.h"

/* --- flight recorder --------------------------------------------------------------------------------- */

static void burst(int n)
{
	for (int i = 0; i < n; i++) {
		TACHO_REGION(TACHO_TASK_NONE, "burst");
		tacho_logf(TACHO_TASK_NONE, "n", "%d", i);
	}
}

static void test_flight(void **state)
{
	struct tacho_flight_opts small = TACHO_FLIGHT_OPTS_INIT, large = TACHO_FLIGHT_OPTS_INIT;
	struct tacho_flight *a, *b;
	uint64_t n[TACHO_KIND_COUNT], bytes;
	struct tacho_start_opts o;
	struct memory_trace m = { 0 }, trace;

	(void)state;
	small.max_bytes = 256 * 1024;
	assert_int_equal(tacho_flight_start(NULL, NULL), TACHO_EMISUSE);
	small.max_bytes = 1;
	assert_int_equal(tacho_flight_start(&small, &a), TACHO_EMISUSE);
	assert_null(a);
	small.max_bytes = 256 * 1024;
	assert_int_equal(tacho_flight_start(&small, &a), 0);
	/* However slow this machine is. */
	large.min_age_ns = UINT64_C(3600) * 1000 * 1000 * 1000;
	assert_int_equal(tacho_flight_start(&large, &b), 0);
	o = memory_opts(&trace);
	assert_int_equal(tacho_start_with(&o), 0);
	for (int i = 0; i < 60; i++) {
		burst(1000);
		usleep(2000);
		assert_int_equal(tacho_flight_write(a, memory_take, &m, &bytes), 0);
		assert_int_equal(bytes, m.n);
		assert_in_range(bytes, 1, small.max_bytes);
		memory_judge(&m, n);
		m = (struct memory_trace){ 0 };
	}
	assert_int_equal(tacho_stop(), 0);
	memory_judge(&trace, n);
	assert_int_equal(n[TACHO_KIND_LOG], 60000);
	/* The larger one still has everything. */
	assert_true(tacho_enabled());
	assert_int_equal(tacho_flight_write(b, memory_take, &m, &bytes), 0);
	memory_judge(&m, n);
	assert_int_equal(n[TACHO_KIND_LOG], 60000);
	m = (struct memory_trace){ .fail_at = 100 };
	assert_int_equal(tacho_flight_write(b, memory_take, &m, &bytes), -77);
	free(m.p);
	tacho_flight_stop(b);
	tacho_flight_stop(a);
	assert_false(tacho_enabled());
	assert_int_equal(tacho_flight_write(a, memory_take, &m, &bytes), TACHO_EMISUSE);
	tacho_flight_stop(a);
	tacho_flight_stop(NULL);
	assert_int_equal(tacho_flight_write(NULL, memory_take, &m, &bytes), TACHO_EMISUSE);
}

static void *snapshots(void *arg)
{
	uint64_t n[TACHO_KIND_COUNT], bytes;

	for (int i = 0; i < 20; i++) {
		struct memory_trace m = { .sleep_us = 100 };

		if (tacho_flight_write(arg, memory_take, &m, &bytes) == 0)
			memory_judge(&m, n);
		else
			free(m.p);
	}
	return NULL;
}

static uint64_t logs_of_last(struct tacho_flight *f, uint64_t age_ns)
{
	struct memory_trace m = { 0 };
	uint64_t n[TACHO_KIND_COUNT], bytes;

	assert_int_equal(tacho_flight_write_last(f, age_ns, memory_take, &m, &bytes), 0);
	assert_int_equal(bytes, m.n);
	memory_judge(&m, n);
	return n[TACHO_KIND_LOG];
}

static void test_less_than_is_kept(void **state)
{
	struct tacho_flight_opts o = TACHO_FLIGHT_OPTS_INIT;
	const uint64_t ever = UINT64_C(3600) * 1000 * 1000 * 1000;
	struct tacho_flight *f;

	(void)state;
	o.min_age_ns = ever;
	assert_int_equal(tacho_flight_start(&o, &f), 0);
	for (int i = 0; i < 5; i++) {
		burst(10);
		assert_int_equal(tacho_advance(), 0);
		usleep(2000);
	}
	burst(3);
	assert_int_equal(logs_of_last(f, ever), 53);
	/* A snapshot ends a generation; the next one holds only what came since. */
	assert_int_equal(logs_of_last(f, 0), 0);
	burst(4);
	assert_int_equal(logs_of_last(f, 0), 4);
	burst(2);
	assert_in_range(logs_of_last(f, 5000000), 2, 59);
	assert_int_equal(logs_of_last(f, UINT64_MAX), 59);
	tacho_flight_stop(f);
}

static void test_concurrent_snapshots(void **state)
{
	struct tacho_flight *f;
	pthread_t t[4];

	(void)state;
	assert_int_equal(tacho_flight_start(NULL, &f), 0);
	for (int i = 0; i < 4; i++)
		assert_int_equal(pthread_create(&t[i], NULL, snapshots, f), 0);
	burst(20000);
	usleep(20000);
	/* Waits for those that are being written; later ones are refused. */
	tacho_flight_stop(f);
	for (int i = 0; i < 4; i++)
		pthread_join(t[i], NULL);
}

static void *writes_on(void *arg)
{
	atomic_bool *go_on = arg;

	while (*go_on)
		burst(100);
	return NULL;
}

/*
 * What the header says: at most max_bytes, or a single generation that passes it by two
 * blocks a thread and some names.
 */
static void test_max_bytes(void **state)
{
	struct tacho_flight_opts o = TACHO_FLIGHT_OPTS_INIT;
	atomic_bool go_on = true;
	uint64_t n[TACHO_KIND_COUNT], bytes, most = 0;
	struct tacho_flight *f;
	pthread_t t[4];

	(void)state;
	o.max_bytes = 1 << 20;
	assert_int_equal(tacho_flight_start(&o, &f), 0);
	for (int i = 0; i < 4; i++)
		assert_int_equal(pthread_create(&t[i], NULL, writes_on, &go_on), 0);
	for (int i = 0; i < 30; i++) {
		struct memory_trace m = { 0 };

		usleep(3000 * (unsigned)(i % 5));
		assert_int_equal(tacho_flight_write(f, memory_take, &m, &bytes), 0);
		assert_int_equal(bytes, m.n);
		most = bytes > most ? bytes : most;
		memory_judge(&m, n);
		/* One at the begin of each generation, one at the end. */
		assert_true(bytes <= o.max_bytes || n[TACHO_KIND_SYNC] == 2);
		if (bytes > o.max_bytes + 4 * 128 * 1024 + 64 * 1024)
			fail_msg("%llu bytes", (unsigned long long)bytes);
	}
	go_on = false;
	for (int i = 0; i < 4; i++)
		pthread_join(t[i], NULL);
	tacho_flight_stop(f);
	print_message("most: %llu\n", (unsigned long long)most);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_flight),
		cmocka_unit_test(test_less_than_is_kept),
		cmocka_unit_test(test_concurrent_snapshots),
		cmocka_unit_test(test_max_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
