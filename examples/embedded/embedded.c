/* SPDX-License-Identifier: MIT */
/*
 * A program that carries the tracer as one source file: no library to install, no flags
 * but -pthread.
 *
 *	make amalgamation                  (in tacho's tree: build/amalgam/tacho.{c,h})
 *	cc embedded.c tacho.c -pthread
 *	./a.out && tacho report embedded.trace
 */
#include "tacho.h"

#include <stdio.h>

enum {
	WORKERS = 3,
	ROUNDS = 200
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static unsigned long total;

static void *work(void *arg)
{
	for (int i = 0; i < ROUNDS; i++) {
		struct tacho_task t = tacho_task_begin(TACHO_TASK_NONE, "round");

		tacho_mutex_lock(&lock);
		{
			TACHO_REGION(t, "add");
			total += (unsigned long)i;
		}
		tacho_mutex_unlock(&lock);
		tacho_task_end(t);
	}
	return arg;
}

int main(void)
{
	pthread_t threads[WORKERS];
	int rc = tacho_start("embedded.trace"), n = 0;

	if (rc < 0) {
		fprintf(stderr, "embedded.trace: %s\n", tacho_error_text(rc));
		return 1;
	}
	while (n < WORKERS && tacho_pthread_create(&threads[n], NULL, work, NULL) == 0)
		n++;
	for (int i = 0; i < n; i++)
		tacho_pthread_join(threads[i], NULL);
	rc = tacho_stop();
	if (rc < 0)
		fprintf(stderr, "embedded.trace: %s\n", tacho_error_text(rc));
	printf("%lu\n", total);
	return rc < 0 || n < WORKERS;
}
