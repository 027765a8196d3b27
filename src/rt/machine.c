/* SPDX-License-Identifier: MIT */
/*
 * Threads (M) and who has which P: making, waking and putting to sleep. core.h has
 * the ownership table. A sleeping M is woken with a P in its hand (next_p), so no
 * two wakers can mean the same P.
 */
#include "base/alloc.h"
#include "rt/core.h"
#include "rt/runq.h"

#include <errno.h>
#include <linux/futex.h>
#include <linux/membarrier.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

struct tc_rt_sched tc_rt_sched;
struct tc_rt_p tc_rt_ps[TACHO_RT_MAX_PROCS];

__thread struct tc_rt_m *tc_rt_this_m __attribute__((tls_model("initial-exec")));

__attribute__((noinline)) struct tc_rt_m *tc_rt_m_slow(void)
{
	__asm__ volatile("" ::: "memory");
	return tc_rt_this_m;
}

__attribute__((noinline)) void tc_rt_m_set(struct tc_rt_m *m)
{
	tc_rt_this_m = m;
}

struct tc_rt_g *tc_rt_self(void)
{
	struct tc_rt_m *m = tc_rt_m();

	return m && m->p ? m->g : NULL;
}

unsigned tc_rt_proc(void)
{
	struct tc_rt_m *m = tc_rt_m();

	return m && m->p ? m->p->id : UINT_MAX;
}

int64_t tc_rt_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* --- futexes and locks ---------------------------------------------------------------- */

/* The low half of a word, which may be wider than what the kernel looks at. */
static uint32_t *futex_word(tc_atomic_u32 *word)
{
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
# error "the low half of a word is elsewhere"
#endif
	return (uint32_t *)(uintptr_t)word;
}

void tc_rt_futex_wait(tc_atomic_u32 *word, uint32_t seen, int64_t timeout_ns)
{
	struct timespec t = { .tv_sec = timeout_ns / 1000000000,
			      .tv_nsec = timeout_ns % 1000000000 };
	int saved = errno;

	syscall(SYS_futex, futex_word(word), FUTEX_WAIT_PRIVATE, seen, timeout_ns < 0 ? NULL : &t,
		NULL, 0);
	errno = saved;
}

void tc_rt_futex_wake(tc_atomic_u32 *word, int n)
{
	int saved = errno;

	syscall(SYS_futex, futex_word(word), FUTEX_WAKE_PRIVATE, n, NULL, NULL, 0);
	errno = saved;
}

enum {
	LOCK_SPINS = 100,
	LOCK_YIELDS = 16,
	LOCK_SLEEP_NS = 20000
};

static void pause_cpu(void)
{
#if defined(__x86_64__)
	__builtin_ia32_pause();
#elif defined(__aarch64__)
	__asm__ volatile("yield");
#endif
}

void tc_rt_lock_slow(struct tc_rt_lock *l)
{
	for (int round = 0;; round++) {
		for (int i = 0; i < LOCK_SPINS; i++) {
			/* relaxed: only whether an attempt is worth it */
			if (tc_load_relaxed(&l->word) == 0 && tc_rt_try_lock(l))
				return;
			pause_cpu();
		}
		/* Its holder has lost its core. */
		if (round < LOCK_YIELDS)
			sched_yield();
		else
			tc_rt_futex_wait(&l->word, 1, LOCK_SLEEP_NS);
	}
}

bool tc_rt_unlock_after(void *lock)
{
	tc_rt_unlock(lock);
	return true;
}

/* --- waking --------------------------------------------------------------------------- */

/*
 * Whoever goes to sleep calls this between giving up its P and the last look at the
 * queues. Where the kernel has membarrier, every thread of the process passes a
 * barrier here, so that a pusher either sees the idle P or has its push seen.
 */
void tc_rt_wake_fence(void)
{
	/* relaxed: set before the first thread */
	if (!tc_load_relaxed(&tc_rt_sched.fences))
		syscall(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0);
	/* seqcst: pairs with [P6] exchange in tc_rt_push_fence_slow; a full barrier of this thread. */
	(void)tc_load_seqcst(&tc_rt_sched.n_idle_p);
}

void tc_rt_push_fence_slow(void)
{
	static tc_atomic_u32 word;

	/* seqcst: pairs with [P6] load in tc_rt_wake_fence; push before look. */
	(void)tc_exchange_seqcst(&word, 1);
}

void tc_rt_wake_slow(void)
{
	uint_fast32_t none = 0;

	/* relaxed: the fence orders them behind the push */
	if (tc_load_relaxed(&tc_rt_sched.n_idle_p) == 0 ||
	    tc_load_relaxed(&tc_rt_sched.n_spinning) != 0 ||
	    !tc_cas_relaxed(&tc_rt_sched.n_spinning, &none, 1))
		return;
	if (!tc_rt_m_start(NULL, true))
		tc_sub_relaxed(&tc_rt_sched.n_spinning, 1);
}

/* Under sched.lock. */
void tc_rt_p_put_idle(struct tc_rt_p *p)
{
	/* relaxed: under the lock, and nobody else changes a P that nobody has */
	uint64_t tick = tc_load_relaxed(&p->word) & ~(uint64_t)TC_RT_P_STATUS_MASK;

	/* rel: pairs with [P4] load in tc_rt_retake; what its last M did. */
	tc_store_rel(&p->word, tick + TC_RT_P_TICK + TC_RT_P_IDLE);
	p->m = NULL;
	p->link = tc_rt_sched.idle_p;
	tc_rt_sched.idle_p = p;
	/* relaxed: writers hold the lock; the fences order readers */
	tc_add_relaxed(&tc_rt_sched.n_idle_p, 1);
}

struct tc_rt_p *tc_rt_p_take_idle(void)
{
	struct tc_rt_p *p = tc_rt_sched.idle_p;
	uint64_t tick;

	/* relaxed: written under the lock */
	if (!p || tc_load_relaxed(&tc_rt_sched.stopping) || tc_load_relaxed(&tc_rt_sched.ending))
		return NULL;
	tc_rt_sched.idle_p = p->link;
	tc_sub_relaxed(&tc_rt_sched.n_idle_p, 1);
	tick = tc_load_relaxed(&p->word) & ~(uint64_t)TC_RT_P_STATUS_MASK;
	/* rel: pairs with [P4] load in tc_rt_retake */
	tc_store_rel(&p->word, tick + TC_RT_P_TICK + TC_RT_P_RUNNING);
	return p;
}

void tc_rt_p_wire(struct tc_rt_m *m, struct tc_rt_p *p)
{
	p->m = m;
	m->p = p;
	tacho_p_start(p->trace);
}

void tc_rt_p_unwire(struct tc_rt_m *m)
{
	tacho_p_stop();
	m->p->m = NULL;
	m->p = NULL;
}

void tc_rt_m_wake(struct tc_rt_m *m)
{
	/* rel: pairs with [P5] load in tc_rt_m_sleep_on; next_p and what comes with it. */
	tc_store_rel(&m->park, 1);
	tc_rt_futex_wake(&m->park, 1);
}

void tc_rt_m_sleep_on(struct tc_rt_m *m)
{
	/* acq: pairs with [P5] store in tc_rt_m_wake; next_p and what comes with it. */
	while (tc_load_acq(&m->park) == 0)
		tc_rt_futex_wait(&m->park, 0, -1);
	/* relaxed: one waker, who is done */
	tc_store_relaxed(&m->park, 0);
}

void tc_rt_m_sleep(struct tc_rt_m *m)
{
	struct tc_rt_sched *s = &tc_rt_sched;

	tc_rt_lock(&s->lock);
	/* relaxed: written under the lock */
	if (tc_load_relaxed(&s->ending)) {
		tc_rt_unlock(&s->lock);
		return;
	}
	m->link = s->idle_m;
	s->idle_m = m;
	s->n_idle_m++;
	tc_add_relaxed(&s->parks, 1); /* relaxed: statistics */
	tc_rt_unlock(&s->lock);
	tc_rt_monitor_suspect();
	tc_rt_m_sleep_on(m);
	if (m->next_p) {
		struct tc_rt_p *p = m->next_p;

		m->next_p = NULL;
		tc_rt_p_wire(m, p);
	}
}

/* --- birth and death --------------------------------------------------------------------- */

static void *m_main(void *arg)
{
	struct tc_rt_m *m = arg;
	struct tc_rt_sched *s = &tc_rt_sched;

	prctl(PR_SET_NAME, "tacho-rt");
	tc_rt_m_set(m);
	m->errno_at = &errno;
	tc_rt_fiber_adopt(&m->scheduler);
	m->alt_stack = tc_rt_alt_stack_new();
	tc_rt_thread_begin();
	if (m->next_p) {
		struct tc_rt_p *p = m->next_p;

		m->next_p = NULL;
		tc_rt_p_wire(m, p);
	}
	tc_rt_scheduler(m);
	tc_rt_m_set(NULL);
	tc_rt_thread_end();
	tc_rt_alt_stack_free(m->alt_stack);
	tc_rt_lock(&s->lock);
	s->n_m--;
	/* relaxed: under the lock */
	tc_store_relaxed(&m->gone, 1);
	m->link = s->spare_m;
	s->spare_m = m;
	/* relaxed: the lock orders it; whoever waits looks under it */
	tc_add_relaxed(&s->ended, 1);
	tc_rt_futex_wake(&s->ended, 1);
	tc_rt_unlock(&s->lock);
	return NULL;
}

enum {
	BACK_OFF_NS = 1000000, /* after the first refusal; then it doubles */
	BACK_OFF_MOST_NS = 64000000
};

/*
 * Threads were refused a moment ago, and are not asked for again so soon: to be refused
 * one costs a hundred times what work that waits for one does. Under sched.lock.
 */
static bool backs_off(void)
{
	struct tc_rt_sched *s = &tc_rt_sched;

	return s->refused_until != 0 && tc_rt_now() < s->refused_until;
}

/* Under sched.lock. */
static void back_off(bool was_refused)
{
	struct tc_rt_sched *s = &tc_rt_sched;
	int64_t next = s->back_off_ns ? 2 * s->back_off_ns : BACK_OFF_NS;

	s->back_off_ns = !was_refused ? 0 : next < BACK_OFF_MOST_NS ? next : BACK_OFF_MOST_NS;
	s->refused_until = was_refused ? tc_rt_now() + s->back_off_ns : 0;
}

/* A thread for p; false: there can be none. */
static bool m_new(struct tc_rt_p *p, bool spinning)
{
	struct tc_rt_sched *s = &tc_rt_sched;
	struct tc_rt_m *m;
	pthread_attr_t attr;
	int error;

	tc_rt_lock(&s->lock);
	if (s->n_m >= s->max_m || backs_off()) {
		tc_rt_unlock(&s->lock);
		return false;
	}
	s->n_m++;
	m = s->spare_m;
	if (m)
		s->spare_m = m->link;
	tc_rt_unlock(&s->lock);
	if (!m)
		m = TC_TEST_REFUSES() ? NULL : tc_calloc(NULL, 1, sizeof(*m));
	if (m) {
		struct tc_rt_m *all = m->all;
		bool listed = m->listed;

		memset(m, 0, sizeof(*m));
		m->all = all;
		m->listed = listed;
		m->next_p = p;
		m->spinning = spinning;
		/* relaxed: one runtime at a time */
		tc_store_relaxed(&m->run, tc_load_relaxed(&s->run));
		tc_rt_lock(&s->lock);
		if (!m->listed) {
			m->all = s->all_m;
			s->all_m = m;
			m->listed = true;
		}
		tc_rt_unlock(&s->lock);
	}
	pthread_attr_init(&attr);
	pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
	error = !m                  ? ENOMEM
		: TC_TEST_REFUSES() ? EAGAIN
				    : pthread_create(&m->thread, &attr, m_main, m);
	pthread_attr_destroy(&attr);
	if (error == 0) {
		tc_rt_lock(&s->lock);
		back_off(false);
		tc_rt_unlock(&s->lock);
		return true;
	}
	tc_rt_trouble(TC_RT_NO_THREAD, error);
	tc_rt_lock(&s->lock);
	back_off(true);
	s->n_m--;
	if (m) {
		tc_store_relaxed(&m->gone, 1);
		m->link = s->spare_m;
		s->spare_m = m;
	}
	tc_rt_unlock(&s->lock);
	return false;
}

bool tc_rt_m_start(struct tc_rt_p *p, bool spinning)
{
	struct tc_rt_sched *s = &tc_rt_sched;
	struct tc_rt_p *taken = p;
	struct tc_rt_m *m;

	tc_rt_lock(&s->lock);
	if (!taken)
		taken = tc_rt_p_take_idle();
	if (!taken) {
		tc_rt_unlock(&s->lock);
		return false;
	}
	m = s->idle_m;
	if (m) {
		s->idle_m = m->link;
		s->n_idle_m--;
		m->next_p = taken;
		m->spinning = spinning;
	}
	tc_add_relaxed(&s->wakes, 1); /* relaxed: statistics */
	tc_rt_unlock(&s->lock);
	tc_rt_monitor_wake();
	if (m) {
		tc_rt_m_wake(m);
		return true;
	}
	if (m_new(taken, spinning))
		return true;
	if (p)
		return false;
	tc_rt_lock(&s->lock);
	tc_rt_p_put_idle(taken);
	/* Whoever stops the world meanwhile waits for it. */
	tc_rt_stopped_one(taken);
	tc_rt_unlock(&s->lock);
	/* One that waits for timers or descriptors can do it; others come by themselves. */
	tc_rt_timer_added(0);
	return false;
}

/* Nobody has it any more: what it had to run is for those that are left. */
void tc_rt_p_drain(struct tc_rt_p *p)
{
	struct tc_rt_g *g;

	while ((g = tc_rt_runq_pop(p)) != NULL)
		tc_rt_global_push(g);
	g = tc_rt_next_swap(p, NULL);
	if (g)
		tc_rt_global_push(g);
}

static bool start_for(struct tc_rt_p *p)
{
	TC_TESTPOINT("hand-off: to start");
	return tc_rt_m_start(p, false);
}

void tc_rt_hand_off(struct tc_rt_p *p)
{
	struct tc_rt_sched *s = &tc_rt_sched;
	bool stopping;

	/* relaxed: looked at again under the lock, or it is this thread's own P */
	if ((tc_rt_runq_size(p) || tc_load_relaxed(&p->next_g) || tc_load_relaxed(&s->n_global)) &&
	    !tc_load_relaxed(&s->stopping) && !tc_load_relaxed(&s->ending) && start_for(p))
		return;
	tc_rt_p_drain(p);
	tc_rt_lock(&s->lock);
	stopping = tc_load_relaxed(&s->stopping) != 0;
	tc_rt_p_put_idle(p);
	if (stopping)
		tc_rt_stopped_one(p);
	tc_rt_unlock(&s->lock);
	if (!stopping) {
		/* A push in between saw no idle P. */
		tc_rt_wake_fence();
		/* relaxed: the fence */
		if (tc_load_relaxed(&s->n_global))
			tc_rt_wake();
	}
}

/* --- how long a wake-up takes ------------------------------------------------------------------ */

struct echo {
	tc_atomic_u32 word; /* counts: even: the caller's turn */
	int rounds;
};

static void *echo_main(void *arg)
{
	struct echo *e = arg;

	for (uint32_t i = 0; i < (uint32_t)e->rounds; i++) {
		/* acq: pairs with [P7] store in echo_main; a turn */
		while (tc_load_acq(&e->word) != 2 * i + 1)
			tc_rt_futex_wait(&e->word, 2 * i, 10000000);
		/* rel: pairs with [P7] load in tc_rt_measure_wake; a turn */
		tc_store_rel(&e->word, 2 * i + 2);
		tc_rt_futex_wake(&e->word, 1);
	}
	return NULL;
}

static int compare_ns(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

int64_t tc_rt_measure_wake(void)
{
	enum {
		ROUNDS = 11
	};
	struct echo e = { .rounds = ROUNDS };
	int64_t took[ROUNDS];
	pthread_t thread;

	if (TC_TEST_REFUSES() || pthread_create(&thread, NULL, echo_main, &e) != 0)
		return 0;
	for (uint32_t i = 0; i < ROUNDS; i++) {
		int64_t begin = tc_rt_now();

		/* rel: pairs with [P7] load in echo_main; a turn */
		tc_store_rel(&e.word, 2 * i + 1);
		tc_rt_futex_wake(&e.word, 1);
		/* acq: pairs with [P7] store in echo_main; a turn */
		while (tc_load_acq(&e.word) != 2 * i + 2)
			tc_rt_futex_wait(&e.word, 2 * i + 1, 10000000);
		took[i] = (tc_rt_now() - begin) / 2;
	}
	pthread_join(thread, NULL);
	qsort(took, ROUNDS, sizeof(took[0]), compare_ns);
	return took[ROUNDS / 2];
}
