/* SPDX-License-Identifier: MIT */
/* Waits that several may end; see race.h. */
#include "rt/race.h"

/* By a deadline or a token, from the thread that finds it. */
static void tc_rt_race_expire(struct tc_rt_race *r, int result, const void *frame)
{
	/* Whatever the state was, only the first one gets past WON. */
	uint_fast32_t was = TC_RT_RACE_OPEN;

	for (;;) {
		if (was == TC_RT_RACE_WON)
			return;
		/* acqrel: pairs with [P20] swap in tc_rt_race_park; result, and its stack. */
		if (tc_cas_acqrel(&r->state, &was, TC_RT_RACE_WON))
			break;
	}
	/*
	 * The goroutine reads it behind tc_rt_race_end, which waits for the lock that the
	 * caller of this function holds.
	 */
	r->result = result;
	if (was == TC_RT_RACE_PARKED)
		tc_rt_ready_last(r->g, frame);
}

static void on_time(struct tc_rt_timer *t)
{
	tc_rt_race_expire(t->arg, TACHO_ETIMEDOUT, NULL);
}

static void on_cancel(struct tc_rt_cancel_entry *e, const void *frame)
{
	tc_rt_race_expire(e->arg, TACHO_ECANCELED, frame);
}

int tc_rt_race_begin(struct tc_rt_race *r, const struct tacho_rt_until *until)
{
	r->g = tc_rt_self();
	r->winner = NULL;
	r->result = 0;
	r->timed = false;
	r->cancel.token = NULL;
	tc_store_relaxed(&r->state, TC_RT_RACE_OPEN);
	if (!until)
		return 0;
	if (until->cancel) {
		r->cancel.fn = on_cancel;
		r->cancel.arg = r;
		if (!tc_rt_cancel_join(until->cancel, &r->cancel))
			return TACHO_ECANCELED;
	}
	if (until->deadline_ns == 0)
		return 0;
	if (until->deadline_ns <= tc_rt_now()) {
		tc_rt_race_end(r);
		return TACHO_ETIMEDOUT;
	}
	r->timed = true;
	r->timer = (struct tc_rt_timer){ .fn = on_time, .arg = r };
	tc_rt_timer_start(&r->timer, until->deadline_ns, 0);
	return 0;
}

void tc_rt_race_end(struct tc_rt_race *r)
{
	if (r->timed)
		tc_rt_timer_stop(&r->timer);
	tc_rt_cancel_leave(&r->cancel);
}

static bool unlock_race(void *arg)
{
	struct tc_rt_wait *w = arg;
	struct tc_rt_lock *lock = w->lock;
	bool parks = tc_rt_race_park(w->entry.race);

	tc_rt_unlock(lock);
	return parks;
}

int tc_rt_wait(struct tc_rt_wait *w, bool first, const char *reason, const void *frame)
{
	struct tc_rt_race *r = w->entry.race;

	tc_rt_stand(w, first);
	if (!r) {
		tc_rt_park(tc_rt_unlock_after, w->lock, reason, frame);
		return w->entry.w.result;
	}
	tc_rt_park(unlock_race, w, reason, frame);
	tc_rt_race_end(r);
	if (r->winner)
		return w->entry.w.result;
	tc_rt_lock(w->lock);
	tc_rt_waitq_remove(w->queue, &w->entry.w);
	tc_rt_unlock(w->lock);
	return r->result;
}

struct tc_rt_waiter *tc_rt_claim_all(struct tc_rt_waitq *q)
{
	struct tc_rt_waiter *claimed = NULL, **end = &claimed;
	struct tc_rt_entry *e;

	while ((e = tc_rt_entry_pop(q)) != NULL) {
		*end = &e->w;
		end = &e->w.next;
	}
	*end = NULL;
	return claimed;
}

void tc_rt_ready_all(struct tc_rt_waiter *claimed, int result, const void *frame)
{
	while (claimed) {
		struct tc_rt_waiter *w = claimed;

		claimed = w->next;
		w->result = result;
		tc_rt_ready_last(w->g, frame);
	}
}
