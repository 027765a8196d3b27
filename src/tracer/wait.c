/* SPDX-License-Identifier: MIT */
/*
 * Waiting and waking; see wait.h. The waker and the thread that wakes by itself
 * may meet: whoever moves the state from WAITING to CLAIMED writes GoUnblock.
 * A thread that finds CLAIMED waits, outside of any section, until its waker is
 * done, so that its own section lies in the same generation or a later one.
 *
 *	lists of waiters   under the lock of their bucket
 *	state of the G     [P4], see rec.h
 */
#include "tracer/wait.h"

#include <sched.h>

enum {
	BUCKETS = 256,
	LOCK_TRIES = 100
};

static struct wait_bucket {
	pthread_mutex_t lock;
	struct tc_wait *first, *last;
} wait_bucket[BUCKETS];

tc_atomic_u64 tc_waiting;

static pthread_once_t wait_once = PTHREAD_ONCE_INIT;

static void wait_init(void)
{
	for (int i = 0; i < BUCKETS; i++)
		pthread_mutex_init(&wait_bucket[i].lock, NULL);
}

static struct wait_bucket *bucket_of(const void *key)
{
	pthread_once(&wait_once, wait_init);
	return &wait_bucket[tc_mix(0, (uint64_t)(uintptr_t)key) % BUCKETS];
}

struct tc_str *tc_reason(enum tc_reason r)
{
	static const char *const text[TC_N_REASONS] = {
		"sync", "sync.(*Cond).Wait", "sleep", "network", "select", "scheduler",
	};
	static tc_atomic_uintptr known[TC_N_REASONS];
	/* acq: pairs with [P5] store in tc_reason; the entry. */
	struct tc_str *s = (struct tc_str *)tc_load_acq(&known[r]);

	if (!s) {
		s = tc_names_text(text[r]);
		/* rel: pairs with [P5] load in tc_reason; all threads store the same. */
		tc_store_rel(&known[r], (uintptr_t)s);
	}
	return s;
}

/* --- the lists ------------------------------------------------------------------------ */

static void list_join(struct tc_wait *w)
{
	struct wait_bucket *b = bucket_of(w->key);

	pthread_mutex_lock(&b->lock);
	w->next = NULL;
	if (b->last && b->first)
		b->last->next = w;
	else
		b->first = w;
	b->last = w;
	tc_add_relaxed(&tc_waiting, 1);
	pthread_mutex_unlock(&b->lock);
}

static void list_leave(struct tc_wait *w)
{
	struct wait_bucket *b = bucket_of(w->key);
	struct tc_wait **link = &b->first, *before = NULL;

	pthread_mutex_lock(&b->lock);
	while (*link && *link != w) {
		before = *link;
		link = &before->next;
	}
	if (*link) {
		*link = w->next;
		if (b->last == w)
			b->last = before;
		tc_sub_relaxed(&tc_waiting, 1);
	}
	pthread_mutex_unlock(&b->lock);
}

/* --- blocking ---------------------------------------------------------------------------- */

void tc_wait_begin(struct tc_wait *w, const void *key, enum tc_reason reason, const void *frame)
{
	struct tc_thread *m;
	uint64_t stack;
	uint8_t *p;

	*w = (struct tc_wait){ .key = key };
	if (!tacho_enabled())
		return;
	m = tc_begin_must();
	if (!m)
		return;
	if (m->cur_g != m->own_g || m->cur_p != m->own_p) {
		/* A scheduler's goroutine, whose P stays with this thread. */
		tc_section_leave(m);
		w->session = tc_syscall_begin(frame);
		w->syscall = true;
		w->key = NULL;
		return;
	}
	stack = tc_thread_stack(m, TACHO_STACK_BLOCK, frame);
	p = tc_event(m, TC_EV_GO_BLOCK);
	p = tc_put(p, tc_str_use(tc_reason(reason), tc_section_gen(m)));
	p = tc_put(p, stack);
	tc_event_end(m, p);
	tc_event_end(m, tc_event(m, TC_EV_PROC_STOP));
	tc_set_state(m->own_g, TC_WAITING);
	tc_set_state(m->own_p, TC_IDLE);
	/* relaxed: what this thread stored */
	w->state = tc_load_relaxed(&m->own_g->state);
	w->session = m->session;
	w->m = m;
	m->cur_g = NULL;
	m->cur_p = NULL;
	tc_thread_settle(m);
	tc_section_leave(m);
	if (key)
		list_join(w);
}

static void write_unblock(struct tc_thread *m, struct tc_rec *g, uint64_t stack)
{
	uint8_t *p;

	tc_touch(m, g, TC_WAITING);
	p = tc_event(m, TC_EV_GO_UNBLOCK);
	p = tc_put(p, tc_rec_id(g));
	p = tc_put(p, tc_next_seq(m, g));
	p = tc_put(p, stack);
	tc_event_end(m, p);
}

/* One attempt to run again; false: try again. */
static bool wait_resume(struct tc_thread *m, uint64_t session)
{
	struct tc_rec *g = m->own_g;
	/* acq: pairs with [P4] store in tc_set_state; the numbers that the waker took. */
	uint64_t s = tc_load_acq(&g->state);
	uint64_t claimed = (s & ~(uint64_t)TC_STATUS_MASK) | TC_CLAIMED;

	TC_TESTPOINT("resume: state loaded");
	if (tc_status_of(s) == TC_CLAIMED) {
		sched_yield();
		return false;
	}
	if (!tc_section_enter(m, false))
		return true;
	if (m->session != session) {
		tc_section_leave(m);
		return true;
	}
	if (tc_status_of(s) == TC_WAITING) {
		/* acqrel: pairs with [P4] swap in wake_one; one of the two writes. */
		if (!tc_cas_acqrel(&g->state, &s, claimed)) {
			tc_section_leave(m);
			return false;
		}
		write_unblock(m, g, 0);
	} else {
		tc_touch(m, g, TC_RUNNABLE);
	}
	tc_own_start(m);
	tc_own_go(m);
	tc_section_leave(m);
	return true;
}

void tc_wait_end(struct tc_wait *w)
{
	if (w->syscall) {
		tc_syscall_end(w->session);
		return;
	}
	if (!w->m)
		return;
	TC_TESTPOINT("wait: over");
	if (w->key)
		list_leave(w);
	while (!wait_resume(w->m, w->session))
		;
}

/* --- waking ------------------------------------------------------------------------------- */

static void wake_one(struct tc_thread *m, struct tc_wait *w, const void *frame)
{
	struct tc_rec *g = w->m->own_g;
	uint64_t s = w->state, claimed = (s & ~(uint64_t)TC_STATUS_MASK) | TC_CLAIMED, stack;

	w->woken = true;
	if (!tc_section_enter(m, false))
		return;
	if (m->running && m->session == w->session &&
	    /* acqrel: pairs with [P4] swap in wait_resume; one of the two writes. */
	    tc_cas_acqrel(&g->state, &s, claimed)) {
		TC_TESTPOINT("wake: claimed");
		stack = tc_thread_stack(m, TACHO_STACK_UNBLOCK, frame);
		write_unblock(m, g, stack);
		tc_set_state(g, TC_RUNNABLE);
	}
	tc_section_leave(m);
}

bool tc_wake_slow(const void *key, bool all, const void *frame)
{
	struct wait_bucket *b = bucket_of(key);
	struct tc_thread *m = tc_thread_self();
	bool any = false;

	if (!m || !tacho_enabled())
		return false;
	/*
	 * The lists keep a waiter's record from going away while it is looked at. A signal
	 * handler may have interrupted the holder of the lock: then waiters wake by themselves.
	 */
	for (int i = 0; pthread_mutex_trylock(&b->lock) != 0; i++) {
		if (i == LOCK_TRIES)
			return false;
		sched_yield();
	}
	for (struct tc_wait *w = b->first; w; w = w->next) {
		if (w->key != key || w->woken)
			continue;
		wake_one(m, w, frame);
		any = true;
		if (!all)
			break;
	}
	pthread_mutex_unlock(&b->lock);
	return any;
}

void tc_wake_joiners(void)
{
	tc_wake(tc_join_key(pthread_self()), true, __builtin_frame_address(0));
}

/* --- system calls --------------------------------------------------------------------------- */

uint64_t tc_syscall_begin(const void *frame)
{
	struct tc_thread *m;
	uint64_t stack, session;
	uint8_t *p;

	if (!tacho_enabled() || !(m = tc_begin_must()))
		return 0;
	stack = tc_thread_stack(m, TACHO_STACK_SYSCALL, frame);
	p = tc_event(m, TC_EV_GO_SYSCALL_BEGIN);
	p = tc_put(p, tc_next_seq(m, m->cur_p));
	p = tc_put(p, stack);
	tc_event_end(m, p);
	tc_set_state(m->cur_p, TC_SYSCALL);
	tc_set_state(m->cur_g, TC_SYSCALL);
	tc_thread_settle(m);
	session = m->session;
	tc_section_leave(m);
	return session;
}

void tc_syscall_end(uint64_t token)
{
	struct tc_thread *m = token ? tc_thread_self() : NULL;

	if (!m || !tc_section_enter(m, false))
		return;
	if (m->session == token && m->cur_g && m->cur_p && tc_own_state(m->cur_g) == TC_SYSCALL &&
	    tc_own_state(m->cur_p) == TC_SYSCALL) {
		tc_write_syscall_end(m);
		tc_set_state(m->cur_p, TC_RUNNING);
		tc_set_state(m->cur_g, TC_RUNNING);
		tc_thread_settle(m);
	}
	tc_section_leave(m);
}

void tc_wait_after_fork(void)
{
	bucket_of(NULL);
	wait_init();
	for (int i = 0; i < BUCKETS; i++) {
		wait_bucket[i].first = NULL;
		wait_bucket[i].last = NULL;
	}
	tc_store_relaxed(&tc_waiting, 0);
}
