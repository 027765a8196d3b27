/* SPDX-License-Identifier: MIT */
/*
 * Traces of Go 1.11 to 1.21. A small trace with every kind of event is written
 * here byte by byte; what must come out of it was checked once against Go's own
 * reader. Then that trace and a real one are cut, damaged, starved of memory
 * and limited, and whatever still opens is looked at in full.
 */
#include "reader/v1.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "reader/v1_events.h"
#include "support/nth_alloc.h"

#define REAL_TRACE "tests/data/go119-mixed.trace"

/* --- writing traces --- */

struct trace {
	uint8_t bytes[8192];
	size_t n;
};

static void put(struct trace *t, uint64_t v)
{
	while (v >= 0x80) {
		t->bytes[t->n++] = (uint8_t)(v | 0x80);
		v >>= 7;
	}
	t->bytes[t->n++] = (uint8_t)v;
}

static void put_text(struct trace *t, const char *text)
{
	put(t, strlen(text));
	memcpy(t->bytes + t->n, text, strlen(text));
	t->n += strlen(text);
}

static void put_event(struct trace *t, unsigned type, const uint64_t *args, size_t n)
{
	struct trace tail = { .n = 0 };

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

/* Type, time delta, arguments. */
#define EV(t, type, ...)                                         \
 put_event((t), TC_V1_##type, (const uint64_t[]){ __VA_ARGS__ }, \
	   sizeof((uint64_t[]){ __VA_ARGS__ }) / sizeof(uint64_t))

static void begin(struct trace *t)
{
	memcpy(t->bytes, "go 1.21 trace\0\0\0", 16);
	t->n = 16;
}

static void batch(struct trace *t, uint64_t p, uint64_t ticks)
{
	t->bytes[t->n++] = TC_V1_BATCH | 1 << 6;
	put(t, p);
	put(t, ticks);
}

static void string(struct trace *t, uint64_t id, const char *text)
{
	t->bytes[t->n++] = TC_V1_STRING;
	put(t, id);
	put_text(t, text);
}

static void message(struct trace *t, uint64_t task, uint64_t key, const char *text)
{
	EV(t, LOG, 5, task, key, 2);
	put_text(t, text);
}

/* Goroutines 1 to 5 are there already; 1 runs when tracing begins. */
static void write_initial(struct trace *t)
{
	batch(t, 0, 1000);
	EV(t, PROC_START, 5, 7);
	for (uint64_t g = 1; g <= 5; g++)
		EV(t, GO_CREATE, 5, g, 1, 0);
	EV(t, GO_WAITING, 5, 2);
	EV(t, GO_IN_SYSCALL, 5, 3);
	EV(t, GO_START, 5, 1, 1);
	EV(t, GOMAXPROCS, 5, 2, 1);
	EV(t, GOMAXPROCS, 5, 2, 1);
}

static void write_annotations(struct trace *t)
{
	EV(t, HEAP_ALLOC, 5, 4096);
	EV(t, HEAP_GOAL, 5, 8192);
	EV(t, TASK_CREATE, 5, 1, 0, 3, 1);
	EV(t, TASK_CREATE, 5, 2, 1, 3, 1);
	EV(t, REGION, 5, 1, 0, 4, 1);
	message(t, 1, 5, "hello");
	message(t, 1, 5, "");
	message(t, 1, 5, "hello");
	EV(t, REGION, 5, 1, 1, 4, 1);
	EV(t, REGION, 5, 9, 1, 4, 1);
	EV(t, TASK_END, 5, 2, 1);
	EV(t, TASK_END, 5, 1, 1);
	EV(t, TASK_END, 5, 77, 1);
}

static void write_gc(struct trace *t)
{
	EV(t, STW_START, 5, 2);
	EV(t, GC_START, 5, 0, 2);
	EV(t, STW_DONE, 5);
	EV(t, STW_START, 5, 99);
	EV(t, STW_DONE, 5);
	EV(t, ASSIST_START, 5, 2);
	EV(t, ASSIST_DONE, 5);
	EV(t, SWEEP_START, 5, 2);
	EV(t, SWEEP_DONE, 5, 100, 50);
	EV(t, GC_DONE, 5);
}

/* On P 1: 3 returns from its call, 4 starts with a label and ends. */
static void write_second_p(struct trace *t)
{
	batch(t, 1, 1200);
	EV(t, PROC_START, 5, 8);
	EV(t, GO_SYSEXIT, 50, 3, 2, 1250);
	EV(t, GO_START_LABEL, 5, 4, 1, 6);
	EV(t, GO_SCHED, 5, 2);
	EV(t, GO_START, 5, 4, 2);
	EV(t, GO_PREEMPT, 5, 2);
	EV(t, GO_START, 5, 4, 3);
	EV(t, GO_CREATE, 5, 6, 2, 2);
	EV(t, GO_END, 5);
	EV(t, GO_START_LOCAL, 5, 6);
	EV(t, GO_STOP, 5, 2);
	EV(t, GO_START, 5, 3, 3);
	EV(t, GO_BLOCK_NET, 5, 2);
	EV(t, PROC_STOP, 5);
	EV(t, PROC_START, 5, 8);
}

static void write_blocking(struct trace *t)
{
	EV(t, GO_SYSCALL, 5, 2);
	EV(t, GO_UNBLOCK_LOCAL, 101, 2, 2);
	EV(t, GO_UNBLOCK, 104, 3, 4, 2);
	EV(t, GO_BLOCK_RECV, 5, 2);
	EV(t, GO_START_LOCAL, 5, 2);
	EV(t, GO_SYSCALL, 5, 2);
	EV(t, GO_SYSBLOCK, 5);
	EV(t, GO_SYSEXIT, 5, 2, 4, 0);
	EV(t, GO_START_LOCAL, 5, 2);
	EV(t, GO_SLEEP, 5, 2);
	EV(t, PROC_STOP, 5);
}

static void write_tables(struct trace *t)
{
	EV(t, FREQUENCY, 1000000000);
	EV(t, TIMER_GOROUTINE, 9);
	string(t, 1, "main.main");
	string(t, 2, "main.go");
	string(t, 3, "task");
	string(t, 4, "region");
	string(t, 5, "key");
	string(t, 6, "GC (idle)");
	EV(t, STACK, 1, 1, 0x1000, 1, 2, 10);
	EV(t, STACK, 2, 2, 0x1001, 1, 2, 11, 0x1000, 1, 2, 12);
	EV(t, CPU_SAMPLE, 0, 1100, 0, 1, 2);
	EV(t, CPU_SAMPLE, 0, 1050, UINT64_MAX, 0, 1);
}

static void write_all(struct trace *t)
{
	begin(t);
	write_initial(t);
	write_annotations(t);
	write_gc(t);
	write_blocking(t);
	write_second_p(t);
	write_tables(t);
}

/* --- reading them --- */

static const struct tacho_limits generous = {
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

struct reading {
	struct tacho_gen gen;
	struct tc_v1_result out;
	struct tacho_diag diag;
	int rc;
};

static int read_input(struct reading *r, struct tc_input *in, unsigned version,
		      const struct tacho_alloc *a, const struct tacho_limits *limits)
{
	tc_diag_init(&r->diag);
	tc_gen_init(&r->gen, a, limits);
	tc_v1_result_init(&r->out, a);
	r->rc = tc_v1_read(in, version, a, limits, &r->gen, &r->out, &r->diag);
	return r->rc;
}

static int read_bytes(struct reading *r, const void *bytes, size_t n, const struct tacho_alloc *a,
		      const struct tacho_limits *limits)
{
	unsigned version = n > 6 ? (unsigned)atoi((const char *)bytes + 5) : 21;
	struct tc_input *in;

	memset(r, 0, sizeof(*r));
	r->rc = tc_input_open_memory(&in, bytes, n, a, &r->diag);
	if (r->rc < 0)
		return r->rc;
	tc_input_skip(in, n < 16 ? n : 16);
	(void)read_input(r, in, version, a, limits);
	tc_input_close(in);
	return r->rc;
}

static void done(struct reading *r)
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
static uint64_t look_at_event(const struct reading *r, const struct tacho_event *e)
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

/* Look at everything that came out; damage may change it but not break it. */
static void look(const struct reading *r)
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

/* --- what comes out --- */

static const char *state_name(const struct tacho_event *e, int state)
{
	return e->scope == TACHO_SCOPE_PROC ? tacho_proc_state_name(state)
					    : tacho_go_state_name(state);
}

static void describe(const struct reading *r, const struct tacho_event *e, char *buf, size_t size)
{
	struct tacho_text name = tacho_gen_string(&r->gen, e->name);
	bool is_transition = e->kind == TACHO_KIND_STATE_TRANSITION;
	int n = snprintf(buf, size, "%d M%d P%d G%d %s %d", (int)e->time_ns, (int)e->m, (int)e->p,
			 (int)e->g, tacho_kind_name(e->kind), (int)e->subject);

	if (is_transition)
		n += snprintf(buf + n, size - (size_t)n, " %s->%s", state_name(e, e->from),
			      state_name(e, e->to));
	if (e->name)
		n += snprintf(buf + n, size - (size_t)n, " '%.*s'", (int)name.n, name.s);
	if (e->kind == TACHO_KIND_LOG) {
		name = tacho_gen_string(&r->gen, e->u.message);
		n += snprintf(buf + n, size - (size_t)n, " '%.*s'", (int)name.n, name.s);
	}
	for (size_t i = 0; i < e->n_values; i++)
		n += snprintf(buf + n, size - (size_t)n, " v%lld",
			      (long long)r->out.values[e->u.values + i]);
	if (e->stack)
		n += snprintf(buf + n, size - (size_t)n, " stack %zu",
			      tacho_gen_stack_depth(&r->gen, e->stack));
	if (is_transition && e->u.subject_stack)
		(void)snprintf(buf + n, size - (size_t)n, " own %zu",
			       tacho_gen_stack_depth(&r->gen, e->u.subject_stack));
}

static void test_events(void **state)
{
	static const char *const want[] = {
		"-1 M-1 P-1 G-1 Sync 1",
		"0 M7 P0 G-1 StateTransition 0 Undetermined->Running",
		"30 M7 P0 G2 StateTransition 2 Undetermined->Waiting",
		"35 M7 P0 G3 StateTransition 3 Undetermined->Syscall",
		"40 M7 P0 G1 StateTransition 1 Undetermined->Running",
		"45 M-1 P-1 G-1 StackSample -1 stack 1",
		"46 M-1 P-1 G-1 StateTransition 4 Undetermined->Runnable",
		"47 M-1 P-1 G-1 StateTransition 5 Undetermined->Runnable",
		"50 M7 P0 G1 Metric 2 stack 1",
		"55 M7 P0 G1 Metric 4096",
		"60 M7 P0 G1 Metric 8192",
		"65 M7 P0 G1 TaskBegin 1 'task' v-1 stack 1",
		"70 M7 P0 G1 TaskBegin 2 'task' v1 stack 1",
		"75 M7 P0 G1 RegionBegin 1 'region' stack 1",
		"80 M7 P0 G1 Log 1 'key' 'hello' stack 2",
		"85 M7 P0 G1 Log 1 'key' '' stack 2",
		"90 M7 P0 G1 Log 1 'key' 'hello' stack 2",
		"95 M-1 P0 G1 StackSample -1 stack 2",
		"96 M7 P0 G1 RegionEnd 1 'region' stack 1",
		"100 M7 P0 G1 RegionEnd 9 'region' stack 1",
		"105 M7 P0 G1 TaskEnd 2 'task' v1 stack 1",
		"110 M7 P0 G1 TaskEnd 1 'task' v0 stack 1",
		"115 M7 P0 G1 TaskEnd 77 v-1 stack 1",
		"120 M7 P0 G1 RangeBegin 1 'GC sweep termination'",
		"125 M-1 P1000004 G1 RangeBegin -1 stack 2",
		"130 M7 P0 G1 RangeEnd 1 'GC sweep termination'",
		"135 M7 P0 G1 RangeBegin 1",
		"140 M7 P0 G1 RangeEnd 1",
		"145 M7 P0 G1 RangeBegin 1 stack 2",
		"150 M7 P0 G1 RangeEnd 1",
		"155 M7 P0 G1 RangeBegin 0 stack 2",
		"160 M7 P0 G1 RangeEnd 0 v100 v50",
		"165 M7 P0 G1 RangeEnd -1",
		"170 M7 P0 G1 StateTransition 1 Running->Syscall stack 2 own 2",
		"171 M7 P0 G1 StateTransition 1 Syscall->Running",
		"200 M8 P1 G-1 StateTransition 1 Undetermined->Running",
		"245 M-1 P1000003 G3 StateTransition 3 Syscall->Runnable",
		"255 M8 P1 G4 StateTransition 4 Runnable->Running",
		"256 M8 P1 G4 Label 4 'GC (idle)'",
		"260 M8 P1 G4 StateTransition 4 Running->Runnable 'runtime.Gosched' stack 2 own 2",
		"265 M8 P1 G4 StateTransition 4 Runnable->Running",
		"270 M8 P1 G4 StateTransition 4 Running->Runnable 'preempted' stack 2 own 2",
		"271 M7 P0 G1 StateTransition 2 Waiting->Runnable stack 2",
		"275 M8 P1 G4 StateTransition 4 Runnable->Running",
		"280 M8 P1 G4 StateTransition 6 NotExist->Runnable stack 2 own 2",
		"285 M8 P1 G4 StateTransition 4 Running->NotExist",
		"290 M8 P1 G6 StateTransition 6 Runnable->Running",
		"295 M8 P1 G6 StateTransition 6 Running->Waiting 'forever' stack 2 own 2",
		"300 M8 P1 G3 StateTransition 3 Runnable->Running",
		"305 M8 P1 G3 StateTransition 3 Running->Waiting 'network' stack 2 own 2",
		"310 M8 P1 G-1 StateTransition 1 Running->Idle",
		"315 M8 P1 G-1 StateTransition 1 Idle->Running",
		"375 M-1 P1000002 G1 StateTransition 3 Waiting->Runnable stack 2",
		"380 M7 P0 G1 StateTransition 1 Running->Waiting 'chan receive' stack 2 own 2",
		"385 M7 P0 G2 StateTransition 2 Runnable->Running",
		"390 M7 P0 G2 StateTransition 2 Running->Syscall stack 2 own 2",
		"400 M-1 P1000003 G2 StateTransition 2 Syscall->Runnable",
		"405 M7 P0 G2 StateTransition 2 Runnable->Running",
		"410 M7 P0 G2 StateTransition 2 Running->Waiting 'sleep' stack 2 own 2",
		"415 M7 P0 G-1 StateTransition 0 Running->Idle",
		"416 M-1 P-1 G-1 Sync 2",
	};
	struct trace t = { .n = 0 };
	struct reading r;
	char line[256];

	(void)state;
	write_all(&t);
	(void)read_bytes(&r, t.bytes, t.n, NULL, &generous);
	assert_string_equal(r.diag.message, "");
	assert_int_equal(r.rc, 0);
	look(&r);
	assert_int_equal(r.out.n, sizeof(want) / sizeof(*want));
	for (size_t i = 0; i < r.out.n; i++) {
		describe(&r, &r.out.events[i], line, sizeof(line));
		assert_string_equal(line, want[i]);
	}
	/* 1 to 5 live at once; 6 comes while 4 is still there. */
	assert_int_equal(r.out.n_slots, 6);
	assert_int_equal(r.gen.version, 21);
	assert_int_equal(r.gen.begin, 16);
	assert_int_equal(r.gen.end, t.n);
	done(&r);
}

/* A slot is used again, but not for the event that frees it. */
static void test_slots(void **state)
{
	struct trace t = { .n = 0 };
	struct reading r;
	uint32_t last = TACHO_NO_SLOT;

	(void)state;
	begin(&t);
	batch(&t, 0, 1000);
	EV(&t, FREQUENCY, 1000);
	EV(&t, GOMAXPROCS, 1, 1, 0);
	for (uint64_t g = 1; g <= 50; g++) {
		EV(&t, GO_CREATE, 1, g, 0, 0);
		EV(&t, GO_START_LOCAL, 1, g);
		EV(&t, HEAP_ALLOC, 1, 5);
		EV(&t, GO_END, 1);
		EV(&t, HEAP_ALLOC, 1, 5);
	}
	assert_int_equal(read_bytes(&r, t.bytes, t.n, NULL, &generous), 0);
	look(&r);
	assert_int_equal(r.out.n_slots, 1);
	for (size_t i = 0; i < r.out.n; i++) {
		const struct tacho_event *e = &r.out.events[i];

		if (e->kind == TACHO_KIND_METRIC)
			assert_int_equal(e->slot, last);
		else if (e->kind == TACHO_KIND_STATE_TRANSITION)
			last = e->to == TACHO_GO_NOT_EXIST ? TACHO_NO_SLOT : 0;
		if (e->kind == TACHO_KIND_STATE_TRANSITION)
			assert_int_equal(e->slot, 0);
	}
	done(&r);
}

/* Two goroutines on two Ps: the order comes from sequence numbers alone. */
static void test_order(void **state)
{
	struct trace t = { .n = 0 };
	struct reading r;

	(void)state;
	begin(&t);
	batch(&t, 5, 1000);
	EV(&t, GO_START, 0, 1, 1);
	EV(&t, GO_SCHED, 0, 0);
	EV(&t, GO_START, 0, 1, 3);
	batch(&t, 4, 1000);
	EV(&t, GO_START, 0, 1, 2);
	EV(&t, GO_SCHED, 0, 0);
	batch(&t, 3, 1000);
	EV(&t, GO_CREATE, 0, 1, 0, 0);
	EV(&t, FREQUENCY, 1000);
	assert_int_equal(read_bytes(&r, t.bytes, t.n, NULL, &generous), 0);
	look(&r);
	/* The sync events, and all but the creation, which was before the trace. */
	assert_int_equal(r.out.n, 7);
	assert_int_equal(r.out.events[1].p, 5);
	assert_int_equal(r.out.events[3].p, 4);
	assert_int_equal(r.out.events[5].p, 5);
	assert_int_equal(r.out.events[6].time_ns, 5);
	done(&r);
}

static void test_empty(void **state)
{
	struct trace t = { .n = 0 };
	struct reading r;

	(void)state;
	begin(&t);
	batch(&t, 0, 1000);
	EV(&t, FREQUENCY, 1000);
	assert_int_equal(read_bytes(&r, t.bytes, t.n, NULL, &generous), 0);
	assert_int_equal(r.out.n, 1);
	assert_int_equal(r.out.events[0].kind, TACHO_KIND_SYNC);
	assert_int_equal(r.out.events[0].subject, 1);
	assert_int_equal(r.out.events[0].time_ns, 0);
	done(&r);
}

/* --- what is refused, and how it is said --- */

struct bad {
	const char *bytes;
	size_t n;
	int code;
	int offset; /* -1: none */
	const char *message;
};

/* Batch of P 0 at tick 5, then these bytes. */
#define BAD(code, offset, message, bytes)         \
 {                                                \
  bytes, sizeof(bytes) - 1, code, offset, message \
 }
#define IN_BATCH "\x41\x00\x05"

static void test_messages(void **state)
{
	/* clang-format off */
	static const struct bad cases[] = {
		BAD(TACHO_EFORMAT, -1, "no EvFrequency event", ""),
		BAD(TACHO_EFORMAT, -1, "no EvFrequency event", IN_BATCH),
		BAD(TACHO_EFORMAT, 16, "unknown event type 0", "\x00"),
		BAD(TACHO_EFORMAT, 19, "unknown event type 50", IN_BATCH "\x32"),
		BAD(TACHO_EFORMAT, 16, "read event 6 with current P of 0, "
		    "but P has no batches yet", "\x06\x01"),
		BAD(TACHO_EFORMAT, 16, "EvBatch has wrong number of arguments: got 1, want 2",
		    "\x01\x00\x05"),
		BAD(TACHO_EFORMAT, 16, "processor ID 2147483648 is larger than maximum of "
		    "18446744073709551615", "\x41\x80\x80\x80\x80\x08\x05"),
		BAD(TACHO_ETRUNCATED, 16, "malformatted base-128 varint", "\x41\x80"),
		BAD(TACHO_ETRUNCATED, 19, "failed to read event 6 argument: "
		    "malformatted base-128 varint", IN_BATCH "\x06\x80"),
		BAD(TACHO_EFORMAT, 19, "failed to read event 6 argument: "
		    "malformatted base-128 varint",
		    IN_BATCH "\x06\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02\x00"),
		BAD(TACHO_EFORMAT, 19, "ProcStop has wrong number of arguments: want 1, got 2",
		    IN_BATCH "\x46\x01\x02"),
		BAD(TACHO_EFORMAT, 19, "failed to read event 3 argument: length-prefixed "
		    "argument too big: 2049 bytes, limit is 2048", IN_BATCH "\xc3\x81\x10"),
		BAD(TACHO_ETRUNCATED, 19, "failed to read trace: EOF", IN_BATCH "\xc3\x05"),
		BAD(TACHO_ETRUNCATED, 19, "failed to read trace: unexpected EOF",
		    IN_BATCH "\xf1\x05"),
		BAD(TACHO_EFORMAT, 19, "CPU sample has wrong number of arguments: "
		    "want 5, got 0", IN_BATCH "\xb1\x05\x05\x05"),
		BAD(TACHO_EFORMAT, 19, "string has invalid id 0", IN_BATCH "\x25\x00\x01x"),
		BAD(TACHO_EFORMAT, 19, "string has invalid length 0", IN_BATCH "\x25\x01\x00"),
		BAD(TACHO_EFORMAT, 23, "string has duplicate id 1",
		    IN_BATCH "\x25\x01\x01x\x25\x01\x01x"),
		BAD(TACHO_ETRUNCATED, 19, "failed to read trace: EOF",
		    IN_BATCH "\x25\x01\x05x"),
		BAD(TACHO_EORDER, 19, "time stamps out of order", IN_BATCH "\x02\x00"),
		BAD(TACHO_EFORMAT, 19, "EvStack has wrong number of arguments: "
		    "want at least 2, got 1", IN_BATCH "\x03\x01"),
		BAD(TACHO_EFORMAT, 19, "EvStack has bad number of frames: 1001",
		    IN_BATCH "\x43\x01\xe9\x07"),
		BAD(TACHO_EFORMAT, 19, "EvStack has wrong number of arguments: want 6, got 2",
		    IN_BATCH "\x43\x01\x01"),
		BAD(TACHO_ETRUNCATED, 19, "failed to read trace: unexpected EOF",
		    IN_BATCH "\xf0\x04\x01\x01\x01\x01\x05x"),
		BAD(TACHO_EORDER, 19, "no consistent ordering of events possible",
		    IN_BATCH "\x8e\x01\x01\x01"),
		BAD(TACHO_EORDER, 21, "time stamps out of order",
		    IN_BATCH "\x06\x05\x06\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"),
		BAD(TACHO_EORDER, 21, "p 0 is not running before stop (time 0)",
		    IN_BATCH "\x02\x05\x06\x05"),
		BAD(TACHO_EORDER, 25, "p 0 is running before start (time 5000000)",
		    IN_BATCH "\x02\xe8\x07\x45\x05\x01\x45\x05\x01"),
		BAD(TACHO_EORDER, 21, "bogus GC end (time 0)", IN_BATCH "\x02\x05\x08\x05"),
		BAD(TACHO_EORDER, 21, "bogus sweeping end (time 0)",
		    IN_BATCH "\x02\x05\x8c\x05\x01\x01"),
		BAD(TACHO_EORDER, 21, "g 0 did GoEnd (time 0)", IN_BATCH "\x02\x05\x0f\x05"),
		BAD(TACHO_EORDER, 21, "g 0 did GoSysCall (time 0)",
		    IN_BATCH "\x02\x05\x5c\x05\x01"),
		BAD(TACHO_EORDER, 21, "g 0 already exists (time 0)",
		    IN_BATCH "\x02\x05\xcd\x04\x05\x00\x00\x00"),
		BAD(TACHO_EORDER, 21, "invalid user region mode: \"0 UserRegion p=0 g=0 stk=7 "
		    "taskid=1 mode=2 typeid=3\"",
		    IN_BATCH "\x02\x05\xef\x05\x05\x01\x02\x03\x07"),
		BAD(TACHO_EORDER, 28, "misuse of region in goroutine 0: span end \"1000000000 "
		    "UserRegion p=0 g=0 stk=0 taskid=1 mode=1 typeid=4\" when the inner-most "
		    "active span start event is \"0 UserRegion p=0 g=0 stk=0 taskid=1 mode=0 "
		    "typeid=3\"",
		    IN_BATCH "\x02\x05\xef\x05\x05\x01\x00\x03\x00"
		    "\xef\x05\x05\x01\x01\x04\x00"),
		BAD(TACHO_EORDER, 28, "task id conflicts (id:1), \"1000000000 UserTaskCreate p=0 "
		    "g=0 stk=9 taskid=1 pid=0 typeid=0\" vs \"0 UserTaskCreate p=0 g=0 stk=0 "
		    "taskid=1 pid=0 typeid=3\"",
		    IN_BATCH "\x02\x05\xed\x05\x05\x01\x00\x03\x09"
		    "\xed\x05\x05\x01\x00\x00\x09"),
	};
	/* clang-format on */
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct trace t = { .n = 0 };
		struct reading r;

		begin(&t);
		memcpy(t.bytes + t.n, cases[i].bytes, cases[i].n);
		(void)read_bytes(&r, t.bytes, t.n + cases[i].n, NULL, &generous);
		assert_string_equal(r.diag.message, cases[i].message);
		assert_int_equal(r.rc, cases[i].code);
		assert_int_equal(r.diag.code, cases[i].code);
		assert_int_equal(r.diag.offset, cases[i].offset);
		look(&r);
		done(&r);
	}
}

/* An event that no newer one stands for: what is before it stays. */
static void test_tail_error(void **state)
{
	struct trace t = { .n = 0 };
	struct reading r;

	(void)state;
	begin(&t);
	batch(&t, 0, 1000);
	EV(&t, FREQUENCY, 1000);
	EV(&t, HEAP_ALLOC, 5, 1);
	EV(&t, FUTILE_WAKEUP, 5);
	EV(&t, HEAP_ALLOC, 5, 1);
	assert_int_equal(read_bytes(&r, t.bytes, t.n, NULL, &generous), 0);
	assert_int_equal(r.out.tail_error, TACHO_EFORMAT);
	assert_string_equal(r.diag.message, "unexpected event type 36");
	assert_string_equal(r.diag.event, "FutileWakeup");
	assert_int_equal(r.out.n, 2);
	look(&r);
	done(&r);
}

/* CPU samples came with version 19. */
static void test_versions(void **state)
{
	struct trace t = { .n = 0 };
	struct reading r;

	(void)state;
	write_all(&t);
	t.bytes[6] = '9';
	t.bytes[5] = '1';
	assert_int_equal(read_bytes(&r, t.bytes, t.n, NULL, &generous), 0);
	/* The kinds of a stop-the-world were numbered otherwise: 2 is none. */
	assert_int_equal(r.out.events[23].kind, TACHO_KIND_RANGE_BEGIN);
	assert_int_equal(r.out.events[23].name, 0);
	done(&r);
	t.bytes[6] = '1';
	assert_int_equal(read_bytes(&r, t.bytes, t.n, NULL, &generous), TACHO_EFORMAT);
	assert_string_equal(r.diag.message, "unknown event type 49");
	done(&r);
}

/* Strings that frames name but the trace lacks, and ids at the end of the range. */
static void test_odd_ids(void **state)
{
	struct trace t = { .n = 0 };
	struct reading r;

	(void)state;
	begin(&t);
	batch(&t, 0, 1000);
	EV(&t, FREQUENCY, 1000);
	EV(&t, GOMAXPROCS, 1, 1, 9);
	EV(&t, GOMAXPROCS, 1, 1, 9);
	string(&t, UINT64_MAX - 100, "high");
	EV(&t, STACK, 9, 1, 0x10, 777, UINT64_MAX - 100, 3);
	assert_int_equal(read_bytes(&r, t.bytes, t.n, NULL, &generous), 0);
	look(&r);
	assert_int_equal(r.out.n, 3);
	assert_int_equal(tacho_gen_stack_depth(&r.gen, r.out.events[1].stack), 1);
	done(&r);

	string(&t, UINT64_MAX, "highest");
	assert_int_equal(read_bytes(&r, t.bytes, t.n, NULL, &generous), TACHO_EFORMAT);
	assert_string_equal(r.diag.message, "trace contains too many strings");
	done(&r);
}

static void test_limits(void **state)
{
	static const size_t fields[] = {
		offsetof(struct tacho_limits, strings),    offsetof(struct tacho_limits, stacks),
		offsetof(struct tacho_limits, frames),     offsetof(struct tacho_limits, batches),
		offsetof(struct tacho_limits, procs),      offsetof(struct tacho_limits, tasks),
		offsetof(struct tacho_limits, goroutines),
	};
	struct trace t = { .n = 0 };
	struct reading r;

	(void)state;
	write_all(&t);
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		struct tacho_limits limits = generous;
		const uint64_t one = 1;

		memcpy((char *)&limits + fields[i], &one, sizeof(one));
		assert_int_equal(read_bytes(&r, t.bytes, t.n, NULL, &limits), TACHO_ELIMIT);
		look(&r);
		done(&r);
	}
	for (uint64_t n = t.n - 20; n < t.n; n++) {
		struct tacho_limits limits = generous;

		limits.v1_bytes = n;
		assert_int_equal(read_bytes(&r, t.bytes, t.n, NULL, &limits),
				 n < t.n - 16 ? TACHO_ELIMIT : 0);
		done(&r);
	}
	begin(&t);
	batch(&t, 0, 1000);
	for (int i = 0; i < 3; i++)
		EV(&t, REGION, 5, 1, 0, 4, 0);
	EV(&t, FREQUENCY, 1000);
	for (uint64_t n = 2; n <= 3; n++) {
		struct tacho_limits limits = generous;

		limits.regions = n;
		assert_int_equal(read_bytes(&r, t.bytes, t.n, NULL, &limits),
				 n < 3 ? TACHO_ELIMIT : 0);
		done(&r);
	}
}

/* --- damage --- */

static void test_truncation(void **state)
{
	struct trace t = { .n = 0 };
	struct reading r;
	size_t accepted = 0;

	(void)state;
	write_all(&t);
	for (size_t n = 16; n <= t.n; n++) {
		/* Its own block, so that reading behind the end is seen. */
		uint8_t *copy = malloc(n);

		assert_non_null(copy);
		memcpy(copy, t.bytes, n);
		(void)read_bytes(&r, copy, n, NULL, &generous);
		look(&r);
		accepted += r.rc == 0;
		done(&r);
		free(copy);
	}
	/* Where an event ends behind the frequency, the rest is a trace. */
	assert_true(accepted > 5 && accepted < 20);
}

static uint64_t random_state = 1;

static uint64_t next_random(uint64_t below)
{
	random_state = random_state * 6364136223846793005U + 1442695040888963407U;
	return (random_state >> 33) % below;
}

static void damage(uint8_t *bytes, size_t n)
{
	for (uint64_t i = next_random(3) + 1; i > 0; i--) {
		uint8_t *p = &bytes[16 + next_random(n - 16)];

		if (next_random(2))
			*p ^= (uint8_t)(1U << next_random(8));
		else
			*p = (uint8_t)next_random(256);
	}
}

static size_t try_damaged(const uint8_t *bytes, size_t n, int rounds)
{
	uint8_t *copy = malloc(n);
	size_t accepted = 0;

	assert_non_null(copy);
	for (int i = 0; i < rounds; i++) {
		struct reading r;

		memcpy(copy, bytes, n);
		damage(copy, n);
		(void)read_bytes(&r, copy, n, NULL, &generous);
		look(&r);
		accepted += r.rc == 0;
		done(&r);
	}
	free(copy);
	return accepted;
}

static uint8_t *read_file(const char *path, size_t *n)
{
	FILE *f = fopen(path, "rb");
	uint8_t *bytes = malloc(1 << 20);

	assert_non_null(f);
	assert_non_null(bytes);
	*n = fread(bytes, 1, 1 << 20, f);
	assert_int_equal(fclose(f), 0);
	return bytes;
}

static void test_damage(void **state)
{
	struct trace t = { .n = 0 };
	size_t n, accepted;
	uint8_t *real = read_file(REAL_TRACE, &n);

	(void)state;
	write_all(&t);
	accepted = try_damaged(t.bytes, t.n, 20000);
	assert_true(accepted > 1000 && accepted < 19000);
	accepted = try_damaged(real, n, 500);
	assert_true(accepted > 20);
	free(real);
}

/* --- memory and input --- */

static void test_no_memory(void **state)
{
	struct trace t = { .n = 0 };
	size_t failures = 0;

	(void)state;
	write_all(&t);
	for (size_t n = 1;; n++) {
		struct nth_alloc a;
		struct reading r;

		nth_alloc_init(&a, n);
		(void)read_bytes(&r, t.bytes, t.n, &a.hook, &generous);
		if (a.calls < n) {
			assert_int_equal(r.rc, 0);
			done(&r);
			break;
		}
		assert_int_equal(r.rc, TACHO_ENOMEM);
		failures++;
		done(&r);
		assert_int_equal(a.live, 0);
	}
	assert_true(failures > 40);
}

/* Fed in pieces, the result is that of the whole. */
static void test_feed(void **state)
{
	struct trace t = { .n = 0 };
	struct reading whole, fed;
	const uint8_t *p;
	struct tc_input *in;

	(void)state;
	write_all(&t);
	assert_int_equal(read_bytes(&whole, t.bytes, t.n, NULL, &generous), 0);
	tc_diag_init(&fed.diag);
	assert_int_equal(tc_input_open_feed(&in, NULL, &fed.diag), 0);
	assert_int_equal(tc_input_feed(in, t.bytes, 16), 0);
	assert_int_equal(tc_input_peek(in, 16, &p), 16);
	tc_input_skip(in, 16);
	assert_int_equal(read_input(&fed, in, 21, NULL, &generous), TACHO_EAGAIN);
	for (size_t i = 16; i <= t.n; i += 7) {
		size_t n = t.n - i < 7 ? t.n - i : 7;

		assert_int_equal(tc_input_feed(in, t.bytes + i, n), 0);
		fed.rc = tc_v1_read(in, 21, NULL, &generous, &fed.gen, &fed.out, &fed.diag);
		if (n > 0)
			assert_int_equal(fed.rc, TACHO_EAGAIN);
	}
	if ((t.n - 16) % 7 != 0) {
		assert_int_equal(tc_input_feed(in, "", 0), 0);
		fed.rc = tc_v1_read(in, 21, NULL, &generous, &fed.gen, &fed.out, &fed.diag);
	}
	assert_int_equal(fed.rc, 0);
	tc_input_close(in);
	assert_int_equal(fed.out.n, whole.out.n);
	assert_memory_equal(fed.out.events, whole.out.events,
			    whole.out.n * sizeof(*whole.out.events));
	assert_int_equal(fed.gen.begin, 16);
	assert_int_equal(fed.gen.end, t.n);
	look(&fed);
	done(&fed);
	done(&whole);
}

static void test_real_trace(void **state)
{
	size_t n;
	uint8_t *bytes = read_file(REAL_TRACE, &n);
	struct reading r;

	(void)state;
	assert_int_equal(read_bytes(&r, bytes, n, NULL, &generous), 0);
	assert_int_equal(r.out.n, 2325);
	look(&r);
	done(&r);
	free(bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_events),   cmocka_unit_test(test_slots),
		cmocka_unit_test(test_order),    cmocka_unit_test(test_empty),
		cmocka_unit_test(test_messages), cmocka_unit_test(test_tail_error),
		cmocka_unit_test(test_versions), cmocka_unit_test(test_odd_ids),
		cmocka_unit_test(test_limits),   cmocka_unit_test(test_truncation),
		cmocka_unit_test(test_damage),   cmocka_unit_test(test_no_memory),
		cmocka_unit_test(test_feed),     cmocka_unit_test(test_real_trace),
	};

	return cmocka_run_group_tests_name("v1", tests, NULL, NULL);
}
