/* SPDX-License-Identifier: MIT */
/* `tacho footprint`: which events take the room in a trace. */
#include "cli/cmd.h"
#include "cli/grid.h"
#include "cli/progress.h"
#include "cli/stream_input.h"
#include "cli/units.h"

#include <tacho/footprint.h>

#include <math.h>
#include <string.h>

enum {
	FORM_TABLE,
	FORM_GO
};
static const char *const forms[] = { "table", "go", NULL };

struct footprint_opts {
	int form;
	bool all;
	struct tc_cli_out_opts out;
	struct tc_cli_read_opts read;
};

/* clang-format off */
static const struct tacho_opt opts[] = {
	TC_OPTS_OUTPUT(struct footprint_opts, out),
	{ TC_OPT_AT(struct footprint_opts, form), .type = TC_OPT_CHOICE, .long_name = "format",
	  .argname = "FORM", .choices = forms, .def = "table",
	  .help = "a table, or exactly what `go tool trace -d=footprint` prints" },
	{ TC_OPT_AT(struct footprint_opts, all), .type = TC_OPT_BOOL, .short_name = 'a',
	  .long_name = "all", .help = "also the events that do not occur" },
	TC_OPTS_READING(struct footprint_opts, read),
};
/* clang-format on */

static double share(uint64_t part, uint64_t whole)
{
	return whole ? (double)part / (double)whole : 0;
}

/* --- our table ---------------------------------------------------------------- */

static const struct tc_cli_col cols[] = {
	{ .key = "event", .title = "event", .type = TC_COL_TEXT },
	{ .key = "type", .title = "type", .type = TC_COL_ID, .flags = TC_COL_DATA_ONLY },
	{ .key = "bytes", .title = "bytes", .type = TC_COL_COUNT },
	{ .key = "bytes_share", .title = "share", .type = TC_COL_SHARE },
	{ .key = "bytes_bar", .title = "", .type = TC_COL_BAR },
	{ .key = "count", .title = "events", .type = TC_COL_COUNT },
	{ .key = "count_share", .title = "share", .type = TC_COL_SHARE },
	{ .key = "bytes_each", .title = "bytes each", .type = TC_COL_DOUBLE },
};

static void print_table(const struct tacho_ctx *ctx, const struct tacho_footprint *f, bool all)
{
	struct tc_cli_table t;

	tc_cli_table_begin(&t, ctx, cols, TC_LEN(cols));
	for (size_t i = 0; i < TACHO_FOOTPRINT_ROWS; i++) {
		const struct tacho_footprint_row *row = &f->rows[i];
		char number[32];

		if (row->count == 0 && (!all || !row->name || !*row->name))
			continue;
		snprintf(number, sizeof(number), "(%u)", row->type);
		tc_cli_table_str(&t, row->name && *row->name ? row->name : number);
		tc_cli_table_u64(&t, row->type);
		tc_cli_table_u64(&t, row->bytes);
		tc_cli_table_f64(&t, share(row->bytes, f->total_bytes));
		tc_cli_table_f64(&t, share(row->bytes, f->total_bytes));
		tc_cli_table_u64(&t, row->count);
		tc_cli_table_f64(&t, share(row->count, f->events));
		if (row->count)
			tc_cli_table_f64(&t, (double)row->bytes / (double)row->count);
		else
			tc_cli_table_null(&t);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
}

static void print_totals(const struct tacho_footprint *f)
{
	char bytes[TC_UNITS_MAX], events[TC_UNITS_MAX];

	tc_cli_units_count(events, f->events);
	tc_cli_units_bytes(bytes, f->total_bytes);
	printf("\n%s events, %s", events, bytes);
	if (f->events)
		printf(", %.2f bytes an event", (double)f->total_bytes / (double)f->events);
	printf("\n");
}

/* --- Go's table --------------------------------------------------------------- */

enum {
	GO_COLUMNS = 5,
	GO_CELL = 40
};

struct go_row {
	char cell[GO_COLUMNS][GO_CELL];
};

static void go_percent(char *cell, uint64_t part, uint64_t whole)
{
	if (whole == 0)
		snprintf(cell, GO_CELL, part ? "+Inf%%" : "NaN%%");
	else
		snprintf(cell, GO_CELL, "%.2f%%", (double)part / (double)whole * 100);
}

static void go_cells(struct go_row *out, const struct tacho_footprint_row *row,
		     const struct tacho_footprint *f)
{
	if (row->name)
		snprintf(out->cell[0], GO_CELL, "%s", row->name);
	else
		snprintf(out->cell[0], GO_CELL, "<unknown (%u)>", row->type);
	snprintf(out->cell[1], GO_CELL, "%" PRIu64, row->bytes);
	go_percent(out->cell[2], row->bytes, f->total_bytes);
	snprintf(out->cell[3], GO_CELL, "%" PRIu64, row->count);
	go_percent(out->cell[4], row->count, f->events);
}

/* Columns as text/tabwriter aligns them: two blanks between, three at least. */
static void print_go(const struct tacho_footprint *f)
{
	static const struct go_row head[] = { { { "Event", "Bytes", "%", "Count", "%" } },
					      { { "-", "-", "-", "-", "-" } } };
	static struct go_row rows[TC_LEN(head) + TACHO_FOOTPRINT_ROWS];
	size_t width[GO_COLUMNS] = { 0 };

	memcpy(rows, head, sizeof(head));
	for (size_t i = 0; i < TACHO_FOOTPRINT_ROWS; i++)
		go_cells(&rows[TC_LEN(head) + i], &f->rows[i], f);
	for (size_t i = 0; i < TC_LEN(rows); i++) {
		for (size_t k = 0; k < GO_COLUMNS; k++) {
			size_t n = strlen(rows[i].cell[k]) + 2;

			if (n > width[k])
				width[k] = n;
		}
	}
	for (size_t i = 0; i < TC_LEN(rows); i++) {
		for (size_t k = 0; k < GO_COLUMNS - 1; k++)
			printf("%-*s", (int)width[k], rows[i].cell[k]);
		printf("%s\n", rows[i].cell[GO_COLUMNS - 1]);
	}
}

static void on_progress(void *ctx, uint64_t done, uint64_t total)
{
	tc_progress_update(ctx, done, total);
}

static int cmd_footprint(int argc, char **argv, struct tacho_ctx *ctx)
{
	const struct footprint_opts *o = ctx->opts;
	static struct tacho_footprint f;
	struct tc_progress progress;
	struct tacho_reader *r;
	int code, rc;

	(void)argc;
	if (o->form == FORM_GO && ctx->format != TC_FORMAT_TEXT)
		return tc_cli_usage(ctx, "--format go is neither JSON nor CSV");
	code = tc_cli_stream_open(&r, ctx, argv[0], &o->read);
	if (code != TC_EXIT_OK)
		return code;
	tc_progress_begin(&progress, ctx, argv[0]);
	rc = tacho_footprint_run(r, &f, on_progress, &progress);
	tc_progress_end(&progress);
	if (rc < 0)
		code = tc_cli_stream_fail(r, ctx, argv[0], rc);
	/* Like Go: a table of a part only if the trace is cut short. */
	if (o->form == FORM_GO && (rc == 0 || rc == TACHO_ETRUNCATED)) {
		print_go(&f);
	} else if (o->form == FORM_TABLE && (rc == 0 || f.events > 0)) {
		print_table(ctx, &f, o->all);
		if (ctx->format == TC_FORMAT_TEXT)
			print_totals(&f);
	}
	tacho_reader_close(r);
	return code;
}

static const struct tc_example examples[] = {
	{ "tacho footprint trace.out", "what the trace is made of" },
	{ "tacho footprint --csv trace.out > sizes.csv", "for a spreadsheet" },
	{ NULL, NULL },
};

const struct tacho_cmd tc_cmd_footprint = {
	.name = "footprint",
	.fn = cmd_footprint,
	.operands = "FILE",
	.min_args = 1,
	.max_args = 1,
	.summary = "show which events take the room in a trace",
	.flags = TC_CMD_FILES,
	TC_CMD_OPTS(struct footprint_opts, opts),
	.description =
		"Counts the raw events of a trace by type, and the bytes they take, largest first. "
		"Sizes are those of the shortest encoding; what Go adds as padding (nine bytes or so "
		"in each batch header) is in no row.\n\n"
		"Of a damaged trace the table has what comes before the damage.",
	.examples = examples,
	.see_also = "tacho-wire(1), tacho-summary(1)",
};
