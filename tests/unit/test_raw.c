/* SPDX-License-Identifier: MIT */
/*
 * The raw reader and the text form: every event type there and back, real traces
 * there and back, truncation at every byte, chunks of every size, damage.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <tacho/read.h>

#include "base/diag.h"
#include "reader/raw.h"
#include "support/nth_alloc.h"
#include "wire/encode.h"
#include "wire/text.h"
#include "wire/wire.h"

/* A little of everything, in the text form. */
static const char everything[] =
	"Trace Go1.26\n"
	"EventBatch gen=1 m=18446744073709551615 time=1000 size=9\n"
	"Sync\n"
	"Frequency freq=15625000\n"
	"ClockSnapshot dt=0 mono=64000 sec=1700000000 nsec=7\n"
	"EventBatch gen=1 m=7 time=1001 size=3\n"
	"GoUnblock dt=5 g=18446744073709551615 g_seq=9223372036854775808 stack=1\n"
	"UserTaskBegin dt=1 task=2 parent_task=3 name_string=4 stack=5\n"
	"ExperimentalBatch exp=200 gen=1 m=7 time=3\n"
	"\tdata=\"\\x00\\xffabc\\n\\\"\\\\ ü\\u200b\"\n"
	"HeapObject dt=1 id=2 type=3\n"
	"Strings\n"
	"String id=1\n"
	"\tdata=\"main.main\"\n"
	"Stacks\n"
	"Stack id=1 nframes=2\n"
	"\tpc=4194304 func=2 file=3 line=7\n"
	"\tpc=18446744073709551615 func=0 file=0 line=0\n"
	"CPUSamples\n"
	"CPUSample time=1 m=2 p=3 g=4 stack=5\n"
	"EndOfGeneration\n";

/* Bytes of a text, or the error of reading it. */
static int to_bytes(const char *text, struct tc_textbuf *out)
{
	struct tacho_diag diag;
	int rc;

	tc_diag_init(&diag);
	tc_textbuf_init(out, NULL, NULL, NULL);
	rc = tc_text_read(out, text, strlen(text), &diag);
	assert_int_equal(rc, diag.code);
	return rc;
}

/* The text of bytes; the result is that of the last tacho_raw_next. */
static int to_text(const void *bytes, size_t n, struct tc_textbuf *out, uint64_t *events)
{
	struct tacho_raw_reader *raw;
	struct tacho_raw_event e;
	struct tacho_reader *r;
	uint64_t offset = TC_HEADER_BYTES;
	int rc;

	tc_textbuf_init(out, NULL, NULL, NULL);
	*events = 0;
	rc = tacho_reader_open_memory(&r, bytes, n, NULL, NULL);
	if (rc < 0)
		return rc;
	tc_text_header(out, tacho_reader_version(r));
	assert_int_equal(tacho_raw_open(&raw, r), 0);
	while ((rc = tacho_raw_next(raw, &e)) > 0) {
		assert_int_equal(e.offset, offset);
		offset += e.bytes;
		assert_true(offset <= n);
		tc_text_event(out, &e);
		++*events;
	}
	assert_int_equal(tacho_raw_next(raw, &e), rc); /* for ever */
	assert_int_equal(tacho_reader_diag(r)->code, rc);
	if (rc == 0)
		assert_int_equal(offset, n);
	tacho_raw_close(raw);
	tacho_reader_close(r);
	return rc;
}

static void expect_text(const struct tc_textbuf *b, const char *text)
{
	assert_int_equal(b->rc, 0);
	assert_int_equal(b->n, strlen(text));
	assert_memory_equal(b->p, text, b->n);
}

static void test_there_and_back(void **state)
{
	struct tc_textbuf bytes, text;
	uint64_t n;

	(void)state;
	assert_int_equal(to_bytes(everything, &bytes), 0);
	assert_int_equal(to_text(bytes.p, bytes.n, &text, &n), 0);
	assert_int_equal(n, 16);
	expect_text(&text, everything);
	tc_textbuf_fini(&bytes);
	tc_textbuf_fini(&text);
}

/* One event of each type, every argument another number. */
static void test_every_type(void **state)
{
	struct tc_textbuf text, bytes, again;
	uint64_t n, want = 0;

	(void)state;
	tc_textbuf_init(&text, NULL, NULL, NULL);
	tc_text_header(&text, 26);
	for (unsigned type = 1; type < TC_EV_COUNT; type++) {
		struct tacho_raw_event e = { .type = (uint8_t)type };
		struct tc_wire_arg_names names;

		if (!tacho_wire_name((int)type))
			continue;
		tc_wire_split_args((int)type, &names);
		e.n_args = (uint8_t)names.n;
		for (unsigned i = 0; i < names.n; i++)
			e.args[i] = UINT64_C(1) << (type + 12 * i) % 64;
		if (type == TC_EV_STACK)
			e.args[1] = 0;
		if (type == TC_EV_EXPERIMENTAL_BATCH)
			e.args[0] = 1;
		if (type == TC_EV_STRING)
			e.data = (struct tacho_text){ "x", 1 };
		tc_text_event(&text, &e);
		want++;
	}
	tc_textbuf_char(&text, '\0');
	assert_int_equal(to_bytes(text.p, &bytes), 0);
	assert_int_equal(to_text(bytes.p, bytes.n, &again, &n), 0);
	assert_int_equal(n, want);
	expect_text(&again, text.p);
	tc_textbuf_fini(&text);
	tc_textbuf_fini(&bytes);
	tc_textbuf_fini(&again);
}

static void test_table_agrees_with_names(void **state)
{
	(void)state;
	for (int type = -3; type < 300; type++) {
		struct tc_wire_arg_names names;
		const char *name = tacho_wire_name(type);

		tc_wire_split_args(type, &names);
		if (!name) {
			assert_int_equal(names.n, 0);
			continue;
		}
		assert_int_equal(tc_wire_type_of(name, (unsigned)strlen(name)), type);
		if (tc_wire_shape[type] == TC_SHAPE_T)
			assert_int_equal(tc_wire_n_args[type], names.n);
		else
			assert_int_equal(tc_wire_n_args[type], TC_WIRE_NO_ARGS);
	}
	assert_int_equal(tc_wire_type_of("None", 4), TC_EV_NONE);
	assert_string_equal(tacho_wire_args(20), "dt reason_string stack");
	assert_string_equal(tacho_wire_args(1000), "");
}

static void test_cut_at_every_byte(void **state)
{
	struct tc_textbuf bytes, text;
	uint64_t n, whole = 0;

	(void)state;
	assert_int_equal(to_bytes(everything, &bytes), 0);
	for (size_t i = 0; i <= bytes.n; i++) {
		/* A copy of its own, so that a sanitizer sees the end. */
		uint8_t *copy = malloc(i + !i);
		int rc;

		assert_non_null(copy);
		memcpy(copy, bytes.p, i);
		rc = to_text(copy, i, &text, &n);
		if (i < TC_HEADER_BYTES) {
			assert_int_equal(rc, TACHO_ENOTTRACE);
		} else if (rc == 0) {
			assert_int_equal(n, whole);
			whole++;
		} else {
			assert_int_equal(rc, TACHO_ETRUNCATED);
			assert_int_equal(n, whole - 1);
		}
		tc_textbuf_fini(&text);
		free(copy);
	}
	assert_int_equal(whole, 17);
	tc_textbuf_fini(&bytes);
}

static void test_chunks(void **state)
{
	struct tc_textbuf bytes, text;

	(void)state;
	assert_int_equal(to_bytes(everything, &bytes), 0);
	for (size_t piece = 1; piece < 40; piece += 3) {
		struct tacho_raw_reader *raw;
		struct tacho_raw_event e;
		struct tacho_reader *r;
		size_t fed = 0;
		int rc;

		tc_textbuf_init(&text, NULL, NULL, NULL);
		tc_text_header(&text, 26);
		assert_int_equal(tacho_reader_open_feed(&r, NULL, NULL), 0);
		assert_int_equal(tacho_raw_open(&raw, r), 0);
		while ((rc = tacho_raw_next(raw, &e)) != 0) {
			size_t k = bytes.n - fed < piece ? bytes.n - fed : piece;

			if (rc > 0) {
				tc_text_event(&text, &e);
				continue;
			}
			assert_int_equal(rc, TACHO_EAGAIN);
			assert_int_equal(tacho_reader_feed(r, bytes.p + fed, k), 0);
			fed += k;
		}
		expect_text(&text, everything);
		tacho_raw_close(raw);
		tacho_reader_close(r);
		tc_textbuf_fini(&text);
	}
	tc_textbuf_fini(&bytes);
}

/* The events of a version and no others. */
static void test_types_by_version(void **state)
{
	static const struct {
		const char *text;
		int rc;
	} cases[] = {
		{ "Trace Go1.22\nUserLog dt=1 task=1 key_string=0 value_string=0 stack=0\n", 0 },
		{ "Trace Go1.22\nGoSwitch dt=1 g=1 g_seq=1\n", TACHO_EFORMAT },
		{ "Trace Go1.22\nSpanFree dt=1 id=1\n", TACHO_EFORMAT },
		{ "Trace Go1.23\nGoSwitch dt=1 g=1 g_seq=1\n", 0 },
		{ "Trace Go1.23\nSpanFree dt=1 id=1\n", 0 },
		{ "Trace Go1.23\nSync\n", TACHO_EFORMAT },
		{ "Trace Go1.25\nSync\n", 0 },
		{ "Trace Go1.25\nEndOfGeneration\n", TACHO_EFORMAT },
		{ "Trace Go1.26\nEndOfGeneration\n", 0 },
		{ "Trace Go1.26\nBytes\n data=\"\\x00\"\n", TACHO_EFORMAT },
		{ "Trace Go1.26\nBytes\n data=\"\\x35\"\n", 0 },
		{ "Trace Go1.26\nBytes\n data=\"\\x89\"\n", TACHO_EFORMAT },
		{ "Trace Go1.26\nBytes\n data=\"\\xff\"\n", TACHO_EFORMAT },
		{ "Trace Go1.26\nBytes\n data=\"\\x08\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x01\"\n",
		  0 },
		{ "Trace Go1.26\nBytes\n data=\"\\x08\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x02\"\n",
		  TACHO_EFORMAT },
		{ "Trace Go1.26\nBytes\n data=\"\\x08\\x80\\x80\\x80\\x80\\x80\\x80\\x80\\x80\\x80\\x80\"\n",
		  TACHO_EFORMAT },
		/* A stack and a string that want more than there is, or can be. */
		{ "Trace Go1.26\nBytes\n data=\"\\x03\\x01\\xff\\xff\\xff\\x07\\x01\"\n",
		  TACHO_ETRUNCATED },
		{ "Trace Go1.26\nBytes\n data=\"\\x05\\x01\\xff\\xff\\xff\\x07\\x01\"\n",
		  TACHO_ETRUNCATED },
		/* Counts that are negative for Go mean nothing there. */
		{ "Trace Go1.26\nBytes\n data=\"\\x05\\x01\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x01\"\n",
		  0 },
		{ "Trace Go1.27\nSync\n", TACHO_EVERSION },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct tc_textbuf bytes, text;
		uint64_t n;

		assert_int_equal(to_bytes(cases[i].text, &bytes), 0);
		if (to_text(bytes.p, bytes.n, &text, &n) != cases[i].rc)
			fail_msg("case %zu: %s", i, cases[i].text);
		tc_textbuf_fini(&bytes);
		tc_textbuf_fini(&text);
	}
}

static void test_too_large_event(void **state)
{
	struct tc_textbuf bytes, text;
	static char big[200 * 1000];
	uint64_t n;

	(void)state;
	assert_int_equal(
		to_bytes("Trace Go1.26\nBytes\n data=\"\\x05\\x01\\xc0\\x9a\\x0c\"\n", &bytes), 0);
	tc_textbuf_bytes(&bytes, big, sizeof(big));
	assert_int_equal(to_text(bytes.p, bytes.n, &text, &n), TACHO_ELIMIT);
	tc_textbuf_fini(&bytes);
	tc_textbuf_fini(&text);
}

static void test_old_traces_have_no_raw_events(void **state)
{
	static const char header[] = "go 1.21 trace\0\0";
	struct tacho_raw_reader *raw;
	struct tacho_reader *r;

	(void)state;
	assert_int_equal(tacho_reader_open_memory(&r, header, 16, NULL, NULL), 0);
	assert_int_equal(tacho_raw_open(&raw, r), TACHO_EVERSION);
	assert_null(raw);
	assert_int_equal(tacho_reader_diag(r)->code, TACHO_EVERSION);
	tacho_raw_close(raw);
	tacho_reader_close(r);
}

static void test_bad_texts(void **state)
{
	static const char *const texts[] = {
		"",
		"# nothing\n",
		"Trace\n",
		"Trace Go1.2\n",
		"Trace Go1.2x\n",
		"Trace Go2.22\n",
		"Trace Go1.22 more\n",
		"Sync\n",
		"Trace Go1.22\nNonsense\n",
		"Trace Go1.22\nNone\n",
		"Trace Go1.22\nFrequency\n",
		"Trace Go1.22\nFrequency freq=\n",
		"Trace Go1.22\nFrequency freq=-1\n",
		"Trace Go1.22\nFrequency freq=18446744073709551616\n",
		"Trace Go1.22\nFrequency frequency=1\n",
		"Trace Go1.22\nFrequency freq=1 more=2\n",
		"Trace Go1.22\nProcStart dt=1 p_seq=1 p=2\n",
		"Trace Go1.22\nStack id=1 nframes=1\n",
		"Trace Go1.22\nStack id=1 nframes=1\n pc=1 func=1 file=1\n",
		"Trace Go1.22\nStack id=1 nframes=1\n pc=1 func=1 file=1 line=1 more\n",
		"Trace Go1.22\nStack id=1 nframes=18446744073709551615\n",
		"Trace Go1.22\nString id=1\n data=abc\n",
		"Trace Go1.22\nString id=1\n data=\"abc\n",
		"Trace Go1.22\nString id=1\n data=\"a\"b\"\n",
		"Trace Go1.22\nString id=1\n data=\"\\q\"\n",
		"Trace Go1.22\nString id=1\n data=\"\\x1\"\n",
		"Trace Go1.22\nString id=1\n data=\"\\ud800\"\n",
		"Trace Go1.22\nString id=1\n data=\"\\400\"\n",
		"Trace Go1.22\nExperimentalBatch exp=256 gen=1 m=1 time=1\n data=\"x\"\n",
		"Trace Go1.22\nEventBatch gen=1 m=1\n",
		"Trace Go1.22\nEventBatch gen=1 m=1 time=1 size=1 x\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct tc_textbuf bytes;

		if (to_bytes(texts[i], &bytes) != TACHO_EFORMAT)
			fail_msg("accepted: %s", texts[i]);
		tc_textbuf_fini(&bytes);
	}
}

static void test_liberties_of_the_text(void **state)
{
	static const char text[] = "\n# a comment\n  Trace \t Go1.26 # here too\r\n\n"
				   "EventBatch gen=1 m=2 time=3 # no size\n"
				   "\tProcStop dt=1#x\n"
				   "String id=1\n"
				   "String id=2\n data = `a\\b`\n"
				   "EventBatch gen=1 m=2 time=4\n"
				   "EndOfGeneration\n"
				   "Bytes\n data=\"\\101\\a\\b\\f\\n\\r\\t\\v\\U0001F600\"\n";
	static const char same[] = "go 1.26 trace\0\0\0"
				   "\x01\x01\x02\x03\x8b\x80\x80\x80\x80\x80\x80\x80\x80\x00"
				   "\x0b\x01"
				   "\x05\x01\x00"
				   "\x05\x02\x03"
				   "a\\b"
				   "\x01\x01\x02\x04\x80\x80\x80\x80\x80\x80\x80\x80\x80\x00"
				   "\x34"
				   "A\a\b\f\n\r\t\v\xf0\x9f\x98\x80";
	struct tc_textbuf bytes;

	(void)state;
	assert_int_equal(to_bytes(text, &bytes), 0);
	assert_int_equal(bytes.n, sizeof(same) - 1);
	assert_memory_equal(bytes.p, same, bytes.n);
	tc_textbuf_fini(&bytes);
}

static void test_failing_allocations(void **state)
{
	(void)state;
	for (size_t n = 1;; n++) {
		struct nth_alloc a;
		struct tc_textbuf bytes;
		struct tacho_diag diag;
		int rc;

		nth_alloc_init(&a, n);
		tc_diag_init(&diag);
		tc_textbuf_init(&bytes, &a.hook, NULL, NULL);
		rc = tc_text_read(&bytes, everything, strlen(everything), &diag);
		tc_textbuf_fini(&bytes);
		assert_int_equal(a.live, 0);
		if (a.calls < n) {
			assert_int_equal(rc, 0);
			assert_true(n > 2);
			break;
		}
		assert_int_equal(rc, TACHO_ENOMEM);
	}
}

static void read_with(const struct tacho_alloc *a, const struct tc_textbuf *bytes, int want,
		      bool *failed)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct tacho_raw_reader *raw = NULL;
	struct tacho_raw_event e;
	struct tacho_reader *r;
	int rc;

	opts.alloc = a;
	rc = tacho_reader_open_memory(&r, bytes->p, bytes->n, &opts, NULL);
	if (rc == 0) {
		rc = tacho_raw_open(&raw, r);
		while (rc >= 0 && (rc = tacho_raw_next(raw, &e)) > 0)
			continue;
		tacho_raw_close(raw);
	}
	tacho_reader_close(r);
	*failed = rc < 0;
	assert_true(rc == 0 || rc == want);
}

static void test_failing_allocations_of_the_reader(void **state)
{
	struct tc_textbuf bytes;
	bool failed = true;

	(void)state;
	assert_int_equal(to_bytes(everything, &bytes), 0);
	for (size_t n = 1; failed; n++) {
		struct nth_alloc a;

		nth_alloc_init(&a, n);
		read_with(&a.hook, &bytes, TACHO_ENOMEM, &failed);
		assert_int_equal(a.live, 0);
		assert_true(failed == (a.calls >= n));
	}
	tc_textbuf_fini(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_there_and_back),
		cmocka_unit_test(test_every_type),
		cmocka_unit_test(test_table_agrees_with_names),
		cmocka_unit_test(test_cut_at_every_byte),
		cmocka_unit_test(test_chunks),
		cmocka_unit_test(test_types_by_version),
		cmocka_unit_test(test_too_large_event),
		cmocka_unit_test(test_old_traces_have_no_raw_events),
		cmocka_unit_test(test_bad_texts),
		cmocka_unit_test(test_liberties_of_the_text),
		cmocka_unit_test(test_failing_allocations),
		cmocka_unit_test(test_failing_allocations_of_the_reader),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
