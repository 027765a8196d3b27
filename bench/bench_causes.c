/* SPDX-License-Identifier: MIT */
/*
 * What the analyses of causes cost: the activity alone, then with each analysis
 * that listens to it. One JSON line each; `added_ns_per_event` is against the activity
 * alone, both the fastest of the rounds, which take turns. Times are those of the CPU, as
 * all is one thread: what else the machine does matters less.
 *
 * usage: bench_causes [--rounds N] FILE
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <tacho/latency.h>

struct result {
	uint64_t ns, events, check;
};

static uint64_t cpu_now_ns(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (uint64_t)t.tv_sec * 1000000000U + (uint64_t)t.tv_nsec;
}

/* Something that depends on all rows. */
static uint64_t check_latency(const struct tacho_latency *l)
{
	uint64_t sum = 0;
	const struct tacho_latency_row *row;

	for (size_t i = 0; (row = tacho_latency_row(l, i)); i++)
		sum = sum * 31 + tacho_hist_count(row->times) * 7 +
		      (uint64_t)tacho_hist_total_ns(row->times);
	return sum;
}

static int attach_latency(struct tacho_activity *act, int by, struct tacho_latency **out)
{
	struct tacho_latency_opts opts = TACHO_LATENCY_OPTS_INIT;

	opts.by = by;
	return tacho_latency_new(out, act, &opts);
}

static const struct {
	const char *name;
	int latency_by; /* -1: without */
} variants[] = {
	{ "activity", -1 },
	{ "latency", TACHO_LATENCY_BY_TYPE },
	{ "latency by stack", TACHO_LATENCY_BY_STACK },
};

#define N_VARIANTS (sizeof(variants) / sizeof(variants[0]))

static int run(const char *path, size_t variant, struct result *out)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct tacho_latency *latency = NULL;
	struct tacho_activity *act = NULL;
	struct tacho_analysis analysis;
	struct tacho_reader *r = NULL;
	uint64_t begin = cpu_now_ns(), ns;
	int rc = tacho_activity_new(&act, NULL);

	opts.threads = 1;
	if (rc == 0 && variants[variant].latency_by >= 0)
		rc = attach_latency(act, variants[variant].latency_by, &latency);
	if (rc == 0)
		rc = tacho_reader_open_file(&r, path, &opts, NULL);
	if (rc == 0) {
		analysis = tacho_activity_analysis(act);
		rc = tacho_pass_run(r, &analysis, 1, NULL, NULL);
	}
	ns = cpu_now_ns() - begin;
	if (rc == 0) {
		out->ns = out->ns == 0 || ns < out->ns ? ns : out->ns;
		out->events = tacho_reader_events(r);
		out->check = latency ? check_latency(latency) : 0;
	}
	tacho_latency_free(latency);
	tacho_activity_free(act);
	tacho_reader_close(r);
	return rc;
}

int main(int argc, char **argv)
{
	struct result results[N_VARIANTS] = { 0 };
	int rounds = 3, i = 1;

	if (i + 1 < argc && strcmp(argv[i], "--rounds") == 0) {
		rounds = atoi(argv[i + 1]);
		i += 2;
	}
	if (i + 1 != argc || rounds < 1)
		return 2;
	for (int round = 0; round < rounds; round++)
		for (size_t v = 0; v < N_VARIANTS; v++)
			if (run(argv[i], v, &results[v]) < 0)
				return 3;
	for (size_t v = 0; v < N_VARIANTS; v++) {
		double events = results[v].events ? (double)results[v].events : 1;

		(void)printf("{\"bench\": \"causes\", \"with\": \"%s\", \"events\": %" PRIu64
			     ", \"seconds\": %.6f, \"ns_per_event\": %.3f"
			     ", \"added_ns_per_event\": %.3f, \"check\": %" PRIu64 "}\n",
			     variants[v].name, results[v].events, (double)results[v].ns / 1e9,
			     (double)results[v].ns / events,
			     ((double)results[v].ns - (double)results[0].ns) / events,
			     results[v].check);
	}
	return 0;
}
