/* SPDX-License-Identifier: MIT */
/* Ledgers for people: a table of causes, and the path as a time line. */
#include "cli/explain_view.h"
#include "cli/fn_hint.h"
#include "cli/grid.h"
#include "cli/report.h"
#include "cli/units.h"

#include <stdlib.h>
#include <string.h>

/* --- small things ------------------------------------------------------------- */

static const char *on(const struct tc_explain_view *v, enum tc_role role)
{
	return tc_cli_term_on(&v->ctx->out, role);
}

static const char *off(const struct tc_explain_view *v, enum tc_role role)
{
	return tc_cli_term_off(&v->ctx->out, role);
}

static void print_duration(const struct tc_explain_view *v, int64_t ns)
{
	char text[TC_UNITS_MAX];

	tc_cli_units_duration(text, ns, v->ctx->out.unicode);
	printf("%s", text);
}

/* As --from takes it: "1.234567890s" since the start of the trace. */
static void add_moment(struct tc_cli_str *out, const struct tc_explain_view *v, int64_t ns)
{
	int64_t at = tc_explain_length(v->facts->first_ns, ns);
	uint64_t abs = at < 0 ? 0 - (uint64_t)at : (uint64_t)at;

	tc_cli_str_printf(out, "%s%" PRIu64 ".%09" PRIu64 "s", at < 0 ? "-" : "", abs / 1000000000,
			  abs % 1000000000);
}

static void print_moment(const struct tc_explain_view *v, int64_t ns)
{
	struct tc_cli_str s = { 0 };

	add_moment(&s, v, ns);
	printf("%s", s.p);
	tc_cli_str_free(&s);
}

static void add_text(struct tc_cli_str *out, struct tacho_text t)
{
	tc_cli_str_add(out, t.s, t.n);
}

struct tacho_frame tc_explain_frame(const struct tc_explain_view *v, uint32_t stack)
{
	uint32_t depth = (uint32_t)tacho_symbols_depth(v->symbols, stack);
	uint32_t i = tc_report_user_frame(v->symbols, stack, depth);

	if (i >= depth)
		i = 0;
	return tacho_symbols_frame(v->symbols, stack, i);
}

void tc_explain_place(const struct tc_explain_view *v, uint32_t stack, struct tc_cli_str *out)
{
	struct tacho_frame f = tc_explain_frame(v, stack);
	struct tacho_text file = tacho_symbols_get(v->symbols, f.file);
	const char *slash = memrchr(file.s, '/', file.n);

	tc_cli_str_puts(out, "");
	if (stack == 0)
		return;
	add_text(out, tacho_symbols_get(v->symbols, f.func));
	if (slash)
		file = (struct tacho_text){ slash + 1, file.n - (size_t)(slash + 1 - file.s) };
	if (file.n == 0)
		return;
	tc_cli_str_puts(out, " ");
	add_text(out, file);
	tc_cli_str_printf(out, ":%" PRIu64, f.line);
}

static void put_str(struct tc_cli_table *t, struct tc_cli_str *s)
{
	tc_cli_table_mem(t, s->p ? s->p : "", s->len);
	tc_cli_str_free(s);
}

static void put_place(struct tc_cli_table *t, const struct tc_explain_view *v, uint32_t stack)
{
	struct tc_cli_str s = { 0 };

	tc_explain_place(v, stack, &s);
	put_str(t, &s);
}

/* The same, but on a terminal no wider than the given part of it, and not below `min`. */
static void put_fit(struct tc_cli_table *t, const struct tc_explain_view *v, struct tc_cli_str *s,
		    unsigned part, unsigned min)
{
	const struct tc_cli_term *term = &v->ctx->out;
	unsigned room = term->width / part > min ? term->width / part : min;
	struct tc_cli_str fit = { 0 };

	if (!term->tty) {
		put_str(t, s);
		return;
	}
	tc_cli_table_fit(&fit, s->p ? s->p : "", s->len, room, term->unicode);
	put_str(t, &fit);
	tc_cli_str_free(s);
}

/* Too narrow to say who ended a wait: JSON and CSV have it. */
static bool is_narrow(const struct tc_explain_view *v)
{
	return v->ctx->out.tty && v->ctx->out.width < 110;
}

/* --- per cause: the place and the other task with most time --------------------- */

/* What a part counts for; sorted so that equal ones stand together. */
struct share {
	uint64_t key; /* a stack, or the type of another task */
	int64_t ns;
	uint8_t cause;
};

struct top {
	uint64_t key;
	int64_t ns;
};

static int by_key(const void *x, const void *y)
{
	const struct share *a = x, *b = y;

	if (a->cause != b->cause)
		return a->cause > b->cause ? 1 : -1;
	return (a->key > b->key) - (a->key < b->key);
}

static void find_tops(struct share *v, size_t n, struct top tops[TACHO_CAUSE_COUNT])
{
	int64_t sum = 0;

	memset(tops, 0, TACHO_CAUSE_COUNT * sizeof(*tops));
	if (n)
		qsort(v, n, sizeof(*v), by_key);
	for (size_t i = 0; i < n; i++) {
		sum += v[i].ns;
		if (i + 1 < n && by_key(&v[i], &v[i + 1]) == 0)
			continue;
		if (sum > tops[v[i].cause].ns)
			tops[v[i].cause] = (struct top){ v[i].key, sum };
		sum = 0;
	}
}

/* Causes for which somebody had the P: who, and not for whom it had worked. */
static bool has_culprit(int cause)
{
	return cause == TACHO_CAUSE_DELAY + TACHO_DELAY_HELD ||
	       cause == TACHO_CAUSE_DELAY + TACHO_DELAY_GC ||
	       cause == TACHO_CAUSE_DELAY + TACHO_DELAY_HOG ||
	       cause == TACHO_CAUSE_DELAY + TACHO_DELAY_STALL;
}

static void tops_of(const struct tacho_ledger *l, struct top places[TACHO_CAUSE_COUNT],
		    struct top tasks[TACHO_CAUSE_COUNT])
{
	struct share *v = tc_cli_xcalloc(l->n_parts + 1, sizeof(*v));
	size_t n = 0;

	for (size_t i = 0; i < l->n_parts; i++) {
		const struct tacho_part *p = &l->parts[i];

		uint32_t stack = p->culprit_stack ? p->culprit_stack : p->stack;

		if (stack)
			v[n++] = (struct share){ stack, tc_explain_length(p->begin_ns, p->end_ns),
						 p->cause };
	}
	find_tops(v, n, places);
	n = 0;
	for (size_t i = 0; i < l->n_parts; i++) {
		const struct tacho_part *p = &l->parts[i];

		int64_t ns = tc_explain_length(p->begin_ns, p->end_ns);

		if (p->culprit != TACHO_NONE)
			v[n++] = (struct share){ (uint64_t)p->culprit, ns, p->cause };
		else if (!has_culprit(p->cause) && p->other_task != TACHO_NO_TASK &&
			 p->other_task != l->of.task)
			v[n++] = (struct share){ p->other_task, ns, p->cause };
	}
	find_tops(v, n, tasks);
	free(v);
}

/* "12 main.reader". */
static void add_culprit(struct tc_cli_str *s, const struct tc_explain_view *v,
			const struct tacho_part *p)
{
	struct tacho_text name = tacho_symbols_get(v->symbols, p->culprit_name);

	tc_cli_str_printf(s, "%" PRId64 " ", p->culprit);
	if (name.n == 0)
		tc_cli_str_puts(s, TC_FN_UNKNOWN);
	else
		add_text(s, name);
}

static void put_culprit(struct tc_cli_table *t, const struct tc_explain_view *v,
			const struct tacho_ledger *l, const struct top *top)
{
	struct tc_cli_str s = { 0 };
	size_t i = 0;

	while (i < l->n_parts && (uint64_t)l->parts[i].culprit != top->key)
		i++;
	tc_cli_str_puts(&s, "goroutine ");
	if (i < l->n_parts)
		add_culprit(&s, v, &l->parts[i]);
	put_str(t, &s);
}

static void put_other_task(struct tc_cli_table *t, const struct tc_explain_view *v,
			   const struct tacho_ledger *l, const struct top *top, int cause)
{
	struct tc_cli_str s = { 0 };
	size_t i = 0;

	if (top->ns == 0) {
		tc_cli_table_str(t, "");
		return;
	}
	if (has_culprit(cause)) {
		put_culprit(t, v, l, top);
		return;
	}
	tc_cli_str_printf(&s, "task %" PRIu64, top->key);
	while (i < l->n_parts && l->parts[i].other_task != top->key)
		i++;
	if (i < l->n_parts && l->parts[i].other_type) {
		tc_cli_str_puts(&s, " ");
		add_text(&s, tacho_symbols_get(v->symbols, l->parts[i].other_type));
	}
	put_str(t, &s);
}

static int by_time(const void *x, const void *y)
{
	const struct top *a = x, *b = y;

	if (a->ns != b->ns)
		return a->ns < b->ns ? 1 : -1;
	return (a->key > b->key) - (a->key < b->key);
}

/* Causes with most time first; how many there are. */
static size_t order_causes(const int64_t ns[TACHO_CAUSE_COUNT],
			   const uint64_t count[TACHO_CAUSE_COUNT],
			   struct top order[TACHO_CAUSE_COUNT])
{
	size_t n = 0;

	for (uint64_t c = 0; c < TACHO_CAUSE_COUNT; c++)
		if (count[c])
			order[n++] = (struct top){ c, ns[c] };
	qsort(order, n, sizeof(*order), by_time);
	return n;
}

static void print_causes(const struct tc_explain_view *v, const struct tacho_ledger *l)
{
	static const struct tc_cli_col cols[] = {
		{ .key = "ns", .title = "time", .type = TC_COL_DURATION, .role = TC_ROLE_NUMBER },
		{ .key = "share", .title = "share", .type = TC_COL_SHARE },
		{ .key = "count", .title = "count", .type = TC_COL_COUNT },
		{ .key = "cause", .title = "cause", .type = TC_COL_TEXT },
		{ .key = "place", .title = "most at", .type = TC_COL_TEXT, .flags = TC_COL_FLEX },
		{ .key = "task", .title = "for", .type = TC_COL_TEXT },
	};
	struct top order[TACHO_CAUSE_COUNT], places[TACHO_CAUSE_COUNT], tasks[TACHO_CAUSE_COUNT];
	double all = (double)tc_explain_length(l->of.begin_ns, l->of.end_ns);
	size_t n = order_causes(l->ns, l->count, order);
	struct tc_cli_table t;

	tops_of(l, places, tasks);
	tc_cli_table_begin_at(&t, stdout, &v->ctx->out, TC_FORMAT_TEXT, 2, cols, TC_LEN(cols));
	for (size_t i = 0; i < n; i++) {
		size_t c = (size_t)order[i].key;

		tc_cli_table_i64(&t, l->ns[c]);
		tc_cli_table_f64(&t, all > 0 ? (double)l->ns[c] / all : 0);
		tc_cli_table_u64(&t, l->count[c]);
		tc_cli_table_str(&t, tacho_cause_name((int)c));
		put_place(&t, v, (uint32_t)places[c].key);
		put_other_task(&t, v, l, &tasks[c], (int)c);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
}

/* --- the path ----------------------------------------------------------------- */

static void put_who(struct tc_cli_table *t, const struct tc_explain_view *v,
		    const struct tacho_part *p)
{
	struct tacho_text name = tacho_symbols_get(v->symbols, p->name);
	struct tc_cli_str s = { 0 };

	tc_cli_str_printf(&s, "%*s%s%" PRId64 " ", p->depth < 8 ? 2 * p->depth : 16, "",
			  p->is_followed ? "~" : "", p->goroutine);
	if (name.n == 0)
		tc_cli_str_puts(&s, TC_FN_UNKNOWN);
	else
		add_text(&s, name);
	put_fit(t, v, &s, 6, 14);
}

/* "P held by: 12 main.reader os.(*File).Read file.go:118". */
static void put_keeper(struct tc_cli_table *t, const struct tc_explain_view *v,
		       const struct tacho_part *p)
{
	struct tc_cli_str s = { 0 };

	tc_cli_str_puts(&s, p->cause == TACHO_CAUSE_DELAY + TACHO_DELAY_HELD ? "P held by: "
			    : p->cause == TACHO_CAUSE_DELAY + TACHO_DELAY_GC ? "marking: "
									     : "P kept by: ");
	add_culprit(&s, v, p);
	if (p->culprit_stack) {
		tc_cli_str_puts(&s, ", ");
		tc_explain_place(v, p->culprit_stack, &s);
	}
	put_fit(t, v, &s, 5, 22);
}

/* "by 17 main.worker (task 3) unlock.go:12". */
static void put_by(struct tc_cli_table *t, const struct tc_explain_view *v,
		   const struct tacho_part *p)
{
	struct tc_cli_str s = { 0 };

	if (p->other != TACHO_NONE) {
		tc_cli_str_printf(&s, "%" PRId64 " ", p->other);
		add_text(&s, tacho_symbols_get(v->symbols, p->other_name));
		if (p->other_task != TACHO_NO_TASK)
			tc_cli_str_printf(&s, " (task %" PRIu64 ")", p->other_task);
	}
	if (p->other_stack && p->other != TACHO_NONE) {
		tc_cli_str_puts(&s, ", ");
		tc_explain_place(v, p->other_stack, &s);
	}
	put_fit(t, v, &s, 5, 22);
}

static int compare_ns(const void *x, const void *y)
{
	int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return (a < b) - (a > b);
}

/* The shortest part that is printed: `lines` of them fit. */
static int64_t shortest_shown(const struct tc_explain_view *v, const struct tacho_ledger *l)
{
	int64_t *ns, limit;

	if (l->n_parts <= v->lines)
		return 0;
	ns = tc_cli_xcalloc(l->n_parts, sizeof(*ns));
	for (size_t i = 0; i < l->n_parts; i++)
		ns[i] = tc_explain_length(l->parts[i].begin_ns, l->parts[i].end_ns);
	qsort(ns, l->n_parts, sizeof(*ns), compare_ns);
	limit = ns[v->lines - 1];
	free(ns);
	return limit;
}

static void put_left_out(struct tc_cli_table *t, const struct tc_explain_view *v, int64_t at,
			 int64_t ns, size_t n)
{
	struct tc_cli_str s = { 0 };

	add_moment(&s, v, at);
	put_str(t, &s);
	tc_cli_table_i64(t, ns);
	tc_cli_str_printf(&s, "%s %zu short one%s", v->ctx->out.unicode ? "…" : "...", n,
			  n == 1 ? "" : "s");
	put_str(t, &s);
	for (int i = is_narrow(v) ? 1 : 0; i < 3; i++)
		tc_cli_table_str(t, "");
	(void)tc_cli_table_row(t);
}

static void put_part(struct tc_cli_table *t, const struct tc_explain_view *v,
		     const struct tacho_part *p)
{
	struct tc_cli_str s = { 0 };

	add_moment(&s, v, p->begin_ns);
	put_str(t, &s);
	tc_cli_table_i64(t, tc_explain_length(p->begin_ns, p->end_ns));
	tc_cli_table_str(t, tacho_cause_name(p->cause));
	put_who(t, v, p);
	put_place(t, v, p->stack);
	if (!is_narrow(v) && p->culprit != TACHO_NONE)
		put_keeper(t, v, p);
	else if (!is_narrow(v))
		put_by(t, v, p);
	(void)tc_cli_table_row(t);
}

static void print_path(const struct tc_explain_view *v, const struct tacho_ledger *l)
{
	static const struct tc_cli_col cols[] = {
		{ .key = "at", .title = "at", .type = TC_COL_TEXT, .flags = TC_COL_RIGHT },
		{ .key = "ns", .title = "time", .type = TC_COL_DURATION, .role = TC_ROLE_NUMBER },
		{ .key = "cause", .title = "cause", .type = TC_COL_TEXT },
		{ .key = "who", .title = "goroutine", .type = TC_COL_TEXT },
		{ .key = "place", .title = "place", .type = TC_COL_TEXT, .flags = TC_COL_FLEX },
		{ .key = "by", .title = "ended by, or woken by", .type = TC_COL_TEXT },
	};
	int64_t limit = shortest_shown(v, l), at = 0, ns = 0;
	struct tc_cli_table t;
	size_t n = 0;

	printf("\n  %sthe path%s\n", on(v, TC_ROLE_TITLE), off(v, TC_ROLE_TITLE));
	tc_cli_table_begin_at(&t, stdout, &v->ctx->out, TC_FORMAT_TEXT, 2, cols,
			      TC_LEN(cols) - is_narrow(v));
	for (size_t i = 0; i < l->n_parts && !tc_cli_out_failed(stdout); i++) {
		const struct tacho_part *p = &l->parts[i];

		if (tc_explain_length(p->begin_ns, p->end_ns) >= limit) {
			if (n)
				put_left_out(&t, v, at, ns, n);
			n = 0;
			ns = 0;
			put_part(&t, v, p);
			continue;
		}
		at = n++ ? at : p->begin_ns;
		ns += tc_explain_length(p->begin_ns, p->end_ns);
	}
	if (n)
		put_left_out(&t, v, at, ns, n);
	tc_cli_table_end(&t);
	if (l->n_parts > v->lines)
		printf("  %sthe longest of %zu parts; --lines 0 shows all%s\n", on(v, TC_ROLE_DIM),
		       l->n_parts, off(v, TC_ROLE_DIM));
}

/* --- one request -------------------------------------------------------------- */

static void print_head(const struct tc_explain_view *v, const struct tacho_ledger *l)
{
	const struct tacho_request *r = &l->of;

	printf("%s%s", on(v, TC_ROLE_TITLE), tacho_request_kind_name(r->kind));
	if (r->kind != TACHO_REQUEST_REGION)
		printf(" %" PRIu64, r->id);
	if (r->kind == TACHO_REQUEST_GOROUTINE) {
		if (l->n_parts && l->parts[l->n_parts - 1].depth == 0) {
			struct tacho_text t =
				tacho_symbols_get(v->symbols, l->parts[l->n_parts - 1].name);

			printf(" ");
			tc_cli_out_text(stdout, t.s, t.n, v->ctx->out.unicode);
		}
	} else {
		printf(" '");
		tc_cli_out_text(stdout, r->type.s, r->type.n, v->ctx->out.unicode);
		printf("'");
	}
	printf("%s: ", off(v, TC_ROLE_TITLE));
	print_duration(v, tc_explain_length(r->begin_ns, r->end_ns));
	printf(", from ");
	print_moment(v, r->begin_ns);
	printf(" to ");
	print_moment(v, r->end_ns);
	if (r->kind == TACHO_REQUEST_REGION && r->task != TACHO_NO_TASK)
		printf(", in task %" PRIu64, r->task);
	if (r->kind != TACHO_REQUEST_GOROUTINE && r->goroutine != TACHO_NONE)
		printf(", %s goroutine %" PRId64,
		       r->kind == TACHO_REQUEST_TASK && !r->is_open ? "ended by" : "in",
		       r->goroutine);
	printf("\n");
	if (r->began_before)
		printf("  it was there when the trace began\n");
	if (r->is_open)
		printf("  it had not ended when the trace ended\n");
	if (!l->is_done)
		printf("  not worked out: too much would have to be kept\n");
}

static void print_summary(const struct tc_explain_view *v, const struct tacho_ledger *l)
{
	printf("  %s%zu part%s of %" PRIu32
	       " goroutine%s, up to %u wake-up%s deep; they add up to %" PRId64 "ns%s\n",
	       on(v, TC_ROLE_DIM), l->n_parts, l->n_parts == 1 ? "" : "s", l->goroutines,
	       l->goroutines == 1 ? "" : "s", l->depth, l->depth == 1 ? "" : "s",
	       tc_explain_length(l->of.begin_ns, l->of.end_ns), off(v, TC_ROLE_DIM));
}

void tc_explain_text(const struct tc_explain_view *v)
{
	struct tacho_ledger l;

	for (size_t i = 0; tacho_explain_ledger(v->explain, i, &l); i++) {
		if (i > 0)
			printf("\n");
		print_head(v, &l);
		if (!l.is_done)
			continue;
		print_summary(v, &l);
		printf("\n");
		print_causes(v, &l);
		tc_explain_caused_text(v, &l);
		print_path(v, &l);
	}
	if (v->cut)
		printf("\n%s%" PRIu64 " of this type left out, whose begin or end is not in the "
		       "trace%s\n",
		       on(v, TC_ROLE_DIM), v->cut, off(v, TC_ROLE_DIM));
}
