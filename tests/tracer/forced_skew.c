/* SPDX-License-Identifier: MIT */
/*
 * Processors whose counters differ, and threads that move among them: time goes back and
 * forth by up to 80 µs wherever a thread looks at it, in the middle of waits and wakes
 * and at the ends of generations, which are 1 ms. The trace goes to the file named; who
 * reads it judges.
 *
 *	forced_skew [-d MS] [-s SEED] FILE
 */
#include "base/testpoint.h"

#include <tacho/tacho.h>
#include <tacho/wrap.h>

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum {
	THREADS = 4,
	CORES = 3
};

static const int64_t core_ticks[CORES] = { 0, 31000, -200000 };
static unsigned seed = 1;
static atomic_bool done;
static atomic_ulong moves;
static sem_t turn[THREADS];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void tc_testpoint(const char *place)
{
	(void)place;
}

bool tc_test_refuses(void)
{
	return false;
}

/* The thread is on one core, and now and then on another one. */
int64_t tc_test_skew(void)
{
	static __thread unsigned random, core;

	if (random == 0)
		random = seed + (unsigned)atomic_fetch_add(&moves, 1);
	random = random * 1664525u + 1013904223u;
	if ((random >> 8) % 16 == 0) {
		core = (random >> 16) % CORES;
		atomic_fetch_add(&moves, 1);
	}
	return core_ticks[core];
}

static void *short_life(void *arg)
{
	tacho_log(TACHO_TASK_NONE, "short", "life");
	return arg;
}

/* Round and round: each lets the next one go on. */
static void *member(void *arg)
{
	size_t i = (size_t)(uintptr_t)arg;
	pthread_t kid;

	for (unsigned n = 0; !atomic_load(&done); n++) {
		tacho_sem_wait(&turn[i]);
		{
			TACHO_REGION(TACHO_TASK_NONE, "turn");
			tacho_mutex_lock(&lock);
			tacho_log(TACHO_TASK_NONE, "turn", "taken");
			tacho_mutex_unlock(&lock);
		}
		if (n % 50 == 0 && tacho_pthread_create(&kid, NULL, short_life, NULL) == 0)
			tacho_pthread_join(kid, NULL);
		tacho_sem_post(&turn[(i + 1) % THREADS]);
	}
	tacho_sem_post(&turn[(i + 1) % THREADS]);
	return NULL;
}

int main(int argc, char **argv)
{
	struct tacho_start_opts o = TACHO_START_OPTS_INIT;
	struct timespec nap = { 0, 100 * 1000000L };
	pthread_t t[THREADS];
	int c, rc;

	while ((c = getopt(argc, argv, "d:s:")) != -1) {
		switch (c) {
		case 'd': nap.tv_nsec = atoi(optarg) % 1000 * 1000000L; break;
		case 's': seed = (unsigned)strtoul(optarg, NULL, 10); break;
		default: return 2;
		}
	}
	if (optind + 1 != argc)
		return 2;
	o.path = argv[optind];
	o.gen_ns = 1000000;
	if (tacho_start_with(&o) < 0)
		return 1;
	for (size_t i = 0; i < THREADS; i++)
		if (sem_init(&turn[i], 0, i < 2) != 0)
			return 1;
	for (size_t i = 0; i < THREADS; i++)
		if (pthread_create(&t[i], NULL, member, (void *)(uintptr_t)i) != 0)
			return 1;
	nanosleep(&nap, NULL);
	atomic_store(&done, true);
	for (size_t i = 0; i < THREADS; i++)
		pthread_join(t[i], NULL);
	rc = tacho_stop();
	/* Where the counter is of no use nothing was skewed, and the trace is as good. */
	return rc != 0;
}
