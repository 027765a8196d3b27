/* SPDX-License-Identifier: MIT */
/*
 * The mutex of rt_sync.h, with the rules of Go's. Normally it is free for whoever comes first:
 * an unlock wakes one of those that wait, which competes with newcomers, as a
 * goroutine that runs already wastes no time. Who has waited for 1 ms switches it to starving:
 * an unlock hands it over then and newcomers stand in line, until one that gets it is the
 * last in line or has waited for less.
 *
 *	field  | writer                                      | readers
 *	state  | anybody by CAS; bits but LOCKED and what    | anybody
 *	       | the woken one takes back, with guard        |
 *	line   | with guard                                  | with guard
 *
 *	LOCKED    somebody has it
 *	WAITING   the line is not empty: an unlock must look
 *	WOKEN     one of the line has been woken and has not looked yet: wake no other
 *	STARVING  it is handed over, not let go
 *
 * Invariants: (1) whoever stands in line has set WAITING while LOCKED or STARVING was set,
 * under the guard; otherwise nobody would wake him. (2) In STARVING an unlock leaves LOCKED
 * set for the one it wakes; otherwise a newcomer could pass him by. (3) Whoever was woken to
 * try again takes WOKEN back, with or without success; otherwise nobody is woken any more.
 *
 * Without the guard the word is written from 0 (lock), where LOCKED and STARVING are not
 * set (seize), and from LOCKED alone (unlock). So whoever has the guard and sees LOCKED with
 * any other bit is the only writer, and stores: a hand-over has no locked instruction but
 * those of the guard.
 */
#include "rt/mutex.h"
#include "rt/leave.h"
#include "rt/ticks.h"

enum {
	LOCKED = 1,
	WAITING = 2,
	WOKEN = 4,
	STARVING = 8
};

static inline tc_atomic_u64 *state_of(struct tacho_rt_mutex *m)
{
	return (tc_atomic_u64 *)&m->state;
}

/* LOCKED if it is free for all; the one that was woken has looked, with `clear` WOKEN. */
static inline bool seize(struct tacho_rt_mutex *m, uint64_t clear)
{
	/* relaxed: the CAS decides */
	uint64_t s = tc_load_relaxed(state_of(m));

	while (!(s & (LOCKED | STARVING)))
		/* acq: pairs with [P22] swap in tc_rt_mutex_release; what the last one did. */
		if (tc_cas_acq(state_of(m), &s, (s | LOCKED) & ~clear))
			return true;
	return false;
}

/* With the guard: nobody else writes a word of that value. */
static inline bool is_guarded(uint64_t s)
{
	return (s & LOCKED) && s != LOCKED;
}

/* Bits that change with the guard only. */
static void change(struct tacho_rt_mutex *m, uint64_t set, uint64_t clear)
{
	/* relaxed: the CAS decides */
	uint64_t s = tc_load_relaxed(state_of(m));

	/* relaxed: these bits tell where to look, not what was done */
	while (!tc_cas_relaxed(state_of(m), &s, (s | set) & ~clear))
		;
}

/* With the guard: WAITING and `set`, unless it has become free: then it is seized. */
static bool announce(struct tacho_rt_mutex *m, uint64_t set, uint64_t clear)
{
	/* relaxed: the CAS decides */
	uint64_t s = tc_load_relaxed(state_of(m));

	for (;;) {
		bool is_free = !(s & (LOCKED | STARVING));
		uint64_t to = (is_free ? s | LOCKED : s | WAITING | set) & ~clear;

		if (is_guarded(s)) {
			/* relaxed: these bits tell where to look, not what was done */
			if (to != s)
				tc_store_relaxed(state_of(m), to);
			return false;
		}
		/* acq: pairs with [P22] swap in tc_rt_mutex_release; what the last one did. */
		if (tc_cas_acq(state_of(m), &s, to))
			return is_free;
	}
}

/* Behind a wait that has ended early: the guard is free. */
static void left_line(struct tacho_rt_mutex *m)
{
	tc_rt_lock(tc_rt_guard(&m->guard));
	if (!m->line.first)
		change(m, 0, WAITING | STARVING);
	tc_rt_unlock(tc_rt_guard(&m->guard));
}

/* Results of a waiter beside the errors. */
enum {
	TRY_AGAIN = 1,
	HANDED = 2
};

/* Has it waited for so long that it is handed the mutex? 1 ms. */
static bool has_starved(uint64_t since)
{
	return (int64_t)(tc_rt_ticks() - since) > tc_rt_ticks_per_ms();
}

/* With the guard. Whom to wake, and to what. */
static struct tc_rt_entry *next_in_line(struct tacho_rt_mutex *m, int result)
{
	struct tc_rt_entry *e = tc_rt_entry_pop(tc_rt_line(&m->line));

	if (e)
		e->w.result = result;
	return e;
}

/*
 * One that was woken gives up: an unlock that saw WOKEN has counted on it and woken nobody. If
 * somebody has the mutex, his unlock wakes the next, now that WOKEN is not set any more.
 */
static void pass_on(struct tacho_rt_mutex *m, const void *frame)
{
	struct tc_rt_entry *e = NULL;
	struct tc_rt_g *next;

	tc_rt_lock(tc_rt_guard(&m->guard));
	/* relaxed: who unlocks with WAITING set does so under the guard */
	if (!(tc_load_relaxed(state_of(m)) & (LOCKED | STARVING)))
		e = next_in_line(m, TRY_AGAIN);
	next = e ? e->w.g : NULL;
	change(m, next ? WOKEN : 0, (next ? 0 : WOKEN) | (m->line.first ? 0 : WAITING));
	tc_rt_unlock(tc_rt_guard(&m->guard));
	if (next)
		tc_rt_ready(next, frame);
}

static int tc_rt_mutex_wait(struct tacho_rt_mutex *m, struct tc_rt_race *race,
			    const struct tacho_rt_until *until, const void *frame)
{
	uint64_t since = tc_rt_ticks();
	bool again = false, starving = false;
	int rc;

	for (;;) {
		struct tc_rt_wait w = {
			.entry = { .w.value = &since, .race = race },
			.lock = tc_rt_guard(&m->guard),
			.queue = tc_rt_line(&m->line),
		};

		if (race && (rc = tc_rt_race_begin(race, until)) < 0) {
			if (again)
				pass_on(m, frame);
			return rc;
		}
		tc_rt_lock(w.lock);
		if (announce(m, starving ? STARVING : 0, again ? WOKEN : 0)) {
			tc_rt_unlock(w.lock);
			if (race)
				tc_rt_race_end(race);
			return 0;
		}
		rc = tc_rt_wait_here(&w, again, "sync", frame);
		if (rc < 0) {
			left_line(m);
			return rc;
		}
		if (rc == HANDED)
			return 0;
		TC_TESTPOINT("mutex: woken");
		if (seize(m, WOKEN))
			return 0;
		TC_TESTPOINT("mutex: too late");
		again = true;
		starving = starving || has_starved(since);
	}
}

static int tc_rt_mutex_slow(struct tacho_rt_mutex *m, const struct tacho_rt_until *until,
			    const void *frame)
{
	struct tc_rt_race race;

	if (tc_rt_until_canceled(until))
		return TACHO_ECANCELED;
	if (seize(m, 0))
		return 0;
	if (tc_rt_outside(frame, "lock of a mutex"))
		return TACHO_EMISUSE;
	return tc_rt_mutex_wait(m, tc_rt_until_any(until) ? &race : NULL, until, frame);
}

int tacho_rt_mutex_lock(struct tacho_rt_mutex *m)
{
	uint64_t free_state = 0;

	/* acq: pairs with [P22] swap in tc_rt_mutex_release; what the last one did. */
	if (tc_rt_likely(tc_load_relaxed(state_of(m)) == 0 &&
			 tc_cas_acq(state_of(m), &free_state, LOCKED)))
		return 0;
	return tc_rt_mutex_slow(m, NULL, TC_RT_FRAME());
}

int tacho_rt_mutex_lock_until(struct tacho_rt_mutex *m, const struct tacho_rt_until *until)
{
	return tc_rt_mutex_slow(m, until, TC_RT_FRAME());
}

int tacho_rt_mutex_try_lock(struct tacho_rt_mutex *m)
{
	return seize(m, 0) ? 0 : TACHO_EAGAIN;
}

/* --- unlock --------------------------------------------------------------------------------- */

int tc_rt_mutex_release(struct tacho_rt_mutex *m, struct tc_rt_g **woken)
{
	struct tc_rt_entry *e = NULL;
	bool handed, starving;
	uint64_t s, to;

	*woken = NULL;
	tc_rt_lock(tc_rt_guard(&m->guard));
	/* relaxed: its holder's own, or the CAS decides */
	s = tc_load_relaxed(state_of(m));
	if (!(s & LOCKED)) {
		tc_rt_unlock(tc_rt_guard(&m->guard));
		return TACHO_EMISUSE;
	}
	handed = (s & STARVING) != 0;
	if (handed || !(s & WOKEN))
		e = next_in_line(m, handed ? HANDED : TRY_AGAIN);
	/* Back to normal if the line is gone, or moves fast. */
	starving = handed && e && m->line.first && has_starved(*(const uint64_t *)e->w.value);
	TC_TESTPOINT("mutex: unlock has looked");
	do {
		to = s;
		if (!m->line.first)
			to &= ~(uint64_t)WAITING;
		if (handed && !starving)
			to &= ~(uint64_t)STARVING;
		if (!handed || !e)
			to &= ~(uint64_t)LOCKED;
		if (!handed && e)
			to |= WOKEN;
		if (is_guarded(s)) {
			/* rel: pairs with [P22] swap in seize; what its holder did. */
			tc_store_rel(state_of(m), to);
			break;
		}
		/* acqrel: pairs with [P22] swap in seize; what its holder did. */
	} while (!tc_cas_acqrel(state_of(m), &s, to));
	if (e)
		*woken = e->w.g;
	tc_rt_unlock(tc_rt_guard(&m->guard));
	return handed && e ? 1 : 0;
}

static int tc_rt_mutex_unlock_slow(struct tacho_rt_mutex *m, const void *frame)
{
	struct tc_rt_g *woken;
	int rc = tc_rt_mutex_release(m, &woken);

	if (rc < 0)
		return tc_rt_misuse(frame, "unlock of a mutex that is not locked");
	/* Whom it was handed to runs at once: all others stand still until then. */
	if (rc > 0 && tc_rt_self())
		tc_rt_ready_and_yield(woken, frame);
	else if (woken)
		tc_rt_ready(woken, frame);
	return 0;
}

int tacho_rt_mutex_unlock(struct tacho_rt_mutex *m)
{
	uint64_t locked = LOCKED;

	/* acqrel: pairs with [P22] swap in seize; what its holder did. */
	if (tc_rt_likely(tc_load_relaxed(state_of(m)) == LOCKED &&
			 tc_cas_acqrel(state_of(m), &locked, 0))) {
		tc_rt_check(TC_RT_FRAME());
		return 0;
	}
	return tc_rt_mutex_unlock_slow(m, TC_RT_FRAME());
}
