/* SPDX-License-Identifier: MIT */
/*
 * What tracing costs the program that is traced, beside the floor: one JSON line
 * a measurement, ns an operation, least and median of the runs. One thread, pinned
 * to a core; the tracer's own threads are free.
 *
 *	tracer [-r RUNS] [-n OPERATIONS] [-o FILE]     (default: /dev/null)
 */
#include <tacho/tacho.h>
#include <tacho/wrap.h>

#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	MAX_RUNS = 101
};

static struct {
	int runs;
	long n;
	const char *out;
} opt = { .runs = 15, .n = 200000, .out = "/dev/null" };

static uint64_t now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static volatile uint64_t sink;
static struct tacho_name region_name = TACHO_NAME("region");
static struct tacho_task task;

/* --- what is measured ------------------------------------------------------------------ */

static void op_nothing(void)
{
	__asm__ __volatile__("");
}

static void op_clock(void)
{
#if defined(__x86_64__)
	sink = __builtin_ia32_rdtsc();
#else
	sink = now_ns();
#endif
}

static void op_enabled(void)
{
	if (tacho_enabled())
		sink = 1;
}

static void op_region(void)
{
	struct tacho_region r = tacho_region_begin_name(task, &region_name);

	tacho_region_end(r);
}

static void op_region_text(void)
{
	struct tacho_region r = tacho_region_begin(task, "region by its text");

	tacho_region_end(r);
}

static void op_label(void)
{
	tacho_label("l");
}

static void op_log(void)
{
	static char text[] = "message 000000";
	static unsigned i;

	i++;
	text[8] = (char)('0' + i % 10);
	text[9] = (char)('0' + i / 10 % 10);
	text[10] = (char)('0' + i / 100 % 10);
	tacho_log_bytes(task, "category", text, sizeof(text) - 1);
}

static void op_log_name(void)
{
	static struct tacho_name category = TACHO_NAME("category");
	static unsigned i;
	char text[] = "message 000000";

	text[8] = (char)('0' + i++ % 10);
	tacho_log_name(task, &category, text, sizeof(text) - 1);
}

static void op_task(void)
{
	tacho_task_end(tacho_task_begin(TACHO_TASK_NONE, "task"));
}

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void op_lock_plain(void)
{
	pthread_mutex_lock(&lock);
	pthread_mutex_unlock(&lock);
}

static void op_lock(void)
{
	tacho_mutex_lock(&lock);
	tacho_mutex_unlock(&lock);
}

static void op_write_plain(void)
{
	static int fd = -1;

	if (fd < 0)
		fd = open("/dev/null", 1);
	sink = (uint64_t)write(fd, "", 1);
}

static void op_write(void)
{
	static int fd = -1;

	if (fd < 0)
		fd = open("/dev/null", 1);
	sink = (uint64_t)tacho_write(fd, "", 1);
}

static void *thread_plain(void *arg)
{
	return arg;
}

static void *thread_logs(void *arg)
{
	tacho_log(task, "born", "x");
	return arg;
}

static void op_thread_plain(void)
{
	pthread_t t;

	if (pthread_create(&t, NULL, thread_plain, NULL) == 0)
		pthread_join(t, NULL);
}

static void op_thread(void)
{
	pthread_t t;

	if (pthread_create(&t, NULL, thread_logs, NULL) == 0)
		pthread_join(t, NULL);
}

static void op_advance(void)
{
	tacho_advance();
}

/* --- how -------------------------------------------------------------------------------- */

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Frames between the loop and the operation, for stacks of about that depth. */
__attribute__((noinline)) static void deeper(int depth, void (*op)(void), long n)
{
	if (depth > 0) {
		deeper(depth - 1, op, n);
		__asm__ __volatile__("" ::: "memory");
		return;
	}
	for (long i = 0; i < n; i++)
		op();
	__asm__ __volatile__("" ::: "memory");
}

static void measure(const char *name, void (*op)(void), long n, int depth)
{
	double ns[MAX_RUNS];
	uint64_t begin;

	deeper(depth, op, n / 10 + 1);
	for (int i = 0; i < opt.runs; i++) {
		begin = now_ns();
		deeper(depth, op, n);
		ns[i] = (double)(now_ns() - begin) / (double)n;
	}
	qsort(ns, (size_t)opt.runs, sizeof(ns[0]), by_value);
	printf("{\"bench\": \"tracer\", \"what\": \"%s\", \"ns_min\": %.2f, \"ns_median\": %.2f}\n",
	       name, ns[0], ns[opt.runs / 2]);
	fflush(stdout);
}

static int start(uint32_t no_stacks, uint32_t depth)
{
	struct tacho_start_opts o = TACHO_START_OPTS_INIT;

	o.path = opt.out;
	o.no_stacks = no_stacks;
	o.stack_depth = depth;
	return tacho_start_with(&o);
}

/* 2 us requests of a task, two regions and a log, against the same without tracing. */
static void op_request(void)
{
	struct tacho_task t = tacho_task_begin(TACHO_TASK_NONE, "request");
	struct tacho_region a = tacho_region_begin_name(t, &region_name), b;
	uint64_t x = 1;

	for (int i = 0; i < 900; i++)
		x = x * 6364136223846793005u + 1442695040888963407u;
	b = tacho_region_begin_name(t, &region_name);
	tacho_log(t, "user", "somebody");
	for (int i = 0; i < 900; i++)
		x = x * 6364136223846793005u + 1442695040888963407u;
	sink = x;
	tacho_region_end(b);
	tacho_region_end(a);
	tacho_task_end(t);
}

static void bytes_an_event(void)
{
	struct tacho_stats before = TACHO_STATS_INIT, after = TACHO_STATS_INIT;
	long n = 1000000;

	tacho_advance();
	tacho_get_stats(&before);
	deeper(4, op_region, n);
	tacho_advance();
	tacho_get_stats(&after);
	printf("{\"bench\": \"tracer\", \"what\": \"bytes a region event\", \"bytes\": %.2f}\n",
	       (double)(after.bytes - before.bytes) / (double)(2 * n));
}

static void *idle_thread(void *arg)
{
	pthread_barrier_t *b = arg;

	tacho_log(task, "idle", "x");
	pthread_barrier_wait(b);
	pthread_barrier_wait(b);
	return NULL;
}

static void advance_64(void)
{
	pthread_barrier_t b;
	pthread_t t[64];

	pthread_barrier_init(&b, NULL, 65);
	for (int i = 0; i < 64; i++)
		if (pthread_create(&t[i], NULL, idle_thread, &b) != 0)
			abort();
	pthread_barrier_wait(&b);
	measure("advance, 64 idle threads", op_advance, 50, 0);
	pthread_barrier_wait(&b);
	for (int i = 0; i < 64; i++)
		pthread_join(t[i], NULL);
}

static int discard(void *ctx, const void *bytes, size_t n)
{
	(void)bytes;
	*(uint64_t *)ctx += n;
	return 0;
}

static void snapshot(void)
{
	struct tacho_flight *f;
	uint64_t bytes = 0, begin, least = UINT64_MAX;

	if (tacho_flight_start(NULL, &f) < 0)
		return;
	for (int i = 0; i < 200 && bytes < 9u << 20; i++) {
		uint64_t got = 0;

		deeper(4, op_region, 200000);
		begin = now_ns();
		if (tacho_flight_write(f, discard, &got, &bytes) == 0 && bytes > 8u << 20 &&
		    now_ns() - begin < least)
			least = now_ns() - begin;
	}
	printf("{\"bench\": \"tracer\", \"what\": \"snapshot\", \"bytes\": %llu, \"us\": %.1f}\n",
	       (unsigned long long)bytes, (double)least / 1e3);
	tacho_flight_stop(f);
}

static void traced(const char *how, uint32_t no_stacks, uint32_t depth)
{
	static const struct {
		const char *name;
		void (*op)(void);
		long share;
	} ops[] = {
		{ "label (one event, no stack)", op_label, 1 },
		{ "region pair, by handle", op_region, 1 },
		{ "region pair, by text", op_region_text, 1 },
		{ "log, unique message", op_log, 1 },
		{ "log, category by handle", op_log_name, 1 },
		{ "task begin and end", op_task, 1 },
		{ "free lock and unlock", op_lock, 1 },
		{ "write(2) of one byte", op_write, 4 },
		{ "request of 2 us", op_request, 20 },
	};
	char name[128];

	if (start(no_stacks, depth) < 0)
		abort();
	task = tacho_task_begin(TACHO_TASK_NONE, "bench");
	for (size_t i = 0; i < sizeof(ops) / sizeof(ops[0]); i++) {
		snprintf(name, sizeof(name), "%s: %s", how, ops[i].name);
		measure(name, ops[i].op, opt.n / ops[i].share, 4);
	}
	if (no_stacks == 0) {
		bytes_an_event();
		measure("traced: thread born, one log, joined", op_thread, 200, 0);
		advance_64();
		snapshot();
	}
	if (tacho_stop() < 0)
		fprintf(stderr, "stop failed\n");
}

int main(int argc, char **argv)
{
	cpu_set_t one;
	int c;

	while ((c = getopt(argc, argv, "r:n:o:")) != -1) {
		switch (c) {
		case 'r': opt.runs = atoi(optarg); break;
		case 'n': opt.n = atol(optarg); break;
		case 'o': opt.out = optarg; break;
		default: return 2;
		}
	}
	if (opt.runs < 1 || opt.runs > MAX_RUNS || opt.n < 100)
		return 2;
	CPU_ZERO(&one);
	CPU_SET(0, &one);
	pthread_setaffinity_np(pthread_self(), sizeof(one), &one);
	measure("loop alone", op_nothing, opt.n, 4);
	measure("floor: the counter", op_clock, opt.n, 4);
	measure("off: tacho_enabled", op_enabled, opt.n, 4);
	measure("off: region pair", op_region, opt.n, 4);
	measure("off: request of 2 us", op_request, opt.n / 20, 4);
	measure("plain lock and unlock", op_lock_plain, opt.n, 4);
	measure("plain write(2) of one byte", op_write_plain, opt.n / 4, 4);
	measure("plain thread born, joined", op_thread_plain, 200, 0);
	traced("no stacks", TACHO_STACK_ALL, 0);
	traced("stacks", 0, 8);
	return 0;
}
