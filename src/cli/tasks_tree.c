/* SPDX-License-Identifier: MIT */
/*
 * One task on a time line: its regions, logs and children in order of time, children
 * with all that is in them. Bars have one scale, from the first begin to the last end.
 */
#include "cli/tasks_view.h"

#include <stdlib.h>
#include <string.h>

#define BAR_CELLS  40
#define BAR_NARROW 20
#define INDENT_MAX 20 /* levels */

/* --- rows ------------------------------------------------------------------- */

/* A task of which the rows are being made: what is in it, and how far one is. */
struct level {
	struct tc_row *items;
	size_t n, at;
};

static int compare_rows(const void *a, const void *b)
{
	const struct tc_row *x = a, *y = b;

	if (x->begin_ns != y->begin_ns)
		return x->begin_ns < y->begin_ns ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (x->end_ns != y->end_ns)
		return x->end_ns > y->end_ns ? -1 : 1;
	return (x->task->id > y->task->id) - (x->task->id < y->task->id);
}

static struct tc_row task_row(const struct tacho_task *task, unsigned depth)
{
	return (struct tc_row){ .kind = TC_ROW_TASK,
				.depth = depth,
				.begin_ns = task->begin_ns,
				.end_ns = task->end_ns,
				.task = task };
}

static size_t index_of(const struct tc_tasks_view *v, const struct tacho_task *task)
{
	return (size_t)(task - tacho_tasks_task(v->tasks, 0));
}

/* Children that were on the time line already (a task in a circle) are left out. */
static struct level open_level(const struct tc_tasks_view *v, const struct tacho_task *task,
			       unsigned depth, bool *seen)
{
	struct level l = { .n = 0 };

	l.items = tc_cli_xcalloc(task->n_regions + task->n_logs + task->n_children + 1,
				 sizeof(*l.items));
	for (size_t i = 0; i < task->n_regions; i++) {
		const struct tacho_region *r = task->regions[i];

		l.items[l.n++] = (struct tc_row){ .kind = TC_ROW_REGION,
						  .depth = depth,
						  .begin_ns = r->begin_ns,
						  .end_ns = r->end_ns,
						  .task = task,
						  .region = r };
	}
	for (size_t i = 0; i < task->n_logs; i++) {
		const struct tacho_task_log *log = &task->logs[i];

		l.items[l.n++] = (struct tc_row){ .kind = TC_ROW_LOG,
						  .depth = depth,
						  .begin_ns = log->time_ns,
						  .end_ns = log->time_ns,
						  .task = task,
						  .log = log };
	}
	for (size_t i = 0; i < task->n_children; i++) {
		const struct tacho_task *child = tacho_tasks_find(v->tasks, task->children[i]);

		if (!child || seen[index_of(v, child)])
			continue;
		seen[index_of(v, child)] = true;
		l.items[l.n++] = task_row(child, depth);
	}
	qsort(l.items, l.n, sizeof(*l.items), compare_rows);
	return l;
}

struct rows {
	struct tc_row *v;
	size_t n, cap;
};

static void add_row(struct rows *rows, struct tc_row row)
{
	if (rows->n == rows->cap) {
		rows->cap = rows->cap ? rows->cap * 2 : 64;
		rows->v = tc_cli_xreallocarray(rows->v, rows->cap, sizeof(*rows->v));
	}
	rows->v[rows->n++] = row;
}

struct tc_row *tc_tasks_rows(const struct tc_tasks_view *v, size_t *n)
{
	const struct tacho_task *root = tacho_tasks_find(v->tasks, v->id);
	bool *seen = tc_cli_xcalloc(tacho_tasks_tasks(v->tasks) + 1, sizeof(*seen));
	struct level *levels = tc_cli_xcalloc(1, sizeof(*levels));
	size_t depth = 1, cap = 1;
	struct rows rows = { .n = 0 };

	add_row(&rows, task_row(root, 0));
	seen[index_of(v, root)] = true;
	levels[0] = open_level(v, root, 1, seen);
	while (depth > 0) {
		struct level *l = &levels[depth - 1];
		const struct tc_row *row;

		if (l->at == l->n) {
			free(l->items);
			depth--;
			continue;
		}
		row = &l->items[l->at++];
		add_row(&rows, *row);
		if (row->kind != TC_ROW_TASK)
			continue;
		if (depth == cap) {
			const struct tacho_task *task = row->task;

			cap *= 2;
			levels = tc_cli_xreallocarray(levels, cap, sizeof(*levels));
			levels[depth] = open_level(v, task, (unsigned)depth + 1, seen);
		} else {
			levels[depth] = open_level(v, row->task, (unsigned)depth + 1, seen);
		}
		depth++;
	}
	free(levels);
	free(seen);
	*n = rows.n;
	return rows.v;
}

/* --- text ------------------------------------------------------------------- */

struct span {
	int64_t begin_ns, end_ns;
	unsigned cells;
};

static unsigned cell_at(const struct span *s, int64_t ns)
{
	double all = (double)tc_ns_between(s->begin_ns, s->end_ns);
	double at = (double)tc_ns_between(s->begin_ns, ns);

	if (!(all > 0) || !(at > 0))
		return 0;
	return at < all ? (unsigned)(at / all * s->cells) : s->cells;
}

static void put_bar(struct tc_cli_table *t, const struct tc_tasks_view *v, const struct span *s,
		    const struct tc_row *row)
{
	static const char *const glyphs[][2] = {
		[TC_ROW_TASK] = { "█", "=" },
		[TC_ROW_REGION] = { "▒", "-" },
		[TC_ROW_LOG] = { "•", "|" },
	};
	unsigned from = cell_at(s, row->begin_ns), to = cell_at(s, row->end_ns);
	const char *glyph = glyphs[row->kind][v->ctx->out.unicode ? 0 : 1];
	struct tc_cli_str bar = { 0 };

	if (from >= s->cells)
		from = s->cells - 1;
	if (to <= from)
		to = from + 1;
	for (unsigned i = 0; i < to; i++)
		tc_cli_str_puts(&bar, i < from ? " " : glyph);
	tc_cli_table_mem(t, bar.p ? bar.p : "", bar.len);
	tc_cli_str_free(&bar);
}

static void describe(struct tc_cli_str *out, const struct tc_tasks_view *v,
		     const struct tc_row *row)
{
	struct tacho_text name, message;

	for (unsigned i = 0; i < row->depth && i < INDENT_MAX; i++)
		tc_cli_str_puts(out, "  ");
	switch (row->kind) {
	case TC_ROW_TASK:
		name = tc_task_name(v, row->task);
		tc_cli_str_add(out, name.s, name.n);
		tc_cli_str_printf(out, " (task %" PRIu64 "%s)", row->task->id,
				  row->task->id == 0     ? ""
				  : row->task->has_begin ? (row->task->has_end ? "" : ", not ended")
							 : ", begin not seen");
		break;
	case TC_ROW_REGION:
		name = tacho_symbols_get(v->symbols, row->region->name);
		tc_cli_str_puts(out, "region ");
		tc_cli_str_add(out, name.s, name.n);
		if (row->region->begin == TACHO_EDGE_NONE)
			tc_cli_str_puts(out, ", begin not seen");
		if (row->region->end == TACHO_EDGE_NONE)
			tc_cli_str_puts(out, ", not ended");
		else if (row->region->end == TACHO_EDGE_GOROUTINE)
			tc_cli_str_puts(out, ", left open by its goroutine");
		break;
	case TC_ROW_LOG:
		name = tacho_symbols_get(v->symbols, row->log->category);
		message = tacho_symbols_get(v->symbols, row->log->message);
		tc_cli_str_puts(out, "log ");
		if (name.n > 0) {
			tc_cli_str_add(out, name.s, name.n);
			tc_cli_str_puts(out, ": ");
		}
		tc_cli_str_add(out, message.s, message.n);
		break;
	}
}

static int64_t goroutine_of(const struct tc_row *row)
{
	return row->kind == TC_ROW_TASK     ? row->task->begin_goroutine
	       : row->kind == TC_ROW_REGION ? row->region->goroutine
					    : row->log->goroutine;
}

static void print_rows(const struct tc_tasks_view *v, const struct tc_row *rows, size_t n,
		       const struct span *s)
{
	static const struct tc_cli_col cols[] = {
		{ .key = "begin", .title = "begin", .type = TC_COL_DURATION },
		{ .key = "duration", .title = "duration", .type = TC_COL_DURATION },
		{ .key = "g", .title = "goroutine", .type = TC_COL_ID },
		{ .key = "bar", .title = "", .type = TC_COL_TEXT },
		{ .key = "what", .title = "", .type = TC_COL_TEXT, .flags = TC_COL_FLEX },
	};
	struct tc_cli_table t;

	tc_cli_table_begin_at(&t, stdout, &v->ctx->out, TC_FORMAT_TEXT, 2, cols, TC_LEN(cols));
	for (size_t i = 0; i < n; i++) {
		const struct tc_row *row = &rows[i];
		struct tc_cli_str what = { 0 };

		tc_cli_table_i64(&t, tc_ns_between(s->begin_ns, row->begin_ns));
		if (row->kind == TC_ROW_LOG)
			tc_cli_table_null(&t);
		else
			tc_cli_table_i64(&t, tc_ns_between(row->begin_ns, row->end_ns));
		if (goroutine_of(row) == TACHO_NONE)
			tc_cli_table_null(&t);
		else
			tc_cli_table_i64(&t, goroutine_of(row));
		put_bar(&t, v, s, row);
		describe(&what, v, row);
		tc_cli_table_mem(&t, what.p ? what.p : "", what.len);
		tc_cli_str_free(&what);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
}

static struct span span_of(const struct tc_tasks_view *v, const struct tc_row *rows, size_t n)
{
	bool is_narrow = v->ctx->out.tty && v->ctx->out.width < 110;
	struct span s = { .begin_ns = rows[0].begin_ns,
			  .end_ns = rows[0].end_ns,
			  .cells = is_narrow ? BAR_NARROW : BAR_CELLS };

	for (size_t i = 1; i < n; i++) {
		s.begin_ns = rows[i].begin_ns < s.begin_ns ? rows[i].begin_ns : s.begin_ns;
		s.end_ns = rows[i].end_ns > s.end_ns ? rows[i].end_ns : s.end_ns;
	}
	return s;
}

static void print_goroutines(const struct tacho_task *task)
{
	printf("  goroutines ");
	for (size_t i = 0; i < task->n_goroutines && i < 20; i++)
		printf("%s%" PRId64, i ? ", " : "", task->goroutines[i]);
	printf(task->n_goroutines > 20 ? " and %zu more\n" : "\n", task->n_goroutines - 20);
}

void tc_tasks_text_tree(const struct tc_tasks_view *v)
{
	const struct tacho_ctx *ctx = v->ctx;
	const struct tacho_task *task = tacho_tasks_find(v->tasks, v->id);
	struct tacho_text name = tc_task_name(v, task);
	struct tc_cli_str note = { 0 };
	size_t n, shown;
	struct tc_row *rows = tc_tasks_rows(v, &n);
	struct span s = span_of(v, rows, n);

	shown = n < v->top ? n : (size_t)v->top;
	printf("%sTask %" PRIu64 ", ", tc_cli_term_on(&ctx->out, TC_ROLE_TITLE), task->id);
	tc_cli_out_text(stdout, name.s, name.n, ctx->out.unicode);
	printf("%s: %s%s", tc_cli_term_off(&ctx->out, TC_ROLE_TITLE),
	       tc_text_duration(ctx, tc_ns_between(task->begin_ns, task->end_ns)).s,
	       (task->has_begin && task->has_end) || task->id == 0 ? "" : ", incomplete");
	if (task->parent != 0 && task->parent != TACHO_NO_TASK)
		printf(", child of task %" PRIu64, task->parent);
	printf("\n");
	if (task->n_goroutines > 0)
		print_goroutines(task);
	tc_cli_str_printf(&note, "from %s after the begin of the trace, for %s",
			  tc_text_duration(ctx, tc_ns_between(v->span.first_ns, s.begin_ns)).s,
			  tc_text_duration(ctx, tc_ns_between(s.begin_ns, s.end_ns)).s);
	tc_text_title(ctx, "Time line", note.p);
	print_rows(v, rows, shown, &s);
	tc_text_rest(ctx, shown, n, "rows");
	tc_cli_str_free(&note);
	free(rows);
}
