/* SPDX-License-Identifier: MIT */
/*
 * Activity: the stream of events as what goroutines, Ps and the collector did
 * from when to when. It is worked out once, and any number of analyses that
 * ask for causes listen to it:
 *
 *	struct tacho_activity *act;
 *	struct tacho_analysis analysis;
 *	int rc = tacho_activity_new(&act, NULL);
 *	… attach listeners (tacho_latency_new, tacho_findings_new, …) …
 *	analysis = tacho_activity_analysis(act);
 *	rc = tacho_pass_run(reader, &analysis, 1, NULL, NULL);
 *
 * Listeners are attached before the pass and must be freed before the activity.
 * Not thread safe. Since 0.1.
 */
#ifndef TACHO_ACTIVITY_H
#define TACHO_ACTIVITY_H

#include <tacho/analyze.h>

#ifdef __cplusplus
extern "C" {
#endif

struct tacho_activity;

/*
 * Why a goroutine that could run did not: what the Ps did meanwhile. At any
 * moment one of them holds, so the parts of a wait add up to it.
 */
enum tacho_delay {
	TACHO_DELAY_IDLE,    /* a P was idle: the wake-up was slow */
	TACHO_DELAY_HELD,    /* no P was idle, but a system or cgo call held one */
	TACHO_DELAY_GC,      /* every P was busy, at least one with marking */
	TACHO_DELAY_HOG,     /* every P was busy, one with a goroutine that ran for over 10 ms */
	TACHO_DELAY_BUSY,    /* every P was busy */
	TACHO_DELAY_STALL,   /* no thread made any progress for over 25 ms */
	TACHO_DELAY_STW,     /* the world was stopped */
	TACHO_DELAY_UNKNOWN, /* before the goroutine was first seen */
	TACHO_DELAY_COUNT
};

/* "slow wake-up", "P in a call", …; "?" for values out of range. */
TACHO_API const char *tacho_delay_name(int delay);

/* alloc NULL: malloc. 0 or TACHO_ENOMEM. */
TACHO_API TACHO_MUST_USE int tacho_activity_new(struct tacho_activity **out,
						const struct tacho_alloc *alloc);
/* NULL is fine. */
TACHO_API void tacho_activity_free(struct tacho_activity *a);

/*
 * Only what is between two times, since the first event, counts, as if the trace had begun
 * and ended there: what an edge cuts is as what the begin or end of a trace cuts.
 * to_ns INT64_MAX: the end. Before the pass; TACHO_EMISUSE.
 */
TACHO_API TACHO_MUST_USE int tacho_activity_set_window(struct tacho_activity *a, int64_t from_ns,
						       int64_t to_ns);

/* For tacho_pass_run; its `free` is NULL: the activity stays the caller's. */
TACHO_API struct tacho_analysis tacho_activity_analysis(struct tacho_activity *a);

/* The ids of strings and stacks in results of all listeners. */
TACHO_API const struct tacho_symbols *tacho_activity_symbols(const struct tacho_activity *a);

/* What the kernel said about CPU time (<tacho/cpu.h>), complete after the pass. */
struct tacho_cpu;
TACHO_API const struct tacho_cpu *tacho_activity_cpu(const struct tacho_activity *a);

#ifdef __cplusplus
}
#endif
#endif
