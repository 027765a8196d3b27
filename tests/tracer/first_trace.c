/* SPDX-License-Identifier: MIT */
/*
 * The smallest use: one thread, a task, nested regions, logs. Writes argv[1]; without
 * it nothing is started here: the environment may have.
 */
#include <tacho/tacho.h>

#include <stdio.h>

static void inner(struct tacho_task t)
{
	TACHO_REGION(t, "inner");
	tacho_logf(t, "count", "%d of %d", 1, 2);
}

int main(int argc, char **argv)
{
	struct tacho_task t;
	int rc = argc == 2 ? tacho_start(argv[1]) : 0;

	if (rc < 0) {
		fprintf(stderr, "start: %s\n", tacho_error_text(rc));
		return 1;
	}
	t = tacho_task_begin(TACHO_TASK_NONE, "request");
	for (int i = 0; i < 1000; i++) {
		TACHO_REGION(t, "outer");
		inner(t);
		tacho_log(t, "user", "somebody");
	}
	tacho_task_end(t);
	rc = argc == 2 ? tacho_stop() : 0;
	if (rc < 0)
		fprintf(stderr, "stop: %s\n", tacho_error_text(rc));
	return rc < 0;
}
