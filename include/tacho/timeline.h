/* SPDX-License-Identifier: MIT */
/*
 * The timeline of a trace as Chrome trace-event JSON, which Perfetto and
 * chrome://tracing open. It is written while the trace is read: memory holds what is
 * alive (goroutines, threads, Ps) and the distinct names and call stacks. Since 0.1.
 *
 *	struct tacho_timeline_opts opts = TACHO_TIMELINE_OPTS_INIT;
 *	rc = tacho_timeline_new(&t, write, ctx, &opts);
 *	analysis = tacho_timeline_analysis(t);
 *	rc = tacho_pass_run(reader, &analysis, 1, NULL, NULL);
 *	tacho_timeline_free(t);
 *
 * Lanes are Ps, threads or goroutines. For goroutines, and for what belongs to a
 * task, a tacho_focus must have read the trace before.
 */
#ifndef TACHO_TIMELINE_H
#define TACHO_TIMELINE_H

#include <tacho/analyze.h>

#ifdef __cplusplus
extern "C" {
#endif

/* --- what a timeline is about ------------------------------------------------- */

enum tacho_focus_kind {
	TACHO_FOCUS_NONE,           /* nothing: finds only what of a damaged trace is whole */
	TACHO_FOCUS_GOROUTINE,      /* a goroutine, who woke it, and who woke those */
	TACHO_FOCUS_TASK,           /* the time of a task, on all lanes, with its subtasks */
	TACHO_FOCUS_TASK_GOROUTINES /* the goroutines that work for a task */
};

struct tacho_focus_opts {
	size_t size; /* sizeof(struct tacho_focus_opts) */
	const struct tacho_alloc *alloc;
	int kind;    /* enum tacho_focus_kind */
	uint64_t id; /* of the goroutine or task */
	/*
	 * As Go has it: only what lies before the last Sync of a damaged trace relates
	 * goroutines.
	 */
	bool bug_compatible;
};
#define TACHO_FOCUS_OPTS_INIT                                       \
 {                                                                  \
  sizeof(struct tacho_focus_opts), NULL, TACHO_FOCUS_NONE, 0, false \
 }

struct tacho_focus;

/* TACHO_ENOMEM, TACHO_EMISUSE; *out is NULL on failure. */
TACHO_API TACHO_MUST_USE int tacho_focus_new(struct tacho_focus **out,
					     const struct tacho_focus_opts *opts);
/* To be given to a pass; not mergeable. The object stays the caller's. */
TACHO_API struct tacho_analysis tacho_focus_analysis(struct tacho_focus *f);
/*
 * After a pass: is another pass over the same trace needed? A goroutine takes two,
 * everything else one.
 */
TACHO_API bool tacho_focus_wants_more(const struct tacho_focus *f);
/* After the last pass: is there such a goroutine, or such a task with an event? */
TACHO_API bool tacho_focus_found(const struct tacho_focus *f);
/* Events up to and with the last Sync, or all of a trace that is whole. */
TACHO_API uint64_t tacho_focus_kept_events(const struct tacho_focus *f);
TACHO_API void tacho_focus_free(struct tacho_focus *f); /* NULL is fine */

/* --- the timeline --------------------------------------------------------------- */

enum tacho_timeline_form {
	TACHO_TIMELINE_CHROME,  /* stacks in stackFrames, numbers as in the trace */
	TACHO_TIMELINE_PERFETTO /* what Perfetto's importer makes the most of */
};

enum tacho_timeline_view {
	TACHO_TIMELINE_PROCS,
	TACHO_TIMELINE_THREADS,
	TACHO_TIMELINE_GOROUTINES /* implied by a focus on goroutines; needs one */
};

struct tacho_timeline_opts {
	size_t size; /* sizeof(struct tacho_timeline_opts) */
	const struct tacho_alloc *alloc;
	int form; /* enum tacho_timeline_form */
	int view; /* enum tacho_timeline_view; a focus on goroutines overrides it */
	/* The same events as `go tool trace`, with its mistakes; see doc/differences.md. */
	bool bug_compatible;
	/* Leave out events of the trace from this one on; UINT64_MAX: none. */
	uint64_t max_events;
	/* Only what overlaps this window, in ns from the first event. */
	int64_t from_ns, to_ns;
	/* May be NULL. Must have done its passes, and stays alive until the end. */
	const struct tacho_focus *focus;
};
#define TACHO_TIMELINE_OPTS_INIT                                                                \
 {                                                                                              \
  sizeof(struct tacho_timeline_opts), NULL, TACHO_TIMELINE_CHROME, TACHO_TIMELINE_PROCS, false, \
	  UINT64_MAX, 0, INT64_MAX, NULL                                                        \
 }

struct tacho_timeline;

/*
 * `write` gets large pieces, in order; it returns 0, or a negative code that ends
 * the pass. TACHO_ENOMEM, TACHO_EMISUSE; *out is NULL on failure.
 */
TACHO_API TACHO_MUST_USE int tacho_timeline_new(struct tacho_timeline **out,
						int (*write)(void *ctx, const void *bytes,
							     size_t n),
						void *ctx, const struct tacho_timeline_opts *opts);
/*
 * To be given to one pass; not mergeable. The document is complete when the pass
 * has returned 0, also for a damaged trace.
 */
TACHO_API struct tacho_analysis tacho_timeline_analysis(struct tacho_timeline *t);
/* How many trace events of JSON were written. */
TACHO_API uint64_t tacho_timeline_written(const struct tacho_timeline *t);
TACHO_API void tacho_timeline_free(struct tacho_timeline *t); /* NULL is fine */

#ifdef __cplusplus
}
#endif
#endif
