/* SPDX-License-Identifier: MIT */
/* `tacho regions`: what was computed, what of it is meant, and the ways to print it. */
#ifndef TC_CLI_REGIONS_VIEW_H
#define TC_CLI_REGIONS_VIEW_H

#include "cli/pick_view.h"

struct tc_regions_view {
	const struct tacho_ctx *ctx;
	struct tc_report_input in;
	struct tacho_tasks *tasks;
	const struct tacho_symbols *symbols;
	struct tc_extent span;
	bool is_list; /* regions one by one */
	struct tc_pick_opts pick;
	struct tc_cli_number task, goroutine;
	bool has_pc, is_bug, with_histograms;
	uint64_t pc;
	uint64_t top;
	const struct tacho_region **list;
	const struct tacho_region_type **types;
	size_t n_list, n_types;
};

/* Where it began, as regions are grouped by it. */
struct tacho_frame tc_region_frame(const struct tc_regions_view *v, const struct tacho_region *r);

/* ", type 'x', of task 7": what was asked for. */
void tc_regions_describe(const struct tc_regions_view *v, struct tc_cli_str *out);

/* regions_text.c, regions_data.c */
void tc_regions_text_types(const struct tc_regions_view *v);
void tc_regions_text_list(const struct tc_regions_view *v);
void tc_regions_csv(const struct tc_regions_view *v);
void tc_regions_json(const struct tc_regions_view *v);

#endif
