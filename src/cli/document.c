/* SPDX-License-Identifier: MIT */
/* See document.h. */
#include "cli/document.h"

/* --- values ----------------------------------------------------------------- */

void tc_document_u64(struct tc_cli_json *j, const char *key, uint64_t v)
{
	tc_cli_json_key(j, key);
	tc_cli_json_u64(j, v);
}

void tc_document_i64(struct tc_cli_json *j, const char *key, int64_t v)
{
	tc_cli_json_key(j, key);
	tc_cli_json_i64(j, v);
}

void tc_document_f64(struct tc_cli_json *j, const char *key, double v)
{
	tc_cli_json_key(j, key);
	tc_cli_json_f64(j, v);
}

void tc_document_bool(struct tc_cli_json *j, const char *key, bool v)
{
	tc_cli_json_key(j, key);
	tc_cli_json_bool(j, v);
}

void tc_document_string(struct tc_cli_json *j, const char *key, const char *s)
{
	tc_cli_json_key(j, key);
	tc_cli_json_cstr(j, s);
}

void tc_document_text(struct tc_cli_json *j, const char *key, struct tacho_text t)
{
	tc_cli_json_key(j, key);
	tc_cli_json_str(j, t.s, t.n);
}

void tc_document_hist(struct tc_cli_json *j, const struct tacho_hist *h)
{
	tc_document_i64(j, "total_ns", tacho_hist_total_ns(h));
	tc_document_i64(j, "avg_ns", tacho_hist_mean_ns(h));
	tc_document_i64(j, "p50_ns", tacho_hist_quantile(h, 0.5));
	tc_document_i64(j, "p99_ns", tacho_hist_quantile(h, 0.99));
	tc_document_i64(j, "max_ns", tacho_hist_max_ns(h));
}

/* --- the head --------------------------------------------------------------- */

static void put_damage(struct tc_cli_json *j, const struct tc_report_input *in)
{
	struct tc_cli_str why = { 0 };

	tc_report_input_describe(in, &why);
	tc_cli_json_key(j, "error");
	tc_cli_json_str(j, why.p, why.len);
	tc_cli_str_free(&why);
	tc_document_string(j, "error_code", tacho_error_name(in->diag.code));
	if (in->diag.offset >= 0)
		tc_document_i64(j, "error_offset", in->diag.offset);
	if (in->diag.generation >= 0)
		tc_document_i64(j, "error_generation", in->diag.generation);
	if (in->is_usable) {
		tc_document_u64(j, "lost_bytes",
				in->bytes > in->kept_bytes ? in->bytes - in->kept_bytes : 0);
	}
}

void tc_document_begin(struct tc_cli_json *j, const struct tc_report_input *in)
{
	char format[16];

	tc_cli_json_object(j);
	tc_document_u64(j, "schema", TC_DOCUMENT_SCHEMA);
	tc_cli_json_key(j, "tacho");
	tc_cli_json_object(j);
	tc_document_string(j, "version", tacho_version());
	tc_cli_json_end(j);
	tc_document_string(j, "file", in->path);
	snprintf(format, sizeof(format), "1.%u", in->version);
	tc_document_string(j, "format", in->version > 0 ? format : NULL);
	if (in->diag.code != 0)
		put_damage(j, in);
	tc_document_bool(j, "usable", in->is_usable);
}

/* --- begin and end of the trace --------------------------------------------- */

static int span_feed(void *self, const struct tacho_block *block)
{
	(void)self;
	(void)block;
	return 0;
}

/* Segments hold nothing, so that the object itself may stand for all of them. */
static void *span_fork(void *self)
{
	return self;
}

static int span_merge(void *self, void *segment, const struct tacho_border *border)
{
	(void)self;
	(void)segment;
	(void)border;
	return 0;
}

static void span_free_segment(void *self, void *segment)
{
	(void)self;
	(void)segment;
}

static int span_finish(void *self, const struct tacho_end *end)
{
	struct tc_extent *span = self;

	span->first_ns = end->first_ns;
	span->last_ns = end->last_ns;
	span->tail_last_ns = end->tail_last_ns;
	return 0;
}

struct tacho_analysis tc_extent_analysis(struct tc_extent *span)
{
	static const struct tacho_analysis_ops ops = {
		.name = "span",
		.feed = span_feed,
		.fork = span_fork,
		.merge = span_merge,
		.free_segment = span_free_segment,
		.finish = span_finish,
	};

	*span = (struct tc_extent){ 0 };
	return (struct tacho_analysis){ &ops, span };
}
