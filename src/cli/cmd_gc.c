/* SPDX-License-Identifier: MIT */
/* `tacho gc`: the garbage collector's cycles, pauses, assists, workers and sweeping. */
#include "cli/cmd.h"
#include "cli/gc_mmu.h"
#include "cli/gc_view.h"

#define TOP_DEFAULT 20 /* of text */
#define MAX_PAUSES  1000

struct gc_opts {
	struct tc_cli_number top;
	int table;
	bool mmu, bug_compatible;
	const char *mmu_flags;
	int64_t window_ns;
	struct tc_cli_filter_opts range;
	struct tc_cli_out_opts out;
	struct tc_cli_read_opts read;
};

/* In the order of enum tc_gc_table. */
static const char *const tables[] = { "cycles",  "reasons", "pauses", "groups",
				      "workers", "mmu",     "worst",  NULL };

#define WINDOW_NS 10000000 /* as the default of --window */

/* clang-format off */
static const struct tacho_opt opts[] = {
	{ TC_OPT_AT(struct gc_opts, top), .type = TC_OPT_NUMBER, .short_name = 'n',
	  .long_name = "top", .argname = "N", .def_note = "20; JSON and CSV: all",
	  .max = INT64_MAX, .help = "print N rows of each table; 0: all" },
	{ TC_OPT_AT(struct gc_opts, table), .type = TC_OPT_CHOICE, .long_name = "table",
	  .argname = "NAME", .choices = tables, .def = "cycles",
	  .help = "the table that --csv prints" },
	{ .type = TC_OPT_HEADING, .help = "Mutator utilization" },
	{ TC_OPT_AT(struct gc_opts, mmu), .type = TC_OPT_BOOL, .long_name = "mmu",
	  .help = "show how little of the processor the program got in any window of time" },
	{ TC_OPT_AT(struct gc_opts, mmu_flags), .type = TC_OPT_STRING, .long_name = "mmu-flags",
	  .argname = "LIST", .def_note = "stw,background,assist",
	  .help = "what is not the program: stw, background, assist, sweep; perproc: on each P "
		  "by itself; mut: also what most windows get" },
	{ TC_OPT_AT(struct gc_opts, window_ns), .type = TC_OPT_DURATION, .short_name = 'w',
	  .long_name = "window", .argname = "DUR", .def = "10ms",
	  .help = "length of the worst windows" },
	{ TC_OPT_AT(struct gc_opts, bug_compatible), .type = TC_OPT_BOOL,
	  .long_name = "bug-compatible", .help = "count as `go tool trace` does, mistakes included" },
	TC_OPTS_WINDOW(struct gc_opts, range),
	TC_OPTS_OUTPUT(struct gc_opts, out),
	TC_OPTS_READING(struct gc_opts, read),
};
/* clang-format on */

static uint64_t rows(const struct tacho_ctx *ctx, const struct gc_opts *o)
{
	return tc_cli_rows(o->top, ctx->format == TC_FORMAT_TEXT ? TOP_DEFAULT : UINT64_MAX);
}

int64_t tc_gc_since(const struct tc_gc_view *v, int64_t ns)
{
	return (int64_t)((uint64_t)ns - (uint64_t)v->mmu->span.first_ns);
}

struct run {
	struct tc_gc_view view;
	struct tc_gc_mmu mmu;
	struct tacho_analysis list[3];
};

static int prepare(struct run *r, const struct tacho_ctx *ctx, const struct gc_opts *o)
{
	struct tacho_gc_opts gopts = TACHO_GC_OPTS_INIT;
	int code;

	if (o->window_ns <= 0)
		return tc_cli_usage(ctx, "--window must be longer than 0");
	if (o->mmu_flags && !o->mmu && ctx->format == TC_FORMAT_TEXT)
		return tc_cli_usage(ctx, "--mmu-flags says how --mmu counts, and that is missing");
	if (o->window_ns != WINDOW_NS && !o->mmu && ctx->format == TC_FORMAT_TEXT)
		return tc_cli_usage(ctx, "--window is about --mmu, and that is missing");
	if (o->table != TC_GC_TABLE_CYCLES && ctx->format != TC_FORMAT_CSV)
		return tc_cli_usage(ctx, "--table is about --csv, and that is missing");
	if (tc_range_check(ctx, &o->range) != TC_EXIT_OK)
		return TC_EXIT_USAGE;
	r->mmu.ctx = r->view.ctx = ctx;
	r->mmu.window = r->view.window = &o->range;
	r->mmu.in = &r->view.in;
	r->mmu.window_ns = o->window_ns;
	r->mmu.flags = o->bug_compatible ? TACHO_MMU_AS_GO : 0;
	r->view.mmu = &r->mmu;
	r->view.top = rows(ctx, o);
	code = tc_gc_mmu_parse(ctx, o->mmu_flags, &r->mmu);
	if (code != 0)
		return code;
	gopts.from_ns = o->range.from_ns;
	gopts.to_ns = o->range.to_ns;
	gopts.pauses = r->view.top < MAX_PAUSES ? (uint32_t)r->view.top : MAX_PAUSES;
	if (tacho_gc_new(&r->view.gc, &gopts) < 0 ||
	    tacho_mmu_new(&r->mmu.mmu, NULL, &r->mmu.flags, 1) < 0 ||
	    tacho_mmu_set_window(r->mmu.mmu, o->range.from_ns, o->range.to_ns) < 0) {
		tc_cli_error(ctx, "out of memory");
		return TC_EXIT_SYSTEM;
	}
	r->list[0] = tacho_mmu_analysis(r->mmu.mmu);
	r->list[1] = tc_extent_analysis(&r->mmu.span);
	r->list[2] = tacho_gc_analysis(r->view.gc);
	return 0;
}

static void show(const struct run *r, const struct gc_opts *o)
{
	bool is_usable = r->view.in.is_usable;

	if (r->view.ctx->format == TC_FORMAT_JSON)
		tc_gc_json(&r->view, o->mmu);
	else if (is_usable && r->view.ctx->format == TC_FORMAT_CSV && o->table >= TC_GC_TABLE_MMU)
		tc_gc_mmu_csv(&r->mmu, o->table == TC_GC_TABLE_WORST);
	else if (is_usable && r->view.ctx->format == TC_FORMAT_CSV)
		tc_gc_csv(&r->view, o->table);
	else if (is_usable && o->mmu)
		tc_gc_mmu_text(&r->mmu);
	else if (is_usable)
		tc_gc_text(&r->view);
	tc_report_input_caveat(&r->view.in, r->view.ctx);
}

static int cmd_gc(int argc, char **argv, struct tacho_ctx *ctx)
{
	const struct gc_opts *o = ctx->opts;
	struct run r = { 0 };
	int code = prepare(&r, ctx, o), refused = TC_EXIT_OK;

	(void)argc;
	if (code == 0) {
		code = tc_report_input_read(&r.view.in, ctx, argv[0], &o->read, r.list,
					    o->mmu ? 2 : 3);
		if (r.view.in.is_usable)
			refused = tc_range_refuse(ctx, &r.view.in, &o->range, &r.mmu.span);
		if (refused == TC_EXIT_OK)
			show(&r, o);
		if (r.view.in.diag.code != 0)
			tc_report_input_complain(&r.view.in, ctx);
		tc_report_input_close(&r.view.in);
	}
	tacho_gc_free(r.view.gc);
	tacho_mmu_free(r.mmu.mmu);
	return refused > code ? refused : code;
}

static const struct tc_example examples[] = {
	{ "tacho gc trace.out", "cycles, pauses, and who paid for them" },
	{ "tacho gc --mmu trace.out", "how little the program got, and when" },
	{ "tacho gc --mmu --mmu-flags stw,assist,perproc,mut -w 1ms trace.out",
	  "what a goroutine feels that runs, in the worst millisecond and mostly" },
	{ "tacho gc --mmu --from 2s --to 3s trace.out", "one second of it" },
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
		"GOMEMLIMIT holds the goal down; the time of mark assists and of mark workers. That "
		"the memory limit began a cycle follows from the goals: there was less room than "
		"with less alive, or GOGC is off. Where it always acts on a heap of one size this "
		"does not show.\n\n"
		"Pauses are all stops of the world, for the collector or not, by reason. "
		"Stopping is the part until the last P had stopped; where it is the larger part "
		"of a pause, the goroutine that this P ran is to blame, else what the world was "
		"stopped for.\n\n"
		"Mark assist is marking that goroutines must do that allocate while a cycle is "
		"under way: running, or waiting for a worker's credit. The share is that of the "
		"time that goroutines with the same start function ran or waited so. Sweeping is "
		"done by goroutines that allocate, too.\n\n"
		"With --mmu it shows mutator utilization: the share of the processor that is left "
		"to the program by stops of the world (stw), mark workers (background; idle ones "
		"take from nobody), mark assist (assist) and sweeping (sweep). The minimum over all "
		"windows of one length says what the program can rely on: 40% for 10ms means that "
		"in no 10ms it got less than 4ms of each P. With perproc a P has either all or "
		"nothing, which is what a single goroutine feels. With mut there is also the "
		"utilization that 99.9, 99 and 95 of 100 windows exceed.\n\n"
		"With --from and --to all is as if the trace began and ended there: what an edge cuts "
		"counts with the part within, and of a cycle that began before, begin and first pause "
		"are not shown.",
	.examples = examples,
	.see_also = "tacho-report(1), tacho-goroutines(1), tacho-summary(1)",
};
