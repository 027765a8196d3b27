/* SPDX-License-Identifier: MIT */
/* `tacho spool test-rule`: how often a rule would have fired while traces were made. */
#ifndef TC_CLI_SPOOL_RULE_H
#define TC_CLI_SPOOL_RULE_H

#include "cli/cmd.h"

/* The words of the file of settings, as text: its reader judges them. */
struct tc_spool_rule_opts {
	const char *config, *task, *region;
	const char *threshold, *percentile, *window, *hold, *errors;
	const char *look_back, *look_ahead, *cool_down, *probability;
	struct tc_cli_strings set;
};

/* Operands are traces and spools; returns an exit code. */
int tc_spool_test_rule(struct tacho_ctx *ctx, const struct tc_spool_rule_opts *o, int argc,
		       char **argv);

#endif
