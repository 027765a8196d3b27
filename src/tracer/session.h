/* SPDX-License-Identifier: MIT */
/*
 * Generations: the first of a session, the advance from one to the next, the last.
 * Locks, outer before inner: tc_session_lock (start and stop), tc_advance_lock,
 * tc_threads_lock, tc_deliver.lock, those of the tables and pools.
 */
#ifndef TC_TRACER_SESSION_H
#define TC_TRACER_SESSION_H

#include "tracer/clock.h"
#include "tracer/deliver.h"

extern pthread_mutex_t tc_session_lock, tc_advance_lock;

/* What begins and ends at the border of the generation, under the lock of delivery. */
typedef void tc_change_fn(void *ctx);

/*
 * Begin a session, or end the generation, and call `change` at the border. The
 * session ends when `last`: nobody will want its generations. With the session lock.
 */
int tc_session_change(tc_change_fn *change, void *ctx, bool last);

/* End the generation. TACHO_EMISUSE: tracing is off. Any thread. */
int tc_session_advance(void);

/* Do once what the library needs before anything else. */
void tc_session_init(void);

/* The first generation none of whose blocks can have been taken yet. */
uint64_t tc_session_clean_gen(void);

void tc_session_after_fork(void);

/*
 * Finish generation g, which is closed to new sections: wait for those that are
 * open, and write everything out. `tail` gets the tables and the end mark. With
 * the advance lock; tc_advance_copy was called before the close. advance.c
 */
struct tc_advance {
	uint64_t gen, next;
	uint64_t now;                       /* trace time before the next generation began */
	struct tc_clock_sample clock;       /* at the begin of gen */
	uint64_t clock_ns;                  /* the trace time of that */
	struct tc_block *slots, *last_slot; /* blocks that were not full, in order */
	struct tc_bytes tail;
	bool broken;
};

void tc_advance_copy(void);
void tc_gen_publish(uint64_t next);
void tc_advance_drain(struct tc_advance *a);
void tc_advance_leftovers(struct tc_advance *a);
void tc_advance_idle(struct tc_advance *a);
void tc_advance_tables(struct tc_advance *a);

#endif
