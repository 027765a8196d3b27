/* SPDX-License-Identifier: MIT */
/*
 * What the analyses of causes cost: an empty pass, the activity alone, with each
 * analysis that listens to it, and everything at once. One JSON line;
 * `added_ns_per_event` is against the empty pass, the fastest of the rounds of each,
 * which take turns. Times are those of the CPU, as all is one thread: what else the
 * machine does matters less.
 *
 * usage: bench_causes [--rounds N] [--only NAME] FILE
 *
 *	--only NAME  that variant alone, without the empty pass: for profilers
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <tacho/compare.h>
#include <tacho/findings.h>
#include <tacho/gc.h>
#include <tacho/latency.h>
#include <tacho/mmu.h>
#include <tacho/tasks.h>

enum part {
	ACTIVITY = 1,
	LATENCY = 2,
	FINDINGS = 4,
	SAMPLE = 8,
	TASKS = 16,
	GC = 32,
	MMU = 64,
	ALL = 127,
	CAUSES = ALL & ~SAMPLE
};

static const struct {
	const char *name;
	unsigned parts;
} variants[] = {
	{ "nothing", 0 },
	{ "activity", ACTIVITY },
	{ "latency", ACTIVITY | LATENCY },
	{ "findings", ACTIVITY | FINDINGS },
	{ "compare", ACTIVITY | SAMPLE },
	{ "tasks and regions", TASKS },
	{ "gc", GC },
	{ "mmu", MMU },
	{ "all but compare", CAUSES },
	{ "everything", ALL },
};

#define N_VARIANTS (sizeof(variants) / sizeof(variants[0]))

struct causes {
	struct tacho_activity *act;
	struct tacho_latency *latency;
	struct tacho_findings *findings;
	struct tacho_sample *sample;
	struct tacho_tasks *tasks;
	struct tacho_gc *gc;
	struct tacho_mmu *mmu;
	struct tacho_analysis list[5];
	size_t n;
};

static uint64_t now_ns(unsigned threads)
{
	struct timespec t;

	(void)clock_gettime(threads > 1 ? CLOCK_MONOTONIC : CLOCK_THREAD_CPUTIME_ID, &t);
	return (uint64_t)t.tv_sec * 1000000000U + (uint64_t)t.tv_nsec;
}

static int feed_nothing(void *self, const struct tacho_block *b)
{
	*(uint64_t *)self += b->n;
	return 0;
}

static int make(struct causes *c, unsigned parts)
{
	static const struct tacho_analysis_ops nothing = { .name = "nothing",
							   .feed = feed_nothing };
	static const unsigned flags[] = { TACHO_MMU_DEFAULT };
	static uint64_t events;
	int rc = 0;

	*c = (struct causes){ .n = 0 };
	c->list[c->n++] = (struct tacho_analysis){ &nothing, &events };
	if (parts & ACTIVITY)
		rc = tacho_activity_new(&c->act, NULL);
	if (rc == 0 && (parts & LATENCY))
		rc = tacho_latency_new(&c->latency, c->act, NULL);
	if (rc == 0 && (parts & FINDINGS))
		rc = tacho_findings_new(&c->findings, c->act);
	if (rc == 0 && (parts & SAMPLE))
		rc = tacho_sample_new(&c->sample, c->act);
	if (rc == 0 && (parts & ACTIVITY))
		c->list[c->n++] = tacho_activity_analysis(c->act);
	if (rc == 0 && (parts & TASKS) && (rc = tacho_tasks_new(&c->tasks, NULL)) == 0)
		c->list[c->n++] = tacho_tasks_analysis(c->tasks);
	if (rc == 0 && (parts & GC) && (rc = tacho_gc_new(&c->gc, NULL)) == 0)
		c->list[c->n++] = tacho_gc_analysis(c->gc);
	if (rc == 0 && (parts & MMU) && (rc = tacho_mmu_new(&c->mmu, NULL, flags, 1)) == 0)
		c->list[c->n++] = tacho_mmu_analysis(c->mmu);
	return rc;
}

static void drop(struct causes *c)
{
	tacho_mmu_free(c->mmu);
	tacho_gc_free(c->gc);
	tacho_tasks_free(c->tasks);
	tacho_sample_free(c->sample);
	tacho_findings_free(c->findings);
	tacho_latency_free(c->latency);
	tacho_activity_free(c->act);
}

static int run(const char *path, unsigned threads, unsigned parts, uint64_t *best_ns,
	       uint64_t *events)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct tacho_reader *r = NULL;
	struct causes c;
	uint64_t begin = now_ns(threads), ns;
	int rc = make(&c, parts);

	opts.threads = threads;
	if (rc == 0)
		rc = tacho_reader_open_file(&r, path, &opts, NULL);
	if (rc == 0)
		rc = tacho_pass_run(r, c.list, c.n, NULL, NULL);
	ns = now_ns(threads) - begin;
	if (rc == 0) {
		*best_ns = *best_ns == 0 || ns < *best_ns ? ns : *best_ns;
		*events = tacho_reader_events(r);
	}
	drop(&c);
	tacho_reader_close(r);
	return rc;
}

int main(int argc, char **argv)
{
	uint64_t ns[N_VARIANTS] = { 0 }, events = 1;
	const char *only = NULL;
	unsigned threads = 1;
	int rounds = 1, i = 1;

	for (; i + 1 < argc; i += 2) {
		if (strcmp(argv[i], "--rounds") == 0)
			rounds = atoi(argv[i + 1]);
		else if (strcmp(argv[i], "--threads") == 0)
			threads = (unsigned)atoi(argv[i + 1]);
		else if (strcmp(argv[i], "--only") == 0)
			only = argv[i + 1];
		else
			return 2;
	}
	if (i + 1 != argc || rounds < 1 || threads < 1)
		return 2;
	for (int round = 0; round < rounds; round++)
		for (size_t v = 0; v < N_VARIANTS; v++)
			if ((!only || strcmp(only, variants[v].name) == 0) &&
			    run(argv[i], threads, variants[v].parts, &ns[v], &events) < 0)
				return 3;
	if (only)
		return 0;
	(void)printf("{\"bench\": \"causes\", \"threads\": %u, \"events\": %" PRIu64
		     ", \"seconds\": %.6f, \"ns_per_event\": %.3f, \"added_ns_per_event\": {",
		     threads, events, (double)ns[N_VARIANTS - 1] / 1e9,
		     (double)ns[N_VARIANTS - 1] / (double)events);
	for (size_t v = 1; v < N_VARIANTS; v++)
		(void)printf("%s\"%s\": %.2f", v > 1 ? ", " : "", variants[v].name,
			     ((double)ns[v] - (double)ns[0]) / (double)events);
	(void)printf("}}\n");
	return 0;
}
