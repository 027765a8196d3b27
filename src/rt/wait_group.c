/* SPDX-License-Identifier: MIT */
/* The wait group of rt_sync.h: a count and who waits for its zero, under the guard. */
#include "rt/race.h"

static int add(struct tacho_rt_wait_group *w, int64_t n, const void *frame)
{
	struct tc_rt_lock *guard = tc_rt_guard(&w->guard);
	struct tc_rt_waiter *claimed = NULL;
	int64_t to;
	bool fits;

	tc_rt_lock(guard);
	fits = !__builtin_add_overflow(w->count, n, &to) && to >= 0;
	if (fits) {
		w->count = to;
		if (to == 0)
			claimed = tc_rt_claim_all(tc_rt_line(&w->line));
	}
	tc_rt_unlock(guard);
	tc_rt_ready_all(claimed, 0, frame);
	if (fits)
		return 0;
	return tc_rt_misuse(frame, n < 0 ? "the count of a wait group would be negative"
					 : "the count of a wait group would be too large");
}

int tacho_rt_wait_group_add(struct tacho_rt_wait_group *w, int64_t n)
{
	return add(w, n, TC_RT_FRAME());
}

int tacho_rt_wait_group_done(struct tacho_rt_wait_group *w)
{
	return add(w, -1, TC_RT_FRAME());
}

static int tc_rt_wait_group_wait(struct tacho_rt_wait_group *w, const struct tacho_rt_until *until,
				 const void *frame)
{
	struct tc_rt_race race;
	struct tc_rt_wait wait = {
		.entry.race = tc_rt_until_any(until) ? &race : NULL,
		.lock = tc_rt_guard(&w->guard),
		.queue = tc_rt_line(&w->line),
	};
	bool is_zero;
	int rc;

	tc_rt_lock(wait.lock);
	is_zero = w->count == 0;
	tc_rt_unlock(wait.lock);
	if (is_zero)
		return 0;
	if (tc_rt_outside(frame, "wait for a wait group"))
		return TACHO_EMISUSE;
	if (wait.entry.race && (rc = tc_rt_race_begin(&race, until)) < 0)
		return rc;
	tc_rt_lock(wait.lock);
	if (w->count != 0)
		return tc_rt_wait(&wait, false, "sync", frame);
	tc_rt_unlock(wait.lock);
	if (wait.entry.race)
		tc_rt_race_end(&race);
	return 0;
}

int tacho_rt_wait_group_wait(struct tacho_rt_wait_group *w)
{
	return tc_rt_wait_group_wait(w, NULL, TC_RT_FRAME());
}

int tacho_rt_wait_group_wait_until(struct tacho_rt_wait_group *w,
				   const struct tacho_rt_until *until)
{
	if (tc_rt_until_canceled(until))
		return TACHO_ECANCELED;
	return tc_rt_wait_group_wait(w, until, TC_RT_FRAME());
}
