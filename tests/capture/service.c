/* SPDX-License-Identifier: MIT */
/*
 * A service that does what its input says, a line each, and answers each with a line:
 *
 *	start FILE | stop | on SETTINGS (";" for line breaks)
 *	task NAME MICROSECONDS [error]   region NAME MICROSECONDS   stw MICROSECONDS
 *	tasks NAME N MICROSECONDS (all open at a time)
 *	watch NAME MICROSECONDS          trigger N METADATA
 *	noise N (of different texts)
 *	convoy MILLISECONDS              sched RUNNABLE PROCS HELD
 *	burn MILLISECONDS (of CPU time)
 *	stats | error
 *
 * `trigger` answers with the longest time that one of the N calls took, in ns of its
 * thread's CPU, so that other programs do not count.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <tacho/capture.h>
#include <tacho/sched.h>
#include <tacho/wrap.h>

static uint64_t now_ns(clockid_t clock)
{
	struct timespec t;

	(void)clock_gettime(clock, &t);
	return (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec;
}

static void spend(uint64_t us)
{
	struct timespec t = { (time_t)(us / 1000000), (long)(us % 1000000) * 1000 };

	(void)nanosleep(&t, NULL);
}

static void do_task(const char *name, uint64_t us, bool fails)
{
	struct tacho_task t = tacho_task_begin(TACHO_TASK_NONE, name);

	spend(us);
	if (fails)
		tacho_slo_error(t, "it failed");
	tacho_task_end(t);
	printf("ok\n");
}

static void do_tasks(const char *name, unsigned long n, uint64_t us)
{
	struct tacho_task *t = calloc(n + 1, sizeof(*t));

	if (!t)
		abort();
	for (unsigned long i = 0; i < n; i++)
		t[i] = tacho_task_begin(TACHO_TASK_NONE, name);
	spend(us);
	for (unsigned long i = 0; i < n; i++)
		tacho_task_end(t[i]);
	free(t);
	printf("ok\n");
}

static void do_region(const char *name, uint64_t us)
{
	struct tacho_region r = tacho_region_begin(TACHO_TASK_NONE, name);

	spend(us);
	tacho_region_end(r);
	printf("ok\n");
}

static void do_triggers(unsigned long n, const char *metadata)
{
	uint64_t began = now_ns(CLOCK_THREAD_CPUTIME_ID), ns;

	for (unsigned long i = 0; i < n; i++)
		tacho_trigger("asked for", metadata);
	ns = now_ns(CLOCK_THREAD_CPUTIME_ID) - began;
	printf("%llu ns each\n", (unsigned long long)(n ? ns / n : 0));
}

static void do_noise(unsigned long n)
{
	char text[256];

	for (unsigned long i = 0; i < n; i++) {
		(void)snprintf(text, sizeof(text), "%0200lu", i);
		tacho_log(TACHO_TASK_NONE, "noise", text);
	}
	printf("ok\n");
}

static void do_watch(const char *name, uint64_t us)
{
	struct tacho_slo_opts o = TACHO_SLO_OPTS_INIT;

	o.threshold_ns = us * 1000;
	printf("%d\n", tacho_slo_watch_task(name, &o));
}

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static uint64_t until_ns;

static void *crowd(void *arg)
{
	while (now_ns(CLOCK_MONOTONIC) < until_ns) {
		struct timespec t = { 0, 300000 };

		tacho_mutex_lock(&lock);
		(void)tacho_nanosleep(&t, NULL);
		tacho_mutex_unlock(&lock);
	}
	return arg;
}

static void do_convoy(uint64_t ms)
{
	pthread_t threads[6];

	until_ns = now_ns(CLOCK_MONOTONIC) + ms * 1000000;
	for (size_t i = 0; i < 6; i++)
		if (pthread_create(&threads[i], NULL, crowd, NULL) != 0)
			abort();
	for (size_t i = 0; i < 6; i++)
		pthread_join(threads[i], NULL);
	printf("ok\n");
}

static void do_burn(uint64_t ms)
{
	uint64_t end = now_ns(CLOCK_THREAD_CPUTIME_ID) + ms * 1000000;

	tacho_log(TACHO_TASK_NONE, "burn", "begins");
	while (now_ns(CLOCK_THREAD_CPUTIME_ID) < end)
		;
	tacho_log(TACHO_TASK_NONE, "burn", "ends");
	printf("ok\n");
}

static void print_stats(void)
{
	struct tacho_capture_stats s = TACHO_CAPTURE_STATS_INIT;

	tacho_capture_get_stats(&s);
	printf("{\"triggers\":%llu,\"suppressed\":%llu,\"over_budget\":%llu,\"snapshots\":%llu,"
	       "\"repeats\":%llu,\"failed\":%llu,\"bytes\":%llu,\"unwatched\":%llu,\"on\":%d}\n",
	       (unsigned long long)s.triggers, (unsigned long long)s.suppressed,
	       (unsigned long long)s.over_budget, (unsigned long long)s.snapshots,
	       (unsigned long long)s.repeats, (unsigned long long)s.failed,
	       (unsigned long long)s.bytes, (unsigned long long)s.unwatched, tacho_enabled());
}

static void do_line(char *line)
{
	char word[16] = "", name[128] = "", last[16] = "";
	unsigned long n = 0, p = 0, q = 0;
	char error[600], *text = strchr(line, ' ');

	text = text ? text + 1 : line + strlen(line);
	if (sscanf(line, "task \"%127[^\"]\" %lu %15s", name, &n, last) >= 2) {
		do_task(name, n, last[0] != '\0');
	} else if (sscanf(line, "tasks \"%127[^\"]\" %lu %lu", name, &n, &p) == 3) {
		do_tasks(name, n, p);
	} else if (sscanf(line, "region \"%127[^\"]\" %lu", name, &n) == 2) {
		do_region(name, n);
	} else if (sscanf(line, "watch \"%127[^\"]\" %lu", name, &n) == 2) {
		do_watch(name, n);
	} else if (sscanf(line, "trigger %lu %127s", &n, name) >= 1) {
		do_triggers(n, name[0] ? name : NULL);
	} else if (sscanf(line, "sched %lu %lu %lu", &n, &p, &q) == 3) {
		tacho_capture_sched(n, p, q);
		printf("ok\n");
	} else if (sscanf(line, "convoy %lu", &n) == 1) {
		do_convoy(n);
	} else if (sscanf(line, "burn %lu", &n) == 1) {
		do_burn(n);
	} else if (sscanf(line, "noise %lu", &n) == 1) {
		do_noise(n);
	} else if (sscanf(line, "stw %lu", &n) == 1) {
		tacho_stw_begin("test");
		spend(n);
		tacho_stw_end();
		printf("ok\n");
	} else if (sscanf(line, "%15s", word) == 1 && strcmp(word, "start") == 0) {
		printf("%d\n", tacho_capture_start(NULL, text));
	} else if (strcmp(word, "on") == 0) {
		for (char *c = text; *c; c++)
			*c = *c == ';' ? '\n' : *c;
		printf("%d\n", tacho_capture_start(text, NULL));
	} else if (strcmp(word, "stop") == 0) {
		tacho_capture_stop();
		printf("ok\n");
	} else if (strcmp(word, "stats") == 0) {
		print_stats();
	} else if (strcmp(word, "error") == 0) {
		tacho_capture_error(error, sizeof(error));
		printf("%s\n", error);
	} else {
		printf("what?\n");
	}
	fflush(stdout);
}

int main(void)
{
	char line[4096];

	while (fgets(line, sizeof(line), stdin)) {
		line[strcspn(line, "\n")] = '\0';
		do_line(line);
	}
	tacho_capture_stop();
	return 0;
}
