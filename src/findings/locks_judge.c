/* SPDX-License-Identifier: MIT */
/* What the rules ask about a lock that was found; see locks.h. */
#include "findings/locks.h"

/* A lock convoys if that is so for most of what is seen of it. */
#define MIN_CHAIN_SHARE  0.8
#define MIN_GOROUTINES   3
#define MIN_CONVOY_SHARE 0.25
#define MIN_CONVOY_NS    (10 * TC_MS)
/*
 * Of what may also be a message or a sign that goes from one to the next, so much of the
 * time must be holds: it is the lock that keeps the line waiting, not the want of a P.
 * With hand-overs it is 0.93 and more in all convoys that were measured.
 */
#define MIN_HELD_SHARE 0.5
/* It has one holder: what is held for longer than that is a pool. */
#define MAX_HELD_SHARE 1.15
double tc_lock_chain_share(const struct tc_lock *k)
{
	return tc_ratio((double)k->chained, (double)k->waits);
}

double tc_lock_mean_line(const struct tacho_findings *f, const struct tc_lock *k)
{
	return tc_ratio((double)k->wait_ns, (double)f->wall_ns);
}

double tc_lock_stays(const struct tc_lock *k)
{
	return tc_ratio(k->window_wait_ns * k->window_wait_ns, k->window_squares);
}

/* A token that goes round in a ring: each gets it from the same one. */
static bool is_ring(const struct tc_lock *k)
{
	const struct tc_lock_more *m = k->more;
	unsigned several = 0;

	/* A lock in strict order looks the same, but no token is passed on by closing. */
	if (k->kind == TC_LOCK_MUTEX || k->kind == TC_LOCK_SEND || k->kind == TC_LOCK_SEMAPHORE ||
	    2 * k->released > k->waits)
		return false;
	for (unsigned i = 0; i < m->n_members; i++)
		several += m->members[i].has_several;
	return 2 * several <= m->n_members;
}

/* Is it held by one for most of the time of its convoys? */
static bool is_held(const struct tc_lock *k)
{
	double share = tc_ratio((double)k->hold_ns * (double)k->convoy_hand_overs,
				(double)k->holds * (double)k->convoy_ns);

	return share >= MIN_HELD_SHARE && share <= MAX_HELD_SHARE;
}

/* Nothing else than a lock is handed over in such a way. */
static bool is_plain(const struct tc_lock *k)
{
	return k->kind == TC_LOCK_MUTEX || k->kind == TC_LOCK_SEND ||
	       k->kind == TC_LOCK_SEMAPHORE ||
	       (k->kind == TC_LOCK_RECEIVE && 2 * k->released <= k->waits);
}

bool tc_lock_is_convoy(const struct tacho_findings *f, const struct tc_lock *k)
{
	const struct tc_lock_more *m = k->more;

	if (!m || is_ring(k) || (!is_plain(k) && !is_held(k)))
		return false;
	return !k->is_pool && tc_lock_chain_share(k) >= MIN_CHAIN_SHARE &&
	       m->n_members >= MIN_GOROUTINES && k->convoy_ns >= MIN_CONVOY_NS &&
	       (double)k->convoy_ns >= MIN_CONVOY_SHARE * (double)f->wall_ns;
}
