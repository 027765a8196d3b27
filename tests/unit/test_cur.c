/* SPDX-License-Identifier: MIT */
/* The careful cursor: varints at their limits, ends, nested regions, sticky errors. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cur.h"

static void test_bytes(void **state)
{
	struct tc_cur c = tc_cur_make("\x01\xff", 2);

	(void)state;
	assert_int_equal(tc_cur_left(&c), 2);
	assert_int_equal(tc_cur_u8(&c), 1);
	assert_int_equal(tc_cur_u8(&c), 0xff);
	assert_int_equal(tc_cur_offset(&c), 2);
	assert_null(c.why);
	assert_int_equal(tc_cur_u8(&c), 0);
	assert_string_equal(c.why, "EOF");
	assert_int_equal(tc_cur_offset(&c), 2);
}

static void test_varints(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		uint64_t value;
		const char *why;
		size_t used; /* without an error */
	} cases[] = {
		{ "\x00", 1, 0, NULL, 1 },
		{ "\x7f", 1, 127, NULL, 1 },
		{ "\x80\x01", 2, 128, NULL, 2 },
		{ "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 10, UINT64_MAX, NULL, 10 },
		{ "\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01", 10, UINT64_C(1) << 63, NULL, 10 },
		/* Padded forms are legal. */
		{ "\x81\x80\x80\x80\x80\x80\x80\x80\x80\x00\x55", 11, 1, NULL, 10 },
		{ "\x85\x00", 2, 5, NULL, 2 },
		{ "", 0, 0, "EOF", 0 },
		{ "\x80", 1, 0, "unexpected EOF", 0 },
		{ "\xff\xff\xff\xff\xff\xff\xff\xff\xff", 9, 0, "unexpected EOF", 0 },
		{ "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", 10, 0,
		  "binary: varint overflows a 64-bit integer", 0 },
		{ "\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x00", 11, 0,
		  "binary: varint overflows a 64-bit integer", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		/* A copy of its own, so that a sanitizer sees the end. */
		uint8_t *copy = malloc(cases[i].n + !cases[i].n);
		struct tc_cur c;

		assert_non_null(copy);
		memcpy(copy, cases[i].bytes, cases[i].n);
		c = tc_cur_make(copy, cases[i].n);
		assert_int_equal(tc_cur_varint(&c), cases[i].value);
		if (cases[i].why) {
			assert_string_equal(c.why, cases[i].why);
			assert_int_equal(tc_cur_left(&c), 0);
			/* The first error stays, and nothing moves. */
			assert_int_equal(tc_cur_u8(&c), 0);
			assert_int_equal(tc_cur_varint(&c), 0);
			assert_string_equal(c.why, cases[i].why);
		} else {
			assert_null(c.why);
			assert_int_equal(tc_cur_offset(&c), cases[i].used);
		}
		free(copy);
	}
}

static void test_nested_regions(void **state)
{
	struct tc_cur c = tc_cur_make("abcdef", 6), sub;

	(void)state;
	assert_true(tc_cur_take(&c, 2, &sub));
	assert_int_equal(tc_cur_left(&sub), 2);
	assert_int_equal(tc_cur_u8(&sub), 'a');
	assert_int_equal(tc_cur_u8(&c), 'c');
	assert_true(tc_cur_take(&c, 0, &sub));
	assert_int_equal(tc_cur_left(&sub), 0);
	/* Offsets of a region count from the whole. */
	assert_true(tc_cur_take(&c, 3, &sub));
	assert_int_equal(tc_cur_offset(&sub), 3);
	assert_int_equal(tc_cur_left(&c), 0);

	c = tc_cur_make("abc", 3);
	assert_false(tc_cur_take(&c, 4, &sub));
	assert_string_equal(c.why, "unexpected EOF");
	assert_int_equal(tc_cur_left(&sub), 0);
	assert_non_null(sub.why);
	c = tc_cur_make("abc", 3);
	assert_false(tc_cur_take(&c, UINT64_MAX, &sub));
	assert_int_equal(tc_cur_u8(&sub), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bytes),
		cmocka_unit_test(test_varints),
		cmocka_unit_test(test_nested_regions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
