/* SPDX-License-Identifier: MIT */
/*
 * An allocator that traces itself, below everything else in the process, with a
 * signal handler that traces on top. Writes argv[1].
 */
#include <tacho/tacho.h>

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

/* glibc's own, which stays reachable when a program brings its malloc. */
extern void *__libc_malloc(size_t n);
extern void __libc_free(void *p);

void *malloc(size_t n)
{
	struct tacho_region r = tacho_region_begin(TACHO_TASK_NONE, "malloc");
	void *p = __libc_malloc(n);

	tacho_region_end(r);
	return p;
}

void free(void *p)
{
	tacho_log(TACHO_TASK_NONE, "free", "x");
	__libc_free(p);
}

static void on_alarm(int sig)
{
	(void)sig;
	tacho_log(TACHO_TASK_NONE, "signal", "x");
}

static void *worker(void *arg)
{
	for (int i = 0; i < 20000; i++)
		free(malloc((size_t)i % 500));
	return arg;
}

int main(int argc, char **argv)
{
	struct itimerval every = { { 0, 200 }, { 0, 200 } };
	struct sigaction act = { .sa_handler = on_alarm };
	pthread_t t[4];

	if (argc != 2 || tacho_start(argv[1]) < 0)
		return 1;
	sigaction(SIGALRM, &act, NULL);
	setitimer(ITIMER_REAL, &every, NULL);
	for (int i = 0; i < 4; i++)
		if (pthread_create(&t[i], NULL, worker, NULL) != 0)
			return 1;
	for (int i = 0; i < 4; i++)
		pthread_join(t[i], NULL);
	memset(&every, 0, sizeof(every));
	setitimer(ITIMER_REAL, &every, NULL);
	return tacho_stop() < 0;
}
