/* SPDX-License-Identifier: MIT */
/*
 * Numbers for people and back, with the values at which a unit or a number of
 * digits changes; and the text of the progress bar, which is made of them.
 */
#include "cli/progress.h"
#include "cli/units.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static void test_duration(void **state)
{
	static const struct {
		int64_t ns;
		const char *text;
	} cases[] = {
		{ 0, "0s" },
		{ 1, "1ns" },
		{ 999, "999ns" },
		{ 1000, "1.00µs" },
		{ 1234, "1.23µs" },
		{ 1235, "1.24µs" },
		{ 9994, "9.99µs" },
		{ 9995, "10.0µs" },
		{ 12345, "12.3µs" },
		{ 99949, "99.9µs" },
		{ 99950, "100µs" },
		{ 999499, "999µs" },
		{ 999500, "1.00ms" },
		{ 1239999, "1.24ms" },
		{ 999499999, "999ms" },
		{ 999500000, "1.00s" },
		{ 1240000000, "1.24s" },
		{ INT64_C(59949999999), "59.9s" },
		{ INT64_C(59950000000), "1m00s" },
		{ INT64_C(83400000000), "1m23s" },
		{ INT64_C(3599400000000), "59m59s" },
		{ INT64_C(3599600000000), "1h00m" },
		{ INT64_C(9900000000000), "2h45m" },
		{ INT64_MAX, "2562047h47m" },
		{ -1234, "-1.23µs" },
		{ -5, "-5ns" },
		{ INT64_MIN, "-2562047h47m" },
	};
	char buf[TC_UNITS_MAX];

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		size_t n = tc_cli_units_duration(buf, cases[i].ns, true);

		assert_string_equal(buf, cases[i].text);
		assert_int_equal(n, strlen(buf));
	}
	tc_cli_units_duration(buf, 1234, false);
	assert_string_equal(buf, "1.23us");
	tc_cli_units_duration_exact(buf, INT64_MIN);
	assert_string_equal(buf, "-9223372036854775808ns");
}

/* Three digits, and never a number that has more of them, for every magnitude. */
static void test_three_digits(void **state)
{
	char buf[TC_UNITS_MAX];

	(void)state;
	for (uint64_t v = 1; v < INT64_MAX / 3; v = v * 3 / 2 + 1) {
		size_t digits = 0;

		tc_cli_units_bytes(buf, v);
		digits = strspn(buf, "0123456789.");
		assert_in_range(digits, 1, 4);
		tc_cli_units_bytes_si(buf, v);
		digits = strspn(buf, "0123456789.");
		assert_in_range(digits, 1, 4);
	}
}

static void test_bytes(void **state)
{
	static const struct {
		uint64_t v;
		const char *text, *si;
	} cases[] = {
		{ 0, "0 B", "0 B" },
		{ 999, "999 B", "999 B" },
		{ 1000, "1000 B", "1.00 kB" },
		{ 1023, "1023 B", "1.02 kB" },
		{ 1024, "1.00 KiB", "1.02 kB" },
		{ 1536, "1.50 KiB", "1.54 kB" },
		{ 999499, "976 KiB", "999 kB" },
		{ 999500, "976 KiB", "1.00 MB" },
		{ 1048575, "1.00 MiB", "1.05 MB" },
		{ UINT64_C(67108864), "64.0 MiB", "67.1 MB" },
		{ UINT64_C(1) << 60, "1.00 EiB", "1.15 EB" },
		{ UINT64_MAX, "16.0 EiB", "18.4 EB" },
	};
	char buf[TC_UNITS_MAX];

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		tc_cli_units_bytes(buf, cases[i].v);
		assert_string_equal(buf, cases[i].text);
		tc_cli_units_bytes_si(buf, cases[i].v);
		assert_string_equal(buf, cases[i].si);
	}
}

static void test_counts(void **state)
{
	char buf[TC_UNITS_MAX];

	(void)state;
	tc_cli_units_count(buf, 0);
	assert_string_equal(buf, "0");
	tc_cli_units_count(buf, 999);
	assert_string_equal(buf, "999");
	tc_cli_units_count(buf, 1000);
	assert_string_equal(buf, "1,000");
	assert_int_equal(tc_cli_units_count(buf, UINT64_MAX), 26);
	assert_string_equal(buf, "18,446,744,073,709,551,615");
	tc_cli_units_icount(buf, INT64_MIN);
	assert_string_equal(buf, "-9,223,372,036,854,775,808");
}

static void test_percent_and_double(void **state)
{
	static const struct {
		double v;
		const char *percent, *number;
	} cases[] = {
		{ 0, "0.0%", "0.00" },         { -0.0, "0.0%", "0.00" },
		{ 0.00001, "<0.1%", "1e-05" }, { 0.123, "12.3%", "0.12" },
		{ 0.9999, ">99.9%", "1.00" },  { 1, "100.0%", "1.00" },
		{ 12.34, "1234.0%", "12.3" },  { 123456, "12345600.0%", "123456" },
		{ 1e300, "?", "1e+300" },      { (double)INFINITY, "?", "?" },
		{ (double)NAN, "?", "?" },
	};
	static const struct {
		double v;
		const char *text;
	} exact[] = {
		{ 0, "0" },
		{ 1, "1" },
		{ 10, "10" },
		{ 2000, "2000" },
		{ 0.1, "0.1" },
		{ -2.5, "-2.5" },
		{ 1.0 / 3, "0.3333333333333333" },
		{ -1.25e-5, "-0.0000125" },
		{ -1.2345678901234567e-12, "-0.0000000000012345678901234567" },
		{ 123456789.125, "123456789.125" },
		{ 9007199254740993.0, "9007199254740992" },
		{ 1e20, "100000000000000000000" },
		{ 1e21, "1e+21" },
		{ 1e300, "1e+300" },
		{ 1e-13, "1e-13" },
		{ 5e-324, "5e-324" },
	};
	char buf[TC_UNITS_MAX];

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		tc_cli_units_percent(buf, cases[i].v);
		assert_string_equal(buf, cases[i].percent);
		tc_cli_units_double(buf, cases[i].v);
		assert_string_equal(buf, cases[i].number);
	}
	for (size_t i = 0; i < LEN(exact); i++) {
		tc_cli_units_double_exact(buf, exact[i].v);
		assert_string_equal(buf, exact[i].text);
		assert_true(strtod(buf, NULL) == exact[i].v);
	}
}

static void test_parse_duration(void **state)
{
	static const struct {
		const char *text;
		int rc;
		int64_t ns;
	} cases[] = {
		{ "0", 0, 0 },
		{ "-0", 0, 0 },
		{ "1ns", 0, 1 },
		{ "1.5ms", 0, 1500000 },
		{ ".5s", 0, 500000000 },
		{ "5.s", 0, INT64_C(5000000000) },
		{ "1us", 0, 1000 },
		{ "1\xc2\xb5s", 0, 1000 },
		{ "1\xce\xbcs", 0, 1000 },
		{ "2h45m", 0, INT64_C(9900000000000) },
		{ "1m2.5s3ms", 0, INT64_C(62503000000) },
		{ "-1.5h", 0, INT64_C(-5400000000000) },
		{ "+7s", 0, INT64_C(7000000000) },
		{ "0.9ns", 0, 0 },
		{ "0.000000001s", 0, 1 },
		{ "0.3333333333333333333333333333333h", 0, INT64_C(1199999999999) },
		{ "9223372036854775807ns", 0, INT64_MAX },
		{ "9223372036854775808ns", TC_UNITS_RANGE, 0 },
		{ "99999999999999999999s", TC_UNITS_RANGE, 0 },
		{ "9223372036s1s", TC_UNITS_RANGE, 0 },
		{ "2562047h", 0, INT64_C(9223369200000000000) },
		{ "2562048h", TC_UNITS_RANGE, 0 },
		{ "5", TC_UNITS_NO_UNIT, 0 },
		{ "1.5", TC_UNITS_NO_UNIT, 0 },
		{ "", TC_UNITS_SYNTAX, 0 },
		{ "-", TC_UNITS_SYNTAX, 0 },
		{ ".s", TC_UNITS_SYNTAX, 0 },
		{ "s", TC_UNITS_SYNTAX, 0 },
		{ "1s2", TC_UNITS_SYNTAX, 0 },
		{ "1 s", TC_UNITS_SYNTAX, 0 },
		{ "1d", TC_UNITS_SYNTAX, 0 },
		{ "1e3s", TC_UNITS_SYNTAX, 0 },
		{ "--1s", TC_UNITS_SYNTAX, 0 },
		{ "1s-1s", TC_UNITS_SYNTAX, 0 },
		{ "1\xc2", TC_UNITS_SYNTAX, 0 },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		int64_t ns = 0;

		if (tc_cli_units_parse_duration(cases[i].text, &ns) != cases[i].rc ||
		    ns != cases[i].ns)
			fail_msg("%s gives %lld", cases[i].text, (long long)ns);
	}
}

static void test_parse_size(void **state)
{
	static const struct {
		const char *text;
		int rc;
		uint64_t bytes;
	} cases[] = {
		{ "0", 0, 0 },
		{ "4096", 0, 4096 },
		{ "10B", 0, 10 },
		{ "64MiB", 0, UINT64_C(67108864) },
		{ "64 MiB", 0, UINT64_C(67108864) },
		{ "1G", 0, UINT64_C(1073741824) },
		{ "1g", 0, UINT64_C(1073741824) },
		{ "1GB", 0, UINT64_C(1000000000) },
		{ "1kB", 0, 1000 },
		{ "1.5K", 0, 1536 },
		{ ".5MB", 0, 500000 },
		{ "0.0001K", 0, 0 },
		{ "15.999E", 0, UINT64_C(18445591152204944769) },
		{ "18446744073709551615", 0, UINT64_MAX },
		{ "18446744073709551616", TC_UNITS_RANGE, 0 },
		{ "16E", TC_UNITS_RANGE, 0 },
		{ "", TC_UNITS_SYNTAX, 0 },
		{ ".", TC_UNITS_SYNTAX, 0 },
		{ "-1", TC_UNITS_SYNTAX, 0 },
		{ "1X", TC_UNITS_SYNTAX, 0 },
		{ "1KiBs", TC_UNITS_SYNTAX, 0 },
		{ "M", TC_UNITS_SYNTAX, 0 },
	};

	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		uint64_t bytes = 0;

		if (tc_cli_units_parse_size(cases[i].text, &bytes) != cases[i].rc ||
		    bytes != cases[i].bytes)
			fail_msg("%s gives %llu", cases[i].text, (unsigned long long)bytes);
	}
}

static void check_bar(const char *want, const struct tc_progress *p, uint64_t done, uint64_t total,
		      int64_t elapsed_ns, unsigned width)
{
	char buf[512];

	tc_progress_format(buf, sizeof(buf), p, done, total, elapsed_ns, width);
	assert_string_equal(buf, want);
}

static void test_progress(void **state)
{
	struct tc_progress p = { .what = "a\033.trace", .unicode = true };
	int64_t s = 1000000000;
	char small[8];

	(void)state;
	check_bar(" 50% [██████      ] 50.0 MB / 100 MB  25.0 MB/s  ETA 0:02  a\\x1b.trace", &p,
		  50000000, 100000000, 2 * s, 80);
	check_bar(" 50% 50.0 MB / 100 MB  25.0 MB/s  ETA 0:02", &p, 50000000, 100000000, 2 * s, 42);
	check_bar("  0% [            ] 0 B / 100 MB  0 B/s  a\\x1b.trace", &p, 0, 100000000, s, 80);
	/* Of a file that grew, all is read. */
	check_bar("100% 200 MB / 100 MB  200 MB/s  ETA 0:00", &p, 200000000, 100000000, s, 40);
	check_bar("| 1.00 kB  1.00 kB/s  a\\x1b.trace", &p, 1000, 0, s, 60);
	p.drawn = 2;
	p.unicode = false;
	check_bar("- 1.00 kB  1.00 kB/s  a\\x1b.trace", &p, 1000, 0, s, 60);
	check_bar(" 50% [######      ] 1 B / 2 B  0 B/s  ETA 1:00:00  a\\x1b.trace", &p, 1, 2,
		  3600 * s, 70);
	check_bar("- 1.0", &p, 1000, 0, s, 5);
	assert_int_equal(tc_progress_format(small, sizeof(small), &p, 1, 2, 0, 80), 7);
	assert_int_equal(
		tc_progress_format(small, sizeof(small), &p, UINT64_MAX, UINT64_MAX, 1, 80), 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_duration),
		cmocka_unit_test(test_three_digits),
		cmocka_unit_test(test_bytes),
		cmocka_unit_test(test_counts),
		cmocka_unit_test(test_percent_and_double),
		cmocka_unit_test(test_parse_duration),
		cmocka_unit_test(test_parse_size),
		cmocka_unit_test(test_progress),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
