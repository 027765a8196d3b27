/* SPDX-License-Identifier: MIT */
/*
 * A loop of requests with a task each, two regions and a log line.
 *
 *	cc trace_requests.c $(pkg-config --cflags --libs libtacho)
 *	./a.out && tacho tasks requests.trace
 */
#include <stdio.h>

#include <tacho/tacho.h>

static volatile unsigned long work_done;

static void work(unsigned long n)
{
	for (unsigned long i = 0; i < n; i++)
		work_done += i;
}

static void handle(int id)
{
	struct tacho_task t = tacho_task_begin(TACHO_TASK_NONE, "request");

	tacho_logf(t, "id", "%d", id);
	{
		TACHO_REGION(t, "parse");
		work(2000);
	}
	{
		TACHO_REGION(t, "answer");
		work(id % 100 == 0 ? 200000 : 5000);
	}
	tacho_task_end(t);
}

int main(void)
{
	int rc = tacho_start("requests.trace");

	if (rc < 0) {
		fprintf(stderr, "requests.trace: %s\n", tacho_error_text(rc));
		return 1;
	}
	for (int id = 0; id < 2000; id++)
		handle(id);
	rc = tacho_stop();
	if (rc < 0)
		fprintf(stderr, "requests.trace: %s\n", tacho_error_text(rc));
	return rc < 0;
}
