/* SPDX-License-Identifier: MIT */
/* A profile as JSON; doc/json.md describes it. */
#include "cli/profile_view.h"
#include "cli/report.h"

static void put_filters(const struct tc_profile_view *v, struct tc_cli_json *j)
{
	tc_document_bool(j, "complete", v->is_complete);
	if (v->fn)
		tc_document_string(j, "fn", v->fn);
	if (v->task.is_given)
		tc_document_u64(j, "task", v->task.n);
	if (v->region)
		tc_document_string(j, "region", v->region);
	if (v->goroutine >= 0)
		tc_document_i64(j, "goroutine", v->goroutine);
	tc_range_json(j, v->window);
}

static void put_distribution(struct tc_cli_json *j, const struct tacho_hist *h)
{
	tc_document_u64(j, "count", tacho_hist_count(h));
	tc_document_hist(j, h);
	tc_document_f64(j, "top_1_percent_share", tacho_hist_top_share(h, 0.01));
}

/* The buckets that are not empty, in ascending order. */
static void put_histogram(struct tc_cli_json *j, const struct tacho_hist *h)
{
	struct tacho_hist_bucket b;

	tc_cli_json_key(j, "histogram");
	tc_cli_json_array(j);
	for (size_t i = 0; tacho_hist_next(h, &i, &b);) {
		tc_cli_json_object(j);
		tc_document_i64(j, "from_ns", b.from_ns);
		tc_document_i64(j, "to_ns", b.to_ns);
		tc_document_u64(j, "count", b.count);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
}

static void put_frames(const struct tc_profile_view *v, struct tc_cli_json *j,
		       const struct tacho_profile_stack *s)
{
	uint32_t user = tc_report_user_frame(v->symbols, s->stack, s->depth);

	tc_cli_json_key(j, "user_frame");
	if (user < s->depth)
		tc_cli_json_u64(j, user);
	else
		tc_cli_json_null(j);
	tc_cli_json_key(j, "frames");
	tc_cli_json_array(j);
	for (uint32_t i = 0; i < s->depth; i++) {
		struct tacho_frame frame = tacho_symbols_frame(v->symbols, s->stack, i);
		char pc[24];

		snprintf(pc, sizeof(pc), "0x%" PRIx64, frame.pc);
		tc_cli_json_object(j);
		tc_document_text(j, "function", tacho_symbols_get(v->symbols, frame.func));
		tc_document_text(j, "file", tacho_symbols_get(v->symbols, frame.file));
		tc_document_u64(j, "line", frame.line);
		tc_document_string(j, "pc", pc);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
}

static void put_stacks(const struct tc_profile_view *v, struct tc_cli_json *j)
{
	const struct tacho_profile_stack *s;

	tc_document_u64(j, "num_stacks", tacho_profile_stacks(v->profile, v->kind));
	tc_cli_json_key(j, "stacks");
	tc_cli_json_array(j);
	for (size_t i = 0; i < v->top && !tc_cli_out_failed(stdout) &&
			   (s = tacho_profile_stack(v->profile, v->kind, i));
	     i++) {
		tc_cli_json_object(j);
		tc_document_f64(j, "share", tc_profile_share(v, s->total_ns));
		put_distribution(j, s->waits);
		put_histogram(j, s->waits);
		put_frames(v, j, s);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
}

void tc_profile_json(const struct tc_profile_view *v)
{
	struct tc_cli_json j;

	tc_cli_json_init(&j, stdout, 2);
	tc_document_begin(&j, &v->in);
	tc_document_string(&j, "profile", tacho_profile_name(v->kind));
	put_filters(v, &j);
	if (v->in.is_usable) {
		put_distribution(&j, v->waits);
		put_stacks(v, &j);
	}
	tc_cli_json_end(&j);
}
