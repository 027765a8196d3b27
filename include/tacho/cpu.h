/* SPDX-License-Identifier: MIT */
/*
 * What the kernel said about CPU time that a program did not get: the notes that
 * libtacho-capture leaves in a trace (doc/format.md#cpu-notes). A trace of any other
 * program has none.
 *
 *	struct tacho_cpu *cpu;
 *	struct tacho_analysis analysis;
 *	int rc = tacho_cpu_new(&cpu, NULL);
 *	if (rc == 0) {
 *		analysis = tacho_cpu_analysis(cpu);
 *		rc = tacho_pass_run(reader, &analysis, 1, NULL, NULL);
 *	}
 *	for (size_t i = 0; rc == 0 && i < tacho_cpu_notes(cpu); i++)
 *		show(tacho_cpu_note(cpu, i));
 *
 * One object serves one trace; not thread safe. Since 0.1.
 */
#ifndef TACHO_CPU_H
#define TACHO_CPU_H

#include <tacho/analyze.h>

#ifdef __cplusplus
extern "C" {
#endif

struct tacho_cpu;

/* At one moment. Counters count from some time before the trace. */
struct tacho_cpu_note {
	int64_t time_ns;             /* trace clock */
	bool has_group;              /* a control group: the six fields that follow */
	int64_t quota_us, period_us; /* quota -1: none */
	uint64_t usage_us;
	uint64_t periods, throttled; /* with a quota: in all; in which it was used up */
	uint64_t throttled_us;
	bool has_pressure;                 /* PSI: */
	uint64_t psi_some_us, psi_full_us; /* one task waited for a CPU; all did */
};

/* A thread of the program, while it was looked at. */
struct tacho_cpu_thread {
	int64_t tid;
	int64_t begin_ns, end_ns; /* the first look and the last, trace clock */
	uint64_t run_ns, wait_ns; /* in between: on a CPU; ready, without one */
};

/* Between the first note of a range and the last; all 0 where there are fewer than two. */
struct tacho_cpu_sums {
	int64_t begin_ns, end_ns;
	bool has_group, has_pressure;
	double quota_cpus; /* the tightest; 0: none */
	int64_t period_us; /* of that */
	uint64_t usage_us, periods, throttled, throttled_us, psi_some_us, psi_full_us;
	/* Between the first look at threads in the range and the last; of those added up. */
	bool has_threads;
	uint64_t run_ns, wait_ns;
};

TACHO_API TACHO_MUST_USE int tacho_cpu_new(struct tacho_cpu **out, const struct tacho_alloc *alloc);
TACHO_API void tacho_cpu_free(struct tacho_cpu *c); /* NULL is fine */
/* For a pass. Any number of threads may read. */
TACHO_API struct tacho_analysis tacho_cpu_analysis(struct tacho_cpu *c);
/*
 * In place of a pass: what one generation has, each once and in order. Beyond a million
 * notes, and 65 536 threads, none is taken, nor are notes of generations that go back in
 * time over and over. TACHO_ENOMEM.
 */
TACHO_API TACHO_MUST_USE int tacho_cpu_add(struct tacho_cpu *c, const struct tacho_gen *gen);

/* By time; NULL behind the last. */
TACHO_API size_t tacho_cpu_notes(const struct tacho_cpu *c);
TACHO_API const struct tacho_cpu_note *tacho_cpu_note(const struct tacho_cpu *c, size_t i);
/* In the order in which they were seen; NULL behind the last. */
TACHO_API size_t tacho_cpu_threads(const struct tacho_cpu *c);
TACHO_API const struct tacho_cpu_thread *tacho_cpu_thread(const struct tacho_cpu *c, size_t i);
/* Of the notes within the times, both included; INT64_MIN and INT64_MAX: of all. */
TACHO_API void tacho_cpu_get_sums(const struct tacho_cpu *c, int64_t from_ns, int64_t to_ns,
				  struct tacho_cpu_sums *out);
/*
 * For how long a quota stopped the program: the kernel adds CPUs up, but nobody is stopped
 * for longer than the periods are in which the quota was used up.
 */
TACHO_API int64_t tacho_cpu_stopped_ns(const struct tacho_cpu_sums *sums);

#ifdef __cplusplus
}
#endif
#endif
