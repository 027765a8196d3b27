/* SPDX-License-Identifier: MIT */
/*
 * The tracer from inside one process: every case makes a trace in memory or a file
 * and has the reader judge it. Misuse is counted and leaves the trace readable.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>
#include <pthread.h>
#include <unistd.h>

#include <tacho/sched.h>

#include "support/memory_trace.h"
#include "tracer/thread.h"

/* --- start and stop ---------------------------------------------------------------------- */

static void test_calls_in_the_wrong_order(void **state)
{
	struct tacho_start_opts o;
	uint64_t n[TACHO_KIND_COUNT];
	struct memory_trace m, other;

	(void)state;
	assert_int_equal(tacho_stop(), TACHO_EMISUSE);
	assert_int_equal(tacho_advance(), TACHO_EMISUSE);
	assert_false(tacho_enabled());
	o = memory_opts(&m);
	assert_int_equal(tacho_start_with(&o), 0);
	assert_true(tacho_enabled());
	o = memory_opts(&other);
	assert_int_equal(tacho_start_with(&o), TACHO_EMISUSE);
	tacho_log(TACHO_TASK_NONE, "a", "b");
	assert_int_equal(tacho_stop(), 0);
	assert_int_equal(tacho_stop(), TACHO_EMISUSE);
	assert_false(tacho_enabled());
	memory_judge(&m, n);
	assert_int_equal(n[TACHO_KIND_LOG], 1);
}

static void test_options(void **state)
{
	struct {
		struct tacho_start_opts o;
		uint64_t later;
	} newer = { TACHO_START_OPTS_INIT, 0 };
	struct tacho_start_opts o = TACHO_START_OPTS_INIT;
	struct memory_trace m;

	(void)state;
	assert_int_equal(tacho_start_with(NULL), TACHO_EMISUSE);
	assert_int_equal(tacho_start_with(&o), TACHO_EMISUSE); /* no sink */
	o = memory_opts(&m);
	o.path = "x";
	assert_int_equal(tacho_start_with(&o), TACHO_EMISUSE); /* two */
	o = memory_opts(&m);
	o.stack_depth = 129;
	assert_int_equal(tacho_start_with(&o), TACHO_EMISUSE);
	o = memory_opts(&m);
	o.gen_ns = 1;
	assert_int_equal(tacho_start_with(&o), TACHO_EMISUSE);
	o = memory_opts(&m);
	o.size = 3;
	assert_int_equal(tacho_start_with(&o), TACHO_EMISUSE);
	newer.o = memory_opts(&m);
	newer.o.size = sizeof(newer);
	newer.later = 1;
	assert_int_equal(tacho_start_with(&newer.o), TACHO_EMISUSE);
	newer.later = 0;
	assert_int_equal(tacho_start_with(&newer.o), 0);
	assert_int_equal(tacho_stop(), 0);
	free(m.p);
	/* An older program, whose struct ended behind ctx. */
	o = memory_opts(&m);
	o.size = offsetof(struct tacho_start_opts, gen_ns);
	o.gen_ns = 1;
	assert_int_equal(tacho_start_with(&o), 0);
	assert_int_equal(tacho_stop(), 0);
	free(m.p);
	assert_int_equal(tacho_start("/no/such/folder/x"), TACHO_EIO);
	assert_int_equal(errno, ENOENT);
	assert_int_equal(tacho_start_fd(-1), TACHO_EMISUSE);
}

static void test_sinks_that_fail(void **state)
{
	struct tacho_start_opts o;
	struct memory_trace m;

	(void)state;
	o = memory_opts(&m);
	m.fail_at = 1000;
	assert_int_equal(tacho_start_with(&o), 0);
	for (int i = 0; i < 1000; i++)
		tacho_logf(TACHO_TASK_NONE, "c", "%d", i);
	assert_int_equal(tacho_stop(), -77);
	free(m.p);
	assert_int_equal(tacho_start("/dev/full"), 0);
	tacho_log(TACHO_TASK_NONE, "c", "x");
	assert_int_equal(tacho_stop(), TACHO_EIO);
	assert_int_equal(errno, ENOSPC);
}

static void test_closed_pipe(void **state)
{
	int fd[2];

	(void)state;
	assert_int_equal(pipe(fd), 0);
	close(fd[0]);
	assert_int_equal(tacho_start_fd(fd[1]), 0);
	tacho_log(TACHO_TASK_NONE, "c", "x");
	assert_int_equal(tacho_stop(), TACHO_EIO);
	assert_int_equal(errno, EPIPE);
	close(fd[1]);
}

static void test_slow_sink(void **state)
{
	uint64_t n[TACHO_KIND_COUNT], logged = 0;
	struct tacho_start_opts o;
	struct tacho_stats before = tracer_stats(), after;
	struct memory_trace m;

	(void)state;
	o = memory_opts(&m);
	m.sleep_us = 5000;
	o.max_memory = 1 << 20;
	o.gen_ns = 20 * 1000 * 1000;
	assert_int_equal(tacho_start_with(&o), 0);
	/* However slow this program runs, at last it is faster than the sink. */
	while (tracer_stats().lost_scarce == before.lost_scarce && logged < 30000000) {
		for (int i = 0; i < 100000; i++) {
			TACHO_REGION(TACHO_TASK_NONE, "r");
			tacho_logf(TACHO_TASK_NONE, "c", "message number %d", i);
		}
		logged += 100000;
	}
	m.sleep_us = 0;
	assert_int_equal(tacho_stop(), 0);
	after = tracer_stats();
	memory_judge(&m, n);
	/* What is missing was counted, and nothing else is. */
	assert_true(after.lost_scarce > before.lost_scarce);
	assert_int_equal(after.lost_gens, before.lost_gens);
	assert_int_equal(n[TACHO_KIND_REGION_BEGIN], n[TACHO_KIND_REGION_END]);
	assert_true(n[TACHO_KIND_LOG] < logged);
}

/* Logs until something of it is lost for want of memory; how many. */
static uint64_t log_until_lost(uint64_t lost_before)
{
	uint64_t logged = 0;

	while (tracer_stats().lost_scarce == lost_before && logged < 30000000) {
		for (int i = 0; i < 10000; i++)
			tacho_logf(TACHO_TASK_NONE, "c", "message number %d", i);
		logged += 10000;
	}
	return logged;
}

struct drain {
	int fd;
	struct memory_trace m;
};

static void *drain_pipe(void *arg)
{
	struct drain *d = arg;
	uint8_t bytes[4096];
	ssize_t n;

	while ((n = read(d->fd, bytes, sizeof(bytes))) > 0)
		(void)memory_take(&d->m, bytes, (size_t)n);
	return NULL;
}

/* A pipe that nobody reads: the program goes on, and what is lost is counted; the end of
 * the trace waits for a reader. */
static void test_blocked_sink(void **state)
{
	struct tacho_start_opts o = TACHO_START_OPTS_INIT;
	struct tacho_stats before = tracer_stats();
	uint64_t n[TACHO_KIND_COUNT], logged;
	struct drain d = { 0 };
	pthread_t reader;
	int fd[2];

	(void)state;
	assert_int_equal(pipe(fd), 0);
	o.fd = fd[1];
	o.max_memory = 1 << 20;
	o.gen_ns = 20 * 1000 * 1000;
	assert_int_equal(tacho_start_with(&o), 0);
	logged = log_until_lost(before.lost_scarce);
	assert_true(tracer_stats().lost_scarce > before.lost_scarce);
	d.fd = fd[0];
	assert_int_equal(pthread_create(&reader, NULL, drain_pipe, &d), 0);
	assert_int_equal(tacho_stop(), 0);
	close(fd[1]);
	pthread_join(reader, NULL);
	close(fd[0]);
	memory_judge(&d.m, n);
	assert_true(n[TACHO_KIND_LOG] > 0 && n[TACHO_KIND_LOG] < logged);
}

/* --- annotations ------------------------------------------------------------------------------ */

static void test_names(void **state)
{
	uint64_t n[TACHO_KIND_COUNT];
	struct tacho_start_opts o;
	char *huge = malloc(100000);
	struct tacho_task t;
	struct memory_trace m;

	(void)state;
	assert_non_null(huge);
	memset(huge, 'x', 99999);
	huge[99999] = '\0';
	o = memory_opts(&m);
	assert_int_equal(tacho_start_with(&o), 0);
	t = tacho_task_begin(TACHO_TASK_NONE, huge);
	tacho_task_end(tacho_task_begin(t, NULL));
	tacho_region_end(tacho_region_begin(t, huge));
	tacho_region_end(tacho_region_begin(t, NULL));
	tacho_region_end(tacho_region_begin_name(t, NULL));
	tacho_region_end(tacho_region_begin(t, "\xff\xfe\xc0 not UTF-8 \x80"));
	tacho_log(t, huge, huge);
	tacho_log(t, NULL, NULL);
	tacho_log_bytes(t, "bytes", "a\0b", 3);
	tacho_log_bytes(t, "none", NULL, 3);
	tacho_logf(t, "f", "%s", huge);
	tacho_logf(t, "f", NULL);
	tacho_label(huge);
	tacho_label("");
	tacho_label(NULL);
	tacho_thread_name(huge);
	tacho_thread_name(NULL);
	tacho_task_end(t);
	assert_int_equal(tacho_stop(), 0);
	free(huge);
	memory_judge(&m, n);
	assert_int_equal(n[TACHO_KIND_TASK_BEGIN], 2);
	assert_int_equal(n[TACHO_KIND_TASK_END], 2);
	assert_int_equal(n[TACHO_KIND_REGION_BEGIN], 4);
	assert_int_equal(n[TACHO_KIND_REGION_END], 4);
	assert_int_equal(n[TACHO_KIND_LOG], 5);
}

static void *end_elsewhere(void *arg)
{
	tacho_region_end(*(struct tacho_region *)arg);
	return NULL;
}

static void test_regions_that_do_not_match(void **state)
{
	struct tacho_region a, b, c, deep[100];
	uint64_t n[TACHO_KIND_COUNT];
	struct tacho_stats before = tracer_stats(), after;
	struct tacho_start_opts o;
	struct memory_trace m;
	pthread_t t;

	(void)state;
	o = memory_opts(&m);
	assert_int_equal(tacho_start_with(&o), 0);
	a = tacho_region_begin(TACHO_TASK_NONE, "a");
	b = tacho_region_begin(TACHO_TASK_NONE, "b");
	c = tacho_region_begin(TACHO_TASK_NONE, "c");
	tacho_region_end(a); /* ends c and b: 2 */
	tacho_region_end(b); /* not open: 3 */
	tacho_region_end(c); /* not open: 4 */
	tacho_region_end(a); /* again: 5 */
	a = tacho_region_begin(TACHO_TASK_NONE, "mine");
	assert_int_equal(pthread_create(&t, NULL, end_elsewhere, &a), 0); /* 6 */
	pthread_join(t, NULL);
	tacho_region_end(a);
	after = tracer_stats();
	assert_int_equal(after.misuse - before.misuse, 6);
	for (int i = 0; i < 100; i++)
		deep[i] = tacho_region_begin(TACHO_TASK_NONE, "deep");
	for (int i = 100; i-- > 0;)
		tacho_region_end(deep[i]);
	assert_int_equal(tracer_stats().lost_deep - before.lost_deep, 36);
	assert_int_equal(tracer_stats().misuse, after.misuse);
	a = tacho_region_begin(TACHO_TASK_NONE, "open at the end");
	assert_int_equal(tacho_stop(), 0);
	memory_judge(&m, n);
	assert_int_equal(n[TACHO_KIND_REGION_BEGIN], 3 + 1 + 64 + 1);
	assert_int_equal(n[TACHO_KIND_REGION_END], 3 + 1 + 64);
	/* Its trace is over, and another one does not know it. */
	o = memory_opts(&m);
	assert_int_equal(tacho_start_with(&o), 0);
	tacho_region_end(a);
	a = tacho_region_begin(TACHO_TASK_NONE, "b");
	tacho_region_end(a);
	assert_int_equal(tacho_stop(), 0);
	memory_judge(&m, n);
	assert_int_equal(n[TACHO_KIND_REGION_END], 1);
}

static void test_tasks(void **state)
{
	struct tacho_task off = tacho_task_begin(TACHO_TASK_NONE, "while off"), t;
	uint64_t n[TACHO_KIND_COUNT];
	struct tacho_stats before = tracer_stats();
	struct tacho_start_opts o;
	struct memory_trace m;

	(void)state;
	assert_true(off.id != 0);
	tacho_task_end(off);
	o = memory_opts(&m);
	assert_int_equal(tacho_start_with(&o), 0);
	t = tacho_task_begin(off, "child");
	assert_true(t.id > off.id);
	tacho_task_end(t);
	tacho_task_end(t); /* written again, as Go does */
	tacho_task_end(off);
	tacho_task_end(TACHO_TASK_NONE);                                              /* 1 */
	tacho_task_end((struct tacho_task){ UINT64_MAX });                            /* 2 */
	tacho_region_end(tacho_region_begin((struct tacho_task){ UINT64_MAX }, "r")); /* 3 */
	assert_int_equal(tacho_stop(), 0);
	assert_int_equal(tracer_stats().misuse - before.misuse, 3);
	memory_judge(&m, n);
	assert_int_equal(n[TACHO_KIND_TASK_BEGIN], 1);
	assert_int_equal(n[TACHO_KIND_TASK_END], 3);
}

/* How often the bytes are there. */
static int found(const struct memory_trace *m, const char *bytes, size_t n)
{
	const uint8_t *p = m->p, *end = m->p + m->n;
	int times = 0;

	while ((p = memmem(p, (size_t)(end - p), bytes, n)) != NULL) {
		times++;
		p += n;
	}
	return times;
}

/* A message that is said again from where it was is not written again, unless it differs. */
static void test_messages_again(void **state)
{
	char text[] = "said again";
	uint64_t n[TACHO_KIND_COUNT];
	struct tacho_start_opts o;
	struct memory_trace m;

	(void)state;
	o = memory_opts(&m);
	assert_int_equal(tacho_start_with(&o), 0);
	for (int i = 0; i < 5; i++)
		tacho_log(TACHO_TASK_NONE, "c", text);
	memcpy(text, "SAID", 4);
	tacho_log(TACHO_TASK_NONE, "c", text);
	tacho_log_bytes(TACHO_TASK_NONE, "c", text, 4);
	assert_int_equal(tacho_advance(), 0);
	tacho_log(TACHO_TASK_NONE, "c", text);
	assert_int_equal(tacho_stop(), 0);
	assert_int_equal(found(&m, "said again", 10), 1);
	assert_int_equal(found(&m, "SAID again", 10), 2); /* once a generation */
	assert_int_equal(found(&m, "SAID", 4), 3);
	memory_judge(&m, n);
	assert_int_equal(n[TACHO_KIND_LOG], 8);
}

static void test_experimental(void **state)
{
	static uint8_t large[TACHO_EXPERIMENTAL_MAX_BYTES + 1];
	uint64_t n[TACHO_KIND_COUNT], bytes;
	struct tacho_stats before = tracer_stats();
	struct tacho_start_opts o;
	struct tacho_flight *f;
	struct memory_trace m, snapshot = { 0 };

	(void)state;
	tacho_experimental(7, "while off", 9);
	assert_int_equal(tacho_flight_start(NULL, &f), 0);
	o = memory_opts(&m);
	assert_int_equal(tacho_start_with(&o), 0);
	memset(large, 'L', sizeof(large));
	tacho_experimental(0, "x", 1);                                  /* 1 */
	tacho_experimental(256, "x", 1);                                /* 2 */
	tacho_experimental(7, NULL, 1);                                 /* 3 */
	tacho_experimental(7, "x", 0);                                  /* 4 */
	tacho_experimental(7, large, TACHO_EXPERIMENTAL_MAX_BYTES + 1); /* 5 */
	for (int i = 0; i < 3; i++)
		tacho_experimental(7, "small piece", 11);
	tacho_experimental(255, large, TACHO_EXPERIMENTAL_MAX_BYTES);
	assert_int_equal(tracer_stats().misuse - before.misuse, 5);
	assert_int_equal(tacho_advance(), 0);
	tacho_experimental(7, "small piece", 11);
	assert_int_equal(tacho_flight_write(f, memory_take, &snapshot, &bytes), 0);
	assert_int_equal(tacho_stop(), 0);
	tacho_flight_stop(f);
	assert_int_equal(found(&m, "small piece", 11), 4);
	assert_int_equal(found(&snapshot, "small piece", 11), 4);
	assert_int_equal(found(&m, "while off", 9), 0);
	assert_int_equal(found(&snapshot, (const char *)large, TACHO_EXPERIMENTAL_MAX_BYTES), 1);
	memory_judge(&snapshot, n);
	memory_judge(&m, n);
}

/*
 * Who called code without frame pointers is not to be known. What looks like the last frame
 * then changes each time; stacks must not. Not with the sanitizer's own place for locals:
 * they are to be on the thread's stack.
 */
__attribute__((no_sanitize("address"))) static void test_frames_that_are_none(void **state)
{
	uint64_t pc = (uint64_t)(uintptr_t)&test_experimental + 1, first = 0, id;
	uint64_t frames[3][2] = { { 0, pc }, { 0, pc + 1 }, { 0, 0 } };
	struct tacho_start_opts o;
	struct memory_trace m;

	(void)state;
	o = memory_opts(&m);
	assert_int_equal(tacho_start_with(&o), 0);
	frames[0][0] = (uint64_t)(uintptr_t)frames[1];
	frames[1][0] = (uint64_t)(uintptr_t)frames[2];
	for (uint64_t i = 0; i < 1000; i++) {
		frames[2][1] = 100000 + i;
		id = tc_stack_at(tc_thread_self(), frames[0]);
		first = i == 0 ? id : first;
		assert_true(id != 0 && id == first);
	}
	assert_int_equal(tacho_stop(), 0);
	free(m.p);
}

/* Two stacks that take turns are both found again, wherever they have their places. */
__attribute__((no_sanitize("address"))) static void test_stacks_in_turns(void **state)
{
	enum {
		STACKS = 64,
		TURNS = 4
	};
	uint64_t pc = (uint64_t)(uintptr_t)&test_experimental + 1, frame[2] = { 0, 0 };
	struct tc_stack *seen[TC_CACHE];
	struct tacho_start_opts o;
	struct memory_trace m;
	struct tc_thread *self;

	(void)state;
	o = memory_opts(&m);
	assert_int_equal(tacho_start_with(&o), 0);
	self = tc_thread_self();
	for (uint64_t a = 0; a < STACKS; a++) {
		for (uint64_t b = 0; b < a; b++) {
			for (uint64_t other = 0; other < STACKS; other++) {
				frame[1] = pc + 1000 + other;
				assert_true(tc_stack_at(self, frame) != 0);
			}
			for (int turn = 0; turn < 2 * TURNS; turn++) {
				frame[1] = pc + (turn % 2 ? a : b);
				assert_true(tc_stack_at(self, frame) != 0);
				if (turn == TURNS)
					memcpy((void *)seen, (void *)self->stack_cache,
					       sizeof(seen));
			}
			assert_memory_equal(seen, self->stack_cache, sizeof(seen));
		}
	}
	assert_int_equal(tacho_stop(), 0);
	free(m.p);
}

/* --- schedulers ---------------------------------------------------------------------------------------- */

static void entry(void)
{
}

static void test_hooks_at_the_wrong_moment(void **state)
{
	uint64_t n[TACHO_KIND_COUNT];
	struct tacho_stats before = tracer_stats();
	struct tacho_start_opts o;
	struct tacho_p *p = tacho_p_new(), *q = tacho_p_new();
	struct tacho_g *g, *h;
	struct memory_trace m;

	(void)state;
	o = memory_opts(&m);
	assert_int_equal(tacho_start_with(&o), 0);
	tacho_g_start(NULL);
	tacho_g_stop("no G"); /* 1 */
	tacho_g_exit();       /* 2 */
	tacho_p_stop();       /* 3 */
	g = tacho_g_create(entry);
	h = tacho_g_create(entry);
	assert_non_null(g);
	assert_true(tacho_g_id(h) > tacho_g_id(g));
	tacho_g_start(g); /* 4: no P */
	tacho_p_start(p);
	tacho_p_start(q);   /* 5: has one */
	tacho_g_unblock(g); /* 6: not waiting */
	tacho_log(TACHO_TASK_NONE, "between", "goroutines");
	tacho_g_start(g);
	tacho_g_start(h); /* 7: has one */
	tacho_stw_end();
	tacho_gc_end();              /* 8 */
	tacho_g_syscall_exit();      /* 9 */
	tacho_g_syscall_exit_kept(); /* 10 */
	tacho_stw_begin("x");
	tacho_stw_begin("x");                 /* 11 */
	assert_int_equal(tacho_advance(), 0); /* refused quietly: the world is stopped */
	tacho_log(TACHO_TASK_NONE, "in", "g");
	tacho_g_block("forever");
	tacho_g_start(g); /* 12: waiting */
	tacho_p_steal(p); /* 13: no system call */
	tacho_g_unblock(g);
	tacho_g_start(g);
	tacho_g_exit_start(h);
	tacho_g_exit_start(NULL);
	tacho_g_exit_start(NULL); /* 14: none runs */
	tacho_p_stop();
	tacho_log(TACHO_TASK_NONE, "plain", "again");
	assert_int_equal(tacho_stop(), 0);
	assert_int_equal(tracer_stats().misuse - before.misuse, 14);
	tacho_p_free(p);
	tacho_p_free(q);
	tacho_p_free(NULL);
	memory_judge(&m, n);
	assert_int_equal(n[TACHO_KIND_LOG], 2);
	assert_int_equal(n[TACHO_KIND_RANGE_BEGIN], 1);
	assert_int_equal(n[TACHO_KIND_RANGE_END], 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_calls_in_the_wrong_order),
		cmocka_unit_test(test_options),
		cmocka_unit_test(test_sinks_that_fail),
		cmocka_unit_test(test_closed_pipe),
		cmocka_unit_test(test_slow_sink),
		cmocka_unit_test(test_blocked_sink),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_regions_that_do_not_match),
		cmocka_unit_test(test_tasks),
		cmocka_unit_test(test_messages_again),
		cmocka_unit_test(test_experimental),
		cmocka_unit_test(test_frames_that_are_none),
		cmocka_unit_test(test_stacks_in_turns),
		cmocka_unit_test(test_hooks_at_the_wrong_moment),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
