/* SPDX-License-Identifier: MIT */
/*
 * What `tacho tasks` and `tacho regions` have in common: which ones are meant, and how
 * counts and distributions look.
 */
#ifndef TC_CLI_PICK_VIEW_H
#define TC_CLI_PICK_VIEW_H

#include "cli/grid.h"
#include "cli/time_range.h"
#include "cli/units.h"

#include <tacho/tasks.h>

/* --- which ones ------------------------------------------------------------- */

struct tc_pick_opts {
	const char *type; /* NULL: all */
	int64_t min_ns, max_ns;
	bool complete, incomplete;
	struct tc_cli_filter_opts window;
};

/* clang-format off */
#define TC_OPTS_PICK(S, m, what) \
	{ TC_OPT_AT(S, m.type), .type = TC_OPT_STRING, .long_name = "type", .argname = "NAME", \
	  .help = "the " what " one by one whose type is NAME" }, \
	{ TC_OPT_AT(S, m.min_ns), .type = TC_OPT_DURATION, .long_name = "min", .argname = "DUR", \
	  .def = "0", .help = "only those that took DUR (1.5ms, 2s) or longer" }, \
	{ TC_OPT_AT(S, m.max_ns), .type = TC_OPT_DURATION, .long_name = "max", .argname = "DUR", \
	  .def = TC_OPT_DURATION_MAX, .def_note = "no limit", \
	  .help = "only those that took DUR or less" }, \
	{ TC_OPT_AT(S, m.complete), .type = TC_OPT_BOOL, .long_name = "complete", \
	  .flags = TC_OPT_NONEG, .help = "only those that began and ended within the trace" }, \
	{ TC_OPT_AT(S, m.incomplete), .type = TC_OPT_BOOL, .long_name = "incomplete", \
	  .flags = TC_OPT_NONEG, .help = "only the others" }, \
	TC_OPTS_WINDOW(S, m.window)
/* clang-format on */

/* Is anything but the type given? */
bool tc_pick_filters(const struct tc_pick_opts *o);
/* TC_EXIT_USAGE with a message where options contradict each other. */
int tc_pick_check(const struct tacho_ctx *ctx, const struct tc_pick_opts *o);
bool tc_pick_latency(const struct tc_pick_opts *o, int64_t ns);
/* Is part of it between --from and --to? Without a begin or end it is as long as the trace. */
bool tc_pick_time(const struct tc_pick_opts *o, const struct tc_extent *span, bool has_begin,
		  int64_t begin_ns, bool has_end, int64_t end_ns);
/* "of type 'x', complete, at least 1ms": what was asked for, for a message. */
void tc_pick_describe(struct tc_cli_str *out, const struct tc_pick_opts *o);

/* Names that were seen, to be offered for one that was not. */
struct tc_hint {
	struct tacho_text name;
	uint64_t count;
};
/* Say that no `what` has the type; TC_EXIT_USAGE. Equal names may repeat. */
int tc_pick_unknown(const struct tacho_ctx *ctx, const struct tc_report_input *in, const char *what,
		    const struct tc_pick_opts *o, const struct tc_hint *hints, size_t n);

/* There is no task with that id among n; TC_EXIT_USAGE. */
int tc_pick_no_task(const struct tacho_ctx *ctx, const struct tc_report_input *in, uint64_t id,
		    uint64_t n);

/* What there is: how many of something, and how many of them are in the trace whole. */
struct tc_pick_all {
	uint64_t count, complete;
};
void tc_pick_count(struct tc_pick_all *all, const struct tacho_latencies *l);
/* Say that no `what` is as `asked` (tc_pick_describe), and what there is; TC_EXIT_USAGE. */
int tc_pick_empty(const struct tacho_ctx *ctx, const struct tc_report_input *in, const char *what,
		  const struct tc_pick_opts *o, const struct tc_cli_str *asked,
		  const struct tc_pick_all *all);

/* Times of a trace may be anything: they wrap, as Go's do. */
static inline int64_t tc_ns_between(int64_t from, int64_t to)
{
	return (int64_t)((uint64_t)to - (uint64_t)from);
}

/* --- text ------------------------------------------------------------------- */

struct tc_text {
	char s[TC_UNITS_MAX];
};
struct tc_text tc_text_duration(const struct tacho_ctx *ctx, int64_t ns);
struct tc_text tc_text_count(uint64_t n);
struct tc_text tc_text_percent(double share);

void tc_text_title(const struct tacho_ctx *ctx, const char *title, const char *note);
/* Foreign text in quotation marks. */
void tc_text_quoted(const struct tacho_ctx *ctx, struct tacho_text text);
/* "50 of 1,000 tasks; --top 0 shows all", if that is so. */
void tc_text_rest(const struct tacho_ctx *ctx, uint64_t shown, uint64_t n, const char *what);
/* "main.work main.go:12"; "" for a frame that is not known. */
void tc_text_place(struct tc_cli_str *out, const struct tacho_symbols *symbols,
		   struct tacho_frame frame);

/* The edges between which all distributions lie, for drawing them on one scale. */
struct tc_scale {
	int64_t from_ns, to_ns;
	bool is_set; /* false: there is nothing to draw */
};
void tc_scale_add(struct tc_scale *s, const struct tacho_latencies *l);
/* A character a bucket. */
void tc_scale_draw(struct tc_cli_str *out, const struct tc_scale *s,
		   const struct tacho_latencies *l, bool unicode);
/* What the two ends of the drawings are. */
void tc_scale_legend(const struct tacho_ctx *ctx, const struct tc_scale *s);
/* Cells for total, average, p50, p90, p99, max and the drawing. */
void tc_latency_cells(struct tc_cli_table *t, const struct tacho_latencies *l,
		      const struct tc_scale *s, bool unicode);
/* The whole histogram, a line a bucket. */
void tc_text_histogram(const struct tacho_ctx *ctx, const struct tacho_latencies *l);

/* --- data ------------------------------------------------------------------- */

/* count, complete, …, latency and histogram as members of an object. */
void tc_json_latencies(struct tc_cli_json *j, const struct tacho_latencies *l, bool of_regions);
/* Cells for count to max. */
void tc_csv_latencies(struct tc_cli_table *t, const struct tacho_latencies *l);
/* "100-158=3;158-251=1" */
void tc_csv_histogram(struct tc_cli_table *t, const struct tacho_latencies *l);
/* clang-format off */
#define TC_CSV_LATENCIES \
	{ .key = "count", .type = TC_COL_ID }, { .key = "complete", .type = TC_COL_ID }, \
	{ .key = "no_begin", .type = TC_COL_ID }, { .key = "no_end", .type = TC_COL_ID }, \
	{ .key = "other", .type = TC_COL_ID }, \
	{ .key = "total_ns", .type = TC_COL_DURATION_NS }, \
	{ .key = "avg_ns", .type = TC_COL_DURATION_NS }, \
	{ .key = "p50_ns", .type = TC_COL_DURATION_NS }, \
	{ .key = "p90_ns", .type = TC_COL_DURATION_NS }, \
	{ .key = "p99_ns", .type = TC_COL_DURATION_NS }, \
	{ .key = "max_ns", .type = TC_COL_DURATION_NS }
/* clang-format on */

void tc_json_frame(struct tc_cli_json *j, const struct tacho_symbols *symbols,
		   struct tacho_frame frame);
void tc_json_stack(struct tc_cli_json *j, const char *key, const struct tacho_symbols *symbols,
		   uint32_t stack);
/* A point in time since the begin of the trace; null if it was not seen. */
void tc_json_moment(struct tc_cli_json *j, const char *key, const struct tc_extent *span,
		    bool is_set, int64_t ns);
/* running_ns … and the lists by reason and range. */
void tc_json_times(struct tc_cli_json *j, const struct tacho_symbols *symbols,
		   const int64_t columns[TACHO_COLUMN_COUNT], const struct tacho_named_time *blocks,
		   size_t n_blocks, const struct tacho_named_time *ranges, size_t n_ranges);
/* A region, all of it. */
void tc_json_region(struct tc_cli_json *j, const struct tacho_symbols *symbols,
		    const struct tc_extent *span, const struct tacho_region *r);
/* Which of "complete", "no_begin", "no_end", "exited", "inherited" it is. */
const char *tc_region_state(const struct tacho_region *r);

#endif
