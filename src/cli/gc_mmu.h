/* SPDX-License-Identifier: MIT */
/* `tacho gc --mmu`: mutator utilization as a plot, tables, and JSON. */
#ifndef TC_CLI_GC_MMU_H
#define TC_CLI_GC_MMU_H

#include "cli/grid.h"
#include "cli/time_range.h"

#include <tacho/mmu.h>

#define TC_GC_MMU_WORST 10

struct tc_gc_mmu {
	const struct tacho_ctx *ctx;
	const struct tc_report_input *in;
	struct tacho_mmu *mmu;
	struct tc_extent span;
	const struct tc_cli_filter_opts *window;
	unsigned flags;    /* enum tacho_mmu_flags, of the one set */
	bool with_mud;     /* percentiles, too */
	int64_t window_ns; /* of the worst windows */
};

/*
 * The words of --mmu-flags, between commas or bars: 0, or an exit code after a
 * message. NULL: the default.
 */
int tc_gc_mmu_parse(const struct tacho_ctx *ctx, const char *words, struct tc_gc_mmu *out);

void tc_gc_mmu_text(const struct tc_gc_mmu *v);
void tc_gc_mmu_csv(const struct tc_gc_mmu *v, bool worst);
/* The members "mmu" and so on of a document that has begun. */
void tc_gc_mmu_json(const struct tc_gc_mmu *v, struct tc_cli_json *j);
/* One line for the overview. */
void tc_gc_mmu_line(const struct tc_gc_mmu *v);

#endif
