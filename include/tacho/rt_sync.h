/* SPDX-License-Identifier: MIT */
/*
 * Locks and meeting points of goroutines. All are plain structs that begin zeroed
 * (or with their ..._INIT), need no end, may not be copied once in use, and hold
 * memory only of who waits. Waiting suspends the goroutine, not its thread.
 *
 *	static struct tacho_rt_mutex lock;
 *	tacho_rt_mutex_lock(&lock);
 *	...
 *	tacho_rt_mutex_unlock(&lock);
 *
 * Functions return 0 or a code. TACHO_EMISUSE everywhere: not called by a goroutine
 * where it would have to wait, or what is said at the function; nothing has changed
 * then, and the message names the goroutine and the caller. TACHO_EAGAIN: a try form
 * would have to wait. The until forms also return TACHO_ETIMEDOUT or TACHO_ECANCELED.
 * Included by <tacho/rt.h>. Since 0.1.
 */
#ifndef TACHO_RT_SYNC_H
#define TACHO_RT_SYNC_H

#include <tacho/rt_time.h>

#ifdef __cplusplus
extern "C" {
#endif

struct tacho_rt_waiter;

/* The runtime's: who waits, first come first. */
struct tacho_rt_queue {
	struct tacho_rt_waiter *first, *last;
};

/* --- mutex --------------------------------------------------------------------------- */

/*
 * Normally who comes first gets it, and one of those that wait is woken to try again
 * at each unlock. Once somebody has waited for 1 ms it is handed to the longest
 * waiting, until the line is short again. It belongs to nobody: any
 * goroutine may unlock it.
 */
struct tacho_rt_mutex {
	uint64_t state, guard;
	struct tacho_rt_queue line;
};
#define TACHO_RT_MUTEX_INIT \
 {                          \
  0, 0,                     \
  {                         \
   0, 0                     \
  }                         \
 }

TACHO_API int tacho_rt_mutex_lock(struct tacho_rt_mutex *m);
TACHO_API int tacho_rt_mutex_try_lock(struct tacho_rt_mutex *m);
TACHO_API int tacho_rt_mutex_lock_until(struct tacho_rt_mutex *m,
					const struct tacho_rt_until *until);

/* TACHO_EMISUSE: it is not locked. */
TACHO_API int tacho_rt_mutex_unlock(struct tacho_rt_mutex *m);

/* --- rwlock --------------------------------------------------------------------------- */

/*
 * Many readers or one writer. Readers that come while a writer waits stand behind
 * it, and a writer that leaves lets in all readers that wait: neither starves.
 * So who holds it for reading may not take it for reading again.
 */
struct tacho_rt_rwlock {
	uint64_t guard;
	uint64_t readers; /* that hold it; UINT64_MAX: a writer does */
	struct tacho_rt_queue read_line, write_line;
};
#define TACHO_RT_RWLOCK_INIT \
 {                           \
  0, 0, { 0, 0 },            \
  {                          \
   0, 0                      \
  }                          \
 }

TACHO_API int tacho_rt_rwlock_rlock(struct tacho_rt_rwlock *l);
TACHO_API int tacho_rt_rwlock_try_rlock(struct tacho_rt_rwlock *l);
TACHO_API int tacho_rt_rwlock_rlock_until(struct tacho_rt_rwlock *l,
					  const struct tacho_rt_until *until);
TACHO_API int tacho_rt_rwlock_lock(struct tacho_rt_rwlock *l);
TACHO_API int tacho_rt_rwlock_try_lock(struct tacho_rt_rwlock *l);
TACHO_API int tacho_rt_rwlock_lock_until(struct tacho_rt_rwlock *l,
					 const struct tacho_rt_until *until);

/* TACHO_EMISUSE: it is not locked in that way. */
TACHO_API int tacho_rt_rwlock_runlock(struct tacho_rt_rwlock *l);
TACHO_API int tacho_rt_rwlock_unlock(struct tacho_rt_rwlock *l);

/* --- cond ------------------------------------------------------------------------------ */

struct tacho_rt_cond {
	uint64_t guard;
	struct tacho_rt_queue line;
};
#define TACHO_RT_COND_INIT \
 {                         \
  0,                       \
  {                        \
   0, 0                    \
  }                        \
 }

/*
 * Unlocks m, waits for a signal, locks m again, whatever the result. Signals that
 * come after the unlock are not missed; there are no spurious wake-ups, but the condition
 * may have changed again. TACHO_EMISUSE: m is not locked.
 */
TACHO_API int tacho_rt_cond_wait(struct tacho_rt_cond *c, struct tacho_rt_mutex *m);
TACHO_API int tacho_rt_cond_wait_until(struct tacho_rt_cond *c, struct tacho_rt_mutex *m,
				       const struct tacho_rt_until *until);

/* Wake who has waited longest, or all. From any thread. */
TACHO_API void tacho_rt_cond_signal(struct tacho_rt_cond *c);
TACHO_API void tacho_rt_cond_broadcast(struct tacho_rt_cond *c);

/* --- wait group -------------------------------------------------------------------------- */

struct tacho_rt_wait_group {
	uint64_t guard;
	int64_t count;
	struct tacho_rt_queue line;
};
#define TACHO_RT_WAIT_GROUP_INIT \
 {                               \
  0, 0,                          \
  {                              \
   0, 0                          \
  }                              \
 }

/*
 * Add to the count, or take 1 from it; at zero all who wait are woken. Add before
 * what is counted may end. From any thread. TACHO_EMISUSE: below zero, or beyond INT64_MAX.
 */
TACHO_API int tacho_rt_wait_group_add(struct tacho_rt_wait_group *w, int64_t n);
TACHO_API int tacho_rt_wait_group_done(struct tacho_rt_wait_group *w);

/* Until the count is zero. The group may be used again, or go away, afterwards. */
TACHO_API int tacho_rt_wait_group_wait(struct tacho_rt_wait_group *w);
TACHO_API int tacho_rt_wait_group_wait_until(struct tacho_rt_wait_group *w,
					     const struct tacho_rt_until *until);

/* --- once ---------------------------------------------------------------------------------- */

struct tacho_rt_once {
	uint64_t state;
	uint64_t owner; /* the goroutine that does it */
	struct tacho_rt_mutex lock;
};
#define TACHO_RT_ONCE_INIT  \
 {                          \
  0, 0, TACHO_RT_MUTEX_INIT \
 }

/*
 * The first call calls fn(arg); all return when that is over. TACHO_EMISUSE: called
 * by fn itself.
 */
TACHO_API int tacho_rt_once_do(struct tacho_rt_once *o, void (*fn)(void *), void *arg);

/* --- semaphore ------------------------------------------------------------------------------- */

struct tacho_rt_semaphore {
	uint64_t guard;
	int64_t free; /* permits; set it before the first use */
	struct tacho_rt_queue line;
};
#define TACHO_RT_SEMAPHORE_INIT(permits) \
 {                                       \
  0, (permits),                          \
  {                                      \
   0, 0                                  \
  }                                      \
 }

/*
 * Take n permits at once, first come first served: who wants many is not passed by.
 * TACHO_EMISUSE: n < 1.
 */
TACHO_API int tacho_rt_semaphore_acquire(struct tacho_rt_semaphore *s, int64_t n);
TACHO_API int tacho_rt_semaphore_try_acquire(struct tacho_rt_semaphore *s, int64_t n);
TACHO_API int tacho_rt_semaphore_acquire_until(struct tacho_rt_semaphore *s, int64_t n,
					       const struct tacho_rt_until *until);

/* Give n permits back. From any thread. TACHO_EMISUSE: n < 1, or beyond INT64_MAX. */
TACHO_API int tacho_rt_semaphore_release(struct tacho_rt_semaphore *s, int64_t n);

#ifdef __cplusplus
}
#endif
#endif
