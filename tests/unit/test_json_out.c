/* SPDX-License-Identifier: MIT */
/* The streaming JSON writer: shape, escapes, bytes that are no UTF-8, failures. */
#include "export/json_out.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct sink {
	char text[32768];
	size_t n;
	int fails_after; /* writes; -1: never */
};

static int sink_write(void *ctx, const void *bytes, size_t n)
{
	struct sink *s = ctx;

	if (s->fails_after == 0)
		return TACHO_EIO;
	s->fails_after--;
	assert_true(n <= sizeof(s->text) - s->n);
	memcpy(s->text + s->n, bytes, n);
	s->n += n;
	return 0;
}

static void test_document(void **state)
{
	struct sink sink = { .fails_after = -1 };
	struct tc_json j;
	static const char want[] =
		"{\n\"a\":1,\n\"list\":[\n{\"x\":-5,\"y\":null},\n{}\n],\"h\":\"00000000000000ff\","
		"\"m\":{\"k\\\"\":[true,false]},\"e\":[],"
		"\"u\":18446744073709551615,\"i\":-9223372036854775808\n}";

	(void)state;
	tc_json_init(&j, sink_write, &sink);
	tc_json_begin(&j, '{');
	tc_json_break(&j);
	tc_json_key(&j, "a");
	tc_json_u64(&j, 1);
	tc_json_break(&j);
	tc_json_key(&j, "list");
	tc_json_begin(&j, '[');
	tc_json_break(&j);
	tc_json_begin(&j, '{');
	tc_json_key(&j, "x");
	tc_json_i64(&j, -5);
	tc_json_key(&j, "y");
	tc_json_null(&j);
	tc_json_end(&j, '}');
	tc_json_break(&j);
	tc_json_begin(&j, '{');
	tc_json_end(&j, '}');
	tc_json_break(&j);
	tc_json_end(&j, ']');
	tc_json_key(&j, "h");
	tc_json_hex64(&j, 255);
	tc_json_key(&j, "m");
	tc_json_begin(&j, '{');
	tc_json_key_text(&j, (struct tacho_text){ "k\"", 2 });
	tc_json_begin(&j, '[');
	tc_json_bool(&j, true);
	tc_json_bool(&j, false);
	tc_json_end(&j, ']');
	tc_json_end(&j, '}');
	tc_json_key(&j, "e");
	tc_json_begin(&j, '[');
	tc_json_end(&j, ']');
	tc_json_key(&j, "u");
	tc_json_u64(&j, UINT64_MAX);
	tc_json_key(&j, "i");
	tc_json_i64(&j, INT64_MIN);
	tc_json_break(&j);
	tc_json_end(&j, '}');
	assert_int_equal(tc_json_finish(&j), 0);
	assert_int_equal(sink.n, strlen(want));
	assert_memory_equal(sink.text, want, sink.n);
}

static void check_text(const char *in, size_t n, const char *want)
{
	struct sink sink = { .fails_after = -1 };
	struct tc_json j;

	tc_json_init(&j, sink_write, &sink);
	tc_json_text(&j, (struct tacho_text){ in, n });
	assert_int_equal(tc_json_finish(&j), 0);
	sink.text[sink.n] = 0;
	assert_string_equal(sink.text, want);
}
#define CHECK_TEXT(in, want) check_text(in, sizeof(in) - 1, want)

#define BAD "\xef\xbf\xbd"

static void test_escapes(void **state)
{
	(void)state;
	CHECK_TEXT("", "\"\"");
	CHECK_TEXT("plain <&> text", "\"plain <&> text\"");
	CHECK_TEXT("q\" b\\ n\n t\t r\r", "\"q\\\" b\\\\ n\\n t\\t r\\r\"");
	CHECK_TEXT("\0\1\x1f\x7f", "\"\\u0000\\u0001\\u001f\\u007f\"");
	CHECK_TEXT("\xe4\xb8\x96 \xf0\x9f\x8c\x8d \xc3\xa9",
		   "\"\xe4\xb8\x96 \xf0\x9f\x8c\x8d \xc3\xa9\"");
	/* C1 controls, bidirectional controls, a byte order mark; not a no-break space */
	CHECK_TEXT("\xc2\x9b\xe2\x80\xae\xef\xbb\xbf\xc2\xa0", "\"\\u009b\\u202e\\ufeff\xc2\xa0\"");
}

/* Each bad byte gives one replacement, as Go's decoder has it. */
static void test_bad_utf8(void **state)
{
	(void)state;
	CHECK_TEXT("a\xff"
		   "b",
		   "\"a" BAD "b\"");
	CHECK_TEXT("\x80\xbf", "\"" BAD BAD "\"");
	CHECK_TEXT("\xc0\xaf", "\"" BAD BAD "\"");
	CHECK_TEXT("\xc1\x80", "\"" BAD BAD "\"");
	CHECK_TEXT("\xe0\x9f\xbf", "\"" BAD BAD BAD "\"");
	CHECK_TEXT("\xed\xa0\x80", "\"" BAD BAD BAD "\"");
	CHECK_TEXT("\xf0\x8f\xbf\xbf", "\"" BAD BAD BAD BAD "\"");
	CHECK_TEXT("\xf4\x90\x80\x80", "\"" BAD BAD BAD BAD "\"");
	CHECK_TEXT("\xf5\x80\x80\x80", "\"" BAD BAD BAD BAD "\"");
	CHECK_TEXT("\xe4\xb8", "\"" BAD BAD "\"");
	CHECK_TEXT("\xe4\xb8x", "\"" BAD BAD "x\"");
	CHECK_TEXT("\xf0\x9f\x8c", "\"" BAD BAD BAD "\"");
	CHECK_TEXT("\xc3", "\"" BAD "\"");
	/* the limits themselves are fine */
	CHECK_TEXT("\xc3\xbf\xe0\xa0\x80\xed\x9f\xbf\xf4\x8f\xbf\xbf",
		   "\"\xc3\xbf\xe0\xa0\x80\xed\x9f\xbf\xf4\x8f\xbf\xbf\"");
}

/* Text longer than the buffer, and at every offset of its end. */
static void test_long_text(void **state)
{
	static char text[9000], want[9004];

	(void)state;
	memset(text, 'x', sizeof(text));
	for (size_t n = 4080; n < 4110; n++) {
		want[0] = '"';
		memcpy(want + 1, text, n);
		memcpy(want + 1 + n, "\"", 2);
		check_text(text, n, want);
	}
	want[0] = '"';
	memcpy(want + 1, text, sizeof(text));
	memcpy(want + 1 + sizeof(text), "\"", 2);
	check_text(text, sizeof(text), want);
}

static void test_write_fails(void **state)
{
	static char text[9000];
	struct sink sink = { .fails_after = 1 };
	struct tc_json j;

	(void)state;
	memset(text, 'x', sizeof(text));
	tc_json_init(&j, sink_write, &sink);
	tc_json_begin(&j, '[');
	for (int i = 0; i < 20; i++)
		tc_json_text(&j, (struct tacho_text){ text, 1000 });
	tc_json_text(&j, (struct tacho_text){ text, sizeof(text) });
	tc_json_end(&j, ']');
	assert_int_equal(tc_json_finish(&j), TACHO_EIO);
	assert_true(sink.n > 0 && sink.n <= 4096);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_document),    cmocka_unit_test(test_escapes),
		cmocka_unit_test(test_bad_utf8),    cmocka_unit_test(test_long_text),
		cmocka_unit_test(test_write_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
