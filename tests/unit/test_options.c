/* SPDX-License-Identifier: MIT */
/*
 * The option parser: every type with its boundaries, every form of writing an
 * option, messages, abbreviations, tables that are wrong, memory that runs out,
 * and random argument lists.
 */
#include "cli/options.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct all {
	bool json, progress, keep;
	unsigned verbose;
	int64_t shift;
	uint64_t top, any;
	double ratio;
	int64_t from_ns, signed_ns;
	uint64_t limit;
	struct tc_cli_number number;
	const char *name, *output;
	int color, fd;
	struct tc_cli_strings fns;
	struct tc_cli_ids ids;
};

static const char *const colors[] = { "auto", "always", "never", NULL };

/* clang-format off */
#define OPT(m, t, s, l, a) \
	TC_OPT_AT(struct all, m), .type = t, .short_name = s, .long_name = l, .argname = a, .help = "h"
static const struct tacho_opt table[] = {
	{ .type = TC_OPT_HEADING, .help = "Heading" },
	{ OPT(json, TC_OPT_BOOL, 'J', "json", NULL) },
	{ OPT(progress, TC_OPT_BOOL, 0, "progress", NULL), .def = "yes" },
	{ OPT(keep, TC_OPT_BOOL, 0, "keep", NULL), .flags = TC_OPT_NONEG | TC_OPT_HIDDEN },
	{ OPT(verbose, TC_OPT_COUNT, 'v', "verbose", NULL) },
	{ OPT(shift, TC_OPT_INT, 's', "shift", "N") },
	{ OPT(top, TC_OPT_UINT, 'n', "top", "N"), .def = "10", .min = 1, .max = 1000 },
	{ OPT(any, TC_OPT_UINT, 0, "any", "N") },
	{ OPT(number, TC_OPT_NUMBER, 0, "number", "N"), .max = INT64_MAX },
	{ OPT(ratio, TC_OPT_DOUBLE, 'r', "ratio", "X"), .min = -2, .max = 1000 },
	{ OPT(from_ns, TC_OPT_DURATION, 0, "from", "DUR"), .def = "1ms" },
	{ OPT(signed_ns, TC_OPT_DURATION, 0, "signed", "DUR"), .min = -1000, .max = 1000 },
	{ OPT(limit, TC_OPT_SIZE, 0, "limit-bytes", "SIZE") },
	{ OPT(name, TC_OPT_STRING, 0, "name", "NAME") },
	{ OPT(output, TC_OPT_PATH, 'o', "output", "FILE") },
	{ OPT(color, TC_OPT_CHOICE, 0, "color", "WHEN"), .choices = colors, .def = "never" },
	{ OPT(fd, TC_OPT_FD, 0, "fd", "FD") },
	{ OPT(fns, TC_OPT_STRINGS, 0, "fn", "NAME") },
	{ OPT(ids, TC_OPT_IDS, 'g', "goroutine", "ID") },
};
/* clang-format on */

#define N (sizeof(table) / sizeof(table[0]))

static struct all got;
static struct tc_opt_result res;
static char *args[64];

/* Fails the call of reallocarray with that number; 0: none. */
static unsigned fail_at;

void *reallocarray(void *ptr, size_t n, size_t size)
{
	size_t bytes;

	if ((fail_at && --fail_at == 0) || __builtin_mul_overflow(n, size, &bytes))
		return NULL;
	return realloc(ptr, bytes);
}

/* Parse the NULL-ended arguments into `got`. */
static int parse(const char *first, ...)
{
	va_list ap;
	int n = 0;

	tc_cli_options_free(table, N, &got);
	memset(&got, 0, sizeof(got));
	va_start(ap, first);
	for (const char *a = first; a; a = va_arg(ap, const char *)) {
		union {
			const char *in;
			char *out;
		} u = { .in = a };

		args[n++] = u.out;
	}
	va_end(ap);
	args[n] = NULL;
	return tc_cli_options_parse(table, N, n, args, &got, &res);
}

#define OK(...) assert_int_equal(parse(__VA_ARGS__, NULL), TC_OPT_OK)
#define BAD(message, ...)                                 \
 do {                                                     \
  assert_int_equal(parse(__VA_ARGS__, NULL), TC_OPT_BAD); \
  assert_string_equal(res.err, message);                  \
 } while (0)

static void test_defaults(void **state)
{
	(void)state;
	assert_int_equal(parse(NULL), TC_OPT_OK);
	assert_true(got.progress);
	assert_false(got.json);
	assert_int_equal(got.top, 10);
	assert_int_equal(got.from_ns, 1000000);
	assert_int_equal(got.color, 2);
	assert_int_equal(got.fns.n, 0);
	assert_int_equal(res.n_args, 0);
}

static void test_forms(void **state)
{
	(void)state;
	OK("-n5");
	assert_int_equal(got.top, 5);
	OK("-n", "6");
	assert_int_equal(got.top, 6);
	OK("--top=7");
	assert_int_equal(got.top, 7);
	OK("--top", "8", "--top", "9");
	assert_int_equal(got.top, 9);
	OK("-vvJn3", "-v");
	assert_int_equal(got.verbose, 3);
	assert_true(got.json);
	assert_int_equal(got.top, 3);
	OK("--json", "--no-json", "--no-progress");
	assert_false(got.json);
	assert_false(got.progress);
	OK("--name=", "-o-");
	assert_string_equal(got.name, "");
	assert_string_equal(got.output, "-");
	OK("--name=a=b", "-o", "--top");
	assert_string_equal(got.name, "a=b");
	assert_string_equal(got.output, "--top");
}

static void test_operands(void **state)
{
	(void)state;
	OK("a", "-v", "-", "b", "--", "-v", "--top", "--");
	assert_int_equal(got.verbose, 1);
	assert_int_equal(res.n_args, 6);
	assert_string_equal(args[0], "a");
	assert_string_equal(args[1], "-");
	assert_string_equal(args[2], "b");
	assert_string_equal(args[3], "-v");
	assert_string_equal(args[4], "--top");
	assert_string_equal(args[5], "--");
	OK("");
	assert_int_equal(res.n_args, 1);
}

static void test_abbreviations(void **state)
{
	(void)state;
	OK("--verb", "--no-prog", "--to=4", "--j");
	assert_int_equal(got.verbose, 1);
	assert_false(got.progress);
	assert_int_equal(got.top, 4);
	assert_true(got.json);
	/* An exact name wins over a longer one that it begins. */
	OK("--fn", "x");
	assert_int_equal(got.fns.n, 1);
	/* Hidden options need their full name, and are not suggested. */
	BAD("unknown option '--kee'", "--kee");
	OK("--keep");
	assert_true(got.keep);
	BAD("unknown option '--no-keep'", "--no-keep");
	BAD("option '--f' is ambiguous: '--from' or '--fn'", "--f");
	BAD("unknown option '--zzzz'", "--zzzz");
	BAD("unknown option '--jsno'; did you mean '--json'?", "--jsno");
	BAD("unknown option '-z'", "-vz");
}

static void test_help(void **state)
{
	(void)state;
	assert_int_equal(parse("--help", NULL), TC_OPT_HELP);
	assert_int_equal(parse("--he", NULL), TC_OPT_HELP);
	assert_int_equal(parse("x", "-vh", NULL), TC_OPT_HELP_SHORT);
	assert_int_equal(parse("--", "--help", NULL), TC_OPT_OK);
	BAD("option '--help' takes no value", "--help=x");
}

static void test_numbers(void **state)
{
	(void)state;
	OK("--shift=-9223372036854775808", "--any=18446744073709551615");
	assert_true(got.shift == INT64_MIN);
	assert_true(got.any == UINT64_MAX);
	OK("-s+5", "--top=1000", "-r-2");
	assert_int_equal(got.shift, 5);
	assert_int_equal(got.top, 1000);
	assert_true(got.ratio == -2.0);
	OK("-r.5e1", "--fd=2147483647");
	assert_true(got.ratio == 5.0);
	assert_int_equal(got.fd, 2147483647);
	OK("--any=1");
	assert_false(got.number.is_given);
	OK("--number=0");
	assert_true(got.number.is_given);
	assert_int_equal(tc_cli_rows(got.number, 7), UINT64_MAX);
	OK("--number", "9223372036854775807");
	assert_true(got.number.n == INT64_MAX);
	BAD("option '--number': '-1' is not a whole number", "--number=-1");
	BAD("option '--number': '9223372036854775808' is not between 0 and 9223372036854775807",
	    "--number=9223372036854775808");
	assert_false(got.number.is_given);
	assert_int_equal(tc_cli_rows(got.number, 7), 7);
	BAD("option '--shift': '9223372036854775808' is too large", "--shift=9223372036854775808");
	BAD("option '--any': '18446744073709551616' is too large", "--any=18446744073709551616");
	BAD("option '--any': '-1' is not a whole number", "--any=-1");
	BAD("option '--any': '' is not a whole number", "--any=");
	BAD("option '--any': '0x10' is not a whole number", "--any=0x10");
	BAD("option '--any': ' 1' is not a whole number", "--any= 1");
	BAD("option '--top': '0' is not between 1 and 1000", "-n0");
	BAD("option '--top': '1001' is not between 1 and 1000", "-n1001");
	BAD("option '--top': '99999999999999999999' is not between 1 and 1000",
	    "--top=99999999999999999999");
	BAD("option '--ratio': 'nan' is not a number", "-rnan");
	BAD("option '--ratio': '-inf' is not a number", "-r-inf");
	BAD("option '--ratio': '0x1' is not a number", "-r0x1");
	BAD("option '--ratio': '1x' is not a number", "-r1x");
	BAD("option '--ratio': '' is not a number", "-r", "");
	BAD("option '--ratio': '1e999' is not between -2 and 1000", "-r1e999");
	BAD("option '--fd': '2147483648' is not a file descriptor", "--fd=2147483648");
}

static void test_durations_and_sizes(void **state)
{
	(void)state;
	OK("--from=2h45m1.5s", "--signed=-1us", "--limit-bytes=1.5GiB");
	assert_true(got.from_ns == INT64_C(9901500000000));
	assert_int_equal(got.signed_ns, -1000);
	assert_true(got.limit == UINT64_C(1610612736));
	OK("--from=0");
	assert_int_equal(got.from_ns, 0);
	BAD("option '--from': '5' needs a unit: ns, us, ms, s, m or h", "--from=5");
	BAD("option '--from': '-1s' is negative", "--from=-1s");
	BAD("option '--from': 'soon' is not a duration such as 1.5ms, 2s or 1m30s", "--from=soon");
	BAD("option '--from': '9999999h' is too large", "--from=9999999h");
	BAD("option '--signed': '1001ns' is not between -1000 and 1000", "--signed=1001ns");
	BAD("option '--limit-bytes': '1Q' is not a size such as 4096, 64MiB or 1G",
	    "--limit-bytes=1Q");
	BAD("option '--limit-bytes': '16E' is too large", "--limit-bytes=16E");
}

static void test_lists_and_choices(void **state)
{
	(void)state;
	OK("--fn=a", "-g1,2", "--fn", "b", "-g", "18446744073709551615", "--color=always");
	assert_int_equal(got.fns.n, 2);
	assert_string_equal(got.fns.v[1], "b");
	assert_int_equal(got.ids.n, 3);
	assert_int_equal(got.ids.v[1], 2);
	assert_true(got.ids.v[2] == UINT64_MAX);
	assert_int_equal(got.color, 1);
	BAD("option '--color': 'Auto' is not one of auto, always, never", "--color=Auto");
	BAD("option '--goroutine': '1,' is not a number or a list such as 1,7", "-g1,");
	BAD("option '--goroutine': '' is not a number or a list such as 1,7", "-g", "");
	BAD("option '--goroutine': '1,18446744073709551616' is too large",
	    "-g1,18446744073709551616");
	BAD("option '--output': '' is not a file name", "-o", "");
}

static void test_missing_and_unwanted_values(void **state)
{
	(void)state;
	BAD("option '--top' needs a value (N)", "--top");
	BAD("option '--top' needs a value (N)", "-vn");
	BAD("option '--json' takes no value", "--json=yes");
	BAD("option '--js' takes no value", "--js=");
}

/* What a message quotes is escaped, and cut where it is long. */
static void test_hostile_text(void **state)
{
	char longer[5000];

	(void)state;
	BAD("unknown option '--\\x1b]0;x\\x07\\n'", "--\033]0;x\a\n");
	BAD("option '--any': '\\xff\\u202e' is not a whole number", "--any=\xff\xe2\x80\xae");
	BAD("unknown option '-\\u00e9'", "-\xc3\xa9");
	memset(longer, '\033', sizeof(longer) - 1);
	longer[sizeof(longer) - 1] = '\0';
	memcpy(longer, "--any=", 6);
	assert_int_equal(parse(longer, NULL), TC_OPT_BAD);
	assert_non_null(strstr(res.err, "\\x1b\\x1b...' is not a whole number"));
	longer[5] = 'x';
	assert_int_equal(parse(longer, NULL), TC_OPT_BAD);
	assert_true(strlen(res.err) < sizeof(res.err));
}

static void test_memory_runs_out(void **state)
{
	unsigned failures = 0;
	int rc;

	(void)state;
	for (unsigned i = 1;; i++) {
		fail_at = i;
		rc = parse("--fn=a", "-g1,2,3", "--fn=b", "-g4", NULL);
		fail_at = 0;
		if (rc == TC_OPT_OK)
			break;
		assert_int_equal(rc, TC_OPT_NOMEM);
		assert_string_equal(res.err, "out of memory");
		failures++;
	}
	assert_int_equal(failures, 6);
}

/* A NULL ends argv, whatever argc says. */
static void test_null_in_argv(void **state)
{
	char a[] = "x", b[] = "-n", c[] = "-v";
	char *argv[] = { a, NULL, c }, *last[] = { b, NULL };

	(void)state;
	tc_cli_options_free(table, N, &got);
	memset(&got, 0, sizeof(got));
	assert_int_equal(tc_cli_options_parse(table, N, 3, argv, &got, &res), TC_OPT_OK);
	assert_int_equal(res.n_args, 1);
	assert_int_equal(got.verbose, 0);
	assert_int_equal(tc_cli_options_parse(table, N, 2, last, &got, &res), TC_OPT_BAD);
}

/* Random words made of what matters to the parser: no crash, a message for each failure. */
static void test_random(void **state)
{
	static const char *const bits[] = { "-",          "--",        "=",   "no-",   "json",
					    "top",        "goroutine", "g",   "1",     ",",
					    "9999999999", "ms",        "GiB", "color", "auto",
					    "\xff",       "\033",      "h",   "from",  "o",
					    "v",          "." };
	uint32_t seed = 12345;
	int outcomes[3] = { 0 };

	(void)state;
	for (int round = 0; round < 20000; round++) {
		char words[6][64];
		char *argv[7];
		int rc;

		for (int w = 0; w < 6; w++) {
			size_t len = 0;

			for (int k = 0; k < 4; k++) {
				const char *bit;

				seed = seed * 1664525u + 1013904223u;
				bit = bits[(seed >> 8) % (sizeof(bits) / sizeof(bits[0]))];
				if (k > 0 && seed >> 30 == 0)
					continue;
				len += (size_t)snprintf(words[w] + len, sizeof(words[w]) - len,
							"%s", bit);
			}
			argv[w] = words[w];
		}
		argv[6] = NULL;
		memset(&got, 0, sizeof(got));
		rc = tc_cli_options_parse(table, N, 6, argv, &got, &res);
		assert_int_equal(rc < 0, res.err[0] != '\0');
		assert_in_range(res.n_args, 0, 6);
		for (const char *c = res.err; *c; c++)
			assert_in_range(*c, 0x20, 0x7e);
		outcomes[rc < 0 ? 0 : rc == 0 ? 1 : 2]++;
		tc_cli_options_free(table, N, &got);
	}
	assert_true(outcomes[0] > 100 && outcomes[1] > 100 && outcomes[2] > 10);
}

static void check_fails(const struct tacho_opt *o, size_t n, const char *why)
{
	char err[200];

	assert_int_equal(tc_cli_options_check(o, n, sizeof(struct all), err, sizeof(err)), -1);
	if (!strstr(err, why))
		fail_msg("'%s' does not say '%s'", err, why);
}

static void test_tables(void **state)
{
	char err[200];
	struct tacho_opt o[2] = { { OPT(top, TC_OPT_UINT, 'n', "top", "N") },
				  { OPT(any, TC_OPT_UINT, 0, "any", "N") } };

	(void)state;
	assert_int_equal(tc_cli_options_check(table, N, sizeof(struct all), err, sizeof(err)), 0);
	o[1].long_name = "top";
	check_fails(o, 2, "the name of another");
	o[1].long_name = "any";
	o[1].short_name = 'n';
	check_fails(o, 2, "the letter of another");
	o[0].size = sizeof(bool);
	check_fails(o, 1, "wrong type");
	o[0].size = sizeof(uint64_t);
	o[0].offset = sizeof(struct all) - 4;
	check_fails(o, 1, "outside the struct");
	o[0].offset = 0;
	o[0].argname = NULL;
	check_fails(o, 1, "argname");
	o[0].argname = "N";
	o[0].help = "";
	check_fails(o, 1, "no help");
	o[0].help = "h";
	o[0].def = "x";
	check_fails(o, 1, "default: option '--top': 'x' is not a whole number");
	assert_ptr_equal(tc_cli_options_find(table, N, "top"), &table[6]);
	assert_null(tc_cli_options_find(table, N, "to"));
}

static void test_distance(void **state)
{
	(void)state;
	assert_int_equal(tc_cli_options_distance("", ""), 0);
	assert_int_equal(tc_cli_options_distance("abc", ""), 3);
	assert_int_equal(tc_cli_options_distance("report", "reprot"), 1);
	assert_int_equal(tc_cli_options_distance("kitten", "sitting"), 3);
	assert_int_equal(tc_cli_options_distance("12345678901234567890123456789012",
						 "12345678901234567890123456789012"),
			 0);
	assert_true(tc_cli_options_distance("123456789012345678901234567890123", "1") ==
		    UINT32_MAX);
	assert_true(tc_cli_options_near("chekc", 1));
	assert_false(tc_cli_options_near("x", 1));
	assert_false(tc_cli_options_near("wire", 3));
}

static int free_lists(void **state)
{
	(void)state;
	tc_cli_options_free(table, N, &got);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_defaults),
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_operands),
		cmocka_unit_test(test_abbreviations),
		cmocka_unit_test(test_help),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_durations_and_sizes),
		cmocka_unit_test(test_lists_and_choices),
		cmocka_unit_test(test_missing_and_unwanted_values),
		cmocka_unit_test(test_hostile_text),
		cmocka_unit_test(test_memory_runs_out),
		cmocka_unit_test(test_null_in_argv),
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_distance),
	};

	return cmocka_run_group_tests(tests, NULL, free_lists);
}
