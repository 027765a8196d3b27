/* SPDX-License-Identifier: MIT */
/*
 * Conditions; see rt_sync.h. Who waits stands in line before the mutex is let go, and
 * under the guard until it is parked, so no signal that comes behind the unlock
 * misses it. Lock order: the guard of a condition, then that of a mutex.
 */
#include "rt/mutex.h"

static int tc_rt_cond_wait(struct tacho_rt_cond *c, struct tacho_rt_mutex *m,
			   const struct tacho_rt_until *until, const void *frame)
{
	struct tc_rt_race race;
	struct tc_rt_g *next;
	struct tc_rt_wait w = {
		.entry.race = tc_rt_until_any(until) ? &race : NULL,
		.lock = tc_rt_guard(&c->guard),
		.queue = tc_rt_line(&c->line),
	};
	int rc = 0;

	if (tc_rt_outside(frame, "wait for a condition"))
		return TACHO_EMISUSE;
	if (w.entry.race)
		rc = tc_rt_race_begin(&race, until);
	if (rc < 0)
		return rc; /* m has been locked all along */
	tc_rt_lock(w.lock);
	if (tc_rt_mutex_release(m, &next) < 0) {
		tc_rt_unlock(w.lock);
		if (w.entry.race)
			tc_rt_race_end(&race);
		return tc_rt_misuse(frame, "wait for a condition with a mutex that is not locked");
	}
	if (next)
		tc_rt_ready(next, frame);
	rc = tc_rt_wait(&w, false, "sync.(*Cond).Wait", frame);
	(void)tacho_rt_mutex_lock(m);
	return rc;
}

int tacho_rt_cond_wait(struct tacho_rt_cond *c, struct tacho_rt_mutex *m)
{
	return tc_rt_cond_wait(c, m, NULL, TC_RT_FRAME());
}

int tacho_rt_cond_wait_until(struct tacho_rt_cond *c, struct tacho_rt_mutex *m,
			     const struct tacho_rt_until *until)
{
	return tc_rt_cond_wait(c, m, until, TC_RT_FRAME());
}

void tacho_rt_cond_signal(struct tacho_rt_cond *c)
{
	struct tc_rt_lock *guard = tc_rt_guard(&c->guard);
	struct tc_rt_entry *e;
	struct tc_rt_g *g;

	tc_rt_lock(guard);
	e = tc_rt_entry_pop(tc_rt_line(&c->line));
	g = e ? e->w.g : NULL;
	tc_rt_unlock(guard);
	if (g)
		tc_rt_ready(g, TC_RT_FRAME());
}

void tacho_rt_cond_broadcast(struct tacho_rt_cond *c)
{
	struct tc_rt_lock *guard = tc_rt_guard(&c->guard);
	struct tc_rt_waiter *claimed;

	tc_rt_lock(guard);
	claimed = tc_rt_claim_all(tc_rt_line(&c->line));
	tc_rt_unlock(guard);
	tc_rt_ready_all(claimed, 0, TC_RT_FRAME());
}
