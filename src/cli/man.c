/* SPDX-License-Identifier: MIT */
/*
 * Man pages from the tables. They carry the version but no date, so that the
 * same tables always give the same page. put() is the only way for text into a
 * page: a backslash, a minus, or a leading point must not become roff.
 */
#include "cli/man.h"

#include "cli/help.h"

#include <ctype.h>
#include <string.h>

static void put_bytes(FILE *f, const char *s, size_t n)
{
	bool line_start = true;

	while (n > 0) {
		uint32_t cp;
		size_t len = tc_cli_term_utf8(s, n, &cp);

		if (len == 0)
			break; /* our own text is valid */
		if (line_start && (cp == '.' || cp == '\''))
			fputs("\\&", f);
		if (cp == '\\')
			fputs("\\e", f);
		else if (cp == '-')
			fputs("\\-", f);
		else if (cp >= 0x80)
			fprintf(f, "\\[u%04X]", (unsigned)cp);
		else
			putc((int)cp, f);
		line_start = cp == '\n';
		s += len;
		n -= len;
	}
}

static void put(FILE *f, const char *s)
{
	put_bytes(f, s, strlen(s));
}

static void put_header(FILE *f, const char *name)
{
	fputs(".\\\" Made by tools/man-pages from the tables in src/cli; do not edit.\n.TH ", f);
	for (; *name; name++)
		putc(toupper((unsigned char)*name), f);
	fprintf(f, " 1 \"\" \"tacho %s\" \"tacho manual\"\n.nh\n", TACHO_VERSION);
}

/* Paragraphs; lines that begin with a space are kept as they are. */
static void put_prose(FILE *f, const char *text)
{
	bool kept = false;

	while (*text) {
		size_t n = strcspn(text, "\n");
		bool keep = *text == ' ';

		if (keep != kept && n > 0) {
			fputs(keep ? ".PP\n.nf\n.RS 2\n" : ".RE\n.fi\n", f);
			kept = keep;
		}
		if (n == 0) {
			if (text[1] && text[1] != ' ' && !kept)
				fputs(".PP\n", f);
			else if (kept && text[1] == ' ')
				putc('\n', f);
		} else {
			size_t skip = keep ? strspn(text, " ") : 0;

			/* The first two spaces are the indentation of the block. */
			skip = skip > 2 ? 2 : skip;
			put_bytes(f, text + skip, n - skip);
			putc('\n', f);
		}
		text += n + (text[n] == '\n');
	}
	if (kept)
		fputs(".RE\n.fi\n", f);
}

static void put_item(FILE *f, const char *label, const char *text)
{
	fputs(".TP\n.B ", f);
	put(f, label);
	putc('\n', f);
	put(f, text);
	fputs(".\n", f);
}

static void put_option(FILE *f, const struct tacho_opt *o)
{
	struct tc_cli_str name = { 0 }, text = { 0 };

	fputs(".TP\n", f);
	if (o->short_name) {
		fputs("\\fB\\-", f);
		put_bytes(f, &o->short_name, 1);
		fputs("\\fR", f);
	}
	if (o->long_name) {
		tc_cli_help_long(&name, o);
		fprintf(f, "%s\\fB\\-\\-", o->short_name ? ", " : "");
		put(f, name.p);
		fputs("\\fR", f);
	}
	if (tc_cli_options_takes_value(o)) {
		fprintf(f, "%s\\fI", o->long_name ? "=" : " ");
		put(f, o->argname);
		fputs("\\fR", f);
	}
	putc('\n', f);
	tc_cli_str_puts(&text, o->help);
	tc_cli_help_note(&text, o);
	put(f, text.p);
	fputs(".\n", f);
	tc_cli_str_free(&name);
	tc_cli_str_free(&text);
}

static void put_options(FILE *f, const struct tacho_cmd *cmd)
{
	bool help_done = false;

	fputs(".SH OPTIONS\n", f);
	for (size_t i = 0; i <= cmd->n_opts; i++) {
		const struct tacho_opt *o = i < cmd->n_opts ? &cmd->opts[i] : NULL;

		if (!help_done && (!o || o->type == TC_OPT_HEADING)) {
			fputs(".TP\n\\fB\\-h\\fR, \\fB\\-\\-help\\fR\n"
			      "print help; \\fB\\-h\\fR: only synopsis and options.\n",
			      f);
			help_done = true;
		}
		if (!o || o->flags & TC_OPT_HIDDEN)
			continue;
		if (o->type == TC_OPT_HEADING) {
			fputs(".SS ", f);
			put(f, o->help);
			putc('\n', f);
		} else {
			put_option(f, o);
		}
	}
}

static void put_exits(FILE *f)
{
	for (const struct tc_cli_pair *p = tc_cli_help_exits; p->name; p++)
		put_item(f, p->name, p->text);
}

/* "tacho-x(1), go(1)" with the names in bold. */
static void put_see_also(FILE *f, const char *list)
{
	fputs(".SH SEE ALSO\n", f);
	while (*list) {
		size_t n = strcspn(list, ","), name = strcspn(list, "(,");

		fputs("\\fB", f);
		put_bytes(f, list, name);
		fputs("\\fR", f);
		put_bytes(f, list + name, n - name);
		fputs(list[n] ? ",\n" : "\n", f);
		list += n;
		list += strspn(list, ", ");
	}
}

void tc_cli_man_cmd(FILE *f, const struct tacho_cmd *cmd)
{
	struct tc_cli_str s = { 0 };

	tc_cli_str_printf(&s, "tacho-%s", cmd->name);
	put_header(f, s.p);
	fputs(".SH NAME\n", f);
	put(f, s.p);
	fputs(" \\- ", f);
	put(f, cmd->summary);
	fprintf(f, "\n.SH SYNOPSIS\n\\fBtacho %s\\fR ", cmd->name);
	s.len = 0;
	tc_cli_help_operands(&s, cmd);
	put_bytes(f, s.p, s.len);
	putc('\n', f);
	tc_cli_str_free(&s);
	if (cmd->description) {
		fputs(".SH DESCRIPTION\n", f);
		put_prose(f, cmd->description);
	}
	put_options(f, cmd);
	if (cmd->examples) {
		fputs(".SH EXAMPLES\n", f);
		for (const struct tc_example *e = cmd->examples; e->cmd; e++)
			put_item(f, e->cmd, e->what);
	}
	fputs(".SH EXIT STATUS\n", f);
	if (cmd->exit_status)
		put_prose(f, cmd->exit_status);
	else
		put_exits(f);
	put_see_also(f, cmd->see_also ? cmd->see_also : "tacho(1)");
}

void tc_cli_man_main(FILE *f, const struct tacho_ctx *ctx)
{
	struct tc_cli_str see = { 0 };

	put_header(f, "tacho");
	fputs(".SH NAME\ntacho \\- read execution traces of Go programs\n"
	      ".SH SYNOPSIS\n\\fBtacho\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR]... "
	      "[\\fIOPERAND\\fR]...\n.br\n\\fBtacho\\fR \\fIFILE\\fR\n.SH DESCRIPTION\n",
	      f);
	put_prose(f, tc_cli_help_about);
	fputs(".SH COMMANDS\n", f);
	for (size_t i = 0; i < ctx->n_cmds; i++) {
		const struct tacho_cmd *cmd = ctx->cmds[i];

		if (cmd->flags & TC_CMD_HIDDEN)
			continue;
		put_item(f, cmd->name, cmd->summary);
		tc_cli_str_printf(&see, "%stacho-%s(1)", see.len ? ", " : "", cmd->name);
	}
	fputs(".SH OPTIONS\n", f);
	put_item(f, "-h, --help", "print help");
	put_item(f, "--version", "print the version");
	fputs(".SH ENVIRONMENT\n", f);
	for (const struct tc_cli_pair *p = tc_cli_help_env; p->name; p++)
		put_item(f, p->name, p->text);
	fputs(".SH EXIT STATUS\n", f);
	put_exits(f);
	put_see_also(f, see.p);
	tc_cli_str_free(&see);
}
