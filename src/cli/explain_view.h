/* SPDX-License-Identifier: MIT */
/* `tacho explain`: what was computed, and the ways to print it. */
#ifndef TC_CLI_EXPLAIN_VIEW_H
#define TC_CLI_EXPLAIN_VIEW_H

#include "cli/time_range.h"

#include <tacho/explain.h>

struct tc_explain_view {
	const struct tacho_ctx *ctx;
	struct tc_report_input in; /* of the first reading */
	struct tacho_requests *requests;
	struct tacho_activity *act;
	struct tacho_explain *explain;
	const struct tacho_symbols *symbols;
	const struct tacho_requests_facts *facts;
	struct tacho_text type; /* asked for; n == 0: none */
	bool is_contrast;       /* groups 0 and 1 are compared */
	uint64_t asked;         /* requests that would have matched */
	uint64_t cut;           /* of these, left out as the trace has no begin or end of them */
	uint64_t lines;         /* of a path; UINT64_MAX: all */
};

/* The clock of a hostile trace may leave no room for a difference. */
static inline int64_t tc_explain_length(int64_t begin_ns, int64_t end_ns)
{
	return (int64_t)((uint64_t)end_ns - (uint64_t)begin_ns);
}

/* --- explain_read.c ----------------------------------------------------------- */

/*
 * Read the generations that overlap the time, with some before them, into
 * v->act. 0 or a negative code; what is wrong with the trace is known already.
 */
int tc_explain_read(struct tc_explain_view *v, const char *path,
		    const struct tc_cli_read_opts *opts, int64_t begin_ns, int64_t end_ns,
		    uint64_t lead, bool *is_all);

/* --- explain_text.c, explain_contrast.c, explain_data.c -------------------------------------------- */

/* Where something happened, for people: "main.serve server.go:12". */
void tc_explain_place(const struct tc_explain_view *v, uint32_t stack, struct tc_cli_str *out);
/* The innermost frame outside of Go's own library; func 0: none. */
struct tacho_frame tc_explain_frame(const struct tc_explain_view *v, uint32_t stack);

/* A key with a list of frames. */
void tc_explain_json_stack(struct tc_cli_json *j, const struct tc_explain_view *v, const char *key,
			   uint32_t stack);

void tc_explain_text(const struct tc_explain_view *v);
void tc_explain_text_contrast(const struct tc_explain_view *v);
void tc_explain_csv(const struct tc_explain_view *v);
void tc_explain_json(const struct tc_explain_view *v);

/* --- explain_caused.c --------------------------------------------------------- */

/* A line each; nothing if it caused nothing. */
void tc_explain_caused_text(const struct tc_explain_view *v, const struct tacho_ledger *l);
void tc_explain_caused_contrast(const struct tc_explain_view *v,
				const struct tacho_explain_facts *f);
/* The key `caused` with an object. */
void tc_explain_caused_json(struct tc_cli_json *j, const struct tc_explain_view *v,
			    const struct tacho_ledger *l);
void tc_explain_caused_json_contrast(struct tc_cli_json *j, const struct tc_explain_view *v,
				     const struct tacho_explain_facts *f);

#endif
