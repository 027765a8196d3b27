/* SPDX-License-Identifier: MIT */
/* `tacho latency`: how long things took, as distributions. */
#include <stdlib.h>
#include <string.h>

#include "cli/cmd.h"
#include "cli/fn_hint.h"
#include "cli/latency_view.h"
#include "cli/units.h"

#define TOP_DEFAULT     10 /* rows of text, of each kind */
#define LONGEST_TEXT    3
#define LONGEST_DATA    10
#define COLUMNS_DEFAULT 60
#define MAP_MARGIN      12 /* columns of a terminal that the heat map does not use */

static const char *const heats[] = { "none", "sched", "block",  "syscall", "assist",
				     "stw",  "task",  "region", NULL };

struct latency_opts {
	struct tc_cli_strings kinds;
	int by;
	const char *fn;
	bool with_system;
	struct tc_cli_filter_opts window;
	int heat; /* 0: none; else kind + 1 */
	struct tc_cli_number longest, columns, top;
	struct tc_cli_out_opts out;
	struct tc_cli_read_opts read;
};

/* clang-format off */
static const struct tacho_opt opts[] = {
	{ .type = TC_OPT_HEADING, .help = "What counts" },
	{ TC_OPT_AT(struct latency_opts, kinds), .type = TC_OPT_STRINGS, .short_name = 'k',
	  .long_name = "kind", .argname = "KIND", .def_note = "all",
	  .help = "only sched, block, syscall, assist, stw, task or region; a list (sched,stw) or "
		  "repeated" },
	{ TC_OPT_AT(struct latency_opts, by), .type = TC_OPT_CHOICE, .short_name = 'b',
	  .long_name = "by", .argname = "WHAT", .choices = tc_latency_bys, .def = "type",
	  .help = "a row for each type; only for each kind; or also for each start function, line "
		  "of code, or stack" },
	{ TC_OPT_AT(struct latency_opts, fn), .type = TC_OPT_STRING, .long_name = "fn",
	  .argname = "NAME", .help = "only goroutines whose start function is NAME" },
	{ TC_OPT_AT(struct latency_opts, with_system), .type = TC_OPT_BOOL,
	  .long_name = "system", .help = "the runtime's own goroutines, too" },
	TC_OPTS_WINDOW(struct latency_opts, window),
	TC_OPTS_OUTPUT(struct latency_opts, out),
	{ TC_OPT_AT(struct latency_opts, longest), .type = TC_OPT_NUMBER, .long_name = "longest",
	  .argname = "N", .def_note = "3; JSON: 10",
	  .max = TACHO_LATENCY_LONGEST_MAX,
	  .help = "print the N longest instances of each row, with their places" },
	{ TC_OPT_AT(struct latency_opts, heat), .type = TC_OPT_CHOICE, .long_name = "heat",
	  .argname = "KIND", .choices = heats, .def = "none",
	  .help = "a heat map of one kind: time by length. CSV: in place of the rows" },
	{ TC_OPT_AT(struct latency_opts, columns), .type = TC_OPT_NUMBER, .long_name = "columns",
	  .argname = "N", .def_note = "60, or what the terminal has room for",
	  .min = 1, .max = TACHO_LATENCY_COLUMNS_MAX,
	  .help = "cut the time of the heat map into at most N columns" },
	{ TC_OPT_AT(struct latency_opts, top), .type = TC_OPT_NUMBER, .short_name = 'n',
	  .long_name = "top", .argname = "N", .def_note = "10; JSON and CSV: all",
	  .max = INT64_MAX, .help = "print the N largest rows of each kind; 0: all" },
	TC_OPTS_READING(struct latency_opts, read),
};
/* clang-format on */

/* --- the command line ------------------------------------------------------- */

static int kind_of(const char *word, size_t n)
{
	for (int kind = 0; kind < TACHO_LATENCY_COUNT; kind++) {
		const char *name = tacho_latency_kind_name(kind);

		if (strlen(name) == n && memcmp(name, word, n) == 0)
			return kind;
	}
	return -1;
}

static int parse_kinds(const struct tacho_ctx *ctx, const struct tc_cli_strings *lists,
		       unsigned *out)
{
	*out = 0;
	for (size_t i = 0; i < lists->n; i++) {
		for (const char *word = lists->v[i];;) {
			size_t n = strcspn(word, ",");
			int kind = kind_of(word, n);

			if (kind < 0)
				return tc_cli_usage(ctx,
						    "--kind: '%.*s' is no kind; there are sched, "
						    "block, syscall, assist, stw, task and region",
						    n < 100 ? (int)n : 100, word);
			*out |= 1U << kind;
			if (word[n] == '\0')
				break;
			word += n + 1;
		}
	}
	return TC_EXIT_OK;
}

/* Standard input can be read once only. */
static bool names_stdin_twice(int argc, char **argv)
{
	int n = 0;

	for (int i = 0; i < argc; i++)
		n += strcmp(argv[i], "-") == 0;
	return n > 1;
}

static int look_at_options(const struct tacho_ctx *ctx, const struct latency_opts *o,
			   unsigned kinds, int argc, char **argv)
{
	if (tc_range_check(ctx, &o->window) != TC_EXIT_OK)
		return TC_EXIT_USAGE;
	if (o->columns.is_given && o->heat == 0)
		return tc_cli_usage(ctx, "--columns goes with --heat only");
	if (o->heat > 0 && kinds && !(kinds >> (o->heat - 1) & 1))
		return tc_cli_usage(ctx, "--heat %s: --kind leaves that out", heats[o->heat]);
	if (names_stdin_twice(argc, argv))
		return tc_cli_usage(ctx, "standard input (-) can be given once only");
	return TC_EXIT_OK;
}

static unsigned columns_of(const struct tacho_ctx *ctx, const struct latency_opts *o)
{
	unsigned width = ctx->out.width > MAP_MARGIN ? ctx->out.width - MAP_MARGIN : 1;

	if (o->columns.is_given)
		return (unsigned)o->columns.n;
	return ctx->format == TC_FORMAT_TEXT && ctx->out.tty && width < COLUMNS_DEFAULT
		       ? width
		       : COLUMNS_DEFAULT;
}

static unsigned longest_of(const struct tacho_ctx *ctx, const struct latency_opts *o)
{
	if (ctx->format == TC_FORMAT_CSV)
		return 0;
	if (o->longest.is_given)
		return (unsigned)o->longest.n;
	return ctx->format == TC_FORMAT_JSON ? LONGEST_DATA : LONGEST_TEXT;
}

static uint64_t top_of(const struct tacho_ctx *ctx, const struct latency_opts *o)
{
	return tc_cli_rows(o->top, ctx->format == TC_FORMAT_TEXT ? TOP_DEFAULT : UINT64_MAX);
}

/* --- one file ----------------------------------------------------------------- */

struct outputs {
	struct tc_cli_json json;
	struct tc_cli_table csv;
};

static int make(struct tc_latency_view *v, const struct latency_opts *o)
{
	struct tacho_latency_opts lopts = TACHO_LATENCY_OPTS_INIT;
	int rc = tacho_activity_new(&v->act, NULL);

	lopts.kinds = v->kinds;
	lopts.by = v->by;
	lopts.longest = longest_of(v->ctx, o);
	lopts.with_system = v->with_system;
	lopts.has_function = o->fn != NULL;
	if (o->fn)
		lopts.function = tc_fn_text(o->fn);
	lopts.from_ns = o->window.from_ns;
	lopts.to_ns = o->window.to_ns;
	lopts.heat = v->heat;
	lopts.columns = columns_of(v->ctx, o);
	if (rc == 0)
		rc = tacho_latency_new(&v->latency, v->act, &lopts);
	if (rc == 0)
		v->symbols = tacho_activity_symbols(v->act);
	return rc;
}

/* Something that the trace has not was asked for: say it. */
static int refuse(const struct tc_latency_view *v, const struct tacho_goroutines *goroutines)
{
	struct tc_extent span = { 0, tacho_latency_duration_ns(v->latency), 0 };

	if (v->fn && !tacho_latency_matched(v->latency))
		return tc_fn_unknown(v->ctx, &v->in, goroutines, v->fn);
	return tc_range_refuse(v->ctx, &v->in, v->window, &span);
}

/* The largest ones of each kind. */
static void choose_rows(struct tc_latency_view *v)
{
	size_t all = tacho_latency_rows(v->latency);
	uint64_t of_kind[TACHO_LATENCY_COUNT] = { 0 };

	v->rows = tc_cli_xcalloc(all + 1, sizeof(*v->rows));
	for (size_t i = 0; i < all; i++) {
		const struct tacho_latency_row *row = tacho_latency_row(v->latency, i);

		if (of_kind[row->kind]++ < v->top)
			v->rows[v->n_rows++] = row;
	}
}

static int one_file(struct tc_latency_view *v, const struct latency_opts *o, const char *path,
		    struct outputs *out)
{
	struct tacho_goroutines *goroutines = NULL;
	struct tacho_analysis list[2];
	int code = TC_EXIT_OK, refused = TC_EXIT_OK, rc = make(v, o);
	size_t n = 0;

	/* For the names that come near one that is not there. */
	if (rc == 0 && v->fn)
		rc = tacho_goroutines_new(&goroutines, NULL);
	if (rc < 0) {
		tc_cli_error(v->ctx, "%s", tacho_error_text(rc));
		return TC_EXIT_SYSTEM;
	}
	list[n++] = tacho_activity_analysis(v->act);
	if (goroutines)
		list[n++] = tacho_goroutines_analysis(goroutines);
	code = tc_report_input_read(&v->in, v->ctx, path, &o->read, list, n);
	if (v->in.is_usable) {
		refused = refuse(v, goroutines);
		choose_rows(v);
	}
	if (v->ctx->format == TC_FORMAT_JSON)
		tc_latency_json(v, &out->json);
	else if (v->in.is_usable && v->ctx->format == TC_FORMAT_CSV)
		tc_latency_csv(v, &out->csv);
	else if (v->in.is_usable && refused == TC_EXIT_OK)
		tc_latency_text(v);
	if (refused == TC_EXIT_OK)
		tc_report_input_caveat(&v->in, v->ctx);
	if (v->in.diag.code != 0)
		tc_report_input_complain(&v->in, v->ctx);
	tacho_goroutines_free(goroutines);
	return refused > code ? refused : code;
}

/* --- the command ------------------------------------------------------------ */

/* One object, or an array of them. */
static void begin_output(const struct tacho_ctx *ctx, const struct latency_opts *o, int n,
			 struct outputs *out)
{
	if (ctx->format == TC_FORMAT_CSV)
		tc_latency_csv_begin(&out->csv, ctx, o->heat > 0);
	if (ctx->format != TC_FORMAT_JSON)
		return;
	tc_cli_json_init(&out->json, stdout, n > 1 ? 3 : 2);
	if (n > 1)
		tc_cli_json_array(&out->json);
}

static void end_output(const struct tacho_ctx *ctx, int n, struct outputs *out)
{
	if (ctx->format == TC_FORMAT_CSV)
		tc_cli_table_end(&out->csv);
	if (ctx->format == TC_FORMAT_JSON && n > 1)
		tc_cli_json_end(&out->json);
}

static int cmd_latency(int argc, char **argv, struct tacho_ctx *ctx)
{
	const struct latency_opts *o = ctx->opts;
	struct outputs out;
	unsigned kinds;
	int worst = parse_kinds(ctx, &o->kinds, &kinds);

	if (worst == TC_EXIT_OK)
		worst = look_at_options(ctx, o, kinds, argc, argv);
	if (worst != TC_EXIT_OK)
		return worst;
	begin_output(ctx, o, argc, &out);
	for (int i = 0; i < argc && !tc_cli_out_failed(stdout); i++) {
		struct tc_latency_view v = { .ctx = ctx,
					     .kinds = kinds,
					     .by = o->by,
					     .with_system = o->with_system,
					     .fn = o->fn,
					     .window = &o->window,
					     .heat = o->heat - 1,
					     .top = top_of(ctx, o),
					     .is_next = i > 0 };
		int code = one_file(&v, o, argv[i], &out);

		worst = code > worst ? code : worst;
		tc_report_input_close(&v.in);
		free(v.rows);
		tacho_latency_free(v.latency);
		tacho_activity_free(v.act);
	}
	end_output(ctx, argc, &out);
	return worst;
}

static const struct tc_example examples[] = {
	{ "tacho latency trace.out", "all kinds, with their longest instances" },
	{ "tacho latency --kind sched --heat sched trace.out",
	  "waits for a P over time: a steady hum, or bursts?" },
	{ "tacho latency --kind block --by site trace.out", "blocked times by line of code" },
	{ "tacho latency --kind task,region --longest 20 trace.out",
	  "the slowest requests, if they are tasks" },
	{ "tacho latency --fn main.worker --from 1s --to 2s trace.out",
	  "one start function, one second" },
	{ "tacho latency --json before.out after.out", "two traces, for a comparison" },
	{ NULL, NULL },
};

const struct tacho_cmd tc_cmd_latency = {
	.name = "latency",
	.fn = cmd_latency,
	.operands = "FILE...",
	.min_args = 1,
	.max_args = -1,
	.summary = "show how long waits, calls, pauses, tasks and regions took",
	.flags = TC_CMD_FILES,
	TC_CMD_OPTS(struct latency_opts, opts),
	.description =
		"Prints the distributions of:\n\n"
		"  sched    runnable, waiting for a P\n"
		"  block    blocked, by reason\n"
		"  syscall  system calls: those that kept their P, and those that lost it\n"
		"  assist   mark assists: allocation that had to help the collector\n"
		"  stw      stop-the-world, by what it was for\n"
		"  task     user tasks, by type\n"
		"  region   user regions, by type\n\n"
		"A percentile says what that share of all instances does not exceed; it is "
		"at most 3.2 % off, while count, total, mean and max are exact. Instances that the "
		"begin or end of the trace cuts are counted apart (cut), as nobody knows how long "
		"they took.\n\n"
		"\"Total made by\" says whether many short instances or few long ones make up "
		"the total: \"few long: 1% = 83%\" if the longest 1 % of them make half of it or "
		"more; \"even\" if all are about alike; \"long tail\" if it takes the longest "
		"10 % to make half; \"many short\" else; \"only N\" where there are fewer than "
		"10.\n\n"
		"Waits for a P are added up by what the Ps did meanwhile. The longest instances "
		"are printed with the time at which they began, which --from and --to and the "
		"other commands understand, and with the line of code where they began.\n\n"
		"With --from and --to, an instance counts with its whole length if a part of it "
		"lies in between. The columns of a heat map are equally wide; an instance stands "
		"in the one where it ended.\n\n"
		"Several files give one after the other; as JSON an array. Of a damaged trace the "
		"part before the damage is used, what was lost is said, and the exit status "
		"is 3.",
	.examples = examples,
	.see_also = "tacho-report(1), tacho-profile(1), tacho-goroutines(1)",
};
