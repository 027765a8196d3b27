/* SPDX-License-Identifier: MIT */
/* Pieces of text that a report on one trace and one on several have in common. */
#ifndef TC_CLI_REPORT_PRINT_H
#define TC_CLI_REPORT_PRINT_H

#include "cli/cmd.h"
#include "cli/units.h"

#include <tacho/findings.h>

/* A number for printf, as in tc_report_count(7).s */
struct tc_report_amount {
	char s[TC_UNITS_MAX];
};
struct tc_report_amount tc_report_duration(const struct tacho_ctx *ctx, int64_t ns);
struct tc_report_amount tc_report_count(uint64_t n);
struct tc_report_amount tc_report_bytes(uint64_t n);
struct tc_report_amount tc_report_percent(double share);

/* "s" unless n is 1. Static. */
const char *tc_report_plural(uint64_t n);

/* A section: an empty line, and the title. note may be NULL. */
void tc_report_title(const struct tacho_ctx *ctx, const char *title, const char *note);
/* The begin of a line of facts. */
void tc_report_label(const struct tacho_ctx *ctx, const char *label);

/* Aligned right in `width` columns, with two blanks in front; µ is one column. */
void tc_report_cell(const struct tacho_ctx *ctx, const char *text, unsigned width);

/*
 * Names of functions on one line, innermost first, as many as fit. The first and the
 * user's are always there; a gap stands for what has no room between or behind them.
 */
void tc_report_path(const struct tacho_ctx *ctx, const struct tacho_text *names, uint32_t depth);

/* A finding as reports show it. */
struct tc_report_finding {
	const struct tacho_rule *rule;
	enum tacho_severity severity;
	enum tacho_confidence confidence;
	enum tacho_cost cost;
	int64_t cost_ns;
	const char *text;
	struct tacho_text place; /* a function; "": none */
	size_t files;            /* of a sum: in how many it is; 0: not a sum */
};
/*
 * The section. n_files: of a sum, how many files were looked at; else 0. caveat: why
 * rules could not be applied, or "".
 */
void tc_report_findings(const struct tacho_ctx *ctx, const struct tc_report_finding *v, size_t n,
			size_t n_files, const char *caveat);

#endif
