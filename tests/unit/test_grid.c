/* SPDX-License-Identifier: MIT */
/*
 * Tables in their three outputs, and what they are made of: safe text and its
 * width, cutting, bars, CSV fields and the JSON writer.
 */
#include "cli/grid.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct tc_cli_term plain = { .unicode = true, .width = 80 };
static const struct tc_cli_term ascii = { .width = 80 };

static const struct tc_cli_col cols[] = {
	{ .key = "fn", .title = "function", .type = TC_COL_TEXT, .flags = TC_COL_FLEX },
	{ .key = "id", .title = "id", .type = TC_COL_ID },
	{ .key = "count", .title = "count", .type = TC_COL_COUNT },
	{ .key = "total_ns", .title = "total", .type = TC_COL_DURATION, .role = TC_ROLE_NUMBER },
	{ .key = "exact_ns",
	  .title = "exact",
	  .type = TC_COL_DURATION_NS,
	  .flags = TC_COL_DATA_ONLY },
	{ .key = "bytes", .title = "bytes", .type = TC_COL_BYTES },
	{ .key = "share", .title = "share", .type = TC_COL_SHARE },
	{ .key = "ok", .title = "ok", .type = TC_COL_BOOL },
	{ .key = "bar", .title = "", .type = TC_COL_BAR, .cells = 4 },
};

static char *text;
static size_t text_len;

static void fill(struct tc_cli_table *t)
{
	tc_cli_table_str(t, "main.worker");
	tc_cli_table_u64(t, 1234567);
	tc_cli_table_u64(t, 1234567);
	tc_cli_table_i64(t, 12345);
	tc_cli_table_u64(t, 12345);
	tc_cli_table_u64(t, 65536);
	tc_cli_table_f64(t, 0.5);
	tc_cli_table_bool(t, true);
	tc_cli_table_f64(t, 0.5);
	assert_int_equal(tc_cli_table_row(t), 0);
	tc_cli_table_str(t, "日本 \033[1m\"x\",\n\xff");
	tc_cli_table_u64(t, 7);
	tc_cli_table_i64(t, -3);
	tc_cli_table_u64(t, UINT64_MAX);
	tc_cli_table_null(t);
	tc_cli_table_null(t);
	tc_cli_table_f64(t, (double)NAN);
	tc_cli_table_bool(t, false);
	tc_cli_table_f64(t, 0);
	assert_int_equal(tc_cli_table_row(t), 0);
}

/* Prints the two rows of fill() and compares. */
static void check(enum tc_format format, const struct tc_cli_term *term, unsigned indent,
		  const char *want)
{
	struct tc_cli_table t;
	FILE *f = open_memstream(&text, &text_len);

	tc_cli_table_begin_at(&t, f, term, format, indent, cols, TC_LEN(cols));
	fill(&t);
	tc_cli_table_end(&t);
	fclose(f);
	assert_string_equal(text, want);
	free(text);
}

static void test_text(void **state)
{
	struct tc_cli_term narrow = { .tty = true, .color = true, .unicode = true, .width = 66 };

	(void)state;
	/* clang-format off */
	check(TC_FORMAT_TEXT, &plain, 0,
	      "function                     id      count        total     bytes  share   ok\n"
	      "main.worker             1234567  1,234,567       12.3µs  64.0 KiB  50.0%  yes  ██\n"
	      "日本 \\x1b[1m\"x\",\\n\\xff        7         -3  2562047h47m         -      ?   no\n");
	check(TC_FORMAT_TEXT, &ascii, 2,
	      "  function                             id      count        total     bytes  share   ok\n"
	      "  main.worker                     1234567  1,234,567       12.3us  64.0 KiB  50.0%  yes  ##\n"
	      "  \\u65e5\\u672c \\x1b[1m\"x\",\\n\\xff        7         -3  2562047h47m         -      ?   no\n");
	/* Cut in the middle, only on a terminal; 12 columns stay. */
	check(TC_FORMAT_TEXT, &narrow, 0,
	      "\033[1mfunction\033[0m           \033[1mid\033[0m      \033[1mcount\033[0m        "
	      "\033[1mtotal\033[0m     \033[1mbytes\033[0m  \033[1mshare\033[0m   \033[1mok\033[0m\n"
	      "main.worker   1234567  1,234,567       \033[36m12.3µs\033[0m  64.0 KiB  50.0%  yes  ██\n"
	      "日本 \\…n\\xff        7         -3  \033[36m2562047h47m\033[0m         -      ?   no\n");
	/* clang-format on */
}

static void test_csv(void **state)
{
	struct tc_cli_term tty = { .tty = true, .unicode = true, .color = true, .width = 10 };

	(void)state;
	check(TC_FORMAT_CSV, &plain, 0,
	      "fn,id,count,total_ns,exact_ns,bytes,share,ok\r\n"
	      "main.worker,1234567,1234567,12345,12345,65536,0.5,true\r\n"
	      "\"日本 \033[1m\"\"x\"\",\n\xff\",7,-3,18446744073709551615,,,,false\r\n");
	check(TC_FORMAT_CSV, &tty, 0,
	      "fn,id,count,total_ns,exact_ns,bytes,share,ok\r\n"
	      "main.worker,1234567,1234567,12345,12345,65536,0.5,true\r\n"
	      "\"日本 \\x1b[1m\"\"x\"\",\\n\\xff\",7,-3,18446744073709551615,,,,false\r\n");
}

static void test_json(void **state)
{
	(void)state;
	check(TC_FORMAT_JSON, &plain, 0,
	      "[\n"
	      "  {\"fn\": \"main.worker\", \"id\": 1234567, \"count\": 1234567, "
	      "\"total_ns\": 12345, \"exact_ns\": 12345, \"bytes\": 65536, \"share\": 0.5, "
	      "\"ok\": true},\n"
	      "  {\"fn\": \"日本 \\u001b[1m\\\"x\\\",\\n\\ufffd\", \"id\": 7, \"count\": -3, "
	      "\"total_ns\": 18446744073709551615, \"exact_ns\": null, \"bytes\": null, "
	      "\"share\": null, \"ok\": false}\n"
	      "]\n");
}

static void test_empty(void **state)
{
	static const char *const want[] = {
		[TC_FORMAT_TEXT] = "a  b\n", [TC_FORMAT_JSON] = "[]\n", [TC_FORMAT_CSV] = "a,b\r\n"
	};
	static const struct tc_cli_col two[] = {
		{ .key = "a", .title = "a", .type = TC_COL_TEXT },
		{ .key = "b", .title = "b", .type = TC_COL_ID },
	};

	(void)state;
	for (int format = 0; format < 3; format++) {
		FILE *f = open_memstream(&text, &text_len);
		struct tc_cli_table t;

		tc_cli_table_begin_at(&t, f, &plain, (enum tc_format)format, 0, two, 2);
		tc_cli_table_end(&t);
		fclose(f);
		assert_string_equal(text, want[format]);
		free(text);
	}
}

/* Rows beyond those held back are printed as they come, and none is lost. */
static void test_streaming(void **state)
{
	static const struct tc_cli_col one[] = {
		{ .key = "n", .title = "n", .type = TC_COL_COUNT },
	};
	FILE *f = open_memstream(&text, &text_len);
	struct tc_cli_table t;
	size_t lines = 0;

	(void)state;
	tc_cli_table_begin_at(&t, f, &plain, TC_FORMAT_TEXT, 0, one, 1);
	for (uint64_t i = 0; i < TC_TABLE_HOLD + 1000; i++) {
		fflush(f);
		assert_int_equal(text_len > 0, i >= TC_TABLE_HOLD);
		tc_cli_table_u64(&t, i);
		tc_cli_table_row(&t);
	}
	tc_cli_table_end(&t);
	fclose(f);
	assert_true(t.cap_cells <= TC_TABLE_HOLD * 2);
	for (size_t i = 0; i < text_len; i++)
		lines += text[i] == '\n';
	assert_int_equal(lines, TC_TABLE_HOLD + 1001);
	assert_memory_equal(text, "    n\n    0\n", 12);
	assert_string_equal(text + text_len - 12, "5,094\n5,095\n");
	free(text);
}

static void test_no_header_and_full_disk(void **state)
{
	static const struct tc_cli_col one[] = {
		{ .key = "n", .title = "title", .type = TC_COL_ID, .flags = TC_COL_LEFT },
	};
	FILE *f = open_memstream(&text, &text_len);
	struct tc_cli_table t;
	int rows = 0;

	(void)state;
	tc_cli_table_begin_at(&t, f, &plain, TC_FORMAT_TEXT, 2, one, 1);
	t.no_header = true;
	tc_cli_table_u64(&t, 5);
	tc_cli_table_row(&t);
	tc_cli_table_end(&t);
	fclose(f);
	assert_string_equal(text, "  5\n");
	free(text);

	f = fopen("/dev/full", "w");
	if (!f)
		skip();
	tc_cli_table_begin_at(&t, f, &plain, TC_FORMAT_CSV, 0, one, 1);
	do {
		tc_cli_table_u64(&t, 1);
		rows++;
	} while (tc_cli_table_row(&t) == 0 && rows < 100000);
	tc_cli_table_end(&t);
	fclose(f);
	assert_in_range(rows, 2, 99999);
}

/* --- safe text -------------------------------------------------------------------- */

static void check_escape(const char *s, size_t n, bool unicode, const char *want, unsigned width)
{
	char buf[128];
	unsigned w;
	size_t len = tc_cli_term_escape(buf, sizeof(buf), s, n, unicode, &w);

	assert_string_equal(buf, want);
	assert_int_equal(len, strlen(want));
	assert_int_equal(w, width);
	assert_int_equal(tc_cli_term_width(s, n, unicode), width);
}

#define ESCAPE(s, want, width) check_escape(s, sizeof(s) - 1, true, want, width)

static void test_escape(void **state)
{
	(void)state;
	ESCAPE("plain \\ text", "plain \\ text", 12);
	ESCAPE("a\0b\x7f", "a\\x00b\\x7f", 10);
	ESCAPE("\t\r\n\033", "\\t\\r\\n\\x1b", 10);
	ESCAPE("é日e\xcc\x81", "é日e\xcc\x81", 4);
	ESCAPE("\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80", 2);
	/* C1 controls, bidirectional marks, zero width, tags, private end markers. */
	ESCAPE("\xc2\x9b", "\\u009b", 6);
	ESCAPE("\xe2\x80\xae\xe2\x81\xa6\xe2\x80\x8f", "\\u202e\\u2066\\u200f", 18);
	ESCAPE("\xe2\x80\x8b\xef\xbb\xbf", "\\u200b\\ufeff", 12);
	ESCAPE("\xe2\x80\xa8", "\\u2028", 6);
	ESCAPE("\xf3\xa0\x81\x81", "\\U000e0041", 10);
	ESCAPE("\xef\xbf\xbf", "\\uffff", 6);
	/* Invalid: stray, overlong, surrogate, too large, cut off. */
	ESCAPE("\xff\x80", "\\xff\\x80", 8);
	ESCAPE("\xc0\xaf", "\\xc0\\xaf", 8);
	ESCAPE("\xe0\x80\xaf", "\\xe0\\x80\\xaf", 12);
	ESCAPE("\xed\xa0\x80", "\\xed\\xa0\\x80", 12);
	ESCAPE("\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80", 16);
	ESCAPE("\xe6\x97", "\\xe6\\x97", 8);
	check_escape("é日", 5, false, "\\u00e9\\u65e5", 12);
	check_escape("\xf0\x9f\x98\x80", 4, false, "\\U0001f600", 10);
}

/* Whatever the bytes are, the result is printable and fits. */
static void test_escape_any_bytes(void **state)
{
	uint32_t seed = 1;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		char in[12], out[40];
		size_t len;

		for (size_t i = 0; i < sizeof(in); i++) {
			seed = seed * 1664525u + 1013904223u;
			in[i] = (char)(seed >> 24);
			/* Often the bytes that lead to unsafe characters. */
			if ((seed >> 20 & 3) == 0)
				in[i] = "\xe2\x80\xae\xf3\xa0\x81\xc2\x9b"[seed >> 17 & 7];
		}
		len = tc_cli_term_escape(out, sizeof(out), in, sizeof(in), true, NULL);
		assert_true(len < sizeof(out) && out[len] == '\0');
		for (size_t i = 0; i < len;) {
			uint32_t cp = 0;
			size_t n = tc_cli_term_utf8(out + i, len - i, &cp);

			assert_true(n > 0);
			assert_false(tc_cli_term_unsafe(cp));
			i += n;
		}
	}
}

static void check_fit(const char *s, unsigned width, bool unicode, const char *want)
{
	struct tc_cli_str out = { 0 };
	unsigned w = tc_cli_table_fit(&out, s, strlen(s), width, unicode);

	assert_string_equal(out.p, want);
	assert_true(w <= width);
	assert_int_equal(w, tc_cli_term_width(out.p, out.len, unicode));
	tc_cli_str_free(&out);
}

static void test_fit(void **state)
{
	(void)state;
	check_fit("abcdefghij", 10, true, "abcdefghij");
	check_fit("abcdefghij", 9, true, "abcd…ghij");
	check_fit("abcdefghij", 8, true, "abcd…hij");
	check_fit("abcdefghij", 8, false, "abc...ij");
	check_fit("abcdefghij", 3, false, "abc");
	check_fit("abcdefghij", 1, true, "a");
	/* A wide character is never halved. */
	check_fit("日本語日本語", 6, true, "日…語");
	check_fit("日本語日本語", 7, true, "日…語");
	check_fit("日本", 1, true, "");
}

static void check_bar(double share, unsigned cells, bool unicode, const char *want)
{
	struct tc_cli_str out = { 0 };

	tc_cli_str_puts(&out, "");
	tc_cli_table_bar(&out, share, cells, unicode);
	assert_string_equal(out.p, want);
	tc_cli_str_free(&out);
}

static void test_bar(void **state)
{
	(void)state;
	check_bar(0, 4, true, "    ");
	check_bar(1, 4, true, "████");
	check_bar(0.5, 3, true, "█▌ ");
	check_bar(1e-9, 2, true, "▏ ");
	check_bar(7, 2, true, "██");
	check_bar(-1, 2, true, "  ");
	check_bar((double)NAN, 2, true, "  ");
	check_bar((double)INFINITY, 2, false, "##");
	check_bar(0.3, 4, false, "#.  ");
}

/* --- JSON and CSV --------------------------------------------------------------------- */

static void test_json_document(void **state)
{
	static const struct tc_cli_col one[] = {
		{ .key = "n", .title = "n", .type = TC_COL_ID },
	};
	FILE *f = open_memstream(&text, &text_len);
	struct tc_cli_table t;
	struct tc_cli_json j;

	(void)state;
	tc_cli_json_init(&j, f, 2);
	tc_cli_json_object(&j);
	tc_cli_json_key(&j, "version");
	tc_cli_json_u64(&j, 1);
	tc_cli_json_key(&j, "empty");
	tc_cli_json_object(&j);
	tc_cli_json_end(&j);
	tc_cli_json_key(&j, "rows");
	tc_cli_table_begin_json(&t, &j, one, 1);
	for (uint64_t i = 0; i < 2; i++) {
		tc_cli_table_u64(&t, i);
		tc_cli_table_row(&t);
	}
	tc_cli_table_end(&t);
	tc_cli_json_key(&j, "mixed");
	tc_cli_json_array(&j);
	tc_cli_json_array(&j);
	tc_cli_json_i64(&j, INT64_MIN);
	tc_cli_json_f64(&j, 1e20);
	tc_cli_json_f64(&j, (double)INFINITY);
	tc_cli_json_end(&j);
	tc_cli_json_bool(&j, true);
	tc_cli_json_cstr(&j, NULL);
	tc_cli_json_str(&j, "\0\xf3\xa0\x81\x81/", 6);
	tc_cli_json_end(&j);
	tc_cli_json_end(&j);
	fclose(f);
	assert_string_equal(text, "{\n"
				  "  \"version\": 1,\n"
				  "  \"empty\": {},\n"
				  "  \"rows\": [\n"
				  "    {\"n\": 0},\n"
				  "    {\"n\": 1}\n"
				  "  ],\n"
				  "  \"mixed\": [\n"
				  "    [-9223372036854775808, 100000000000000000000, null],\n"
				  "    true,\n"
				  "    null,\n"
				  "    \"\\u0000\\udb40\\udc41/\"\n"
				  "  ]\n"
				  "}\n");
	free(text);
}

static void test_csv_fields(void **state)
{
	static const struct {
		const char *in, *out;
	} cases[] = {
		{ "", "" },           { "plain", "plain" },   { "a,b", "\"a,b\"" },
		{ "\"", "\"\"\"\"" }, { "a\nb", "\"a\nb\"" }, { "a\rb", "\"a\rb\"" },
		{ " a", "\" a\"" },   { "a ", "\"a \"" },     { "a b", "a b" },
	};

	(void)state;
	for (size_t i = 0; i < TC_LEN(cases); i++) {
		FILE *f = open_memstream(&text, &text_len);

		tc_cli_out_csv(f, cases[i].in, strlen(cases[i].in));
		fclose(f);
		assert_string_equal(text, cases[i].out);
		free(text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_csv),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_streaming),
		cmocka_unit_test(test_no_header_and_full_disk),
		cmocka_unit_test(test_escape),
		cmocka_unit_test(test_escape_any_bytes),
		cmocka_unit_test(test_fit),
		cmocka_unit_test(test_bar),
		cmocka_unit_test(test_json_document),
		cmocka_unit_test(test_csv_fields),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
