/* SPDX-License-Identifier: MIT */
/* `tacho recover`: a trace from the crash file of a program that used libtacho. */
#include "cli/cmd.h"
#include "cli/out_file.h"
#include "cli/units.h"

#include <tacho/recover.h>

#include <errno.h>
#include <string.h>

struct recover_opts {
	const char *out;
	bool quiet; /* already in the context */
};

/* clang-format off */
static const struct tacho_opt opts[] = {
	{ TC_OPT_AT(struct recover_opts, out), .type = TC_OPT_PATH, .short_name = 'o',
	  .long_name = "output", .argname = "OUT", .help = "write to OUT; - is standard output" },
	{ TC_OPT_AT(struct recover_opts, quiet), .type = TC_OPT_BOOL, .short_name = 'q',
	  .long_name = "quiet", .help = "do not say what was found" },
};
/* clang-format on */

static int why_not(const struct tacho_ctx *ctx, const char *path, int rc)
{
	if (rc == TACHO_EIO) {
		tc_cli_error(ctx, "%s: %s", path, strerror(errno));
		return TC_EXIT_SYSTEM;
	}
	if (rc == TACHO_ENOMEM) {
		tc_cli_error(ctx, "%s", tacho_error_text(rc));
		return TC_EXIT_SYSTEM;
	}
	tc_cli_error(ctx, "%s: %s", path,
		     rc == TACHO_ENOTTRACE   ? "not a crash file of libtacho"
		     : rc == TACHO_EVERSION  ? "a crash file of another version of libtacho"
		     : rc == TACHO_ENOTFOUND ? "no event was written before the process ended"
					     : tacho_error_text(rc));
	return TC_EXIT_INPUT;
}

static void print_result(const struct tacho_ctx *ctx, const struct tacho_recovered *res)
{
	char bytes[TC_UNITS_MAX];

	if (ctx->quiet)
		return;
	tc_cli_units_bytes(bytes, res->bytes);
	fprintf(stderr, "process %" PRIu64 ": %" PRIu64 " generation%s, %s", res->pid,
		res->generations, res->generations == 1 ? "" : "s", bytes);
	if (res->cut)
		fprintf(stderr, "; the last %s cut off when the process ended",
			res->cut == 1 ? "was" : "ones were");
	fputc('\n', stderr);
	if (res->full)
		tc_cli_warn(ctx, "the file was full: the last events found no room "
				 "(crash_bytes makes it larger)");
}

static int cmd_recover(int argc, char **argv, struct tacho_ctx *ctx)
{
	const struct recover_opts *o = ctx->opts;
	struct tc_out_file out = { .ctx = ctx, .path = o->out, .fd = -1 };
	struct tacho_recovered res = { 0 };
	int rc;

	(void)argc;
	if (!o->out)
		return tc_cli_usage(ctx, "-o OUT is missing");
	if (tc_cli_is_same_file(argv[0], o->out))
		return tc_cli_usage(ctx, "%s is the input", o->out);
	if (strcmp(o->out, "-") == 0 && ctx->out.tty)
		return tc_cli_usage(ctx, "a trace is not written to a terminal");
	rc = tacho_recover(argv[0], tc_out_file_write, &out, &res);
	if (tc_out_file_close(&out, rc == 0) < 0 || out.failed)
		return TC_EXIT_SYSTEM;
	if (rc < 0)
		return why_not(ctx, argv[0], rc);
	print_result(ctx, &res);
	return TC_EXIT_OK;
}

static const struct tc_example examples[] = {
	{ "tacho recover -o app.trace app.crash", "what a killed program did last" },
	{ NULL, NULL },
};

const struct tacho_cmd tc_cmd_recover = {
	.name = "recover",
	.fn = cmd_recover,
	.operands = "FILE",
	.min_args = 1,
	.max_args = 1,
	.summary = "make a trace from the crash file of a program that died",
	.flags = TC_CMD_FILES,
	TC_CMD_OPTS(struct recover_opts, opts),
	.description =
		"A program that traces itself with libtacho may keep a crash file (crash_file of "
		"tacho_start_with, or TACHO_CRASH in the environment). Whatever ends the program, the "
		"file then holds the newest generations and every event up to the end. This makes a "
		"valid trace of it. Functions are named as far as the program and its libraries are "
		"still the same files; otherwise by module and offset.",
	.examples = examples,
	.exit_status = "0 written; 2 the command line is wrong; 3 the input is no crash file, or "
		       "empty; 4 the system refused.",
	.see_also = "tacho-check(1), tacho-cut(1)",
};
