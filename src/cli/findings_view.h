/* SPDX-License-Identifier: MIT */
/* What the printers of `tacho findings` share. */
#ifndef TC_CLI_FINDINGS_VIEW_H
#define TC_CLI_FINDINGS_VIEW_H

#include "cli/time_range.h"

#include <stdlib.h>
#include <tacho/findings.h>

struct tc_findings_view {
	const struct tacho_ctx *ctx;
	struct tc_report_input in;
	struct tacho_findings *findings;
	struct tc_extent span;
	const struct tc_cli_filter_opts *window;
	const struct tacho_symbols *symbols;
	const struct tacho_finding **shown;
	size_t n_shown;
};

/* The innermost function at the place of a finding that is not Go's machinery; "": none. */
struct tacho_text tc_findings_place(const struct tacho_symbols *symbols,
				    const struct tacho_finding *f);

void tc_findings_text(const struct tc_findings_view *v);
void tc_findings_json(const struct tc_findings_view *v);
void tc_findings_csv(const struct tc_findings_view *v);
/* A test case a rule; an exit code. "-" is stdout. */
int tc_findings_junit(const struct tc_findings_view *v, const char *path);
void tc_findings_list_rules(const struct tacho_ctx *ctx);

#endif
