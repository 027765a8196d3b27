/* SPDX-License-Identifier: MIT */
/*
 * Threads: registration, turning to another generation, exit. thread.h has the
 * protocol.
 *
 * A thread's record lies in pages that are never unmapped, so the advance and the
 * wakers may look at one that just ended. TLS holds one pointer, initial-exec: a
 * larger block might not fit when the library is loaded by dlopen.
 */
#include "tracer/thread.h"

#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
#if defined(__SANITIZE_THREAD__) || defined(TC_TSAN)
	EXIT_ROUNDS = 3, /* ThreadSanitizer's own state goes in the last one */
#else
	EXIT_ROUNDS = 4, /* PTHREAD_DESTRUCTOR_ITERATIONS */
#endif
};

struct tc_hot tc_hot __attribute__((aligned(64)));
__thread struct tc_thread *tc_self __attribute__((tls_model("initial-exec")));
struct tc_losses tc_losses_past;
pthread_mutex_t tc_threads_lock = PTHREAD_MUTEX_INITIALIZER;
struct tc_thread *tc_threads;
struct tc_full tc_full[2];
tc_atomic_u64 tc_broken_gen;
tc_atomic_u64 tc_gen_bytes[2];
tc_atomic_u64 tc_gen_ceiling = UINT64_MAX;

static struct {
	struct tc_thread *free; /* under tc_threads_lock */
	pthread_key_t key;
	bool have_key;
} threads;

/* The label goes into every generation, so that each snapshot has it. */
static void write_label(struct tc_thread *m)
{
	uint8_t *p;

	if (!m->cur_g || !m->cur_p || !m->cur_g->label || tc_own_state(m->cur_g) != TC_RUNNING)
		return;
	p = tc_event(m, TC_EV_GO_LABEL);
	p = tc_put(p, tc_str_use(m->cur_g->label, tc_section_gen(m)));
	tc_event_end(m, p);
}

/* A new session: what was said of a plain thread in the last one is void. */
static void session_turn(struct tc_thread *m, uint64_t session)
{
	m->session = session;
	if (m->own_g) {
		tc_store_relaxed(&m->own_g->session, 0);
		tc_set_state(m->own_g, TC_NONE);
		m->own_g->label = NULL;
	}
	if (m->own_p) {
		tc_store_relaxed(&m->own_p->session, 0);
		tc_set_state(m->own_p, TC_IDLE);
	}
	if (m->cur_g == m->own_g)
		m->cur_g = NULL;
	if (m->cur_p == m->own_p)
		m->cur_p = NULL;
	m->own_regions.depth = 0;
	m->parked = 0;
	m->lost_told = m->lost; /* of another trace */
}

__attribute__((noinline)) bool tc_section_turn(struct tc_thread *m, uint64_t g, bool always)
{
	uint64_t session;

	if (g == TC_GEN_STARTING) {
		/* No untraced section may overlap a traced one: wait outside. */
		tc_section_leave(m);
		syscall(SYS_sched_yield);
		return tc_section_enter(m, always);
	}
	if (g == 0) {
		if (!always) {
			tc_section_leave(m);
			return false;
		}
		tc_store_relaxed(&m->gen, 0);
		return true;
	}
	/* rel: pairs with [P10] load in wait_for_section; the sections of older generations. */
	tc_store_rel(&m->gen, g);
	m->ev = NULL;
	m->str_id = 0; /* ids of messages begin anew in each generation */
	m->str_end = 0;
	m->thin = tc_thread_scarce(m);
	if (m->busy && m->busy++ > 8)
		m->busy = 0; /* small again until the next full block */
	tc_thread_turn_block(m);
	session = tc_load_relaxed(&tc_hot.session);
	if (m->session != session)
		session_turn(m, session);
	tc_drop_stolen(m);
	/* In a system call the P may be stolen any moment: its end says the status. */
	if (m->cur_p && tc_own_state(m->cur_p) == TC_RUNNING)
		tc_touch(m, m->cur_p, TC_RUNNING);
	if (m->cur_g && tc_own_state(m->cur_g) == TC_RUNNING) {
		tc_touch(m, m->cur_g, TC_RUNNING);
		write_label(m);
	}
	tc_thread_settle(m);
	return true;
}

/* --- birth and death ---------------------------------------------------------------- */

static void losses_add(struct tc_losses *to, const struct tc_losses *from_const)
{
	struct tc_losses *from = (struct tc_losses *)(uintptr_t)from_const;

	/* relaxed: statistics */
	tc_add_relaxed(&to->nested, tc_load_relaxed(&from->nested));
	tc_add_relaxed(&to->scarce, tc_load_relaxed(&from->scarce));
	tc_add_relaxed(&to->state, tc_load_relaxed(&from->state));
	tc_add_relaxed(&to->misuse, tc_load_relaxed(&from->misuse));
	tc_add_relaxed(&to->deep, tc_load_relaxed(&from->deep));
}

void tc_threads_reap(void)
{
	struct tc_thread **link = &tc_threads, *m;

	while ((m = *link) != NULL) {
		/* acq: pairs with [P6] store in thread_end; the thread's last words. */
		if (!tc_load_acq(&m->dead) || m->evs[0] || m->evs[1] || m->sts[0] || m->sts[1]) {
			link = &m->next;
			continue;
		}
		*link = m->next;
		losses_add(&tc_losses_past, &m->losses);
		m->next = threads.free;
		threads.free = m;
	}
}

/* In one section: the goroutine ends, the P is given up, full blocks are handed over. */
static void thread_end(struct tc_thread *m)
{
	uint8_t *p;
	uint64_t g;
	bool in_section = tc_section_enter(m, true);

	g = in_section ? tc_section_gen(m) : 0;
	if (g != 0) {
		if (m->cur_g && m->cur_g == m->own_g) {
			if (tc_own_state(m->cur_g) == TC_SYSCALL)
				tc_write_syscall_end(m);
			p = tc_event(m, TC_EV_GO_DESTROY);
			tc_event_end(m, p);
		}
		if (m->cur_p == m->own_p && m->cur_p) {
			p = tc_event(m, TC_EV_PROC_STOP);
			tc_event_end(m, p);
		}
		if (m->evs[g & 1])
			tc_full_push(&tc_full[g & 1], m->evs[g & 1]);
		if (m->sts[g & 1])
			tc_full_push(&tc_full[g & 1], m->sts[g & 1]);
		m->evs[g & 1] = NULL;
		m->sts[g & 1] = NULL;
	}
	if (m->own_g)
		tc_set_state(m->own_g, TC_NONE);
	if (m->own_p)
		tc_set_state(m->own_p, TC_IDLE);
	m->cur_g = NULL;
	m->cur_p = NULL;
	tc_self = TC_THREAD_GONE;
	if (in_section)
		tc_section_leave(m);
	TC_TESTPOINT("exit: section left");
	if (m->own_g) {
		m->own_g->regions = NULL;
		tc_rec_free(m->own_g);
	}
	if (m->own_p)
		tc_rec_free(m->own_p);
	tc_rec_give_back(&m->spares);
	TC_TESTPOINT("exit: before it is dead");
	/* rel: pairs with [P6] load in tc_threads_reap; nothing of m is used behind it. */
	tc_store_rel(&m->dead, 1);
	if (g == 0) {
		pthread_mutex_lock(&tc_threads_lock);
		tc_threads_reap();
		pthread_mutex_unlock(&tc_threads_lock);
	}
}

/* Other destructors of thread-specific data may still trace: end in the last round. */
static void thread_destructor(void *arg)
{
	struct tc_thread *m = arg;

	if (m != tc_self)
		return;
	if (++m->rounds < EXIT_ROUNDS && pthread_setspecific(threads.key, m) == 0)
		return;
	tc_wake_joiners();
	thread_end(m);
}

static struct tc_thread *thread_memory(void)
{
	struct tc_thread *m = threads.free;
	uint8_t *slab;
	size_t size = (sizeof(*m) + 63) & ~(size_t)63, n = 16;

	if (!m) {
		slab = tc_pages_map(n * size);
		for (size_t i = 0; slab && i < n; i++) {
			m = (struct tc_thread *)(void *)(slab + i * size);
			m->next = threads.free;
			threads.free = m;
		}
		m = threads.free;
	}
	if (m) {
		threads.free = m->next;
		memset(m, 0, sizeof(*m));
	}
	return m;
}

__attribute__((noinline)) struct tc_thread *tc_thread_make(void)
{
	struct tc_thread *m;
	char name[17] = { 0 };

	if (tc_self || !threads.have_key) {
		tc_count(tc_self == TC_THREAD_MAKING ? &tc_losses_past.nested
						     : &tc_losses_past.state);
		return NULL;
	}
	/* A handler would find the list locked by the thread it interrupted. */
	tc_self = TC_THREAD_MAKING;
	tc_signal_fence();
	pthread_mutex_lock(&tc_threads_lock);
	m = thread_memory();
	if (m) {
		m->tid = (uint64_t)syscall(SYS_gettid);
		m->next = tc_threads;
		tc_threads = m;
	}
	pthread_mutex_unlock(&tc_threads_lock);
	if (m) {
		tc_stack_find_bounds(m);
		prctl(PR_GET_NAME, name);
		m->name = tc_names_text(name);
		pthread_setspecific(threads.key, m);
	}
	tc_signal_fence();
	tc_self = m;
	return m;
}

void tc_thread_hide(void)
{
	tc_self = TC_THREAD_GONE;
}

void tc_threads_init(void)
{
	if (!threads.have_key)
		threads.have_key = pthread_key_create(&threads.key, thread_destructor) == 0;
}

/* Here, since no program can use the library without this file. */
__attribute__((constructor)) static void library_loaded(void)
{
	tc_threads_init();
	tc_library_begin();
}

void tc_threads_after_fork(void)
{
	struct tc_thread *m = tc_threads, *next;

	pthread_mutex_init(&tc_threads_lock, NULL);
	/* Their blocks may be in a file that the parent writes to: leave them alone. */
	for (; m; m = next) {
		next = m->next;
		losses_add(&tc_losses_past, &m->losses);
		m->next = threads.free;
		threads.free = m;
	}
	tc_threads = NULL;
	tc_regions_after_fork();
	memset((void *)tc_full, 0, sizeof(tc_full));
	if ((uintptr_t)tc_self > 2) {
		pthread_setspecific(threads.key, NULL);
		tc_self = NULL;
	}
}
