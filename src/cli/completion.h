/* SPDX-License-Identifier: MIT */
/* Completion scripts for shells, made from the command and option tables. */
#ifndef TC_CLI_COMPLETION_H
#define TC_CLI_COMPLETION_H

#include "cli/cmd.h"

void tc_cli_completion_bash(FILE *f, const struct tacho_ctx *ctx);
void tc_cli_completion_zsh(FILE *f, const struct tacho_ctx *ctx);
void tc_cli_completion_fish(FILE *f, const struct tacho_ctx *ctx);

#endif
