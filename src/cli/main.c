/* SPDX-License-Identifier: MIT */
/*
 * The tool: a table of commands, and one function that does for each of them what
 * all have in common.
 */
#include "cli/cmd.h"
#include "cli/help.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The commands in the order of the help. */
/* clang-format off */
#define TACHO_COMMANDS(X) \
	X(view) \
	X(report) \
	X(findings) \
	X(summary) \
	X(compare) \
	X(goroutines) \
	X(tasks) \
	X(regions) \
	X(profile) \
	X(gc) \
	X(latency) \
	X(explain) \
	X(capture) \
	X(live) \
	X(events) \
	X(check) \
	X(cut) \
	X(export) \
	X(recover) \
	X(redact) \
	X(spool) \
	X(ship) \
	X(symbolize) \
	X(footprint) \
	X(wire) \
	X(help) \
	X(version) \
	X(completion)
/* clang-format on */

#define DECLARE(name) extern const struct tacho_cmd tc_cmd_##name;
TACHO_COMMANDS(DECLARE)
#undef DECLARE

static const struct tacho_cmd *const cmds[] = {
#define ENTRY(name) &tc_cmd_##name,
	TACHO_COMMANDS(ENTRY)
#undef ENTRY
};

/*
 * Descriptors 0 to 2 must be taken, or the first file opened becomes stdout. The
 * stand-in cannot be written to, so output to a closed stdout is still an error.
 */
static void fill_std_fds(void)
{
	for (int fd = 0; fd <= 2; fd++) {
		int flags = fd == 0 ? O_WRONLY : O_RDONLY;

		if (fcntl(fd, F_GETFD) >= 0 || errno != EBADF)
			continue;
		if (open("/dev/null", flags) != fd)
			_exit(TC_EXIT_SYSTEM);
	}
}

/* Some parents ignore or block SIGPIPE; a tool in a pipe should die of it. */
static void restore_sigpipe(void)
{
	sigset_t set;

	signal(SIGPIPE, SIG_DFL);
	sigemptyset(&set);
	sigaddset(&set, SIGPIPE);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
}

/* The member of a common option, or NULL where the command does not have it. */
static const void *common(const struct tacho_ctx *ctx, const char *name, enum tc_opt_type type)
{
	const struct tacho_opt *o = tc_cli_options_find(ctx->cmd->opts, ctx->cmd->n_opts, name);

	return o && o->type == type ? (const char *)ctx->opts + o->offset : NULL;
}

static bool common_bool(const struct tacho_ctx *ctx, const char *name)
{
	const bool *b = common(ctx, name, TC_OPT_BOOL);

	return b && *b;
}

/* What the common options mean for the context. */
static int apply_common(struct tacho_ctx *ctx)
{
	const int *color = common(ctx, "color", TC_OPT_CHOICE);
	const unsigned *verbose = common(ctx, "verbose", TC_OPT_COUNT);
	bool json = common_bool(ctx, "json"), csv = common_bool(ctx, "csv");

	if (json && csv)
		return tc_cli_usage(ctx, "--json and --csv exclude each other");
	ctx->format = json ? TC_FORMAT_JSON : csv ? TC_FORMAT_CSV : TC_FORMAT_TEXT;
	ctx->quiet = common_bool(ctx, "quiet");
	ctx->progress = common_bool(ctx, "progress") && !ctx->quiet;
	ctx->verbose = verbose ? *verbose : 0;
	if (color && *color != TC_COLOR_AUTO) {
		tc_cli_term_init(&ctx->out, STDOUT_FILENO, (enum tc_color_mode) * color);
		tc_cli_term_init(&ctx->err, STDERR_FILENO, (enum tc_color_mode) * color);
	}
	return TC_EXIT_OK;
}

static int check_operands(const struct tacho_ctx *ctx, int n, char **args)
{
	const struct tacho_cmd *cmd = ctx->cmd;

	if (n < cmd->min_args)
		return tc_cli_usage(ctx, "%s is missing",
				    cmd->operands ? cmd->operands : "an operand");
	if (cmd->max_args >= 0 && n > cmd->max_args)
		return tc_cli_usage(ctx, "'%s' is one operand too many", args[cmd->max_args]);
	if (!cmd->words || n == 0)
		return TC_EXIT_OK;
	for (size_t i = 0; cmd->words[i]; i++) {
		if (strcmp(cmd->words[i], args[0]) == 0)
			return TC_EXIT_OK;
	}
	return tc_cli_usage(ctx, "'%s' is not one of %s", args[0], cmd->operands);
}

static int parse_and_run(struct tacho_ctx *ctx, int argc, char **argv)
{
	const struct tacho_cmd *cmd = ctx->cmd;
	struct tc_opt_result res;
	int code;

	switch (tc_cli_options_parse(cmd->opts, cmd->n_opts, argc, argv, ctx->opts, &res)) {
	case TC_OPT_OK: break;
	case TC_OPT_HELP: tc_cli_help_cmd(stdout, ctx, cmd, true); return TC_EXIT_OK;
	case TC_OPT_HELP_SHORT: tc_cli_help_cmd(stdout, ctx, cmd, false); return TC_EXIT_OK;
	case TC_OPT_NOMEM: tc_cli_error(ctx, "out of memory"); return TC_EXIT_SYSTEM;
	default: return tc_cli_usage(ctx, "%s", res.err);
	}
	argv[res.n_args] = NULL; /* argv has room: it ended with a NULL */
	code = apply_common(ctx);
	if (code == TC_EXIT_OK)
		code = check_operands(ctx, res.n_args, argv);
	return code == TC_EXIT_OK ? cmd->fn(res.n_args, argv, ctx) : code;
}

/* All that commands have in common. argv is what follows the command's name. */
static int run(struct tacho_ctx *ctx, const struct tacho_cmd *cmd, int argc, char **argv)
{
	int code, out;

	ctx->cmd = cmd;
	ctx->opts = tc_cli_xcalloc(1, cmd->opts_size);
	code = parse_and_run(ctx, argc, argv);
	tc_cli_options_free(cmd->opts, cmd->n_opts, ctx->opts);
	free(ctx->opts);
	ctx->opts = NULL;
	out = tc_cli_out_finish(ctx);
	return out > code ? out : code;
}

static bool names_a_file(const char *arg)
{
	struct stat st;

	return strcmp(arg, "-") == 0 || stat(arg, &st) == 0;
}

/* `go tool trace -http=:6060 FILE` has the option with one dash. */
static bool is_old_option(const char *arg)
{
	return strncmp(arg, "-http=", 6) == 0;
}

/* What is no command is what view takes. Its old option gets its second dash. */
static int run_view(struct tacho_ctx *ctx, int argc, char **argv)
{
	struct tc_cli_str option = { 0 };
	int code;

	if (argc > 0 && is_old_option(argv[0])) {
		tc_cli_str_printf(&option, "-%s", argv[0]);
		argv[0] = option.p;
	}
	code = run(ctx, tc_cli_help_find(ctx, "view"), argc, argv);
	tc_cli_str_free(&option);
	return code;
}

static int unknown_command(const struct tacho_ctx *ctx, const char *name)
{
	const struct tacho_cmd *similar = tc_cli_help_similar(ctx, name);

	if (*name == '-')
		return tc_cli_usage(ctx, "unknown option '%s'", name);
	if (similar)
		return tc_cli_usage(ctx, "'%s' is neither a command nor a file; did you mean '%s'?",
				    name, similar->name);
	return tc_cli_usage(ctx, "'%s' is neither a command nor a file", name);
}

int main(int argc, char **argv)
{
	struct tacho_ctx ctx = { .cmds = cmds, .n_cmds = TC_LEN(cmds) };
	const struct tacho_cmd *cmd;
	const char *name = argc > 1 ? argv[1] : NULL;

	fill_std_fds();
	restore_sigpipe();
	tc_cli_term_init(&ctx.out, STDOUT_FILENO, TC_COLOR_AUTO);
	tc_cli_term_init(&ctx.err, STDERR_FILENO, TC_COLOR_AUTO);
	if (!ctx.out.tty)
		setvbuf(stdout, NULL, _IOFBF, 1 << 16);
	if (!name) {
		tc_cli_help_main(stderr, &ctx);
		return TC_EXIT_USAGE;
	}
	if (strcmp(name, "-h") == 0 || strcmp(name, "--help") == 0)
		name = "help";
	else if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0)
		name = "version";
	cmd = tc_cli_help_find(&ctx, name);
	if (cmd && strcmp(name, "view") == 0)
		return run_view(&ctx, argc - 2, argv + 2);
	if (cmd)
		return run(&ctx, cmd, argc - 2, argv + 2);
	if (is_old_option(name) || names_a_file(name))
		return run_view(&ctx, argc - 1, argv + 1);
	return unknown_command(&ctx, name);
}
