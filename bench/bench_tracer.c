/* SPDX-License-Identifier: MIT */
/*
 * What tracing costs the program that is traced, beside the floor: one JSON line
 * a measurement, ns an operation: least, median and 99th percentile of many short
 * runs, since other processes disturb long ones. The thread that is measured is
 * pinned to processor 0; the tracer's own threads are free.
 *
 *	bench_tracer [-r RUNS] [-n OPERATIONS] [-o FILE]     (default: /dev/null)
 */
#include "tracer_rows.h"

#include <tacho/sched.h>
#include <tacho/tacho.h>
#include <tacho/wrap.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct {
	int runs;
	long n; /* operations of a run */
	const char *out;
} opt = { .runs = 300, .n = 2000, .out = "/dev/null" };

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
	sink = tracer_now_ns();
#endif
}

static void op_enabled(void)
{
	if (tacho_enabled())
		sink = 1;
}

#define INLINE_CHECKS 64

/* As it stands in a program: no call around it. */
static void op_enabled_inline(void)
{
#pragma GCC unroll 64
	for (int i = 0; i < INLINE_CHECKS; i++) {
		if (tacho_enabled())
			sink = 1;
	}
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

static void op_event(void)
{
	tacho_metric_heap(1000);
}

static struct tacho_name category = TACHO_NAME("category");

static void op_event_stack(void)
{
	tacho_log_name(task, &category, NULL, 0);
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

/* Requests of a task, two regions and a log; and the same without. */
static void request_work(int steps)
{
	uint64_t x = sink;

	for (int i = 0; i < steps; i++)
		x = x * 6364136223846793005u + 1442695040888963407u;
	sink = x;
}

static int request_steps;

static void op_request(void)
{
	struct tacho_task t = tacho_task_begin(TACHO_TASK_NONE, "request");
	struct tacho_region a = tacho_region_begin_name(t, &region_name), b;

	request_work(request_steps / 2);
	b = tacho_region_begin_name(t, &region_name);
	tacho_log(t, "user", "somebody");
	request_work(request_steps / 2);
	tacho_region_end(b);
	tacho_region_end(a);
	tacho_task_end(t);
}

static void op_request_plain(void)
{
	request_work(request_steps / 2);
	request_work(request_steps / 2);
}

/* --- how -------------------------------------------------------------------------------- */

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

static double run_ns(void (*op)(void), long n, int depth)
{
	uint64_t begin = tracer_now_ns();

	deeper(depth, op, n);
	return (double)(tracer_now_ns() - begin) / (double)n;
}

static struct tracer_samples samples, others;

/* The op does it `times` times. */
static void measure_many(const char *how, const char *name, void (*op)(void), long n, int times)
{
	char what[128];

	deeper(4, op, n);
	for (int i = 0; i < opt.runs; i++)
		tracer_sample(&samples, run_ns(op, n, 4) / times);
	snprintf(what, sizeof(what), "%s: %s", how, name);
	tracer_print(what, &samples, "ns");
}

static void measure(const char *how, const char *name, void (*op)(void), long n)
{
	measure_many(how, name, op, n, 1);
}

/* Runs with and without annotations take turns, so that both meet the same neighbours. */
static void requests(const char *how, const char *name, double us)
{
	double with, without;
	long n = (long)(400 / us) + 1;

	request_steps = 1000;
	for (int i = 0; i < 100; i++)
		tracer_sample(&samples, run_ns(op_request_plain, 50, 0));
	request_steps = (int)(1000 * us * 1000 / tracer_percentile(&samples, 0));
	samples.n = 0;
	for (int i = 0; i < 4 * opt.runs; i++) {
		tracer_sample(&samples, run_ns(op_request_plain, n, 4));
		tracer_sample(&others, run_ns(op_request, n, 4));
	}
	without = tracer_percentile(&samples, 25);
	with = tracer_percentile(&others, 25);
	printf("{\"bench\": \"tracer\", \"what\": \"%s: requests of %s\", \"ns_plain\": %.1f, "
	       "\"ns_traced\": %.1f, \"percent\": %.2f, \"percent_of_least\": %.2f}\n",
	       how, name, without, with, 100 * (with / without - 1),
	       100 * (tracer_percentile(&others, 0) / tracer_percentile(&samples, 0) - 1));
	samples.n = 0;
	others.n = 0;
}

/* The processor's whole mask while the tracer makes its threads. */
static int start(uint32_t no_stacks, uint32_t depth)
{
	struct tacho_start_opts o = TACHO_START_OPTS_INIT;
	int rc;

	o.path = opt.out;
	o.no_stacks = no_stacks;
	o.stack_depth = depth;
	tracer_pin(-1);
	rc = tacho_start_with(&o);
	tracer_pin(0);
	return rc;
}

static void bytes_of_requests(void)
{
	struct tacho_stats before = TACHO_STATS_INIT, after = TACHO_STATS_INIT;

	tacho_advance();
	tacho_get_stats(&before);
	deeper(4, op_request, 20000);
	tacho_advance();
	tacho_get_stats(&after);
	printf("{\"bench\": \"tracer\", \"what\": \"bytes an event: requests of 20 us, 7 events\", "
	       "\"bytes\": %.2f}\n",
	       (double)(after.bytes - before.bytes) / (20000 * 7));
}

static void traced(const char *how, uint32_t no_stacks, uint32_t depth)
{
	static const struct {
		const char *name;
		void (*op)(void);
	} ops[] = {
		{ "one event, no stack", op_event },
		{ "one event and its stack", op_event_stack },
		{ "label", op_label },
		{ "region pair, by handle", op_region },
		{ "region pair, by text", op_region_text },
		{ "log, unique message", op_log },
		{ "log, category by handle", op_log_name },
		{ "task begin and end", op_task },
		{ "free lock and unlock", op_lock },
		{ "write(2) of one byte", op_write },
	};
	if (start(no_stacks, depth) < 0)
		abort();
	task = tacho_task_begin(TACHO_TASK_NONE, "bench");
	if (no_stacks == 0)
		tracer_row_bytes();
	for (size_t i = 0; i < sizeof(ops) / sizeof(ops[0]); i++)
		measure(how, ops[i].name, ops[i].op, opt.n);
	requests(how, "2 us", 2);
	requests(how, "20 us", 20);
	if (no_stacks == 0) {
		bytes_of_requests();
		tracer_row_threads(opt.runs * 5);
		tracer_row_advance(opt.runs);
		tracer_row_stalls(opt.runs * 3, opt.runs / 10 + 3);
		tracer_row_writer(opt.runs / 5 + 1);
	}
	if (tacho_stop() < 0)
		fprintf(stderr, "stop failed\n");
}

int main(int argc, char **argv)
{
	int c;

	while ((c = getopt(argc, argv, "r:n:o:")) != -1) {
		switch (c) {
		case 'r': opt.runs = atoi(optarg); break;
		case 'n': opt.n = atol(optarg); break;
		case 'o': opt.out = optarg; break;
		default: return 2;
		}
	}
	if (opt.runs < 1 || opt.runs > TRACER_MAX_SAMPLES / 5 || opt.n < 10)
		return 2;
	tracer_pin(0);
	measure("floor", "loop alone", op_nothing, opt.n);
	measure("floor", "the counter", op_clock, opt.n);
	measure("off", "tacho_enabled", op_enabled, opt.n);
	measure_many("off", "tacho_enabled, inline", op_enabled_inline, opt.n, INLINE_CHECKS);
	measure("off", "region pair", op_region, opt.n);
	measure("off", "log", op_log, opt.n);
	measure("plain", "lock and unlock", op_lock_plain, opt.n);
	measure("plain", "write(2) of one byte", op_write_plain, opt.n);
	/* Before the tasks of the other pass: their ids grow. */
	traced("stacks", 0, 8);
	traced("no stacks", TACHO_STACK_ALL, 0);
	return 0;
}
