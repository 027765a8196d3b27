/* SPDX-License-Identifier: MIT */
/*
 * The garbage collector: cycles with their phases, stop-the-world pauses and who
 * delayed them, mark assist and sweeping by start function, and mark workers.
 *
 *	struct tacho_gc *gc;
 *	int rc = tacho_gc_new(&gc, NULL);
 *	struct tacho_analysis a = tacho_gc_analysis(gc);
 *	if (rc == 0 && (rc = tacho_pass_run(reader, &a, 1, NULL, NULL)) == 0)
 *		for (size_t i = 0; i < tacho_gc_cycles(gc); i++)
 *			show(tacho_gc_cycle(gc, i));
 *	tacho_gc_free(gc);
 *
 * Names and stacks are ids for the tables of tacho_gc_symbols. Times are absolute, on
 * the trace clock. The part behind the last Sync of a damaged trace does not count.
 * Results are there after the pass, do not change any more, and may be read from any
 * thread; they are valid until tacho_gc_free. Memory grows with cycles, start
 * functions and live goroutines only. Since 0.1.
 */
#ifndef TACHO_GC_H
#define TACHO_GC_H

#include <tacho/analyze.h>
#include <tacho/histogram.h>

#ifdef __cplusplus
extern "C" {
#endif

struct tacho_gc;

struct tacho_gc_opts {
	size_t size;                     /* sizeof(struct tacho_gc_opts) */
	const struct tacho_alloc *alloc; /* NULL: malloc */
	uint32_t pauses;                 /* how many of the longest to keep; at most 1000 */
	/*
	 * Only what is between two times, since the first event, counts, as if the trace had
	 * begun and ended there. Of a cycle that began before, what is known is kept.
	 */
	int64_t from_ns, to_ns; /* INT64_MAX: the end */
};
#define TACHO_GC_OPTS_INIT                             \
 {                                                     \
  sizeof(struct tacho_gc_opts), NULL, 10, 0, INT64_MAX \
 }

/* opts may be NULL. TACHO_ENOMEM, TACHO_EMISUSE; *out is NULL on failure. */
TACHO_API TACHO_MUST_USE int tacho_gc_new(struct tacho_gc **out, const struct tacho_gc_opts *opts);
/* To be given to one pass; is fed in order: one thread orders, one feeds. The object stays the caller's. */
TACHO_API struct tacho_analysis tacho_gc_analysis(struct tacho_gc *gc);
TACHO_API void tacho_gc_free(struct tacho_gc *gc); /* NULL is fine */
/* For the ids below; belongs to the object. */
TACHO_API const struct tacho_symbols *tacho_gc_symbols(const struct tacho_gc *gc);

/* Why a cycle began, as far as the stack that began it, and its goal, tell. */
enum tacho_gc_trigger {
	TACHO_GC_TRIGGER_UNKNOWN, /* it was under way when the trace began, or has no stack */
	TACHO_GC_TRIGGER_HEAP,    /* an allocation met the trigger, somewhat below the goal */
	TACHO_GC_TRIGGER_CALL,    /* runtime.GC */
	TACHO_GC_TRIGGER_FREE,    /* debug.FreeOSMemory */
	TACHO_GC_TRIGGER_PERIOD,  /* two minutes without a cycle */
	/*
	 * An allocation, too, but the memory limit had set the goal: GOGC is off, or there was
	 * less room than another cycle had with less alive. A limit that always acts on a heap
	 * of one size is not told from a low GOGC, and a GOGC that was lowered looks the same.
	 */
	TACHO_GC_TRIGGER_LIMIT,
	TACHO_GC_TRIGGER_COUNT
};

/* Which points in time of a cycle are in the trace; the others are 0. */
enum tacho_gc_seen {
	TACHO_GC_SEEN_BEGIN = 1,       /* begin_ns; else it is the begin of the trace */
	TACHO_GC_SEEN_SWEEP_BEGIN = 2, /* sweep_begin_ns … */
	TACHO_GC_SEEN_SWEEP_END = 4,
	TACHO_GC_SEEN_TERM_BEGIN = 8,
	TACHO_GC_SEEN_TERM_END = 16,
	TACHO_GC_SEEN_END = 32 /* end_ns; else it is the end of the trace */
};

/*
 * One cycle. The world stands still for sweep termination, then marking goes on
 * beside the program, until the world stops for mark termination. Heap sizes are
 * in bytes, 0 where the trace does not say.
 */
struct tacho_gc_cycle {
	unsigned seen; /* enum tacho_gc_seen, ORed */
	int trigger;   /* enum tacho_gc_trigger */
	int64_t begin_ns;
	int64_t sweep_begin_ns, sweep_end_ns; /* sweep termination */
	int64_t term_begin_ns, term_end_ns;   /* mark termination */
	int64_t end_ns;
	int64_t goroutine;          /* that began it, or TACHO_NONE */
	uint32_t name;              /* its start function: a string id */
	uint32_t stack;             /* where it was */
	uint64_t heap_begin_bytes;  /* live and not swept, when it began */
	uint64_t heap_term_bytes;   /* the same at mark termination */
	uint64_t heap_marked_bytes; /* found alive */
	uint64_t goal_bytes;        /* that the cycle was to keep the heap below */
	uint64_t next_goal_bytes;   /* set at its end */
	uint64_t assists;           /* that ended meanwhile, and their time: */
	int64_t assist_ns;
	int64_t worker_ns; /* of mark workers, idle ones included */
};
/* In order of time; those that the trace begins or ends in are there, too. NULL behind the last. */
TACHO_API size_t tacho_gc_cycles(const struct tacho_gc *gc);
TACHO_API const struct tacho_gc_cycle *tacho_gc_cycle(const struct tacho_gc *gc, size_t i);

/* One stop of the world, for the collector or anything else. */
struct tacho_gc_pause {
	uint32_t reason; /* string id: "GC mark termination", "read mem stats", … */
	int64_t begin_ns, end_ns;
	int64_t goroutine; /* that stopped the world */
	uint32_t name;     /* its start function */
	uint32_t stack;    /* where it did */
	/*
	 * From the begin until the last P had stopped; the rest is what the world was
	 * stopped for. 0 if there was nothing to stop.
	 */
	int64_t stopping_ns;
	int64_t last_p; /* the P that stopped last, or TACHO_NONE */
	/* The goroutine that it ran, or TACHO_NONE if it ran none when the stop began. */
	int64_t last_goroutine;
	uint32_t last_name;
	uint32_t last_stack; /* where it was stopped */
};
/* The longest ones, longest first. NULL behind the last. */
TACHO_API size_t tacho_gc_pauses(const struct tacho_gc *gc);
TACHO_API const struct tacho_gc_pause *tacho_gc_pause(const struct tacho_gc *gc, size_t i);

/* All pauses for one reason. */
struct tacho_gc_reason {
	uint32_t reason;                   /* string id */
	const struct tacho_hist *pauses;   /* whole */
	const struct tacho_hist *stopping; /* until the last P had stopped */
};
/* Largest total first. NULL behind the last. */
TACHO_API size_t tacho_gc_reasons(const struct tacho_gc *gc);
TACHO_API const struct tacho_gc_reason *tacho_gc_reason(const struct tacho_gc *gc, size_t i);

/* What goroutines of one start function did for the collector. */
struct tacho_gc_group {
	uint32_t name;                    /* string id of the function; "" if it was never seen */
	int64_t running_ns;               /* that its goroutines ran, assists included */
	const struct tacho_hist *assists; /* each mark assist from begin to end */
	int64_t assist_running_ns;        /* of their total: on a P … */
	int64_t assist_waiting_ns;        /* … and not, waiting for work or for a P */
	const struct tacho_hist *sweeps;  /* each stretch of sweeping */
	uint64_t swept_bytes, reclaimed_bytes;
};
/* Those that assisted or swept; largest sum of both first. NULL behind the last. */
TACHO_API size_t tacho_gc_groups(const struct tacho_gc *gc);
TACHO_API const struct tacho_gc_group *tacho_gc_group(const struct tacho_gc *gc, size_t i);
/* All of them as one group, without a name. Never NULL. */
TACHO_API const struct tacho_gc_group *tacho_gc_all(const struct tacho_gc *gc);

/*
 * Share of the time of a group's goroutines, running or waiting in an assist, that
 * assists took: 0 to 1.
 */
TACHO_API double tacho_gc_assist_share(const struct tacho_gc_group *group);

/* Mark workers, by how they work: each stretch that one ran, until marking was done. */
enum tacho_gc_worker {
	TACHO_GC_WORKER_DEDICATED,  /* keeps its P until marking is done */
	TACHO_GC_WORKER_FRACTIONAL, /* a part of the time, where 25 % is no whole P */
	TACHO_GC_WORKER_IDLE,       /* on Ps that have nothing else to do */
	TACHO_GC_WORKER_COUNT
};
/* NULL for what is no kind of worker. */
TACHO_API const struct tacho_hist *tacho_gc_workers(const struct tacho_gc *gc, int worker);

struct tacho_gc_facts {
	int64_t first_ns, last_ns; /* of the trace, or of the window */
	double proc_ns;            /* time of all Ps: GOMAXPROCS over time; 0: not known */
	int64_t mark_ns;           /* wall time in which a cycle was under way */
	uint64_t gomaxprocs;       /* the last one; 0: not known */
};
TACHO_API const struct tacho_gc_facts *tacho_gc_facts(const struct tacho_gc *gc);

/* "heap", "runtime.GC", …; "dedicated", …. Static; "?" for what is none. */
TACHO_API const char *tacho_gc_trigger_name(int trigger);
TACHO_API const char *tacho_gc_worker_name(int worker);

#ifdef __cplusplus
}
#endif
#endif
