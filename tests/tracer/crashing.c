/* SPDX-License-Identifier: MIT */
/*
 * Threads that log numbers and times and then note them outside of the tracer, until
 * the process is killed: what was noted must be in the recovered trace, unless it is
 * older than all that fits into the crash file (a thread may not run for long enough
 * for the others to fill it).
 *
 *	crashing [-t THREADS] [-g GEN_US] CRASHFILE NOTES
 */
#include <tacho/tacho.h>

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

static volatile uint64_t *notes; /* a line of 64 bytes a thread: number, time */

static uint64_t now_ns(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000000000U + (uint64_t)t.tv_nsec;
}

static void *worker(void *arg)
{
	uint64_t me = (uint64_t)(uintptr_t)arg;

	for (uint64_t i = 1;; i++) {
		uint64_t at = now_ns();

		tacho_logf(TACHO_TASK_NONE, "n", "thread %llu number %llu at %llu",
			   (unsigned long long)me, (unsigned long long)i, (unsigned long long)at);
		notes[8 * me] = i;
		notes[8 * me + 1] = at;
	}
	return NULL;
}

int main(int argc, char **argv)
{
	struct tacho_start_opts o = TACHO_START_OPTS_INIT;
	int c, threads = 3, fd;
	pthread_t t;

	while ((c = getopt(argc, argv, "t:g:")) != -1) {
		if (c == 't')
			threads = atoi(optarg);
		else if (c == 'g')
			o.gen_ns = (uint64_t)atoi(optarg) * 1000;
		else
			return 2;
	}
	if (optind + 2 != argc || threads < 1 || threads > 64)
		return 2;
	fd = open(argv[optind + 1], O_RDWR | O_CREAT | O_TRUNC, 0644);
	if (fd < 0 || ftruncate(fd, 4096) != 0)
		return 1;
	notes = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	o.path = "/dev/null";
	o.crash_file = argv[optind];
	if (notes == MAP_FAILED || tacho_start_with(&o) < 0)
		return 1;
	for (int i = 0; i < threads; i++)
		if (pthread_create(&t, NULL, worker, (void *)(uintptr_t)i) != 0)
			return 1;
	pause();
	return 0;
}
