/* SPDX-License-Identifier: MIT */
/*
 * Two traces side by side: what takes more or less of a second, and of a task,
 * and whether that is more than the ups and downs inside each of them.
 *
 *	struct tacho_activity *act;     (one for each trace)
 *	struct tacho_sample *a, *b;
 *	… tacho_activity_new, tacho_sample_new, tacho_pass_run for both …
 *	struct tacho_compare *c;
 *	int rc = tacho_compare_new(&c, a, b, NULL);
 *	for (size_t i = 0; rc == 0 && i < tacho_compare_count(c); i++)
 *		show(tacho_compare_get(c, i));
 *
 * A sample cuts its trace into up to 64 blocks of equal length and measures each
 * quantity in each block. Welch's test on the blocks, with the variance raised by how
 * much neighbours resemble each other, gives the chance that there is no difference;
 * the false discovery rate over all quantities is held below `q`.
 * Not thread safe; results are valid until the compare is freed. Since 0.1.
 */
#ifndef TACHO_COMPARE_H
#define TACHO_COMPARE_H

#include <tacho/activity.h>

#ifdef __cplusplus
extern "C" {
#endif

struct tacho_sample;
struct tacho_compare;

/* What a quantity is. */
enum tacho_quantity {
	TACHO_QUANTITY_STATE,    /* goroutine time in a state, ns a second */
	TACHO_QUANTITY_DELAY,    /* runnable time by cause, ns a second */
	TACHO_QUANTITY_REASON,   /* waiting time by reason, ns a second */
	TACHO_QUANTITY_RUNNING,  /* running time by start function, ns a second */
	TACHO_QUANTITY_RUNNABLE, /* likewise */
	TACHO_QUANTITY_BLOCKED,  /* waiting, and in calls without a P, by start function */
	TACHO_QUANTITY_PLACE,    /* waiting time by place, ns a second */
	TACHO_QUANTITY_GC,       /* assist, stop-the-world, mark: ns a second */
	TACHO_QUANTITY_RATE,     /* what happens so often a second */
	TACHO_QUANTITY_LATENCY,  /* mean duration of one: scheduling, calls; ns */
	TACHO_QUANTITY_WAIT,     /* of a wait, by reason */
	TACHO_QUANTITY_TASK,     /* of a task, by type */
	TACHO_QUANTITY_COUNT
};

/* Is it a mean duration, rather than something in a second? */
static inline bool tacho_quantity_is_mean(int quantity)
{
	return quantity >= TACHO_QUANTITY_LATENCY && quantity < TACHO_QUANTITY_COUNT;
}

/* "state", "delay" …; "?" for values out of range. */
TACHO_API const char *tacho_quantity_name(int quantity);

/* Attach to an activity before its pass. TACHO_ENOMEM, TACHO_EMISUSE. */
TACHO_API TACHO_MUST_USE int tacho_sample_new(struct tacho_sample **out,
					      struct tacho_activity *activity);
/* Before the activity is freed, and behind the compare. NULL is fine. */
TACHO_API void tacho_sample_free(struct tacho_sample *s);

/* Facts about a sample; valid behind the pass. */
TACHO_API int64_t tacho_sample_wall_ns(const struct tacho_sample *s);
TACHO_API uint64_t tacho_sample_tasks(const struct tacho_sample *s); /* that ended */
TACHO_API size_t tacho_sample_blocks(const struct tacho_sample *s);

struct tacho_compare_opts {
	size_t size;                     /* sizeof(struct tacho_compare_opts) */
	const struct tacho_alloc *alloc; /* NULL: malloc */
	double q;                        /* false discovery rate, 0 to 1 */
	double min_change;               /* relative: 0.1 for 10 % */
	double min_share;                /* of a second, for times: smaller ones are not compared */
};
#define TACHO_COMPARE_OPTS_INIT                             \
 {                                                          \
  sizeof(struct tacho_compare_opts), NULL, 0.01, 0.1, 0.001 \
 }

struct tacho_difference {
	enum tacho_quantity quantity;
	struct tacho_text name;
	double a, b;                   /* a second; means: ns */
	double a_per_task, b_per_task; /* NAN without tasks in both */
	double change;                 /* b / a − 1; INFINITY if a is 0 */
	double chance;                 /* that there is no difference */
	bool is_significant;
};

/* opts may be NULL. TACHO_ENOMEM; *out is NULL on failure. */
TACHO_API TACHO_MUST_USE int tacho_compare_new(struct tacho_compare **out,
					       const struct tacho_sample *a,
					       const struct tacho_sample *b,
					       const struct tacho_compare_opts *opts);
TACHO_API void tacho_compare_free(struct tacho_compare *c);

/*
 * All quantities that are in either: the significant ones first, by how much
 * they changed, in ns or events a second. NULL behind the last.
 */
TACHO_API size_t tacho_compare_count(const struct tacho_compare *c);
TACHO_API const struct tacho_difference *tacho_compare_get(const struct tacho_compare *c, size_t i);

/* "" or why nothing can be significant ("trace A is too short: 3 blocks"). */
TACHO_API const char *tacho_compare_caveat(const struct tacho_compare *c);

#ifdef __cplusplus
}
#endif
#endif
