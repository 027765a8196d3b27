/* SPDX-License-Identifier: MIT */
/* The tracer among threads: signals, ends, who wakes whom, cancellation, fork. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <tacho/wrap.h>

#include "support/memory_trace.h"

/* --- threads, signals, fork ------------------------------------------------------------------------ */

static atomic_int handled;
static sem_t ticks;

/* Joins and leaves the lists that the handler's post looks through. */
static void *waits_for_ticks(void *arg)
{
	while (!*(atomic_bool *)arg)
		tacho_sem_wait(&ticks);
	return NULL;
}

static void on_timer(int sig)
{
	(void)sig;
	handled++;
	tacho_log(TACHO_TASK_NONE, "signal", "tick");
	tacho_sem_post(&ticks);
}

static void test_signals(void **state)
{
	struct itimerval every = { { 0, 100 }, { 0, 100 } }, off = { { 0, 0 }, { 0, 0 } };
	struct sigaction act = { .sa_handler = on_timer };
	atomic_bool done = false;
	pthread_t t;
	struct timespec nap = { 0, 100000 };
	uint64_t n[TACHO_KIND_COUNT];
	struct tacho_start_opts o;
	struct memory_trace m;

	(void)state;
	o = memory_opts(&m);
	o.gen_ns = 2000000;
	sigaction(SIGALRM, &act, NULL);
	assert_int_equal(sem_init(&ticks, 0, 0), 0);
	assert_int_equal(tacho_start_with(&o), 0);
	assert_int_equal(pthread_create(&t, NULL, waits_for_ticks, &done), 0);
	setitimer(ITIMER_REAL, &every, NULL);
	for (int i = 0; i < 200000; i++) {
		TACHO_REGION(TACHO_TASK_NONE, "r");
		if (i % 2000 == 0)
			tacho_nanosleep(&nap, NULL);
	}
	setitimer(ITIMER_REAL, &off, NULL);
	done = true;
	tacho_sem_post(&ticks);
	pthread_join(t, NULL);
	assert_int_equal(tacho_stop(), 0);
	memory_judge(&m, n);
	assert_true(handled > 0);
	assert_true(n[TACHO_KIND_LOG] <= (uint64_t)handled);
}

static pthread_key_t key;

static void late(void *arg)
{
	(void)arg;
	tacho_log(TACHO_TASK_NONE, "late", "in a destructor");
	tacho_region_begin(TACHO_TASK_NONE, "never ended");
}

static void *ends(void *arg)
{
	pthread_setspecific(key, arg);
	tacho_log(TACHO_TASK_NONE, "early", "x");
	return NULL;
}

static void test_thread_exit(void **state)
{
	uint64_t n[TACHO_KIND_COUNT];
	struct tacho_start_opts o;
	struct memory_trace m;
	pthread_t t;

	(void)state;
	assert_int_equal(pthread_key_create(&key, late), 0);
	o = memory_opts(&m);
	o.gen_ns = 1000000;
	assert_int_equal(tacho_start_with(&o), 0);
	for (int i = 0; i < 200; i++) {
		assert_int_equal(pthread_create(&t, NULL, ends, &key), 0);
		pthread_join(t, NULL);
	}
	assert_int_equal(tacho_stop(), 0);
	memory_judge(&m, n);
	assert_int_equal(n[TACHO_KIND_LOG], 400);
}

/* --- who wakes whom ------------------------------------------------------------------------- */

static pthread_rwlock_t rwlock = PTHREAD_RWLOCK_INITIALIZER;
static atomic_int waiting;

static void *reads(void *arg)
{
	tacho_log(TACHO_TASK_NONE, "reads", "x");
	waiting++;
	tacho_rwlock_rdlock(&rwlock);
	/* Two that end at once may each take the other for the last one. */
	usleep(arg ? 1000 : 20000);
	tacho_rwlock_unlock(&rwlock);
	return arg;
}

static void *writes(void *arg)
{
	tacho_log(TACHO_TASK_NONE, "writes", "x");
	waiting++;
	tacho_rwlock_wrlock(&rwlock);
	usleep(1000);
	tacho_rwlock_unlock(&rwlock);
	return arg;
}

/* Goroutines that somebody else made runnable. */
static int woken_by_others(const struct memory_trace *m)
{
	const struct tacho_block *b;
	struct tacho_reader *r;
	int n = 0;

	assert_int_equal(tacho_reader_open_memory(&r, m->p, m->n, NULL, NULL), 0);
	while (tacho_reader_next(r, &b) > 0)
		for (size_t i = 0; i < b->n; i++) {
			const struct tacho_event *e = &b->events[i];

			n += e->kind == TACHO_KIND_STATE_TRANSITION &&
			     e->scope == TACHO_SCOPE_GOROUTINE && e->from == TACHO_GO_WAITING &&
			     e->to == TACHO_GO_RUNNABLE && e->g != TACHO_NONE && e->g != e->subject;
		}
	tacho_reader_close(r);
	return n;
}

/* A writer lets readers in, the last of them a writer. */
static void test_rwlock_wakers(void **state)
{
	uint64_t n[TACHO_KIND_COUNT];
	struct tacho_start_opts o;
	struct memory_trace m;
	pthread_t t[3];

	(void)state;
	o = memory_opts(&m);
	assert_int_equal(tacho_start_with(&o), 0);
	tacho_log(TACHO_TASK_NONE, "main", "x");
	tacho_rwlock_wrlock(&rwlock);
	for (int i = 0; i < 3; i++)
		assert_int_equal(
			pthread_create(&t[i], NULL, i < 2 ? reads : writes, i == 0 ? &m : NULL), 0);
	while (waiting < 3)
		usleep(100);
	usleep(30000);
	tacho_rwlock_unlock(&rwlock);
	for (int i = 0; i < 3; i++)
		pthread_join(t[i], NULL);
	assert_int_equal(tacho_stop(), 0);
#if defined(__GLIBC__)
	assert_int_equal(woken_by_others(&m), 3);
#endif
	memory_judge(&m, n);
}

static sem_t never_posted;
static pthread_mutex_t cancel_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t never_signalled = PTHREAD_COND_INITIALIZER;

static void *waits_for_post(void *arg)
{
	tacho_sem_wait(&never_posted);
	return arg;
}

static void unlocks(void *lock)
{
	tacho_mutex_unlock(lock);
}

static void *waits_for_signal(void *arg)
{
	tacho_mutex_lock(&cancel_lock);
	pthread_cleanup_push(unlocks, &cancel_lock);
	for (;;)
		tacho_cond_wait(&never_signalled, &cancel_lock);
	pthread_cleanup_pop(1);
	return arg;
}

/* Wherever it is by then, most of the times in its wait. */
static void cancel(void *(*run)(void *))
{
	pthread_t t;

	assert_int_equal(tacho_pthread_create(&t, NULL, run, NULL), 0);
	usleep(3000);
	pthread_cancel(t);
	assert_int_equal(tacho_pthread_join(t, NULL), 0);
}

static bool has_thread_sanitizer(void)
{
	const char *san = getenv("TACHO_SAN");

	return san && strstr(san, "thread");
}

static void test_cancel(void **state)
{
	uint64_t n[TACHO_KIND_COUNT];
	struct tacho_start_opts o;
	struct memory_trace m;

	(void)state;
	assert_int_equal(sem_init(&never_posted, 0, 0), 0);
	o = memory_opts(&m);
	assert_int_equal(tacho_start_with(&o), 0);
	for (int i = 0; i < 5; i++) {
		cancel(waits_for_signal);
		/*
		 * ThreadSanitizer leaves its own sem_wait with the cancelled thread and is
		 * blind to every lock that this one takes from there on; of the waits that
		 * end so it knows those for conditions alone.
		 */
		if (!has_thread_sanitizer())
			cancel(waits_for_post);
	}
	assert_int_equal(tacho_mutex_lock(&cancel_lock), 0);
	assert_int_equal(tacho_mutex_unlock(&cancel_lock), 0);
	assert_int_equal(tacho_stop(), 0);
	memory_judge(&m, n);
}

/* A trace of its own, of one event. */
static bool child_traces(void)
{
	uint64_t n[TACHO_KIND_COUNT];
	struct memory_trace child;
	struct tacho_start_opts o = memory_opts(&child);
	bool ok = tacho_start_with(&o) == 0;

	tacho_log(TACHO_TASK_NONE, "child", "kept");
	ok = ok && tacho_stop() == 0;
	memory_judge(&child, n);
	return ok && n[TACHO_KIND_LOG] == 1;
}

static void must_be_well(pid_t pid)
{
	int status;

	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
}

static void test_fork(void **state)
{
	uint64_t n[TACHO_KIND_COUNT];
	struct tacho_start_opts o;
	struct memory_trace m;
	pid_t pid;

	(void)state;
	o = memory_opts(&m);
	assert_int_equal(tacho_start_with(&o), 0);
	tacho_log(TACHO_TASK_NONE, "parent", "before");
	fflush(NULL);
	pid = fork();
	if (pid == 0) {
		bool ok = !tacho_enabled() && tacho_stop() == TACHO_EMISUSE &&
			  tacho_advance() == TACHO_EMISUSE;

		tacho_log(TACHO_TASK_NONE, "child", "dropped");
		/*
		 * glibc gives a new thread the stack of one that only the parent has, and
		 * ThreadSanitizer, which thinks that one alive, ends the process; besides, it
		 * sees nothing that this thread does, so that others seem to race with it.
		 */
		_exit(ok && (has_thread_sanitizer() || child_traces()) ? 0 : 1);
	}
	must_be_well(pid);
	tacho_log(TACHO_TASK_NONE, "parent", "after");
	assert_int_equal(tacho_stop(), 0);
	memory_judge(&m, n);
	assert_int_equal(n[TACHO_KIND_LOG], 2);
	if (has_thread_sanitizer())
		return;
	/* And when the parent's threads of the tracer are gone. */
	pid = fork();
	if (pid == 0)
		_exit(child_traces() ? 0 : 1);
	must_be_well(pid);
}

/* ThreadSanitizer: the child of test_fork starts threads. Nothing without it. */
const char *__tsan_default_options(void);

const char *__tsan_default_options(void)
{
	return "die_after_fork=0";
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_signals),       cmocka_unit_test(test_thread_exit),
		cmocka_unit_test(test_rwlock_wakers), cmocka_unit_test(test_cancel),
		cmocka_unit_test(test_fork),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
