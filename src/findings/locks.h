/* SPDX-License-Identifier: MIT */
/*
 * Locks, found by who hands over to whom: a trace has no addresses.
 *
 * A wait e of goroutine W that U ended, where U itself had waited at such a place
 * and not yet handed over what it got, is a hand-over: U held what W gets. A goroutine
 * that is woken and waits at the same place again, without having unlocked anything,
 * lost a race: both waits are one attempt. What is connected in this way is a piece of
 * one lock. Pieces with the same place are joined at the end, unless their holds
 * overlap: a lock has one holder. Where a channel hands out several tokens each goes its
 * own way, so there is a piece for each; their holds overlap and the same goroutines
 * wait for all of them.
 */
#ifndef TC_FINDINGS_LOCKS_H
#define TC_FINDINGS_LOCKS_H

#include "findings/rule.h"

enum tc_lock_kind {
	TC_LOCK_MUTEX,
	TC_LOCK_SEND, /* a channel that is sent to, in place of a lock */
	TC_LOCK_RECEIVE,
	TC_LOCK_SELECT, /* one of both in a select */
	TC_LOCK_COND,   /* a condition variable: something is free */
	TC_LOCK_SEMAPHORE
};

enum {
	TC_LOCK_MEMBERS = 16, /* goroutines that are told apart */
	TC_LOCK_ENDS = 256,
	TC_LOCK_FIRST = 4 /* waits before a lock is worth more than a few hundred bytes */
};

/* A goroutine that waited for the lock. */
struct tc_lock_member {
	int64_t g, waker;
	bool has_several; /* wakers */
};

/* A time in which the line is never empty. */
struct tc_lock_window {
	int64_t begin_ns, end_ns;
	uint64_t waits, hand_overs;
	double wait_ns;
	uint32_t line; /* the longest */
	int64_t step_ns;
	uint32_t arrivals[16]; /* from the begin on */
	uint32_t n_ends;       /* of its waits, see tc_lock_more */
};

/* One of the first waits. */
struct tc_lock_wait {
	int64_t begin_ns, end_ns, g, waker;
};

/* What only a lock has that is waited for again and again: 3 kB. */
struct tc_lock_more {
	unsigned n_members;
	struct tc_lock_member members[TC_LOCK_MEMBERS];
	struct tc_bins line;
	int64_t ends_ns[TC_LOCK_ENDS]; /* of the window's last waits, a ring */
};

struct tc_lock {
	uint8_t kind;
	uint32_t serial; /* tells it from others that stood in its place */
	uint32_t stack;  /* of a wait */
	uint32_t unlock_stack;
	uint64_t unlock_votes; /* majority by pairing off */
	uint64_t waits, chained, holds;
	uint64_t released; /* of the waits: ended by closing a channel, or by emptying it */
	int64_t wait_ns, hold_ns, hand_off_ns;
	int64_t last_ns;
	struct tacho_evidence longest;
	double window_wait_ns, window_squares; /* of windows, for tc_lock_stays */
	unsigned n_first;
	struct tc_lock_wait first[TC_LOCK_FIRST]; /* while `more` is NULL, all waits */
	struct tc_lock_more *more;
	uint64_t everyone[4]; /* a bit for each goroutine that waited, by hash */
	/* A channel with as many holders at a time as it has room for: a pool, no lock. */
	bool is_pool;
	struct tc_lock_window window;
	/* Windows that convoyed. */
	uint64_t convoys, convoy_hand_overs;
	int64_t convoy_ns;
	uint32_t longest_line;
	struct tacho_evidence longest_convoy;
};

/*
 * All pieces whose first wait was at one place. Number 0 takes the waits that came
 * without a hand-over; one becomes a piece when it hands over itself. When there is no
 * room for another piece, the one at rest for longest is joined or given up.
 */
struct tc_lock_site;

struct tc_locks {
	struct tacho_findings *f;
	struct tc_lock_site *sites;
	size_t n_sites, cap_sites;
	struct tc_table site_index; /* site and kind → site */
	/* By stack: the site of the last wait there, + 1, and its kind. */
	struct tc_lock_recent {
		uint32_t site;
		uint8_t kind;
	} * recent;
	size_t cap_recent;
	uint32_t serial;
	struct tc_lock_attempt *spare; /* of goroutines that ended; see `next` */
	/* At the end: */
	const struct tc_lock **locks;
	size_t n;
};

/* --- locks_window.c: the line ---------------------------------------------------- */

/* A wait for the lock is over. Waits come in the order of their ends. */
void tc_lock_window_wait(struct tc_lock *k, int64_t begin, int64_t end, bool is_hand_over);
/* The line was empty for a moment, or the trace has ended. */
void tc_lock_close_window(struct tc_lock *k);
/* When the wait that was `back` before the last of the window ended. */
int64_t tc_lock_end_of(const struct tc_lock *k, uint32_t back);

/* --- locks.c ----------------------------------------------------------------------- */

/* What a goroutine that is gone has left. */
void tc_locks_give_back(struct tc_locks *l, struct tc_lock_attempt *w);
TACHO_MUST_USE int tc_locks_span(struct tc_locks *l, const struct tc_span *s, struct tc_rule_g *g);
/* At the end of the trace: join pieces; what is left stands in locks[0 .. n). */
TACHO_MUST_USE int tc_locks_finish(struct tc_locks *l);
void tc_locks_free(struct tc_locks *l);

/* --- locks_judge.c ------------------------------------------------------------------- */

/* Waits that came by hand-over, of all. */
double tc_lock_chain_share(const struct tc_lock *k);
/*
 * From how many stays of the line the waiting comes, weighed by their share of it. A
 * stay that turned over counts once for each turn; one stall is 1, however long.
 */
double tc_lock_stays(const struct tc_lock *k);
bool tc_lock_is_convoy(const struct tacho_findings *f, const struct tc_lock *k);
/* Mean number of goroutines in line. */
double tc_lock_mean_line(const struct tacho_findings *f, const struct tc_lock *k);

/* --- findings.c ---------------------------------------------------------------------- */

/* The locks that the rules share; they belong to lock-convoy. */
struct tc_locks *tc_locks_of(struct tacho_findings *f);

#endif
