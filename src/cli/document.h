/* SPDX-License-Identifier: MIT */
/*
 * What the JSON documents about one trace begin with: which tool, which file, and
 * whether something was lost. doc/json.md describes them.
 */
#ifndef TC_CLI_DOCUMENT_H
#define TC_CLI_DOCUMENT_H

#include "cli/report_input.h"

#include <tacho/histogram.h>

/* Version of the documents; raised when a key goes away or changes its meaning. */
#define TC_DOCUMENT_SCHEMA 1

/* Opens the object; tc_cli_json_end closes it. */
void tc_document_begin(struct tc_cli_json *j, const struct tc_report_input *in);

/* A key with its value. */
void tc_document_u64(struct tc_cli_json *j, const char *key, uint64_t v);
void tc_document_i64(struct tc_cli_json *j, const char *key, int64_t v);
void tc_document_f64(struct tc_cli_json *j, const char *key, double v);
void tc_document_bool(struct tc_cli_json *j, const char *key, bool v);
void tc_document_string(struct tc_cli_json *j, const char *key, const char *s); /* NULL: null */
void tc_document_text(struct tc_cli_json *j, const char *key, struct tacho_text t);

/* total_ns, avg_ns, p50_ns, p99_ns and max_ns. */
void tc_document_hist(struct tc_cli_json *j, const struct tacho_hist *h);

/*
 * When the trace begins and ends: an analysis that keeps nothing else. To be
 * given to a pass beside others, and read after it.
 */
struct tc_extent {
	int64_t first_ns, last_ns; /* on the trace clock; 0 without events */
	int64_t tail_last_ns;      /* of the last event read, damaged tail included */
};
struct tacho_analysis tc_extent_analysis(struct tc_extent *span);

#endif
