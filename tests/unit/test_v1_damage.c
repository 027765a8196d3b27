/* SPDX-License-Identifier: MIT */
/*
 * Traces of Go 1.11 to 1.21 that are cut, damaged, starved of memory or fed in pieces:
 * whatever still opens is looked at in full.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "support/nth_alloc.h"
#include "support/v1_trace.h"

#define REAL_TRACE "tests/data/go119-mixed.trace"

/* --- damage --- */

static void test_truncation(void **state)
{
	struct v1_trace t = { .n = 0 };
	struct v1_reading r;
	size_t accepted = 0;

	(void)state;
	v1_write_all(&t);
	for (size_t n = 16; n <= t.n; n++) {
		/* Its own block, so that reading behind the end is seen. */
		uint8_t *copy = malloc(n);

		assert_non_null(copy);
		memcpy(copy, t.bytes, n);
		(void)v1_read_bytes(&r, copy, n, NULL, &v1_generous);
		v1_look(&r);
		accepted += r.rc == 0;
		v1_done(&r);
		free(copy);
	}
	/* Where an event ends behind the frequency, the rest is a trace. */
	assert_true(accepted > 5 && accepted < 20);
}

static uint64_t random_state = 1;

static uint64_t next_random(uint64_t below)
{
	random_state = random_state * 6364136223846793005U + 1442695040888963407U;
	return (random_state >> 33) % below;
}

static void damage(uint8_t *bytes, size_t n)
{
	for (uint64_t i = next_random(3) + 1; i > 0; i--) {
		uint8_t *p = &bytes[16 + next_random(n - 16)];

		if (next_random(2))
			*p ^= (uint8_t)(1U << next_random(8));
		else
			*p = (uint8_t)next_random(256);
	}
}

static size_t try_damaged(const uint8_t *bytes, size_t n, int rounds)
{
	uint8_t *copy = malloc(n);
	size_t accepted = 0;

	assert_non_null(copy);
	for (int i = 0; i < rounds; i++) {
		struct v1_reading r;

		memcpy(copy, bytes, n);
		damage(copy, n);
		(void)v1_read_bytes(&r, copy, n, NULL, &v1_generous);
		v1_look(&r);
		accepted += r.rc == 0;
		v1_done(&r);
	}
	free(copy);
	return accepted;
}

static uint8_t *read_file(const char *path, size_t *n)
{
	FILE *f = fopen(path, "rb");
	uint8_t *bytes = malloc(1 << 20);

	assert_non_null(f);
	assert_non_null(bytes);
	*n = fread(bytes, 1, 1 << 20, f);
	assert_int_equal(fclose(f), 0);
	return bytes;
}

static void test_damage(void **state)
{
	struct v1_trace t = { .n = 0 };
	size_t n, accepted;
	uint8_t *real = read_file(REAL_TRACE, &n);

	(void)state;
	v1_write_all(&t);
	accepted = try_damaged(t.bytes, t.n, 20000);
	assert_true(accepted > 1000 && accepted < 19000);
	accepted = try_damaged(real, n, 500);
	assert_true(accepted > 20);
	free(real);
}

/* --- memory and input --- */

static void test_no_memory(void **state)
{
	struct v1_trace t = { .n = 0 };
	size_t failures = 0;

	(void)state;
	v1_write_all(&t);
	for (size_t n = 1;; n++) {
		struct nth_alloc a;
		struct v1_reading r;

		nth_alloc_init(&a, n);
		(void)v1_read_bytes(&r, t.bytes, t.n, &a.hook, &v1_generous);
		if (a.calls < n) {
			assert_int_equal(r.rc, 0);
			v1_done(&r);
			break;
		}
		assert_int_equal(r.rc, TACHO_ENOMEM);
		failures++;
		v1_done(&r);
		assert_int_equal(a.live, 0);
	}
	assert_true(failures > 40);
}

/* Fed in pieces, the result is that of the whole. */
static void test_feed(void **state)
{
	struct v1_trace t = { .n = 0 };
	struct v1_reading whole, fed;
	const uint8_t *p;
	struct tc_input *in;

	(void)state;
	v1_write_all(&t);
	assert_int_equal(v1_read_bytes(&whole, t.bytes, t.n, NULL, &v1_generous), 0);
	tc_diag_init(&fed.diag);
	assert_int_equal(tc_input_open_feed(&in, NULL, &fed.diag), 0);
	assert_int_equal(tc_input_feed(in, t.bytes, 16), 0);
	assert_int_equal(tc_input_peek(in, 16, &p), 16);
	tc_input_skip(in, 16);
	assert_int_equal(v1_read_input(&fed, in, 21, NULL, &v1_generous), TACHO_EAGAIN);
	for (size_t i = 16; i <= t.n; i += 7) {
		size_t n = t.n - i < 7 ? t.n - i : 7;

		assert_int_equal(tc_input_feed(in, t.bytes + i, n), 0);
		fed.rc = tc_v1_read(in, 21, NULL, &v1_generous, &fed.gen, &fed.out, &fed.diag);
		if (n > 0)
			assert_int_equal(fed.rc, TACHO_EAGAIN);
	}
	if ((t.n - 16) % 7 != 0) {
		assert_int_equal(tc_input_feed(in, "", 0), 0);
		fed.rc = tc_v1_read(in, 21, NULL, &v1_generous, &fed.gen, &fed.out, &fed.diag);
	}
	assert_int_equal(fed.rc, 0);
	tc_input_close(in);
	assert_int_equal(fed.out.n, whole.out.n);
	assert_memory_equal(fed.out.events, whole.out.events,
			    whole.out.n * sizeof(*whole.out.events));
	assert_int_equal(fed.gen.begin, 16);
	assert_int_equal(fed.gen.end, t.n);
	v1_look(&fed);
	v1_done(&fed);
	v1_done(&whole);
}

static void test_real_trace(void **state)
{
	size_t n;
	uint8_t *bytes = read_file(REAL_TRACE, &n);
	struct v1_reading r;

	(void)state;
	assert_int_equal(v1_read_bytes(&r, bytes, n, NULL, &v1_generous), 0);
	assert_int_equal(r.out.n, 2325);
	v1_look(&r);
	v1_done(&r);
	free(bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_truncation), cmocka_unit_test(test_damage),
		cmocka_unit_test(test_no_memory),  cmocka_unit_test(test_feed),
		cmocka_unit_test(test_real_trace),
	};

	return cmocka_run_group_tests_name("v1_damage", tests, NULL, NULL);
}
