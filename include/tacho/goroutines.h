/* SPDX-License-Identifier: MIT */
/*
 * What goroutines spent their time on: running, runnable, blocked (by reason),
 * in system calls, with and without a P. The numbers of a goroutine are those of
 * `go tool trace`, nanosecond for nanosecond; they are added up by start function,
 * with the distribution beside each total.
 *
 *	struct tacho_goroutines *g;
 *	int rc = tacho_goroutines_new(&g, NULL);
 *	struct tacho_analysis a = tacho_goroutines_analysis(g);
 *	if (rc == 0 && (rc = tacho_pass_run(reader, &a, 1, NULL, NULL)) == 0)
 *		for (size_t i = 0; i < tacho_goroutines_groups(g); i++)
 *			show(tacho_goroutines_group(g, i));
 *	tacho_goroutines_free(g);
 *
 * Names, reasons and stacks are ids for tacho_symbols_get and its like, with the
 * symbols of the pass (tacho_reader_symbols). Times are absolute, on the trace
 * clock. Results are there after the pass, do not change any more, and may be read
 * from any thread; they are valid until tacho_goroutines_free. Unless everything
 * is to be kept, memory does not grow with the goroutines that ended. Since 0.1.
 */
#ifndef TACHO_GOROUTINES_H
#define TACHO_GOROUTINES_H

#include <tacho/analyze.h>
#include <tacho/histogram.h>

#ifdef __cplusplus
extern "C" {
#endif

struct tacho_goroutines;
struct tacho_profile;

/* What time was spent on. All but TOTAL exclude each other. */
enum tacho_column {
	TACHO_COLUMN_RUNNING,
	TACHO_COLUMN_RUNNABLE,        /* could run, but waited for a P */
	TACHO_COLUMN_BLOCKED,         /* for all reasons */
	TACHO_COLUMN_SYSCALL,         /* in a system call, the P at hand */
	TACHO_COLUMN_SYSCALL_BLOCKED, /* in a system call, the P lost */
	TACHO_COLUMN_UNKNOWN,         /* TOTAL less all of the above */
	TACHO_COLUMN_TOTAL,           /* from first to last appearance */
	TACHO_COLUMN_COUNT
};

/* Which goroutines to keep one by one; groups are always made. */
enum tacho_goroutines_keep {
	TACHO_KEEP_NONE,
	TACHO_KEEP_FUNCTION, /* those with the start function `function` */
	TACHO_KEEP_ALL
};

struct tacho_goroutines_opts {
	size_t size;                     /* sizeof(struct tacho_goroutines_opts) */
	const struct tacho_alloc *alloc; /* NULL: malloc */
	enum tacho_goroutines_keep keep;
	struct tacho_text function; /* copied; "": goroutines without a known one */
	uint32_t waits; /* how many of the longest waits to keep per state; at most 1000 */
};
#define TACHO_GOROUTINES_OPTS_INIT                                           \
 {                                                                           \
  sizeof(struct tacho_goroutines_opts), NULL, TACHO_KEEP_NONE, { "", 0 }, 16 \
 }

/* opts may be NULL. TACHO_ENOMEM, TACHO_EMISUSE; *out is NULL on failure. */
TACHO_API TACHO_MUST_USE int tacho_goroutines_new(struct tacho_goroutines **out,
						  const struct tacho_goroutines_opts *opts);
/* To be given to one pass. The object stays the caller's. */
TACHO_API struct tacho_analysis tacho_goroutines_analysis(struct tacho_goroutines *g);
/*
 * Compute a profile along, in one loop over the events: that takes less time than two
 * analyses in a pass. Call it before the pass, which then gets the analysis of `g` only;
 * `p`, with its options, is as after a pass of its own, and stays the caller's. It
 * must not be freed before the pass is over.
 */
TACHO_API void tacho_goroutines_join_profile(struct tacho_goroutines *g, struct tacho_profile *p);
TACHO_API void tacho_goroutines_free(struct tacho_goroutines *g); /* NULL is fine */

/* Time by the reason of a wait, or in a range such as "GC mark assist". */
struct tacho_named_time {
	uint32_t name; /* string id */
	int64_t ns;
};

/* All goroutines with one start function. Distributions are over goroutines. */
struct tacho_group {
	uint32_t name; /* string id of the function; "" if it was never seen */
	uint64_t count;
	uint64_t alive; /* how many of them when the trace ended */
	const struct tacho_hist *columns[TACHO_COLUMN_COUNT];
	const struct tacho_hist *latency; /* each time from runnable to running */
	size_t n_blocks;
	const struct tacho_named_time *blocks; /* by reason; largest first */
	size_t n_ranges;
	const struct tacho_named_time *ranges; /* overlap the columns; largest first */
};

/* Sorted by running time, largest first, then by name. NULL behind the last. */
TACHO_API size_t tacho_goroutines_groups(const struct tacho_goroutines *g);
TACHO_API const struct tacho_group *tacho_goroutines_group(const struct tacho_goroutines *g,
							   size_t i);
/* All goroutines as one group, without a name. Never NULL. */
TACHO_API const struct tacho_group *tacho_goroutines_all(const struct tacho_goroutines *g);

struct tacho_goroutine {
	int64_t id;
	uint32_t name;       /* string id of the start function */
	bool has_run;        /* start_ns is set */
	bool has_ended;      /* end_ns is set; also when blocked forever */
	int64_t creation_ns; /* or the begin of the trace */
	int64_t start_ns;    /* first time running */
	int64_t end_ns;
	int64_t columns[TACHO_COLUMN_COUNT]; /* ns */
	size_t n_blocks;
	const struct tacho_named_time *blocks; /* by reason text */
	size_t n_ranges;
	const struct tacho_named_time *ranges; /* by name */
};

/* The goroutines that were to be kept, by id. NULL behind the last. */
TACHO_API size_t tacho_goroutines_members(const struct tacho_goroutines *g);
TACHO_API const struct tacho_goroutine *tacho_goroutines_member(const struct tacho_goroutines *g,
								size_t i);

/* One stretch of time in one state that ended within the trace. */
struct tacho_wait {
	int64_t ns;
	int64_t begin_ns;
	int64_t goroutine;
	uint32_t name;   /* string id of the start function */
	uint32_t reason; /* string id; 0 unless it was blocked */
	uint32_t stack;  /* stack id: where it began; RUNNABLE: who woke it */
	int state;       /* TACHO_GO_RUNNABLE, _WAITING or _SYSCALL */
};

/* The longest waits in a state, longest first. NULL behind the last. */
TACHO_API size_t tacho_goroutines_waits(const struct tacho_goroutines *g, int state);
TACHO_API const struct tacho_wait *tacho_goroutines_wait(const struct tacho_goroutines *g,
							 int state, size_t i);

/* "running", "runnable", "blocked", … Static; "?" for what is no column. */
TACHO_API const char *tacho_column_name(int column);

#ifdef __cplusplus
}
#endif
#endif
