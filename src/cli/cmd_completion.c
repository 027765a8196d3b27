/* SPDX-License-Identifier: MIT */
/* `tacho completion`: scripts for shells. */
#include "cli/cmd.h"
#include "cli/completion.h"

#include <string.h>

static const char *const shells[] = { "bash", "zsh", "fish", NULL };

static int cmd_completion(int argc, char **argv, struct tacho_ctx *ctx)
{
	(void)argc;
	if (strcmp(argv[0], "bash") == 0)
		tc_cli_completion_bash(stdout, ctx);
	else if (strcmp(argv[0], "zsh") == 0)
		tc_cli_completion_zsh(stdout, ctx);
	else
		tc_cli_completion_fish(stdout, ctx);
	return TC_EXIT_OK;
}

static const struct tc_example examples[] = {
	{ "source <(tacho completion bash)",
	  "completion in this bash; in ~/.bashrc: in every one" },
	{ "tacho completion zsh >~/.zfunc/_tacho",
	  "for zsh, with ~/.zfunc in fpath before compinit runs" },
	{ "tacho completion fish >~/.config/fish/completions/tacho.fish", "for fish" },
	{ NULL, NULL },
};

const struct tacho_cmd tc_cmd_completion = {
	.name = "completion",
	.fn = cmd_completion,
	.operands = "bash|zsh|fish",
	.summary = "print a completion script for a shell",
	.min_args = 1,
	.max_args = 1,
	.words = shells,
	.description = "Prints a script that completes commands, options, their values and file "
		       "names. It needs nothing else to be installed.",
	.examples = examples,
	.see_also = "tacho(1), bash(1), zsh(1), fish(1)",
};
