/* SPDX-License-Identifier: MIT */
/* A few threads that work off a queue of limited length. */
#ifndef TC_SERVE_WORK_H
#define TC_SERVE_WORK_H

#include <tacho/common.h>

struct tc_work;

/* Part of what is to be done; whoever adds it owns it until one of these is called. */
struct tc_job {
	struct tc_job *next;
	void (*run)(struct tc_job *job);
	void (*drop)(struct tc_job *job); /* instead: the threads have stopped */
};

/* TACHO_ENOMEM, TACHO_EIO (no threads). */
TACHO_MUST_USE int tc_work_new(struct tc_work **out, unsigned threads, unsigned max_waiting);

/* False: too many are waiting, or the threads stop; the job stays the caller's. */
TACHO_MUST_USE bool tc_work_add(struct tc_work *w, struct tc_job *job);

/* Jobs that run or wait. */
unsigned tc_work_count(struct tc_work *w);

/* What waits is dropped, what runs is waited for, and nothing can be added. */
void tc_work_stop(struct tc_work *w);

/* Stops it first. NULL is fine. */
void tc_work_free(struct tc_work *w);

#endif
