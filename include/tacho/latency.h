/* SPDX-License-Identifier: MIT */
/*
 * How long things took, as distributions: waits for a P, blocked times, system
 * calls, mark assists, stop-the-world times, tasks and regions. Each row
 * has its distribution, the longest instances with their places, and says whether
 * its total comes from many short or from few long ones.
 *
 *	struct tacho_latency *lat;
 *	const struct tacho_latency_row *row;
 *	int rc = tacho_latency_new(&lat, act, NULL);	before the pass
 *	… tacho_pass_run with tacho_activity_analysis(act) …
 *	for (size_t i = 0; (row = tacho_latency_row(lat, i)); i++)
 *		show(row);
 *	tacho_latency_free(lat);			before the activity
 *
 * Only instances that begin and end in the trace are in a distribution; those cut by its
 * begin or end are counted apart, as their length is not known. Results do not
 * change after the pass and may be read from any thread. Since 0.1.
 */
#ifndef TACHO_LATENCY_H
#define TACHO_LATENCY_H

#include <tacho/activity.h>
#include <tacho/histogram.h>

#ifdef __cplusplus
extern "C" {
#endif

struct tacho_latency;

enum tacho_latency_kind {
	TACHO_LATENCY_SCHED,   /* runnable, until it runs */
	TACHO_LATENCY_BLOCK,   /* waiting, until it is runnable; type: the reason */
	TACHO_LATENCY_SYSCALL, /* from begin to end; type: "P kept" or "P lost" */
	TACHO_LATENCY_ASSIST,  /* mark assists */
	TACHO_LATENCY_STW,     /* stop-the-world; type: what for */
	TACHO_LATENCY_TASK,    /* user tasks; type: theirs */
	TACHO_LATENCY_REGION,  /* user regions; type: theirs */
	TACHO_LATENCY_COUNT
};

/* "sched", "block", "syscall", "assist", "stw", "task", "region"; "?" for others. */
TACHO_API const char *tacho_latency_kind_name(int kind);

/* What has a row of its own. */
enum tacho_latency_by {
	TACHO_LATENCY_BY_TYPE,     /* kind and type */
	TACHO_LATENCY_BY_KIND,     /* kind; system calls by whether the P was lost */
	TACHO_LATENCY_BY_FUNCTION, /* kind, type and start function of the goroutine */
	TACHO_LATENCY_BY_SITE,     /* kind, type and line of code, see tacho_latency_row */
	TACHO_LATENCY_BY_STACK,    /* kind, type and stack */
	TACHO_LATENCY_BY_COUNT
};

#define TACHO_LATENCY_LONGEST_MAX 1000
#define TACHO_LATENCY_COLUMNS_MAX 1000

struct tacho_latency_opts {
	size_t size;      /* sizeof(struct tacho_latency_opts) */
	unsigned kinds;   /* 1 << TACHO_LATENCY_…, ORed; 0: all */
	int by;           /* enum tacho_latency_by */
	unsigned longest; /* instances to keep for each row */
	bool with_system; /* the runtime's own goroutines too; STW is never left out */
	/* Only goroutines with this start function; "": those without a known one. */
	bool has_function;
	struct tacho_text function; /* copied */
	/*
	 * Only what lies at least in part in [from_ns, to_ns), from the start of the
	 * trace. It counts with its whole length: a part of it would be no latency.
	 */
	int64_t from_ns, to_ns; /* to_ns INT64_MAX: no end */
	int heat;               /* kind to make a heat map of; -1: none */
	unsigned columns;       /* of the heat map, 1 to TACHO_LATENCY_COLUMNS_MAX */
};
#define TACHO_LATENCY_OPTS_INIT                                                                \
 {                                                                                             \
  sizeof(struct tacho_latency_opts), 0, TACHO_LATENCY_BY_TYPE, 10, false, false, { "", 0 }, 0, \
	  INT64_MAX, -1, 60                                                                    \
 }

/*
 * Attach to an activity whose pass has not begun; memory comes from its
 * allocator. opts may be NULL. TACHO_ENOMEM, TACHO_ELIMIT (too many listeners),
 * TACHO_EMISUSE; *out is NULL on failure.
 */
TACHO_API TACHO_MUST_USE int tacho_latency_new(struct tacho_latency **out,
					       struct tacho_activity *act,
					       const struct tacho_latency_opts *opts);
/* Before the activity. NULL is fine. */
TACHO_API void tacho_latency_free(struct tacho_latency *l);

/* A single instance. Ids of strings and stacks are the activity's symbols. */
struct tacho_latency_one {
	int64_t begin_ns; /* from the start of the trace */
	int64_t ns;
	int64_t g;         /* TACHO_NONE: of no goroutine */
	int64_t by;        /* block: who ended it; TACHO_NONE: the runtime */
	uint64_t task;     /* task, region: its id; else TACHO_NO_TASK */
	uint32_t function; /* start function of the goroutine; 0: not known */
	uint32_t stack;    /* where it began: for sched the stack of who woke or created it */
	uint32_t by_stack; /* block: of who ended it */
	uint8_t delay;     /* sched: the largest part, enum tacho_delay */
};

struct tacho_latency_row {
	int kind;      /* enum tacho_latency_kind */
	bool is_lost;  /* system calls that lost the P */
	uint32_t type; /* string; 0: none */
	/* By function: the start function; by site and stack: that of the site; else 0. */
	uint32_t function;
	/* By site and stack: innermost line outside of the runtime and packages like sync. */
	uint32_t file, line;
	uint32_t stack; /* by stack: it; by site: one with that site; 0: none */
	const struct tacho_hist *times;
	/* Those that the begin or end of the trace cuts: what is seen of them. */
	uint64_t cut;
	int64_t cut_ns;
	int64_t delay_ns[TACHO_DELAY_COUNT]; /* sched: adds up to the total */
	int64_t lost_ns; /* system calls that lost the P: how long they were without */
	int64_t harm_ns; /* system calls: how long others could have run on the P they held */
	const struct tacho_latency_one *longest; /* longest first; of equal ones the earlier */
	size_t n_longest;
};

/* Rows in the order of kinds, of a kind the largest total first. NULL behind the last. */
TACHO_API size_t tacho_latency_rows(const struct tacho_latency *l);
TACHO_API const struct tacho_latency_row *tacho_latency_row(const struct tacho_latency *l,
							    size_t i);

/*
 * The line of a stack that says most: the innermost one outside of the runtime and packages
 * like sync; ids of function and file. False, and all 0: the stack has no frames.
 */
TACHO_API bool tacho_latency_place(const struct tacho_latency *l, uint32_t stack,
				   uint32_t *function, uint32_t *file, uint32_t *line);

/* From the first to the last event. */
TACHO_API int64_t tacho_latency_duration_ns(const struct tacho_latency *l);

/* Has any goroutine the start function asked for? Always true without has_function. */
TACHO_API bool tacho_latency_matched(const struct tacho_latency *l);

/*
 * A heat map: how many instances ended in a column of time with a length in a row, of
 * which there are four for each power of two. All columns are width_ns wide. There are at most
 * `columns` of them, and at least 4/5 of that when the trace is long enough.
 * Instances that end behind the window stand in its last column.
 */
#define TACHO_LATENCY_HEAT_PARTS 4 /* rows of an octave, which tacho_hist_octaves counts */
#define TACHO_LATENCY_HEAT_ROWS  (TACHO_HIST_OCTAVES * TACHO_LATENCY_HEAT_PARTS)
struct tacho_latency_heat {
	int64_t from_ns;  /* begin of the first column, from the start of the trace */
	int64_t width_ns; /* of a column */
	size_t columns;
	const uint32_t (*counts)[TACHO_LATENCY_HEAT_ROWS]; /* by column; stop at UINT32_MAX */
};
/*
 * Lengths of a row: from *from_ns to less than *to_ns. Of octaves below 4 ns there is the
 * first row alone, the others are empty.
 */
TACHO_API void tacho_latency_heat_row(size_t row, int64_t *from_ns, int64_t *to_ns);
/* False if none was asked for or nothing is in it; *out is all zero then. */
TACHO_API bool tacho_latency_get_heat(const struct tacho_latency *l,
				      struct tacho_latency_heat *out);

/*
 * Where a total comes from. The rule, in this order, where "top q" is the part of the total
 * that the longest share q of the instances makes up (tacho_hist_top_share):
 *
 *	NONE  no instances
 *	FEW   fewer than 10: too few for shares
 *	LONG  top 1 % is half of the total or more: few long ones
 *	EVEN  top 10 % is at most a fifth, and p50 at least half the p99: all about alike
 *	TAIL  top 10 % is half of the total or more: a long tail
 *	MANY  else: many short ones
 */
enum tacho_latency_shape {
	TACHO_LATENCY_SHAPE_NONE,
	TACHO_LATENCY_SHAPE_FEW,
	TACHO_LATENCY_SHAPE_LONG,
	TACHO_LATENCY_SHAPE_EVEN,
	TACHO_LATENCY_SHAPE_TAIL,
	TACHO_LATENCY_SHAPE_MANY,
	TACHO_LATENCY_SHAPE_COUNT
};
/* enum tacho_latency_shape; *share (may be NULL): of the longest 1 % for LONG, else of the longest 10 %. */
TACHO_API int tacho_latency_shape_of(const struct tacho_hist *times, double *share);
/* "few long", "many short", …; "?" for others. */
TACHO_API const char *tacho_latency_shape_name(int shape);

#ifdef __cplusplus
}
#endif
#endif
