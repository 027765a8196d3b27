/* SPDX-License-Identifier: MIT */
/* See v1_trace.h. */
#include "support/v1_trace.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"

static void put(struct v1_trace *t, uint64_t v)
{
	while (v >= 0x80) {
		t->bytes[t->n++] = (uint8_t)(v | 0x80);
		v >>= 7;
	}
	t->bytes[t->n++] = (uint8_t)v;
}

static void put_text(struct v1_trace *t, const char *text)
{
	put(t, strlen(text));
	memcpy(t->bytes + t->n, text, strlen(text));
	t->n += strlen(text);
}

void v1_put_event(struct v1_trace *t, unsigned type, const uint64_t *args, size_t n)
{
	struct v1_trace tail = { .n = 0 };

	assert_true(t->n + 64 < sizeof(t->bytes));
	if (n <= 3) {
		t->bytes[t->n++] = (uint8_t)(type | (n - 1) << 6);
		for (size_t i = 0; i < n; i++)
			put(t, args[i]);
		return;
	}
	for (size_t i = 0; i < n; i++)
		put(&tail, args[i]);
	t->bytes[t->n++] = (uint8_t)(type | 3 << 6);
	put(t, tail.n);
	memcpy(t->bytes + t->n, tail.bytes, tail.n);
	t->n += tail.n;
}

void v1_begin(struct v1_trace *t)
{
	memcpy(t->bytes, "go 1.21 trace\0\0\0", 16);
	t->n = 16;
}

void v1_batch(struct v1_trace *t, uint64_t p, uint64_t ticks)
{
	t->bytes[t->n++] = TC_V1_BATCH | 1 << 6;
	put(t, p);
	put(t, ticks);
}

void v1_string(struct v1_trace *t, uint64_t id, const char *text)
{
	t->bytes[t->n++] = TC_V1_STRING;
	put(t, id);
	put_text(t, text);
}

static void message(struct v1_trace *t, uint64_t task, uint64_t key, const char *text)
{
	V1_EV(t, LOG, 5, task, key, 2);
	put_text(t, text);
}

/* Goroutines 1 to 5 are there already; 1 runs when tracing begins. */
static void write_initial(struct v1_trace *t)
{
	v1_batch(t, 0, 1000);
	V1_EV(t, PROC_START, 5, 7);
	for (uint64_t g = 1; g <= 5; g++)
		V1_EV(t, GO_CREATE, 5, g, 1, 0);
	V1_EV(t, GO_WAITING, 5, 2);
	V1_EV(t, GO_IN_SYSCALL, 5, 3);
	V1_EV(t, GO_START, 5, 1, 1);
	V1_EV(t, GOMAXPROCS, 5, 2, 1);
	V1_EV(t, GOMAXPROCS, 5, 2, 1);
}

static void write_annotations(struct v1_trace *t)
{
	V1_EV(t, HEAP_ALLOC, 5, 4096);
	V1_EV(t, HEAP_GOAL, 5, 8192);
	V1_EV(t, TASK_CREATE, 5, 1, 0, 3, 1);
	V1_EV(t, TASK_CREATE, 5, 2, 1, 3, 1);
	V1_EV(t, REGION, 5, 1, 0, 4, 1);
	message(t, 1, 5, "hello");
	message(t, 1, 5, "");
	message(t, 1, 5, "hello");
	V1_EV(t, REGION, 5, 1, 1, 4, 1);
	V1_EV(t, REGION, 5, 9, 1, 4, 1);
	V1_EV(t, TASK_END, 5, 2, 1);
	V1_EV(t, TASK_END, 5, 1, 1);
	V1_EV(t, TASK_END, 5, 77, 1);
}

static void write_gc(struct v1_trace *t)
{
	V1_EV(t, STW_START, 5, 2);
	V1_EV(t, GC_START, 5, 0, 2);
	V1_EV(t, STW_DONE, 5);
	V1_EV(t, STW_START, 5, 99);
	V1_EV(t, STW_DONE, 5);
	V1_EV(t, ASSIST_START, 5, 2);
	V1_EV(t, ASSIST_DONE, 5);
	V1_EV(t, SWEEP_START, 5, 2);
	V1_EV(t, SWEEP_DONE, 5, 100, 50);
	V1_EV(t, GC_DONE, 5);
}

/* On P 1: 3 returns from its call, 4 starts with a label and ends. */
static void write_second_p(struct v1_trace *t)
{
	v1_batch(t, 1, 1200);
	V1_EV(t, PROC_START, 5, 8);
	V1_EV(t, GO_SYSEXIT, 50, 3, 2, 1250);
	V1_EV(t, GO_START_LABEL, 5, 4, 1, 6);
	V1_EV(t, GO_SCHED, 5, 2);
	V1_EV(t, GO_START, 5, 4, 2);
	V1_EV(t, GO_PREEMPT, 5, 2);
	V1_EV(t, GO_START, 5, 4, 3);
	V1_EV(t, GO_CREATE, 5, 6, 2, 2);
	V1_EV(t, GO_END, 5);
	V1_EV(t, GO_START_LOCAL, 5, 6);
	V1_EV(t, GO_STOP, 5, 2);
	V1_EV(t, GO_START, 5, 3, 3);
	V1_EV(t, GO_BLOCK_NET, 5, 2);
	V1_EV(t, PROC_STOP, 5);
	V1_EV(t, PROC_START, 5, 8);
}

static void write_blocking(struct v1_trace *t)
{
	V1_EV(t, GO_SYSCALL, 5, 2);
	V1_EV(t, GO_UNBLOCK_LOCAL, 101, 2, 2);
	V1_EV(t, GO_UNBLOCK, 104, 3, 4, 2);
	V1_EV(t, GO_BLOCK_RECV, 5, 2);
	V1_EV(t, GO_START_LOCAL, 5, 2);
	V1_EV(t, GO_SYSCALL, 5, 2);
	V1_EV(t, GO_SYSBLOCK, 5);
	V1_EV(t, GO_SYSEXIT, 5, 2, 4, 0);
	V1_EV(t, GO_START_LOCAL, 5, 2);
	V1_EV(t, GO_SLEEP, 5, 2);
	V1_EV(t, PROC_STOP, 5);
}

static void write_tables(struct v1_trace *t)
{
	V1_EV(t, FREQUENCY, 1000000000);
	V1_EV(t, TIMER_GOROUTINE, 9);
	v1_string(t, 1, "main.main");
	v1_string(t, 2, "main.go");
	v1_string(t, 3, "task");
	v1_string(t, 4, "region");
	v1_string(t, 5, "key");
	v1_string(t, 6, "GC (idle)");
	V1_EV(t, STACK, 1, 1, 0x1000, 1, 2, 10);
	V1_EV(t, STACK, 2, 2, 0x1001, 1, 2, 11, 0x1000, 1, 2, 12);
	V1_EV(t, CPU_SAMPLE, 0, 1100, 0, 1, 2);
	V1_EV(t, CPU_SAMPLE, 0, 1050, UINT64_MAX, 0, 1);
}

void v1_write_all(struct v1_trace *t)
{
	v1_begin(t);
	write_initial(t);
	write_annotations(t);
	write_gc(t);
	write_blocking(t);
	write_second_p(t);
	write_tables(t);
}

const struct tacho_limits v1_generous = {
	.generation_bytes = 1 << 30,
	.strings = 1 << 20,
	.stacks = 1 << 20,
	.frames = 1 << 20,
	.batches = 1 << 20,
	.goroutines = 1 << 20,
	.procs = 1 << 20,
	.threads = 1 << 20,
	.tasks = 1 << 20,
	.regions = 1 << 20,
	.v1_bytes = 1 << 30,
};

int v1_read_input(struct v1_reading *r, struct tc_input *in, unsigned version,
		  const struct tacho_alloc *a, const struct tacho_limits *limits)
{
	tc_diag_init(&r->diag);
	tc_gen_init(&r->gen, a, limits);
	tc_v1_result_init(&r->out, a);
	r->rc = tc_v1_read(in, version, a, limits, &r->gen, &r->out, &r->diag);
	return r->rc;
}

int v1_read_bytes(struct v1_reading *r, const void *bytes, size_t n, const struct tacho_alloc *a,
		  const struct tacho_limits *limits)
{
	unsigned version = n > 6 ? (unsigned)atoi((const char *)bytes + 5) : 21;
	struct tc_input *in;

	memset(r, 0, sizeof(*r));
	r->rc = tc_input_open_memory(&in, bytes, n, a, &r->diag);
	if (r->rc < 0)
		return r->rc;
	tc_input_skip(in, n < 16 ? n : 16);
	(void)v1_read_input(r, in, version, a, limits);
	tc_input_close(in);
	return r->rc;
}

void v1_done(struct v1_reading *r)
{
	tc_gen_fini(&r->gen);
	tc_v1_result_fini(&r->out);
}

static uint64_t look_at_stack(const struct tacho_gen *gen, uint32_t ref)
{
	uint64_t sum = 0;

	assert_true(ref < tacho_gen_stacks(gen));
	for (size_t i = 0; i < tacho_gen_stack_depth(gen, ref); i++) {
		struct tacho_frame f = tacho_gen_stack_frame(gen, ref, i);

		sum += f.pc + f.line + tacho_gen_string(gen, f.func).n +
		       tacho_gen_string(gen, f.file).n;
	}
	return sum;
}

/* What holds for every event, whatever the trace. */
static uint64_t look_at_event(const struct v1_reading *r, const struct tacho_event *e)
{
	uint64_t sum = look_at_stack(&r->gen, e->stack);
	struct tacho_text text = tacho_gen_string(&r->gen, e->name);

	assert_true(e->kind > TACHO_KIND_NONE && e->kind < TACHO_KIND_COUNT);
	assert_true(e->name < tacho_gen_strings(&r->gen));
	assert_true(e->slot == TACHO_NO_SLOT || e->slot < r->out.n_slots);
	for (size_t i = 0; i < text.n; i++)
		sum += (uint8_t)text.s[i];
	if (e->kind == TACHO_KIND_STATE_TRANSITION) {
		sum += look_at_stack(&r->gen, e->u.subject_stack);
		assert_true(e->scope == TACHO_SCOPE_PROC || e->slot != TACHO_NO_SLOT);
	} else if (e->kind == TACHO_KIND_LOG) {
		assert_true(e->u.message < tacho_gen_strings(&r->gen));
		sum += tacho_gen_string(&r->gen, e->u.message).n;
	} else {
		assert_true(e->n_values == 0 || e->u.values + e->n_values <= r->out.n_values);
	}
	return sum;
}

void v1_look(const struct v1_reading *r)
{
	if (r->rc < 0) {
		assert_int_not_equal(r->diag.code, 0);
		assert_int_not_equal(r->diag.message[0], 0);
		assert_null(r->out.events);
		return;
	}
	assert_int_equal(r->diag.code, r->out.tail_error);
	for (size_t i = 0; i < r->out.n; i++) {
		(void)look_at_event(r, &r->out.events[i]);
		if (i > 0)
			assert_true(r->out.events[i].time_ns > r->out.events[i - 1].time_ns);
	}
	if (!r->out.tail_error)
		assert_int_equal(r->out.events[r->out.n - 1].kind, TACHO_KIND_SYNC);
}
