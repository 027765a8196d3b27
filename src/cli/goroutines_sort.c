/* SPDX-License-Identifier: MIT */
/*
 * Order of groups and goroutines. A word after --sort is compared without regard to
 * case, with '-', '_' and ' ' alike, and may have the "_ns" that columns of the
 * JSON and CSV output end with, so that whatever is printed as a title can be given.
 * Numbers stand with the largest first; names, ids and points in time ascend.
 */
#include "cli/goroutines_view.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *const stat_names[TC_STAT_COUNT] = { "total", "avg", "p50", "p99", "max" };

/* Fields that take no more than their name. */
static const struct {
	const char *name;
	enum tc_sort_field field;
	bool of_groups, of_members;
} plain[] = {
	{ "function", TC_SORT_NAME, true, false },
	{ "name", TC_SORT_NAME, true, false },
	{ "start-function", TC_SORT_NAME, true, false },
	{ "count", TC_SORT_COUNT, true, false },
	{ "alive", TC_SORT_ALIVE, true, false },
	{ "goroutine", TC_SORT_ID, false, true },
	{ "id", TC_SORT_ID, false, true },
	{ "created", TC_SORT_CREATED, false, true },
	{ "creation", TC_SORT_CREATED, false, true },
	{ "started", TC_SORT_STARTED, false, true },
	{ "start", TC_SORT_STARTED, false, true },
	{ "ended", TC_SORT_ENDED, false, true },
	{ "end", TC_SORT_ENDED, false, true },
};

/* What Go's tool calls the columns. */
static const struct {
	const char *name;
	int column;
} aliases[] = {
	{ "execution", TACHO_COLUMN_RUNNING },
	{ "execution-time", TACHO_COLUMN_RUNNING },
	{ "exec", TACHO_COLUMN_RUNNING },
	{ "sched-wait", TACHO_COLUMN_RUNNABLE },
	{ "sched-wait-time", TACHO_COLUMN_RUNNABLE },
	{ "syscall-execution-time", TACHO_COLUMN_SYSCALL },
	{ "block-time-(syscall)", TACHO_COLUMN_SYSCALL_BLOCKED },
	{ "unknown-time", TACHO_COLUMN_UNKNOWN },
};

/* --- words ------------------------------------------------------------------ */

static char fold(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	return c == '_' || c == ' ' ? '-' : c;
}

static bool same_word(const char *a, size_t n, const char *b, size_t n_b)
{
	if (n != n_b)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (fold(a[i]) != fold(b[i]))
			return false;
	}
	return true;
}

static bool is_word(const char *word, size_t n, const char *name)
{
	return same_word(word, n, name, strlen(name));
}

void tc_named_title(struct tc_cli_str *out, struct tacho_text name)
{
	static const char stw[] = "stop-the-world (";
	size_t n = sizeof(stw) - 1;

	out->len = 0;
	if (name.n > n && memcmp(name.s, stw, n) == 0 && name.s[name.n - 1] == ')') {
		tc_cli_str_puts(out, "STW ");
		tc_cli_str_add(out, name.s + n, name.n - n - 1);
	} else if (name.n == 0) {
		tc_cli_str_puts(out, "(before trace)");
	} else {
		tc_cli_str_add(out, name.s, name.n);
	}
}

/* A state or the latency. */
static bool parse_column(struct tc_sort *out, const char *word, size_t n, bool with_latency)
{
	out->field = TC_SORT_COLUMN;
	for (out->column = 0; out->column < TACHO_COLUMN_COUNT; out->column++) {
		if (is_word(word, n, tacho_column_name(out->column)))
			return true;
	}
	for (size_t i = 0; i < TC_LEN(aliases); i++) {
		out->column = aliases[i].column;
		if (is_word(word, n, aliases[i].name))
			return true;
	}
	out->field = TC_SORT_LATENCY;
	return with_latency && is_word(word, n, "latency");
}

/* "blocked", "blocked.p99", "latency p50", or "p99" of what is the default. */
static bool parse_stat(struct tc_sort *out, const char *word, size_t n)
{
	out->stat = TC_STAT_TOTAL;
	if (parse_column(out, word, n, true))
		return true;
	for (out->stat = TC_STAT_AVG; out->stat < TC_STAT_COUNT; out->stat++) {
		const char *name = stat_names[out->stat];
		size_t len = strlen(name);

		if (is_word(word, n, name)) {
			out->field = TC_SORT_COLUMN;
			out->column = TACHO_COLUMN_RUNNING;
			return true;
		}
		if (n > len + 1 && is_word(word + n - len, len, name) &&
		    strchr(".-_ ", word[n - len - 1]) && parse_column(out, word, n - len - 1, true))
			return true;
	}
	return false;
}

static bool parse_name(struct tc_sort *out, const struct tc_goroutines_view *v,
		       const struct tacho_named_time *times, size_t n, const char *word)
{
	struct tc_cli_str title = { 0 };
	size_t len = strlen(word);
	bool found = false;

	for (size_t i = 0; i < n && !found; i++) {
		struct tacho_text t = tacho_symbols_get(v->symbols, times[i].name);

		tc_named_title(&title, t);
		found = same_word(word, len, t.s, t.n) || is_word(word, len, title.p);
		if (found)
			*out = (struct tc_sort){ .field = TC_SORT_REASON, .name = times[i].name };
	}
	tc_cli_str_free(&title);
	return found;
}

bool tc_sort_parse(struct tc_sort *out, const struct tc_goroutines_view *v, const char *word)
{
	const struct tacho_group *all = v->group ? v->group : tacho_goroutines_all(v->goroutines);
	size_t n = word ? strlen(word) : 0;

	*out = (struct tc_sort){ .field = TC_SORT_COLUMN };
	out->column = v->fn ? TACHO_COLUMN_TOTAL : TACHO_COLUMN_RUNNING;
	if (!word)
		return true;
	if (n == 0)
		return false;
	if (n > 3 && is_word(word + n - 3, 3, "_ns"))
		n -= 3;
	for (size_t i = 0; i < TC_LEN(plain); i++) {
		if ((v->fn ? plain[i].of_members : plain[i].of_groups) &&
		    is_word(word, n, plain[i].name)) {
			out->field = plain[i].field;
			return true;
		}
	}
	return (v->fn ? parse_column(out, word, n, false) : parse_stat(out, word, n)) ||
	       parse_name(out, v, all->blocks, all->n_blocks, word) ||
	       parse_name(out, v, all->ranges, all->n_ranges, word);
}

static void add_word(struct tc_cli_str *out, const char *s, size_t n)
{
	if (out->len)
		tc_cli_str_puts(out, ", ");
	for (size_t i = 0; i < n; i++)
		tc_cli_str_add(out, s[i] == ' ' ? "-" : s + i, 1);
}

static void add_names(struct tc_cli_str *out, const struct tc_goroutines_view *v,
		      const struct tacho_named_time *times, size_t n)
{
	struct tc_cli_str title = { 0 };

	for (size_t i = 0; i < n; i++) {
		tc_named_title(&title, tacho_symbols_get(v->symbols, times[i].name));
		add_word(out, title.p, title.len);
	}
	tc_cli_str_free(&title);
}

void tc_sort_words(struct tc_cli_str *out, const struct tc_goroutines_view *v)
{
	const struct tacho_group *all = v->group ? v->group : tacho_goroutines_all(v->goroutines);

	if (v->fn)
		add_word(out, "id", 2);
	else
		tc_cli_str_puts(out, "function, count, alive");
	if (v->fn)
		tc_cli_str_puts(out, ", created, started, ended");
	for (int c = 0; c < TACHO_COLUMN_COUNT; c++)
		add_word(out, tacho_column_name(c), strlen(tacho_column_name(c)));
	if (!v->fn)
		tc_cli_str_puts(out, ", latency");
	add_names(out, v, all->blocks, all->n_blocks);
	add_names(out, v, all->ranges, all->n_ranges);
	if (!v->fn) {
		tc_cli_str_puts(out, "; and with .avg, .p50, .p99 or .max behind a time, as in "
				     "blocked.p99");
	}
}

void tc_sort_describe(struct tc_cli_str *out, const struct tc_goroutines_view *v)
{
	const struct tc_sort *s = &v->sort;
	struct tc_cli_str title = { 0 };

	switch (s->field) {
	case TC_SORT_COLUMN: tc_cli_str_puts(out, tacho_column_name(s->column)); break;
	case TC_SORT_LATENCY: tc_cli_str_puts(out, "latency"); break;
	case TC_SORT_NAME: tc_cli_str_puts(out, "function"); break;
	case TC_SORT_COUNT: tc_cli_str_puts(out, "count"); break;
	case TC_SORT_ALIVE: tc_cli_str_puts(out, "alive"); break;
	case TC_SORT_ID: tc_cli_str_puts(out, "id"); break;
	case TC_SORT_CREATED: tc_cli_str_puts(out, "created"); break;
	case TC_SORT_STARTED: tc_cli_str_puts(out, "started"); break;
	case TC_SORT_ENDED: tc_cli_str_puts(out, "ended"); break;
	case TC_SORT_REASON:
		tc_named_title(&title, tacho_symbols_get(v->symbols, s->name));
		tc_cli_str_escape(out, title.p, title.len, v->ctx->out.unicode);
		tc_cli_str_free(&title);
		break;
	}
	if (s->stat != TC_STAT_TOTAL)
		tc_cli_str_printf(out, " %s", stat_names[s->stat]);
}

int tc_sort_column(const struct tc_sort *sort)
{
	return sort->field == TC_SORT_COLUMN ? sort->column : TACHO_COLUMN_RUNNING;
}

/* --- keys ------------------------------------------------------------------- */

int64_t tc_named_time(const struct tacho_named_time *times, size_t n, uint32_t name)
{
	for (size_t i = 0; i < n; i++) {
		if (times[i].name == name)
			return times[i].ns;
	}
	return 0;
}

static int64_t stat_of(const struct tacho_hist *h, int stat)
{
	switch (stat) {
	case TC_STAT_AVG: return tacho_hist_mean_ns(h);
	case TC_STAT_P50: return tacho_hist_quantile(h, 0.5);
	case TC_STAT_P99: return tacho_hist_quantile(h, 0.99);
	case TC_STAT_MAX: return tacho_hist_max_ns(h);
	default: return tacho_hist_total_ns(h);
	}
}

static int64_t group_key(const struct tc_sort *s, const struct tacho_group *g)
{
	switch ((int)s->field) {
	case TC_SORT_COLUMN: return stat_of(g->columns[s->column], s->stat);
	case TC_SORT_LATENCY: return stat_of(g->latency, s->stat);
	case TC_SORT_COUNT: return (int64_t)g->count;
	case TC_SORT_ALIVE: return (int64_t)g->alive;
	case TC_SORT_REASON:
		return tc_named_time(g->blocks, g->n_blocks, s->name) +
		       tc_named_time(g->ranges, g->n_ranges, s->name);
	default: return 0;
	}
}

/* Points in time ascend, and what did not happen stands last. */
static int64_t member_key(const struct tc_sort *s, const struct tacho_goroutine *g)
{
	switch ((int)s->field) {
	case TC_SORT_COLUMN: return g->columns[s->column];
	case TC_SORT_CREATED: return g->creation_ns;
	case TC_SORT_STARTED: return g->has_run ? g->start_ns : INT64_MAX;
	case TC_SORT_ENDED: return g->has_ended ? g->end_ns : INT64_MAX;
	case TC_SORT_REASON:
		return tc_named_time(g->blocks, g->n_blocks, s->name) +
		       tc_named_time(g->ranges, g->n_ranges, s->name);
	default: return 0;
	}
}

static int compare_texts(struct tacho_text a, struct tacho_text b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n > 0 ? memcmp(a.s, b.s, n) : 0;

	return order ? order : (a.n > b.n) - (a.n < b.n);
}

static int compare_groups(const void *a, const void *b, void *view)
{
	const struct tacho_group *const *x = a, *const *y = b;
	const struct tc_goroutines_view *v = view;
	int64_t u = group_key(&v->sort, *x), w = group_key(&v->sort, *y);

	if (u != w)
		return u < w ? 1 : -1;
	return compare_texts(tacho_symbols_get(v->symbols, (*x)->name),
			     tacho_symbols_get(v->symbols, (*y)->name));
}

static int compare_members(const void *a, const void *b, void *view)
{
	const struct tacho_goroutine *const *x = a, *const *y = b;
	const struct tc_goroutines_view *v = view;
	int64_t u = member_key(&v->sort, *x), w = member_key(&v->sort, *y);
	bool is_ascending = v->sort.field != TC_SORT_COLUMN && v->sort.field != TC_SORT_REASON;

	if (u != w)
		return (u < w) == is_ascending ? -1 : 1;
	return ((*x)->id > (*y)->id) - ((*x)->id < (*y)->id);
}

const struct tacho_group **tc_sort_groups(const struct tc_goroutines_view *v, size_t *n)
{
	const struct tacho_group **list;

	*n = tacho_goroutines_groups(v->goroutines);
	list = tc_cli_xcalloc(*n + 1, sizeof(*list));
	for (size_t i = 0; i < *n; i++)
		list[i] = tacho_goroutines_group(v->goroutines, i);
	qsort_r(list, *n, sizeof(*list), compare_groups, (void *)(uintptr_t)v);
	return list;
}

const struct tacho_goroutine **tc_sort_members(const struct tc_goroutines_view *v, size_t *n)
{
	const struct tacho_goroutine **list;

	*n = tacho_goroutines_members(v->goroutines);
	list = tc_cli_xcalloc(*n + 1, sizeof(*list));
	for (size_t i = 0; i < *n; i++)
		list[i] = tacho_goroutines_member(v->goroutines, i);
	qsort_r(list, *n, sizeof(*list), compare_members, (void *)(uintptr_t)v);
	return list;
}
