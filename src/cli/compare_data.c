/* SPDX-License-Identifier: MIT */
/* A comparison for machines. */
#include "cli/compare_view.h"
#include "cli/document.h"
#include "cli/grid.h"

#include <math.h>

static bool is_shown(const struct tc_compare_view *v, const struct tacho_difference *d)
{
	return v->all || d->is_significant;
}

static void put_times(struct tc_cli_json *j, const char *key, const struct tacho_hist *h)
{
	tc_cli_json_key(j, key);
	if (!h) {
		tc_cli_json_null(j);
		return;
	}
	tc_cli_json_object(j);
	tc_document_u64(j, "count", tacho_hist_count(h));
	tc_document_hist(j, h);
	tc_cli_json_end(j);
}

static void put_difference(const struct tc_compare_view *v, struct tc_cli_json *j,
			   const struct tacho_difference *d)
{
	tc_cli_json_object(j);
	tc_document_string(j, "quantity", tacho_quantity_name((int)d->quantity));
	tc_document_text(j, "name", d->name);
	tc_document_f64(j, "a", d->a);
	tc_document_f64(j, "b", d->b);
	tc_document_f64(j, "a_per_task", d->a_per_task);
	tc_document_f64(j, "b_per_task", d->b_per_task);
	tc_document_f64(j, "change", d->change);
	tc_document_f64(j, "chance", d->chance);
	tc_document_bool(j, "significant", d->is_significant);
	if (tacho_quantity_is_mean((int)d->quantity)) {
		put_times(j, "a_times", tc_compare_times(&v->side[0], d));
		put_times(j, "b_times", tc_compare_times(&v->side[1], d));
	}
	tc_cli_json_end(j);
}

static void put_side(const struct tc_compare_view *v, struct tc_cli_json *j, int i)
{
	const struct tc_compare_side *s = &v->side[i];

	tc_cli_json_key(j, i ? "b" : "a");
	tc_document_begin(j, &s->in);
	tc_document_i64(j, "duration_ns", tacho_sample_wall_ns(s->sample));
	tc_document_u64(j, "tasks", tacho_sample_tasks(s->sample));
	tc_document_u64(j, "blocks", tacho_sample_blocks(s->sample));
	tc_cli_json_key(j, "mmu");
	if (tacho_mmu_status(s->mmu, 0) == 0) {
		tc_cli_json_object(j);
		tc_document_f64(j, "1ms", tc_compare_mmu(s, 1000000));
		tc_document_f64(j, "10ms", tc_compare_mmu(s, 10000000));
		tc_document_f64(j, "100ms", tc_compare_mmu(s, 100000000));
		tc_cli_json_end(j);
	} else {
		tc_cli_json_null(j);
	}
	tc_cli_json_end(j);
}

static void put_differences(const struct tc_compare_view *v, struct tc_cli_json *j)
{
	const struct tacho_difference *d;

	tc_cli_json_key(j, "differences");
	tc_cli_json_array(j);
	for (size_t i = 0; v->compare && (d = tacho_compare_get(v->compare, i)) != NULL; i++)
		if (is_shown(v, d))
			put_difference(v, j, d);
	tc_cli_json_end(j);
}

void tc_compare_json(const struct tc_compare_view *v)
{
	struct tc_cli_json j;

	tc_cli_json_init(&j, stdout, 2);
	tc_cli_json_object(&j);
	put_side(v, &j, 0);
	put_side(v, &j, 1);
	tc_document_string(&j, "caveat",
			   v->compare ? tacho_compare_caveat(v->compare)
				      : "not both traces can be read");
	tc_document_u64(&j, "compared", v->compare ? tacho_compare_count(v->compare) : 0);
	put_differences(v, &j);
	tc_cli_json_key(&j, "findings");
	tc_cli_json_array(&j);
	for (size_t i = 0; i < v->n_changes; i++) {
		const struct tc_compare_change *c = &v->changes[i];
		const struct tacho_finding *f = c->b ? c->b : c->a;

		tc_cli_json_object(&j);
		tc_document_string(&j, "rule", f->rule->id);
		tc_document_text(&j, "place", tc_compare_place(&v->side[c->b ? 1 : 0], f));
		tc_document_bool(&j, "in_a", c->a != NULL);
		tc_document_bool(&j, "in_b", c->b != NULL);
		tc_document_f64(&j, "a_cost_ns", tc_compare_cost(&v->side[0], c->a));
		tc_document_f64(&j, "b_cost_ns", tc_compare_cost(&v->side[1], c->b));
		tc_cli_json_end(&j);
	}
	tc_cli_json_end(&j);
	tc_cli_json_end(&j);
}

void tc_compare_csv(const struct tc_compare_view *v)
{
	static const struct tc_cli_col cols[] = {
		{ .key = "quantity", .title = "quantity", .type = TC_COL_TEXT },
		{ .key = "name", .title = "name", .type = TC_COL_TEXT },
		{ .key = "a", .title = "A", .type = TC_COL_DOUBLE },
		{ .key = "b", .title = "B", .type = TC_COL_DOUBLE },
		{ .key = "a_per_task", .title = "A/task", .type = TC_COL_DOUBLE },
		{ .key = "b_per_task", .title = "B/task", .type = TC_COL_DOUBLE },
		{ .key = "change", .title = "change", .type = TC_COL_DOUBLE },
		{ .key = "chance", .title = "chance", .type = TC_COL_DOUBLE },
		{ .key = "significant", .title = "significant", .type = TC_COL_BOOL },
	};
	const struct tacho_difference *d;
	struct tc_cli_table t;

	tc_cli_table_begin(&t, v->ctx, cols, TC_LEN(cols));
	for (size_t i = 0; (d = tacho_compare_get(v->compare, i)) != NULL; i++) {
		const double values[] = { d->a,          d->b,      d->a_per_task,
					  d->b_per_task, d->change, d->chance };

		if (!is_shown(v, d))
			continue;
		tc_cli_table_str(&t, tacho_quantity_name((int)d->quantity));
		tc_cli_table_mem(&t, d->name.s, d->name.n);
		for (size_t k = 0; k < TC_LEN(values); k++) {
			if (isfinite(values[k]))
				tc_cli_table_f64(&t, values[k]);
			else
				tc_cli_table_null(&t);
		}
		tc_cli_table_bool(&t, d->is_significant);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
}
