/* SPDX-License-Identifier: MIT */
/* `tacho export`: a trace for other programs. */
#include "cli/cmd.h"
#include "cli/out_file.h"
#include "cli/report_input.h"
#include "cli/spool.h"
#include "cli/stream_input.h"
#include "cli/time_range.h"
#include "cli/units.h"

#include <tacho/rows.h>
#include <tacho/timeline.h>

#include <string.h>

enum {
	FORMAT_CHROME,
	FORMAT_PERFETTO,
	FORMAT_CSV,
	FORMAT_JSONL,
	FORMAT_FOLDED
};
static const char *const formats[] = { "chrome", "perfetto-json", "csv", "jsonl", "folded", NULL };

enum {
	VIEW_PROC,
	VIEW_THREAD
};
static const char *const views[] = { "proc", "thread", NULL };

/* As enum tacho_folded_state. */
static const char *const states[] = {
	"running", "runnable", "waiting", "syscall", "samples", NULL
};

struct export_opts {
	int form, view, state;
	const char *out;
	struct tc_cli_number goroutine, task, task_goroutines;
	const char *rows; /* NULL: all */
	bool is_compatible, stacks;
	struct tc_cli_ids of_goroutines, of_procs;
	struct tc_cli_filter_opts window;
	struct tc_cli_read_opts read;
};

/* clang-format off */
static const struct tacho_opt opts[] = {
	{ .type = TC_OPT_HEADING, .help = "What to write" },
	{ TC_OPT_AT(struct export_opts, form), .type = TC_OPT_CHOICE, .short_name = 'f',
	  .long_name = "format", .argname = "FORM", .choices = formats, .def = "chrome",
	  .help = "a timeline for chrome://tracing, or for Perfetto; rows; or stacks for "
		  "flame graphs" },
	{ TC_OPT_AT(struct export_opts, out), .type = TC_OPT_PATH, .short_name = 'o',
	  .long_name = "output", .argname = "OUT", .def_note = "standard output",
	  .help = "write to OUT; - is standard output" },
	TC_OPTS_WINDOW(struct export_opts, window),
	{ .type = TC_OPT_HEADING, .help = "Timelines" },
	{ TC_OPT_AT(struct export_opts, view), .type = TC_OPT_CHOICE, .long_name = "view",
	  .argname = "VIEW", .choices = views, .def = "proc",
	  .help = "a lane for each P, or for each thread" },
	{ TC_OPT_AT(struct export_opts, goroutine), .type = TC_OPT_NUMBER, .short_name = 'g',
	  .long_name = "goroutine", .argname = "ID", .def_note = "all", .max = INT64_MAX,
	  .help = "lanes for this goroutine, for those that woke it, and for those that woke them" },
	{ TC_OPT_AT(struct export_opts, task), .type = TC_OPT_NUMBER, .long_name = "task",
	  .argname = "ID", .def_note = "all", .max = INT64_MAX,
	  .help = "the time of this task, with lanes for it and its subtasks" },
	{ TC_OPT_AT(struct export_opts, task_goroutines), .type = TC_OPT_NUMBER,
	  .long_name = "task-goroutines", .argname = "ID", .def_note = "all", .max = INT64_MAX,
	  .help = "the same with lanes for the goroutines that worked for the task" },
	{ TC_OPT_AT(struct export_opts, is_compatible), .type = TC_OPT_BOOL,
	  .long_name = "bug-compatible",
	  .help = "exactly the events of `go tool trace`, with what it gets wrong" },
	{ .type = TC_OPT_HEADING, .help = "Rows and stacks" },
	{ TC_OPT_AT(struct export_opts, rows), .type = TC_OPT_STRING, .long_name = "rows",
	  .argname = "KINDS", .def_note = "all",
	  .help = "a list of slices, waits, tasks, regions, logs, samples and ranges" },
	{ TC_OPT_AT(struct export_opts, stacks), .type = TC_OPT_BOOL, .long_name = "stacks",
	  .help = "whole call stacks, not only the innermost function" },
	{ TC_OPT_AT(struct export_opts, state), .type = TC_OPT_CHOICE, .long_name = "state",
	  .argname = "STATE", .choices = states, .def = "running",
	  .help = "of folded stacks: what goroutines were doing, or CPU samples" },
	{ TC_OPT_AT(struct export_opts, of_goroutines), .type = TC_OPT_IDS,
	  .long_name = "of-goroutine", .argname = "ID", .def_note = "all",
	  .help = "of CPU samples, those of this goroutine; a list (1,7) or repeated" },
	{ TC_OPT_AT(struct export_opts, of_procs), .type = TC_OPT_IDS, .long_name = "of-proc",
	  .argname = "ID", .def_note = "all", .help = "of CPU samples, those on this P, too" },
	TC_OPTS_READING(struct export_opts, read),
};
/* clang-format on */

/* A trace on its way out. */
struct job {
	const struct tacho_ctx *ctx;
	const struct export_opts *o;
	const char *path; /* to be read */
	const char *name; /* as the user knows it */
	struct tc_out_file out;
	struct tc_report_input in;
	bool is_said; /* what is wrong with the input */
	/* Up to the first event behind --from all output waits here: there may be none. */
	bool has_event, is_reached;
	int64_t first_ns, last_ns;
	struct tc_cli_str waiting;
};

/* Options that say what a timeline is about. */
static int n_focus(const struct export_opts *o)
{
	return o->goroutine.is_given + o->task.is_given + o->task_goroutines.is_given;
}

static bool is_timeline(const struct export_opts *o)
{
	return o->form == FORMAT_CHROME || o->form == FORMAT_PERFETTO;
}

static bool is_rows(const struct export_opts *o)
{
	return o->form == FORMAT_CSV || o->form == FORMAT_JSONL;
}

static bool is_text(const struct export_opts *o)
{
	return o->form == FORMAT_CSV || o->form == FORMAT_FOLDED;
}

/* "slices,waits", or the singular. False after a message. */
static bool parse_kinds(const struct tacho_ctx *ctx, const char *list, unsigned *kinds)
{
	*kinds = list ? 0 : (1u << TACHO_ROW_COUNT) - 1;
	while (list && *list) {
		size_t n = strcspn(list, ",");
		int kind = 0;

		for (; kind < TACHO_ROW_COUNT; kind++) {
			const char *name = tacho_row_name(kind);
			size_t len = strlen(name);

			if (strncmp(list, name, len) == 0 &&
			    (n == len || (n == len + 1 && list[len] == 's')))
				break;
		}
		if (kind == TACHO_ROW_COUNT) {
			tc_cli_usage(ctx,
				     "--rows: '%.*s' is none of slices, waits, tasks, regions, "
				     "logs, samples, ranges",
				     (int)n, list);
			return false;
		}
		*kinds |= 1u << kind;
		list += n + (list[n] == ',');
	}
	if (*kinds == 0)
		tc_cli_usage(ctx, "--rows: the list is empty");
	return *kinds != 0;
}

/* Options of one format are mistakes with another one. */
static int look_at_formats(const struct tacho_ctx *ctx, const struct export_opts *o, int given)
{
	const char *form = formats[o->form];

	if (!is_timeline(o) && (given > 0 || o->view != VIEW_PROC))
		return tc_cli_usage(ctx,
				    "--view, --goroutine, --task and --task-goroutines are for "
				    "timelines, not for --format %s",
				    form);
	if (!is_rows(o) && (o->rows || o->stacks))
		return tc_cli_usage(ctx, "--rows and --stacks are for csv and jsonl, not for %s",
				    form);
	if (o->form != FORMAT_FOLDED && o->state != TACHO_FOLDED_RUNNING)
		return tc_cli_usage(ctx, "--state is for folded, not for %s", form);
	if (o->of_goroutines.n + o->of_procs.n > 0 && o->state != TACHO_FOLDED_SAMPLES)
		return tc_cli_usage(ctx, "--of-goroutine and --of-proc are for --state samples");
	if (o->is_compatible && o->form != FORMAT_CHROME)
		return tc_cli_usage(ctx, "--bug-compatible is for chrome, not for %s", form);
	return TC_EXIT_OK;
}

static int look_at_options(const struct tacho_ctx *ctx, const struct export_opts *o,
			   const char *path)
{
	int given = n_focus(o);

	if (given > 1)
		return tc_cli_usage(ctx,
				    "--goroutine, --task and --task-goroutines exclude each other");
	if (o->view == VIEW_THREAD && (o->goroutine.is_given || o->task_goroutines.is_given))
		return tc_cli_usage(ctx, "--view thread has no lanes of goroutines");
	if (look_at_formats(ctx, o, given) != TC_EXIT_OK)
		return TC_EXIT_USAGE;
	if (o->window.from_ns > o->window.to_ns)
		return tc_cli_usage(ctx, "--from is after --to");
	if (o->out && tc_cli_is_same_file(path, o->out))
		return tc_cli_usage(ctx, "%s is the input", o->out);
	return TC_EXIT_OK;
}

/* --- reading ---------------------------------------------------------------- */

/* One pass over the trace; the exit code. Nothing is printed. */
static int read_once(struct job *j, const struct tacho_analysis *list, size_t n)
{
	int code = tc_report_input_read(&j->in, j->ctx, j->path, &j->o->read, list, n);

	j->in.path = j->name;
	return code;
}

static int64_t length(const struct job *j)
{
	return (int64_t)((uint64_t)j->last_ns - (uint64_t)j->first_ns);
}

/* Is the trace as long as --from? */
static int look_at_time(void *self, const struct tacho_block *b)
{
	struct job *j = self;

	if (b->n == 0)
		return 0;
	if (!j->has_event)
		j->first_ns = b->events[0].time_ns;
	j->has_event = true;
	j->last_ns = b->events[b->n - 1].time_ns;
	j->is_reached |= length(j) >= j->o->window.from_ns;
	return 0;
}

static int unknown(const struct job *j, const struct tacho_focus_opts *fopts)
{
	const char *what = fopts->kind == TACHO_FOCUS_GOROUTINE ? "goroutine" : "task";

	tc_cli_error(j->ctx, "%s: there is no %s %" PRIu64 "; `tacho %s` lists what there is",
		     tc_report_input_name(&j->in), what, fopts->id,
		     fopts->kind == TACHO_FOCUS_GOROUTINE ? "goroutines" : "tasks");
	return TC_EXIT_USAGE;
}

/* Find what the timeline is about. */
static int find_focus(struct job *j, const struct tacho_focus_opts *fopts, struct tacho_focus **out)
{
	struct tacho_analysis analysis;
	int code;

	if (tacho_focus_new(out, fopts) < 0) {
		tc_cli_error(j->ctx, "out of memory");
		return TC_EXIT_SYSTEM;
	}
	analysis = tacho_focus_analysis(*out);
	do {
		code = read_once(j, &analysis, 1);
		tc_report_input_close(&j->in);
		if (!j->in.is_usable) {
			tc_report_input_complain(&j->in, j->ctx);
			j->is_said = true;
			return code;
		}
	} while (tacho_focus_wants_more(*out));
	j->is_said = !tacho_focus_found(*out);
	return j->is_said ? unknown(j, fopts) : TC_EXIT_OK;
}

static void focus_opts(const struct export_opts *o, struct tacho_focus_opts *fopts)
{
	fopts->bug_compatible = o->is_compatible;
	if (o->goroutine.is_given) {
		fopts->kind = TACHO_FOCUS_GOROUTINE;
		fopts->id = o->goroutine.n;
	} else if (o->task.is_given) {
		fopts->kind = TACHO_FOCUS_TASK;
		fopts->id = o->task.n;
	} else if (o->task_goroutines.is_given) {
		fopts->kind = TACHO_FOCUS_TASK_GOROUTINES;
		fopts->id = o->task_goroutines.n;
	}
}

static bool needs_two_readings(const struct export_opts *o)
{
	return n_focus(o) > 0 || o->is_compatible;
}

/* --- writing ---------------------------------------------------------------------- */

static bool is_for_terminal(const struct job *j)
{
	return is_text(j->o) && j->ctx->out.tty && strcmp(j->out.path, "-") == 0;
}

/* Names reach a terminal only escaped; JSON is so by itself. */
static int write_safely(struct job *j, const char *p, size_t n)
{
	for (size_t at = 0; at < n; at++) {
		const char *end = memchr(p + at, '\n', n - at);
		size_t len = end ? (size_t)(end - p) - at : n - at;
		bool has_cr = len > 0 && p[at + len - 1] == '\r';

		tc_cli_out_text(stdout, p + at, len - has_cr, j->ctx->out.unicode);
		if (end)
			putchar('\n');
		at += len;
	}
	if (!tc_cli_out_failed(stdout))
		return 0;
	j->out.failed = true; /* main says why */
	return TACHO_EIO;
}

static int put(struct job *j, const void *bytes, size_t n)
{
	if (is_for_terminal(j))
		return write_safely(j, bytes, n);
	return tc_out_file_write(&j->out, bytes, n);
}

static int release(struct job *j)
{
	int rc = j->waiting.len ? put(j, j->waiting.p, j->waiting.len) : 0;

	tc_cli_str_free(&j->waiting);
	return rc;
}

/* For writers. */
static int write_out(void *ctx, const void *bytes, size_t n)
{
	struct job *j = ctx;

	if (!j->is_reached) {
		tc_cli_str_add(&j->waiting, bytes, n);
		return 0;
	}
	return j->waiting.len && release(j) < 0 ? TACHO_EIO : put(j, bytes, n);
}

static int outside(struct job *j)
{
	char from[TC_UNITS_MAX], end[TC_UNITS_MAX];

	tc_cli_units_duration(from, j->o->window.from_ns, j->ctx->err.unicode);
	tc_cli_units_duration(end, length(j), j->ctx->err.unicode);
	tc_cli_error(j->ctx, "%s: there is nothing from %s on; the trace ends at %s",
		     tc_report_input_name(&j->in), from, end);
	tc_cli_str_free(&j->waiting);
	j->is_said = true;
	return TC_EXIT_USAGE;
}

/* The pass whose analysis writes; the exit code. */
static int read_and_write(struct job *j, const struct tacho_analysis *analysis)
{
	static const struct tacho_analysis_ops time = { .name = "time", .feed = look_at_time };
	const struct tacho_analysis list[] = { { &time, j }, *analysis };
	int code;

	j->has_event = false;
	j->is_reached = j->o->window.from_ns <= 0;
	code = j->is_reached ? read_once(j, analysis, 1) : read_once(j, list, 2);
	if (!j->in.is_usable || j->is_reached)
		return code;
	if (j->in.diag.code == 0)
		return outside(j);
	/* Of a damaged trace nobody knows where it would have ended. */
	j->is_reached = true;
	return release(j) < 0 ? TC_EXIT_SYSTEM : code;
}

/* --- timelines ---------------------------------------------------------------- */

static int write_timeline(struct job *j, const struct tacho_focus *focus)
{
	struct tacho_timeline_opts topts = TACHO_TIMELINE_OPTS_INIT;
	struct tacho_timeline *t;
	struct tacho_analysis analysis;
	int code;

	topts.form =
		j->o->form == FORMAT_PERFETTO ? TACHO_TIMELINE_PERFETTO : TACHO_TIMELINE_CHROME;
	topts.view = j->o->view == VIEW_THREAD ? TACHO_TIMELINE_THREADS : TACHO_TIMELINE_PROCS;
	topts.bug_compatible = j->o->is_compatible;
	topts.from_ns = j->o->window.from_ns;
	topts.to_ns = j->o->window.to_ns;
	topts.focus = focus;
	if (focus && j->o->is_compatible)
		topts.max_events = tacho_focus_kept_events(focus);
	if (tacho_timeline_new(&t, write_out, j, &topts) < 0) {
		tc_cli_error(j->ctx, "out of memory");
		return TC_EXIT_SYSTEM;
	}
	analysis = tacho_timeline_analysis(t);
	code = read_and_write(j, &analysis);
	tacho_timeline_free(t);
	return code;
}

static int export_timeline(struct job *j)
{
	struct tacho_focus_opts fopts = TACHO_FOCUS_OPTS_INIT;
	struct tacho_focus *focus = NULL;
	int code = TC_EXIT_OK;

	focus_opts(j->o, &fopts);
	if (needs_two_readings(j->o))
		code = find_focus(j, &fopts, &focus);
	if (code == TC_EXIT_OK)
		code = write_timeline(j, focus);
	tacho_focus_free(focus);
	return code;
}

/* --- rows and stacks ------------------------------------------------------------ */

/* Nothing of what was asked for is in the trace, or in the part of it; the exit code. */
static int empty(struct job *j, const char *what)
{
	struct tc_cli_str window = { 0 };

	tc_range_describe(&window, &j->o->window, j->ctx->err.unicode);
	tc_cli_error(j->ctx, "%s: there are no %s%s", tc_report_input_name(&j->in), what,
		     window.p ? window.p : " in the trace");
	tc_cli_str_free(&window);
	return TC_EXIT_USAGE;
}

/* What the trace does not have is no mistake of who did not ask for it. */
static bool is_empty(const struct job *j, int code, bool has_some)
{
	return code == TC_EXIT_OK && j->is_reached && !has_some;
}

static int export_rows(struct job *j)
{
	struct tacho_rows_opts ropts = TACHO_ROWS_OPTS_INIT;
	struct tacho_rows *rows;
	struct tacho_analysis analysis;
	int code;

	ropts.form = j->o->form == FORMAT_CSV ? TACHO_ROWS_CSV : TACHO_ROWS_JSONL;
	ropts.stacks = j->o->stacks;
	ropts.from_ns = j->o->window.from_ns;
	ropts.to_ns = j->o->window.to_ns;
	if (!parse_kinds(j->ctx, j->o->rows, &ropts.kinds)) {
		j->is_said = true;
		return TC_EXIT_USAGE;
	}
	if (tacho_rows_new(&rows, write_out, j, &ropts) < 0) {
		tc_cli_error(j->ctx, "out of memory");
		return TC_EXIT_SYSTEM;
	}
	analysis = tacho_rows_analysis(rows);
	code = read_and_write(j, &analysis);
	if (j->o->rows && is_empty(j, code, tacho_rows_written(rows) > 0))
		code = empty(j, j->o->rows);
	tacho_rows_free(rows);
	return code;
}

/* In words what folded stacks are of. */
static const char *what_of(const struct export_opts *o)
{
	if (o->state != TACHO_FOLDED_SAMPLES)
		return "goroutines in that state";
	return o->of_goroutines.n + o->of_procs.n > 0 ? "CPU samples of these goroutines and Ps"
						      : "CPU samples";
}

static int export_folded(struct job *j)
{
	struct tacho_folded_opts fopts = TACHO_FOLDED_OPTS_INIT;
	struct tacho_folded *folded;
	struct tacho_analysis analysis;
	size_t stacks;
	int code, rc = 0;

	fopts.state = j->o->state;
	fopts.from_ns = j->o->window.from_ns;
	fopts.to_ns = j->o->window.to_ns;
	fopts.goroutines = j->o->of_goroutines.v;
	fopts.n_goroutines = j->o->of_goroutines.n;
	fopts.procs = j->o->of_procs.v;
	fopts.n_procs = j->o->of_procs.n;
	if (tacho_folded_new(&folded, &fopts) < 0) {
		tc_cli_error(j->ctx, "out of memory");
		return TC_EXIT_SYSTEM;
	}
	analysis = tacho_folded_analysis(folded);
	code = read_and_write(j, &analysis);
	/* A file without lines is a result, too. */
	if (j->in.is_usable && j->is_reached && write_out(j, "", 0) == 0)
		rc = tacho_folded_write(folded, write_out, j);
	if (rc == TACHO_ENOMEM) {
		tc_cli_error(j->ctx, "out of memory");
		code = TC_EXIT_SYSTEM;
	}
	(void)tacho_folded_total(folded, &stacks);
	if (is_empty(j, code, stacks > 0))
		code = empty(j, what_of(j->o));
	tacho_folded_free(folded);
	return code;
}

/* --- the command ---------------------------------------------------------------- */

/* What went wrong with the output or the input; the former hides the latter. */
static int conclude(struct job *j, int code)
{
	if (tc_out_file_close(&j->out, j->in.is_usable) < 0 || j->out.failed)
		code = TC_EXIT_SYSTEM;
	else if (!j->is_said && j->in.diag.code != 0)
		tc_report_input_complain(&j->in, j->ctx);
	tc_report_input_close(&j->in);
	tc_cli_str_free(&j->waiting);
	return code;
}

static int cmd_export(int argc, char **argv, struct tacho_ctx *ctx)
{
	const struct export_opts *o = ctx->opts;
	struct job j = { .ctx = ctx, .o = o, .path = argv[0], .name = argv[0] };
	struct tc_spool spool = { .fd = -1 };
	int code = look_at_options(ctx, o, argv[0]);

	(void)argc;
	if (code != TC_EXIT_OK)
		return code;
	j.out = (struct tc_out_file){ .ctx = ctx, .path = o->out ? o->out : "-", .fd = -1 };
	if (needs_two_readings(o)) {
		code = tc_spool_open(&spool, ctx, argv[0]);
		if (spool.path)
			j.path = spool.path;
	}
	if (code == TC_EXIT_OK) {
		code = is_timeline(o) ? export_timeline(&j)
		       : is_rows(o)   ? export_rows(&j)
				      : export_folded(&j);
		code = conclude(&j, code);
	}
	tc_spool_close(&spool);
	return code;
}

static const struct tc_example examples[] = {
	{ "tacho export -o timeline.json trace.out",
	  "then open it in https://ui.perfetto.dev or chrome://tracing" },
	{ "tacho export -f perfetto-json --from 10s --to 10.5s -o part.json big.trace",
	  "half a second, for Perfetto" },
	{ "tacho export --goroutine 17 -o g17.json trace.out", "a goroutine, and who woke it" },
	{ "tacho export --task-goroutines 3 -o task.json trace.out", "who worked for a task" },
	{ "tacho export -f csv --rows waits trace.out >waits.csv", "every wait with its waker" },
	{ "tacho export -f jsonl --rows tasks trace.out | jq -s 'max_by(.duration_ns)'",
	  "the longest task" },
	{ "tacho export -f folded --state samples trace.out | flamegraph.pl >cpu.svg",
	  "a flame graph of CPU samples" },
	{ NULL, NULL },
};

const struct tacho_cmd tc_cmd_export = {
	.name = "export",
	.fn = cmd_export,
	.operands = "FILE",
	.min_args = 1,
	.max_args = 1,
	.summary = "write a timeline, rows or folded stacks for other programs",
	.flags = TC_CMD_FILES,
	TC_CMD_OPTS(struct export_opts, opts),
	.description =
		"Writes what is in a trace in a form that other programs read:\n\n"
		"  chrome         a timeline as Chrome trace events, for Perfetto and\n"
		"                 chrome://tracing\n"
		"  perfetto-json  the same, shaped for Perfetto: call stacks among the arguments,\n"
		"                 arrows tied to slices\n"
		"  csv, jsonl     a row for each interval in a state, each wait with its waker, each\n"
		"                 task, region, log message, CPU sample and range of the runtime\n"
		"  folded         call stacks with the time in a state, or the number of CPU\n"
		"                 samples, for flame graphs\n\n"
		"The timeline is that of `go tool trace`: by P, by thread, or about one goroutine or "
		"task. A goroutine comes with those that woke it and those that woke them; a task "
		"with all its subtasks. What Go's viewer gets wrong is right here, unless "
		"--bug-compatible asks for exactly its events; doc/differences.md has the list, and "
		"doc/export.md says what all forms contain.\n\n"
		"Everything is written while the trace is read, so its length does not matter for "
		"memory. Timelines of a goroutine or task, and those that are bug-compatible, need "
		"more than one reading: a pipe is copied to a temporary file for them (in TMPDIR). An "
		"output file appears under its name only when it is complete.\n\n"
		"What overlaps the window from --from to --to is written whole. Times in the output "
		"count from the first event of the trace: microseconds in timelines, nanoseconds in "
		"rows.\n\n"
		"Of a damaged trace everything is written that could be read; what was lost is said, "
		"and the exit status is 3.",
	.examples = examples,
	.exit_status =
		"0 written; 2 the command line is wrong, or there is no such goroutine or task, or "
		"nothing of the kinds that --rows names, or of the stacks; 3 the input is damaged or no "
		"trace; 4 the system refused.",
	.see_also = "tacho-events(1), tacho-profile(1), tacho-cut(1)",
};
