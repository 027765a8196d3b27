/* SPDX-License-Identifier: MIT */
/* `tacho goroutines`: what goroutines spent their time on, by start function and one by one. */
#include "cli/cmd.h"
#include "cli/fn_hint.h"
#include "cli/goroutines_view.h"

#include <string.h>

#define TOP_DEFAULT 50 /* of text */

struct goroutines_opts {
	const char *fn;
	const char *sort;
	struct tc_cli_number top;
	struct tc_cli_out_opts out;
	struct tc_cli_read_opts read;
};

/* clang-format off */
static const struct tacho_opt opts[] = {
	{ TC_OPT_AT(struct goroutines_opts, fn), .type = TC_OPT_STRING, .long_name = "fn",
	  .argname = "NAME", .help = "the goroutines one by one whose start function is NAME" },
	{ TC_OPT_AT(struct goroutines_opts, sort), .type = TC_OPT_STRING, .short_name = 's',
	  .long_name = "sort", .argname = "COL", .def_note = "running; with --fn total",
	  .help = "sort by a column, a reason of blocking, or a range; largest first" },
	{ TC_OPT_AT(struct goroutines_opts, top), .type = TC_OPT_NUMBER, .short_name = 'n',
	  .long_name = "top", .argname = "N", .def_note = "50; JSON and CSV: all",
	  .max = INT64_MAX, .help = "print N rows; 0: all" },
	TC_OPTS_OUTPUT(struct goroutines_opts, out),
	TC_OPTS_READING(struct goroutines_opts, read),
};
/* clang-format on */

static uint64_t rows(const struct tacho_ctx *ctx, const struct goroutines_opts *o)
{
	return tc_cli_rows(o->top, ctx->format == TC_FORMAT_TEXT ? TOP_DEFAULT : UINT64_MAX);
}

static const struct tacho_group *find_group(const struct tc_goroutines_view *v)
{
	struct tacho_text fn = tc_fn_text(v->fn);

	for (size_t i = 0; i < tacho_goroutines_groups(v->goroutines); i++) {
		const struct tacho_group *group = tacho_goroutines_group(v->goroutines, i);
		struct tacho_text name = tacho_symbols_get(v->symbols, group->name);

		if (name.n == fn.n && (fn.n == 0 || memcmp(name.s, fn.s, fn.n) == 0))
			return group;
	}
	return NULL;
}

static int unknown_column(const struct tc_goroutines_view *v, const char *word)
{
	struct tc_cli_str words = { 0 };

	tc_sort_words(&words, v);
	tc_cli_error(v->ctx, "--sort: '%s' is no column; there are %s", word, words.p);
	tc_cli_str_free(&words);
	return TC_EXIT_USAGE;
}

/* Find what the options name, and print; returns an exit code. */
static int show(struct tc_goroutines_view *v, const struct goroutines_opts *o)
{
	v->symbols = tacho_reader_symbols(v->in.reader);
	if (v->fn) {
		v->group = find_group(v);
		if (!v->group)
			return tc_fn_unknown(v->ctx, &v->in, v->goroutines, v->fn);
	}
	if (!tc_sort_parse(&v->sort, v, o->sort))
		return unknown_column(v, o->sort);
	if (v->ctx->format == TC_FORMAT_JSON)
		tc_goroutines_json(v);
	else if (v->ctx->format == TC_FORMAT_CSV)
		tc_goroutines_csv(v);
	else if (v->fn)
		tc_goroutines_text_members(v);
	else
		tc_goroutines_text_groups(v);
	tc_report_input_caveat(&v->in, v->ctx);
	return TC_EXIT_OK;
}

static int cmd_goroutines(int argc, char **argv, struct tacho_ctx *ctx)
{
	const struct goroutines_opts *o = ctx->opts;
	struct tc_goroutines_view v = { .ctx = ctx, .fn = o->fn, .top = rows(ctx, o) };
	struct tacho_goroutines_opts gopts = TACHO_GOROUTINES_OPTS_INIT;
	struct tacho_analysis list[2];
	int code, found = TC_EXIT_OK;

	(void)argc;
	gopts.waits = 0;
	if (o->fn) {
		gopts.keep = TACHO_KEEP_FUNCTION;
		gopts.function = tc_fn_text(o->fn);
	}
	if (tacho_goroutines_new(&v.goroutines, &gopts) < 0) {
		tc_cli_error(ctx, "out of memory");
		return TC_EXIT_SYSTEM;
	}
	list[0] = tacho_goroutines_analysis(v.goroutines);
	list[1] = tc_extent_analysis(&v.span);
	code = tc_report_input_read(&v.in, ctx, argv[0], &o->read, list, TC_LEN(list));
	if (v.in.is_usable)
		found = show(&v, o);
	else if (ctx->format == TC_FORMAT_JSON)
		tc_goroutines_json(&v);
	if (v.in.diag.code != 0)
		tc_report_input_complain(&v.in, ctx);
	tc_report_input_close(&v.in);
	tacho_goroutines_free(v.goroutines);
	return found > code ? found : code;
}

static const struct tc_example examples[] = {
	{ "tacho goroutines trace.out", "start functions, with what their goroutines did" },
	{ "tacho goroutines --sort blocked.p99 trace.out", "those that are blocked longest first" },
	{ "tacho goroutines --fn main.worker trace.out",
	  "each goroutine that began in main.worker" },
	{ "tacho goroutines --fn main.worker --sort 'chan receive' trace.out",
	  "those first that waited longest for a channel" },
	{ "tacho goroutines --csv trace.out >goroutines.csv", "for a spreadsheet" },
	{ NULL, NULL },
};

const struct tacho_cmd tc_cmd_goroutines = {
	.name = "goroutines",
	.fn = cmd_goroutines,
	.operands = "FILE",
	.min_args = 1,
	.max_args = 1,
	.summary = "show what goroutines spent their time on",
	.flags = TC_CMD_FILES,
	TC_CMD_OPTS(struct goroutines_opts, opts),
	.description =
		"Groups goroutines by the function that they began with and adds up their times:\n\n"
		"  running   on a P\n"
		"  runnable  could run, but waited for a P\n"
		"  blocked   waited for something: a channel, a lock, the network, a timer\n"
		"  syscall   in a system call, with the P at hand\n"
		"  sys-blk   in a system call that took so long that the P went to others\n"
		"  unknown   what is left of the total\n"
		"  total     from the first to the last sign of the goroutine\n\n"
		"The times are those of `go tool trace`. Columns that are 0 everywhere are left "
		"out. A second table has the average, the median (p50), the value that 99 of 100 "
		"goroutines do not exceed (p99) and the largest value of the column that is sorted "
		"by, and how long goroutines had to wait to run each time they could (lat).\n\n"
		"With --fn the goroutines of one start function are shown one by one: when they "
		"were created, ran first and ended, counted from the begin of the trace; their "
		"times; what they were blocked on, if there is more than one reason; and the time "
		"they spent helping the garbage collector or in a stopped world. Goroutines of "
		"which no stack was seen have the name \"(no stack seen)\".\n\n"
		"--sort takes every column by its title. For start functions a time may be followed "
		"by .avg, .p50, .p99 or .max, as in running.max, and latency.p99 is the scheduler "
		"latency; reasons and ranges (sync, \"chan receive\", \"GC mark assist\") sort as "
		"well. Upper case, blanks, - and _ do not matter. Names, ids and points in time "
		"sort upwards, all else downwards.\n\n"
		"Of a damaged trace the times run on to the damage; what was lost is said, and the "
		"exit status is 3.",
	.examples = examples,
	.see_also = "tacho-report(1), tacho-profile(1), tacho-summary(1)",
};
