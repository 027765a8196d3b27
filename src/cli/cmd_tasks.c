/* SPDX-License-Identifier: MIT */
/* `tacho tasks`: the tasks of package runtime/trace by type, one by one, and one as a tree. */
#include "cli/cmd.h"
#include "cli/tasks_view.h"

#include <stdlib.h>
#include <string.h>

#define TOP_DEFAULT 50  /* of text */
#define TOP_TREE    200 /* of the time line of one task */

struct tasks_opts {
	struct tc_pick_opts pick;
	const char *log;
	struct tc_cli_ids id;
	bool histogram, bug_compatible;
	struct tc_cli_number top;
	struct tc_cli_out_opts out;
	struct tc_cli_read_opts read;
};

/* clang-format off */
static const struct tacho_opt opts[] = {
	TC_OPTS_PICK(struct tasks_opts, pick, "tasks"),
	{ TC_OPT_AT(struct tasks_opts, log), .type = TC_OPT_STRING, .long_name = "log",
	  .argname = "TEXT",
	  .help = "only tasks with TEXT in their name, a region, or the category or message of a log" },
	{ TC_OPT_AT(struct tasks_opts, id), .type = TC_OPT_IDS, .long_name = "id",
	  .argname = "N", .help = "task N and its children on a time line" },
	{ TC_OPT_AT(struct tasks_opts, histogram), .type = TC_OPT_BOOL, .long_name = "histogram",
	  .help = "print the histogram of every type" },
	{ TC_OPT_AT(struct tasks_opts, top), .type = TC_OPT_NUMBER, .short_name = 'n',
	  .long_name = "top", .argname = "N", .def_note = "50; with --id 200; JSON and CSV: all",
	  .max = INT64_MAX, .help = "print N rows; 0: all" },
	{ TC_OPT_AT(struct tasks_opts, bug_compatible), .type = TC_OPT_BOOL,
	  .long_name = "bug-compatible",
	  .help = "as `go tool trace` has it, where that is wrong, too" },
	TC_OPTS_OUTPUT(struct tasks_opts, out),
	TC_OPTS_READING(struct tasks_opts, read),
};
/* clang-format on */

/* --- facts about one task --------------------------------------------------- */

struct tacho_text tc_task_name(const struct tc_tasks_view *v, const struct tacho_task *task)
{
	static const struct tacho_text background = { "(background)", 12 };
	static const struct tacho_text unknown = { TC_TASK_UNKNOWN, sizeof(TC_TASK_UNKNOWN) - 1 };

	if (task->name != 0 || task->has_begin)
		return tacho_symbols_get(v->symbols, task->name);
	return task->id == 0 ? background : unknown;
}

const char *tc_task_state(const struct tacho_task *task)
{
	if (task->has_begin)
		return task->has_end ? "complete" : "no_end";
	return task->has_end ? "no_begin" : "neither";
}

static bool contains(struct tacho_text text, const char *part)
{
	return memmem(text.s, text.n, part, strlen(part)) != NULL;
}

bool tc_task_match(const struct tc_tasks_view *v, const struct tacho_task *task,
		   struct tacho_text *where)
{
	*where = tacho_symbols_get(v->symbols, task->name);
	if (contains(*where, v->log))
		return true;
	for (size_t i = 0; i < task->n_logs; i++) {
		*where = tacho_symbols_get(v->symbols, task->logs[i].message);
		if (contains(*where, v->log))
			return true;
		*where = tacho_symbols_get(v->symbols, task->logs[i].category);
		if (contains(*where, v->log))
			return true;
	}
	for (size_t i = 0; i < task->n_regions; i++) {
		*where = tacho_symbols_get(v->symbols, task->regions[i]->name);
		if (contains(*where, v->log))
			return true;
	}
	return false;
}

/* --- which ones ------------------------------------------------------------- */

static bool is_picked(const struct tc_tasks_view *v, const struct tacho_task *task)
{
	const struct tc_pick_opts *o = &v->pick;
	bool is_complete = task->has_begin && task->has_end;
	struct tacho_text name = tacho_symbols_get(v->symbols, task->name), where;

	if (task->id == 0 && !v->is_bug)
		return false;
	if (o->type && (name.n != strlen(o->type) || memcmp(name.s, o->type, name.n) != 0))
		return false;
	if (!tc_pick_time(o, &v->span, task->has_begin, task->begin_ns, task->has_end,
			  task->end_ns))
		return false;
	if ((o->complete && !is_complete) || (o->incomplete && is_complete))
		return false;
	if ((o->min_ns > 0 || o->max_ns < INT64_MAX) &&
	    (!is_complete || !tc_pick_latency(o, tc_ns_between(task->begin_ns, task->end_ns))))
		return false;
	return !v->log || tc_task_match(v, task, &where);
}

/* Longest first; Go's tool has the longest last. */
static int compare_tasks(const void *a, const void *b, void *ctx)
{
	const struct tc_tasks_view *v = ctx;
	const struct tacho_task *x = *(const struct tacho_task *const *)a;
	const struct tacho_task *y = *(const struct tacho_task *const *)b;
	int64_t p = tc_ns_between(x->begin_ns, x->end_ns),
		q = tc_ns_between(y->begin_ns, y->end_ns);

	if (p != q)
		return (p < q) == v->is_bug ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

static void make_list(struct tc_tasks_view *v)
{
	size_t n = tacho_tasks_tasks(v->tasks);

	v->list = tc_cli_xcalloc(n + 1, sizeof(struct tacho_task *));
	for (size_t i = 0; i < n; i++) {
		const struct tacho_task *task = tacho_tasks_task(v->tasks, i);

		if (is_picked(v, task))
			v->list[v->n_list++] = task;
	}
	qsort_r(v->list, v->n_list, sizeof(*v->list), compare_tasks, v);
}

static struct tacho_text type_text(const struct tc_tasks_view *v,
				   const struct tacho_task_type *type)
{
	return tacho_symbols_get(v->symbols, type->name);
}

/* By the time of all; with --bug-compatible by name, as they come. */
static int compare_types(const void *a, const void *b)
{
	const struct tacho_task_type *x = *(const struct tacho_task_type *const *)a;
	const struct tacho_task_type *y = *(const struct tacho_task_type *const *)b;
	int64_t p = tacho_hist_total_ns(x->latencies.durations);
	int64_t q = tacho_hist_total_ns(y->latencies.durations);

	if (p != q)
		return p > q ? -1 : 1;
	return (x->latencies.count < y->latencies.count) -
	       (x->latencies.count > y->latencies.count);
}

static void make_types(struct tc_tasks_view *v)
{
	size_t n = tacho_tasks_types(v->tasks);

	v->types = tc_cli_xcalloc(n + 1, sizeof(struct tacho_task_type *));
	for (size_t i = 0; i < n; i++) {
		const struct tacho_task_type *type = tacho_tasks_type(v->tasks, i);
		struct tacho_text name = type_text(v, type);

		if (!v->pick.type ||
		    (name.n == strlen(v->pick.type) && memcmp(name.s, v->pick.type, name.n) == 0))
			v->types[v->n_types++] = type;
	}
	if (!v->is_bug)
		qsort(v->types, v->n_types, sizeof(*v->types), compare_types);
}

static int unknown_type(const struct tc_tasks_view *v)
{
	size_t n = tacho_tasks_types(v->tasks);
	struct tc_hint *hints = tc_cli_xcalloc(n + 1, sizeof(*hints));
	int code;

	for (size_t i = 0; i < n; i++)
		hints[i].name = type_text(v, tacho_tasks_type(v->tasks, i));
	code = tc_pick_unknown(v->ctx, &v->in, "task", &v->pick, hints, n);
	free(hints);
	return code;
}

static int unknown_id(const struct tc_tasks_view *v)
{
	uint64_t n = 0;

	for (size_t i = 0; i < tacho_tasks_types(v->tasks); i++)
		n += tacho_tasks_type(v->tasks, i)->latencies.count;
	return tc_pick_no_task(v->ctx, &v->in, v->id, n);
}

static int empty_list(const struct tc_tasks_view *v)
{
	struct tc_pick_all all = { 0 };
	struct tc_cli_str what = { 0 };
	int code;

	for (size_t i = 0; i < tacho_tasks_types(v->tasks); i++)
		tc_pick_count(&all, &tacho_tasks_type(v->tasks, i)->latencies);
	tc_pick_describe(&what, &v->pick);
	if (v->log)
		tc_cli_str_printf(&what, ", with '%s'", v->log);
	code = tc_pick_empty(v->ctx, &v->in, "task", &v->pick, &what, &all);
	tc_cli_str_free(&what);
	return code;
}

static int find(struct tc_tasks_view *v)
{
	int code = tc_range_refuse(v->ctx, &v->in, &v->pick.window, &v->span);

	if (code != TC_EXIT_OK)
		return code;
	v->symbols = tacho_tasks_symbols(v->tasks);
	make_types(v);
	if (v->mode == TC_TASKS_TREE)
		return tacho_tasks_find(v->tasks, v->id) ? TC_EXIT_OK : unknown_id(v);
	if (v->mode == TC_TASKS_TYPES)
		return TC_EXIT_OK;
	if (v->pick.type && v->n_types == 0)
		return unknown_type(v);
	make_list(v);
	return v->n_list > 0 ? TC_EXIT_OK : empty_list(v);
}

static int show(struct tc_tasks_view *v)
{
	int code = find(v);

	if (code != TC_EXIT_OK)
		return code;
	if (v->ctx->format == TC_FORMAT_JSON)
		tc_tasks_json(v);
	else if (v->ctx->format == TC_FORMAT_CSV)
		tc_tasks_csv(v);
	else if (v->mode == TC_TASKS_TREE)
		tc_tasks_text_tree(v);
	else if (v->mode == TC_TASKS_LIST)
		tc_tasks_text_list(v);
	else
		tc_tasks_text_types(v);
	tc_report_input_caveat(&v->in, v->ctx);
	return TC_EXIT_OK;
}

/* --- the command ------------------------------------------------------------ */

static int check_options(struct tc_tasks_view *v, const struct tasks_opts *o)
{
	bool has_filter = tc_pick_filters(&o->pick) || o->log;

	if (o->id.n > 1)
		return tc_cli_usage(v->ctx, "--id takes one task");
	if (o->id.n == 1 && (has_filter || o->pick.type || tc_range_is_set(&o->pick.window)))
		return tc_cli_usage(v->ctx, "--id does not go with the options that choose tasks");
	if (o->id.n == 1) {
		v->mode = TC_TASKS_TREE;
		v->id = o->id.v[0];
	} else if (has_filter || o->pick.type) {
		v->mode = TC_TASKS_LIST;
	}
	v->top = tc_cli_rows(o->top, v->ctx->format != TC_FORMAT_TEXT ? UINT64_MAX
				     : v->mode == TC_TASKS_TREE       ? TOP_TREE
								      : TOP_DEFAULT);
	return tc_pick_check(v->ctx, &o->pick);
}

static void set_opts(struct tacho_tasks_opts *topts, const struct tc_tasks_view *v)
{
	topts->bug_compatible = v->is_bug;
	topts->from_ns = v->pick.window.from_ns;
	topts->to_ns = v->pick.window.to_ns;
	if (v->mode == TC_TASKS_TYPES) {
		topts->without_regions = true;
	} else if (v->mode == TC_TASKS_TREE) {
		topts->keep = TACHO_TASKS_TREE;
		topts->task = v->id;
	} else if (v->pick.type) {
		topts->keep = TACHO_TASKS_TYPE;
		topts->task_type = (struct tacho_text){ v->pick.type, strlen(v->pick.type) };
	} else {
		topts->keep = TACHO_TASKS_ALL;
	}
}

static int cmd_tasks(int argc, char **argv, struct tacho_ctx *ctx)
{
	const struct tasks_opts *o = ctx->opts;
	struct tc_tasks_view v = { .ctx = ctx,
				   .pick = o->pick,
				   .log = o->log,
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
		tc_tasks_json(&v);
	if (v.in.diag.code != 0)
		tc_report_input_complain(&v.in, ctx);
	tc_report_input_close(&v.in);
	tacho_tasks_free(v.tasks);
	free(v.list);
	free(v.types);
	return found > code ? found : code;
}

static const struct tc_example examples[] = {
	{ "tacho tasks trace.out", "types of tasks: how many, and how long they took" },
	{ "tacho tasks --type request --min 100ms trace.out", "the slow ones, longest first" },
	{ "tacho tasks --log 'user=42' trace.out", "those that say something in a log" },
	{ "tacho tasks --id 17 trace.out", "one of them, with all that happened in it" },
	{ "tacho tasks --incomplete trace.out", "those that were never ended" },
	{ NULL, NULL },
};

const struct tacho_cmd tc_cmd_tasks = {
	.name = "tasks",
	.fn = cmd_tasks,
	.operands = "FILE",
	.min_args = 1,
	.max_args = 1,
	.summary = "show the tasks that the program marked, and how long they took",
	.flags = TC_CMD_FILES,
	TC_CMD_OPTS(struct tasks_opts, opts),
	.description =
		"Groups the tasks of package runtime/trace by their type, the name that they were "
		"created with. A task is complete if both its begin and its end are in the trace; "
		"latencies are those of complete tasks: the average, the median (p50), the values "
		"that 90 and 99 of 100 tasks do not exceed (p90, p99), the largest, and how they are "
		"distributed, in five steps a decade.\n\n"
		"With --type, or any option that chooses, tasks are shown one by one, longest "
		"first. --min and --max choose among complete tasks. With --from and --to a task counts, "
		"with its whole length, if a part of it lies in between. Tasks whose begin was not seen "
		"have no type.\n\n"
		"With --id one task is shown on a time line, with its children, their regions and "
		"logs, and the goroutine of each; --id 0 is the background task, which everything "
		"belongs to that belongs to no other.\n\n"
		"A task that is ended twice ended the first time. --bug-compatible shows what "
		"`go tool trace` makes of it.\n\n"
		"Of a damaged trace what was read counts; what was lost is said, and the exit status "
		"is 3.",
	.examples = examples,
	.see_also = "tacho-regions(1), tacho-goroutines(1), tacho-summary(1)",
};
