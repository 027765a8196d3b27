/* SPDX-License-Identifier: MIT */
/*
 * The encoder, against bytes written out by hand from doc/format.md and against
 * a decoder of varints that is written here, so that a mistake shared by the
 * library's encoder and decoder cannot hide.
 */
#include "wire/encode.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static uint8_t buf[TC_ENC_BATCH_BYTES + 64];

static size_t decode(const uint8_t *p, uint64_t *v)
{
	size_t n = 0;

	*v = 0;
	do {
		*v |= (uint64_t)(p[n] & 0x7f) << (7 * n);
	} while (p[n++] & 0x80);
	return n;
}

static void start(struct tc_enc *e, enum tc_wire_type table)
{
	memset(buf, 0xaa, sizeof(buf));
	tc_enc_init(e, buf, TC_ENC_BATCH_BYTES);
	assert_int_equal(tc_enc_begin(e, table, 1, 5, 100), 0);
}

/* Finish the batch; its payload must be exactly these bytes. */
static void expect_payload(struct tc_enc *e, const uint8_t *want, size_t n)
{
	/* frame byte, gen 1, m 5, time 100, size in ten bytes */
	const size_t head = 4 + TC_MAX_VARINT_BYTES;
	uint64_t size;

	assert_int_equal(tc_enc_finish(e), head + n);
	assert_int_equal(buf[0], 1);
	assert_int_equal(buf[1], 1);
	assert_int_equal(buf[2], 5);
	assert_int_equal(buf[3], 100);
	assert_int_equal(decode(buf + 4, &size), TC_MAX_VARINT_BYTES);
	assert_int_equal(size, n);
	assert_memory_equal(buf + head, want, n);
	assert_int_equal(buf[head + n], 0xaa);
}

static void test_varint_lengths(void **state)
{
	static const struct {
		uint64_t v;
		size_t n;
	} cases[] = {
		{ 0, 1 },
		{ 1, 1 },
		{ 127, 1 },
		{ 128, 2 },
		{ 16383, 2 },
		{ 16384, 3 },
		{ (1u << 21) - 1, 3 },
		{ 1u << 21, 4 },
		{ 1u << 28, 5 },
		{ UINT32_MAX, 5 },
		{ 1ull << 35, 6 },
		{ 1ull << 42, 7 },
		{ 1ull << 49, 8 },
		{ 1ull << 56, 9 },
		{ 1ull << 63, 10 },
		{ UINT64_MAX, 10 },
	};
	uint8_t b[16];
	uint64_t v;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(tc_enc_varint_bytes(cases[i].v), cases[i].n);
		assert_int_equal(tc_enc_varint(b, cases[i].v) - b, cases[i].n);
		assert_int_equal(decode(b, &v), cases[i].n);
		assert_true(v == cases[i].v);
	}
	/* The tenth byte may only be 0 or 1. */
	tc_enc_varint(b, UINT64_MAX);
	assert_int_equal(b[9], 1);
}

static void test_varint_padded(void **state)
{
	static const uint8_t want[10] = {
		0xac, 0x82, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00
	};
	uint8_t b[16];
	uint64_t v;

	(void)state;
	assert_ptr_equal(tc_enc_varint_padded(b, 300, 10), b + 10);
	assert_memory_equal(b, want, 10);
	for (unsigned n = 2; n <= 10; n++) {
		assert_ptr_equal(tc_enc_varint_padded(b, 300, n), b + n);
		assert_int_equal(decode(b, &v), n);
		assert_true(v == 300);
	}
	assert_ptr_equal(tc_enc_varint_padded(b, 127, 1), b + 1);
	assert_int_equal(b[0], 127);
	tc_enc_varint_padded(b, UINT64_MAX, 10);
	assert_int_equal(decode(b, &v), 10);
	assert_true(v == UINT64_MAX);
}

static void test_header(void **state)
{
	uint8_t h[TC_HEADER_BYTES], untouched[TC_HEADER_BYTES];

	(void)state;
	assert_int_equal(tc_enc_header(h, 22), 0);
	assert_memory_equal(h, "go 1.22 trace\0\0\0", 16);
	assert_int_equal(tc_enc_header(h, 23), 0);
	assert_memory_equal(h, "go 1.23 trace\0\0\0", 16);
	assert_int_equal(tc_enc_header(h, 25), 0);
	assert_memory_equal(h, "go 1.25 trace\0\0\0", 16);
	assert_int_equal(tc_enc_header(h, 26), 0);
	assert_memory_equal(h, "go 1.26 trace\0\0\0", 16);
	memcpy(untouched, h, sizeof(h));
	assert_int_equal(tc_enc_header(h, 24), TACHO_EVERSION);
	assert_int_equal(tc_enc_header(h, 27), TACHO_EVERSION);
	assert_int_equal(tc_enc_header(h, 21), TACHO_EVERSION);
	assert_int_equal(tc_enc_header(h, -1), TACHO_EVERSION);
	assert_memory_equal(h, untouched, sizeof(h));
}

/* The argument counts must be those that the event table names. */
static void test_event_args_match_table(void **state)
{
	static const struct {
		unsigned type;
		char shape;
		const char *args;
	} rows[] = {
#define ROW(num, sym, name, shape, args) { num, #shape[0], args },
		TC_WIRE_EVENTS(ROW)
#undef ROW
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		/* The delta is the word before the first space. */
		int want = 0;

		for (const char *s = rows[i].args; *s; s++)
			want += *s == ' ';
		/* ClockSnapshot looks timed but lives in Sync batches only. */
		if (rows[i].shape != 'T' || rows[i].type == TC_EV_CLOCK_SNAPSHOT)
			want = -1;
		assert_int_equal(tc_enc_event_args(rows[i].type), want);
	}
	assert_int_equal(tc_enc_event_args(TC_EV_NONE), -1);
	assert_int_equal(tc_enc_event_args(100), -1);
	assert_int_equal(tc_enc_event_args(TC_EV_COUNT), -1);
	assert_int_equal(tc_enc_event_args(1000), -1);
}

static void test_events(void **state)
{
	static const uint8_t want[] = {
		16, 7,    21,   1,          /* GoStart dt=7 g=21 g_seq=1 */
		22, 0,    3,    0xac, 0x02, /* GoSyscallBegin at the same time */
		23, 0x80, 0x01,             /* GoSyscallEnd dt=128 */
		17, 0,                      /* GoDestroy, before the previous one: dt=0 */
		11, 1,                      /* ProcStop dt=1 counts from the later time */
	};
	struct tc_enc e;

	(void)state;
	start(&e, TC_EV_NONE);
	assert_int_equal(tc_enc_event(&e, TC_EV_GO_START, 107, 2, (uint64_t[]){ 21, 1 }), 0);
	assert_int_equal(tc_enc_event(&e, TC_EV_GO_SYSCALL_BEGIN, 107, 2, (uint64_t[]){ 3, 300 }),
			 0);
	assert_int_equal(tc_enc_event(&e, TC_EV_GO_SYSCALL_END, 235, 0, NULL), 0);
	tc_enc_event_unchecked(&e, TC_EV_GO_DESTROY, 200, 0, NULL);
	assert_int_equal(tc_enc_event(&e, TC_EV_PROC_STOP, 236, 0, NULL), 0);
	expect_payload(&e, want, sizeof(want));
}

static void test_tables(void **state)
{
	static const uint8_t strings[] = { 4, 5, 1, 2, 'h', 'i', 5, 0x80, 0x01, 0 };
	static const uint8_t stacks[] = { 2, 3, 1, 2, 0x90, 0x01, 1, 2, 3, 7, 4, 5, 6, 3, 2, 0 };
	static const uint8_t samples[] = { 6, 7, 99, 1, 2, 3, 4 };
	static const uint8_t sync[] = { 50, 8, 100, 51, 6, 7, 8, 9 };
	static const struct tc_enc_frame frames[] = { { 144, 1, 2, 3 }, { 7, 4, 5, 6 } };
	static const struct tc_enc_clock clock = { 100, 106, 7, 8, 9 };
	struct tc_enc e;

	(void)state;
	start(&e, TC_EV_STRINGS);
	assert_int_equal(tc_enc_string(&e, 1, "hi", 2), 0);
	assert_int_equal(tc_enc_string(&e, 128, NULL, 0), 0);
	expect_payload(&e, strings, sizeof(strings));
	start(&e, TC_EV_STACKS);
	assert_int_equal(tc_enc_stack(&e, 1, frames, 2), 0);
	assert_int_equal(tc_enc_stack(&e, 2, NULL, 0), 0);
	expect_payload(&e, stacks, sizeof(stacks));
	start(&e, TC_EV_CPU_SAMPLES);
	assert_int_equal(tc_enc_cpu_sample(&e, 99, 1, 2, 3, 4), 0);
	expect_payload(&e, samples, sizeof(samples));
	start(&e, TC_EV_SYNC);
	assert_int_equal(tc_enc_clock(&e, &clock), 0);
	assert_int_equal(tc_enc_clock(&e, &clock), TACHO_EMISUSE);
	expect_payload(&e, sync, sizeof(sync));
	start(&e, TC_EV_FREQUENCY);
	assert_int_equal(tc_enc_clock(&e, &clock), 0);
	assert_int_equal(tc_enc_clock(&e, &clock), TACHO_EMISUSE);
	expect_payload(&e, sync + 1, 2);
}

static void test_experiment(void **state)
{
	struct tc_enc e;
	uint64_t size;

	(void)state;
	tc_enc_init(&e, buf, TC_ENC_BATCH_BYTES);
	assert_int_equal(tc_enc_begin_experiment(&e, 0, 1, 5, 9), TACHO_EMISUSE);
	assert_int_equal(tc_enc_begin_experiment(&e, 1, 1, TC_WIRE_NONE, 9), 0);
	assert_int_equal(tc_enc_bytes(&e, "abc", 3), 0);
	assert_int_equal(tc_enc_event(&e, TC_EV_PROC_STOP, 9, 0, NULL), TACHO_EMISUSE);
	assert_int_equal(tc_enc_finish(&e), 2 + 1 + 10 + 1 + 10 + 3);
	assert_memory_equal(buf, "\x31\x01\x01\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01\x09", 14);
	decode(buf + 14, &size);
	assert_int_equal(size, 3);
	assert_memory_equal(buf + 24, "abc", 3);
}

/* A batch takes exactly 65536 payload bytes, and a refusal changes nothing. */
static void test_full(void **state)
{
	static const char text[TC_MAX_STRING_BYTES] = "x";
	struct tc_enc e;
	size_t payload;

	(void)state;
	start(&e, TC_EV_NONE);
	for (int i = 0; i < TC_MAX_BATCH_BYTES / 2; i++)
		assert_int_equal(tc_enc_event(&e, TC_EV_PROC_STOP, 100, 0, NULL), 0);
	assert_int_equal(tc_enc_room(&e), 0);
	assert_int_equal(tc_enc_event(&e, TC_EV_PROC_STOP, 500, 0, NULL), TACHO_ELIMIT);
	assert_int_equal(e.last, 100);
	payload = tc_enc_finish(&e) - 14;
	assert_int_equal(payload, TC_MAX_BATCH_BYTES);

	start(&e, TC_EV_STRINGS);
	while (tc_enc_room(&e) >= 1100)
		assert_int_equal(tc_enc_string(&e, 1, text, sizeof(text)), 0);
	while (tc_enc_room(&e) >= 5)
		assert_int_equal(tc_enc_string(&e, 1, "xy", 2), 0);
	payload = e.len;
	assert_int_equal(tc_enc_string(&e, 1, "xyz", 3), TACHO_ELIMIT);
	assert_int_equal(e.len, payload);
	/* Beyond the limit of the batch the buffer is not touched. */
	assert_true(tc_enc_finish(&e) <= 14 + TC_MAX_BATCH_BYTES);
	assert_int_equal(buf[14 + TC_MAX_BATCH_BYTES], 0xaa);
}

static void test_small_buffer(void **state)
{
	const size_t least = TC_ENC_HEAD_BYTES + TC_ENC_ENTRY_BYTES;
	struct tc_enc_frame frames[TC_MAX_STACK_FRAMES + 1];
	struct tc_enc e;

	(void)state;
	memset(frames, 0xff, sizeof(frames));
	tc_enc_init(&e, buf, least - 1);
	assert_int_equal(tc_enc_begin(&e, TC_EV_STACKS, 1, 5, 100), TACHO_EMISUSE);
	memset(buf, 0xaa, sizeof(buf));
	tc_enc_init(&e, buf, least);
	assert_int_equal(tc_enc_begin(&e, TC_EV_STACKS, UINT64_MAX, UINT64_MAX, UINT64_MAX), 0);
	assert_int_equal(tc_enc_stack(&e, UINT64_MAX, frames, TC_MAX_STACK_FRAMES), 0);
	assert_int_equal(tc_enc_stack(&e, 1, frames, 1), TACHO_ELIMIT);
	assert_int_equal(tc_enc_stack(&e, 1, frames, TC_MAX_STACK_FRAMES + 1), TACHO_EMISUSE);
	assert_true(tc_enc_finish(&e) <= least);
	assert_int_equal(buf[least], 0xaa);
}

static void test_misuse(void **state)
{
	static const struct tc_enc_clock early = { 100, 99, 7, 8, 9 },
					 stopped = { 0, 106, 7, 8, 9 };
	struct tc_enc e;

	(void)state;
	tc_enc_init(&e, buf, TC_ENC_BATCH_BYTES);
	assert_int_equal(tc_enc_finish(&e), 0);
	assert_int_equal(tc_enc_event(&e, TC_EV_PROC_STOP, 1, 0, NULL), TACHO_EMISUSE);
	assert_int_equal(tc_enc_string(&e, 1, "a", 1), TACHO_EMISUSE);
	assert_int_equal(tc_enc_begin(&e, TC_EV_NONE, 0, 5, 100), TACHO_EMISUSE);
	assert_int_equal(tc_enc_begin(&e, TC_EV_GO_START, 1, 5, 100), TACHO_EMISUSE);
	start(&e, TC_EV_NONE);
	assert_int_equal(tc_enc_begin(&e, TC_EV_NONE, 1, 5, 100), TACHO_EMISUSE);
	assert_int_equal(tc_enc_event(&e, TC_EV_GO_START, 1, 1, (uint64_t[]){ 1 }), TACHO_EMISUSE);
	assert_int_equal(tc_enc_event(&e, TC_EV_STRINGS, 1, 0, NULL), TACHO_EMISUSE);
	assert_int_equal(tc_enc_event(&e, TC_EV_CLOCK_SNAPSHOT, 1, 3, (uint64_t[]){ 1, 2, 3 }),
			 TACHO_EMISUSE);
	assert_int_equal(tc_enc_stack(&e, 1, NULL, 0), TACHO_EMISUSE);
	assert_int_equal(tc_enc_cpu_sample(&e, 1, 2, 3, 4, 5), TACHO_EMISUSE);
	assert_int_equal(tc_enc_bytes(&e, "a", 1), TACHO_EMISUSE);
	assert_int_equal(tc_enc_clock(&e, &early), TACHO_EMISUSE);
	expect_payload(&e, NULL, 0);
	start(&e, TC_EV_SYNC);
	assert_int_equal(tc_enc_clock(&e, &early), TACHO_EMISUSE);
	assert_int_equal(tc_enc_clock(&e, &stopped), TACHO_EMISUSE);
	start(&e, TC_EV_STRINGS);
	assert_int_equal(tc_enc_string(&e, 0, "a", 1), TACHO_EMISUSE);
	assert_int_equal(tc_enc_string(&e, 1, buf, 1025), TACHO_EMISUSE);
	start(&e, TC_EV_STACKS);
	assert_int_equal(tc_enc_stack(&e, 0, NULL, 0), TACHO_EMISUSE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_varint_lengths),
		cmocka_unit_test(test_varint_padded),
		cmocka_unit_test(test_header),
		cmocka_unit_test(test_event_args_match_table),
		cmocka_unit_test(test_events),
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_experiment),
		cmocka_unit_test(test_full),
		cmocka_unit_test(test_small_buffer),
		cmocka_unit_test(test_misuse),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
