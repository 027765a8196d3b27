/* SPDX-License-Identifier: MIT */
/*
 * Tasks and regions, the annotations of package runtime/trace: how many there are
 * of each type and how long they took, and, if asked for, each one: when and where
 * it began and ended, its logs, and what a goroutine did while a region was open.
 *
 *	struct tacho_tasks *t;
 *	int rc = tacho_tasks_new(&t, NULL);
 *	struct tacho_analysis a = tacho_tasks_analysis(t);
 *	if (rc == 0 && (rc = tacho_pass_run(reader, &a, 1, NULL, NULL)) == 0)
 *		for (size_t i = 0; i < tacho_tasks_types(t); i++)
 *			show(tacho_tasks_type(t, i));
 *	tacho_tasks_free(t);
 *
 * Names and stacks are ids for tacho_symbols_get and its like, with the symbols of
 * this object (tacho_tasks_symbols). Times are absolute, on the trace clock. Results
 * are there after the pass, do not change any more, may be read from any thread, and
 * are valid until tacho_tasks_free. Unless something is to be kept, memory grows with
 * what is open at once, not with what ended. Since 0.1.
 */
#ifndef TACHO_TASKS_H
#define TACHO_TASKS_H

#include <tacho/goroutines.h>

#ifdef __cplusplus
extern "C" {
#endif

struct tacho_tasks;

/* Which tasks to keep one by one, with their logs and regions; types are always made. */
enum tacho_tasks_keep {
	TACHO_TASKS_NONE,
	TACHO_TASKS_TYPE, /* those of type `task_type` */
	TACHO_TASKS_TREE, /* `task` and what descends from it */
	TACHO_TASKS_ALL
};

enum tacho_regions_keep {
	TACHO_REGIONS_NONE, /* but those of tasks that are kept */
	TACHO_REGIONS_TYPE, /* those of type `region_type` */
	TACHO_REGIONS_ALL
};

struct tacho_tasks_opts {
	size_t size;                     /* sizeof(struct tacho_tasks_opts) */
	const struct tacho_alloc *alloc; /* NULL: malloc */
	enum tacho_tasks_keep keep;
	enum tacho_regions_keep keep_regions;
	struct tacho_text task_type; /* both are copied */
	struct tacho_text region_type;
	uint64_t task;
	bool without_tasks;   /* regions alone are wanted, and need not be looked up */
	bool without_regions; /* tasks alone are wanted */
	/*
	 * Everything as `go tool trace` of Go 1.27 has it, where that is wrong, too:
	 * doc/differences.md lists it. Tasks that ended are remembered then.
	 */
	bool bug_compatible;
	/*
	 * Types count only what is at least in part between two times, since the first event,
	 * each with its whole length. INT64_MAX: the end.
	 */
	int64_t from_ns, to_ns;
};
#define TACHO_TASKS_OPTS_INIT                                                             \
 {                                                                                        \
  sizeof(struct tacho_tasks_opts), NULL, TACHO_TASKS_NONE, TACHO_REGIONS_NONE, { "", 0 }, \
	  { "", 0 }, 0, false, false, false, 0, INT64_MAX                                 \
 }

/* opts may be NULL. TACHO_ENOMEM, TACHO_EMISUSE; *out is NULL on failure. */
TACHO_API TACHO_MUST_USE int tacho_tasks_new(struct tacho_tasks **out,
					     const struct tacho_tasks_opts *opts);
/* To be given to one pass, which feeds it in order. The object stays the caller's. */
TACHO_API struct tacho_analysis tacho_tasks_analysis(struct tacho_tasks *t);
TACHO_API void tacho_tasks_free(struct tacho_tasks *t); /* NULL is fine */
/* What the ids in the results are about; owned by the object. */
TACHO_API const struct tacho_symbols *tacho_tasks_symbols(const struct tacho_tasks *t);

/*
 * One bucket of a histogram with five buckets a decade, with the edges that Go's tool
 * has: values above from_ns and up to to_ns; if from_ns is 0, 0 as well. Exact.
 */
struct tacho_decade_bucket {
	int64_t from_ns, to_ns;
	uint64_t count;
};

/* How many there are, and how long those took that were seen from begin to end. */
struct tacho_latencies {
	uint64_t count;
	uint64_t complete;
	uint64_t no_begin;                  /* not complete: began before the trace */
	uint64_t no_end;                    /* open when the trace ended */
	uint64_t neither;                   /* tasks: only mentioned */
	uint64_t exited;                    /* regions: the goroutine ended before it closed them */
	const struct tacho_hist *durations; /* bug_compatible: of all regions */
	size_t n_buckets;
	const struct tacho_decade_bucket *buckets; /* from the first used to the last */
};

/* Tasks of one type, which is the name that they were created with. */
struct tacho_task_type {
	uint32_t name; /* string id */
	bool is_known; /* false: tasks whose begin was not seen, and so no name either */
	struct tacho_latencies latencies;
};

/* Sorted by name. NULL behind the last. The background task is no task here. */
TACHO_API size_t tacho_tasks_types(const struct tacho_tasks *t);
TACHO_API const struct tacho_task_type *tacho_tasks_type(const struct tacho_tasks *t, size_t i);

/* Regions of one type that began at one place. */
struct tacho_region_type {
	uint32_t name;            /* string id */
	struct tacho_frame frame; /* where they began, all 0: not seen; func, file: string ids */
	struct tacho_latencies latencies;
	int64_t columns[TACHO_COLUMN_COUNT]; /* sums over the complete ones, ns */
	size_t n_blocks;
	const struct tacho_named_time *blocks; /* by reason; largest first */
	size_t n_ranges;
	const struct tacho_named_time *ranges;
};

/* Sorted by name, then by program counter. NULL behind the last. */
TACHO_API size_t tacho_tasks_region_types(const struct tacho_tasks *t);
TACHO_API const struct tacho_region_type *tacho_tasks_region_type(const struct tacho_tasks *t,
								  size_t i);

/* What began or ended a region. */
enum tacho_region_edge {
	TACHO_EDGE_NONE, /* the trace: no such event in it */
	TACHO_EDGE_EVENT,
	TACHO_EDGE_GOROUTINE /* the goroutine began (bug_compatible) or ended */
};

struct tacho_region {
	int64_t goroutine;
	uint64_t task; /* 0: the background task */
	uint32_t name;
	uint8_t begin, end;                  /* enum tacho_region_edge */
	int64_t begin_ns, end_ns;            /* NONE: begin and end of the trace */
	uint32_t begin_stack, end_stack;     /* stack ids */
	int64_t columns[TACHO_COLUMN_COUNT]; /* of the goroutine while it was open, ns */
	size_t n_blocks;
	const struct tacho_named_time *blocks; /* by reason text */
	size_t n_ranges;
	const struct tacho_named_time *ranges; /* by name */
};

/* The regions that were to be kept, by goroutine, then by begin. NULL behind the last. */
TACHO_API size_t tacho_tasks_regions(const struct tacho_tasks *t);
TACHO_API const struct tacho_region *tacho_tasks_region(const struct tacho_tasks *t, size_t i);
/* Those of one goroutine: the number of the first one, and how many. */
TACHO_API size_t tacho_tasks_regions_of(const struct tacho_tasks *t, int64_t goroutine, size_t *n);

struct tacho_task_log {
	int64_t time_ns;
	int64_t goroutine;
	uint32_t category, message; /* string ids */
	uint32_t stack;
};

struct tacho_task {
	uint64_t id;
	uint64_t parent; /* TACHO_NO_TASK: not known */
	uint32_t name;
	bool has_begin, has_end;
	int64_t begin_ns, end_ns; /* without has_…: begin and end of the trace */
	int64_t begin_goroutine, end_goroutine;
	uint32_t begin_stack, end_stack;
	size_t n_children;
	const uint64_t *children; /* ids, ascending */
	size_t n_logs;
	const struct tacho_task_log *logs; /* in order of time */
	size_t n_regions;
	const struct tacho_region *const *regions; /* by begin; those without first */
	size_t n_goroutines;
	const int64_t *goroutines; /* that had to do with it, ascending */
};

/* The tasks that were to be kept, by id. NULL behind the last. */
TACHO_API size_t tacho_tasks_tasks(const struct tacho_tasks *t);
TACHO_API const struct tacho_task *tacho_tasks_task(const struct tacho_tasks *t, size_t i);
/* The one with that id; NULL if it was not kept or is not there. */
TACHO_API const struct tacho_task *tacho_tasks_find(const struct tacho_tasks *t, uint64_t id);

#ifdef __cplusplus
}
#endif
#endif
