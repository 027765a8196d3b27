/* SPDX-License-Identifier: MIT */
/*
 * Thread functions of the C library that also say in the trace what a thread
 * waits for, for how long, and who woke it. Each takes and returns what the
 * function of the same name does (errno, too), traced or not; a lock that is free
 * costs one extra branch. Call them in the place of the originals:
 *
 *	tacho_mutex_lock(&lock);
 *	...
 *	tacho_mutex_unlock(&lock);
 *
 * A waiter is woken by the thread that unlocked, signalled, posted or ended, if
 * that did so by a function of this header; otherwise it shows as woken by itself.
 * Which of several waiters goes on is the C library's choice: the trace names the
 * one that waited longest, and of a read-write lock those whom glibc prefers.
 * Waits for locks, conditions, semaphores, threads and time show as blocked
 * goroutines; read, write and the like show as system calls. Cancellation works
 * as with the originals. Since 0.1.
 */
#ifndef TACHO_WRAP_H
#define TACHO_WRAP_H

#include <tacho/tacho.h>

#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <time.h>

#ifdef __cplusplus
extern "C" {
#endif

TACHO_API int tacho_mutex_lock(pthread_mutex_t *lock);
TACHO_API int tacho_mutex_unlock(pthread_mutex_t *lock);

/* Strict C99 hides the type. */
#ifdef PTHREAD_RWLOCK_INITIALIZER
TACHO_API int tacho_rwlock_rdlock(pthread_rwlock_t *lock);
TACHO_API int tacho_rwlock_wrlock(pthread_rwlock_t *lock);
TACHO_API int tacho_rwlock_unlock(pthread_rwlock_t *lock);
#endif

TACHO_API int tacho_cond_wait(pthread_cond_t *cond, pthread_mutex_t *lock);
TACHO_API int tacho_cond_timedwait(pthread_cond_t *cond, pthread_mutex_t *lock,
				   const struct timespec *until);
TACHO_API int tacho_cond_signal(pthread_cond_t *cond);
TACHO_API int tacho_cond_broadcast(pthread_cond_t *cond);

TACHO_API int tacho_sem_wait(sem_t *sem);
TACHO_API int tacho_sem_post(sem_t *sem);

/* The new thread's goroutine is created here, by this one; its first stack frame is `run`. */
TACHO_API int tacho_pthread_create(pthread_t *thread, const pthread_attr_t *attr,
				   void *(*run)(void *), void *arg);
TACHO_API int tacho_pthread_join(pthread_t thread, void **result);

TACHO_API int tacho_nanosleep(const struct timespec *time, struct timespec *left);

TACHO_API ssize_t tacho_read(int fd, void *buf, size_t n);
TACHO_API ssize_t tacho_write(int fd, const void *buf, size_t n);
TACHO_API int tacho_poll(struct pollfd *fds, nfds_t n, int timeout_ms);
TACHO_API int tacho_accept(int fd, struct sockaddr *addr, socklen_t *len);
TACHO_API int tacho_connect(int fd, const struct sockaddr *addr, socklen_t len);

#ifdef __cplusplus
}
#endif
#endif
