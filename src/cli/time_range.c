/* SPDX-License-Identifier: MIT */
/* See time_range.h. */
#include "cli/time_range.h"
#include "cli/units.h"

bool tc_range_is_set(const struct tc_cli_filter_opts *o)
{
	return o->from_ns > 0 || o->to_ns != INT64_MAX;
}

int tc_range_check(const struct tacho_ctx *ctx, const struct tc_cli_filter_opts *o)
{
	return o->from_ns < o->to_ns ? TC_EXIT_OK : tc_cli_usage(ctx, "--from is not before --to");
}

/* Times of a trace may be anything. */
static int64_t length_of(const struct tc_extent *span)
{
	int64_t ns = (int64_t)((uint64_t)span->last_ns - (uint64_t)span->first_ns);

	return ns < 0 ? INT64_MAX : ns;
}

int tc_range_refuse(const struct tacho_ctx *ctx, const struct tc_report_input *in,
		    const struct tc_cli_filter_opts *o, const struct tc_extent *span)
{
	char from[TC_UNITS_MAX], end[TC_UNITS_MAX];

	/* Of a damaged trace nobody knows: that it is damaged is said anyway. */
	if (o->from_ns <= length_of(span) || in->diag.code != 0)
		return TC_EXIT_OK;
	tc_cli_units_duration(from, o->from_ns, ctx->err.unicode);
	tc_cli_units_duration(end, length_of(span), ctx->err.unicode);
	tc_cli_error(ctx, "%s: there is nothing from %s on; the trace ends at %s",
		     tc_report_input_name(in), from, end);
	return TC_EXIT_USAGE;
}

bool tc_range_touches(const struct tc_cli_filter_opts *o, int64_t begin_ns, int64_t end_ns)
{
	return (end_ns > o->from_ns || begin_ns >= o->from_ns) &&
	       (begin_ns < o->to_ns || end_ns <= o->to_ns);
}

int64_t tc_range_length(const struct tc_cli_filter_opts *o, const struct tc_extent *span)
{
	int64_t end = o->to_ns < length_of(span) ? o->to_ns : length_of(span);

	return end > o->from_ns ? end - o->from_ns : 0;
}

void tc_range_json(struct tc_cli_json *j, const struct tc_cli_filter_opts *o)
{
	if (o->from_ns > 0)
		tc_document_i64(j, "from_ns", o->from_ns);
	if (o->to_ns != INT64_MAX)
		tc_document_i64(j, "to_ns", o->to_ns);
}

void tc_range_describe(struct tc_cli_str *out, const struct tc_cli_filter_opts *o, bool unicode)
{
	char from[TC_UNITS_MAX], to[TC_UNITS_MAX];

	if (!tc_range_is_set(o))
		return;
	tc_cli_units_duration(from, o->from_ns, unicode);
	tc_cli_units_duration(to, o->to_ns, unicode);
	tc_cli_str_printf(out, " from %s to %s", from, o->to_ns == INT64_MAX ? "the end" : to);
}

void tc_range_text(const struct tacho_ctx *ctx, const char *before,
		   const struct tc_cli_filter_opts *o)
{
	struct tc_cli_str text = { 0 };

	tc_range_describe(&text, o, ctx->out.unicode);
	if (text.p)
		printf("%s%s", before, text.p + 1);
	tc_cli_str_free(&text);
}
