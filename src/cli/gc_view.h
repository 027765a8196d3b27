/* SPDX-License-Identifier: MIT */
/* `tacho gc`: what was computed, and the ways to print it. */
#ifndef TC_CLI_GC_VIEW_H
#define TC_CLI_GC_VIEW_H

#include "cli/grid.h"
#include "cli/time_range.h"

#include <tacho/gc.h>

/* What --csv prints; enum order is that of the choices of --table. */
enum tc_gc_table {
	TC_GC_TABLE_CYCLES,
	TC_GC_TABLE_REASONS,
	TC_GC_TABLE_PAUSES,
	TC_GC_TABLE_GROUPS,
	TC_GC_TABLE_WORKERS,
	TC_GC_TABLE_MMU,
	TC_GC_TABLE_WORST
};

struct tc_gc_mmu;

struct tc_gc_view {
	const struct tacho_ctx *ctx;
	struct tc_report_input in;
	struct tacho_gc *gc;
	const struct tc_gc_mmu *mmu;
	const struct tc_cli_filter_opts *window;
	uint64_t top; /* rows; UINT64_MAX: all */
};

/* --- gc_text.c, gc_data.c ---------------------------------------------------- */

void tc_gc_text(const struct tc_gc_view *v);
void tc_gc_csv(const struct tc_gc_view *v, int table);
/* All, or utilization only. */
void tc_gc_json(const struct tc_gc_view *v, bool only_mmu);

/* Since the begin of the trace. */
int64_t tc_gc_since(const struct tc_gc_view *v, int64_t ns);

#endif
