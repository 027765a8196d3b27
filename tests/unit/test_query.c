/* SPDX-License-Identifier: MIT */
/* Parameters of requests and the answers that refuse them. */
#include "serve/api_store.h"
#include "serve/query.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static struct tc_query q;
static struct tc_answer a;

static int setup(void **state)
{
	(void)state;
	tc_answer_init(&a, NULL);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	tc_answer_fini(&a);
	return 0;
}

static bool parse(const char *text)
{
	return tc_query_parse(&q, text, strlen(text), &a);
}

static void assert_error(int status, const char *sentence)
{
	char want[2048];
	int n = snprintf(want, sizeof(want), "{\"error\":\"%s\"}", sentence);

	assert_int_equal(a.status, status);
	assert_int_equal(a.body.rc, 0);
	assert_int_equal(a.body.n, n);
	assert_memory_equal(a.body.p, want, (size_t)n);
}

static void test_pairs(void **state)
{
	(void)state;
	assert_true(parse("a=1&b=two+words&&c&d=&%61%3d=%26%2B%ff&=x&a=second"));
	assert_int_equal(q.n, 7);
	assert_string_equal(tc_query_get(&q, "a"), "1");
	assert_string_equal(tc_query_get(&q, "b"), "two words");
	assert_string_equal(tc_query_get(&q, "c"), "");
	assert_string_equal(tc_query_get(&q, "d"), "");
	assert_string_equal(tc_query_get(&q, "a="), "&+\xff");
	assert_string_equal(tc_query_get(&q, ""), "x");
	assert_null(tc_query_get(&q, "e"));
	assert_true(parse(""));
	assert_int_equal(q.n, 0);
	assert_true(parse("x=a=b"));
	assert_string_equal(tc_query_get(&q, "x"), "a=b");
}

static void test_refused_text(void **state)
{
	static const char *const escapes[] = { "a=%", "a=%4", "%zz=1", "a=%4g", "a=1&b=%" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(escapes) / sizeof(escapes[0]); i++) {
		assert_false(parse(escapes[i]));
		assert_error(400, "the parameters hold a '%' that two hexadecimal digits do not "
				  "follow");
	}
	assert_false(parse("a=x%00y"));
	assert_error(400, "the parameters hold a NUL byte");
	assert_false(tc_query_parse(&q, "a\0b", 3, &a));
	assert_error(400, "the parameters hold a NUL byte");
}

static void test_limits(void **state)
{
	static char text[TC_QUERY_BYTES + 2];
	size_t i, n = 0;

	(void)state;
	for (i = 0; i < TC_QUERY_PARAMS; i++)
		n += (size_t)sprintf(text + n, "a%zu&", i);
	assert_true(parse(text));
	assert_int_equal(q.n, TC_QUERY_PARAMS);
	assert_string_equal(q.p[TC_QUERY_PARAMS - 1].name, "a63");
	strcpy(text + n, "x");
	assert_false(parse(text));
	assert_error(400, "there are more than 64 parameters");

	/* The most names and NULs that fit in the text. */
	memset(text, 'a', TC_QUERY_BYTES + 1);
	assert_true(tc_query_parse(&q, text, TC_QUERY_BYTES, &a));
	assert_int_equal(strlen(q.p[0].name), TC_QUERY_BYTES);
	assert_false(tc_query_parse(&q, text, TC_QUERY_BYTES + 1, &a));
	assert_error(414, "the parameters are longer than 8192 bytes");
}

static void test_integers(void **state)
{
	uint64_t u;
	int64_t i;

	(void)state;
	assert_true(parse("u=18446744073709551615&i=-9223372036854775808&z=0"));
	assert_true(tc_query_u64(&q, "u", 7, 0, UINT64_MAX, &u, &a) && u == UINT64_MAX);
	assert_true(tc_query_i64(&q, "i", 7, INT64_MIN, 0, &i, &a) && i == INT64_MIN);
	assert_true(tc_query_u64(&q, "absent", 7, 9, 9, &u, &a) && u == 7);
	assert_false(tc_query_u64(&q, "u", 7, 1, 100, &u, &a));
	assert_error(400, "u=18446744073709551615: must be a whole number from 1 to 100");
	assert_false(tc_query_i64(&q, "z", 7, -5, -1, &i, &a));
	assert_error(400, "z=0: must be a whole number from -5 to -1");
	assert_true(parse("a=&b=-1&c=+1&d= 1&e=0x1&f=1.0&g=18446744073709551616&h=-&i=1e3"));
	for (u = 0; u < q.n; u++) {
		uint64_t got;

		assert_false(tc_query_u64(&q, q.p[u].name, 0, 0, UINT64_MAX, &got, &a));
		assert_int_equal(a.status, 400);
		if (strcmp(q.p[u].name, "b") != 0)
			assert_false(
				tc_query_i64(&q, q.p[u].name, 0, INT64_MIN, INT64_MAX, &i, &a));
	}
}

static void test_numbers(void **state)
{
	double d;
	size_t i;

	(void)state;
	assert_true(parse("a=-1.5e3"));
	assert_true(tc_query_f64(&q, "a", 0, -1e9, 1e9, &d, &a));
	assert_true(d < -1499.9 && d > -1500.1);
	assert_false(tc_query_f64(&q, "a", 0, 0, 1e9, &d, &a));
	assert_error(400, "a=-1.5e3: must be a number from 0 to 1e+09");
	assert_true(parse("a=nan&b=inf&c=0x10&d=&e=1e&f=1e999&g=1 "));
	for (i = 0; i < q.n; i++)
		assert_false(tc_query_f64(&q, q.p[i].name, 0, -HUGE_VAL, 1e300, &d, &a));
}

/* Two times: decimal numbers only, in order. */
static void test_range(void **state)
{
	static const char *const wrong[] = { "0x10,0x20", "1,0x20", "inf,inf", "nan,1", " 1,2",
					     "1, 2",      "2,1",    "1",       "1,",    ",2",
					     "0,",        "-1,2",   "1,2,3",   "" };
	uint64_t from, to;

	(void)state;
	assert_true(tc_api_range("alive", "64,1.28e2", &from, &to, &a));
	assert_true(from < to);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_false(tc_api_range("alive", wrong[i], &from, &to, &a));
	assert_int_equal(a.status, 400);
}

static void test_choices(void **state)
{
	static const char *const orders[] = { "asc", "desc", NULL };
	unsigned i;

	(void)state;
	assert_true(parse("order=desc&bad=<b>\"&long=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
	assert_true(tc_query_choice(&q, "order", orders, 0, &i, &a) && i == 1);
	assert_true(tc_query_choice(&q, "absent", orders, 0, &i, &a) && i == 0);
	assert_false(tc_query_choice(&q, "bad", orders, 0, &i, &a));
	assert_error(400, "bad=<b>\\\": must be one of asc, desc");
}

static void test_answers(void **state)
{
	(void)state;
	assert_int_equal(a.status, 200);
	tc_textbuf_puts(&a.body, "half an ans");
	a.immutable = true;
	tc_answer_error(&a, 404, "no goroutine %d, \xff", 7);
	assert_error(404, "no goroutine 7, \xef\xbf\xbd");
	assert_false(a.immutable);
	tc_answer_redirect(&a, "/goroutines?x=%d", 5);
	assert_int_equal(a.status, 302);
	assert_string_equal(a.location, "/goroutines?x=5");
	assert_int_equal(a.body.n, 0);
	tc_answer_redirect(&a, "/%01100d", 0);
	assert_error(400, "the address that this would lead to is too long");
	assert_string_equal(a.location, "");
}

static void test_long_answer(void **state)
{
	static char text[1024 * 1024 - 2];
	struct tc_json j;
	size_t i, n;

	(void)state;
	memset(text, 'x', sizeof(text) - 1);
	for (n = 63; n <= 64; n++) {
		tc_answer_fini(&a);
		tc_answer_init(&a, NULL);
		tc_answer_json(&a, &j);
		tc_json_begin(&j, '[');
		for (i = 0; i < n; i++)
			tc_json_string(&j, text);
		tc_json_string(&j, "and a bit");
		tc_json_end(&j, ']');
		tc_answer_json_end(&a, &j);
		assert_int_equal(a.status, n == 63 ? 200 : 422);
		assert_int_equal(a.body.rc, 0);
	}
	assert_non_null(memmem(a.body.p, a.body.n, "longer than 64 MB", 17));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_pairs, setup, teardown),
		cmocka_unit_test_setup_teardown(test_refused_text, setup, teardown),
		cmocka_unit_test_setup_teardown(test_limits, setup, teardown),
		cmocka_unit_test_setup_teardown(test_integers, setup, teardown),
		cmocka_unit_test_setup_teardown(test_numbers, setup, teardown),
		cmocka_unit_test_setup_teardown(test_range, setup, teardown),
		cmocka_unit_test_setup_teardown(test_choices, setup, teardown),
		cmocka_unit_test_setup_teardown(test_answers, setup, teardown),
		cmocka_unit_test_setup_teardown(test_long_answer, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
