/* SPDX-License-Identifier: MIT */
/* Ledgers for programs: JSON with all there is, CSV of the parts or causes. */
#include "cli/explain_view.h"
#include "cli/grid.h"

static int64_t since_start(const struct tc_explain_view *v, int64_t ns)
{
	return tc_explain_length(v->facts->first_ns, ns);
}

static struct tacho_text text_of(const struct tc_explain_view *v, uint32_t id)
{
	return tacho_symbols_get(v->symbols, id);
}

/* --- CSV ---------------------------------------------------------------------- */

static void put_text(struct tc_cli_table *t, struct tacho_text text)
{
	tc_cli_table_mem(t, text.s, text.n);
}

static void put_place(struct tc_cli_table *t, const struct tc_explain_view *v, uint32_t stack)
{
	struct tacho_frame f = tc_explain_frame(v, stack);

	put_text(t, text_of(v, f.func));
	put_text(t, text_of(v, f.file));
	tc_cli_table_u64(t, f.line);
}

static void put_id(struct tc_cli_table *t, bool is_set, uint64_t id)
{
	if (is_set)
		tc_cli_table_u64(t, id);
	else
		tc_cli_table_null(t);
}

#define TEXT(key_)                   \
 {                                   \
  .key = (key_), .type = TC_COL_TEXT \
 }
#define ID(key_)                   \
 {                                 \
  .key = (key_), .type = TC_COL_ID \
 }
#define NS(key_)                            \
 {                                          \
  .key = (key_), .type = TC_COL_DURATION_NS \
 }

static void csv_part(struct tc_cli_table *t, const struct tc_explain_view *v,
		     const struct tacho_request *r, const struct tacho_part *p)
{
	tc_cli_table_str(t, tacho_request_kind_name(r->kind));
	tc_cli_table_u64(t, r->id);
	put_text(t, r->type);
	tc_cli_table_i64(t, since_start(v, p->begin_ns));
	tc_cli_table_i64(t, since_start(v, p->end_ns));
	tc_cli_table_i64(t, tc_explain_length(p->begin_ns, p->end_ns));
	tc_cli_table_str(t, tacho_cause_key(p->cause));
	tc_cli_table_i64(t, p->goroutine);
	put_text(t, text_of(v, p->name));
	tc_cli_table_u64(t, p->depth);
	tc_cli_table_bool(t, p->is_followed);
	put_text(t, text_of(v, p->reason));
	put_place(t, v, p->stack);
	put_id(t, p->other != TACHO_NONE, (uint64_t)p->other);
	put_text(t, text_of(v, p->other_name));
	put_id(t, p->other_task != TACHO_NO_TASK, p->other_task);
	put_text(t, text_of(v, p->other_type));
	put_place(t, v, p->other_stack);
	put_id(t, p->culprit != TACHO_NONE, (uint64_t)p->culprit);
	put_text(t, text_of(v, p->culprit_name));
	put_place(t, v, p->culprit_stack);
}

static void csv_parts(const struct tc_explain_view *v)
{
	static const struct tc_cli_col cols[] = {
		TEXT("kind"),
		ID("id"),
		TEXT("type"),
		NS("begin_ns"),
		NS("end_ns"),
		NS("duration_ns"),
		TEXT("cause"),
		ID("goroutine"),
		TEXT("function"),
		ID("depth"),
		{ .key = "followed", .type = TC_COL_BOOL },
		TEXT("reason"),
		TEXT("place"),
		TEXT("file"),
		ID("line"),
		ID("other"),
		TEXT("other_function"),
		ID("other_task"),
		TEXT("other_type"),
		TEXT("other_place"),
		TEXT("other_file"),
		ID("other_line"),
		ID("culprit"),
		TEXT("culprit_function"),
		TEXT("culprit_place"),
		TEXT("culprit_file"),
		ID("culprit_line"),
	};
	struct tacho_ledger l;
	struct tc_cli_table t;

	tc_cli_table_begin(&t, v->ctx, cols, TC_LEN(cols));
	for (size_t i = 0; tacho_explain_ledger(v->explain, i, &l); i++) {
		for (size_t k = 0; k < l.n_parts; k++) {
			csv_part(&t, v, &l.of, &l.parts[k]);
			if (tc_cli_table_row(&t))
				break;
		}
	}
	tc_cli_table_end(&t);
}

static void csv_contrast(const struct tc_explain_view *v)
{
	static const struct tc_cli_col cols[] = {
		TEXT("cause"),
		NS("slow_mean_ns"),
		NS("normal_mean_ns"),
		NS("slow_median_ns"),
		NS("normal_median_ns"),
		ID("slow_have"),
		ID("normal_have"),
		{ .key = "share", .type = TC_COL_DOUBLE },
		{ .key = "delta", .type = TC_COL_DOUBLE },
		ID("above_p99"),
		TEXT("place"),
		TEXT("file"),
		ID("line"),
		TEXT("other_type"),
		TEXT("culprit_function"),
	};
	struct tacho_cause_contrast c;
	struct tacho_cause_sum s;
	struct tc_cli_table t;

	tc_cli_table_begin(&t, v->ctx, cols, TC_LEN(cols));
	for (int i = 0; i < TACHO_CAUSE_COUNT; i++) {
		if (tacho_explain_contrast(v->explain, i, &c) < 0 || (!c.have[0] && !c.have[1]))
			continue;
		tacho_explain_sum(v->explain, 0, i, &s);
		tc_cli_table_str(&t, tacho_cause_key(i));
		tc_cli_table_i64(&t, (int64_t)c.mean_ns[0]);
		tc_cli_table_i64(&t, (int64_t)c.mean_ns[1]);
		tc_cli_table_i64(&t, c.median_ns[0]);
		tc_cli_table_i64(&t, c.median_ns[1]);
		tc_cli_table_u64(&t, c.have[0]);
		tc_cli_table_u64(&t, c.have[1]);
		tc_cli_table_f64(&t, c.share);
		tc_cli_table_f64(&t, c.delta);
		tc_cli_table_u64(&t, c.above);
		put_place(&t, v, s.place.stack);
		put_text(&t, text_of(v, s.task.type));
		put_text(&t, text_of(v, s.culprit.type));
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
}

void tc_explain_csv(const struct tc_explain_view *v)
{
	if (v->is_contrast)
		csv_contrast(v);
	else
		csv_parts(v);
}

/* --- JSON --------------------------------------------------------------------- */

void tc_explain_json_stack(struct tc_cli_json *j, const struct tc_explain_view *v, const char *key,
			   uint32_t stack)
{
	size_t n = tacho_symbols_depth(v->symbols, stack);

	tc_cli_json_key(j, key);
	tc_cli_json_array(j);
	for (size_t i = 0; i < n; i++) {
		struct tacho_frame f = tacho_symbols_frame(v->symbols, stack, i);

		tc_cli_json_object(j);
		tc_document_text(j, "function", text_of(v, f.func));
		tc_document_text(j, "file", text_of(v, f.file));
		tc_document_u64(j, "line", f.line);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
}

static void json_part(struct tc_cli_json *j, const struct tc_explain_view *v,
		      const struct tacho_part *p)
{
	tc_cli_json_object(j);
	tc_document_i64(j, "begin_ns", since_start(v, p->begin_ns));
	tc_document_i64(j, "end_ns", since_start(v, p->end_ns));
	tc_document_i64(j, "duration_ns", tc_explain_length(p->begin_ns, p->end_ns));
	tc_document_string(j, "cause", tacho_cause_key(p->cause));
	tc_document_i64(j, "goroutine", p->goroutine);
	tc_document_text(j, "function", text_of(v, p->name));
	tc_document_u64(j, "depth", p->depth);
	if (p->is_followed)
		tc_document_bool(j, "followed", true);
	if (p->reason)
		tc_document_text(j, "reason", text_of(v, p->reason));
	tc_explain_json_stack(j, v, "stack", p->stack);
	if (p->other != TACHO_NONE) {
		tc_cli_json_key(j, "other");
		tc_cli_json_object(j);
		tc_document_i64(j, "goroutine", p->other);
		tc_document_text(j, "function", text_of(v, p->other_name));
		if (p->other_task != TACHO_NO_TASK) {
			tc_document_u64(j, "task", p->other_task);
			tc_document_text(j, "type", text_of(v, p->other_type));
		}
		tc_explain_json_stack(j, v, "stack", p->other_stack);
		tc_cli_json_end(j);
	}
	if (p->culprit != TACHO_NONE) {
		tc_cli_json_key(j, "culprit");
		tc_cli_json_object(j);
		tc_document_i64(j, "goroutine", p->culprit);
		tc_document_text(j, "function", text_of(v, p->culprit_name));
		tc_explain_json_stack(j, v, "stack", p->culprit_stack);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
}

static void json_causes(struct tc_cli_json *j, const struct tacho_ledger *l)
{
	double all = (double)tc_explain_length(l->of.begin_ns, l->of.end_ns);

	tc_cli_json_key(j, "causes");
	tc_cli_json_array(j);
	for (int c = 0; c < TACHO_CAUSE_COUNT; c++) {
		if (l->count[c] == 0)
			continue;
		tc_cli_json_object(j);
		tc_document_string(j, "cause", tacho_cause_key(c));
		tc_document_string(j, "name", tacho_cause_name(c));
		tc_document_i64(j, "total_ns", l->ns[c]);
		tc_document_f64(j, "share", all > 0 ? (double)l->ns[c] / all : 0);
		tc_document_u64(j, "count", l->count[c]);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
}

static void json_ledger(struct tc_cli_json *j, const struct tc_explain_view *v,
			const struct tacho_ledger *l)
{
	const struct tacho_request *r = &l->of;

	tc_cli_json_object(j);
	tc_document_string(j, "kind", tacho_request_kind_name(r->kind));
	tc_document_u64(j, "id", r->id);
	tc_document_text(j, "type", r->type);
	if (r->kind == TACHO_REQUEST_REGION && r->task != TACHO_NO_TASK)
		tc_document_u64(j, "task", r->task);
	if (r->goroutine != TACHO_NONE)
		tc_document_i64(j, "goroutine", r->goroutine);
	tc_document_i64(j, "begin_ns", since_start(v, r->begin_ns));
	tc_document_i64(j, "end_ns", since_start(v, r->end_ns));
	tc_document_i64(j, "duration_ns", tc_explain_length(r->begin_ns, r->end_ns));
	tc_document_bool(j, "began_before", r->began_before);
	tc_document_bool(j, "open", r->is_open);
	tc_document_bool(j, "done", l->is_done);
	tc_document_u64(j, "num_goroutines", l->goroutines);
	tc_document_u64(j, "depth", l->depth);
	json_causes(j, l);
	tc_explain_caused_json(j, v, l);
	tc_cli_json_key(j, "parts");
	tc_cli_json_array(j);
	for (size_t i = 0; i < l->n_parts && !tc_cli_out_failed(stdout); i++)
		json_part(j, v, &l->parts[i]);
	tc_cli_json_end(j);
	tc_cli_json_end(j);
}

static void json_difference(struct tc_cli_json *j, const struct tc_explain_view *v, int cause,
			    const struct tacho_cause_contrast *c)
{
	static const char *const names[] = { "slow", "normal" };
	struct tacho_cause_sum s;

	tacho_explain_sum(v->explain, 0, cause, &s);
	tc_cli_json_object(j);
	tc_document_string(j, "cause", tacho_cause_key(cause));
	tc_document_string(j, "name", tacho_cause_name(cause));
	for (int k = 0; k < TACHO_EXPLAIN_GROUPS; k++) {
		tc_cli_json_key(j, names[k]);
		tc_cli_json_object(j);
		tc_document_f64(j, "avg_ns", c->mean_ns[k]);
		tc_document_i64(j, "p50_ns", c->median_ns[k]);
		tc_document_u64(j, "have", c->have[k]);
		tc_cli_json_end(j);
	}
	tc_document_f64(j, "share", c->share);
	tc_document_f64(j, "delta", c->delta);
	tc_document_u64(j, "above_p99", c->above);
	if (s.place.ns) {
		tc_document_i64(j, "place_ns", s.place.ns);
		tc_explain_json_stack(j, v, "place", s.place.stack);
	}
	if (s.task.ns) {
		tc_document_i64(j, "other_ns", s.task.ns);
		tc_document_text(j, "other_type", text_of(v, s.task.type));
	}
	if (s.culprit.ns) {
		tc_document_i64(j, "culprit_ns", s.culprit.ns);
		tc_document_text(j, "culprit_function", text_of(v, s.culprit.type));
	}
	tc_cli_json_end(j);
}

static void json_contrast(struct tc_cli_json *j, const struct tc_explain_view *v)
{
	struct tacho_explain_facts f;
	struct tacho_cause_contrast c;

	tacho_explain_get_facts(v->explain, &f);
	tc_document_text(j, "type", v->type);
	tc_document_u64(j, "num_slow", f.ledgers[0]);
	tc_document_u64(j, "num_normal", f.ledgers[1]);
	tc_document_i64(j, "slow_total_ns", f.total_ns[0]);
	tc_document_i64(j, "normal_total_ns", f.total_ns[1]);
	tc_document_u64(j, "num_left_out", v->cut + (f.requests - f.done));
	tc_document_bool(j, "over_budget", f.is_over_budget);
	tc_cli_json_key(j, "causes");
	tc_cli_json_array(j);
	for (int i = 0; i < TACHO_CAUSE_COUNT; i++)
		if (tacho_explain_contrast(v->explain, i, &c) == 0 && (c.have[0] || c.have[1]))
			json_difference(j, v, i, &c);
	tc_cli_json_end(j);
	tc_explain_caused_json_contrast(j, v, &f);
}

void tc_explain_json(const struct tc_explain_view *v)
{
	struct tacho_explain_facts f;
	struct tacho_ledger l;
	struct tc_cli_json j;

	tc_cli_json_init(&j, stdout, 4);
	tc_document_begin(&j, &v->in);
	if (v->in.is_usable && v->explain && v->is_contrast) {
		json_contrast(&j, v);
	} else if (v->in.is_usable && v->explain) {
		tacho_explain_get_facts(v->explain, &f);
		tc_document_u64(&j, "num_left_out", v->cut);
		tc_document_bool(&j, "over_budget", f.is_over_budget);
		tc_cli_json_key(&j, "requests");
		tc_cli_json_array(&j);
		for (size_t i = 0; tacho_explain_ledger(v->explain, i, &l); i++)
			json_ledger(&j, v, &l);
		tc_cli_json_end(&j);
	}
	tc_cli_json_end(&j);
}
