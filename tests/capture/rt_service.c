/* SPDX-License-Identifier: MIT */
/*
 * A program with goroutines that gets into trouble until there is a snapshot of it:
 *	rt_service runnable|held|stw SETTINGS (";" for line breaks)
 * Prints how many snapshots there are. Ends by itself after a minute and a half.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <tacho/capture.h>
#include <tacho/rt.h>

#define MS INT64_C(1000000)

static int64_t until_ns;

static bool goes_on(void)
{
	struct tacho_capture_stats s = TACHO_CAPTURE_STATS_INIT;

	tacho_capture_get_stats(&s);
	return s.snapshots == 0 && tacho_rt_now_ns() < until_ns;
}

/* Many more than there are Ps. */
static void compute(void *arg)
{
	int64_t end = tacho_rt_now_ns() + MS;

	(void)arg;
	while (tacho_rt_now_ns() < end)
		;
}

static void crowd(void)
{
	for (int i = 0; i < 100; i++)
		(void)tacho_go(compute, NULL);
	while (tacho_rt_count() > 1)
		tacho_rt_yield();
}

/* Nobody waits for the P, so it is not taken away. */
static void call(void)
{
	struct timespec t = { 0, 50 * MS };

	tacho_rt_syscall_enter();
	(void)nanosleep(&t, NULL);
	tacho_rt_syscall_exit();
}

/* The number of Ps can only be changed while the world is stopped. */
static void stop(void)
{
	(void)tacho_rt_set_procs(tacho_rt_procs() == 1 ? 2 : 1);
	tacho_rt_sleep(MS);
}

static void run(void *arg)
{
	const char *trouble = arg;

	until_ns = tacho_rt_now_ns() + 90000 * MS;
	while (goes_on()) {
		if (strcmp(trouble, "runnable") == 0)
			crowd();
		else if (strcmp(trouble, "held") == 0)
			call();
		else
			stop();
	}
}

int main(int argc, char **argv)
{
	struct tacho_capture_stats s = TACHO_CAPTURE_STATS_INIT;
	struct tacho_rt_opts opts = TACHO_RT_OPTS_INIT;

	if (argc != 3)
		return 2;
	for (char *c = argv[2]; *c; c++)
		*c = *c == ';' ? '\n' : *c;
	if (tacho_capture_start(argv[2], NULL) < 0)
		return 1;
	opts.procs = 2;
	if (tacho_rt_run(run, argv[1], &opts) < 0)
		return 1;
	tacho_capture_stop();
	tacho_capture_get_stats(&s);
	printf("%llu\n", (unsigned long long)s.snapshots);
	return 0;
}
