/* SPDX-License-Identifier: MIT */
/* `tacho profile --region, --task`: only the time that goroutines spent there. */
#ifndef TC_CLI_PROFILE_REGIONS_H
#define TC_CLI_PROFILE_REGIONS_H

#include "cli/pick_view.h"

#include <tacho/profile.h>

struct tc_region_opts {
	const char *type; /* NULL: regions do not matter */
	const char *pc;   /* hexadecimal; NULL: any */
	int64_t min_ns, max_ns;
	struct tc_cli_number task; /* not given: tasks do not matter */
};

/* clang-format off */
#define TC_OPTS_REGION(S, m) \
	{ TC_OPT_AT(S, m.type), .type = TC_OPT_STRING, .long_name = "region", .argname = "TYPE", \
	  .help = "only within regions of this type; the first runs of goroutines count, too" }, \
	{ TC_OPT_AT(S, m.pc), .type = TC_OPT_STRING, .long_name = "region-pc", .argname = "HEX", \
	  .help = "only regions that began at the program counter HEX" }, \
	{ TC_OPT_AT(S, m.min_ns), .type = TC_OPT_DURATION, .long_name = "region-min", \
	  .argname = "DUR", .def = "0", .help = "only regions that took DUR or longer" }, \
	{ TC_OPT_AT(S, m.max_ns), .type = TC_OPT_DURATION, .long_name = "region-max", \
	  .argname = "DUR", .def = TC_OPT_DURATION_MAX, .def_note = "no limit", \
	  .help = "only regions that took DUR or less" }, \
	{ TC_OPT_AT(S, m.task), .type = TC_OPT_NUMBER, .long_name = "task", .argname = "ID", \
	  .def_note = "all", .max = INT64_MAX, \
	  .help = "only goroutines that worked for task ID, from its begin to its end" }
/* clang-format on */

struct tc_region_span {
	int64_t goroutine, begin_ns, end_ns;
};

/* By goroutine, then time; those of a goroutine do not overlap. */
struct tc_region_spans {
	struct tc_region_span *v;
	size_t n;
};

/* TC_EXIT_USAGE after a message where the options make no sense. */
int tc_region_check(const struct tacho_ctx *ctx, const struct tc_region_opts *o);

static inline bool tc_region_has(const struct tc_region_opts *o)
{
	return o->type || o->task.is_given;
}

/*
 * Read the trace once for its regions, or for the task. TC_EXIT_OK, or an exit code after a message. What
 * is wrong with the trace is left to the reading that follows. To be freed whatever the
 * result.
 */
int tc_region_spans_read(struct tc_region_spans *out, const struct tacho_ctx *ctx, const char *path,
			 const char *name, const struct tc_cli_read_opts *read,
			 const struct tc_region_opts *o);
void tc_region_spans_free(struct tc_region_spans *s);

/* As struct tacho_profile_opts wants it, with the spans as ctx. */
int64_t tc_region_spans_part(void *spans, int64_t goroutine, int64_t begin_ns, int64_t end_ns);

#endif
