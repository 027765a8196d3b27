/* SPDX-License-Identifier: MIT */
/* --from and --to of commands that print results of a part of the trace. */
#ifndef TC_CLI_TIME_RANGE_H
#define TC_CLI_TIME_RANGE_H

#include "cli/cmd.h"
#include "cli/document.h"

/* Is one of them given? */
bool tc_range_is_set(const struct tc_cli_filter_opts *o);

/* TC_EXIT_USAGE with a message where they contradict each other. */
int tc_range_check(const struct tacho_ctx *ctx, const struct tc_cli_filter_opts *o);

/* TC_EXIT_USAGE with a message where nothing of a trace that is `span` long lies in them. */
int tc_range_refuse(const struct tacho_ctx *ctx, const struct tc_report_input *in,
		    const struct tc_cli_filter_opts *o, const struct tc_extent *span);

/* Is part of what goes from begin to end in it, or all of it if it takes no time? */
bool tc_range_touches(const struct tc_cli_filter_opts *o, int64_t begin_ns, int64_t end_ns);

/* How long the part is. */
int64_t tc_range_length(const struct tc_cli_filter_opts *o, const struct tc_extent *span);

/* The members from_ns and to_ns, as far as they are given. */
void tc_range_json(struct tc_cli_json *j, const struct tc_cli_filter_opts *o);

/* " from 1s to 2s"; nothing if none is given. */
void tc_range_describe(struct tc_cli_str *out, const struct tc_cli_filter_opts *o, bool unicode);

/* "from 1s to 2s" behind `before`, if one is given. */
void tc_range_text(const struct tacho_ctx *ctx, const char *before,
		   const struct tc_cli_filter_opts *o);

#endif
