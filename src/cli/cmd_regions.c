/* SPDX-License-Identifier: MIT */
/* `tacho regions`: the regions of package runtime/trace by type and place, and one by one. */
#include "cli/cmd.h"
#include "cli/regions_view.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define TOP_DEFAULT 50 /* of text */

struct regions_opts {
	struct tc_pick_opts pick;
	struct tc_cli_number task, goroutine;
	const char *pc;
	bool histogram, bug_compatible;
	struct tc_cli_number top;
	struct tc_cli_out_opts out;
	struct tc_cli_read_opts read;
};

/* clang-format off */
static const struct tacho_opt opts[] = {
	TC_OPTS_PICK(struct regions_opts, pick, "regions"),
	{ TC_OPT_AT(struct regions_opts, task), .type = TC_OPT_NUMBER, .short_name = 't',
	  .long_name = "task", .argname = "ID", .max = INT64_MAX,
	  .help = "only those of task ID; 0: those of none" },
	{ TC_OPT_AT(struct regions_opts, goroutine), .type = TC_OPT_NUMBER, .short_name = 'g',
	  .long_name = "goroutine", .argname = "ID", .max = INT64_MAX,
	  .help = "only those of goroutine ID" },
	{ TC_OPT_AT(struct regions_opts, pc), .type = TC_OPT_STRING, .long_name = "pc",
	  .argname = "HEX", .help = "only those that began at the program counter HEX" },
	{ TC_OPT_AT(struct regions_opts, histogram), .type = TC_OPT_BOOL, .long_name = "histogram",
	  .help = "print the histogram of every type" },
	{ TC_OPT_AT(struct regions_opts, top), .type = TC_OPT_NUMBER, .short_name = 'n',
	  .long_name = "top", .argname = "N", .def_note = "50; JSON and CSV: all",
	  .max = INT64_MAX, .help = "print N rows; 0: all" },
	{ TC_OPT_AT(struct regions_opts, bug_compatible), .type = TC_OPT_BOOL,
	  .long_name = "bug-compatible",
	  .help = "as `go tool trace` has it, where that is wrong, too" },
	TC_OPTS_OUTPUT(struct regions_opts, out),
	TC_OPTS_READING(struct regions_opts, read),
};
/* clang-format on */

/* --- which ones ------------------------------------------------------------- */

struct tacho_frame tc_region_frame(const struct tc_regions_view *v, const struct tacho_region *r)
{
	size_t depth = tacho_symbols_depth(v->symbols, r->begin_stack);

	return tacho_symbols_frame(v->symbols, r->begin_stack, v->is_bug && depth ? depth - 1 : 0);
}

static bool has_type(const struct tc_regions_view *v, uint32_t name)
{
	struct tacho_text text = tacho_symbols_get(v->symbols, name);
	const char *type = v->pick.type;

	return !type || (text.n == strlen(type) && memcmp(text.s, type, text.n) == 0);
}

static bool is_picked(const struct tc_regions_view *v, const struct tacho_region *r)
{
	const struct tc_pick_opts *o = &v->pick;
	bool is_complete = r->begin == TACHO_EDGE_EVENT && r->end == TACHO_EDGE_EVENT;
	bool has_latency = o->min_ns > 0 || o->max_ns < INT64_MAX;

	if (!has_type(v, r->name) || (v->has_pc && tc_region_frame(v, r).pc != v->pc))
		return false;
	if ((v->task.is_given && r->task != v->task.n) ||
	    (v->goroutine.is_given && (uint64_t)r->goroutine != v->goroutine.n))
		return false;
	if (!tc_pick_time(o, &v->span, r->begin != TACHO_EDGE_NONE, r->begin_ns,
			  r->end != TACHO_EDGE_NONE, r->end_ns))
		return false;
	if ((o->complete && !is_complete) || (o->incomplete && is_complete))
		return false;
	/* Go's tool takes the trace's bounds for what was not seen. */
	if (has_latency && ((!is_complete && !v->is_bug) ||
			    !tc_pick_latency(o, tc_ns_between(r->begin_ns, r->end_ns))))
		return false;
	return true;
}

/* Longest first, as Go's tool has them: by the time that the goroutine was there. */
static int compare_regions(const void *a, const void *b)
{
	const struct tacho_region *x = *(const struct tacho_region *const *)a;
	const struct tacho_region *y = *(const struct tacho_region *const *)b;
	int64_t p = x->columns[TACHO_COLUMN_TOTAL], q = y->columns[TACHO_COLUMN_TOTAL];

	if (p != q)
		return p > q ? -1 : 1;
	if (x->begin_ns != y->begin_ns)
		return x->begin_ns < y->begin_ns ? -1 : 1;
	return (x->goroutine > y->goroutine) - (x->goroutine < y->goroutine);
}

static void make_list(struct tc_regions_view *v)
{
	size_t n = tacho_tasks_regions(v->tasks);

	v->list = tc_cli_xcalloc(n + 1, sizeof(struct tacho_region *));
	for (size_t i = 0; i < n; i++) {
		const struct tacho_region *r = tacho_tasks_region(v->tasks, i);

		if (is_picked(v, r))
			v->list[v->n_list++] = r;
	}
	qsort(v->list, v->n_list, sizeof(*v->list), compare_regions);
}

static int compare_types(const void *a, const void *b)
{
	const struct tacho_region_type *x = *(const struct tacho_region_type *const *)a;
	const struct tacho_region_type *y = *(const struct tacho_region_type *const *)b;
	int64_t p = tacho_hist_total_ns(x->latencies.durations);
	int64_t q = tacho_hist_total_ns(y->latencies.durations);

	if (p != q)
		return p > q ? -1 : 1;
	if (x->latencies.count != y->latencies.count)
		return x->latencies.count > y->latencies.count ? -1 : 1;
	return (x->frame.pc > y->frame.pc) - (x->frame.pc < y->frame.pc);
}

static void make_types(struct tc_regions_view *v)
{
	size_t n = tacho_tasks_region_types(v->tasks);

	v->types = tc_cli_xcalloc(n + 1, sizeof(struct tacho_region_type *));
	for (size_t i = 0; i < n; i++) {
		const struct tacho_region_type *type = tacho_tasks_region_type(v->tasks, i);

		if (has_type(v, type->name) && (!v->has_pc || type->frame.pc == v->pc))
			v->types[v->n_types++] = type;
	}
	/* Else they stay in order of the names, as Go's tool has them. */
	if (!v->is_bug)
		qsort(v->types, v->n_types, sizeof(*v->types), compare_types);
}

static bool is_type_known(const struct tc_regions_view *v)
{
	for (size_t i = 0; i < tacho_tasks_region_types(v->tasks); i++) {
		if (has_type(v, tacho_tasks_region_type(v->tasks, i)->name))
			return true;
	}
	return false;
}

static int unknown_type(const struct tc_regions_view *v)
{
	size_t n = tacho_tasks_region_types(v->tasks);
	struct tc_hint *hints = tc_cli_xcalloc(n + 1, sizeof(*hints));
	int code;

	for (size_t i = 0; i < n; i++)
		hints[i].name =
			tacho_symbols_get(v->symbols, tacho_tasks_region_type(v->tasks, i)->name);
	code = tc_pick_unknown(v->ctx, &v->in, "region", &v->pick, hints, n);
	free(hints);
	return code;
}

void tc_regions_describe(const struct tc_regions_view *v, struct tc_cli_str *out)
{
	tc_pick_describe(out, &v->pick);
	if (v->task.is_given)
		tc_cli_str_printf(out, ", of task %" PRIu64, v->task.n);
	if (v->goroutine.is_given)
		tc_cli_str_printf(out, ", of goroutine %" PRIu64, v->goroutine.n);
	if (v->has_pc)
		tc_cli_str_printf(out, ", begun at 0x%" PRIx64, v->pc);
}

static int empty_list(const struct tc_regions_view *v)
{
	struct tc_pick_all all = { 0 };
	struct tc_cli_str what = { 0 };
	int code;

	for (size_t i = 0; i < tacho_tasks_region_types(v->tasks); i++)
		tc_pick_count(&all, &tacho_tasks_region_type(v->tasks, i)->latencies);
	tc_regions_describe(v, &what);
	code = tc_pick_empty(v->ctx, &v->in, "region", &v->pick, &what, &all);
	tc_cli_str_free(&what);
	return code;
}

static int show(struct tc_regions_view *v)
{
	int code = tc_range_refuse(v->ctx, &v->in, &v->pick.window, &v->span);

	if (code != TC_EXIT_OK)
		return code;
	v->symbols = tacho_tasks_symbols(v->tasks);
	make_types(v);
	if (v->is_list) {
		if (v->pick.type && !is_type_known(v))
			return unknown_type(v);
		make_list(v);
		if (v->n_list == 0)
			return empty_list(v);
	}
	if (v->ctx->format == TC_FORMAT_JSON)
		tc_regions_json(v);
	else if (v->ctx->format == TC_FORMAT_CSV)
		tc_regions_csv(v);
	else if (v->is_list)
		tc_regions_text_list(v);
	else
		tc_regions_text_types(v);
	tc_report_input_caveat(&v->in, v->ctx);
	return TC_EXIT_OK;
}

/* --- the command ------------------------------------------------------------ */

static int parse_pc(struct tc_regions_view *v, const char *text)
{
	const char *digits = strncmp(text, "0x", 2) == 0 ? text + 2 : text;
	char *end;

	errno = 0;
	v->pc = strtoull(digits, &end, 16);
	v->has_pc = true;
	if (*end || end == digits || errno || strspn(digits, "0123456789abcdefABCDEF") == 0)
		return tc_cli_usage(v->ctx, "--pc: '%s' is no hexadecimal number", text);
	return TC_EXIT_OK;
}

static int check_options(struct tc_regions_view *v, const struct regions_opts *o)
{
	int code = o->pc ? parse_pc(v, o->pc) : TC_EXIT_OK;

	v->is_list = tc_pick_filters(&o->pick) || o->pick.type || v->has_pc || o->task.is_given ||
		     o->goroutine.is_given;
	v->top = tc_cli_rows(o->top, v->ctx->format == TC_FORMAT_TEXT ? TOP_DEFAULT : UINT64_MAX);
	return code == TC_EXIT_OK ? tc_pick_check(v->ctx, &o->pick) : code;
}

static void set_opts(struct tacho_tasks_opts *topts, const struct tc_regions_view *v)
{
	topts->bug_compatible = v->is_bug;
	topts->from_ns = v->pick.window.from_ns;
	topts->to_ns = v->pick.window.to_ns;
	topts->without_tasks = true;
	if (!v->is_list)
		return;
	topts->keep_regions = TACHO_REGIONS_ALL;
	if (v->pick.type) {
		topts->keep_regions = TACHO_REGIONS_TYPE;
		topts->region_type = (struct tacho_text){ v->pick.type, strlen(v->pick.type) };
	}
}

static int cmd_regions(int argc, char **argv, struct tacho_ctx *ctx)
{
	const struct regions_opts *o = ctx->opts;
	struct tc_regions_view v = { .ctx = ctx,
				     .pick = o->pick,
				     .task = o->task,
				     .goroutine = o->goroutine,
				     .is_bug = o->bug_compatible,
				     .with_histograms = o->histogram };
	struct tacho_tasks_opts topts = TACHO_TASKS_OPTS_INIT;
	struct tacho_analysis list[2];
	int code, found = check_options(&v, o);

	(void)argc;
	if (found != TC_EXIT_OK)
		return found;
	set_opts(&topts, &v);
	if (tacho_tasks_new(&v.tasks, &topts) < 0) {
		tc_cli_error(ctx, "out of memory");
		return TC_EXIT_SYSTEM;
	}
	list[0] = tacho_tasks_analysis(v.tasks);
	list[1] = tc_extent_analysis(&v.span);
	code = tc_report_input_read(&v.in, ctx, argv[0], &o->read, list, TC_LEN(list));
	if (v.in.is_usable)
		found = show(&v);
	else if (ctx->format == TC_FORMAT_JSON)
		tc_regions_json(&v);
	if (v.in.diag.code != 0)
		tc_report_input_complain(&v.in, ctx);
	tc_report_input_close(&v.in);
	tacho_tasks_free(v.tasks);
	free(v.list);
	free(v.types);
	return found > code ? found : code;
}

static const struct tc_example examples[] = {
	{ "tacho regions trace.out", "types of regions: how many, how long, and doing what" },
	{ "tacho regions --type query --min 10ms trace.out", "the slow ones, longest first" },
	{ "tacho regions --task 17 trace.out", "those of one task" },
	{ "tacho regions --incomplete trace.out", "those of which an end is missing" },
	{ "tacho regions --csv trace.out >regions.csv", "for a spreadsheet" },
	{ NULL, NULL },
};

const struct tacho_cmd tc_cmd_regions = {
	.name = "regions",
	.fn = cmd_regions,
	.operands = "FILE",
	.min_args = 1,
	.max_args = 1,
	.summary = "show the regions that the program marked, and what was done",
	.flags = TC_CMD_FILES,
	TC_CMD_OPTS(struct regions_opts, opts),
	.description =
		"Groups the regions of package runtime/trace by their type and by the place in the "
		"code where they began. A region is complete if both its begin and its end are in "
		"the trace; latencies are those of complete regions: the average, the median (p50), "
		"the values that 90 and 99 of 100 regions do not exceed (p90, p99), the largest, and "
		"how they are distributed, in five steps a decade.\n\n"
		"A second table says what the goroutines did while the regions were open: running, "
		"runnable, blocked, in system calls with and without a P, as `tacho goroutines` "
		"has it, and what they were blocked on most. Regions in one another count the same "
		"time, each for itself.\n\n"
		"With --type, or any option that chooses, regions are shown one by one, longest "
		"first. --min and --max choose among complete regions. With --from and --to a region "
		"counts, with its whole length, if a part of it lies in between. A region that began before "
		"the trace has no place, and its times count from the first sign of its goroutine.\n\n"
		"--bug-compatible groups by the outermost function instead of the innermost, counts "
		"regions that are open at either end into the latencies as far as the trace goes, "
		"and lists the nameless regions that goroutines inherit, as `go tool trace` does.\n\n"
		"Of a damaged trace what was read counts; what was lost is said, and the exit status "
		"is 3.",
	.examples = examples,
	.see_also = "tacho-tasks(1), tacho-goroutines(1), tacho-summary(1)",
};
