/* SPDX-License-Identifier: MIT */
/*
 * Help texts, made from the command and option tables. The pieces that man pages
 * and completion share are here too.
 */
#ifndef TC_CLI_HELP_H
#define TC_CLI_HELP_H

#include "cli/cmd.h"

/* `tacho help`: what the tool is and its commands. */
void tc_cli_help_main(FILE *f, const struct tacho_ctx *ctx);

/* `tacho help CMD` (full) and `tacho CMD -h` (synopsis and options). */
void tc_cli_help_cmd(FILE *f, const struct tacho_ctx *ctx, const struct tacho_cmd *cmd, bool full);

/* The command of that name, or NULL. */
const struct tacho_cmd *tc_cli_help_find(const struct tacho_ctx *ctx, const char *name);

/* The visible command whose name is most like it, or NULL. */
const struct tacho_cmd *tc_cli_help_similar(const struct tacho_ctx *ctx, const char *name);

/* The long name as help shows it: a bool that is on by default as "no-NAME". */
void tc_cli_help_long(struct tc_cli_str *out, const struct tacho_opt *o);

/* " (auto, always, never; default: auto)", or nothing. */
void tc_cli_help_note(struct tc_cli_str *out, const struct tacho_opt *o);

/* "[OPTION]... FILE..." */
void tc_cli_help_operands(struct tc_cli_str *out, const struct tacho_cmd *cmd);

struct tc_cli_pair {
	const char *name, *text;
};

/* Exit codes and environment variables with their meaning, ended by NULLs. */
extern const struct tc_cli_pair tc_cli_help_exits[];
extern const struct tc_cli_pair tc_cli_help_env[];

/* What the tool is, in a few sentences. */
extern const char tc_cli_help_about[];

#endif
