/* SPDX-License-Identifier: MIT */
/*
 * `tacho cut`: a smaller trace from a large one, or the whole part of a damaged
 * one. A regular output file is written under another name first and appears
 * only when it is complete.
 */
#include "cli/cmd.h"
#include "cli/out_file.h"
#include "cli/progress.h"
#include "cli/stream_input.h"
#include "cli/units.h"

#include <tacho/cut.h>

#include <string.h>

struct cut_opts {
	const char *out;
	const char *gens;
	struct tc_cli_filter_opts window;
	struct tc_cli_read_opts read;
};

/* clang-format off */
static const struct tacho_opt opts[] = {
	{ .type = TC_OPT_HEADING, .help = "Cutting" },
	TC_OPTS_WINDOW(struct cut_opts, window),
	{ TC_OPT_AT(struct cut_opts, gens), .type = TC_OPT_STRING, .long_name = "gens",
	  .argname = "A-B", .help = "the generations with these numbers; also A, A- and -B" },
	{ TC_OPT_AT(struct cut_opts, out), .type = TC_OPT_PATH, .short_name = 'o',
	  .long_name = "output", .argname = "OUT", .help = "write to OUT; - is standard output" },
	TC_OPTS_READING(struct cut_opts, read),
};
/* clang-format on */

/* --- the command line ----------------------------------------------------------- */

/* "3", "3-5", "3-" or "-5". */
static bool parse_gens(const char *s, uint64_t *first, uint64_t *last)
{
	const char *dash = strchr(s, '-');
	size_t n = dash ? (size_t)(dash - s) : strlen(s);

	if (!dash)
		return tc_cli_units_parse_u64(s, n, first) == TC_UNITS_OK && (*last = *first, true);
	if (n == 0 && !dash[1])
		return false;
	if (n > 0 && tc_cli_units_parse_u64(s, n, first) != TC_UNITS_OK)
		return false;
	return !dash[1] || tc_cli_units_parse_u64(dash + 1, strlen(dash + 1), last) == TC_UNITS_OK;
}

static int look_at_options(const struct tacho_ctx *ctx, const struct cut_opts *o, const char *path,
			   struct tacho_cut_opts *cut)
{
	cut->from_ns = o->window.from_ns;
	cut->to_ns = o->window.to_ns;
	if (!o->out)
		return tc_cli_usage(ctx, "-o OUT is missing");
	if (cut->from_ns > cut->to_ns)
		return tc_cli_usage(ctx, "--from is after --to");
	if (o->gens && !parse_gens(o->gens, &cut->first_gen, &cut->last_gen))
		return tc_cli_usage(ctx, "--gens: '%s' is no range such as 3-5", o->gens);
	if (cut->first_gen > cut->last_gen)
		return tc_cli_usage(ctx, "--gens: '%s' is empty", o->gens);
	if (tc_cli_is_same_file(path, o->out))
		return tc_cli_usage(ctx, "%s is the input", o->out);
	if (strcmp(o->out, "-") == 0 && ctx->out.tty)
		return tc_cli_usage(ctx, "a trace is not written to a terminal");
	return TC_EXIT_OK;
}

static void on_progress(void *ctx, uint64_t done, uint64_t total)
{
	tc_progress_update(ctx, done, total);
}

static void print_result(const struct tacho_ctx *ctx, const struct tacho_cut_result *res)
{
	char bytes[TC_UNITS_MAX], from[TC_UNITS_MAX], to[TC_UNITS_MAX];

	if (ctx->quiet)
		return;
	tc_cli_units_bytes(bytes, res->bytes);
	tc_cli_units_duration(from, res->from_ns, ctx->err.unicode);
	tc_cli_units_duration(to, res->to_ns, ctx->err.unicode);
	fprintf(stderr, "%" PRIu64 " generation%s, %s, from %s to %s of the trace\n",
		res->generations, res->generations == 1 ? "" : "s", bytes, from, to);
}

/* What was asked, and what there is. */
static int nothing(const struct tacho_ctx *ctx, const struct cut_opts *o, const char *path,
		   const struct tacho_cut_result *res)
{
	struct tc_cli_str asked = { 0 };
	char end[TC_UNITS_MAX];

	tc_cli_filter_describe(&o->window, &asked, ctx->err.unicode);
	if (o->gens)
		tc_cli_str_printf(&asked, " --gens %s", o->gens);
	if (res->passed == 0) {
		tc_cli_error(ctx, "%s: there is no generation; %s was not written",
			     tc_cli_stream_name(path), o->out);
	} else {
		tc_cli_units_duration(end, res->end_ns, ctx->err.unicode);
		tc_cli_error(ctx,
			     "%s: no generation matches%s among %" PRIu64 " to %" PRIu64
			     ", which end at %s; %s was not written",
			     tc_cli_stream_name(path), asked.len ? asked.p : "", res->first_gen,
			     res->last_gen, end, o->out);
	}
	tc_cli_str_free(&asked);
	return TC_EXIT_USAGE;
}

static int cmd_cut(int argc, char **argv, struct tacho_ctx *ctx)
{
	const struct cut_opts *o = ctx->opts;
	struct tacho_cut_opts cut = TACHO_CUT_OPTS_INIT;
	struct tc_out_file out = { .ctx = ctx, .path = o->out, .fd = -1 };
	struct tacho_cut_result res;
	struct tc_progress progress;
	struct tacho_reader *r;
	int code, rc;

	(void)argc;
	code = look_at_options(ctx, o, argv[0], &cut);
	if (code == TC_EXIT_OK)
		code = tc_cli_stream_open(&r, ctx, argv[0], &o->read);
	if (code != TC_EXIT_OK)
		return code;
	tc_progress_begin(&progress, ctx, tc_cli_stream_name(argv[0]));
	rc = tacho_cut(r, &cut, tc_out_file_write, &out, on_progress, &progress, &res);
	tc_progress_end(&progress);
	if (tc_out_file_close(&out, res.generations > 0) < 0 || out.failed) {
		code = TC_EXIT_SYSTEM;
	} else {
		if (rc < 0)
			code = tc_cli_stream_fail(r, ctx, argv[0], rc);
		if (res.generations > 0) {
			print_result(ctx, &res);
		} else if (rc == 0) {
			code = nothing(ctx, o, argv[0], &res);
		}
	}
	tacho_reader_close(r);
	return code;
}

static const struct tc_example examples[] = {
	{ "tacho cut --from 10s --to 12s -o small.trace big.trace", "two seconds out of many" },
	{ "tacho cut -o whole.trace broken.trace", "the part of a damaged trace that is whole" },
	{ "tacho cut --gens 3-5 -o - big.trace | zstd > part.trace.zst", "by number, compressed" },
	{ NULL, NULL },
};

const struct tacho_cmd tc_cmd_cut = {
	.name = "cut",
	.fn = cmd_cut,
	.operands = "FILE",
	.min_args = 1,
	.max_args = 1,
	.summary = "write the generations of a trace that overlap a time window",
	.flags = TC_CMD_FILES,
	TC_CMD_OPTS(struct cut_opts, opts),
	.description =
		"A trace consists of generations, about one a second, each of which is complete in "
		"itself. This writes those that overlap the window, whole, behind a header: a valid "
		"trace, which begins somewhat before --from and ends somewhat after --to. What goes "
		"on at its beginning is known as at the beginning of any trace: goroutines with their "
		"states, but not how they came there, and regions and tasks that began earlier only "
		"by their end.\n\n"
		"Only generations that are valid are written. Of a damaged trace those before the "
		"damage are, it says what is wrong, and exits with 3. The output appears under its "
		"name only when it is complete, and is never compressed. The input is never "
		"overwritten. Traces of Go 1.21 and earlier have no generations.",
	.examples = examples,
	.exit_status = "0 written; 2 the command line is wrong, or nothing matches and nothing was "
		       "written; 3 the input is damaged or no trace; 4 the system refused.",
	.see_also = "tacho-check(1), tacho-events(1)",
};
