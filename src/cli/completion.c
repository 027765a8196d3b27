/* SPDX-License-Identifier: MIT */
/*
 * Completion scripts from the tables. The scripts hold only the program's own
 * words; what the user typed is never evaluated in them.
 */
#include "cli/completion.h"

#include "cli/help.h"

#include <string.h>

static bool visible_cmd(const struct tacho_cmd *cmd)
{
	return !(cmd->flags & TC_CMD_HIDDEN);
}

static bool visible_opt(const struct tacho_opt *o)
{
	return o->type != TC_OPT_HEADING && !(o->flags & TC_OPT_HIDDEN);
}

static bool takes_files(const struct tacho_opt *o)
{
	return o->type == TC_OPT_PATH;
}

static void put_words(FILE *f, const char *const *words)
{
	for (size_t i = 0; words[i]; i++)
		fprintf(f, "%s%s", i ? " " : "", words[i]);
}

static void put_command_names(FILE *f, const struct tacho_ctx *ctx)
{
	const char *sep = "";

	for (size_t i = 0; i < ctx->n_cmds; i++) {
		if (!visible_cmd(ctx->cmds[i]))
			continue;
		fprintf(f, "%s%s", sep, ctx->cmds[i]->name);
		sep = " ";
	}
}

static void put_long(FILE *f, const struct tacho_opt *o)
{
	struct tc_cli_str name = { 0 };

	tc_cli_help_long(&name, o);
	fputs(name.p, f);
	tc_cli_str_free(&name);
}

/* Text with a backslash before each of `special`; for ' in shells that lack it, '\''. */
static void put_escaped(FILE *f, const char *text, const char *special, bool shell_quote)
{
	for (; *text; text++) {
		if (*text == '\'' && shell_quote) {
			fputs("'\\''", f);
			continue;
		}
		if (strchr(special, *text))
			putc('\\', f);
		putc(*text, f);
	}
}

/*
 * A case of the shell that makes $cmd "view" unless it names a command: a file
 * may stand in its place.
 */
static void put_default_command(FILE *f, const struct tacho_ctx *ctx)
{
	fputs("\tcase $cmd in\n\t''", f);
	for (size_t i = 0; i < ctx->n_cmds; i++)
		fprintf(f, "|%s", ctx->cmds[i]->name);
	fputs(") ;;\n\t*) cmd=view ;;\n\tesac\n", f);
}

/* --- bash ------------------------------------------------------------------------- */

static const char bash_head[] =
	"# bash completion for tacho, printed by: tacho completion bash\n"
	"_tacho()\n"
	"{\n"
	"\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
	"\tlocal cmd=${COMP_WORDS[1]} opts= words= files= before= ended= i\n"
	"\tCOMPREPLY=()\n"
	"\t# --name=value is three words, or one where COMP_WORDBREAKS has no \"=\".\n"
	"\tif [[ $cur == = ]]; then\n"
	"\t\tcur=\n"
	"\telif [[ $prev == = ]] && ((COMP_CWORD > 2)); then\n"
	"\t\tprev=${COMP_WORDS[COMP_CWORD-2]}\n"
	"\telif [[ $cur == --*=* ]]; then\n"
	"\t\tprev=${cur%%=*} before=${cur%%=*}= cur=${cur#*=}\n"
	"\tfi\n"
	"\tfor ((i = 2; i < COMP_CWORD; i++)); do\n"
	"\t\t[[ ${COMP_WORDS[i]} == -- ]] && ended=yes\n"
	"\tdone\n";

static const char bash_tail[] =
	"\tif [[ $cur == -* && -z $before && -z $ended ]]; then\n"
	"\t\twords=$opts files=\n"
	"\tfi\n"
	"\tif [[ -n $words ]]; then\n"
	"\t\tmapfile -t COMPREPLY < <(compgen -P \"$before\" -W \"$words\" -- \"$cur\")\n"
	"\tfi\n"
	"\tif [[ -n $files && ${#COMPREPLY[@]} == 0 ]]; then\n"
	"\t\tcompopt -o filenames 2>/dev/null || :\n"
	"\t\tmapfile -t COMPREPLY < <(compgen -P \"$before\" -f -- \"$cur\")\n"
	"\tfi\n"
	"\tif [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]]; then\n"
	"\t\tcompopt -o nospace 2>/dev/null || :\n"
	"\tfi\n"
	"}\n"
	"complete -F _tacho tacho\n";

/* "cmd,--name|cmd,-n" */
static void bash_pattern(FILE *f, const struct tacho_cmd *cmd, const struct tacho_opt *o)
{
	if (o->long_name)
		fprintf(f, "%s,--%s", cmd->name, o->long_name);
	if (o->short_name)
		fprintf(f, "%s%s,-%c", o->long_name ? "|" : "", cmd->name, o->short_name);
}

static void bash_values(FILE *f, const struct tacho_cmd *cmd)
{
	for (size_t i = 0; i < cmd->n_opts; i++) {
		const struct tacho_opt *o = &cmd->opts[i];

		if (!visible_opt(o) || !tc_cli_options_takes_value(o))
			continue;
		fputs("\t", f);
		bash_pattern(f, cmd, o);
		fputs(") opts= files=", f);
		fputs(takes_files(o) ? "yes words=" : " words=", f);
		if (o->choices) {
			putc('\'', f);
			put_words(f, o->choices);
			putc('\'', f);
		}
		fputs(" ended=yes ;;\n", f);
	}
}

static void bash_command(FILE *f, const struct tacho_ctx *ctx, const struct tacho_cmd *cmd)
{
	fprintf(f, "\t%s)\n\t\topts='", cmd->name);
	for (size_t i = 0; i < cmd->n_opts; i++) {
		const struct tacho_opt *o = &cmd->opts[i];

		if (!visible_opt(o) || !o->long_name)
			continue;
		fputs("--", f);
		put_long(f, o);
		fputs(tc_cli_options_takes_value(o) ? "= " : " ", f);
	}
	fputs("--help'", f);
	if (cmd->words || cmd->flags & TC_CMD_ARG_CMD) {
		fputs(" words='", f);
		if (cmd->words)
			put_words(f, cmd->words);
		else
			put_command_names(f, ctx);
		putc('\'', f);
	}
	/* Words are for the first operand; files may follow. */
	fputs(cmd->flags & TC_CMD_FILES ? " files=yes ;;\n" : " ;;\n", f);
}

void tc_cli_completion_bash(FILE *f, const struct tacho_ctx *ctx)
{
	fputs(bash_head, f);
	fputs("\tif ((COMP_CWORD == 1)); then\n\t\twords='", f);
	put_command_names(f, ctx);
	fputs("' opts='--help --version' files=yes cmd=\n\tfi\n", f);
	put_default_command(f, ctx);
	fputs("\tcase $cmd in\n", f);
	for (size_t i = 0; i < ctx->n_cmds; i++) {
		if (visible_cmd(ctx->cmds[i]))
			bash_command(f, ctx, ctx->cmds[i]);
	}
	fputs("\tesac\n\tcase $cmd,$prev in\n", f);
	for (size_t i = 0; i < ctx->n_cmds; i++) {
		if (visible_cmd(ctx->cmds[i]))
			bash_values(f, ctx->cmds[i]);
	}
	fputs("\tesac\n", f);
	fputs(bash_tail, f);
}

/* --- zsh -------------------------------------------------------------------------- */

/* The text of an option in _arguments; ends the quoted string. */
static void zsh_rest(FILE *f, const struct tacho_opt *o)
{
	putc('[', f);
	put_escaped(f, o->help, "[]\\", true);
	putc(']', f);
	if (tc_cli_options_takes_value(o)) {
		fprintf(f, ":%s:", o->argname);
		if (o->choices) {
			putc('(', f);
			put_words(f, o->choices);
			putc(')', f);
		} else {
			fputs(takes_files(o) ? "_files" : " ", f);
		}
	}
	putc('\'', f);
}

static void zsh_option(FILE *f, const struct tacho_opt *o)
{
	bool value = tc_cli_options_takes_value(o);
	bool repeats =
		o->type == TC_OPT_STRINGS || o->type == TC_OPT_IDS || o->type == TC_OPT_COUNT;

	fputs(" \\\n\t\t\t", f);
	if (o->short_name && o->long_name) {
		if (repeats) {
			fputs("'*'", f);
		} else {
			fprintf(f, "'(-%c --", o->short_name);
			put_long(f, o);
			fputs(")'", f);
		}
		fprintf(f, "{-%c%s,--", o->short_name, value ? "+" : "");
		put_long(f, o);
		fputs(value ? "=}'" : "}'", f);
	} else if (o->long_name) {
		fputs(repeats ? "'*--" : "'--", f);
		put_long(f, o);
		fputs(value ? "=" : "", f);
	} else {
		fprintf(f, "'%s-%c%s", repeats ? "*" : "", o->short_name, value ? "+" : "");
	}
	zsh_rest(f, o);
}

static void zsh_command(FILE *f, const struct tacho_ctx *ctx, const struct tacho_cmd *cmd)
{
	fprintf(f, "\t%s)\n\t\t_arguments -s -S", cmd->name);
	for (size_t i = 0; i < cmd->n_opts; i++) {
		if (visible_opt(&cmd->opts[i]))
			zsh_option(f, &cmd->opts[i]);
	}
	fputs(" \\\n\t\t\t'(-)'{-h,--help}'[print help]'", f);
	if (cmd->words || cmd->flags & TC_CMD_ARG_CMD) {
		fputs(" \\\n\t\t\t'1:operand:(", f);
		if (cmd->words)
			put_words(f, cmd->words);
		else
			put_command_names(f, ctx);
		fputs(")'", f);
	}
	if (cmd->flags & TC_CMD_FILES)
		fputs(" \\\n\t\t\t'*:file:_files'", f);
	fputs(" ;;\n", f);
}

void tc_cli_completion_zsh(FILE *f, const struct tacho_ctx *ctx)
{
	fputs("#compdef tacho\n"
	      "# zsh completion for tacho, printed by: tacho completion zsh\n"
	      "_tacho()\n{\n"
	      "\tlocal context state state_descr line\n"
	      "\ttypeset -A opt_args\n"
	      "\tlocal -a commands\n"
	      "\tcommands=(\n",
	      f);
	for (size_t i = 0; i < ctx->n_cmds; i++) {
		if (!visible_cmd(ctx->cmds[i]))
			continue;
		fprintf(f, "\t\t'%s:", ctx->cmds[i]->name);
		put_escaped(f, ctx->cmds[i]->summary, "\\:", true);
		fputs("'\n", f);
	}
	fputs("\t)\n"
	      "\tif ((CURRENT == 2)); then\n"
	      "\t\t_describe -t commands command commands\n"
	      "\t\t_files\n"
	      "\t\treturn\n"
	      "\tfi\n"
	      "\tshift words\n"
	      "\t((CURRENT--))\n"
	      "\tlocal cmd=$words[1]\n",
	      f);
	put_default_command(f, ctx);
	fputs("\tcase $cmd in\n", f);
	for (size_t i = 0; i < ctx->n_cmds; i++) {
		if (visible_cmd(ctx->cmds[i]))
			zsh_command(f, ctx, ctx->cmds[i]);
	}
	fputs("\tesac\n}\n"
	      "if [[ $funcstack[1] == _tacho ]]; then\n\t_tacho \"$@\"\n"
	      "else\n\tcompdef _tacho tacho\nfi\n",
	      f);
}

/* --- fish ------------------------------------------------------------------------- */

static void fish_condition(FILE *f, const struct tacho_cmd *cmd)
{
	fprintf(f, "complete -c tacho -n '__fish_seen_subcommand_from %s'", cmd->name);
}

static void fish_option(FILE *f, const struct tacho_cmd *cmd, const struct tacho_opt *o)
{
	fish_condition(f, cmd);
	if (o->short_name)
		fprintf(f, " -s %c", o->short_name);
	if (o->long_name) {
		fputs(" -l ", f);
		put_long(f, o);
	}
	if (takes_files(o))
		fputs(" -r -F", f);
	else if (tc_cli_options_takes_value(o))
		fputs(" -x", f);
	if (o->choices) {
		fputs(" -a '", f);
		put_words(f, o->choices);
		putc('\'', f);
	}
	fputs(" -d '", f);
	put_escaped(f, o->help, "\\'", false);
	fputs("'\n", f);
}

static void fish_command(FILE *f, const struct tacho_ctx *ctx, const struct tacho_cmd *cmd)
{
	for (size_t i = 0; i < cmd->n_opts; i++) {
		if (visible_opt(&cmd->opts[i]))
			fish_option(f, cmd, &cmd->opts[i]);
	}
	fish_condition(f, cmd);
	fputs(" -s h -l help -d 'print help'\n", f);
	if (cmd->words || cmd->flags & TC_CMD_ARG_CMD) {
		fish_condition(f, cmd);
		fputs(" -a '", f);
		if (cmd->words)
			put_words(f, cmd->words);
		else
			put_command_names(f, ctx);
		fputs("'\n", f);
	}
	if (cmd->flags & TC_CMD_FILES) {
		fish_condition(f, cmd);
		fputs(" -F\n", f);
	}
}

void tc_cli_completion_fish(FILE *f, const struct tacho_ctx *ctx)
{
	fputs("# fish completion for tacho, printed by: tacho completion fish\n"
	      "complete -c tacho -f\n"
	      "complete -c tacho -n __fish_use_subcommand -F\n"
	      "complete -c tacho -n __fish_use_subcommand -l help -s h -d 'print help'\n"
	      "complete -c tacho -n __fish_use_subcommand -l version -d 'print the version'\n",
	      f);
	for (size_t i = 0; i < ctx->n_cmds; i++) {
		const struct tacho_cmd *cmd = ctx->cmds[i];

		if (!visible_cmd(cmd))
			continue;
		fprintf(f, "complete -c tacho -n __fish_use_subcommand -a %s -d '", cmd->name);
		put_escaped(f, cmd->summary, "\\'", false);
		fputs("'\n", f);
		fish_command(f, ctx, cmd);
	}
}
