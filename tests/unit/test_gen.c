/* SPDX-License-Identifier: MIT */
/*
 * One generation: ids of every kind to references, the tables with all that can
 * be wrong in them, times, samples, limits that stop before memory is taken.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <tacho/read.h>

#include "base/diag.h"
#include "reader/gen.h"
#include "support/nth_alloc.h"
#include "support/peak_alloc.h"
#include "support/touch.h"
#include "wire/encode.h"

static const struct tacho_limits plenty = { .generation_bytes = 1 << 30,
					    .strings = 1 << 24,
					    .stacks = 1 << 22,
					    .frames = 1 << 24,
					    .batches = 1 << 20,
					    .threads = 1 << 16 };

static struct tacho_gen gen;
static struct tacho_diag diag;
static uint8_t bytes[70000];
static size_t n_bytes;

static void start(const struct tacho_alloc *a, const struct tacho_limits *limits, unsigned version)
{
	tc_gen_init(&gen, a, limits);
	gen.version = version;
	gen.number = 1;
	gen.is_numbered = true;
	tc_diag_init(&diag);
}

static int add(const void *data, size_t n, bool is_stable)
{
	struct tc_batch b = { .data = data, .size = (uint32_t)n, .time = 100, .m = 3 };

	return tc_gen_add_batch(&gen, &b, is_stable, &diag);
}

static void put_u8(unsigned v)
{
	bytes[n_bytes++] = (uint8_t)v;
}

static void put(uint64_t v)
{
	n_bytes = (size_t)(tc_enc_varint(bytes + n_bytes, v) - bytes);
}

static void put_string(uint64_t id, const char *s)
{
	put_u8(TC_EV_STRING);
	put(id);
	put(strlen(s));
	memcpy(bytes + n_bytes, s, strlen(s));
	n_bytes += strlen(s);
}

/* --- ids --- */

typedef uint64_t id_fn(uint64_t i);

static uint64_t dense(uint64_t i)
{
	return i + 1;
}

static uint64_t backwards(uint64_t i)
{
	return 20000 - i;
}

static uint64_t every_seventh(uint64_t i)
{
	return 7 * i + 3;
}

static uint64_t scattered(uint64_t i)
{
	return tc_mix64(i + 1) | 1;
}

/* First far above, then dense, so that hashed ids come into the array's range. */
static uint64_t far_then_dense(uint64_t i)
{
	return i < 100 ? 3 * (700 + 33 * i) : i < 200 ? UINT64_MAX - i : 3 * (i - 200) + 1;
}

static void check_ids(id_fn *id, uint64_t n)
{
	char name[24];
	uint32_t ref;

	start(NULL, &plenty, 26);
	for (uint64_t i = 0; i < n; i++) {
		assert_int_equal(tc_gen_define_string(&gen, id(i), "x", 1, &diag), 0);
		assert_int_equal(tc_gen_define_stack(&gen, id(i), 0, &diag), 0);
	}
	for (uint64_t i = 0; i < n; i++) {
		assert_true(tc_idmap_get(&gen.string_ids, id(i), &ref));
		assert_int_equal(ref, i + 1);
		assert_true(tc_idmap_get(&gen.stack_ids, id(i), &ref));
		assert_int_equal(ref, i + 1);
	}
	/* 0 always means nothing; what was not defined is not there. */
	assert_true(tc_idmap_get(&gen.string_ids, 0, &ref));
	assert_int_equal(ref, 0);
	assert_false(tc_idmap_get(&gen.string_ids, UINT64_MAX - 1000, &ref));
	assert_int_equal(ref, 0);
	/* Each id may be defined once. */
	assert_int_equal(tc_gen_define_string(&gen, id(n / 2), "y", 1, &diag), TACHO_EFORMAT);
	(void)snprintf(name, sizeof(name), "id=%llu", (unsigned long long)id(n / 2));
	assert_non_null(strstr(diag.message, name));
	/* Reuse: nothing of this generation is left. */
	tc_gen_reset(&gen);
	for (uint64_t i = 0; i < n; i++)
		assert_false(tc_idmap_get(&gen.string_ids, id(i), &ref));
	assert_int_equal(tc_gen_define_string(&gen, id(1), "z", 1, &diag), 0);
	assert_true(tc_idmap_get(&gen.string_ids, id(1), &ref));
	assert_int_equal(ref, 1);
	assert_false(tc_idmap_get(&gen.string_ids, id(2), &ref));
	tc_gen_fini(&gen);
}

static void test_ids(void **state)
{
	(void)state;
	check_ids(dense, 20000);
	check_ids(backwards, 19000);
	check_ids(every_seventh, 5000);
	check_ids(scattered, 20000);
	check_ids(far_then_dense, 5000);
}

/* A hostile id costs no more than an honest one. */
static void test_hostile_ids_cost_little(void **state)
{
	static const uint64_t ids[] = { UINT64_MAX, 1ULL << 63, UINT32_MAX,
					1ULL << 32, 1 << 30,    1 << 20 };
	struct peak_alloc a;

	(void)state;
	peak_alloc_init(&a, 0);
	start(&a.hook, &plenty, 26);
	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++)
		assert_int_equal(tc_gen_define_string(&gen, ids[i], "x", 1, &diag), 0);
	assert_true(a.peak < 16 * 1024);
	tc_gen_fini(&gen);
	assert_int_equal(a.live, 0);
	peak_alloc_fini(&a);
}

/* --- tables that are wrong --- */

static int decode(void)
{
	int rc;

	assert_int_equal(add(bytes, n_bytes, true), 0);
	rc = tc_gen_decode_tables(&gen, &diag);
	if (rc == 0)
		rc = tc_gen_finish(&gen, &diag);
	assert_int_equal(rc, diag.code);
	tc_gen_fini(&gen);
	n_bytes = 0;
	return rc;
}

static void rejects(const char *message)
{
	assert_int_equal(decode(), TACHO_EFORMAT);
	assert_non_null(strstr(diag.message, message));
}

static void begin(unsigned type)
{
	start(NULL, &plenty, 26);
	n_bytes = 0;
	put_u8(type);
}

static void test_bad_strings(void **state)
{
	(void)state;
	begin(TC_EV_STRINGS);
	put_u8(TC_EV_STACK);
	rejects("expected string event");
	begin(TC_EV_STRINGS);
	put_u8(TC_EV_STRING);
	put(1);
	put(TC_MAX_STRING_BYTES + 1);
	rejects("invalid string size 1025");
	begin(TC_EV_STRINGS);
	put_u8(TC_EV_STRING);
	put(1);
	put(UINT64_MAX);
	rejects("invalid string size 18446744073709551615");
	begin(TC_EV_STRINGS);
	put_u8(TC_EV_STRING);
	put(1);
	put(5);
	put_u8('a');
	rejects("failed to read full string: read 1 but wanted 5");
	begin(TC_EV_STRINGS);
	put_string(4, "a");
	put_string(4, "b");
	rejects("multiple strings with the same ID: id=4, new=b, existing=a");
	begin(TC_EV_STRINGS);
	put_u8(TC_EV_STRING);
	put_u8(0x80);
	rejects("EOF");
}

static void test_bad_stacks(void **state)
{
	(void)state;
	begin(TC_EV_STACKS);
	put_u8(TC_EV_STRING);
	rejects("expected stack event");
	begin(TC_EV_STACKS);
	put_u8(TC_EV_STACK);
	put(1);
	put(TC_MAX_STACK_FRAMES + 1);
	rejects("invalid stack size 129");
	begin(TC_EV_STACKS);
	put_u8(TC_EV_STACK);
	put(1);
	put(2);
	put(16);
	rejects("reading frame 1's funcID for stack 1");
	begin(TC_EV_STACKS);
	for (int i = 0; i < 2; i++) {
		put_u8(TC_EV_STACK);
		put(9);
		put(0);
	}
	rejects("multiple trace.stacks with the same ID: id=9");
}

/* All is there but the names of frames: the smallest stack id is reported. */
static void test_frames_without_names(void **state)
{
	static const uint8_t sync[] = {
		TC_EV_SYNC, TC_EV_FREQUENCY, 100, TC_EV_CLOCK_SNAPSHOT, 0, 1, 2, 3
	};

	(void)state;
	begin(TC_EV_STACKS);
	for (uint64_t id = 9; id > 5; id--) {
		put_u8(TC_EV_STACK);
		put(id);
		put(1);
		put(id);
		put(77);
		put(0);
		put(1);
	}
	assert_int_equal(add(sync, sizeof(sync), true), 0);
	rejects("found invalid func string ID 77 for stack 6");
}

static void test_bad_sync(void **state)
{
	(void)state;
	begin(TC_EV_SYNC);
	rejects("no frequency event found");
	begin(TC_EV_SYNC);
	put_u8(TC_EV_FREQUENCY);
	put(0);
	rejects("invalid frequency 0");
	begin(TC_EV_SYNC);
	put_u8(TC_EV_FREQUENCY);
	put(5);
	rejects("no clock snapshot event found");
	begin(TC_EV_SYNC);
	for (int i = 0; i < 2; i++) {
		put_u8(TC_EV_FREQUENCY);
		put(5);
	}
	rejects("found multiple frequency events");
	begin(TC_EV_SYNC);
	put_u8(TC_EV_STRING);
	rejects("expected frequency or clock snapshot event, got 5");
	begin(TC_EV_SYNC);
	for (int i = 0; i < 2; i++) {
		put_u8(TC_EV_CLOCK_SNAPSHOT);
		for (int k = 0; k < 4; k++)
			put(1);
	}
	rejects("found multiple clock snapshot events");
}

static void test_bad_samples(void **state)
{
	(void)state;
	begin(TC_EV_CPU_SAMPLES);
	put_u8(TC_EV_STRING);
	rejects("expected CPU sample event");
	begin(TC_EV_CPU_SAMPLES);
	put_u8(TC_EV_CPU_SAMPLE);
	for (int i = 0; i < 4; i++)
		put(1);
	rejects("EOF");
}

/* --- what is right --- */

/* Samples come out by time, each once; unknown stacks are none. */
static void test_samples_are_sorted(void **state)
{
	static const uint8_t sync[] = { TC_EV_FREQUENCY, 0x80, 0x94, 0xeb, 0xdc, 0x03 };
	enum {
		n = 1000
	};
	bool seen[n] = { false };

	(void)state;
	begin(TC_EV_CPU_SAMPLES);
	gen.version = 22;
	for (uint64_t i = 0; i < n; i++) {
		put_u8(TC_EV_CPU_SAMPLE);
		put(tc_mix64(i) % 100);
		put(i);
		put(2);
		put(i % 2);
		put(55);
	}
	assert_int_equal(add(bytes, n_bytes, true), 0);
	assert_int_equal(add(sync, sizeof(sync), true), 0);
	assert_int_equal(tc_gen_decode_tables(&gen, &diag), 0);
	assert_int_equal(tc_gen_finish(&gen, &diag), 0);
	assert_int_equal(gen.n_samples, n);
	for (size_t i = 0; i < n; i++) {
		const struct tc_cpu_sample *s = &gen.samples[i];

		assert_int_equal(s->stack, 0);
		assert_int_equal(s->g, s->m % 2 ? 1 : TACHO_NONE);
		assert_true(s->time_ns == (int64_t)(tc_mix64((uint64_t)s->m) % 100));
		assert_true(i == 0 || s[-1].time_ns <= s->time_ns);
		assert_false(seen[s->m]);
		seen[s->m] = true;
	}
	tc_gen_fini(&gen);
}

/* Go computes in float64; whole ns per tick are computed in integers instead. */
static void test_times(void **state)
{
	static const struct {
		uint64_t per_second, ticks;
		int64_t ns;
	} cases[] = {
		{ 1000000000, 12345, 12345 },
		{ 15625000, 3, 192 },
		{ 3000000000, 10, 3 },
		{ 1000000000, UINT64_MAX, INT64_MIN },
		{ 1, 5, 4999999999 }, /* 1.0 / (1.0 / 1e9) is a little less than 1e9 */
		{ 1, UINT64_C(1) << 40, INT64_MIN },
		{ UINT64_MAX, UINT64_MAX, 999999999 }, /* as above */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		start(NULL, &plenty, 22);
		n_bytes = 0;
		put_u8(TC_EV_FREQUENCY);
		put(cases[i].per_second);
		assert_int_equal(add(bytes, n_bytes, true), 0);
		assert_int_equal(tc_gen_decode_tables(&gen, &diag), 0);
		assert_true(tc_gen_ns(&gen, cases[i].ticks) == cases[i].ns);
		tc_gen_fini(&gen);
	}
}

/* Bytes that the input will not keep are copied. */
static void test_unstable_input_is_copied(void **state)
{
	struct tacho_text data;
	uint8_t experiment;
	int64_t m;

	(void)state;
	start(NULL, &plenty, 26);
	for (unsigned i = 0; i < 100; i++) {
		struct tc_batch b = { .data = bytes, .size = 65536, .m = i, .experiment = 1 };

		memset(bytes, (int)i, sizeof(bytes));
		assert_int_equal(tc_gen_add_batch(&gen, &b, false, &diag), 0);
	}
	assert_int_equal(add(NULL, 0, false), 0);
	assert_int_equal(tacho_gen_experimental(&gen), 100);
	for (unsigned i = 0; i < 100; i++) {
		assert_int_equal(tacho_gen_experimental_batch(&gen, i, &experiment, &m, &data), 0);
		assert_int_equal(m, i);
		assert_int_equal(data.n, 65536);
		assert_int_equal((uint8_t)data.s[0], i);
		assert_int_equal((uint8_t)data.s[65535], i);
	}
	assert_int_equal(tacho_gen_experimental_batch(&gen, 100, &experiment, &m, &data),
			 TACHO_ENOTFOUND);
	(void)touch_gen(&gen);
	tc_gen_fini(&gen);
}

/* --- limits --- */

static void fill_until(int (*more)(uint64_t i), uint64_t limit, const char *what)
{
	uint64_t i = 0;
	int rc;

	while ((rc = more(i)) == 0)
		assert_true(++i <= limit);
	assert_int_equal(rc, TACHO_ELIMIT);
	assert_int_equal(i, limit);
	assert_int_equal(diag.code, TACHO_ELIMIT);
	assert_non_null(strstr(diag.message, what));
	tc_gen_fini(&gen);
}

static int more_strings(uint64_t i)
{
	return tc_gen_define_string(&gen, i + 1, "x", 1, &diag);
}

static int more_stacks(uint64_t i)
{
	return tc_gen_define_stack(&gen, i + 1, 0, &diag);
}

static int more_frames(uint64_t i)
{
	int rc = tc_gen_define_stack(&gen, i + 1, 1, &diag);

	return rc < 0 ? rc : tc_gen_define_frame(&gen, i, 0, 0, 0, &diag);
}

static int more_batches(uint64_t i)
{
	(void)i;
	return add("\x0b\x01", 2, true);
}

static int more_threads(uint64_t i)
{
	struct tc_batch b = { .data = bytes, .size = 1, .m = (int64_t)(i * i) };

	bytes[0] = TC_EV_PROC_STOP;
	return tc_gen_add_batch(&gen, &b, true, &diag);
}

static void test_limits(void **state)
{
	const struct tacho_limits tight = { .generation_bytes = 1000,
					    .strings = 40,
					    .stacks = 50,
					    .frames = 60,
					    .batches = 70,
					    .threads = 33 };

	(void)state;
	start(NULL, &tight, 26);
	fill_until(more_strings, 40, "too many strings");
	start(NULL, &tight, 26);
	fill_until(more_stacks, 50, "too many stacks");
	start(NULL, &(struct tacho_limits){ .stacks = 1000, .frames = 60 }, 26);
	fill_until(more_frames, 60, "too many frames");
	start(NULL, &tight, 26);
	fill_until(more_batches, 70, "too many batches");
	start(NULL, &tight, 26);
	fill_until(more_threads, 33, "too many threads");
	start(NULL, &tight, 26);
	assert_int_equal(add(bytes, 900, true), 0);
	assert_int_equal(add(bytes, 101, true), TACHO_ELIMIT);
	assert_non_null(strstr(diag.message, "too large"));
	tc_gen_fini(&gen);
}

/* --- memory --- */

static int whole(const struct tacho_alloc *a)
{
	static const uint8_t sync[] = { TC_EV_FREQUENCY, 100 };
	int rc;

	begin(TC_EV_STRINGS);
	tc_gen_fini(&gen);
	start(a, &plenty, 22);
	put_string(1, "one");
	put_string(1000000, "far");
	rc = add(bytes, n_bytes, false);
	n_bytes = 0;
	put_u8(TC_EV_STACKS);
	for (uint64_t i = 1; i < 40; i++) {
		put_u8(TC_EV_STACK);
		put(i);
		put(1);
		put(i);
		put(1);
		put(1000000);
		put(i);
	}
	rc = rc < 0 ? rc : add(bytes, n_bytes, false);
	n_bytes = 0;
	put_u8(TC_EV_CPU_SAMPLES);
	for (uint64_t i = 1; i < 40; i++) {
		put_u8(TC_EV_CPU_SAMPLE);
		for (int k = 0; k < 5; k++)
			put(i);
	}
	rc = rc < 0 ? rc : add(bytes, n_bytes, false);
	rc = rc < 0 ? rc : add(sync, sizeof(sync), false);
	rc = rc < 0 ? rc : tc_gen_decode_tables(&gen, &diag);
	rc = rc < 0 ? rc : tc_gen_finish(&gen, &diag);
	if (rc == 0)
		assert_int_equal(gen.n_samples, 39);
	tc_gen_fini(&gen);
	return rc;
}

static void test_failing_allocations(void **state)
{
	(void)state;
	for (size_t n = 1;; n++) {
		struct nth_alloc a;
		int rc;

		nth_alloc_init(&a, n);
		rc = whole(&a.hook);
		assert_int_equal(a.live, 0);
		if (a.calls < n) {
			assert_int_equal(rc, 0);
			break;
		}
		assert_int_equal(rc, TACHO_ENOMEM);
		assert_int_equal(diag.code, TACHO_ENOMEM);
		assert_non_null(strstr(diag.message, "out of memory"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ids),
		cmocka_unit_test(test_hostile_ids_cost_little),
		cmocka_unit_test(test_bad_strings),
		cmocka_unit_test(test_bad_stacks),
		cmocka_unit_test(test_frames_without_names),
		cmocka_unit_test(test_bad_sync),
		cmocka_unit_test(test_bad_samples),
		cmocka_unit_test(test_samples_are_sorted),
		cmocka_unit_test(test_times),
		cmocka_unit_test(test_unstable_input_is_copied),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_failing_allocations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
