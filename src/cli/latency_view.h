/* SPDX-License-Identifier: MIT */
/* `tacho latency`: what was computed, and the ways to print it. */
#ifndef TC_CLI_LATENCY_VIEW_H
#define TC_CLI_LATENCY_VIEW_H

#include "cli/grid.h"
#include "cli/time_range.h"

#include <tacho/latency.h>

struct tc_latency_view {
	const struct tacho_ctx *ctx;
	struct tc_report_input in;
	struct tacho_activity *act;
	struct tacho_latency *latency;
	const struct tacho_symbols *symbols;
	/* As on the command line. */
	unsigned kinds; /* 0: all */
	int by;         /* enum tacho_latency_by */
	bool with_system;
	const char *fn; /* NULL: all */
	const struct tc_cli_filter_opts *window;
	int heat;     /* enum tacho_latency_kind; -1: none */
	uint64_t top; /* rows of each kind; UINT64_MAX: all */
	bool is_next; /* another one stands above */
	/* To be printed; owned by the command. */
	const struct tacho_latency_row **rows;
	size_t n_rows;
};

/* "type", "kind", "function", "site", "stack", NULL: enum tacho_latency_by. */
extern const char *const tc_latency_bys[];

/* Short and stable, for data: "idle", "held", …; enum tacho_delay. */
extern const char *const tc_latency_delays[];

/* All for a reader. */
void tc_latency_text(const struct tc_latency_view *v);
/* The heat map alone, below the text. */
void tc_latency_map(const struct tc_latency_view *v);

void tc_latency_json(const struct tc_latency_view *v, struct tc_cli_json *j);

/* Rows of all files are one table: begun before the first, ended behind the last. */
void tc_latency_csv_begin(struct tc_cli_table *t, const struct tacho_ctx *ctx, bool is_heat);
void tc_latency_csv(const struct tc_latency_view *v, struct tc_cli_table *t);

#endif
