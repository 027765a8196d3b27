/* SPDX-License-Identifier: MIT */
/* `tacho version`, also `tacho --version`. */
#include "cli/cmd.h"

static int cmd_version(int argc, char **argv, struct tacho_ctx *ctx)
{
	(void)argc;
	(void)argv;
	(void)ctx;
	printf("tacho %s\n", TACHO_VERSION);
	return TC_EXIT_OK;
}

const struct tacho_cmd tc_cmd_version = {
	.name = "version",
	.fn = cmd_version,
	.summary = "print the version",
	.description = "Prints the name of the program and its version.",
	.see_also = "tacho(1)",
};
