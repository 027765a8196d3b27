/* SPDX-License-Identifier: MIT */
/*
 * Help texts from the tables. Everything printed here is the program's own text;
 * it is wrapped to the terminal, at most HELP_WIDTH columns.
 */
#include "cli/help.h"

#include <string.h>

#define HELP_WIDTH   100
#define LABEL_COLUMN 30

const char tc_cli_help_about[] =
	"Reads execution traces of Go programs (Go 1.11 and newer) of any size and prints what "
	"they say. A trace is a file, or - for standard input; gzip and zstd are recognized. "
	"A file name in place of a command means view.";

const struct tc_cli_pair tc_cli_help_exits[] = {
	{ "0", "all is well" },
	{ "1", "something was found, or a check failed" },
	{ "2", "the command line is wrong" },
	{ "3", "the input is not a trace, or is damaged" },
	{ "4", "the system refused: memory, files, a full disk" },
	{ NULL, NULL },
};

const struct tc_cli_pair tc_cli_help_env[] = {
	{ "NO_COLOR", "if not empty, no colour unless --color=always" },
	{ "CLICOLOR_FORCE", "if neither empty nor 0, colour even without a terminal" },
	{ "CLICOLOR", "if 0, no colour on a terminal" },
	{ "COLUMNS", "width of the terminal" },
	{ "LC_ALL, LC_CTYPE, LANG", "text is UTF-8 if the first that is set says so, else ASCII" },
	{ NULL, NULL },
};

static unsigned help_width(const struct tacho_ctx *ctx)
{
	return ctx->out.width < HELP_WIDTH ? ctx->out.width : HELP_WIDTH;
}

/* Words of one paragraph; the cursor stands at column `at`, lines begin at `indent`. */
static void wrap(FILE *f, const char *text, size_t n, unsigned at, unsigned indent, unsigned width)
{
	bool first = true;

	while (n > 0) {
		size_t len = 0;
		unsigned w;

		while (n > 0 && (*text == ' ' || *text == '\n')) {
			text++;
			n--;
		}
		while (len < n && text[len] != ' ' && text[len] != '\n')
			len++;
		if (len == 0)
			break;
		w = tc_cli_term_width(text, len, true);
		if (!first && at + 1 + w > width) {
			fprintf(f, "\n%*s", (int)indent, "");
			at = indent;
		} else if (!first) {
			putc(' ', f);
			at++;
		}
		fwrite(text, 1, len, f);
		at += w;
		first = false;
		text += len;
		n -= len;
	}
	putc('\n', f);
}

/* Paragraphs are wrapped; lines that begin with a space are kept. */
static void put_prose(FILE *f, const char *text, unsigned width)
{
	while (*text) {
		size_t n = strcspn(text, "\n");

		if (n == 0) {
			putc('\n', f);
			text++;
			continue;
		}
		if (*text == ' ') {
			fprintf(f, "%.*s\n", (int)n, text);
			text += n + (text[n] == '\n');
			continue;
		}
		/* To the empty or kept line that ends the paragraph. */
		while (text[n] == '\n' && text[n + 1] && text[n + 1] != '\n' && text[n + 1] != ' ')
			n += 1 + strcspn(text + n + 1, "\n");
		wrap(f, text, n, 0, 0, width);
		text += n + (text[n] == '\n');
	}
}

static void put_title(FILE *f, const struct tacho_ctx *ctx, const char *title)
{
	fprintf(f, "\n%s%s:%s\n", tc_cli_term_on(&ctx->out, TC_ROLE_TITLE), title,
		tc_cli_term_off(&ctx->out, TC_ROLE_TITLE));
}

/* "  label      text", the text wrapped beside the label or below a long one. */
static void put_item(FILE *f, const char *label, const char *text, unsigned column, unsigned width)
{
	unsigned at = 2 + tc_cli_term_width(label, strlen(label), true);

	fprintf(f, "  %s", label);
	if (at + 2 > column)
		fprintf(f, "\n%*s", (int)column, "");
	else
		fprintf(f, "%*s", (int)(column - at), "");
	wrap(f, text, strlen(text), column, column, width);
}

static void put_pairs(FILE *f, const struct tc_cli_pair *pairs, unsigned column, unsigned width)
{
	for (; pairs->name; pairs++)
		put_item(f, pairs->name, pairs->text, column, width);
}

void tc_cli_help_long(struct tc_cli_str *out, const struct tacho_opt *o)
{
	if (o->type == TC_OPT_BOOL && o->def && strcmp(o->def, "yes") == 0)
		tc_cli_str_puts(out, "no-");
	tc_cli_str_puts(out, o->long_name);
}

void tc_cli_help_note(struct tc_cli_str *out, const struct tacho_opt *o)
{
	const char *def = o->def_note ? o->def_note : tc_cli_options_takes_value(o) ? o->def : NULL;

	if (!o->choices && !def)
		return;
	tc_cli_str_puts(out, " (");
	for (size_t i = 0; o->choices && o->choices[i]; i++)
		tc_cli_str_printf(out, "%s%s", i ? ", " : "", o->choices[i]);
	if (def)
		tc_cli_str_printf(out, "%sdefault: %s", o->choices ? "; " : "", def);
	tc_cli_str_puts(out, ")");
}

void tc_cli_help_operands(struct tc_cli_str *out, const struct tacho_cmd *cmd)
{
	if (cmd->n_opts)
		tc_cli_str_puts(out, "[OPTION]...");
	if (cmd->operands && *cmd->operands)
		tc_cli_str_printf(out, "%s%s", cmd->n_opts ? " " : "", cmd->operands);
}

static void put_option(FILE *f, const struct tacho_opt *o, unsigned width)
{
	struct tc_cli_str label = { 0 }, text = { 0 };

	if (o->short_name)
		tc_cli_str_printf(&label, "-%c%s", o->short_name, o->long_name ? ", " : "");
	else
		tc_cli_str_puts(&label, "    ");
	if (o->long_name) {
		tc_cli_str_puts(&label, "--");
		tc_cli_help_long(&label, o);
	}
	if (tc_cli_options_takes_value(o))
		tc_cli_str_printf(&label, "%s%s", o->long_name ? "=" : " ", o->argname);
	tc_cli_str_puts(&text, o->help);
	tc_cli_help_note(&text, o);
	put_item(f, label.p, text.p, LABEL_COLUMN, width);
	tc_cli_str_free(&label);
	tc_cli_str_free(&text);
}

static void put_options(FILE *f, const struct tacho_ctx *ctx, const struct tacho_cmd *cmd)
{
	unsigned width = help_width(ctx);
	bool help_done = false;

	put_title(f, ctx, "Options");
	for (size_t i = 0; i <= cmd->n_opts; i++) {
		const struct tacho_opt *o = i < cmd->n_opts ? &cmd->opts[i] : NULL;

		/* -h ends the command's own options, before the groups. */
		if (!help_done && (!o || o->type == TC_OPT_HEADING)) {
			put_item(f, "-h, --help", "print this help; -h: only synopsis and options",
				 LABEL_COLUMN, width);
			help_done = true;
		}
		if (!o || o->flags & TC_OPT_HIDDEN)
			continue;
		if (o->type == TC_OPT_HEADING)
			put_title(f, ctx, o->help);
		else
			put_option(f, o, width);
	}
}

void tc_cli_help_cmd(FILE *f, const struct tacho_ctx *ctx, const struct tacho_cmd *cmd, bool full)
{
	struct tc_cli_str operands = { 0 };
	unsigned width = help_width(ctx);

	tc_cli_help_operands(&operands, cmd);
	fprintf(f, "tacho %s - %s\n\nUsage: tacho %s%s%s\n", cmd->name, cmd->summary, cmd->name,
		operands.len ? " " : "", operands.len ? operands.p : "");
	tc_cli_str_free(&operands);
	if (full && cmd->description) {
		putc('\n', f);
		put_prose(f, cmd->description, width);
	}
	put_options(f, ctx, cmd);
	if (!full)
		return;
	if (cmd->examples) {
		put_title(f, ctx, "Examples");
		for (const struct tc_example *e = cmd->examples; e->cmd; e++) {
			fprintf(f, "  %s\n      ", e->cmd);
			wrap(f, e->what, strlen(e->what), 6, 6, width);
		}
	}
	put_title(f, ctx, "Exit status");
	if (cmd->exit_status)
		put_prose(f, cmd->exit_status, width);
	else
		put_pairs(f, tc_cli_help_exits, 6, width);
	if (cmd->see_also) {
		put_title(f, ctx, "See also");
		fputs("  ", f);
		wrap(f, cmd->see_also, strlen(cmd->see_also), 2, 2, width);
	}
}

void tc_cli_help_main(FILE *f, const struct tacho_ctx *ctx)
{
	unsigned width = help_width(ctx), column = 0;

	fputs("Usage: tacho COMMAND [OPTION]... [OPERAND]...\n       tacho FILE\n\n", f);
	put_prose(f, tc_cli_help_about, width);
	put_title(f, ctx, "Commands");
	for (size_t i = 0; i < ctx->n_cmds; i++) {
		unsigned n = (unsigned)strlen(ctx->cmds[i]->name) + 4;

		column = n > column ? n : column;
	}
	for (size_t i = 0; i < ctx->n_cmds; i++) {
		if (!(ctx->cmds[i]->flags & TC_CMD_HIDDEN))
			put_item(f, ctx->cmds[i]->name, ctx->cmds[i]->summary, column, width);
	}
	put_title(f, ctx, "Options");
	put_item(f, "-h, --help", "print this help", column < 16 ? 16 : column, width);
	put_item(f, "--version", "print the version", column < 16 ? 16 : column, width);
	fputs("\n'tacho help COMMAND' says more about a command.\n", f);
}

const struct tacho_cmd *tc_cli_help_find(const struct tacho_ctx *ctx, const char *name)
{
	for (size_t i = 0; i < ctx->n_cmds; i++) {
		if (strcmp(ctx->cmds[i]->name, name) == 0)
			return ctx->cmds[i];
	}
	return NULL;
}

const struct tacho_cmd *tc_cli_help_similar(const struct tacho_ctx *ctx, const char *name)
{
	const struct tacho_cmd *best = NULL;
	unsigned least = UINT32_MAX;

	for (size_t i = 0; i < ctx->n_cmds; i++) {
		const struct tacho_cmd *cmd = ctx->cmds[i];
		size_t n = strlen(name);
		unsigned d = tc_cli_options_distance(name, cmd->name);

		if (cmd->flags & TC_CMD_HIDDEN)
			continue;
		/* The beginning of a name counts as one edit. */
		if (n >= 2 && strncmp(name, cmd->name, n) == 0)
			d = 1;
		if (d < least && tc_cli_options_near(name, d)) {
			least = d;
			best = cmd;
		}
	}
	return best;
}
