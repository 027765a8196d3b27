/* SPDX-License-Identifier: MIT */
/* Queues of the server, and those who wait for its state to change. */
#include "serve/status.h"
#include "serve/work.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

enum {
	JOBS = 200
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;

/* --- queues ----------------------------------------------------------------- */

struct counted {
	struct tc_job job; /* the first member */
	int number, n_run, n_dropped;
};

static struct counted jobs[JOBS];
static int order[JOBS], n_done;
static bool is_open; /* jobs that run wait for it */

static void run_job(struct tc_job *job)
{
	struct counted *c = (void *)job;

	pthread_mutex_lock(&lock);
	while (!is_open)
		pthread_cond_wait(&changed, &lock);
	c->n_run++;
	order[n_done++] = c->number;
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&lock);
}

static void drop_job(struct tc_job *job)
{
	struct counted *c = (void *)job;

	c->n_dropped++;
}

static void reset(bool open)
{
	int i;

	is_open = open;
	n_done = 0;
	for (i = 0; i < JOBS; i++)
		jobs[i] = (struct counted){ .job = { .run = run_job, .drop = drop_job },
					    .number = i };
}

static void wait_until(int n)
{
	pthread_mutex_lock(&lock);
	while (n_done < n)
		pthread_cond_wait(&changed, &lock);
	pthread_mutex_unlock(&lock);
}

static void test_order(void **state)
{
	struct tc_work *w;
	int i;

	(void)state;
	reset(true);
	assert_int_equal(tc_work_new(&w, 1, JOBS), 0);
	for (i = 0; i < JOBS; i++)
		assert_true(tc_work_add(w, &jobs[i].job));
	wait_until(JOBS);
	for (i = 0; i < JOBS; i++)
		assert_int_equal(order[i], i);
	tc_work_free(w);
}

static void test_all_run_once(void **state)
{
	struct tc_work *w;
	int i;

	(void)state;
	reset(true);
	assert_int_equal(tc_work_new(&w, 8, JOBS), 0);
	for (i = 0; i < JOBS; i++)
		assert_true(tc_work_add(w, &jobs[i].job));
	wait_until(JOBS);
	tc_work_free(w);
	for (i = 0; i < JOBS; i++)
		assert_int_equal(jobs[i].n_run, 1);
}

/* What waits when the threads stop is dropped, what runs ends; none is lost. */
static void test_limit_and_stop(void **state)
{
	struct tc_work *w;
	int i, n_added = 0, n_run = 0, n_dropped = 0;

	(void)state;
	reset(false);
	assert_int_equal(tc_work_new(&w, 2, 10), 0);
	for (i = 0; i < 40; i++)
		n_added += tc_work_add(w, &jobs[i].job);
	/* The threads may have taken their two already, or not yet. */
	assert_in_range(n_added, 10, 12);
	assert_int_equal(tc_work_count(w), n_added);
	pthread_mutex_lock(&lock);
	is_open = true;
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&lock);
	tc_work_stop(w);
	assert_false(tc_work_add(w, &jobs[39].job));
	for (i = 0; i < 40; i++) {
		n_run += jobs[i].n_run;
		n_dropped += jobs[i].n_dropped;
		assert_true(jobs[i].n_run + jobs[i].n_dropped <= 1);
	}
	assert_int_equal(n_run + n_dropped, n_added);
	tc_work_free(w);
	tc_work_free(NULL);
}

/* --- who waits -------------------------------------------------------------- */

struct waiter {
	struct tc_status_waiter w; /* the first member */
	int n_woken;
};

static void wake(struct tc_status_waiter *w)
{
	struct waiter *waiter = (void *)w;

	pthread_mutex_lock(&lock);
	waiter->n_woken++;
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&lock);
}

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* How long it took until somebody was woken. */
static int64_t wait_for(struct waiter *w)
{
	int64_t begin = now_ms();

	pthread_mutex_lock(&lock);
	while (w->n_woken == 0)
		pthread_cond_wait(&changed, &lock);
	pthread_mutex_unlock(&lock);
	assert_int_equal(w->n_woken, 1);
	return now_ms() - begin;
}

static void test_waiters(void **state)
{
	struct waiter at_once = { .w = { .wake = wake } }, late = at_once, changes[3];
	struct tc_status_now now;
	struct tc_status *s;
	int i;

	(void)state;
	assert_int_equal(tc_status_new(&s), 0);
	tc_status_get(s, &now);
	assert_int_equal(now.state, TC_STATUS_READING);
	tc_status_wait(s, &at_once.w, now.seq - 1);
	assert_int_equal(at_once.n_woken, 1);
	tc_status_wait(s, &late.w, now.seq);
	assert_true(wait_for(&late) >= TC_STATUS_WAIT_MS - 10);
	for (i = 0; i < 3; i++) {
		changes[i] = (struct waiter){ .w = { .wake = wake } };
		tc_status_wait(s, &changes[i].w, now.seq);
	}
	tc_status_warn(s, "look");
	for (i = 0; i < 3; i++)
		(void)wait_for(&changes[i]);
	tc_status_get(s, &now);
	assert_int_equal(now.n_warnings, 1);
	assert_string_equal(now.warnings[0], "look");
	/* The end wakes whoever still waits, and is not waited with after it. */
	late.n_woken = at_once.n_woken = 0;
	tc_status_wait(s, &late.w, now.seq);
	tc_status_stop(s);
	assert_int_equal(late.n_woken, 1);
	tc_status_wait(s, &at_once.w, now.seq + 100);
	assert_int_equal(at_once.n_woken, 1);
	tc_status_free(s);
}

static void test_progress(void **state)
{
	struct tc_status_now now, before;
	struct tc_status *s;
	int i;

	(void)state;
	assert_int_equal(tc_status_new(&s), 0);
	tc_status_get(s, &before);
	for (i = 0; i < 1000; i++)
		tc_status_progress(s, (uint64_t)i, 1000, 10, 1);
	tc_status_get(s, &now);
	assert_int_equal(now.done, 999);
	assert_int_equal(now.events, 10);
	assert_int_equal(now.generations, 1);
	assert_in_range(now.seq - before.seq, 1, 100);
	for (i = 0; i < 100; i++)
		tc_status_warn(s, "again");
	tc_status_end(s, TC_STATUS_FAILED, "why");
	tc_status_get(s, &now);
	assert_int_equal(now.n_warnings, TC_STATUS_WARNINGS);
	assert_int_equal(now.state, TC_STATUS_FAILED);
	assert_string_equal(now.error, "why");
	tc_status_stop(s);
	tc_status_free(s);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_order),          cmocka_unit_test(test_all_run_once),
		cmocka_unit_test(test_limit_and_stop), cmocka_unit_test(test_waiters),
		cmocka_unit_test(test_progress),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
