/* SPDX-License-Identifier: MIT */
/* `tacho profile`: what was computed, and the ways to print it. */
#ifndef TC_CLI_PROFILE_VIEW_H
#define TC_CLI_PROFILE_VIEW_H

#include "cli/time_range.h"

#include <tacho/profile.h>

struct tc_profile_view {
	const struct tacho_ctx *ctx;
	struct tc_report_input in;
	struct tacho_profile *profile;
	const struct tacho_symbols *symbols;
	int kind;                       /* enum tacho_profile_kind */
	const struct tacho_hist *waits; /* all of them */
	/* As on the command line, for the documents. */
	bool is_complete;
	const char *fn;            /* NULL: all */
	struct tc_cli_number task; /* only its goroutines, while it went on */
	const char *region;        /* only within regions of that type; NULL: all */
	int64_t goroutine;         /* -1: all */
	const struct tc_cli_filter_opts *window;
	uint64_t top;     /* stacks, or lines of the tree; UINT64_MAX: all */
	double min_share; /* of the total, of a line of the tree */
	uint64_t depth;   /* frames; 0: not given, UINT64_MAX: all */
};

/* What stands for intervals without a stack. */
#define TC_PROFILE_NO_STACK "(no stack)"

/* "blocked on the network": what goroutines of a kind did; static. */
const char *tc_profile_phrase(int kind);

/* The first lines: how many waits there are, and how long they are. */
void tc_profile_head(const struct tc_profile_view *v);

/* Each stack with its distribution. */
void tc_profile_flat(const struct tc_profile_view *v);

/* Stacks merged from the outermost function inwards. */
void tc_profile_tree(const struct tc_profile_view *v);

void tc_profile_json(const struct tc_profile_view *v);

/* --- profile_text.c: what flat and tree share -------------------------------- */

/* Padded on the left to `width` columns; text is printable. */
void tc_profile_right(const char *text, unsigned width, bool unicode);
void tc_profile_duration(const struct tc_profile_view *v, int64_t ns, unsigned width);
void tc_profile_count(uint64_t n, unsigned width);
void tc_profile_percent(double share, unsigned width);

/* Part of the profile's total, 0 to 1. */
double tc_profile_share(const struct tc_profile_view *v, int64_t ns);

/*
 * Cells of a picture of a distribution: counts over a logarithmic scale that is the
 * same for all stacks of the profile.
 */
struct tc_profile_scale {
	unsigned first;   /* octave of the first cell; see tacho_hist_octaves */
	unsigned octaves; /* of a cell */
	unsigned cells;
};
void tc_profile_scale_init(struct tc_profile_scale *s, const struct tacho_hist *waits,
			   unsigned max_cells);
void tc_profile_spark(const struct tc_profile_view *v, const struct tc_profile_scale *s,
		      const struct tacho_hist *waits);
/* Shortest and longest wait that the scale has room for. */
int64_t tc_profile_scale_from(const struct tc_profile_scale *s);
int64_t tc_profile_scale_to(const struct tc_profile_scale *s);

/* "few long waits: ..." where that is so, as a line of its own. */
void tc_profile_long_waits(const struct tc_profile_view *v, const struct tacho_hist *waits,
			   unsigned indent);

#endif
