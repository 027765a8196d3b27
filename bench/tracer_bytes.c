/* SPDX-License-Identifier: MIT */
/*
 * How large events are; see tracer_rows.h. A small event is one that says what happens to
 * a goroutine, or where it is: numbers, a stack and a name that were seen before. Texts of
 * their own and new tasks are not. Each row has the events of one operation, with stacks
 * and back to back, as costs of other tracers are given, so what times add is one byte; events
 * that are more than 128 ns apart have another one.
 */
#include "tracer_rows.h"

#include <tacho/sched.h>
#include <tacho/tacho.h>

#include <stdio.h>
#include <stdlib.h>

enum {
	OPERATIONS = 100000
};

static struct tacho_name region_name = TACHO_NAME("region");
static struct tacho_task task;
static struct tacho_g *ping, *pong;

static void entry(void)
{
}

static void op_region(void)
{
	tacho_region_end(tacho_region_begin_name(task, &region_name));
}

static void op_metric(void)
{
	tacho_metric_heap(1000);
}

static void op_label(void)
{
	tacho_label("label");
}

static void op_yield(void)
{
	tacho_g_stop("yield");
	tacho_g_start(ping);
}

static void op_syscall(void)
{
	tacho_g_syscall_enter();
	tacho_g_syscall_exit();
}

/* Who runs wakes the other one, and waits; twice. */
static void op_hand_over(void)
{
	tacho_g_unblock(pong);
	tacho_g_block("receive");
	tacho_g_start(pong);
	tacho_g_unblock(ping);
	tacho_g_block("receive");
	tacho_g_start(ping);
}

static void op_birth(void)
{
	struct tacho_g *g = tacho_g_create(entry);

	tacho_g_stop("yield");
	tacho_g_start(g);
	tacho_g_exit();
	tacho_g_start(ping);
}

static void op_task(void)
{
	tacho_task_end(tacho_task_begin(TACHO_TASK_NONE, "task"));
}

static void op_log(void)
{
	tacho_log(task, "category", "the same");
}

static void op_log_unique(void)
{
	static unsigned i;
	char text[32];
	int n = snprintf(text, sizeof(text), "message %06u", i++ % 1000000);

	tacho_log_bytes(task, "category", text, (size_t)n);
}

static const struct {
	const char *what;
	void (*op)(void);
	int events;
	bool small;
} rows[] = {
	{ "region", op_region, 2, true },
	{ "metric", op_metric, 1, true },
	{ "label", op_label, 1, true },
	{ "yield and start", op_yield, 2, true },
	{ "system call", op_syscall, 2, true },
	{ "wake, wait and start", op_hand_over, 6, true },
	{ "creation, start, end, and a yield", op_birth, 5, true },
	{ "task", op_task, 2, false },
	{ "log, the message of before", op_log, 1, false },
	{ "log, unique message, with its string", op_log_unique, 2, false },
};

/* One stack for each call in an operation. */
static void repeat(void (*op)(void))
{
	for (int i = 0; i < OPERATIONS; i++)
		op();
}

static double bytes_of(void (*op)(void))
{
	struct tacho_stats before = TACHO_STATS_INIT, after = TACHO_STATS_INIT;

	tacho_advance();
	tacho_get_stats(&before);
	repeat(op);
	tacho_advance();
	tacho_get_stats(&after);
	return (double)(after.bytes - before.bytes) / OPERATIONS;
}

static void print(const char *what, double bytes, int events)
{
	printf("{\"bench\": \"tracer\", \"what\": \"bytes an event: %s\", \"bytes\": %.2f, "
	       "\"events\": %d}\n",
	       what, bytes / events, events);
}

void tracer_row_bytes(void)
{
	struct tacho_stats before = TACHO_STATS_INIT, after = TACHO_STATS_INIT;
	struct tacho_p *p = tacho_p_new();
	double small = 0, bytes;
	int n = 0;

	ping = tacho_g_create(entry);
	pong = tacho_g_create(entry);
	if (!p || !ping || !pong)
		abort();
	tacho_get_stats(&before);
	task = tacho_task_begin(TACHO_TASK_NONE, "bytes");
	tacho_p_start(p);
	tacho_g_start(pong);
	tacho_g_block("receive");
	tacho_g_start(ping);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		bytes = bytes_of(rows[i].op);
		print(rows[i].what, bytes, rows[i].events);
		if (rows[i].small) {
			small += bytes;
			n += rows[i].events;
		}
	}
	print("all small ones", small, n);
	tacho_g_exit();
	tacho_g_unblock(pong);
	tacho_g_start(pong);
	tacho_g_exit();
	tacho_p_stop();
	tacho_p_free(p);
	tacho_task_end(task);
	tacho_get_stats(&after);
	/* Else the rows would have fewer events than they say. */
	if (after.misuse != before.misuse || after.lost_scarce != before.lost_scarce)
		abort();
}
