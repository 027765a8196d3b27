/* SPDX-License-Identifier: MIT */
/*
 * What the analysis of tasks and regions adds to a pass: the same trace is read on one
 * thread with an analysis that does nothing, then with this one. One JSON line a run:
 * `ns_per_event` is the difference, in processor time.
 *
 * usage: bench_tasks [--tasks | --regions | --keep] FILE
 *
 *	--tasks, --regions  these alone; default: both
 *	--keep              keep every one of both
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <tacho/tasks.h>

static int feed_nothing(void *self, const struct tacho_block *block)
{
	*(uint64_t *)self += block->n;
	return 0;
}

/* A difference of two passes: what else the machine does must not show in it. */
static uint64_t cpu_ns(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (uint64_t)t.tv_sec * 1000000000U + (uint64_t)t.tv_nsec;
}

static int pass(const char *path, const struct tacho_analysis *a, uint64_t *events, uint64_t *ns)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct tacho_diag diag = { .message = "" };
	struct tacho_reader *r;
	uint64_t begin;
	int rc;

	opts.threads = 1;
	if (tacho_reader_open_file(&r, path, &opts, &diag) < 0) {
		(void)fprintf(stderr, "bench_tasks: %s\n", diag.message);
		return -1;
	}
	begin = cpu_ns();
	rc = tacho_pass_run(r, a, 1, NULL, NULL);
	*ns = cpu_ns() - begin;
	*events = tacho_reader_events(r);
	tacho_reader_close(r);
	return rc;
}

int main(int argc, char **argv)
{
	static const struct tacho_analysis_ops nothing_ops = { .name = "nothing",
							       .feed = feed_nothing };
	struct tacho_tasks_opts opts = TACHO_TASKS_OPTS_INIT;
	uint64_t seen = 0, events = 0, plain_ns = 0, ns = 0, regions = 0, tasks = 0;
	struct tacho_analysis nothing = { &nothing_ops, &seen }, analysis;
	struct tacho_tasks *t;
	int i = 1;

	if (i + 1 < argc && strcmp(argv[i], "--tasks") == 0) {
		opts.without_regions = true;
		i++;
	} else if (i + 1 < argc && strcmp(argv[i], "--regions") == 0) {
		opts.without_tasks = true;
		i++;
	} else if (i + 1 < argc && strcmp(argv[i], "--keep") == 0) {
		opts.keep = TACHO_TASKS_ALL;
		opts.keep_regions = TACHO_REGIONS_ALL;
		i++;
	}
	if (i + 1 != argc)
		return 2;
	if (tacho_tasks_new(&t, &opts) < 0)
		return 4;
	analysis = tacho_tasks_analysis(t);
	if (pass(argv[i], &nothing, &events, &plain_ns) < 0 ||
	    pass(argv[i], &analysis, &events, &ns) < 0 || events == 0)
		return 3;
	for (size_t k = 0; k < tacho_tasks_types(t); k++)
		tasks += tacho_tasks_type(t, k)->latencies.count;
	for (size_t k = 0; k < tacho_tasks_region_types(t); k++)
		regions += tacho_tasks_region_type(t, k)->latencies.count;
	(void)printf("{\"bench\": \"tasks\", \"mode\": \"%s\", \"events\": %" PRIu64
		     ", \"ns_per_event\": %.3f, \"pass_ns_per_event\": %.3f, \"tasks\": %" PRIu64
		     ", \"regions\": %" PRIu64 "}\n",
		     opts.keep              ? "keep"
		     : opts.without_regions ? "tasks"
		     : opts.without_tasks   ? "regions"
					    : "grouped",
		     events, ((double)ns - (double)plain_ns) / (double)events,
		     (double)ns / (double)events, tasks, regions);
	tacho_tasks_free(t);
	return 0;
}
