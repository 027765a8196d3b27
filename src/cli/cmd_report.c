/* SPDX-License-Identifier: MIT */
/* `tacho report`: what an engineer wants to know about a trace in ten seconds. */
#include <string.h>

#include "cli/cmd.h"
#include "cli/report_sum.h"
#include "cli/spool.h"

struct report_opts {
	uint64_t top;
	bool findings, each;
	struct tc_cli_out_opts out;
	struct tc_cli_read_opts read;
};

/* clang-format off */
static const struct tacho_opt opts[] = {
	{ TC_OPT_AT(struct report_opts, top), .type = TC_OPT_UINT, .short_name = 'n',
	  .long_name = "top", .argname = "N", .def = "5", .max = INT64_MAX,
	  .help = "print N rows of each list; 0: all" },
	{ TC_OPT_AT(struct report_opts, each), .type = TC_OPT_BOOL, .long_name = "each",
	  .help = "of several files, print one report after the other instead of their sum" },
	{ TC_OPT_AT(struct report_opts, findings), .type = TC_OPT_BOOL, .long_name = "findings",
	  .def = "yes", .help = "leave out the findings; reading can then use all cores" },
	TC_OPTS_OUTPUT_NO_CSV(struct report_opts, out),
	TC_OPTS_READING(struct report_opts, read),
};
/* clang-format on */

static uint64_t rows(const struct tc_report_files_opts *o)
{
	return o->top == 0 ? UINT64_MAX : o->top;
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

/* Where the reports on single files go, and their sum. */
struct report_run {
	struct tacho_ctx *ctx;
	const struct tc_report_files_opts *o;
	struct tc_report_sum *sum; /* NULL: none is wanted */
	struct tc_cli_json json;
	bool is_next;
};

/* One file: what is kept of it afterwards is in the sum. Returns an exit code. */
static int report_file(struct report_run *run, const char *path)
{
	struct tc_report r = { .ctx = run->ctx, .top = rows(run->o), .in.path = path };
	struct tc_spool fetched = { .path = path, .fd = -1 };
	int code = TC_EXIT_OK, rc = 0;

	if (tc_spool_is_remote(path))
		code = tc_spool_open(&fetched, run->ctx, path);
	if (code != TC_EXIT_OK) {
		tc_spool_close(&fetched);
		return code;
	}
	code = tc_report_read(&r, fetched.path, run->o->findings, run->o->read);
	r.in.path = path;
	if (run->ctx->format == TC_FORMAT_JSON)
		tc_report_json(&r, &run->json);
	else if (r.in.is_usable && !run->sum)
		tc_report_text(&r, run->is_next);
	if (wants_message(&r))
		tc_report_input_complain(&r.in, run->ctx);
	if (run->sum)
		rc = tc_sum_add(run->sum, &r);
	if (rc < 0) {
		tc_cli_error(run->ctx, "%s", tacho_error_text(rc));
		code = TC_EXIT_SYSTEM;
	}
	run->is_next = true;
	tc_report_close(&r);
	tc_spool_close(&fetched);
	return code;
}

static int report_files(struct report_run *run, int argc, char **argv)
{
	bool is_json = run->ctx->format == TC_FORMAT_JSON;
	int worst = TC_EXIT_OK;

	if (is_json) {
		tc_cli_json_init(&run->json, stdout, 3);
		tc_report_json_begin(&run->json);
	}
	for (int i = 0; i < argc && !tc_cli_out_failed(stdout); i++) {
		int code = report_file(run, argv[i]);

		worst = code > worst ? code : worst;
	}
	if (run->sum)
		tc_sum_finish(run->sum);
	if (is_json)
		tc_report_json_end(&run->json, run->sum);
	else if (run->sum)
		tc_sum_text(run->sum);
	return worst;
}

int tc_report_files(struct tacho_ctx *ctx, const struct tc_report_files_opts *o, int argc,
		    char **argv)
{
	struct report_run run = { .ctx = ctx, .o = o };
	struct tc_report_sum sum;
	int code;

	if (argc < 2 || o->each)
		return report_files(&run, argc, argv);
	run.sum = &sum;
	if (tc_sum_init(&sum, ctx, rows(o)) < 0) {
		tc_cli_error(ctx, "out of memory");
		code = TC_EXIT_SYSTEM;
	} else {
		code = report_files(&run, argc, argv);
	}
	tc_sum_free(&sum);
	return code;
}

static int cmd_report(int argc, char **argv, struct tacho_ctx *ctx)
{
	const struct report_opts *o = ctx->opts;
	const struct tc_report_files_opts files = {
		.top = o->top, .findings = o->findings, .each = o->each, .read = &o->read
	};

	if (names_stdin_twice(argc, argv))
		return tc_cli_usage(ctx, "standard input (-) can be given once only");
	return tc_report_files(ctx, &files, argc, argv);
}

static const struct tc_example examples[] = {
	{ "tacho report trace.out", "the report" },
	{ "tacho report --top 20 trace.out", "longer lists" },
	{ "curl -s localhost:6060/debug/pprof/trace?seconds=5 | tacho report -",
	  "on a trace of a running server" },
	{ "tacho report 1.out 2.out 3.out", "their sum, and how much they differ" },
	{ "tacho report --each a.out b.out", "two reports, one after the other" },
	{ "tacho report s3://traces/shop/NAME.trace.zst", "on a snapshot that was shipped" },
	{ "tacho report --json a.out b.out", "both reports and the sum as one JSON document" },
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
		"Near the top stand up to five findings, the patterns that rules recognize, worst "
		"first; tacho-findings(1) has all of them and what they rest on. The rules need all "
		"events in order, so that reading takes longer on many cores than with "
		"--no-findings.\n\n"
		"Several files, say short captures of one server, are added up to one report. Rows "
		"are matched by the names of functions and reasons, stacks by functions and lines, "
		"so that the traces may come from different builds. Next to the total of a row stand "
		"its rate (per second of all that was traced) and the least and largest rate of a "
		"single trace; one in which a row does not occur counts with 0. Where the largest is "
		"over twice the least, \"varies\" says so: such a row may be the luck of a few "
		"seconds rather than the program. Findings are added up by rule and place, and "
		"say in how many of the traces they are. --each prints one report after the other "
		"instead.\n\n"
		"Of a damaged trace the report describes the part before the damage, says what was "
		"lost, and the command exits with 3. A sum names such files and adds up what is left "
		"of them and all others.",
	.examples = examples,
	.see_also = "tacho-summary(1), tacho-goroutines(1), tacho-profile(1)",
};
