/* SPDX-License-Identifier: MIT */
/* `tacho symbolize`: lines and inlined calls for the stacks of a C program's trace. */
#include "cli/cmd.h"
#include "cli/out_file.h"
#include "cli/progress.h"
#include "cli/stream_input.h"
#include "cli/units.h"
#include "symbols/symbolize.h"

#include <string.h>

struct symbolize_opts {
	const char *out;
	struct tc_cli_strings debug_dirs;
	uint64_t seconds;
	struct tc_cli_read_opts read;
};

/* clang-format off */
static const struct tacho_opt opts[] = {
	{ .type = TC_OPT_HEADING, .help = "Symbols" },
	{ TC_OPT_AT(struct symbolize_opts, out), .type = TC_OPT_PATH, .short_name = 'o',
	  .long_name = "output", .argname = "OUT", .help = "write to OUT; - is standard output" },
	{ TC_OPT_AT(struct symbolize_opts, debug_dirs), .type = TC_OPT_STRINGS,
	  .long_name = "debug-dir", .argname = "DIR",
	  .help = "look for debug files below DIR first; repeated for more" },
	{ TC_OPT_AT(struct symbolize_opts, seconds), .type = TC_OPT_UINT, .long_name = "patience",
	  .argname = "SECONDS", .min = 1, .max = 86400, .def = "60",
	  .help = "give up on a module that takes longer than SECONDS for an answer" },
	TC_OPTS_READING(struct symbolize_opts, read),
};
/* clang-format on */

static void on_progress(void *ctx, uint64_t done, uint64_t total)
{
	tc_progress_update(ctx, done, total);
}

/* With -v every module; else those of which something is missing. */
static void on_module(void *ctx, const struct tc_symbolize_module *m)
{
	const struct tacho_ctx *cli = ctx;

	if (cli->quiet || (cli->verbose == 0 && !m->why[0]))
		return;
	fprintf(stderr, "%s", m->path);
	if (m->build_id[0])
		fprintf(stderr, " (build id %s)", m->build_id);
	fprintf(stderr, ": %" PRIu64 " of %" PRIu64 " addresses with a line", m->lines,
		m->addresses);
	if (m->file[0] && strcmp(m->file, m->path) != 0)
		fprintf(stderr, ", from %s", m->file);
	fprintf(stderr, "%s%s\n", m->why[0] ? ": " : "", m->why);
}

static int print_result(const struct tacho_ctx *ctx, const char *path,
			const struct tc_symbolize_result *res)
{
	if (res->modules == 0) {
		tc_cli_error(ctx, "%s: the trace names no modules; only traces of libtacho do",
			     tc_cli_stream_name(path));
		return TC_EXIT_FINDING;
	}
	if (!ctx->quiet)
		fprintf(stderr,
			"%" PRIu64 " address%s in %" PRIu64 " module%s: %" PRIu64
			" with a function, %" PRIu64 " with a line\n",
			res->addresses, res->addresses == 1 ? "" : "es", res->modules,
			res->modules == 1 ? "" : "s", res->named, res->lines);
	return res->named > 0 ? TC_EXIT_OK : TC_EXIT_FINDING;
}

static int cmd_symbolize(int argc, char **argv, struct tacho_ctx *ctx)
{
	const struct symbolize_opts *o = ctx->opts;
	struct tc_symbolize_opts how = { .debug_dirs = o->debug_dirs.v,
					 .n_debug_dirs = o->debug_dirs.n,
					 .seconds = (unsigned)o->seconds,
					 .on_module = on_module,
					 .ctx = ctx };
	struct tc_out_file out = { .ctx = ctx, .path = o->out, .fd = -1 };
	struct tc_symbolize_result res;
	struct tc_progress progress;
	struct tacho_reader *r;
	int code, rc;

	(void)argc;
	if (!o->out)
		return tc_cli_usage(ctx, "-o OUT is missing");
	if (tc_cli_is_same_file(argv[0], o->out))
		return tc_cli_usage(ctx, "%s is the input", o->out);
	if (strcmp(o->out, "-") == 0 && ctx->out.tty)
		return tc_cli_usage(ctx, "a trace is not written to a terminal");
	code = tc_cli_stream_open(&r, ctx, argv[0], &o->read);
	if (code != TC_EXIT_OK)
		return code;
	tc_progress_begin(&progress, ctx, tc_cli_stream_name(argv[0]));
	rc = tc_symbolize(r, &how, tc_out_file_write, &out, on_progress, &progress, &res);
	tc_progress_end(&progress);
	if (tc_out_file_close(&out, res.generations > 0) < 0 || out.failed)
		code = TC_EXIT_SYSTEM;
	else if (rc < 0)
		code = tc_cli_stream_fail(r, ctx, argv[0], rc);
	else
		code = print_result(ctx, argv[0], &res);
	tacho_reader_close(r);
	return code;
}

static const struct tc_example examples[] = {
	{ "tacho symbolize -o lines.trace app.trace", "with what is installed here" },
	{ "tacho symbolize --debug-dir build/debug -o lines.trace app.trace",
	  "with debug files kept at the build" },
	{ NULL, NULL },
};

const struct tacho_cmd tc_cmd_symbolize = {
	.name = "symbolize",
	.fn = cmd_symbolize,
	.operands = "FILE",
	.min_args = 1,
	.max_args = 1,
	.summary = "add lines and inlined calls to the stacks of C programs",
	.flags = TC_CMD_FILES,
	TC_CMD_OPTS(struct symbolize_opts, opts),
	.description =
		"A program that traces itself with libtacho names functions by its symbol tables, and "
		"says which modules (the program, its libraries) its stacks lie in. This looks their "
		"addresses up in DWARF debug information and writes the same trace with function, "
		"file and line in its stacks, and a frame for each call that was inlined. Where there "
		"is no DWARF, names come from symbol tables; where there is nothing, frames stay as "
		"they are. It may be done again when more debug files are there.\n\n"
		"A file counts only if its build id is the module's. Looked for, in this order: below "
		"each --debug-dir as .build-id/xx/yyyy.debug, and by path or name, with and without "
		".debug; the module itself; beside it, with .debug; /usr/lib/debug. The network is "
		"not asked.\n\n"
		"Each module is looked at by a process of its own, with bounds on its time and "
		"memory: damaged debug information costs the module its names.",
	.examples = examples,
	.exit_status = "0 written; 1 written, but no address has got a name; 2 the command line is "
		       "wrong; 3 the input is damaged or no trace; 4 the system refused.",
	.see_also = "tacho-recover(1), eu-addr2line(1)",
};
