/* SPDX-License-Identifier: MIT */
/*
 * The semaphore of rt_sync.h. Permits are handed to the first in line, under the guard;
 * who comes while somebody waits stands behind, even if there are enough for it.
 */
#include "rt/race.h"

static bool take(struct tacho_rt_semaphore *s, int64_t n)
{
	if (s->line.first || s->free < n)
		return false;
	s->free -= n;
	return true;
}

/* What a waiter wants is its `value`. */
static int64_t wanted(const struct tc_rt_waiter *w)
{
	return *(const int64_t *)w->value;
}

/* With the guard: give to the first in line as long as it is enough. */
static void hand_out(struct tacho_rt_semaphore *s, const void *frame)
{
	struct tc_rt_waitq *line = tc_rt_line(&s->line);

	while (line->first && wanted(line->first) <= s->free) {
		int64_t n = wanted(line->first);
		struct tc_rt_waiter *first = line->first;
		struct tc_rt_entry *e = tc_rt_entry_claim(line, first);

		if (!e)
			continue; /* its deadline came first: it is off the line */
		s->free -= n;
		tc_rt_ready_last(e->w.g, frame);
	}
}

static bool try_take(struct tacho_rt_semaphore *s, int64_t n)
{
	struct tc_rt_lock *guard = tc_rt_guard(&s->guard);
	bool taken;

	tc_rt_lock(guard);
	taken = take(s, n);
	tc_rt_unlock(guard);
	return taken;
}

static int tc_rt_semaphore_acquire(struct tacho_rt_semaphore *s, int64_t n,
				   const struct tacho_rt_until *until, const void *frame)
{
	struct tc_rt_race race;
	struct tc_rt_wait w = {
		.entry = { .w.value = &n, .race = tc_rt_until_any(until) ? &race : NULL },
		.lock = tc_rt_guard(&s->guard),
		.queue = tc_rt_line(&s->line),
	};
	int rc;

	if (n < 1)
		return tc_rt_misuse(frame, "acquire of %lld permits", (long long)n);
	if (tc_rt_until_canceled(until))
		return TACHO_ECANCELED;
	if (try_take(s, n))
		return 0;
	if (tc_rt_outside(frame, "acquire of a semaphore"))
		return TACHO_EMISUSE;
	if (w.entry.race && (rc = tc_rt_race_begin(&race, until)) < 0)
		return rc;
	tc_rt_lock(w.lock);
	if (take(s, n)) {
		tc_rt_unlock(w.lock);
		if (w.entry.race)
			tc_rt_race_end(&race);
		return 0;
	}
	rc = tc_rt_wait(&w, false, "sync", frame);
	if (rc < 0) {
		/* Those behind may want less than this one did. */
		tc_rt_lock(w.lock);
		hand_out(s, frame);
		tc_rt_unlock(w.lock);
	}
	return rc;
}

int tacho_rt_semaphore_acquire(struct tacho_rt_semaphore *s, int64_t n)
{
	return tc_rt_semaphore_acquire(s, n, NULL, TC_RT_FRAME());
}

int tacho_rt_semaphore_acquire_until(struct tacho_rt_semaphore *s, int64_t n,
				     const struct tacho_rt_until *until)
{
	return tc_rt_semaphore_acquire(s, n, until, TC_RT_FRAME());
}

int tacho_rt_semaphore_try_acquire(struct tacho_rt_semaphore *s, int64_t n)
{
	if (n < 1)
		return tc_rt_misuse(TC_RT_FRAME(), "acquire of %lld permits", (long long)n);
	return try_take(s, n) ? 0 : TACHO_EAGAIN;
}

int tacho_rt_semaphore_release(struct tacho_rt_semaphore *s, int64_t n)
{
	const void *frame = TC_RT_FRAME();
	struct tc_rt_lock *guard = tc_rt_guard(&s->guard);
	int64_t to;
	bool fits;

	if (n < 1)
		return tc_rt_misuse(frame, "release of %lld permits", (long long)n);
	tc_rt_lock(guard);
	fits = !__builtin_add_overflow(s->free, n, &to);
	if (fits) {
		s->free = to;
		hand_out(s, frame);
	}
	tc_rt_unlock(guard);
	return fits ? 0 : tc_rt_misuse(frame, "a semaphore would have too many permits");
}
