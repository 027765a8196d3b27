/* SPDX-License-Identifier: MIT */
/* What slow requests have more of than others, for people: a line for each cause. */
#include "cli/explain_view.h"
#include "cli/grid.h"
#include "cli/units.h"

#include <stdlib.h>

static void print_duration(const struct tc_explain_view *v, int64_t ns)
{
	char text[TC_UNITS_MAX];

	tc_cli_units_duration(text, ns, v->ctx->out.unicode);
	printf("%s", text);
}

static void put_str(struct tc_cli_table *t, struct tc_cli_str *s)
{
	tc_cli_table_mem(t, s->p ? s->p : "", s->len);
	tc_cli_str_free(s);
}

struct difference {
	int cause;
	struct tacho_cause_contrast c;
	struct tacho_cause_sum slow;
};

static int by_share(const void *x, const void *y)
{
	const struct difference *a = x, *b = y;
	double da = a->c.mean_ns[0] - a->c.mean_ns[1], db = b->c.mean_ns[0] - b->c.mean_ns[1];

	if (da > db || da < db)
		return da < db ? 1 : -1;
	return a->cause - b->cause;
}

static size_t find_differences(const struct tc_explain_view *v, struct difference *out)
{
	size_t n = 0;

	for (int c = 0; c < TACHO_CAUSE_COUNT; c++) {
		struct difference *d = &out[n];

		d->cause = c;
		if (tacho_explain_contrast(v->explain, c, &d->c) < 0)
			continue;
		tacho_explain_sum(v->explain, 0, c, &d->slow);
		if (d->c.have[0] || d->c.have[1])
			n++;
	}
	qsort(out, n, sizeof(*out), by_share);
	return n;
}

static void put_counts(struct tc_cli_table *t, uint64_t n, uint64_t of)
{
	char a[TC_UNITS_MAX], b[TC_UNITS_MAX];
	struct tc_cli_str s = { 0 };

	tc_cli_units_count(a, n);
	tc_cli_units_count(b, of);
	tc_cli_str_printf(&s, "%s of %s", a, b);
	put_str(t, &s);
}

static void print_differences(const struct tc_explain_view *v, const struct tacho_explain_facts *f)
{
	static const struct tc_cli_col cols[] = {
		{ .key = "cause", .title = "cause", .type = TC_COL_TEXT },
		{ .key = "slow", .title = "slow", .type = TC_COL_DURATION, .role = TC_ROLE_NUMBER },
		{ .key = "normal", .title = "normal", .type = TC_COL_DURATION },
		{ .key = "median", .title = "median", .type = TC_COL_DURATION },
		{ .key = "more", .title = "more", .type = TC_COL_DURATION, .role = TC_ROLE_NUMBER },
		{ .key = "share", .title = "share", .type = TC_COL_SHARE },
		{ .key = "delta", .title = "delta", .type = TC_COL_TEXT, .flags = TC_COL_RIGHT },
		{ .key = "above",
		  .title = "above p99",
		  .type = TC_COL_TEXT,
		  .flags = TC_COL_RIGHT },
		{ .key = "place", .title = "most at", .type = TC_COL_TEXT, .flags = TC_COL_FLEX },
		{ .key = "task", .title = "for", .type = TC_COL_TEXT },
	};
	struct difference d[TACHO_CAUSE_COUNT];
	size_t n = find_differences(v, d);
	struct tc_cli_table t;

	tc_cli_table_begin_at(&t, stdout, &v->ctx->out, TC_FORMAT_TEXT, 2, cols, TC_LEN(cols));
	for (size_t i = 0; i < n; i++) {
		const struct tacho_cause_contrast *c = &d[i].c;
		struct tc_cli_str s = { 0 };
		struct tacho_text task;

		tc_cli_table_str(&t, tacho_cause_name(d[i].cause));
		tc_cli_table_i64(&t, (int64_t)c->mean_ns[0]);
		tc_cli_table_i64(&t, (int64_t)c->mean_ns[1]);
		tc_cli_table_i64(&t, c->median_ns[1]);
		tc_cli_table_i64(&t, (int64_t)(c->mean_ns[0] - c->mean_ns[1]));
		tc_cli_table_f64(&t, c->share);
		tc_cli_str_printf(&s, "%.2f", c->delta > -0.005 && c->delta < 0 ? 0 : c->delta);
		put_str(&t, &s);
		put_counts(&t, c->above, f->ledgers[0]);
		tc_explain_place(v, d[i].slow.place.stack, &s);
		put_str(&t, &s);
		task = tacho_symbols_get(v->symbols, d[i].slow.culprit.ns ? d[i].slow.culprit.type
									  : d[i].slow.task.type);
		tc_cli_str_add(&s, task.s, task.n);
		put_str(&t, &s);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
}

/* One side is empty: there was no room for it. */
static void print_nothing(const struct tc_explain_view *v, const struct tacho_explain_facts *f,
			  int kind)
{
	printf("%s '", tacho_request_kind_name(kind));
	tc_cli_out_text(stdout, v->type.s, v->type.n, v->ctx->out.unicode);
	printf("': nothing to compare; %" PRIu64 " of the slowest and %" PRIu64
	       " of the others were worked out, of %" PRIu64 " in all\n",
	       f->ledgers[0], f->ledgers[1], f->requests);
}

void tc_explain_text_contrast(const struct tc_explain_view *v)
{
	struct tacho_explain_facts f;
	struct tacho_ledger l;
	int64_t mean[2] = { 0 };

	tacho_explain_get_facts(v->explain, &f);
	for (int k = 0; k < 2; k++)
		mean[k] = f.ledgers[k] ? f.total_ns[k] / (int64_t)f.ledgers[k] : 0;
	if (!tacho_explain_ledger(v->explain, 0, &l))
		return;
	if (f.ledgers[0] == 0 || f.ledgers[1] == 0) {
		print_nothing(v, &f, l.of.kind);
		return;
	}
	printf("%s%s '", tc_cli_term_on(&v->ctx->out, TC_ROLE_TITLE),
	       tacho_request_kind_name(l.of.kind));
	tc_cli_out_text(stdout, v->type.s, v->type.n, v->ctx->out.unicode);
	printf("'%s: the slowest %" PRIu64 " (", tc_cli_term_off(&v->ctx->out, TC_ROLE_TITLE),
	       f.ledgers[0]);
	print_duration(v, mean[0]);
	printf(" on average) against the other %" PRIu64 " (", f.ledgers[1]);
	print_duration(v, mean[1]);
	printf("): ");
	print_duration(v, mean[0] - mean[1]);
	printf(" more\n");
	if (f.is_over_budget)
		printf("  only %" PRIu64 " of %" PRIu64
		       " were worked out, those that ended first\n",
		       f.done, f.requests);
	printf("\n");
	print_differences(v, &f);
	tc_explain_caused_contrast(v, &f);
	printf("\n  %sslow, normal: mean of a request; median: of the normal ones; share: of the "
	       "difference; delta: -1 to 1,\n  how well the cause alone tells slow from normal; "
	       "above p99: slow ones with more than 99%% of the normal ones%s\n",
	       tc_cli_term_on(&v->ctx->out, TC_ROLE_DIM),
	       tc_cli_term_off(&v->ctx->out, TC_ROLE_DIM));
	if (v->cut)
		printf("  %s%" PRIu64 " left out, whose begin or end is not in the trace%s\n",
		       tc_cli_term_on(&v->ctx->out, TC_ROLE_DIM), v->cut,
		       tc_cli_term_off(&v->ctx->out, TC_ROLE_DIM));
}
