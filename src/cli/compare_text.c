/* SPDX-License-Identifier: MIT */
/* A comparison as text. */
#include "cli/compare_view.h"
#include "cli/findings_view.h"
#include "cli/grid.h"
#include "cli/units.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *on(const struct tc_compare_view *v, enum tc_role role)
{
	return tc_cli_term_on(&v->ctx->out, role);
}

static const char *off(const struct tc_compare_view *v, enum tc_role role)
{
	return tc_cli_term_off(&v->ctx->out, role);
}

/* --- findings of both sides --------------------------------------------------- */

struct tacho_text tc_compare_place(const struct tc_compare_side *side,
				   const struct tacho_finding *f)
{
	return tc_findings_place(tacho_activity_symbols(side->activity), f);
}

double tc_compare_cost(const struct tc_compare_side *side, const struct tacho_finding *f)
{
	double wall = (double)tacho_findings_wall_ns(side->findings);

	return f && wall > 0 ? (double)f->cost_ns / wall * 1e9 : 0;
}

static bool is_same(const struct tc_compare_view *v, const struct tacho_finding *a,
		    const struct tacho_finding *b)
{
	struct tacho_text x = tc_compare_place(&v->side[0], a);
	struct tacho_text y = tc_compare_place(&v->side[1], b);

	return a->rule == b->rule && x.n == y.n && (x.n == 0 || memcmp(x.s, y.s, x.n) == 0);
}

void tc_compare_match_findings(struct tc_compare_view *v)
{
	size_t na = tacho_findings_count(v->side[0].findings);
	size_t nb = tacho_findings_count(v->side[1].findings);
	bool *used = tc_cli_xcalloc(nb + 1, sizeof(*used));

	v->changes = tc_cli_xcalloc(na + nb + 1, sizeof(*v->changes));
	for (size_t i = 0; i < na; i++) {
		struct tc_compare_change *c = &v->changes[v->n_changes++];

		c->a = tacho_findings_get(v->side[0].findings, i);
		for (size_t k = 0; k < nb && !c->b; k++) {
			const struct tacho_finding *b = tacho_findings_get(v->side[1].findings, k);

			if (!used[k] && is_same(v, c->a, b)) {
				c->b = b;
				used[k] = true;
			}
		}
	}
	for (size_t k = 0; k < nb; k++)
		if (!used[k])
			v->changes[v->n_changes++].b = tacho_findings_get(v->side[1].findings, k);
	free(used);
}

/* --- distributions and utilization ---------------------------------------------- */

static bool is_row(const struct tc_compare_side *side, const struct tacho_latency_row *row,
		   const struct tacho_difference *d)
{
	static const int kinds[TACHO_QUANTITY_COUNT] = {
		[TACHO_QUANTITY_LATENCY] = TACHO_LATENCY_SCHED,
		[TACHO_QUANTITY_WAIT] = TACHO_LATENCY_BLOCK,
		[TACHO_QUANTITY_TASK] = TACHO_LATENCY_TASK
	};
	struct tacho_text type =
		tacho_symbols_get(tacho_activity_symbols(side->activity), row->type);

	if (row->kind != kinds[d->quantity])
		return false;
	if (d->quantity == TACHO_QUANTITY_LATENCY)
		return d->name.n > 0 && d->name.s[0] == 's'; /* "scheduling"; calls have two rows */
	return type.n == d->name.n && (type.n == 0 || memcmp(type.s, d->name.s, type.n) == 0);
}

const struct tacho_hist *tc_compare_times(const struct tc_compare_side *side,
					  const struct tacho_difference *d)
{
	const struct tacho_latency_row *row;

	for (size_t i = 0; (row = tacho_latency_row(side->latency, i)) != NULL; i++)
		if (is_row(side, row, d))
			return row->times;
	return NULL;
}

double tc_compare_mmu(const struct tc_compare_side *side, int64_t window_ns)
{
	return tacho_mmu_status(side->mmu, 0) == 0 ? tacho_mmu_min(side->mmu, 0, window_ns) : -1;
}

/* --- tables ------------------------------------------------------------------- */

static void put_amount(struct tc_cli_table *t, const struct tc_compare_view *v,
		       enum tacho_quantity q, double x)
{
	char buf[TC_UNITS_MAX];

	if (q == TACHO_QUANTITY_RATE)
		tc_cli_units_double(buf, x);
	else
		tc_cli_units_duration(buf, x < 9e18 ? (int64_t)x : INT64_MAX, v->ctx->out.unicode);
	tc_cli_table_str(t, buf);
}

static void put_change(struct tc_cli_table *t, double change)
{
	char buf[TC_UNITS_MAX];

	if (isinf(change))
		snprintf(buf, sizeof(buf), "new");
	else if (change >= 2)
		snprintf(buf, sizeof(buf), "x%.3g", change + 1);
	else
		snprintf(buf, sizeof(buf), "%+.0f%%", 100 * change);
	tc_cli_table_str(t, buf);
}

static void put_chance(struct tc_cli_table *t, const struct tacho_difference *d)
{
	char buf[TC_UNITS_MAX];

	if (d->chance < 1e-9)
		snprintf(buf, sizeof(buf), "<1e-9");
	else
		snprintf(buf, sizeof(buf), "%.2g", d->chance);
	tc_cli_table_str(t, buf);
}

static const char *const titles[TACHO_QUANTITY_COUNT] = {
	[TACHO_QUANTITY_STATE] = "Goroutine time by state, in a second",
	[TACHO_QUANTITY_DELAY] = "Time ready to run, by what it waited for, in a second",
	[TACHO_QUANTITY_REASON] = "Waiting, by reason, in a second",
	[TACHO_QUANTITY_RUNNING] = "Running, by start function, in a second",
	[TACHO_QUANTITY_RUNNABLE] = "Ready to run, by start function, in a second",
	[TACHO_QUANTITY_BLOCKED] = "Blocked, by start function, in a second",
	[TACHO_QUANTITY_PLACE] = "Waiting, by place, in a second",
	[TACHO_QUANTITY_GC] = "Collection, in a second",
	[TACHO_QUANTITY_RATE] = "How often, in a second",
	[TACHO_QUANTITY_LATENCY] = "How long one takes, on average",
	[TACHO_QUANTITY_WAIT] = "How long a wait is, by reason, on average",
	[TACHO_QUANTITY_TASK] = "How long a task takes, by type, on average",
};

static const struct tc_cli_col rate_cols[] = {
	{ .key = "name", .title = "", .type = TC_COL_TEXT, .flags = TC_COL_FLEX },
	{ .key = "a", .title = "A", .type = TC_COL_TEXT, .flags = TC_COL_RIGHT },
	{ .key = "b", .title = "B", .type = TC_COL_TEXT, .flags = TC_COL_RIGHT },
	{ .key = "change", .title = "change", .type = TC_COL_TEXT, .flags = TC_COL_RIGHT },
	{ .key = "a_task", .title = "A/task", .type = TC_COL_TEXT, .flags = TC_COL_RIGHT },
	{ .key = "b_task", .title = "B/task", .type = TC_COL_TEXT, .flags = TC_COL_RIGHT },
	{ .key = "chance", .title = "chance", .type = TC_COL_TEXT, .flags = TC_COL_RIGHT },
};

static const struct tc_cli_col mean_cols[] = {
	{ .key = "name", .title = "", .type = TC_COL_TEXT, .flags = TC_COL_FLEX },
	{ .key = "a", .title = "A", .type = TC_COL_TEXT, .flags = TC_COL_RIGHT },
	{ .key = "b", .title = "B", .type = TC_COL_TEXT, .flags = TC_COL_RIGHT },
	{ .key = "change", .title = "change", .type = TC_COL_TEXT, .flags = TC_COL_RIGHT },
	{ .key = "a_p50", .title = "A p50", .type = TC_COL_TEXT, .flags = TC_COL_RIGHT },
	{ .key = "b_p50", .title = "B p50", .type = TC_COL_TEXT, .flags = TC_COL_RIGHT },
	{ .key = "a_p99", .title = "A p99", .type = TC_COL_TEXT, .flags = TC_COL_RIGHT },
	{ .key = "b_p99", .title = "B p99", .type = TC_COL_TEXT, .flags = TC_COL_RIGHT },
	{ .key = "chance", .title = "chance", .type = TC_COL_TEXT, .flags = TC_COL_RIGHT },
};

/* What a task has of it, if both traces have tasks. */
static void put_per_task(struct tc_cli_table *t, const struct tc_compare_view *v,
			 const struct tacho_difference *d)
{
	if (isnan(d->a_per_task)) {
		tc_cli_table_str(t, "");
		tc_cli_table_str(t, "");
		return;
	}
	put_amount(t, v, d->quantity, d->a_per_task);
	put_amount(t, v, d->quantity, d->b_per_task);
}

static void put_quantiles(struct tc_cli_table *t, const struct tc_compare_view *v,
			  const struct tacho_difference *d)
{
	const struct tacho_hist *a = tc_compare_times(&v->side[0], d);
	const struct tacho_hist *b = tc_compare_times(&v->side[1], d);

	for (int i = 0; i < 2; i++) {
		double q = i ? 0.99 : 0.5;

		if (!a || !b) {
			tc_cli_table_str(t, "");
			tc_cli_table_str(t, "");
			continue;
		}
		put_amount(t, v, d->quantity, (double)tacho_hist_quantile(a, q));
		put_amount(t, v, d->quantity, (double)tacho_hist_quantile(b, q));
	}
}

static void put_name(struct tc_cli_table *t, const struct tacho_difference *d)
{
	bool is_reason = d->quantity == TACHO_QUANTITY_REASON || d->quantity == TACHO_QUANTITY_WAIT;

	if (d->name.n)
		tc_cli_table_mem(t, d->name.s, d->name.n);
	else
		tc_cli_table_str(t, is_reason ? "(before the trace)" : "(no stack seen)");
}

static void print_rows(const struct tc_compare_view *v, enum tacho_quantity q)
{
	const struct tacho_difference *d;
	struct tc_cli_table t;
	bool begun = false, is_mean = tacho_quantity_is_mean((int)q);

	for (size_t i = 0; (d = tacho_compare_get(v->compare, i)) != NULL; i++) {
		if (d->quantity != q || (!d->is_significant && !v->all))
			continue;
		if (!begun) {
			printf("\n%s%s%s\n", on(v, TC_ROLE_TITLE), titles[q],
			       off(v, TC_ROLE_TITLE));
			tc_cli_table_begin_at(&t, stdout, &v->ctx->out, TC_FORMAT_TEXT, 2,
					      is_mean ? mean_cols : rate_cols,
					      is_mean ? TC_LEN(mean_cols) : TC_LEN(rate_cols));
			begun = true;
		}
		put_name(&t, d);
		put_amount(&t, v, q, d->a);
		put_amount(&t, v, q, d->b);
		put_change(&t, d->change);
		if (is_mean)
			put_quantiles(&t, v, d);
		else
			put_per_task(&t, v, d);
		put_chance(&t, d);
		if (tc_cli_table_row(&t))
			break;
	}
	if (begun)
		tc_cli_table_end(&t);
}

/* Utilization has no blocks to tell chance by: what differs by a twentieth is shown. */
static void print_mmu(const struct tc_compare_view *v)
{
	static const int64_t windows_ms[] = { 1, 10, 100 };
	bool begun = false;

	for (size_t i = 0; i < TC_LEN(windows_ms); i++) {
		double a = tc_compare_mmu(&v->side[0], windows_ms[i] * 1000000);
		double b = tc_compare_mmu(&v->side[1], windows_ms[i] * 1000000);

		if (a < 0 || b < 0 || (!v->all && fabs(a - b) < 0.05))
			continue;
		if (!begun)
			printf("\n%sLeast share of the Ps that the program got of the collector%s\n",
			       on(v, TC_ROLE_TITLE), off(v, TC_ROLE_TITLE));
		begun = true;
		printf("  in any %3" PRId64 " ms: %3.0f%% -> %3.0f%%\n", windows_ms[i], 100 * a,
		       100 * b);
	}
}

/* --- the rest ----------------------------------------------------------------- */

static void print_sides(const struct tc_compare_view *v)
{
	for (int i = 0; i < 2; i++) {
		const struct tc_compare_side *s = &v->side[i];
		char wall[TC_UNITS_MAX], tasks[TC_UNITS_MAX];
		const char *name = tc_report_input_name(&s->in);

		tc_cli_units_duration(wall, tacho_sample_wall_ns(s->sample), v->ctx->out.unicode);
		tc_cli_units_count(tasks, tacho_sample_tasks(s->sample));
		printf("%s%c%s  %s", on(v, TC_ROLE_TITLE), 'A' + i, off(v, TC_ROLE_TITLE), wall);
		if (tacho_sample_tasks(s->sample))
			printf(", %s tasks", tasks);
		printf("  %s", on(v, TC_ROLE_DIM));
		tc_cli_out_text(stdout, name, strlen(name), v->ctx->out.unicode);
		printf("%s\n", off(v, TC_ROLE_DIM));
	}
}

static void print_findings(const struct tc_compare_view *v)
{
	bool begun = false;

	for (size_t i = 0; i < v->n_changes; i++) {
		const struct tc_compare_change *c = &v->changes[i];
		const struct tacho_finding *f = c->b ? c->b : c->a;
		struct tacho_text place = tc_compare_place(&v->side[c->b ? 1 : 0], f);
		double a = tc_compare_cost(&v->side[0], c->a),
		       b = tc_compare_cost(&v->side[1], c->b);
		char was[TC_UNITS_MAX], is[TC_UNITS_MAX];

		if (!begun)
			printf("\n%sFindings, with their cost in a second%s\n",
			       on(v, TC_ROLE_TITLE), off(v, TC_ROLE_TITLE));
		begun = true;
		tc_cli_units_duration(was, (int64_t)a, v->ctx->out.unicode);
		tc_cli_units_duration(is, (int64_t)b, v->ctx->out.unicode);
		printf("  %-5s %s", !c->a ? "new" : !c->b ? "gone" : "both", f->rule->id);
		if (place.n) {
			printf(" at ");
			tc_cli_out_text(stdout, place.s, place.n, v->ctx->out.unicode);
		}
		printf(": %s -> %s\n", c->a ? was : "none", c->b ? is : "none");
	}
}

void tc_compare_text(const struct tc_compare_view *v)
{
	const char *caveat = tacho_compare_caveat(v->compare);
	const struct tacho_difference *first = tacho_compare_get(v->compare, 0);
	size_t n = tacho_compare_count(v->compare);

	print_sides(v);
	if (*caveat)
		printf("\nNothing is called a change: %s.\n", caveat);
	else if (!first || !first->is_significant)
		printf("\nNo change that could not be chance, of %zu quantities.\n", n);
	for (int q = 0; q < TACHO_QUANTITY_COUNT; q++)
		print_rows(v, (enum tacho_quantity)q);
	print_mmu(v);
	print_findings(v);
}
