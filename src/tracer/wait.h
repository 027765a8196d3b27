/* SPDX-License-Identifier: MIT */
/*
 * Plain threads that wait: their goroutine blocks and its P goes idle. Who wakes
 * them is found by the address they wait for, in a small hash table of lists.
 */
#ifndef TC_TRACER_WAIT_H
#define TC_TRACER_WAIT_H

#include "tracer/thread.h"

/* On the stack of the thread that waits. */
struct tc_wait {
	struct tc_wait *next;
	const void *key;     /* NULL: no waker can know it */
	struct tc_thread *m; /* NULL: not traced */
	uint64_t state;      /* the word of the goroutine while it waits */
	uint64_t session;
	bool woken;
	bool syscall; /* shown as a system call: the goroutine of a scheduler */
};

/* Why a goroutine waits; as Go's tools know the reasons. */
enum tc_reason {
	TC_REASON_SYNC,
	TC_REASON_COND,
	TC_REASON_SLEEP,
	TC_REASON_NETWORK,
	TC_REASON_SELECT,
	TC_REASON_SCHEDULER,
	TC_N_REASONS
};

struct tc_str *tc_reason(enum tc_reason r);

/* The thread is about to wait for what `key` points to; always with tc_wait_end. */
void tc_wait_begin(struct tc_wait *w, const void *key, enum tc_reason reason, const void *frame);
void tc_wait_end(struct tc_wait *w);

/* The caller makes one waiter (or all) for `key` go on. False: nobody waits for it. */
bool tc_wake_slow(const void *key, bool all, const void *frame);

extern tc_atomic_u64 tc_waiting; /* threads in the lists */

static inline bool tc_anybody_waits(void)
{
	/* relaxed: a waiter that is missed wakes by itself */
	return tc_unlikely(tc_load_relaxed(&tc_waiting) != 0);
}

static inline void tc_wake(const void *key, bool all, const void *frame)
{
	if (tc_anybody_waits())
		(void)tc_wake_slow(key, all, frame);
}

/* What those wait for who wait for the end of a thread: its identity is an address. */
static inline const void *tc_join_key(pthread_t thread)
{
	return (const void *)(uintptr_t)thread;
}

/* A system call that keeps the P; the result goes to tc_syscall_end. 0: not traced. */
uint64_t tc_syscall_begin(const void *frame);
void tc_syscall_end(uint64_t token);

void tc_wait_after_fork(void);

#endif
