/* SPDX-License-Identifier: MIT */
/*
 * What the parts of the tracer's benchmark share: how a row is measured, and the
 * rows that need threads of their own.
 */
#ifndef BENCH_TRACER_ROWS_H
#define BENCH_TRACER_ROWS_H

#include <stddef.h>
#include <stdint.h>

enum {
	TRACER_MAX_SAMPLES = 20000
};

/* Samples of one row. */
struct tracer_samples {
	size_t n;
	double v[TRACER_MAX_SAMPLES];
};

uint64_t tracer_now_ns(void);

/* Beyond the last place a sample is left out. */
void tracer_sample(struct tracer_samples *s, double v);

/* Sorted by this call; `percent` of the samples are below. */
double tracer_percentile(struct tracer_samples *s, double percent);

/* One JSON line: the least, the middle and the 99th percentile. */
void tracer_print(const char *what, struct tracer_samples *s, const char *unit);

/* The calling thread and those it starts run on that processor; negative: on any. */
void tracer_pin(int cpu);

/* How large events are. While tracing with stacks, on a thread that runs no goroutine. */
void tracer_row_bytes(void);

/* What a thread pays for its first event and at its end. While tracing. */
void tracer_row_threads(int births);

/* An advance beside 64 threads that sleep. While tracing. */
void tracer_row_advance(int advances);

/* What a writer loses in an advance, and in a snapshot of 10 MiB beside it. */
void tracer_row_stalls(int advances, int snapshots);

/*
 * The time from one event of a writer to its next, while nothing happens, while
 * generations end, and while snapshots are taken one after the other.
 */
void tracer_row_writer(int slices);

#endif
