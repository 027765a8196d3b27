/* SPDX-License-Identifier: MIT */
/*
 * The wrapped functions. A lock is tried first: who gets it at once leaves no
 * trace. A waker writes before it lets go, if anybody waits: on a busy machine the
 * kernel runs who is woken in the place of the waker, and it would have to say then
 * that it woke by itself. An unlock that fails, or leaves a recursive lock locked,
 * shows a waiter as runnable that still waits.
 */
#include "tracer/wait.h"

#include <tacho/wrap.h>

#include <errno.h>
#include <unistd.h>

/* Other C libraries do not have the macro, and other words in their locks. */
#if defined(__GLIBC_PREREQ)
# if __GLIBC_PREREQ(2, 25)
#  define RWLOCK_WORDS
# endif
#endif

#define CALLER() __builtin_frame_address(0)

static void wait_cleanup(void *w)
{
	int saved = errno;

	tc_wait_end(w);
	errno = saved;
}

static void syscall_cleanup(void *token)
{
	int saved = errno;

	tc_syscall_end(*(uint64_t *)token);
	errno = saved;
}

/* result = call, as a wait that ends in any way the call does. */
#define WAITING(key, reason, result, call)       \
 do {                                            \
  struct tc_wait w_;                             \
                                                 \
  tc_wait_begin(&w_, (key), (reason), CALLER()); \
  pthread_cleanup_push(wait_cleanup, &w_);       \
  (result) = (call);                             \
  pthread_cleanup_pop(1);                        \
 } while (0)

#define IN_SYSCALL(result, call)                  \
 do {                                             \
  uint64_t token_ = tc_syscall_begin(CALLER());   \
                                                  \
  pthread_cleanup_push(syscall_cleanup, &token_); \
  (result) = (call);                              \
  pthread_cleanup_pop(1);                         \
 } while (0)

/* --- locks ----------------------------------------------------------------------------- */

int tacho_mutex_lock(pthread_mutex_t *lock)
{
	int rc;

	if (!tacho_enabled())
		return pthread_mutex_lock(lock);
	rc = pthread_mutex_trylock(lock);
	if (rc != EBUSY)
		return rc;
	WAITING(lock, TC_REASON_SYNC, rc, pthread_mutex_lock(lock));
	return rc;
}

int tacho_mutex_unlock(pthread_mutex_t *lock)
{
	tc_wake(lock, false, CALLER());
	return pthread_mutex_unlock(lock);
}

/*
 * Readers wait for the address of the lock, writers for the byte behind it. Who goes
 * on at an unlock is the C library's choice: glibc lets all readers in when a writer
 * is done, unless the lock prefers writers, and one writer when the last reader is
 * done. Elsewhere waiters wake by themselves.
 */
static const void *writers_of(const pthread_rwlock_t *lock)
{
	return (const char *)lock + 1;
}

enum rwlock_end {
	END_OF_NOBODY, /* other readers stay, or it cannot be known */
	END_OF_LAST_READER,
	END_OF_WRITER,
	END_OF_WRITER_BEFORE_WRITERS
};

/* Called by a thread that has the lock. */
static enum rwlock_end rwlock_end_of(const pthread_rwlock_t *lock)
{
#if defined(RWLOCK_WORDS)
	/* The C library's words: the caller's own claim, and a count that may be old at once. */
	int writer = *(const volatile int *)&lock->__data.__cur_writer;
	unsigned readers = *(const volatile unsigned *)&lock->__data.__readers >> 3;

	if (writer != 0)
		return lock->__data.__flags == PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP
			       ? END_OF_WRITER_BEFORE_WRITERS
			       : END_OF_WRITER;
	return readers == 1 ? END_OF_LAST_READER : END_OF_NOBODY;
#else
	(void)lock;
	return END_OF_NOBODY;
#endif
}

int tacho_rwlock_rdlock(pthread_rwlock_t *lock)
{
	int rc;

	if (!tacho_enabled())
		return pthread_rwlock_rdlock(lock);
	rc = pthread_rwlock_tryrdlock(lock);
	if (rc != EBUSY)
		return rc;
	WAITING(lock, TC_REASON_SYNC, rc, pthread_rwlock_rdlock(lock));
	return rc;
}

int tacho_rwlock_wrlock(pthread_rwlock_t *lock)
{
	int rc;

	if (!tacho_enabled())
		return pthread_rwlock_wrlock(lock);
	rc = pthread_rwlock_trywrlock(lock);
	if (rc != EBUSY)
		return rc;
	WAITING(writers_of(lock), TC_REASON_SYNC, rc, pthread_rwlock_wrlock(lock));
	return rc;
}

static void rwlock_wake(pthread_rwlock_t *lock, const void *frame)
{
	enum rwlock_end end = rwlock_end_of(lock);

	if (end == END_OF_NOBODY || (end == END_OF_WRITER && tc_wake_slow(lock, true, frame)))
		return;
	if (!tc_wake_slow(writers_of(lock), false, frame) && end != END_OF_LAST_READER)
		(void)tc_wake_slow(lock, true, frame);
}

int tacho_rwlock_unlock(pthread_rwlock_t *lock)
{
	if (tc_anybody_waits())
		rwlock_wake(lock, CALLER());
	return pthread_rwlock_unlock(lock);
}

/* --- conditions and semaphores ------------------------------------------------------------ */

int tacho_cond_wait(pthread_cond_t *cond, pthread_mutex_t *lock)
{
	int rc;

	tc_wake(lock, false, CALLER());
	WAITING(cond, TC_REASON_COND, rc, pthread_cond_wait(cond, lock));
	return rc;
}

int tacho_cond_timedwait(pthread_cond_t *cond, pthread_mutex_t *lock, const struct timespec *until)
{
	int rc;

	tc_wake(lock, false, CALLER());
	WAITING(cond, TC_REASON_COND, rc, pthread_cond_timedwait(cond, lock, until));
	return rc;
}

int tacho_cond_signal(pthread_cond_t *cond)
{
	tc_wake(cond, false, CALLER());
	return pthread_cond_signal(cond);
}

int tacho_cond_broadcast(pthread_cond_t *cond)
{
	tc_wake(cond, true, CALLER());
	return pthread_cond_broadcast(cond);
}

int tacho_sem_wait(sem_t *sem)
{
	int rc;

	if (!tacho_enabled())
		return sem_wait(sem);
	if (sem_trywait(sem) == 0)
		return 0;
	WAITING(sem, TC_REASON_SYNC, rc, sem_wait(sem));
	return rc;
}

int tacho_sem_post(sem_t *sem)
{
	tc_wake(sem, false, CALLER());
	return sem_post(sem);
}

/* --- threads -------------------------------------------------------------------------------- */

int tacho_pthread_join(pthread_t thread, void **result)
{
	int rc;

	WAITING(tc_join_key(thread), TC_REASON_SYNC, rc, pthread_join(thread, result));
	return rc;
}

struct birth {
	void *(*run)(void *);
	void *arg;
	struct tc_rec *g; /* NULL: not traced */
	uint64_t session;
};

static void *thread_main(void *arg)
{
	struct birth b = *(struct birth *)arg;

	tc_pages_unmap(arg, sizeof(b));
	if (b.g)
		tc_thread_adopt(b.g, b.session);
	return b.run(b.arg);
}

/* GoCreate by the running goroutine; NULL: not traced. */
static struct tc_rec *write_create(void *(*run)(void *), const void *frame, uint64_t *session)
{
	struct tc_thread *m = tacho_enabled() ? tc_begin_must() : NULL;
	uint64_t entry, stack;
	struct tc_rec *g;
	uint8_t *p;

	if (!m)
		return NULL;
	g = tc_rec_new(TC_REC_G, false, tc_section_gen(m));
	if (g) {
		entry = tc_thread_entry_stack(m, (uint64_t)(uintptr_t)run);
		stack = tc_thread_stack(m, TACHO_STACK_CREATE, frame);
		p = tc_event(m, TC_EV_GO_CREATE);
		p = tc_put(p, tc_rec_id(g));
		p = tc_put(p, entry);
		p = tc_put(p, stack);
		tc_event_end(m, p);
		tc_store_relaxed(&g->session, m->session);
		g->seq_gen = tc_section_gen(m);
		g->seq = 0;
		/* relaxed: nobody else knows it */
		tc_store_relaxed(&g->touched[tc_section_gen(m) & 1], tc_section_gen(m));
		tc_set_state(g, TC_RUNNABLE);
		*session = m->session;
	}
	tc_section_leave(m);
	return g;
}

int tacho_pthread_create(pthread_t *thread, const pthread_attr_t *attr, void *(*run)(void *),
			 void *arg)
{
	struct birth *b;
	int rc;

	if (!tacho_enabled() || !run)
		return pthread_create(thread, attr, run, arg);
	b = tc_pages_map(sizeof(*b));
	if (!b)
		return pthread_create(thread, attr, run, arg);
	b->run = run;
	b->arg = arg;
	b->g = write_create(run, CALLER(), &b->session);
	rc = pthread_create(thread, attr, thread_main, b);
	if (rc != 0) {
		if (b->g)
			tc_thread_disown(b->g, b->session);
		tc_pages_unmap(b, sizeof(*b));
	}
	return rc;
}

/* --- time and files ---------------------------------------------------------------------------- */

int tacho_nanosleep(const struct timespec *time, struct timespec *left)
{
	int rc;

	WAITING(NULL, TC_REASON_SLEEP, rc, nanosleep(time, left));
	return rc;
}

ssize_t tacho_read(int fd, void *buf, size_t n)
{
	ssize_t rc;

	IN_SYSCALL(rc, read(fd, buf, n));
	return rc;
}

ssize_t tacho_write(int fd, const void *buf, size_t n)
{
	ssize_t rc;

	IN_SYSCALL(rc, write(fd, buf, n));
	return rc;
}

int tacho_poll(struct pollfd *fds, nfds_t n, int timeout_ms)
{
	int rc;

	IN_SYSCALL(rc, poll(fds, n, timeout_ms));
	return rc;
}

int tacho_accept(int fd, struct sockaddr *addr, socklen_t *len)
{
	int rc;

	IN_SYSCALL(rc, accept(fd, addr, len));
	return rc;
}

int tacho_connect(int fd, const struct sockaddr *addr, socklen_t len)
{
	int rc;

	IN_SYSCALL(rc, connect(fd, addr, len));
	return rc;
}
