/* SPDX-License-Identifier: MIT */
/*
 * Goroutines as tables for people: groups by start function, or the members of one.
 * What does not fit beside the times goes into a table of its own below. States
 * that take no time anywhere are left out, and on a narrow terminal what names need.
 */
#include "cli/fn_hint.h"
#include "cli/goroutines_view.h"
#include "cli/grid.h"
#include "cli/units.h"

#include <stdlib.h>
#include <string.h>

#define BAR_MAX   24
#define TITLE_MAX 24 /* of a reason that heads a column */

struct text {
	char s[TC_UNITS_MAX];
};

static struct text duration(const struct tc_goroutines_view *v, int64_t ns)
{
	struct text t;

	tc_cli_units_duration(t.s, ns, v->ctx->out.unicode);
	return t;
}

static struct text count(uint64_t n)
{
	struct text t;

	tc_cli_units_count(t.s, n);
	return t;
}

static struct text percent(double share)
{
	struct text t;

	tc_cli_units_percent(t.s, share);
	return t;
}

static const char *on(const struct tc_goroutines_view *v, enum tc_role role)
{
	return tc_cli_term_on(&v->ctx->out, role);
}

static const char *off(const struct tc_goroutines_view *v, enum tc_role role)
{
	return tc_cli_term_off(&v->ctx->out, role);
}

static void print_title(const struct tc_goroutines_view *v, const char *title, const char *note)
{
	printf("\n%s%s%s", on(v, TC_ROLE_TITLE), title, off(v, TC_ROLE_TITLE));
	if (note && *note)
		printf("  %s%s%s", on(v, TC_ROLE_DIM), note, off(v, TC_ROLE_DIM));
	printf("\n");
}

static void print_name(const struct tc_goroutines_view *v, uint32_t id)
{
	struct tacho_text name = tacho_symbols_get(v->symbols, id);

	if (name.n == 0)
		printf("%s", TC_FN_UNKNOWN);
	else
		tc_cli_out_text(stdout, name.s, name.n, v->ctx->out.unicode);
}

static void put_function(struct tc_cli_table *t, const struct tc_goroutines_view *v, uint32_t id)
{
	struct tacho_text name = tacho_symbols_get(v->symbols, id);

	if (name.n == 0)
		tc_cli_table_str(t, TC_FN_UNKNOWN);
	else
		tc_cli_table_mem(t, name.s, name.n);
}

/* What --top left out. */
static void print_rest(const struct tc_goroutines_view *v, size_t n, const char *what)
{
	if (n > v->top) {
		printf("%s%s of %s %s; --top 0 shows all%s\n", on(v, TC_ROLE_DIM), count(v->top).s,
		       count(n).s, what, off(v, TC_ROLE_DIM));
	}
}

/* --- a bar of states -------------------------------------------------------- */

struct state_glyph {
	const char *unicode, *ascii;
	int columns[2]; /* that it stands for */
};

static const struct state_glyph glyphs[] = {
	{ "█", "#", { TACHO_COLUMN_RUNNING, TACHO_COLUMN_COUNT } },
	{ "▓", "=", { TACHO_COLUMN_RUNNABLE, TACHO_COLUMN_COUNT } },
	{ "▒", "-", { TACHO_COLUMN_SYSCALL, TACHO_COLUMN_SYSCALL_BLOCKED } },
	{ "░", ".", { TACHO_COLUMN_BLOCKED, TACHO_COLUMN_COUNT } },
};

/* Cells of a bar; 0: there is no room for one, or nobody looks. */
static unsigned bar_cells(const struct tc_goroutines_view *v)
{
	const struct tc_cli_term *term = &v->ctx->out;

	return !term->tty || term->width < 110 ? 0 : term->width < 120 ? 12 : BAR_MAX;
}

/*
 * Times in order, `scale` ns long in all, so that the ends of states fall on whole
 * cells. What ran at all shows, however short.
 */
static void put_bar(struct tc_cli_table *t, const struct tc_goroutines_view *v,
		    const int64_t ns[TACHO_COLUMN_COUNT], double scale, unsigned cells)
{
	struct tc_cli_str bar = { 0 };
	unsigned at = 0;
	double sum = 0;

	for (size_t i = 0; i < TC_LEN(glyphs) && scale > 0; i++) {
		const struct state_glyph *g = &glyphs[i];
		unsigned end;

		sum += (double)ns[g->columns[0]];
		if (g->columns[1] != TACHO_COLUMN_COUNT)
			sum += (double)ns[g->columns[1]];
		end = sum < scale ? (unsigned)(sum / scale * cells + 0.5) : cells;
		if (i == 0 && end == 0 && sum > 0)
			end = 1;
		for (; at < end; at++)
			tc_cli_str_puts(&bar, v->ctx->out.unicode ? g->unicode : g->ascii);
	}
	tc_cli_table_mem(t, bar.p ? bar.p : "", bar.len);
	tc_cli_str_free(&bar);
}

static void print_legend(const struct tc_goroutines_view *v, const char *scale)
{
	static const char *const names[] = { "running", "runnable", "system call", "blocked" };

	printf("%sbars:", on(v, TC_ROLE_DIM));
	for (size_t i = 0; i < TC_LEN(glyphs); i++) {
		printf(" %s %s%s", v->ctx->out.unicode ? glyphs[i].unicode : glyphs[i].ascii,
		       names[i], i + 1 < TC_LEN(glyphs) ? "," : "");
	}
	printf("; %s%s\n", scale, off(v, TC_ROLE_DIM));
}

/* --- columns made as needed ------------------------------------------------- */

struct columns {
	struct tc_cli_col v[TC_TABLE_COLS_MAX];
	size_t n;
};

static void add_column(struct columns *c, const char *title, enum tc_col_type type, unsigned flags)
{
	c->v[c->n++] =
		(struct tc_cli_col){ .key = title, .title = title, .type = type, .flags = flags };
}

/* Less than this, and names get the room of what is not asked for. */
static bool is_narrow(const struct tc_goroutines_view *v)
{
	return v->ctx->out.tty && v->ctx->out.width < 110;
}

/* The columns of states that somebody was in. */
static void add_states(struct columns *c, int states[TACHO_COLUMN_COUNT], size_t *n,
		       const struct tacho_group *sum, bool with_total)
{
	static const char *const titles[TACHO_COLUMN_COUNT] = {
		[TACHO_COLUMN_RUNNING] = "running",
		[TACHO_COLUMN_RUNNABLE] = "runnable",
		[TACHO_COLUMN_BLOCKED] = "blocked",
		[TACHO_COLUMN_SYSCALL] = "syscall",
		[TACHO_COLUMN_SYSCALL_BLOCKED] = "sys-blk",
		[TACHO_COLUMN_UNKNOWN] = "unknown",
		[TACHO_COLUMN_TOTAL] = "total",
	};

	*n = 0;
	for (int i = 0; i < TACHO_COLUMN_COUNT; i++) {
		if (i >= TACHO_COLUMN_SYSCALL && i <= TACHO_COLUMN_UNKNOWN &&
		    tacho_hist_total_ns(sum->columns[i]) == 0)
			continue;
		if (i == TACHO_COLUMN_TOTAL && !with_total)
			continue;
		states[(*n)++] = i;
		add_column(c, titles[i], TC_COL_DURATION, 0);
	}
}

static void begin(struct tc_cli_table *t, const struct tc_goroutines_view *v,
		  const struct columns *c)
{
	tc_cli_table_begin_at(t, stdout, &v->ctx->out, TC_FORMAT_TEXT, 2, c->v, c->n);
}

/* --- groups ----------------------------------------------------------------- */

static void times_of(const struct tacho_group *g, int64_t ns[TACHO_COLUMN_COUNT])
{
	for (int i = 0; i < TACHO_COLUMN_COUNT; i++)
		ns[i] = tacho_hist_total_ns(g->columns[i]);
}

static void print_group_times(const struct tc_goroutines_view *v, const struct tacho_group **groups,
			      size_t n)
{
	struct columns c = { .n = 0 };
	unsigned cells = bar_cells(v);
	bool with_total = !is_narrow(v) || tc_sort_column(&v->sort) == TACHO_COLUMN_TOTAL;
	bool with_alive = !is_narrow(v) || v->sort.field == TC_SORT_ALIVE;
	int states[TACHO_COLUMN_COUNT];
	struct tc_cli_table t;
	size_t n_states;

	add_column(&c, "count", TC_COL_COUNT, 0);
	if (with_alive)
		add_column(&c, "alive", TC_COL_COUNT, 0);
	add_states(&c, states, &n_states, tacho_goroutines_all(v->goroutines), with_total);
	if (cells > 0)
		add_column(&c, "", TC_COL_TEXT, 0);
	add_column(&c, "start function", TC_COL_TEXT, TC_COL_FLEX);
	begin(&t, v, &c);
	for (size_t i = 0; i < n; i++) {
		int64_t ns[TACHO_COLUMN_COUNT];

		times_of(groups[i], ns);
		tc_cli_table_u64(&t, groups[i]->count);
		if (with_alive)
			tc_cli_table_u64(&t, groups[i]->alive);
		for (size_t k = 0; k < n_states; k++)
			tc_cli_table_i64(&t, ns[states[k]]);
		if (cells > 0)
			put_bar(&t, v, ns, (double)ns[TACHO_COLUMN_TOTAL], cells);
		put_function(&t, v, groups[i]->name);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
}

static void put_distribution(struct tc_cli_table *t, const struct tacho_hist *h, bool with_avg)
{
	bool is_empty = tacho_hist_count(h) == 0;
	const int64_t ns[] = { tacho_hist_mean_ns(h), tacho_hist_quantile(h, 0.5),
			       tacho_hist_quantile(h, 0.99), tacho_hist_max_ns(h) };

	for (size_t i = with_avg ? 0 : 1; i < TC_LEN(ns); i++) {
		if (is_empty)
			tc_cli_table_null(t);
		else
			tc_cli_table_i64(t, ns[i]);
	}
}

static void print_group_distributions(const struct tc_goroutines_view *v,
				      const struct tacho_group **groups, size_t n)
{
	static const struct tc_cli_col cols[] = {
		{ .key = "avg", .title = "avg", .type = TC_COL_DURATION },
		{ .key = "p50", .title = "p50", .type = TC_COL_DURATION },
		{ .key = "p99", .title = "p99", .type = TC_COL_DURATION },
		{ .key = "max", .title = "max", .type = TC_COL_DURATION },
		{ .key = "lat_p50", .title = "lat p50", .type = TC_COL_DURATION },
		{ .key = "lat_p99", .title = "lat p99", .type = TC_COL_DURATION },
		{ .key = "lat_max", .title = "lat max", .type = TC_COL_DURATION },
		{ .key = "fn",
		  .title = "start function",
		  .type = TC_COL_TEXT,
		  .flags = TC_COL_FLEX },
	};
	static const char *const titles[TACHO_COLUMN_COUNT] = {
		[TACHO_COLUMN_RUNNING] = "Running time of a goroutine",
		[TACHO_COLUMN_RUNNABLE] = "Runnable time of a goroutine",
		[TACHO_COLUMN_BLOCKED] = "Blocked time of a goroutine",
		[TACHO_COLUMN_SYSCALL] = "System calls of a goroutine",
		[TACHO_COLUMN_SYSCALL_BLOCKED] = "Blocking system calls of a goroutine",
		[TACHO_COLUMN_UNKNOWN] = "Unknown time of a goroutine",
		[TACHO_COLUMN_TOTAL] = "Total time of a goroutine",
	};
	int column = tc_sort_column(&v->sort);
	struct tc_cli_table t;

	print_title(v, titles[column], "lat: each time from runnable to running");
	tc_cli_table_begin_at(&t, stdout, &v->ctx->out, TC_FORMAT_TEXT, 2, cols, TC_LEN(cols));
	for (size_t i = 0; i < n; i++) {
		put_distribution(&t, groups[i]->columns[column], true);
		put_distribution(&t, groups[i]->latency, false);
		put_function(&t, v, groups[i]->name);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
}

double tc_goroutines_share(const struct tc_goroutines_view *v, const struct tacho_group *group)
{
	const struct tacho_group *all = tacho_goroutines_all(v->goroutines);
	int64_t sum = tacho_hist_total_ns(all->columns[TACHO_COLUMN_RUNNING]);

	if (sum <= 0)
		return 0;
	return (double)tacho_hist_total_ns(group->columns[TACHO_COLUMN_RUNNING]) / (double)sum;
}

void tc_goroutines_text_groups(const struct tc_goroutines_view *v)
{
	const char *name = tc_report_input_name(&v->in);
	struct tc_cli_str note = { 0 };
	size_t n, shown;
	const struct tacho_group **groups = tc_sort_groups(v, &n);

	shown = n < v->top ? n : (size_t)v->top;
	printf("%s", on(v, TC_ROLE_TITLE));
	tc_cli_out_text(stdout, name, strlen(name), v->ctx->out.unicode);
	printf("%s: %s goroutine%s, %s start function%s, %s traced\n", off(v, TC_ROLE_TITLE),
	       count(tacho_goroutines_all(v->goroutines)->count).s,
	       tacho_goroutines_all(v->goroutines)->count == 1 ? "" : "s", count(n).s,
	       n == 1 ? "" : "s", duration(v, v->span.last_ns - v->span.first_ns).s);
	if (n > 0) {
		tc_cli_str_puts(&note, "sums; by ");
		tc_sort_describe(&note, v);
		print_title(v, "Time by start function", note.p);
		print_group_times(v, groups, shown);
		if (bar_cells(v) > 0)
			print_legend(v, "each line is 100%");
		print_rest(v, n, "start functions");
		print_group_distributions(v, groups, shown);
	}
	tc_cli_str_free(&note);
	free(groups);
}

/* --- members ---------------------------------------------------------------- */

/* Since the begin of the trace. */
static void put_moment(struct tc_cli_table *t, const struct tc_goroutines_view *v, bool is_set,
		       int64_t ns)
{
	if (is_set)
		tc_cli_table_i64(t, ns - v->span.first_ns);
	else
		tc_cli_table_null(t);
}

static double longest(const struct tacho_goroutine **members, size_t n)
{
	int64_t max = 0;

	for (size_t i = 0; i < n; i++) {
		int64_t total = members[i]->columns[TACHO_COLUMN_TOTAL];

		max = total > max ? total : max;
	}
	return (double)max;
}

static void print_member_times(const struct tc_goroutines_view *v,
			       const struct tacho_goroutine **members, size_t n)
{
	struct columns c = { .n = 0 };
	unsigned cells = bar_cells(v);
	double scale = longest(members, n);
	int states[TACHO_COLUMN_COUNT];
	struct tc_cli_table t;
	size_t n_states;

	add_column(&c, "goroutine", TC_COL_ID, 0);
	add_column(&c, "created", TC_COL_DURATION, 0);
	add_column(&c, "started", TC_COL_DURATION, 0);
	add_column(&c, "ended", TC_COL_DURATION, 0);
	add_states(&c, states, &n_states, v->group, true);
	if (cells > 0)
		add_column(&c, "", TC_COL_TEXT, 0);
	begin(&t, v, &c);
	for (size_t i = 0; i < n; i++) {
		const struct tacho_goroutine *g = members[i];

		tc_cli_table_i64(&t, g->id);
		put_moment(&t, v, true, g->creation_ns);
		put_moment(&t, v, g->has_run, g->start_ns);
		put_moment(&t, v, g->has_ended, g->end_ns);
		for (size_t k = 0; k < n_states; k++)
			tc_cli_table_i64(&t, g->columns[states[k]]);
		if (cells > 0)
			put_bar(&t, v, g->columns, scale, cells);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
	if (cells > 0)
		print_legend(v, "the longest total is 100%");
}

/* Titles are cut to a size that leaves room for several; to be freed. */
static char *column_title(const struct tc_goroutines_view *v, uint32_t name)
{
	struct tc_cli_str title = { 0 }, fit = { 0 };

	tc_named_title(&title, tacho_symbols_get(v->symbols, name));
	tc_cli_table_fit(&fit, title.p, title.len, TITLE_MAX, v->ctx->out.unicode);
	tc_cli_str_free(&title);
	return fit.p;
}

/* How many of the names get a column of their own; the others share one. */
static size_t names_that_fit(const struct tc_goroutines_view *v, char *const *titles, size_t n)
{
	const struct tc_cli_term *term = &v->ctx->out;
	unsigned used = 2 + 9, room = term->tty ? term->width : UINT32_MAX;
	size_t i;

	for (i = 0; i < n && i < TC_TABLE_COLS_MAX - 2; i++) {
		unsigned w = tc_cli_term_width(titles[i], strlen(titles[i]), term->unicode);

		used += 2 + (w > 6 ? w : 6);
		if (i > 0 && used + (i + 1 < n ? 8 : 0) > room)
			break;
	}
	return i;
}

/* Blocked by reason, or ranges: a column each, and those only that have some. */
static void print_named(const struct tc_goroutines_view *v, const struct tacho_goroutine **members,
			size_t n, bool of_ranges)
{
	const struct tacho_named_time *names = of_ranges ? v->group->ranges : v->group->blocks;
	size_t n_names = of_ranges ? v->group->n_ranges : v->group->n_blocks, fit;
	struct columns c = { .n = 0 };
	struct tc_cli_table t;
	char **titles = tc_cli_xcalloc(n_names + 1, sizeof(*titles));

	for (size_t i = 0; i < n_names; i++)
		titles[i] = column_title(v, names[i].name);
	fit = names_that_fit(v, titles, n_names);
	add_column(&c, "goroutine", TC_COL_ID, 0);
	for (size_t i = 0; i < fit; i++)
		add_column(&c, titles[i], TC_COL_DURATION, 0);
	if (fit < n_names)
		add_column(&c, "other", TC_COL_DURATION, 0);
	begin(&t, v, &c);
	for (size_t i = 0; i < n; i++) {
		const struct tacho_named_time *own =
			of_ranges ? members[i]->ranges : members[i]->blocks;
		size_t n_own = of_ranges ? members[i]->n_ranges : members[i]->n_blocks;
		int64_t rest = 0;

		if (n_own == 0)
			continue;
		for (size_t k = 0; k < n_own; k++)
			rest += own[k].ns;
		tc_cli_table_i64(&t, members[i]->id);
		for (size_t k = 0; k < fit; k++) {
			int64_t ns = tc_named_time(own, n_own, names[k].name);

			rest -= ns;
			tc_cli_table_i64(&t, ns);
		}
		if (fit < n_names)
			tc_cli_table_i64(&t, rest);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
	for (size_t i = 0; i < n_names; i++)
		free(titles[i]);
	free(titles);
}

static void print_hist(const struct tc_goroutines_view *v, const char *label,
		       const struct tacho_hist *h)
{
	printf("  %s%-18s%s avg %s   p50 %s   p99 %s   max %s\n", on(v, TC_ROLE_DIM), label,
	       off(v, TC_ROLE_DIM), duration(v, tacho_hist_mean_ns(h)).s,
	       duration(v, tacho_hist_quantile(h, 0.5)).s,
	       duration(v, tacho_hist_quantile(h, 0.99)).s, duration(v, tacho_hist_max_ns(h)).s);
}

static void print_group_summary(const struct tc_goroutines_view *v)
{
	const struct tacho_group *g = v->group;
	int column = tc_sort_column(&v->sort);

	printf("%s", on(v, TC_ROLE_TITLE));
	print_name(v, g->name);
	printf("%s: %s goroutine%s, %s alive at the end\n", off(v, TC_ROLE_TITLE),
	       count(g->count).s, g->count == 1 ? "" : "s", count(g->alive).s);
	printf("  %s%-18s%s %s, %s of the execution time of all goroutines\n", on(v, TC_ROLE_DIM),
	       "execution time", off(v, TC_ROLE_DIM),
	       duration(v, tacho_hist_total_ns(g->columns[TACHO_COLUMN_RUNNING])).s,
	       percent(tc_goroutines_share(v, g)).s);
	print_hist(v, tacho_column_name(column), g->columns[column]);
	if (tacho_hist_count(g->latency) > 0)
		print_hist(v, "scheduler latency", g->latency);
	if (g->n_blocks == 1 && tacho_symbols_get(v->symbols, g->blocks[0].name).n > 0) {
		struct tacho_text reason = tacho_symbols_get(v->symbols, g->blocks[0].name);

		printf("  %s%-18s%s all for one reason: ", on(v, TC_ROLE_DIM), "blocked",
		       off(v, TC_ROLE_DIM));
		tc_cli_out_text(stdout, reason.s, reason.n, v->ctx->out.unicode);
		printf("\n");
	}
}

void tc_goroutines_text_members(const struct tc_goroutines_view *v)
{
	struct tc_cli_str note = { 0 };
	size_t n, shown;
	const struct tacho_goroutine **members = tc_sort_members(v, &n);

	shown = n < v->top ? n : (size_t)v->top;
	print_group_summary(v);
	tc_cli_str_puts(&note, "by ");
	tc_sort_describe(&note, v);
	tc_cli_str_puts(&note, "; created, started, ended: since the trace began");
	print_title(v, "Goroutines", note.p);
	print_member_times(v, members, shown);
	print_rest(v, n, "goroutines");
	if (v->group->n_blocks > 1) {
		print_title(v, "Blocked", "by reason");
		print_named(v, members, shown, false);
	}
	if (v->group->n_ranges > 0) {
		print_title(v, "Special ranges", "they overlap with the times above");
		print_named(v, members, shown, true);
	}
	tc_cli_str_free(&note);
	free(members);
}
