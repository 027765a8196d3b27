/* SPDX-License-Identifier: MIT */
/* `tacho report`: what an engineer wants to know about a trace in ten seconds. */
#include <string.h>

#include "cli/cmd.h"
#include "cli/report.h"

struct report_opts {
	uint64_t top;
	struct tc_cli_out_opts out;
	struct tc_cli_read_opts read;
};

/* clang-format off */
static const struct tacho_opt opts[] = {
	{ TC_OPT_AT(struct report_opts, top), .type = TC_OPT_UINT, .short_name = 'n',
	  .long_name = "top", .argname = "N", .def = "5", .min = 1, .max = 1000000,
	  .help = "print N rows of each list" },
	TC_OPTS_OUTPUT_NO_CSV(struct report_opts, out),
	TC_OPTS_READING(struct report_opts, read),
};
/* clang-format on */

static void report_free(struct tc_report *r)
{
	tc_report_input_close(&r->in);
	tacho_summary_free(r->summary);
	tacho_goroutines_free(r->goroutines);
	tacho_profile_free(r->profile);
}

/* Make the analyses, read the trace; returns an exit code. */
static int report_read(struct tc_report *r, const char *path, const struct report_opts *o)
{
	struct tacho_goroutines_opts gopts = TACHO_GOROUTINES_OPTS_INIT;
	struct tacho_analysis list[2];
	int rc = tacho_summary_new(&r->summary, NULL), code;

	gopts.waits = 0;
	if (rc == 0)
		rc = tacho_goroutines_new(&r->goroutines, &gopts);
	if (rc == 0)
		rc = tacho_profile_new(&r->profile, NULL);
	if (rc < 0) {
		tc_cli_error(r->ctx, "out of memory");
		return TC_EXIT_SYSTEM;
	}
	list[0] = tacho_summary_analysis(r->summary);
	tacho_goroutines_join_profile(r->goroutines, r->profile);
	list[1] = tacho_goroutines_analysis(r->goroutines);
	code = tc_report_input_read(&r->in, r->ctx, path, &o->read, list, TC_LEN(list));
	if (r->in.reader)
		r->symbols = tacho_reader_symbols(r->in.reader);
	return code;
}

/* Who reads the report on a terminal finds there what was lost. */
static bool wants_message(const struct tc_report *r)
{
	return r->in.diag.code != 0 &&
	       (!r->in.is_usable || r->ctx->format == TC_FORMAT_JSON || !r->ctx->out.tty);
}

/* Standard input can be read once only. */
static bool names_stdin_twice(int argc, char **argv)
{
	int n = 0;

	for (int i = 0; i < argc; i++)
		n += strcmp(argv[i], "-") == 0;
	return n > 1;
}

static int cmd_report(int argc, char **argv, struct tacho_ctx *ctx)
{
	const struct report_opts *o = ctx->opts;
	struct tc_cli_json json;
	int worst = TC_EXIT_OK;

	if (names_stdin_twice(argc, argv))
		return tc_cli_usage(ctx, "standard input (-) can be given once only");
	if (ctx->format == TC_FORMAT_JSON) {
		tc_cli_json_init(&json, stdout, 3);
		tc_report_json_begin(&json);
	}
	for (int i = 0; i < argc && !tc_cli_out_failed(stdout); i++) {
		struct tc_report r = { .ctx = ctx, .top = o->top, .in.path = argv[i] };
		int code = report_read(&r, argv[i], o);

		if (ctx->format == TC_FORMAT_JSON)
			tc_report_json(&r, &json);
		else if (r.in.is_usable)
			tc_report_text(&r, i > 0);
		if (wants_message(&r))
			tc_report_input_complain(&r.in, ctx);
		report_free(&r);
		worst = code > worst ? code : worst;
	}
	if (ctx->format == TC_FORMAT_JSON)
		tc_report_json_end(&json);
	return worst;
}

static const struct tc_example examples[] = {
	{ "tacho report trace.out", "the report" },
	{ "tacho trace.out", "the same" },
	{ "tacho report --top 20 trace.out", "longer lists" },
	{ "curl -s localhost:6060/debug/pprof/trace?seconds=5 | tacho report -",
	  "on a trace of a running server" },
	{ "tacho report --json a.out b.out", "two reports as one JSON document" },
	{ NULL, NULL },
};

const struct tacho_cmd tc_cmd_report = {
	.name = "report",
	.fn = cmd_report,
	.operands = "FILE...",
	.min_args = 1,
	.max_args = -1,
	.summary = "say what a trace tells, on one page",
	.flags = TC_CMD_FILES,
	TC_CMD_OPTS(struct report_opts, opts),
	.description =
		"Prints where the time of a Go program went: which states its goroutines were "
		"in, which start functions ran, wanted to run and were blocked longest, what they "
		"waited for, how long the scheduler let them wait, and at which places in the "
		"code the longest waits add up.\n\n"
		"Times of goroutines are sums over goroutines: ten goroutines that wait for one "
		"second make ten seconds. Next to each total stand the count, the average, the "
		"median (p50), the value that 99 of 100 do not exceed (p99), and the largest "
		"one: a thousand waits of 1 ms are not one wait of 1 s.\n\n"
		"Several files give one report after the other. Of a damaged trace the report "
		"describes the part before the damage, says what was lost, and the command exits "
		"with 3.",
	.examples = examples,
	.see_also = "tacho-summary(1), tacho-goroutines(1), tacho-profile(1)",
};
