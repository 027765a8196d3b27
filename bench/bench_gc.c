/* SPDX-License-Identifier: MIT */
/*
 * What the analyses of the garbage collector cost an event, and how long the questions
 * about mutator utilization take. One JSON line a measurement.
 *
 * usage: bench_gc FILE
 */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <time.h>

#include <tacho/gc.h>
#include <tacho/mmu.h>

#include "bench_reader.h"

#define RUNS    5
#define WINDOWS 100

/* An analysis whose feeding is timed: the processor time of this thread alone. */
struct timed {
	struct tacho_analysis inner;
	uint64_t ns;
};

static uint64_t cpu_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (uint64_t)t.tv_sec * 1000000000U + (uint64_t)t.tv_nsec;
}

static int timed_feed(void *self, const struct tacho_block *block)
{
	struct timed *t = self;
	uint64_t begin = cpu_ns();
	int rc = t->inner.ops->feed(t->inner.self, block);

	t->ns += cpu_ns() - begin;
	return rc;
}

static int timed_finish(void *self, const struct tacho_end *end)
{
	struct timed *t = self;

	return t->inner.ops->finish(t->inner.self, end);
}

static const struct tacho_analysis_ops timed_ops = { .name = "timed",
						     .feed = timed_feed,
						     .finish = timed_finish };

static const unsigned sets[] = { TACHO_MMU_DEFAULT, TACHO_MMU_DEFAULT | TACHO_MMU_PER_PROC,
				 TACHO_MMU_DEFAULT | TACHO_MMU_SWEEP };

/* The shortest of some passes, ns an event. */
static double pass(const char *path, bool is_mmu, struct tacho_mmu **keep)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	double best = (double)INFINITY;

	opts.threads = 1;
	for (int i = 0; i < RUNS; i++) {
		struct timed timed = { .ns = 0 };
		struct tacho_analysis a = { &timed_ops, &timed };
		struct tacho_gc *gc = NULL;
		struct tacho_mmu *mmu = NULL;
		struct tacho_reader *r;

		if (tacho_reader_open_file(&r, path, &opts, NULL) < 0 ||
		    tacho_gc_new(&gc, NULL) < 0 || tacho_mmu_new(&mmu, NULL, sets, 3) < 0)
			return -1;
		timed.inner = is_mmu ? tacho_mmu_analysis(mmu) : tacho_gc_analysis(gc);
		if (tacho_pass_run(r, &a, 1, NULL, NULL) < 0)
			return -1;
		best = fmin(best, (double)timed.ns / (double)tacho_reader_events(r));
		tacho_reader_close(r);
		tacho_gc_free(gc);
		tacho_mmu_free(*keep);
		*keep = mmu;
	}
	return best;
}

static void curves(const struct tacho_mmu *m, bool with_quantiles)
{
	static const double q[] = { 0.001, 0.01, 0.05 };

	for (size_t set = 0; set < 3; set++) {
		double sum = 0, out[3];
		size_t changes = 0;
		uint64_t begin, took;

		if (tacho_mmu_status(m, set) < 0)
			continue;
		for (size_t i = 0; i < tacho_mmu_series(m, set); i++) {
			size_t n;

			(void)tacho_mmu_changes(m, set, i, &n);
			changes += n;
		}
		begin = bench_now_ns();
		for (int i = 0; i < WINDOWS; i++) {
			int64_t w = (int64_t)(1000 * pow(10, i * 6.0 / WINDOWS));

			if (!with_quantiles)
				sum += tacho_mmu_min(m, set, w);
			else if (tacho_mmu_quantiles(m, set, w, q, 3, out) == 0)
				sum += out[2];
		}
		took = bench_now_ns() - begin;
		printf("{\"bench\":\"mmu_%s\",\"set\":%zu,\"changes\":%zu,\"windows\":%d,"
		       "\"seconds\":%.4f,\"check\":%.9g}\n",
		       with_quantiles ? "quantiles" : "min", set, changes, WINDOWS,
		       (double)took / 1e9, sum);
	}
}

int main(int argc, char **argv)
{
	static const char *const names[] = { "gc", "mmu" };
	struct tacho_mmu *mmu = NULL;

	if (argc != 2) {
		fprintf(stderr, "usage: bench_gc FILE\n");
		return 2;
	}
	for (int what = 0; what < 2; what++) {
		double ns = pass(argv[1], what == 1, &mmu);

		if (ns < 0) {
			fprintf(stderr, "bench_gc: %s cannot be read\n", argv[1]);
			return 1;
		}
		printf("{\"bench\":\"feed_%s\",\"ns_per_event\":%.2f}\n", names[what], ns);
	}
	curves(mmu, false);
	curves(mmu, true);
	tacho_mmu_free(mmu);
	return 0;
}
