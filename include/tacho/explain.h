/* SPDX-License-Identifier: MIT */
/*
 * Where the time of a request went: a task, a region or the life of a goroutine
 * as a list of parts that touch, each with its cause. They add up to the
 * duration exactly. doc/explain.md has the rules.
 *
 * It takes two readings. The first finds the requests:
 *
 *	struct tacho_requests_opts what = TACHO_REQUESTS_OPTS_INIT;
 *	what.kind = TACHO_REQUEST_TASK;
 *	what.has_id = true;
 *	what.id = 17;
 *	rc = tacho_requests_new(&requests, &what);
 *	… tacho_pass_run with tacho_requests_analysis(requests) …
 *
 * The second works them out, on the whole trace or on the generations around
 * them alone (tacho_requests_get_gen):
 *
 *	rc = tacho_activity_new(&act, NULL);
 *	rc = tacho_explain_new(&explain, act, NULL);
 *	rc = tacho_explain_add(explain, tacho_requests_get(requests, 0));
 *	… tacho_pass_run with tacho_activity_analysis(act) …
 *	has_it = tacho_explain_ledger(explain, 0, &ledger);
 *
 * Not thread safe. Since 0.1.
 */
#ifndef TACHO_EXPLAIN_H
#define TACHO_EXPLAIN_H

#include <tacho/activity.h>

#ifdef __cplusplus
extern "C" {
#endif

/* --- the requests of a trace --------------------------------------------------- */

enum tacho_request_kind {
	TACHO_REQUEST_TASK,
	TACHO_REQUEST_REGION,
	TACHO_REQUEST_GOROUTINE, /* its life */
	TACHO_REQUEST_COUNT
};
/* "task", "region", "goroutine"; "?" for values out of range. */
TACHO_API const char *tacho_request_kind_name(int kind);

struct tacho_request {
	int64_t begin_ns, end_ns; /* on the trace clock */
	uint64_t id;              /* of the task or goroutine; regions: 1, 2, … by their ends */
	uint64_t task;            /* of a region: its task; else the id; TACHO_NO_TASK: none */
	int64_t goroutine;        /* that ended it, or whose it is; TACHO_NONE: nobody known */
	struct tacho_text type;   /* valid as long as the requests */
	uint8_t kind;
	bool began_before; /* the trace: begin_ns is its first event */
	bool is_open;      /* at the end of the trace: end_ns is its last event */
};

struct tacho_requests_opts {
	size_t size; /* sizeof(struct tacho_requests_opts) */
	const struct tacho_alloc *alloc;
	enum tacho_request_kind kind;
	bool has_id; /* only the one with `id`: task or goroutine */
	uint64_t id;
	bool has_type; /* only those of `type`: tasks and regions */
	struct tacho_text type;
};
#define TACHO_REQUESTS_OPTS_INIT                                                 \
 {                                                                               \
  sizeof(struct tacho_requests_opts), NULL, TACHO_REQUEST_TASK, false, 0, false, \
  {                                                                              \
   0                                                                             \
  }                                                                              \
 }

/* What there is, whatever was asked for. */
struct tacho_requests_facts {
	int64_t first_ns, last_ns;             /* of the trace */
	uint64_t tasks, first_task, last_task; /* ids: the smallest and the largest */
	uint64_t regions;
	uint64_t goroutines, first_goroutine, last_goroutine;
	uint64_t generations;
};

struct tacho_requests_gen {
	uint64_t begin, end; /* bytes of the decompressed input */
	int64_t first_ns, last_ns;
};

/* A type of tasks or regions. */
struct tacho_requests_type {
	struct tacho_text name;
	uint64_t count;
};

struct tacho_requests;
TACHO_API TACHO_MUST_USE int tacho_requests_new(struct tacho_requests **out,
						const struct tacho_requests_opts *opts);
TACHO_API void tacho_requests_free(struct tacho_requests *r);
/* Its `free` is NULL. */
TACHO_API struct tacho_analysis tacho_requests_analysis(struct tacho_requests *r);
/* In the order of their ends; NULL behind the last. */
TACHO_API size_t tacho_requests_n(const struct tacho_requests *r);
TACHO_API const struct tacho_request *tacho_requests_get(const struct tacho_requests *r, size_t i);
TACHO_API const struct tacho_requests_facts *tacho_requests_get_facts(
	const struct tacho_requests *r);
/* Most frequent first; of tasks or regions. False behind the last. */
TACHO_API bool tacho_requests_get_type(const struct tacho_requests *r, int kind, size_t i,
				       struct tacho_requests_type *out);
TACHO_API bool tacho_requests_get_gen(const struct tacho_requests *r, size_t i,
				      struct tacho_requests_gen *out);

/* --- causes -------------------------------------------------------------------- */

enum tacho_cause {
	TACHO_CAUSE_RUNNING,
	TACHO_CAUSE_ASSIST, /* running, but marking for the collector */
	TACHO_CAUSE_SWEEP,  /* running, but sweeping for it */
	TACHO_CAUSE_DELAY,  /* runnable; + enum tacho_delay */
	TACHO_CAUSE_LOCK = TACHO_CAUSE_DELAY + TACHO_DELAY_COUNT, /* held elsewhere */
	TACHO_CAUSE_CHANNEL, /* waiting for another goroutine at a channel */
	TACHO_CAUSE_SELECT,  /* in select */
	TACHO_CAUSE_SYNC,    /* at a WaitGroup, Cond, semaphore */
	TACHO_CAUSE_OTHER,   /* for another reason */
	TACHO_CAUSE_NETWORK,
	TACHO_CAUSE_SLEEP,
	TACHO_CAUSE_TIMER, /* no sleep, but ended by no goroutine */
	TACHO_CAUSE_GC,
	TACHO_CAUSE_SYSCALL,
	TACHO_CAUSE_CGO,
	TACHO_CAUSE_EDGE,     /* blocked beyond the end of what is explained */
	TACHO_CAUSE_BEFORE,   /* before the goroutine was created */
	TACHO_CAUSE_AFTER,    /* after its end */
	TACHO_CAUSE_UNKNOWN,  /* the trace does not say */
	TACHO_CAUSE_TOO_DEEP, /* followed through too many goroutines */
	TACHO_CAUSE_COUNT
};
/* "running", "lock held elsewhere"; "?" for values out of range. */
TACHO_API const char *tacho_cause_name(int cause);
/* The same for programs, stable: "running", "lock", "runnable_idle". */
TACHO_API const char *tacho_cause_key(int cause);

/* --- ledgers ------------------------------------------------------------------- */

struct tacho_part {
	int64_t begin_ns, end_ns;
	int64_t goroutine;   /* that did it or waited */
	int64_t other;       /* that ended the wait or made it runnable; TACHO_NONE */
	uint64_t other_task; /* that `other` worked for; TACHO_NO_TASK */
	/*
	 * Runnable: who had the P. A goroutine in the call that held one for longest, a
	 * mark worker, one that ran for over 10 ms, the one that ran for longest while
	 * nothing made progress; TACHO_NONE: of other causes.
	 */
	int64_t culprit;
	/* Ids of tacho_activity_symbols; 0: none. */
	uint32_t name, other_name; /* start functions */
	uint32_t other_type;       /* of other_task */
	uint32_t reason;           /* for waiting */
	uint32_t stack;            /* where it waited, called, or stopped running */
	uint32_t other_stack;      /* what `other` did to end the wait */
	uint32_t culprit_name;     /* its start function */
	uint32_t culprit_stack;    /* its call; the others: where it started */
	uint16_t depth;            /* wake-ups between this goroutine and the request's */
	uint8_t cause;
	bool is_followed; /* across a border, by a guess (see `follow`) */
};

/* A wait of somebody else for a lock that the request gave up. */
struct tacho_victim {
	int64_t begin_ns, end_ns; /* the whole wait, which may be longer than the request */
	int64_t goroutine;        /* that waited */
	uint64_t task;            /* that it worked for; TACHO_NO_TASK */
	/* Ids of tacho_activity_symbols; 0: none. */
	uint32_t name, type;      /* start function; of the task */
	uint32_t stack, by_stack; /* where it waited; what ended the wait */
};

struct tacho_ledger {
	struct tacho_request of;
	int64_t ns[TACHO_CAUSE_COUNT]; /* adds up to end_ns - begin_ns */
	uint64_t count[TACHO_CAUSE_COUNT];
	/* In order, touching; NULL if not kept. Valid as long as the explanation. */
	const struct tacho_part *parts;
	size_t n_parts;
	/*
	 * What it caused for others: beside the parts, in none of their sums. The
	 * waits in the order of their ends; NULL if parts are not kept.
	 */
	int64_t caused_ns;
	uint64_t caused; /* waits */
	const struct tacho_victim *victims;
	size_t n_victims;
	uint32_t goroutines; /* how many the parts are of; 0 if they are not kept */
	uint16_t depth;      /* largest of a part */
	bool is_done;        /* false: the reading ended before it, or the budget did */
	/* A part rests on a state that began before what was read. */
	bool needs_earlier;
};

struct tacho_explain_opts {
	size_t size;    /* sizeof(struct tacho_explain_opts) */
	bool sums_only; /* keep no parts */
	/*
	 * Follow a wait at a channel to a goroutine that is not of the request if a
	 * goroutine of the request had woken it last. A guess: labelled.
	 */
	bool follow;
	uint64_t max_parts; /* over all ledgers; 0: 64 Mi */
	/* Spans, changes of what the Ps did, marks and the like, held at once; 0: 64 Mi. */
	uint64_t max_spans;
	/* How many to collect before looking which can be worked out; 0: 128 Ki. */
	uint64_t batch_spans;
};
#define TACHO_EXPLAIN_OPTS_INIT                            \
 {                                                         \
  sizeof(struct tacho_explain_opts), false, false, 0, 0, 0 \
 }

struct tacho_explain;
/* Attaches itself to the activity, which must outlive it. */
TACHO_API TACHO_MUST_USE int tacho_explain_new(struct tacho_explain **out,
					       struct tacho_activity *act,
					       const struct tacho_explain_opts *opts);
TACHO_API void tacho_explain_free(struct tacho_explain *x);

/*
 * Before the pass. The group (0 … TACHO_EXPLAIN_GROUPS - 1) says which sums it
 * goes into. The text of its type must stay.
 */
#define TACHO_EXPLAIN_GROUPS 2
TACHO_API TACHO_MUST_USE int tacho_explain_add(struct tacho_explain *x,
					       const struct tacho_request *r, unsigned group);

/* After the pass, in the order of tacho_explain_add; false behind the last. */
TACHO_API bool tacho_explain_ledger(const struct tacho_explain *x, size_t i,
				    struct tacho_ledger *out);

/*
 * A place, and a type of other tasks, where time of a cause went. Where somebody had
 * the P, the place is that of the culprit.
 */
struct tacho_cause_place {
	uint32_t stack; /* one of those with this place; 0: none */
	int64_t ns;
	uint64_t count;
};
struct tacho_cause_task {
	uint32_t type; /* string id */
	int64_t ns;
	uint64_t count;
};

/* Sums over all ledgers of a group. */
struct tacho_cause_sum {
	int64_t ns;
	uint64_t count;
	struct tacho_cause_place place; /* the one with most time; ns 0: none */
	struct tacho_cause_task task;   /* of others; ns 0: none */
	/* Who had the P: `type` is the start function; ns 0: nobody known. */
	struct tacho_cause_task culprit;
};
TACHO_API void tacho_explain_sum(const struct tacho_explain *x, unsigned group, int cause,
				 struct tacho_cause_sum *out);

/* What they caused for others; `task` is the type of the victims. */
TACHO_API void tacho_explain_caused(const struct tacho_explain *x, unsigned group,
				    struct tacho_cause_sum *out);

/* How the ledgers of group 0 differ from those of group 1 in one cause. */
struct tacho_cause_contrast {
	double mean_ns[TACHO_EXPLAIN_GROUPS];
	int64_t median_ns[TACHO_EXPLAIN_GROUPS];
	uint64_t have[TACHO_EXPLAIN_GROUPS]; /* ledgers that have some of it */
	/* Of the difference of the mean durations; the causes add up to 1. */
	double share;
	/*
	 * Effect size (Cliff's delta): chance that one of group 0 has more of it than
	 * one of group 1, less the chance that it has less. -1 … 1.
	 */
	double delta;
	uint64_t above; /* ledgers of group 0 that have more than 99 % of group 1 */
};
/* 0; TACHO_ENOMEM; TACHO_ENOTFOUND if a group has no ledger. */
TACHO_API TACHO_MUST_USE int tacho_explain_contrast(const struct tacho_explain *x, int cause,
						    struct tacho_cause_contrast *out);

struct tacho_explain_facts {
	uint64_t requests, done;
	uint64_t ledgers[TACHO_EXPLAIN_GROUPS]; /* done, by group */
	int64_t total_ns[TACHO_EXPLAIN_GROUPS];
	uint64_t parts;
	bool is_over_budget; /* some are not done for that reason */
};
TACHO_API void tacho_explain_get_facts(const struct tacho_explain *x,
				       struct tacho_explain_facts *out);

#ifdef __cplusplus
}
#endif
#endif
