/* SPDX-License-Identifier: MIT */
/*
 * A thread is held inside a section, so no generation can end and no block of the crash
 * file can be used again, while another one writes more than the file holds; then the
 * process is killed. What was written before the file was full must be recovered, and
 * the recovery must say that it was full.
 *
 *	forced_crash CRASHFILE
 */
#include "base/testpoint.h"

#include <tacho/tacho.h>

#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	LOGS = 500000 /* of more than 20 bytes each: several times the smallest file */
};

static __thread bool holds;
static sem_t held;

void tc_testpoint(const char *place)
{
	if (!holds || strcmp(place, "section: generation loaded") != 0)
		return;
	sem_post(&held);
	for (;;)
		pause();
}

bool tc_test_refuses(void)
{
	return false;
}

static void *holder(void *arg)
{
	tacho_log(TACHO_TASK_NONE, "n", "before");
	holds = true;
	tacho_log(TACHO_TASK_NONE, "n", "never");
	return arg;
}

int main(int argc, char **argv)
{
	struct tacho_start_opts o = TACHO_START_OPTS_INIT;
	pthread_t t;

	if (argc != 2)
		return 2;
	o.path = "/dev/null";
	o.crash_file = argv[1];
	o.crash_bytes = 4 << 20;
	if (sem_init(&held, 0, 0) != 0 || tacho_start_with(&o) < 0 ||
	    pthread_create(&t, NULL, holder, NULL) != 0)
		return 1;
	while (sem_wait(&held) != 0)
		;
	for (unsigned i = 1; i <= LOGS; i++)
		tacho_logf(TACHO_TASK_NONE, "n", "number %u", i);
	raise(SIGKILL);
	return 1;
}
