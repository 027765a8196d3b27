/* SPDX-License-Identifier: MIT */
/*
 * One description of columns, three outputs: aligned text with units, CSV, and a
 * JSON array of objects with raw numbers.
 *
 *	static const struct tc_cli_col cols[] = {
 *		{ .key = "fn", .title = "function", .type = TC_COL_TEXT, .flags = TC_COL_FLEX },
 *		{ .key = "count", .title = "count", .type = TC_COL_COUNT },
 *		{ .key = "total_ns", .title = "total", .type = TC_COL_DURATION },
 *		{ .key = "share", .title = "", .type = TC_COL_BAR },
 *	};
 *	struct tc_cli_table t;
 *
 *	tc_cli_table_begin(&t, ctx, cols, TC_LEN(cols));
 *	for (...) {
 *		tc_cli_table_str(&t, name);
 *		tc_cli_table_u64(&t, n);
 *		tc_cli_table_i64(&t, total_ns);
 *		tc_cli_table_f64(&t, share);
 *		if (tc_cli_table_row(&t))
 *			break;
 *	}
 *	tc_cli_table_end(&t);
 *
 * CSV and JSON go out row by row. Text holds back the first rows (up to
 * TC_TABLE_HOLD) to find the widths, then streams with those; a later cell that
 * is wider pushes its row to the right.
 */
#ifndef TC_CLI_TABLE_H
#define TC_CLI_TABLE_H

#include "cli/cmd.h"

#define TC_TABLE_HOLD     4096 /* rows */
#define TC_TABLE_COLS_MAX 48

enum tc_col_type {
	TC_COL_TEXT,        /* str; foreign, escaped */
	TC_COL_COUNT,       /* u64 or i64: 1,234,567 */
	TC_COL_ID,          /* u64 or i64, without separators */
	TC_COL_DURATION,    /* u64 or i64 in ns: 12.3µs */
	TC_COL_DURATION_NS, /* the same, exact: 12345ns */
	TC_COL_BYTES,       /* u64: 1.23 KiB */
	TC_COL_SHARE,       /* f64, 1 is all: 12.3% */
	TC_COL_DOUBLE,      /* f64 */
	TC_COL_BOOL,        /* bool: yes, no */
	TC_COL_BAR          /* f64, 0..1, a bar; text only */
};

enum tc_col_flags {
	TC_COL_FLEX = 1u << 0,      /* cut in the middle when the terminal is too narrow */
	TC_COL_TEXT_ONLY = 1u << 1, /* not in CSV and JSON, as all bars */
	TC_COL_DATA_ONLY = 1u << 2, /* only in CSV and JSON */
	TC_COL_LEFT = 1u << 3,      /* a number aligned left */
	TC_COL_RIGHT = 1u << 4      /* text aligned right */
};

struct tc_cli_col {
	const char *key;   /* in JSON and CSV: stable, snake_case, with its unit */
	const char *title; /* in text */
	enum tc_col_type type;
	unsigned flags;    /* enum tc_col_flags */
	enum tc_role role; /* colour of the cells */
	unsigned cells;    /* of a bar: its width; 0: 10 */
};

struct tc_cli_cell {
	size_t offset, len; /* into held */
	unsigned width;
};

struct tc_cli_table {
	const struct tc_cli_col *cols;
	size_t n, at; /* columns; the one that comes next */
	enum tc_format format;
	FILE *f;
	const struct tc_cli_term *term;
	struct tc_cli_json own_json, *json;
	uint64_t rows; /* ended so far */
	unsigned indent;
	bool no_header; /* text: may be set after begin */

	/* text: */
	bool streaming;
	struct tc_cli_str held;
	struct tc_cli_cell *cells;
	size_t n_cells, cap_cells;
	unsigned width[TC_TABLE_COLS_MAX];
};

/* A table on stdout in ctx->format. cols and ctx must outlive it. */
void tc_cli_table_begin(struct tc_cli_table *t, const struct tacho_ctx *ctx,
			const struct tc_cli_col *cols, size_t n);

/* The same as a value in a JSON document that is being written. */
void tc_cli_table_begin_json(struct tc_cli_table *t, struct tc_cli_json *json,
			     const struct tc_cli_col *cols, size_t n);

/* The general form: any stream; text is indented by `indent` columns. */
void tc_cli_table_begin_at(struct tc_cli_table *t, FILE *f, const struct tc_cli_term *term,
			   enum tc_format format, unsigned indent, const struct tc_cli_col *cols,
			   size_t n);

/* The next cell of the row; every column gets one, in order. */
void tc_cli_table_str(struct tc_cli_table *t, const char *s); /* NULL: no value */
void tc_cli_table_mem(struct tc_cli_table *t, const char *s, size_t n);
void tc_cli_table_u64(struct tc_cli_table *t, uint64_t v);
void tc_cli_table_i64(struct tc_cli_table *t, int64_t v);
void tc_cli_table_f64(struct tc_cli_table *t, double v);
void tc_cli_table_bool(struct tc_cli_table *t, bool v);
void tc_cli_table_null(struct tc_cli_table *t);

/* End of the row. Not 0 once writing has failed: it is of no use to go on. */
int tc_cli_table_row(struct tc_cli_table *t);

/* End of the table; frees what it holds. */
void tc_cli_table_end(struct tc_cli_table *t);

/* Foreign text cut in the middle to at most `width` columns, escaped, onto out. */
unsigned tc_cli_table_fit(struct tc_cli_str *out, const char *s, size_t n, unsigned width,
			  bool unicode);

/* A bar of `cells` columns, of which `share` (0..1) is filled. */
void tc_cli_table_bar(struct tc_cli_str *out, double share, unsigned cells, bool unicode);

#endif
