/* SPDX-License-Identifier: MIT */
/* Man pages in roff, made from the command and option tables. */
#ifndef TC_CLI_MAN_H
#define TC_CLI_MAN_H

#include "cli/cmd.h"

/* tacho.1 */
void tc_cli_man_main(FILE *f, const struct tacho_ctx *ctx);

/* tacho-<cmd>.1 */
void tc_cli_man_cmd(FILE *f, const struct tacho_cmd *cmd);

#endif
