/* SPDX-License-Identifier: MIT */
/* See report_print.h. */
#include "cli/report_print.h"
#include "cli/grid.h"
#include "cli/report.h"

#include <stdlib.h>
#include <string.h>

#define ROOM 120 /* columns, where no terminal says otherwise */

/* --- small pieces ----------------------------------------------------------- */

struct tc_report_amount tc_report_duration(const struct tacho_ctx *ctx, int64_t ns)
{
	struct tc_report_amount t;

	tc_cli_units_duration(t.s, ns, ctx->out.unicode);
	return t;
}

struct tc_report_amount tc_report_count(uint64_t n)
{
	struct tc_report_amount t;

	tc_cli_units_count(t.s, n);
	return t;
}

struct tc_report_amount tc_report_bytes(uint64_t n)
{
	struct tc_report_amount t;

	tc_cli_units_bytes(t.s, n);
	return t;
}

struct tc_report_amount tc_report_percent(double share)
{
	struct tc_report_amount t;

	tc_cli_units_percent(t.s, share);
	return t;
}

const char *tc_report_plural(uint64_t n)
{
	return n == 1 ? "" : "s";
}

static const char *on(const struct tacho_ctx *ctx, enum tc_role role)
{
	return tc_cli_term_on(&ctx->out, role);
}

static const char *off(const struct tacho_ctx *ctx, enum tc_role role)
{
	return tc_cli_term_off(&ctx->out, role);
}

void tc_report_title(const struct tacho_ctx *ctx, const char *title, const char *note)
{
	printf("\n%s%s%s", on(ctx, TC_ROLE_TITLE), title, off(ctx, TC_ROLE_TITLE));
	if (note && *note)
		printf("  %s%s%s", on(ctx, TC_ROLE_DIM), note, off(ctx, TC_ROLE_DIM));
	printf("\n");
}

void tc_report_label(const struct tacho_ctx *ctx, const char *label)
{
	printf("  %s%-12s%s", on(ctx, TC_ROLE_DIM), label, off(ctx, TC_ROLE_DIM));
}

void tc_report_cell(const struct tacho_ctx *ctx, const char *text, unsigned width)
{
	unsigned taken = tc_cli_term_width(text, strlen(text), ctx->out.unicode);

	printf("%*s%s", 2 + (int)(width > taken ? width - taken : 0), "", text);
}

/* Columns of a line that begins in column `indent`. */
static unsigned room_behind(const struct tacho_ctx *ctx, unsigned indent)
{
	return ctx->out.tty && ctx->out.width > 40 ? ctx->out.width - indent : ROOM;
}

/* --- paths -------------------------------------------------------------------- */

/* Columns of a gap with its arrow. */
#define GAP_WIDTH 4

struct path {
	const struct tacho_ctx *ctx;
	const struct tacho_text *names;
	uint32_t user; /* the frame that stands out */
	struct tc_cli_str out;
	unsigned used; /* columns */
};

static unsigned frame_width(const struct path *p, uint32_t i)
{
	return tc_cli_term_width(p->names[i].s, p->names[i].n, p->ctx->out.unicode) +
	       (i > 0 ? 3 : 0);
}

static void put_frame(struct path *p, uint32_t i)
{
	const struct tc_cli_term *term = &p->ctx->out;
	enum tc_role role = i == p->user ? TC_ROLE_TITLE : TC_ROLE_DIM;

	if (i > 0) {
		tc_cli_str_puts(&p->out, tc_cli_term_on(term, TC_ROLE_DIM));
		tc_cli_str_puts(&p->out, term->unicode ? " \xe2\x86\x90 " : " < ");
		tc_cli_str_puts(&p->out, tc_cli_term_off(term, TC_ROLE_DIM));
	}
	tc_cli_str_puts(&p->out, tc_cli_term_on(term, role));
	tc_cli_str_escape(&p->out, p->names[i].s, p->names[i].n, term->unicode);
	tc_cli_str_puts(&p->out, tc_cli_term_off(term, role));
	p->used += frame_width(p, i);
}

static void put_gap(struct path *p)
{
	tc_cli_str_puts(&p->out, p->ctx->out.unicode ? " \xe2\x86\x90 \xe2\x80\xa6" : " < ...");
	p->used += GAP_WIDTH;
}

void tc_report_path(const struct tacho_ctx *ctx, const struct tacho_text *names, uint32_t depth)
{
	unsigned room = room_behind(ctx, 6), need = 0;
	struct path p = { .ctx = ctx, .names = names };
	uint32_t next = 0;

	p.user = tc_report_user_name(names, depth);
	if (p.user == depth && p.user > 0)
		p.user--; /* the start function, if all is Go's own */
	for (uint32_t i = 0; i < depth && i <= p.user; i++)
		need += frame_width(&p, i);
	if (need > room) {
		unsigned user_width = frame_width(&p, p.user) + GAP_WIDTH;

		while (next < p.user &&
		       (next == 0 || p.used + frame_width(&p, next) + user_width <= room))
			put_frame(&p, next++);
		if (next < p.user)
			put_gap(&p);
		next = p.user;
	}
	while (next < depth) {
		unsigned gap = next + 1 < depth ? GAP_WIDTH : 0;

		if (next > p.user && p.used + frame_width(&p, next) + gap > room) {
			put_gap(&p);
			break;
		}
		put_frame(&p, next++);
	}
	printf("      %s\n", p.out.p ? p.out.p : "(no stack)");
	tc_cli_str_free(&p.out);
}

/* --- findings ------------------------------------------------------------------- */

enum {
	FINDINGS_SHOWN = 5,
	PLACE_WIDTH = 36,
	TEXT_WIDTH_MIN = 24
};

/* The first sentence without its stop, in letters that the terminal has. */
static void put_sentence(struct tc_cli_str *out, const char *text, bool unicode)
{
	const char *stop = strstr(text, ". ");
	size_t n = stop ? (size_t)(stop - text) : strlen(text);

	if (!stop && n > 0 && text[n - 1] == '.')
		n--;
	tc_cli_str_add(out, "", 0); /* NUL-terminated, however short */
	for (size_t i = 0; i < n; i++) {
		bool is_micro = i + 1 < n && memcmp(text + i, "\xc2\xb5", 2) == 0;

		if (is_micro && !unicode)
			tc_cli_str_add(out, "u", 1);
		else
			tc_cli_str_add(out, text + i, is_micro ? 2 : 1);
		i += is_micro;
	}
}

/* Cut behind a word, so that an ellipsis fits into `room` columns, too. */
static void cut_words(struct tc_cli_str *s, unsigned room, bool unicode)
{
	unsigned dots = unicode ? 1 : 3;
	size_t n = s->len, word = 0;

	if (tc_cli_term_width(s->p, n, unicode) <= room)
		return;
	for (size_t i = 1; i < n && tc_cli_term_width(s->p, i, unicode) + dots <= room; i++)
		if (s->p[i] == ' ')
			word = i;
	while (word > 0 && strchr(",;:", s->p[word - 1]))
		word--;
	s->len = word;
	tc_cli_str_puts(s, unicode ? "\xe2\x80\xa6" : "...");
}

static void print_rows(const struct tacho_ctx *ctx, const struct tc_report_finding *v, size_t n,
		       size_t n_files)
{
	static const enum tc_role roles[] = { TC_ROLE_DIM, TC_ROLE_WARN, TC_ROLE_BAD };
	struct tc_cli_str places[FINDINGS_SHOWN] = { { 0 } }, texts[FINDINGS_SHOWN] = { { 0 } };
	unsigned rule = 0, place = 0, longest = 0, room = room_behind(ctx, 0), used;
	bool unicode = ctx->out.unicode;

	for (size_t i = 0; i < n; i++) {
		unsigned width = tc_cli_table_fit(&places[i], v[i].place.s, v[i].place.n,
						  PLACE_WIDTH, unicode);

		place = width > place ? width : place;
		width = (unsigned)strlen(v[i].rule->id);
		rule = width > rule ? width : rule;
	}
	used = 2 + 6 + 2 + rule + 2 + (n_files ? 12 : 0) + (place ? 2 + place : 0);
	room = room > used + TEXT_WIDTH_MIN ? room - used : TEXT_WIDTH_MIN;
	for (size_t i = 0; i < n; i++) {
		unsigned width;

		put_sentence(&texts[i], v[i].text, unicode);
		cut_words(&texts[i], room, unicode);
		width = tc_cli_term_width(texts[i].p, texts[i].len, unicode);
		longest = width > longest ? width : longest;
	}
	for (size_t i = 0; i < n; i++) {
		unsigned width = tc_cli_term_width(texts[i].p, texts[i].len, unicode);
		enum tc_role role = roles[v[i].severity];

		printf("  %s%-6s%s  %s%-*s%s  ", on(ctx, role),
		       tacho_severity_name((int)v[i].severity), off(ctx, role),
		       on(ctx, TC_ROLE_TITLE), (int)rule, v[i].rule->id, off(ctx, TC_ROLE_TITLE));
		tc_cli_out_text(stdout, texts[i].p, texts[i].len, unicode);
		if (n_files || places[i].len)
			printf("%*s", (int)(longest - width) + 2, "");
		if (n_files)
			printf("in %zu of %zu%s", v[i].files, n_files, places[i].len ? "  " : "");
		if (places[i].len)
			printf("%s%s%s", on(ctx, TC_ROLE_DIM), places[i].p, off(ctx, TC_ROLE_DIM));
		printf("\n");
		tc_cli_str_free(&texts[i]);
		tc_cli_str_free(&places[i]);
	}
}

void tc_report_findings(const struct tacho_ctx *ctx, const struct tc_report_finding *v, size_t n,
			size_t n_files, const char *caveat)
{
	size_t shown = n < FINDINGS_SHOWN ? n : FINDINGS_SHOWN;

	tc_report_title(ctx, "Findings",

			n_files ? "by rule and place, worst first, in the words of the worst trace"
				: "worst first");
	if (n == 0)
		printf("  none%s%s\n", *caveat ? ": " : "", caveat);
	else if (*caveat)
		printf("  %s%s%s\n", on(ctx, TC_ROLE_DIM), caveat, off(ctx, TC_ROLE_DIM));
	if (n == 0)
		return;
	print_rows(ctx, v, shown, n_files);
	printf("  %s", on(ctx, TC_ROLE_DIM));
	if (n > shown)
		printf("%zu more, and ", n - shown);
	printf("what they rest on: tacho findings FILE%s\n", off(ctx, TC_ROLE_DIM));
}
