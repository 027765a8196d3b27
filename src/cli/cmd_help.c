/* SPDX-License-Identifier: MIT */
/*
 * `tacho help`: texts made from the tables. Hidden: --man prints the page for
 * tools/man-pages, --check says whether all tables are right.
 */
#include "cli/cmd.h"
#include "cli/help.h"
#include "cli/man.h"

struct help_opts {
	bool man, check, list;
	struct tc_cli_out_opts out;
};

static const struct tacho_opt opts[] = {
	TC_OPT_COLOR(struct help_opts, out),
	{ TC_OPT_AT(struct help_opts, man), .type = TC_OPT_BOOL, .long_name = "man",
	  .flags = TC_OPT_HIDDEN | TC_OPT_NONEG, .help = "print the man page in roff" },
	{ TC_OPT_AT(struct help_opts, list), .type = TC_OPT_BOOL, .long_name = "list",
	  .flags = TC_OPT_HIDDEN | TC_OPT_NONEG, .help = "print the names of the commands" },
	{ TC_OPT_AT(struct help_opts, check), .type = TC_OPT_BOOL, .long_name = "check",
	  .flags = TC_OPT_HIDDEN | TC_OPT_NONEG, .help = "check the tables of all commands" },
};

static int check_tables(const struct tacho_ctx *ctx)
{
	int code = TC_EXIT_OK;

	for (size_t i = 0; i < ctx->n_cmds; i++) {
		const struct tacho_cmd *cmd = ctx->cmds[i];
		char err[256];

		if (tc_cli_options_check(cmd->opts, cmd->n_opts, cmd->opts_size, err,
					 sizeof(err)) == 0 &&
		    cmd->fn && cmd->summary && cmd->description)
			continue;
		tc_cli_error(ctx, "command %s: %s", cmd->name,
			     cmd->fn && cmd->summary && cmd->description ? err : "lacks a text");
		code = TC_EXIT_FINDING;
	}
	return code;
}

static void list_names(const struct tacho_ctx *ctx)
{
	for (size_t i = 0; i < ctx->n_cmds; i++) {
		if (!(ctx->cmds[i]->flags & TC_CMD_HIDDEN))
			puts(ctx->cmds[i]->name);
	}
}

static int cmd_help(int argc, char **argv, struct tacho_ctx *ctx)
{
	const struct help_opts *o = ctx->opts;
	const struct tacho_cmd *cmd = NULL;

	if (o->check)
		return check_tables(ctx);
	if (o->list) {
		list_names(ctx);
		return TC_EXIT_OK;
	}
	if (argc > 0) {
		cmd = tc_cli_help_find(ctx, argv[0]);
		if (!cmd)
			return tc_cli_usage(ctx, "there is no command '%s'", argv[0]);
	}
	if (o->man && cmd)
		tc_cli_man_cmd(stdout, cmd);
	else if (o->man)
		tc_cli_man_main(stdout, ctx);
	else if (cmd)
		tc_cli_help_cmd(stdout, ctx, cmd, true);
	else
		tc_cli_help_main(stdout, ctx);
	return TC_EXIT_OK;
}

const struct tacho_cmd tc_cmd_help = {
	.name = "help",
	.fn = cmd_help,
	.operands = "[COMMAND]",
	.summary = "explain the tool or one of its commands",
	TC_CMD_OPTS(struct help_opts, opts),
	.max_args = 1,
	.flags = TC_CMD_ARG_CMD,
	.description =
		"Without COMMAND, lists the commands. With it, prints what the command does, "
		"its options, examples and exit status.",
	.see_also = "tacho(1)",
};
