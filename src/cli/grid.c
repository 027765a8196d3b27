/* SPDX-License-Identifier: MIT */
/*
 * Tables. Every value goes through put_value(), which knows the output format;
 * text rows end in `held` as escaped strings with their width and are laid out by
 * flush_rows() once the widths are known.
 *
 * Invariant: `held` is printable as it is; nothing foreign is written after it.
 */
#include "cli/grid.h"

#include "cli/units.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define GAP      2
#define FLEX_MIN 12

/* A cell before it is formatted. */
struct value {
	enum {
		V_NULL,
		V_TEXT,
		V_U64,
		V_I64,
		V_F64,
		V_BOOL
	} kind;
	const char *s;
	size_t n;
	uint64_t u64;
	int64_t i64;
	double f64;
};

void tc_cli_table_begin_at(struct tc_cli_table *t, FILE *f, const struct tc_cli_term *term,
			   enum tc_format format, unsigned indent, const struct tc_cli_col *cols,
			   size_t n)
{
	assert(n > 0 && n <= TC_TABLE_COLS_MAX);
	memset(t, 0, sizeof(*t));
	t->cols = cols;
	t->n = n;
	t->format = format;
	t->f = f;
	t->term = term;
	t->indent = indent;
	if (format == TC_FORMAT_JSON) {
		tc_cli_json_init(&t->own_json, f, 1);
		t->json = &t->own_json;
		tc_cli_json_array(t->json);
	}
}

void tc_cli_table_begin(struct tc_cli_table *t, const struct tacho_ctx *ctx,
			const struct tc_cli_col *cols, size_t n)
{
	tc_cli_table_begin_at(t, stdout, &ctx->out, ctx->format, 0, cols, n);
}

void tc_cli_table_begin_json(struct tc_cli_table *t, struct tc_cli_json *json,
			     const struct tc_cli_col *cols, size_t n)
{
	assert(n > 0 && n <= TC_TABLE_COLS_MAX);
	memset(t, 0, sizeof(*t));
	t->cols = cols;
	t->n = n;
	t->format = TC_FORMAT_JSON;
	t->f = json->f;
	t->json = json;
	tc_cli_json_array(json);
}

/* Does the column exist in this output? */
static bool shown(const struct tc_cli_table *t, size_t i)
{
	const struct tc_cli_col *c = &t->cols[i];

	if (t->format == TC_FORMAT_TEXT)
		return !(c->flags & TC_COL_DATA_ONLY);
	return c->type != TC_COL_BAR && !(c->flags & TC_COL_TEXT_ONLY);
}

/* --- text ---------------------------------------------------------------------- */

void tc_cli_table_bar(struct tc_cli_str *out, double share, unsigned cells, bool unicode)
{
	static const char *const eighths[] = { " ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█" };
	double in_range = share > 0 ? (share < 1 ? share : 1) : 0; /* NaN: 0 */
	unsigned part = (unsigned)(in_range * cells * 8 + 0.5);

	if (part == 0 && in_range > 0)
		part = 1; /* little is not nothing */
	for (unsigned i = 0; i < cells; i++) {
		unsigned fill = part >= (i + 1) * 8 ? 8 : part > i * 8 ? part - i * 8 : 0;

		if (unicode)
			tc_cli_str_puts(out, eighths[fill]);
		else
			tc_cli_str_puts(out, fill >= 4 ? "#" : fill ? "." : " ");
	}
}

unsigned tc_cli_table_fit(struct tc_cli_str *out, const char *s, size_t n, unsigned width,
			  bool unicode)
{
	unsigned all = tc_cli_term_width(s, n, unicode), mark = unicode ? 1 : 3;
	unsigned head, tail, w = 0, rest = all;
	struct tc_cli_glyph g;

	if (all <= width)
		return tc_cli_str_escape(out, s, n, unicode);
	if (width <= mark) {
		head = width;
		tail = mark = 0;
	} else {
		tail = (width - mark) / 2;
		head = width - mark - tail;
	}
	for (; n > 0; s += g.used, n -= g.used, rest -= g.width) {
		tc_cli_term_glyph(s, n, unicode, &g);
		if (w + g.width > head)
			break;
		tc_cli_str_add(out, g.text, g.len);
		w += g.width;
	}
	if (mark)
		tc_cli_str_puts(out, unicode ? "…" : "...");
	w += mark;
	for (; n > 0 && rest > tail; s += g.used, n -= g.used) {
		tc_cli_term_glyph(s, n, unicode, &g);
		rest -= g.width;
	}
	return w + tc_cli_str_escape(out, s, n, unicode);
}

/* A held cell cut to width: escapes are plain text by now and may be cut. */
static unsigned fit_cell(struct tc_cli_str *out, const struct tc_cli_table *t,
			 const struct tc_cli_cell *cell, unsigned width)
{
	const char *s = t->held.p + cell->offset;

	if (cell->width > width)
		return tc_cli_table_fit(out, s, cell->len, width, t->term->unicode);
	tc_cli_str_add(out, s, cell->len);
	return cell->width;
}

static bool aligned_right(const struct tc_cli_col *c)
{
	if (c->type == TC_COL_TEXT || c->type == TC_COL_BAR)
		return c->flags & TC_COL_RIGHT;
	return !(c->flags & TC_COL_LEFT);
}

static void pad(FILE *f, unsigned n)
{
	fprintf(f, "%*s", (int)n, "");
}

/*
 * One line. Padding after a cell is owed, not written, so that no line ends in
 * blanks.
 */
static void put_line(const struct tc_cli_table *t, const struct tc_cli_cell *cells, bool header)
{
	struct tc_cli_str text = { 0 };
	unsigned owed = t->indent;

	for (size_t i = 0; i < t->n; i++) {
		const struct tc_cli_col *c = &t->cols[i];
		enum tc_role role = header ? TC_ROLE_TITLE : c->role;
		unsigned w, room = t->width[i];

		if (!shown(t, i))
			continue;
		text.len = 0;
		w = fit_cell(&text, t, &cells[i], c->flags & TC_COL_FLEX ? room : cells[i].width);
		while (c->type == TC_COL_BAR && text.len > 0 && text.p[text.len - 1] == ' ') {
			text.len--;
			w--;
		}
		room = room > w ? room - w : 0;
		if (aligned_right(c)) {
			owed += room;
			room = 0;
		}
		if (text.len) {
			pad(t->f, owed);
			owed = 0;
			fputs(tc_cli_term_on(t->term, role), t->f);
			fwrite(text.p, 1, text.len, t->f);
			fputs(tc_cli_term_off(t->term, role), t->f);
		}
		owed += room + GAP;
	}
	putc('\n', t->f);
	tc_cli_str_free(&text);
}

/* A new cell at the end of what is held; valid until the next. */
static struct tc_cli_cell *hold(struct tc_cli_table *t)
{
	if (t->n_cells == t->cap_cells) {
		t->cap_cells = t->cap_cells ? t->cap_cells * 2 : 64;
		t->cells = tc_cli_xreallocarray(t->cells, t->cap_cells, sizeof(*t->cells));
	}
	t->cells[t->n_cells] = (struct tc_cli_cell){ t->held.len, 0, 0 };
	return &t->cells[t->n_cells++];
}

static void held_text(struct tc_cli_table *t, const char *s, size_t n)
{
	struct tc_cli_cell *cell = hold(t);

	cell->width = tc_cli_str_escape(&t->held, s, n, t->term->unicode);
	cell->len = t->held.len - cell->offset;
}

/* On a terminal that is too narrow, take what is missing from the flexible columns. */
static void shrink(struct tc_cli_table *t)
{
	unsigned total = t->indent;

	for (size_t i = 0; i < t->n; i++)
		total += shown(t, i) ? t->width[i] + GAP : 0;
	total -= total >= GAP ? GAP : 0;
	if (!t->term->tty)
		return;
	while (total > t->term->width) {
		size_t widest = t->n;

		for (size_t i = 0; i < t->n; i++) {
			if (shown(t, i) && t->cols[i].flags & TC_COL_FLEX &&
			    t->width[i] > FLEX_MIN &&
			    (widest == t->n || t->width[i] > t->width[widest]))
				widest = i;
		}
		if (widest == t->n)
			return;
		t->width[widest]--;
		total--;
	}
}

/* Widths from the rows held, the header, then the rows. */
static void flush_rows(struct tc_cli_table *t)
{
	size_t first = t->n_cells;

	if (!t->streaming) {
		for (size_t i = 0; i < t->n_cells; i++) {
			if (t->cells[i].width > t->width[i % t->n])
				t->width[i % t->n] = t->cells[i].width;
		}
		/* The titles are held last, and printed first. */
		for (size_t i = 0; i < t->n && !t->no_header; i++) {
			held_text(t, t->cols[i].title, strlen(t->cols[i].title));
			if (t->cells[first + i].width > t->width[i])
				t->width[i] = t->cells[first + i].width;
		}
		shrink(t);
		if (!t->no_header)
			put_line(t, t->cells + first, true);
		t->streaming = true;
	}
	for (size_t i = 0; i + t->n <= first; i += t->n)
		put_line(t, t->cells + i, false);
	t->n_cells = 0;
	t->held.len = 0;
}

static size_t format_integer(const struct tc_cli_table *t, const struct value *v,
			     char buf[TC_UNITS_MAX])
{
	uint64_t u = v->kind == V_I64 && v->i64 > 0 ? (uint64_t)v->i64 : v->u64;
	int64_t i = v->kind == V_I64 ? v->i64 : u > INT64_MAX ? INT64_MAX : (int64_t)u;

	switch ((int)t->cols[t->at].type) {
	case TC_COL_COUNT:
		return v->kind == V_I64 ? tc_cli_units_icount(buf, i) : tc_cli_units_count(buf, u);
	case TC_COL_DURATION: return tc_cli_units_duration(buf, i, t->term->unicode);
	case TC_COL_DURATION_NS: return tc_cli_units_duration_exact(buf, i);
	case TC_COL_BYTES: return tc_cli_units_bytes(buf, u);
	default:
		if (v->kind == V_I64)
			return (size_t)snprintf(buf, TC_UNITS_MAX, "%" PRId64, i);
		return (size_t)snprintf(buf, TC_UNITS_MAX, "%" PRIu64, u);
	}
}

static void put_text(struct tc_cli_table *t, const struct value *v)
{
	const struct tc_cli_col *c = &t->cols[t->at];
	char buf[TC_UNITS_MAX];
	size_t len = 0;

	if (c->type == TC_COL_BAR) {
		struct tc_cli_cell *cell = hold(t);

		cell->width = c->cells ? c->cells : 10;
		tc_cli_table_bar(&t->held, v->kind == V_F64 ? v->f64 : 0, cell->width,
				 t->term->unicode);
		cell->len = t->held.len - cell->offset;
		return;
	}
	switch (v->kind) {
	case V_TEXT: held_text(t, v->s, v->n); return;
	case V_NULL: held_text(t, "-", 1); return;
	case V_BOOL: held_text(t, v->u64 ? "yes" : "no", v->u64 ? 3 : 2); return;
	case V_F64:
		len = c->type == TC_COL_SHARE ? tc_cli_units_percent(buf, v->f64)
					      : tc_cli_units_double(buf, v->f64);
		break;
	case V_U64:
	case V_I64: len = format_integer(t, v, buf); break;
	}
	held_text(t, buf, len);
}

/* --- JSON and CSV --------------------------------------------------------------- */

static void put_json(struct tc_cli_table *t, const struct value *v)
{
	tc_cli_json_key(t->json, t->cols[t->at].key);
	switch (v->kind) {
	case V_NULL: tc_cli_json_null(t->json); break;
	case V_TEXT: tc_cli_json_str(t->json, v->s, v->n); break;
	case V_U64: tc_cli_json_u64(t->json, v->u64); break;
	case V_I64: tc_cli_json_i64(t->json, v->i64); break;
	case V_F64: tc_cli_json_f64(t->json, v->f64); break;
	case V_BOOL: tc_cli_json_bool(t->json, v->u64 != 0); break;
	}
}

/* On a terminal foreign text is escaped in CSV too; in a file it is exact. */
static void put_csv_text(struct tc_cli_table *t, const char *s, size_t n)
{
	struct tc_cli_str safe = { 0 };

	if (!t->term->tty) {
		tc_cli_out_csv(t->f, s, n);
		return;
	}
	tc_cli_str_escape(&safe, s, n, t->term->unicode);
	tc_cli_out_csv(t->f, safe.p, safe.len);
	tc_cli_str_free(&safe);
}

static void put_csv(struct tc_cli_table *t, const struct value *v)
{
	char buf[TC_UNITS_MAX];

	switch (v->kind) {
	case V_NULL: break;
	case V_TEXT: put_csv_text(t, v->s, v->n); break;
	case V_U64: fprintf(t->f, "%" PRIu64, v->u64); break;
	case V_I64: fprintf(t->f, "%" PRId64, v->i64); break;
	case V_F64:
		if (isfinite(v->f64))
			fwrite(buf, 1, tc_cli_units_double_exact(buf, v->f64), t->f);
		break;
	case V_BOOL: fputs(v->u64 ? "true" : "false", t->f); break;
	}
}

/* A comma unless the column is the first that is shown. */
static void csv_comma(const struct tc_cli_table *t, size_t i)
{
	while (i-- > 0) {
		if (shown(t, i)) {
			putc(',', t->f);
			return;
		}
	}
}

static void csv_header(const struct tc_cli_table *t)
{
	for (size_t i = 0; i < t->n; i++) {
		if (!shown(t, i))
			continue;
		csv_comma(t, i);
		fputs(t->cols[i].key, t->f);
	}
	fputs("\r\n", t->f);
}

/* --- cells ------------------------------------------------------------------------ */

static void put_value(struct tc_cli_table *t, const struct value *v)
{
	assert(t->at < t->n);
	if (t->format == TC_FORMAT_TEXT) {
		if (shown(t, t->at))
			put_text(t, v);
		else
			hold(t); /* keeps the cells of a row together */
	} else if (t->format == TC_FORMAT_JSON) {
		if (t->at == 0)
			tc_cli_json_object(t->json);
		if (shown(t, t->at))
			put_json(t, v);
	} else {
		if (t->at == 0 && t->rows == 0)
			csv_header(t);
		if (shown(t, t->at)) {
			csv_comma(t, t->at);
			put_csv(t, v);
		}
	}
	t->at++;
}

void tc_cli_table_mem(struct tc_cli_table *t, const char *s, size_t n)
{
	put_value(t, &(struct value){ .kind = V_TEXT, .s = s, .n = n });
}

void tc_cli_table_str(struct tc_cli_table *t, const char *s)
{
	if (s)
		tc_cli_table_mem(t, s, strlen(s));
	else
		tc_cli_table_null(t);
}

void tc_cli_table_u64(struct tc_cli_table *t, uint64_t v)
{
	put_value(t, &(struct value){ .kind = V_U64, .u64 = v });
}

void tc_cli_table_i64(struct tc_cli_table *t, int64_t v)
{
	put_value(t, &(struct value){ .kind = V_I64, .i64 = v });
}

void tc_cli_table_f64(struct tc_cli_table *t, double v)
{
	put_value(t, &(struct value){ .kind = V_F64, .f64 = v });
}

void tc_cli_table_bool(struct tc_cli_table *t, bool v)
{
	put_value(t, &(struct value){ .kind = V_BOOL, .u64 = v });
}

void tc_cli_table_null(struct tc_cli_table *t)
{
	put_value(t, &(struct value){ .kind = V_NULL });
}

int tc_cli_table_row(struct tc_cli_table *t)
{
	assert(t->at == t->n);
	t->at = 0;
	t->rows++;
	if (t->format == TC_FORMAT_JSON)
		tc_cli_json_end(t->json);
	else if (t->format == TC_FORMAT_CSV)
		fputs("\r\n", t->f);
	else if (t->streaming || t->n_cells >= TC_TABLE_HOLD * t->n)
		flush_rows(t);
	return tc_cli_out_failed(t->f) ? -1 : 0;
}

void tc_cli_table_end(struct tc_cli_table *t)
{
	assert(t->at == 0);
	if (t->format == TC_FORMAT_JSON)
		tc_cli_json_end(t->json);
	else if (t->format == TC_FORMAT_CSV && t->rows == 0)
		csv_header(t);
	else if (t->format == TC_FORMAT_TEXT)
		flush_rows(t);
	tc_cli_str_free(&t->held);
	free(t->cells);
	t->cells = NULL;
}
