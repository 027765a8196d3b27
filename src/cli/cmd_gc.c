/* SPDX-License-Identifier: MIT */
/* `tacho gc`: the garbage collector's cycles, pauses, assists, workers and sweeping. */
#include "cli/cmd.h"
#include "cli/gc_view.h"

#define TOP_DEFAULT 20 /* of text */
#define MAX_PAUSES  1000

struct gc_opts {
	int64_t top; /* -1: not given */
	int table;
	struct tc_cli_out_opts out;
	struct tc_cli_read_opts read;
};

static const char *const tables[] = { "cycles", "reasons", "pauses", "groups", "workers", NULL };

/* clang-format off */
static const struct tacho_opt opts[] = {
	{ TC_OPT_AT(struct gc_opts, top), .type = TC_OPT_INT, .short_name = 'n',
	  .long_name = "top", .argname = "N", .def = "-1", .def_note = "20; JSON and CSV: all",
	  .min = -1, .max = INT64_MAX, .help = "print N rows of each table; 0: all" },
	{ TC_OPT_AT(struct gc_opts, table), .type = TC_OPT_CHOICE, .long_name = "table",
	  .argname = "NAME", .choices = tables, .def = "cycles",
	  .help = "the table that --csv prints" },
	TC_OPTS_OUTPUT(struct gc_opts, out),
	TC_OPTS_READING(struct gc_opts, read),
};
/* clang-format on */

static uint64_t rows(const struct tacho_ctx *ctx, const struct gc_opts *o)
{
	if (o->top < 0)
		return ctx->format == TC_FORMAT_TEXT ? TOP_DEFAULT : UINT64_MAX;
	return o->top == 0 ? UINT64_MAX : (uint64_t)o->top;
}

int64_t tc_gc_since(const struct tc_gc_view *v, int64_t ns)
{
	return (int64_t)((uint64_t)ns - (uint64_t)tacho_gc_facts(v->gc)->first_ns);
}

static int cmd_gc(int argc, char **argv, struct tacho_ctx *ctx)
{
	const struct gc_opts *o = ctx->opts;
	struct tc_gc_view v = { .ctx = ctx, .top = rows(ctx, o) };
	struct tacho_gc_opts gopts = TACHO_GC_OPTS_INIT;
	struct tacho_analysis list[1];
	int code;

	(void)argc;
	gopts.pauses = v.top < MAX_PAUSES ? (uint32_t)v.top : MAX_PAUSES;
	if (tacho_gc_new(&v.gc, &gopts) < 0) {
		tc_cli_error(ctx, "out of memory");
		return TC_EXIT_SYSTEM;
	}
	list[0] = tacho_gc_analysis(v.gc);
	code = tc_report_input_read(&v.in, ctx, argv[0], &o->read, list, TC_LEN(list));
	if (ctx->format == TC_FORMAT_JSON)
		tc_gc_json(&v);
	else if (v.in.is_usable && ctx->format == TC_FORMAT_CSV)
		tc_gc_csv(&v, o->table);
	else if (v.in.is_usable)
		tc_gc_text(&v);
	if (v.in.diag.code != 0)
		tc_report_input_complain(&v.in, ctx);
	tc_report_input_close(&v.in);
	tacho_gc_free(v.gc);
	return code;
}

static const struct tc_example examples[] = {
	{ "tacho gc trace.out", "cycles, pauses, and who paid for them" },
	{ "tacho gc --csv --table pauses trace.out", "the longest pauses, for a spreadsheet" },
	{ NULL, NULL },
};

const struct tacho_cmd tc_cmd_gc = {
	.name = "gc",
	.fn = cmd_gc,
	.operands = "FILE",
	.min_args = 1,
	.max_args = 1,
	.summary = "show what the garbage collector did, and to whom",
	.flags = TC_CMD_FILES,
	TC_CMD_OPTS(struct gc_opts, opts),
	.description =
		"Shows the cycles of the garbage collector, the stops of the world, and which "
		"goroutines worked for the collector.\n\n"
		"A cycle stops the world to end sweeping (sweep-term), marks beside the program "
		"(mark), and stops the world again to end marking (mark-term). For each: why it "
		"began; the heap when it began, what of it was found alive, and the goal for "
		"the next cycle; the room between these two as a percentage of what is alive "
		"(room), which is GOGC, or more for a small heap or large stacks, or less where "
		"GOMEMLIMIT holds the goal down; the time of mark assists and of mark workers.\n\n"
		"Pauses are all stops of the world, for the collector or not, by reason. "
		"Stopping is the part until the last P had stopped; where it is the larger part "
		"of a pause, the goroutine that this P ran is to blame, else what the world was "
		"stopped for.\n\n"
		"Mark assist is marking that goroutines must do that allocate while a cycle is "
		"under way: running, or waiting for a worker's credit. The share is that of the "
		"time that goroutines with the same start function ran or waited so. Sweeping is "
		"done by goroutines that allocate, too.",
	.examples = examples,
	.see_also = "tacho-report(1), tacho-goroutines(1), tacho-summary(1)",
};
