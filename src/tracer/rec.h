/* SPDX-License-Identifier: MIT */
/*
 * What the tracer remembers of each goroutine (G) and each processor (P).
 *
 *	field        writer                     readers        order
 *	state        whoever owns the change    any thread     [P4] release/acquire
 *	touched[]    first toucher of a gen.    advance        CAS; the drain, [P2]
 *	seq_*        owner of the change        next owner     [P4]
 *	id, tid, session  owner of the change   advance        [P4]; read for nothing
 *	             if the record changes at the same time, hence atomic
 *	copy         advance                    advance        plain, its lock
 *	next, freed  under the lock of the list, or the thread whose spare it is
 *
 *	state of a G   NONE -> RUNNABLE -> RUNNING -> WAITING | SYSCALL | RUNNABLE
 *	               WAITING -> CLAIMED -> RUNNABLE, any -> NONE
 *	state of a P   NONE -> IDLE -> RUNNING -> SYSCALL | IDLE, any -> NONE
 *
 * The word carries a count beside the status, so that a compare-and-swap that
 * was prepared for one wait cannot succeed in a later one. CLAIMED is a WAITING
 * goroutine whose waker has not written its events yet: the goroutine itself
 * waits for that, or its own events could reach an earlier generation.
 *
 * Rules, and what breaks otherwise:
 * 1. Every change of state lies in a write section: else the advance copies a
 *    state that belongs to another generation.
 * 2. A change that somebody else could make at the same time is prepared (state
 *    loaded) before the section opens and claimed inside it: else the section
 *    may lie in an older generation than the state it changes.
 * 3. Records are never unmapped, and the advance keeps the id beside the state it
 *    copied: a record may be used again at once, while the status of its former
 *    owner, who lived in the generation that ends, is still to be written.
 * 4. A section takes no record that was given back in a later generation than its
 *    own: else a P starts in generation g whose last stop lies in g+1. It may be
 *    held up for long between its load of the generation and tc_rec_new. Spares are
 *    taken before the section opens: it is not older than what gave them back, as that
 *    was the same thread, or the lock lies between.
 */
#ifndef TC_TRACER_REC_H
#define TC_TRACER_REC_H

#include "base/atomic.h"

#include <stddef.h>

enum tc_status {
	TC_NONE = 0,
	TC_RUNNABLE = 1, /* these four as the format has them for goroutines */
	TC_RUNNING = 2,
	TC_SYSCALL = 3,
	TC_WAITING = 4,
	TC_CLAIMED = 5,
	TC_IDLE = 6 /* a P; on the wire 2 */
};

enum {
	TC_STATUS_MASK = 15,
	TC_STATE_STEP = 16
};

enum tc_rec_kind {
	TC_REC_FREE,
	TC_REC_G,
	TC_REC_P
};

struct tc_regions;
struct tc_str;

struct tc_rec {
	tc_atomic_u64 state;
	tc_atomic_u64 touched[2]; /* by parity: generation with a status or birth */
	tc_atomic_u64 id;
	uint64_t seq_gen, seq; /* sequence number within a generation */
	tc_atomic_u64 tid;     /* thread that has it, while RUNNING or SYSCALL */
	tc_atomic_u64 session; /* plain threads: known to the stream of this session; foreign: 0 */
	uint64_t copy;         /* state at the begin of an advance */
	uint64_t copy_id, copy_tid;
	uint32_t kind;              /* enum tc_rec_kind */
	tc_atomic_bool foreign;     /* reported through sched.h: its state is kept while off, too */
	struct tc_regions *regions; /* open regions of a G; NULL until the first */
	uint64_t stack_lo, stack_hi; /* bounds that were given for a G, or 0 */
	struct tc_rec *next;
	uint64_t freed; /* generation in which it was given back, or a later one */
	struct tc_str *label;
	uint64_t range_gen; /* generation in which the open stop of the world began */
	uint32_t ranges;    /* open ranges of a G, bits */
};

static inline enum tc_status tc_status_of(uint64_t state)
{
	return (enum tc_status)(state & TC_STATUS_MASK);
}

/* The next state word with that status. */
static inline uint64_t tc_state_next(uint64_t state, enum tc_status status)
{
	return (state & ~(uint64_t)TC_STATUS_MASK) + TC_STATE_STEP + (uint64_t)status;
}

static inline uint64_t tc_rec_id(struct tc_rec *r)
{
	/* relaxed: [P4] orders it where it counts */
	return tc_load_relaxed(&r->id);
}

/* For tc_rec_new before the section opens. */
#define TC_REC_OUTSIDE UINT64_MAX

/*
 * A record with a fresh id and state NONE; NULL when there is no memory. `gen` is the
 * generation of the section it is made in.
 */
struct tc_rec *tc_rec_new(enum tc_rec_kind kind, bool foreign, uint64_t gen);

/*
 * Those that a thread has at hand for goroutines of schedulers, with numbers for them:
 * two locks for each goroutine would be a third of what its life costs.
 */
struct tc_rec_spares {
	struct tc_rec *first;
	uint32_t n;
	uint64_t id, id_end;
};

/* One of these, as tc_rec_new makes it outside of sections; NULL: to be refilled first. */
struct tc_rec *tc_rec_new_spare(struct tc_rec_spares *s);

/* By the thread that has them: get some, with the lock; one comes back; all go back. */
bool tc_rec_refill(struct tc_rec_spares *s);
void tc_rec_free_spare(struct tc_rec_spares *s, struct tc_rec *r);
void tc_rec_give_back(struct tc_rec_spares *s);

/* The generation that is about to open; after the last one of a session, the next. */
void tc_rec_turn(uint64_t next);

/* Given back; may be used again at once by sections that are not older. */
void tc_rec_free(struct tc_rec *r);

/* fn for each record in use or lately freed. Advance only. */
void tc_rec_each(void (*fn)(struct tc_rec *r, void *ctx), void *ctx);

/* After fork: the mutexes of this file. */
void tc_rec_lock(void);
void tc_rec_unlock(void);
void tc_rec_after_fork(void);

#endif
