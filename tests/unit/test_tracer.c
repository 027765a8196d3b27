/* SPDX-License-Identifier: MIT */
/*
 * The tracer from inside one process: every case makes a trace in memory or a file
 * and has the reader judge it. Misuse is counted and leaves the trace readable.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <tacho/read.h>
#include <tacho/sched.h>
#include <tacho/tacho.h>
#include <tacho/wrap.h>

#include "tracer/thread.h"

/* --- a trace in memory ---------------------------------------------------------------- */

struct memory {
	uint8_t *p;
	size_t n, cap;
	size_t fail_at;       /* 0: never */
	atomic_uint sleep_us; /* before each piece */
};

static int to_memory(void *ctx, const void *bytes, size_t n)
{
	struct memory *m = ctx;

	if (m->sleep_us)
		usleep(m->sleep_us);
	if (m->fail_at && m->n + n > m->fail_at)
		return -77;
	if (m->n + n > m->cap) {
		m->cap = 2 * (m->n + n);
		m->p = realloc(m->p, m->cap);
		if (!m->p)
			abort();
	}
	memcpy(m->p + m->n, bytes, n);
	m->n += n;
	return 0;
}

static struct tacho_start_opts opts_to(struct memory *m)
{
	struct tacho_start_opts o = TACHO_START_OPTS_INIT;

	*m = (struct memory){ 0 };
	o.write = to_memory;
	o.ctx = m;
	return o;
}

/* Events by kind; fails the test when the trace is not valid to its end. */
static void judge(struct memory *m, uint64_t counts[TACHO_KIND_COUNT])
{
	const struct tacho_block *b;
	struct tacho_reader *r;
	struct tacho_diag diag;
	int rc;

	memset(counts, 0, TACHO_KIND_COUNT * sizeof(counts[0]));
	if (tacho_reader_open_memory(&r, m->p, m->n, NULL, &diag) < 0)
		fail_msg("%s", diag.message);
	while ((rc = tacho_reader_next(r, &b)) > 0)
		for (size_t i = 0; i < b->n; i++)
			counts[b->events[i].kind]++;
	if (rc < 0)
		fail_msg("%s", tacho_reader_diag(r)->message);
	tacho_reader_close(r);
	free(m->p);
	m->p = NULL;
}

static struct tacho_stats stats(void)
{
	struct tacho_stats s = TACHO_STATS_INIT;

	tacho_get_stats(&s);
	return s;
}

/* --- start and stop ---------------------------------------------------------------------- */

static void test_calls_in_the_wrong_order(void **state)
{
	struct tacho_start_opts o;
	uint64_t n[TACHO_KIND_COUNT];
	struct memory m, other;

	(void)state;
	assert_int_equal(tacho_stop(), TACHO_EMISUSE);
	assert_int_equal(tacho_advance(), TACHO_EMISUSE);
	assert_false(tacho_enabled());
	o = opts_to(&m);
	assert_int_equal(tacho_start_with(&o), 0);
	assert_true(tacho_enabled());
	o = opts_to(&other);
	assert_int_equal(tacho_start_with(&o), TACHO_EMISUSE);
	tacho_log(TACHO_TASK_NONE, "a", "b");
	assert_int_equal(tacho_stop(), 0);
	assert_int_equal(tacho_stop(), TACHO_EMISUSE);
	assert_false(tacho_enabled());
	judge(&m, n);
	assert_int_equal(n[TACHO_KIND_LOG], 1);
}

static void test_options(void **state)
{
	struct {
		struct tacho_start_opts o;
		uint64_t later;
	} newer = { TACHO_START_OPTS_INIT, 0 };
	struct tacho_start_opts o = TACHO_START_OPTS_INIT;
	struct memory m;

	(void)state;
	assert_int_equal(tacho_start_with(NULL), TACHO_EMISUSE);
	assert_int_equal(tacho_start_with(&o), TACHO_EMISUSE); /* no sink */
	o = opts_to(&m);
	o.path = "x";
	assert_int_equal(tacho_start_with(&o), TACHO_EMISUSE); /* two */
	o = opts_to(&m);
	o.stack_depth = 129;
	assert_int_equal(tacho_start_with(&o), TACHO_EMISUSE);
	o = opts_to(&m);
	o.gen_ns = 1;
	assert_int_equal(tacho_start_with(&o), TACHO_EMISUSE);
	o = opts_to(&m);
	o.size = 3;
	assert_int_equal(tacho_start_with(&o), TACHO_EMISUSE);
	newer.o = opts_to(&m);
	newer.o.size = sizeof(newer);
	newer.later = 1;
	assert_int_equal(tacho_start_with(&newer.o), TACHO_EMISUSE);
	newer.later = 0;
	assert_int_equal(tacho_start_with(&newer.o), 0);
	assert_int_equal(tacho_stop(), 0);
	free(m.p);
	/* An older program, whose struct ended behind ctx. */
	o = opts_to(&m);
	o.size = offsetof(struct tacho_start_opts, gen_ns);
	o.gen_ns = 1;
	assert_int_equal(tacho_start_with(&o), 0);
	assert_int_equal(tacho_stop(), 0);
	free(m.p);
	assert_int_equal(tacho_start("/no/such/folder/x"), TACHO_EIO);
	assert_int_equal(errno, ENOENT);
	assert_int_equal(tacho_start_fd(-1), TACHO_EMISUSE);
}

static void test_sinks_that_fail(void **state)
{
	struct tacho_start_opts o;
	struct memory m;

	(void)state;
	o = opts_to(&m);
	m.fail_at = 1000;
	assert_int_equal(tacho_start_with(&o), 0);
	for (int i = 0; i < 1000; i++)
		tacho_logf(TACHO_TASK_NONE, "c", "%d", i);
	assert_int_equal(tacho_stop(), -77);
	free(m.p);
	assert_int_equal(tacho_start("/dev/full"), 0);
	tacho_log(TACHO_TASK_NONE, "c", "x");
	assert_int_equal(tacho_stop(), TACHO_EIO);
	assert_int_equal(errno, ENOSPC);
}

static void test_closed_pipe(void **state)
{
	int fd[2];

	(void)state;
	assert_int_equal(pipe(fd), 0);
	close(fd[0]);
	assert_int_equal(tacho_start_fd(fd[1]), 0);
	tacho_log(TACHO_TASK_NONE, "c", "x");
	assert_int_equal(tacho_stop(), TACHO_EIO);
	assert_int_equal(errno, EPIPE);
	close(fd[1]);
}

static void test_slow_sink(void **state)
{
	uint64_t n[TACHO_KIND_COUNT], logged = 0;
	struct tacho_start_opts o;
	struct tacho_stats before = stats(), after;
	struct memory m;

	(void)state;
	o = opts_to(&m);
	m.sleep_us = 5000;
	o.max_memory = 1 << 20;
	o.gen_ns = 20 * 1000 * 1000;
	assert_int_equal(tacho_start_with(&o), 0);
	/* However slow this program runs, at last it is faster than the sink. */
	while (stats().lost_scarce == before.lost_scarce && logged < 30000000) {
		for (int i = 0; i < 100000; i++) {
			TACHO_REGION(TACHO_TASK_NONE, "r");
			tacho_logf(TACHO_TASK_NONE, "c", "message number %d", i);
		}
		logged += 100000;
	}
	m.sleep_us = 0;
	assert_int_equal(tacho_stop(), 0);
	after = stats();
	judge(&m, n);
	/* What is missing was counted, and nothing else is. */
	assert_true(after.lost_scarce > before.lost_scarce);
	assert_int_equal(after.lost_gens, before.lost_gens);
	assert_int_equal(n[TACHO_KIND_REGION_BEGIN], n[TACHO_KIND_REGION_END]);
	assert_true(n[TACHO_KIND_LOG] < logged);
}

/* --- annotations ------------------------------------------------------------------------------ */

static void test_names(void **state)
{
	uint64_t n[TACHO_KIND_COUNT];
	struct tacho_start_opts o;
	char *huge = malloc(100000);
	struct tacho_task t;
	struct memory m;

	(void)state;
	assert_non_null(huge);
	memset(huge, 'x', 99999);
	huge[99999] = '\0';
	o = opts_to(&m);
	assert_int_equal(tacho_start_with(&o), 0);
	t = tacho_task_begin(TACHO_TASK_NONE, huge);
	tacho_task_end(tacho_task_begin(t, NULL));
	tacho_region_end(tacho_region_begin(t, huge));
	tacho_region_end(tacho_region_begin(t, NULL));
	tacho_region_end(tacho_region_begin_name(t, NULL));
	tacho_region_end(tacho_region_begin(t, "\xff\xfe\xc0 not UTF-8 \x80"));
	tacho_log(t, huge, huge);
	tacho_log(t, NULL, NULL);
	tacho_log_bytes(t, "bytes", "a\0b", 3);
	tacho_log_bytes(t, "none", NULL, 3);
	tacho_logf(t, "f", "%s", huge);
	tacho_logf(t, "f", NULL);
	tacho_label(huge);
	tacho_label("");
	tacho_label(NULL);
	tacho_thread_name(huge);
	tacho_thread_name(NULL);
	tacho_task_end(t);
	assert_int_equal(tacho_stop(), 0);
	free(huge);
	judge(&m, n);
	assert_int_equal(n[TACHO_KIND_TASK_BEGIN], 2);
	assert_int_equal(n[TACHO_KIND_TASK_END], 2);
	assert_int_equal(n[TACHO_KIND_REGION_BEGIN], 4);
	assert_int_equal(n[TACHO_KIND_REGION_END], 4);
	assert_int_equal(n[TACHO_KIND_LOG], 5);
}

static void *end_elsewhere(void *arg)
{
	tacho_region_end(*(struct tacho_region *)arg);
	return NULL;
}

static void test_regions_that_do_not_match(void **state)
{
	struct tacho_region a, b, c, deep[100];
	uint64_t n[TACHO_KIND_COUNT];
	struct tacho_stats before = stats(), after;
	struct tacho_start_opts o;
	struct memory m;
	pthread_t t;

	(void)state;
	o = opts_to(&m);
	assert_int_equal(tacho_start_with(&o), 0);
	a = tacho_region_begin(TACHO_TASK_NONE, "a");
	b = tacho_region_begin(TACHO_TASK_NONE, "b");
	c = tacho_region_begin(TACHO_TASK_NONE, "c");
	tacho_region_end(a); /* ends c and b: 2 */
	tacho_region_end(b); /* not open: 3 */
	tacho_region_end(c); /* not open: 4 */
	tacho_region_end(a); /* again: 5 */
	a = tacho_region_begin(TACHO_TASK_NONE, "mine");
	assert_int_equal(pthread_create(&t, NULL, end_elsewhere, &a), 0); /* 6 */
	pthread_join(t, NULL);
	tacho_region_end(a);
	after = stats();
	assert_int_equal(after.misuse - before.misuse, 6);
	for (int i = 0; i < 100; i++)
		deep[i] = tacho_region_begin(TACHO_TASK_NONE, "deep");
	for (int i = 100; i-- > 0;)
		tacho_region_end(deep[i]);
	assert_int_equal(stats().lost_deep - before.lost_deep, 36);
	assert_int_equal(stats().misuse, after.misuse);
	a = tacho_region_begin(TACHO_TASK_NONE, "open at the end");
	assert_int_equal(tacho_stop(), 0);
	judge(&m, n);
	assert_int_equal(n[TACHO_KIND_REGION_BEGIN], 3 + 1 + 64 + 1);
	assert_int_equal(n[TACHO_KIND_REGION_END], 3 + 1 + 64);
	/* Its trace is over, and another one does not know it. */
	o = opts_to(&m);
	assert_int_equal(tacho_start_with(&o), 0);
	tacho_region_end(a);
	a = tacho_region_begin(TACHO_TASK_NONE, "b");
	tacho_region_end(a);
	assert_int_equal(tacho_stop(), 0);
	judge(&m, n);
	assert_int_equal(n[TACHO_KIND_REGION_END], 1);
}

static void test_tasks(void **state)
{
	struct tacho_task off = tacho_task_begin(TACHO_TASK_NONE, "while off"), t;
	uint64_t n[TACHO_KIND_COUNT];
	struct tacho_stats before = stats();
	struct tacho_start_opts o;
	struct memory m;

	(void)state;
	assert_true(off.id != 0);
	tacho_task_end(off);
	o = opts_to(&m);
	assert_int_equal(tacho_start_with(&o), 0);
	t = tacho_task_begin(off, "child");
	assert_true(t.id > off.id);
	tacho_task_end(t);
	tacho_task_end(t); /* written again, as Go does */
	tacho_task_end(off);
	tacho_task_end(TACHO_TASK_NONE);                                              /* 1 */
	tacho_task_end((struct tacho_task){ UINT64_MAX });                            /* 2 */
	tacho_region_end(tacho_region_begin((struct tacho_task){ UINT64_MAX }, "r")); /* 3 */
	assert_int_equal(tacho_stop(), 0);
	assert_int_equal(stats().misuse - before.misuse, 3);
	judge(&m, n);
	assert_int_equal(n[TACHO_KIND_TASK_BEGIN], 1);
	assert_int_equal(n[TACHO_KIND_TASK_END], 3);
}

/* How often the bytes are there. */
static int found(const struct memory *m, const char *bytes, size_t n)
{
	const uint8_t *p = m->p, *end = m->p + m->n;
	int times = 0;

	while ((p = memmem(p, (size_t)(end - p), bytes, n)) != NULL) {
		times++;
		p += n;
	}
	return times;
}

static void test_experimental(void **state)
{
	static uint8_t large[TACHO_EXPERIMENTAL_MAX_BYTES + 1];
	uint64_t n[TACHO_KIND_COUNT], bytes;
	struct tacho_stats before = stats();
	struct tacho_start_opts o;
	struct tacho_flight *f;
	struct memory m, snapshot = { 0 };

	(void)state;
	tacho_experimental(7, "while off", 9);
	assert_int_equal(tacho_flight_start(NULL, &f), 0);
	o = opts_to(&m);
	assert_int_equal(tacho_start_with(&o), 0);
	memset(large, 'L', sizeof(large));
	tacho_experimental(0, "x", 1);                                  /* 1 */
	tacho_experimental(256, "x", 1);                                /* 2 */
	tacho_experimental(7, NULL, 1);                                 /* 3 */
	tacho_experimental(7, "x", 0);                                  /* 4 */
	tacho_experimental(7, large, TACHO_EXPERIMENTAL_MAX_BYTES + 1); /* 5 */
	for (int i = 0; i < 3; i++)
		tacho_experimental(7, "small piece", 11);
	tacho_experimental(255, large, TACHO_EXPERIMENTAL_MAX_BYTES);
	assert_int_equal(stats().misuse - before.misuse, 5);
	assert_int_equal(tacho_advance(), 0);
	tacho_experimental(7, "small piece", 11);
	assert_int_equal(tacho_flight_write(f, to_memory, &snapshot, &bytes), 0);
	assert_int_equal(tacho_stop(), 0);
	tacho_flight_stop(f);
	assert_int_equal(found(&m, "small piece", 11), 4);
	assert_int_equal(found(&snapshot, "small piece", 11), 4);
	assert_int_equal(found(&m, "while off", 9), 0);
	assert_int_equal(found(&snapshot, (const char *)large, TACHO_EXPERIMENTAL_MAX_BYTES), 1);
	judge(&snapshot, n);
	judge(&m, n);
}

/*
 * Who called code without frame pointers is not to be known. What looks like the last frame
 * then changes each time; stacks must not.
 */
static void test_frames_that_are_none(void **state)
{
	uint64_t pc = (uint64_t)(uintptr_t)&test_experimental + 1, first = 0, id;
	uint64_t frames[3][2] = { { 0, pc }, { 0, pc + 1 }, { 0, 0 } };
	struct tacho_start_opts o;
	struct memory m;

	(void)state;
	o = opts_to(&m);
	assert_int_equal(tacho_start_with(&o), 0);
	frames[0][0] = (uint64_t)(uintptr_t)frames[1];
	frames[1][0] = (uint64_t)(uintptr_t)frames[2];
	for (uint64_t i = 0; i < 1000; i++) {
		frames[2][1] = 100000 + i;
		id = tc_stack_at(tc_thread_self(), frames[0]);
		first = i == 0 ? id : first;
		assert_true(id != 0 && id == first);
	}
	assert_int_equal(tacho_stop(), 0);
	free(m.p);
}

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
	struct memory m;

	(void)state;
	o = opts_to(&m);
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
	judge(&m, n);
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
	struct memory m;
	pthread_t t;

	(void)state;
	assert_int_equal(pthread_key_create(&key, late), 0);
	o = opts_to(&m);
	o.gen_ns = 1000000;
	assert_int_equal(tacho_start_with(&o), 0);
	for (int i = 0; i < 200; i++) {
		assert_int_equal(pthread_create(&t, NULL, ends, &key), 0);
		pthread_join(t, NULL);
	}
	assert_int_equal(tacho_stop(), 0);
	judge(&m, n);
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
static int woken_by_others(const struct memory *m)
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
	struct memory m;
	pthread_t t[3];

	(void)state;
	o = opts_to(&m);
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
	judge(&m, n);
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
	struct memory m;

	(void)state;
	assert_int_equal(sem_init(&never_posted, 0, 0), 0);
	o = opts_to(&m);
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
	judge(&m, n);
}

/* A trace of its own, of one event. */
static bool child_traces(void)
{
	uint64_t n[TACHO_KIND_COUNT];
	struct memory child;
	struct tacho_start_opts o = opts_to(&child);
	bool ok = tacho_start_with(&o) == 0;

	tacho_log(TACHO_TASK_NONE, "child", "kept");
	ok = ok && tacho_stop() == 0;
	judge(&child, n);
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
	struct memory m;
	pid_t pid;

	(void)state;
	o = opts_to(&m);
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
	judge(&m, n);
	assert_int_equal(n[TACHO_KIND_LOG], 2);
	if (has_thread_sanitizer())
		return;
	/* And when the parent's threads of the tracer are gone. */
	pid = fork();
	if (pid == 0)
		_exit(child_traces() ? 0 : 1);
	must_be_well(pid);
}

/* --- flight recorder --------------------------------------------------------------------------------- */

static void burst(int n)
{
	for (int i = 0; i < n; i++) {
		TACHO_REGION(TACHO_TASK_NONE, "burst");
		tacho_logf(TACHO_TASK_NONE, "n", "%d", i);
	}
}

static void test_flight(void **state)
{
	struct tacho_flight_opts small = TACHO_FLIGHT_OPTS_INIT;
	struct tacho_flight *a, *b;
	uint64_t n[TACHO_KIND_COUNT], bytes;
	struct tacho_start_opts o;
	struct memory m = { 0 }, trace;

	(void)state;
	small.max_bytes = 256 * 1024;
	assert_int_equal(tacho_flight_start(NULL, NULL), TACHO_EMISUSE);
	small.max_bytes = 1;
	assert_int_equal(tacho_flight_start(&small, &a), TACHO_EMISUSE);
	assert_null(a);
	small.max_bytes = 256 * 1024;
	assert_int_equal(tacho_flight_start(&small, &a), 0);
	assert_int_equal(tacho_flight_start(NULL, &b), 0);
	o = opts_to(&trace);
	assert_int_equal(tacho_start_with(&o), 0);
	for (int i = 0; i < 60; i++) {
		burst(1000);
		usleep(2000);
		assert_int_equal(tacho_flight_write(a, to_memory, &m, &bytes), 0);
		assert_int_equal(bytes, m.n);
		assert_in_range(bytes, 1, small.max_bytes);
		judge(&m, n);
		m = (struct memory){ 0 };
	}
	assert_int_equal(tacho_stop(), 0);
	judge(&trace, n);
	assert_int_equal(n[TACHO_KIND_LOG], 60000);
	/* The larger one still has everything. */
	assert_true(tacho_enabled());
	assert_int_equal(tacho_flight_write(b, to_memory, &m, &bytes), 0);
	judge(&m, n);
	assert_int_equal(n[TACHO_KIND_LOG], 60000);
	m = (struct memory){ .fail_at = 100 };
	assert_int_equal(tacho_flight_write(b, to_memory, &m, &bytes), -77);
	free(m.p);
	tacho_flight_stop(b);
	tacho_flight_stop(a);
	assert_false(tacho_enabled());
	assert_int_equal(tacho_flight_write(a, to_memory, &m, &bytes), TACHO_EMISUSE);
	tacho_flight_stop(a);
	tacho_flight_stop(NULL);
	assert_int_equal(tacho_flight_write(NULL, to_memory, &m, &bytes), TACHO_EMISUSE);
}

static void *snapshots(void *arg)
{
	uint64_t n[TACHO_KIND_COUNT], bytes;

	for (int i = 0; i < 20; i++) {
		struct memory m = { .sleep_us = 100 };

		if (tacho_flight_write(arg, to_memory, &m, &bytes) == 0)
			judge(&m, n);
		else
			free(m.p);
	}
	return NULL;
}

static void test_concurrent_snapshots(void **state)
{
	struct tacho_flight *f;
	pthread_t t[4];

	(void)state;
	assert_int_equal(tacho_flight_start(NULL, &f), 0);
	for (int i = 0; i < 4; i++)
		assert_int_equal(pthread_create(&t[i], NULL, snapshots, f), 0);
	burst(20000);
	usleep(20000);
	/* Waits for those that are being written; later ones are refused. */
	tacho_flight_stop(f);
	for (int i = 0; i < 4; i++)
		pthread_join(t[i], NULL);
}

static void *writes_on(void *arg)
{
	atomic_bool *go_on = arg;

	while (*go_on)
		burst(100);
	return NULL;
}

/*
 * What the header says: at most max_bytes, or a single generation that passes it by two
 * blocks a thread and some names.
 */
static void test_max_bytes(void **state)
{
	struct tacho_flight_opts o = TACHO_FLIGHT_OPTS_INIT;
	atomic_bool go_on = true;
	uint64_t n[TACHO_KIND_COUNT], bytes, most = 0;
	struct tacho_flight *f;
	pthread_t t[4];

	(void)state;
	o.max_bytes = 1 << 20;
	assert_int_equal(tacho_flight_start(&o, &f), 0);
	for (int i = 0; i < 4; i++)
		assert_int_equal(pthread_create(&t[i], NULL, writes_on, &go_on), 0);
	for (int i = 0; i < 30; i++) {
		struct memory m = { 0 };

		usleep(3000 * (unsigned)(i % 5));
		assert_int_equal(tacho_flight_write(f, to_memory, &m, &bytes), 0);
		assert_int_equal(bytes, m.n);
		most = bytes > most ? bytes : most;
		judge(&m, n);
		/* One at the begin of each generation, one at the end. */
		assert_true(bytes <= o.max_bytes || n[TACHO_KIND_SYNC] == 2);
		if (bytes > o.max_bytes + 4 * 128 * 1024 + 64 * 1024)
			fail_msg("%llu bytes", (unsigned long long)bytes);
	}
	go_on = false;
	for (int i = 0; i < 4; i++)
		pthread_join(t[i], NULL);
	tacho_flight_stop(f);
	print_message("most: %llu\n", (unsigned long long)most);
}

/* --- schedulers ---------------------------------------------------------------------------------------- */

static void entry(void)
{
}

static void test_hooks_at_the_wrong_moment(void **state)
{
	uint64_t n[TACHO_KIND_COUNT];
	struct tacho_stats before = stats();
	struct tacho_start_opts o;
	struct tacho_p *p = tacho_p_new(), *q = tacho_p_new();
	struct tacho_g *g, *h;
	struct memory m;

	(void)state;
	o = opts_to(&m);
	assert_int_equal(tacho_start_with(&o), 0);
	tacho_g_start(NULL);
	tacho_g_stop("no G"); /* 1 */
	tacho_g_exit();       /* 2 */
	tacho_p_stop();       /* 3 */
	g = tacho_g_create(entry);
	h = tacho_g_create(entry);
	assert_non_null(g);
	assert_true(tacho_g_id(h) > tacho_g_id(g));
	tacho_g_start(g); /* 4: no P */
	tacho_p_start(p);
	tacho_p_start(q);   /* 5: has one */
	tacho_g_unblock(g); /* 6: not waiting */
	tacho_log(TACHO_TASK_NONE, "between", "goroutines");
	tacho_g_start(g);
	tacho_g_start(h); /* 7: has one */
	tacho_stw_end();
	tacho_gc_end();         /* 8 */
	tacho_g_syscall_exit(); /* 9 */
	tacho_stw_begin("x");
	tacho_stw_begin("x");                 /* 10 */
	assert_int_equal(tacho_advance(), 0); /* refused quietly: the world is stopped */
	tacho_log(TACHO_TASK_NONE, "in", "g");
	tacho_g_block("forever");
	tacho_g_start(g); /* 11: waiting */
	tacho_p_steal(p); /* 12: no system call */
	tacho_g_unblock(g);
	tacho_g_start(g);
	tacho_g_exit();
	tacho_g_start(h);
	tacho_g_exit();
	tacho_p_stop();
	tacho_log(TACHO_TASK_NONE, "plain", "again");
	assert_int_equal(tacho_stop(), 0);
	assert_int_equal(stats().misuse - before.misuse, 12);
	tacho_p_free(p);
	tacho_p_free(q);
	tacho_p_free(NULL);
	judge(&m, n);
	assert_int_equal(n[TACHO_KIND_LOG], 2);
	assert_int_equal(n[TACHO_KIND_RANGE_BEGIN], 1);
	assert_int_equal(n[TACHO_KIND_RANGE_END], 1);
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
		cmocka_unit_test(test_calls_in_the_wrong_order),
		cmocka_unit_test(test_options),
		cmocka_unit_test(test_sinks_that_fail),
		cmocka_unit_test(test_closed_pipe),
		cmocka_unit_test(test_slow_sink),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_regions_that_do_not_match),
		cmocka_unit_test(test_tasks),
		cmocka_unit_test(test_experimental),
		cmocka_unit_test(test_frames_that_are_none),
		cmocka_unit_test(test_signals),
		cmocka_unit_test(test_thread_exit),
		cmocka_unit_test(test_rwlock_wakers),
		cmocka_unit_test(test_cancel),
		cmocka_unit_test(test_fork),
		cmocka_unit_test(test_flight),
		cmocka_unit_test(test_concurrent_snapshots),
		cmocka_unit_test(test_max_bytes),
		cmocka_unit_test(test_hooks_at_the_wrong_moment),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
