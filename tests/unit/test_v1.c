/* SPDX-License-Identifier: MIT */
/*
 * Traces of Go 1.11 to 1.21: what comes out of a small trace with every kind of event,
 * which was checked once against Go's own reader, and what is refused, in which words.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/v1_trace.h"

/* --- what comes out --- */

static const char *state_name(const struct tacho_event *e, int state)
{
	return e->scope == TACHO_SCOPE_PROC ? tacho_proc_state_name(state)
					    : tacho_go_state_name(state);
}

static void describe(const struct v1_reading *r, const struct tacho_event *e, char *buf,
		     size_t size)
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
	struct v1_trace t = { .n = 0 };
	struct v1_reading r;
	char line[256];

	(void)state;
	v1_write_all(&t);
	(void)v1_read_bytes(&r, t.bytes, t.n, NULL, &v1_generous);
	assert_string_equal(r.diag.message, "");
	assert_int_equal(r.rc, 0);
	v1_look(&r);
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
	v1_done(&r);
}

/* A slot is used again, but not for the event that frees it. */
static void test_slots(void **state)
{
	struct v1_trace t = { .n = 0 };
	struct v1_reading r;
	uint32_t last = TACHO_NO_SLOT;

	(void)state;
	v1_begin(&t);
	v1_batch(&t, 0, 1000);
	V1_EV(&t, FREQUENCY, 1000);
	V1_EV(&t, GOMAXPROCS, 1, 1, 0);
	for (uint64_t g = 1; g <= 50; g++) {
		V1_EV(&t, GO_CREATE, 1, g, 0, 0);
		V1_EV(&t, GO_START_LOCAL, 1, g);
		V1_EV(&t, HEAP_ALLOC, 1, 5);
		V1_EV(&t, GO_END, 1);
		V1_EV(&t, HEAP_ALLOC, 1, 5);
	}
	assert_int_equal(v1_read_bytes(&r, t.bytes, t.n, NULL, &v1_generous), 0);
	v1_look(&r);
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
	v1_done(&r);
}

/* Two goroutines on two Ps: the order comes from sequence numbers alone. */
static void test_order(void **state)
{
	struct v1_trace t = { .n = 0 };
	struct v1_reading r;

	(void)state;
	v1_begin(&t);
	v1_batch(&t, 5, 1000);
	V1_EV(&t, GO_START, 0, 1, 1);
	V1_EV(&t, GO_SCHED, 0, 0);
	V1_EV(&t, GO_START, 0, 1, 3);
	v1_batch(&t, 4, 1000);
	V1_EV(&t, GO_START, 0, 1, 2);
	V1_EV(&t, GO_SCHED, 0, 0);
	v1_batch(&t, 3, 1000);
	V1_EV(&t, GO_CREATE, 0, 1, 0, 0);
	V1_EV(&t, FREQUENCY, 1000);
	assert_int_equal(v1_read_bytes(&r, t.bytes, t.n, NULL, &v1_generous), 0);
	v1_look(&r);
	/* The sync events, and all but the creation, which was before the trace. */
	assert_int_equal(r.out.n, 7);
	assert_int_equal(r.out.events[1].p, 5);
	assert_int_equal(r.out.events[3].p, 4);
	assert_int_equal(r.out.events[5].p, 5);
	assert_int_equal(r.out.events[6].time_ns, 5);
	v1_done(&r);
}

static void test_empty(void **state)
{
	struct v1_trace t = { .n = 0 };
	struct v1_reading r;

	(void)state;
	v1_begin(&t);
	v1_batch(&t, 0, 1000);
	V1_EV(&t, FREQUENCY, 1000);
	assert_int_equal(v1_read_bytes(&r, t.bytes, t.n, NULL, &v1_generous), 0);
	assert_int_equal(r.out.n, 1);
	assert_int_equal(r.out.events[0].kind, TACHO_KIND_SYNC);
	assert_int_equal(r.out.events[0].subject, 1);
	assert_int_equal(r.out.events[0].time_ns, 0);
	v1_done(&r);
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
		struct v1_trace t = { .n = 0 };
		struct v1_reading r;

		v1_begin(&t);
		memcpy(t.bytes + t.n, cases[i].bytes, cases[i].n);
		(void)v1_read_bytes(&r, t.bytes, t.n + cases[i].n, NULL, &v1_generous);
		assert_string_equal(r.diag.message, cases[i].message);
		assert_int_equal(r.rc, cases[i].code);
		assert_int_equal(r.diag.code, cases[i].code);
		assert_int_equal(r.diag.offset, cases[i].offset);
		v1_look(&r);
		v1_done(&r);
	}
}

/* An event that no newer one stands for: what is before it stays. */
static void test_tail_error(void **state)
{
	struct v1_trace t = { .n = 0 };
	struct v1_reading r;

	(void)state;
	v1_begin(&t);
	v1_batch(&t, 0, 1000);
	V1_EV(&t, FREQUENCY, 1000);
	V1_EV(&t, HEAP_ALLOC, 5, 1);
	V1_EV(&t, FUTILE_WAKEUP, 5);
	V1_EV(&t, HEAP_ALLOC, 5, 1);
	assert_int_equal(v1_read_bytes(&r, t.bytes, t.n, NULL, &v1_generous), 0);
	assert_int_equal(r.out.tail_error, TACHO_EFORMAT);
	assert_string_equal(r.diag.message, "unexpected event type 36");
	assert_string_equal(r.diag.event, "FutileWakeup");
	assert_int_equal(r.out.n, 2);
	v1_look(&r);
	v1_done(&r);
}

/* CPU samples came with version 19. */
static void test_versions(void **state)
{
	struct v1_trace t = { .n = 0 };
	struct v1_reading r;

	(void)state;
	v1_write_all(&t);
	t.bytes[6] = '9';
	t.bytes[5] = '1';
	assert_int_equal(v1_read_bytes(&r, t.bytes, t.n, NULL, &v1_generous), 0);
	/* The kinds of a stop-the-world were numbered otherwise: 2 is none. */
	assert_int_equal(r.out.events[23].kind, TACHO_KIND_RANGE_BEGIN);
	assert_int_equal(r.out.events[23].name, 0);
	v1_done(&r);
	t.bytes[6] = '1';
	assert_int_equal(v1_read_bytes(&r, t.bytes, t.n, NULL, &v1_generous), TACHO_EFORMAT);
	assert_string_equal(r.diag.message, "unknown event type 49");
	v1_done(&r);
}

/* Strings that frames name but the trace lacks, and ids at the end of the range. */
static void test_odd_ids(void **state)
{
	struct v1_trace t = { .n = 0 };
	struct v1_reading r;

	(void)state;
	v1_begin(&t);
	v1_batch(&t, 0, 1000);
	V1_EV(&t, FREQUENCY, 1000);
	V1_EV(&t, GOMAXPROCS, 1, 1, 9);
	V1_EV(&t, GOMAXPROCS, 1, 1, 9);
	v1_string(&t, UINT64_MAX - 100, "high");
	V1_EV(&t, STACK, 9, 1, 0x10, 777, UINT64_MAX - 100, 3);
	assert_int_equal(v1_read_bytes(&r, t.bytes, t.n, NULL, &v1_generous), 0);
	v1_look(&r);
	assert_int_equal(r.out.n, 3);
	assert_int_equal(tacho_gen_stack_depth(&r.gen, r.out.events[1].stack), 1);
	v1_done(&r);

	v1_string(&t, UINT64_MAX, "highest");
	assert_int_equal(v1_read_bytes(&r, t.bytes, t.n, NULL, &v1_generous), TACHO_EFORMAT);
	assert_string_equal(r.diag.message, "trace contains too many strings");
	v1_done(&r);
}

static void test_limits(void **state)
{
	static const size_t fields[] = {
		offsetof(struct tacho_limits, strings),    offsetof(struct tacho_limits, stacks),
		offsetof(struct tacho_limits, frames),     offsetof(struct tacho_limits, batches),
		offsetof(struct tacho_limits, procs),      offsetof(struct tacho_limits, tasks),
		offsetof(struct tacho_limits, goroutines),
	};
	struct v1_trace t = { .n = 0 };
	struct v1_reading r;

	(void)state;
	v1_write_all(&t);
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		struct tacho_limits limits = v1_generous;
		const uint64_t one = 1;

		memcpy((char *)&limits + fields[i], &one, sizeof(one));
		assert_int_equal(v1_read_bytes(&r, t.bytes, t.n, NULL, &limits), TACHO_ELIMIT);
		v1_look(&r);
		v1_done(&r);
	}
	for (uint64_t n = t.n - 20; n < t.n; n++) {
		struct tacho_limits limits = v1_generous;

		limits.v1_bytes = n;
		assert_int_equal(v1_read_bytes(&r, t.bytes, t.n, NULL, &limits),
				 n < t.n - 16 ? TACHO_ELIMIT : 0);
		v1_done(&r);
	}
	v1_begin(&t);
	v1_batch(&t, 0, 1000);
	for (int i = 0; i < 3; i++)
		V1_EV(&t, REGION, 5, 1, 0, 4, 0);
	V1_EV(&t, FREQUENCY, 1000);
	for (uint64_t n = 2; n <= 3; n++) {
		struct tacho_limits limits = v1_generous;

		limits.regions = n;
		assert_int_equal(v1_read_bytes(&r, t.bytes, t.n, NULL, &limits),
				 n < 3 ? TACHO_ELIMIT : 0);
		v1_done(&r);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_events),   cmocka_unit_test(test_slots),
		cmocka_unit_test(test_order),    cmocka_unit_test(test_empty),
		cmocka_unit_test(test_messages), cmocka_unit_test(test_tail_error),
		cmocka_unit_test(test_versions), cmocka_unit_test(test_odd_ids),
		cmocka_unit_test(test_limits),
	};

	return cmocka_run_group_tests_name("v1", tests, NULL, NULL);
}
