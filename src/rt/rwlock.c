/* SPDX-License-Identifier: MIT */
/*
 * The rwlock of rt_sync.h. It is handed over, never let go while somebody waits: by
 * the last reader to the first writer in line, by a writer to all readers in line, or
 * to the next writer when there are none. So nobody who comes later passes by.
 */
#include "rt/race.h"

#define WRITER UINT64_MAX

/* With the guard: readers may enter. */
static bool admits_reader(const struct tacho_rt_rwlock *l)
{
	return l->readers != WRITER && !l->write_line.first;
}

/* With the guard: nobody holds it for writing, and no writer is to have it next. */
static void admit_readers(struct tacho_rt_rwlock *l, const void *frame)
{
	struct tc_rt_entry *e;

	while ((e = tc_rt_entry_pop(tc_rt_line(&l->read_line))) != NULL) {
		l->readers++;
		tc_rt_ready_last(e->w.g, frame);
	}
}

/* With the guard, of a lock nobody holds. The writer that has it next, or NULL. */
static struct tc_rt_g *admit_writer(struct tacho_rt_rwlock *l)
{
	struct tc_rt_entry *e = tc_rt_entry_pop(tc_rt_line(&l->write_line));

	if (!e)
		return NULL;
	l->readers = WRITER;
	return e->w.g;
}

static bool enter(struct tacho_rt_rwlock *l, bool writes)
{
	if (writes ? l->readers != 0 : !admits_reader(l))
		return false;
	l->readers = writes ? WRITER : l->readers + 1;
	return true;
}

static int tc_rt_rwlock_wait(struct tacho_rt_rwlock *l, bool writes,
			     const struct tacho_rt_until *until, const void *frame)
{
	struct tc_rt_race race;
	struct tc_rt_wait w = {
		.entry.race = tc_rt_until_any(until) ? &race : NULL,
		.lock = tc_rt_guard(&l->guard),
		.queue = tc_rt_line(writes ? &l->write_line : &l->read_line),
	};
	int rc = 0;

	if (tc_rt_outside(frame, "lock of a rwlock"))
		return TACHO_EMISUSE;
	if (w.entry.race && (rc = tc_rt_race_begin(&race, until)) < 0)
		return rc;
	tc_rt_lock(w.lock);
	if (enter(l, writes)) {
		tc_rt_unlock(w.lock);
		if (w.entry.race)
			tc_rt_race_end(&race);
		return 0;
	}
	rc = tc_rt_wait(&w, false, "sync", frame);
	if (rc < 0 && writes) {
		/* Readers may have stood behind this writer alone. */
		tc_rt_lock(w.lock);
		if (admits_reader(l))
			admit_readers(l, frame);
		tc_rt_unlock(w.lock);
	}
	return rc;
}

static bool try_enter(struct tacho_rt_rwlock *l, bool writes)
{
	struct tc_rt_lock *guard = tc_rt_guard(&l->guard);
	bool entered;

	tc_rt_lock(guard);
	entered = enter(l, writes);
	tc_rt_unlock(guard);
	return entered;
}

int tacho_rt_rwlock_rlock(struct tacho_rt_rwlock *l)
{
	return try_enter(l, false) ? 0 : tc_rt_rwlock_wait(l, false, NULL, TC_RT_FRAME());
}

int tacho_rt_rwlock_rlock_until(struct tacho_rt_rwlock *l, const struct tacho_rt_until *until)
{
	if (tc_rt_until_canceled(until))
		return TACHO_ECANCELED;
	return try_enter(l, false) ? 0 : tc_rt_rwlock_wait(l, false, until, TC_RT_FRAME());
}

int tacho_rt_rwlock_try_rlock(struct tacho_rt_rwlock *l)
{
	return try_enter(l, false) ? 0 : TACHO_EAGAIN;
}

int tacho_rt_rwlock_lock(struct tacho_rt_rwlock *l)
{
	return try_enter(l, true) ? 0 : tc_rt_rwlock_wait(l, true, NULL, TC_RT_FRAME());
}

int tacho_rt_rwlock_lock_until(struct tacho_rt_rwlock *l, const struct tacho_rt_until *until)
{
	if (tc_rt_until_canceled(until))
		return TACHO_ECANCELED;
	return try_enter(l, true) ? 0 : tc_rt_rwlock_wait(l, true, until, TC_RT_FRAME());
}

int tacho_rt_rwlock_try_lock(struct tacho_rt_rwlock *l)
{
	return try_enter(l, true) ? 0 : TACHO_EAGAIN;
}

int tacho_rt_rwlock_runlock(struct tacho_rt_rwlock *l)
{
	const void *frame = TC_RT_FRAME();
	struct tc_rt_lock *guard = tc_rt_guard(&l->guard);
	struct tc_rt_g *writer = NULL;
	bool held;

	tc_rt_lock(guard);
	held = l->readers != 0 && l->readers != WRITER;
	if (held && --l->readers == 0)
		writer = admit_writer(l);
	tc_rt_unlock(guard);
	if (!held)
		return tc_rt_misuse(frame, "runlock of a rwlock that nobody has locked to read");
	if (writer)
		tc_rt_ready(writer, frame);
	tc_rt_check(frame);
	return 0;
}

int tacho_rt_rwlock_unlock(struct tacho_rt_rwlock *l)
{
	const void *frame = TC_RT_FRAME();
	struct tc_rt_lock *guard = tc_rt_guard(&l->guard);
	struct tc_rt_g *writer = NULL;
	bool held;

	tc_rt_lock(guard);
	held = l->readers == WRITER;
	if (held) {
		l->readers = 0;
		admit_readers(l, frame);
		if (l->readers == 0)
			writer = admit_writer(l);
	}
	tc_rt_unlock(guard);
	if (!held)
		return tc_rt_misuse(frame, "unlock of a rwlock that is not locked to write");
	if (writer)
		tc_rt_ready(writer, frame);
	tc_rt_check(frame);
	return 0;
}
