/* SPDX-License-Identifier: MIT */
/*
 * The option parser on any argument list: the input is arguments with NULs in
 * between. Messages stay printable, numbers stay within their bounds.
 */
#include "cli/options.h"
#include "fuzz/target.h"

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

enum {
	N = sizeof(table) / sizeof(table[0]),
	MAX_ARGS = 64
};

static void check(const struct all *v, const struct tc_opt_result *res, int argc)
{
	FUZZ_ASSERT(res->n_args >= 0 && res->n_args <= argc);
	FUZZ_ASSERT(v->top >= 1 && v->top <= 1000);
	FUZZ_ASSERT(v->number.n <= INT64_MAX && (v->number.is_given || v->number.n == 0));
	FUZZ_ASSERT(v->ratio >= -2 && v->ratio <= 1000);
	FUZZ_ASSERT(v->from_ns >= 0);
	FUZZ_ASSERT(v->signed_ns >= -1000 && v->signed_ns <= 1000);
	FUZZ_ASSERT(v->color >= 0 && v->color < 3 && v->fd >= 0);
	for (size_t i = 0; i < v->fns.n; i++)
		FUZZ_ASSERT(v->fns.v[i] != NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = malloc(size + 1), *argv[MAX_ARGS + 1] = { NULL };
	struct tc_opt_result res;
	struct all v;
	int argc = 0, rc;

	FUZZ_ASSERT(text);
	memcpy(text, data, size);
	text[size] = '\0';
	for (size_t at = 0; at < size && argc < MAX_ARGS; at += strlen(text + at) + 1)
		argv[argc++] = text + at;
	memset(&v, 0, sizeof(v));
	rc = tc_cli_options_parse(table, N, argc, argv, &v, &res);
	FUZZ_ASSERT(rc == TC_OPT_OK || rc == TC_OPT_HELP || rc == TC_OPT_HELP_SHORT ||
		    rc == TC_OPT_BAD);
	FUZZ_ASSERT((res.err[0] != '\0') == (rc == TC_OPT_BAD));
	FUZZ_ASSERT(memchr(res.err, '\0', sizeof(res.err)));
	for (const char *p = res.err; *p; p++)
		FUZZ_ASSERT((unsigned char)*p >= ' ' && *p != 0x7f);
	if (rc == TC_OPT_OK)
		check(&v, &res, argc);
	tc_cli_options_free(table, N, &v);
	free(text);
	return 0;
}
