/* SPDX-License-Identifier: MIT */
/* What the printers of `tacho compare` share. */
#ifndef TC_CLI_COMPARE_VIEW_H
#define TC_CLI_COMPARE_VIEW_H

#include "cli/cmd.h"
#include "cli/report_input.h"

#include <tacho/compare.h>
#include <tacho/findings.h>
#include <tacho/latency.h>
#include <tacho/mmu.h>

struct tc_compare_side {
	struct tc_report_input in;
	struct tacho_activity *activity;
	struct tacho_sample *sample;
	struct tacho_findings *findings;
	struct tacho_latency *latency;
	struct tacho_mmu *mmu;
};

/* A finding in A, in B, or in both. */
struct tc_compare_change {
	const struct tacho_finding *a, *b;
};

struct tc_compare_view {
	const struct tacho_ctx *ctx;
	bool all;
	struct tc_compare_side side[2];
	struct tacho_compare *compare; /* NULL: not both can be read */
	struct tc_compare_change *changes;
	size_t n_changes;
};

/* Findings of the two sides by rule and place. */
void tc_compare_match_findings(struct tc_compare_view *v);
/* The function at the place of a finding; "" without one. */
struct tacho_text tc_compare_place(const struct tc_compare_side *side,
				   const struct tacho_finding *f);
/* Cost a second of trace. */
double tc_compare_cost(const struct tc_compare_side *side, const struct tacho_finding *f);

/* The distribution behind a mean; NULL: there is none. */
const struct tacho_hist *tc_compare_times(const struct tc_compare_side *side,
					  const struct tacho_difference *d);
/* Minimum mutator utilization; negative: the trace does not say. */
double tc_compare_mmu(const struct tc_compare_side *side, int64_t window_ns);

void tc_compare_text(const struct tc_compare_view *v);
/* Also where there is nothing to compare: the document says why. */
void tc_compare_json(const struct tc_compare_view *v);
void tc_compare_csv(const struct tc_compare_view *v);

#endif
