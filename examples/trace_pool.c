/* SPDX-License-Identifier: MIT */
/*
 * A thread pool whose locks and conditions are traced: who waited, for how long,
 * and who woke whom.
 *
 *	cc trace_pool.c $(pkg-config --cflags --libs libtacho)
 *	./a.out && tacho profile sync pool.trace
 */
#include <stdbool.h>
#include <stdio.h>

#include <tacho/wrap.h>

enum {
	THREADS = 4,
	JOBS = 2000
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t more = PTHREAD_COND_INITIALIZER;
static int queued, done;
static bool closed;

static int take(void)
{
	int job = 0;

	tacho_mutex_lock(&lock);
	while (queued == 0 && !closed)
		tacho_cond_wait(&more, &lock);
	if (queued > 0)
		job = queued--;
	tacho_mutex_unlock(&lock);
	return job;
}

static void *worker(void *arg)
{
	volatile unsigned long x = 0;
	int job;

	(void)arg;
	while ((job = take()) != 0) {
		TACHO_REGION(TACHO_TASK_NONE, "job");
		for (int i = 0; i < 20000; i++)
			x += (unsigned long)job;
		tacho_mutex_lock(&lock);
		done++;
		tacho_mutex_unlock(&lock);
	}
	(void)x; /* the work itself is all that matters */
	return NULL;
}

int main(void)
{
	pthread_t threads[THREADS];
	int n = 0;

	if (tacho_start("pool.trace") < 0)
		return 1;
	tacho_thread_name("producer");
	while (n < THREADS && tacho_pthread_create(&threads[n], NULL, worker, NULL) == 0)
		n++;
	for (int i = 0; i < JOBS; i++) {
		tacho_mutex_lock(&lock);
		queued++;
		tacho_cond_signal(&more);
		tacho_mutex_unlock(&lock);
	}
	tacho_mutex_lock(&lock);
	closed = true;
	tacho_cond_broadcast(&more);
	tacho_mutex_unlock(&lock);
	while (n > 0)
		tacho_pthread_join(threads[--n], NULL);
	printf("%d jobs\n", done);
	return tacho_stop() < 0;
}
