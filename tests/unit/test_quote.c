/* SPDX-License-Identifier: MIT */
/* Go's quoted strings, and text that is safe on a terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "wire/quote.h"

static void expect(struct tc_textbuf *b, const char *text)
{
	assert_int_equal(b->rc, 0);
	assert_int_equal(b->n, strlen(text));
	assert_memory_equal(b->p, text, b->n);
	b->n = 0;
}

/* Each as strconv.Quote of Go 1.27 has it. */
static const struct {
	const char *bytes;
	const char *quoted;
	const char *safe;
} cases[] = {
	{ "", "\"\"", "" },
	{ "main.main", "\"main.main\"", "main.main" },
	{ "a\"b\\c", "\"a\\\"b\\\\c\"", "a\"b\\c" },
	{ "\a\b\f\n\r\t\v", "\"\\a\\b\\f\\n\\r\\t\\v\"", "\\a\\b\\f\\n\\r\\t\\v" },
	{ "\x01\x1b[31m\x7f", "\"\\x01\\x1b[31m\\x7f\"", "\\x01\\x1b[31m\\x7f" },
	{ "gr\xc3\xbc\xc3\x9f", "\"gr\xc3\xbc\xc3\x9f\"", "gr\xc3\xbc\xc3\x9f" },
	{ "\xc2\x80\xc2\xa0\xc2\xad", "\"\\u0080\\u00a0\\u00ad\"", "\\u0080\\u00a0\\u00ad" },
	{ "\xe2\x80\xae\xe2\x80\x8b", "\"\\u202e\\u200b\"", "\\u202e\\u200b" },
	{ "\xf0\x9f\x98\x80\xf3\xa0\x80\x81", "\"\xf0\x9f\x98\x80\\U000e0001\"",
	  "\xf0\x9f\x98\x80\\U000e0001" },
	{ "\xef\xbf\xbd\xef\xbf\xbf", "\"\xef\xbf\xbd\\uffff\"", "\xef\xbf\xbd\\uffff" },
	/* Not UTF-8: a lone byte, an overlong form, a surrogate, too large, cut. */
	{ "\xff\x80z", "\"\\xff\\x80z\"", "\\xff\\x80z" },
	{ "\xc0\xaf", "\"\\xc0\\xaf\"", "\\xc0\\xaf" },
	{ "\xe0\x80\xaf", "\"\\xe0\\x80\\xaf\"", "\\xe0\\x80\\xaf" },
	{ "\xed\xa0\x80", "\"\\xed\\xa0\\x80\"", "\\xed\\xa0\\x80" },
	{ "\xf4\x90\x80\x80", "\"\\xf4\\x90\\x80\\x80\"", "\\xf4\\x90\\x80\\x80" },
	{ "\xe2\x82", "\"\\xe2\\x82\"", "\\xe2\\x82" },
};

static void test_quote(void **state)
{
	struct tc_textbuf b;

	(void)state;
	tc_textbuf_init(&b, NULL, NULL, NULL);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		size_t n = strlen(cases[i].bytes), q = strlen(cases[i].quoted);

		tc_quote(&b, cases[i].bytes, n);
		expect(&b, cases[i].quoted);
		tc_quote_safe(&b, cases[i].bytes, n);
		expect(&b, cases[i].safe);
		assert_true(tc_unquote(&b, cases[i].quoted, q));
		expect(&b, cases[i].bytes);
		/* A string that is cut anywhere is no string. */
		for (size_t k = 0; k < q; k++)
			assert_false(tc_unquote(&b, cases[i].quoted, k) && k != q);
		b.n = 0;
	}
	tc_quote(&b, "a\0b", 3);
	expect(&b, "\"a\\x00b\"");
	tc_textbuf_fini(&b);
}

static void test_every_byte_there_and_back(void **state)
{
	char bytes[512], copy[2048];
	struct tc_textbuf b;
	size_t n;

	(void)state;
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (char)(i < 256 ? i : 255 - i % 256);
	tc_textbuf_init(&b, NULL, NULL, NULL);
	tc_quote(&b, bytes, sizeof(bytes));
	n = b.n;
	assert_true(n <= sizeof(copy));
	memcpy(copy, b.p, n);
	b.n = 0;
	assert_true(tc_unquote(&b, copy, n));
	assert_int_equal(b.n, sizeof(bytes));
	assert_memory_equal(b.p, bytes, sizeof(bytes));
	tc_textbuf_fini(&b);
}

static void test_printable(void **state)
{
	(void)state;
	assert_false(tc_quote_is_print(0));
	assert_false(tc_quote_is_print(0x1f));
	assert_true(tc_quote_is_print(' '));
	assert_true(tc_quote_is_print('~'));
	assert_false(tc_quote_is_print(0x7f));
	assert_false(tc_quote_is_print(0xa0));
	assert_true(tc_quote_is_print(0xa1));
	assert_false(tc_quote_is_print(0xd800));
	assert_true(tc_quote_is_print(0x4e2d));
	assert_true(tc_quote_is_print(0x1f600));
	assert_false(tc_quote_is_print(0x10ffff));
	assert_false(tc_quote_is_print(UINT32_MAX));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_quote),
		cmocka_unit_test(test_every_byte_there_and_back),
		cmocka_unit_test(test_printable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
