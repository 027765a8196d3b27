/* SPDX-License-Identifier: MIT */
/*
 * What goes through a trace and writes something: the printers (Go's form has
 * its golden tests), the footprint and the cutter.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <tacho/cut.h>
#include <tacho/footprint.h>
#include <tacho/print.h>

#include "base/textbuf.h"
#include "support/nth_alloc.h"

#define NO_THREAD "18446744073709551615"
#define SYNC(gen, time)                                   \
 "EventBatch gen=" gen " m=" NO_THREAD " time=" time "\n" \
 "Sync\nFrequency freq=15625000\n"                        \
 "ClockSnapshot dt=0 mono=64 sec=1700000000 nsec=120000000\n"

/* Three generations at 0 s, 10 s and 20 s. */
static const char text[] = "Trace Go1.26\n" SYNC(
	"3",
	"1000") "EventBatch gen=3 m=7 time=1000\n"
		"ProcStatus dt=0 p=0 pstatus=1\n"
		"GoStatus dt=0 g=1 m=7 gstatus=2\n"
		"GoCreate dt=1 new_g=2 new_stack=2 stack=1\n"
		"ProcsChange dt=1 procs_value=8 stack=0\n"
		"GoLabel dt=1 label_string=6\n"
		"STWBegin dt=1 kind_string=6 stack=0\n"
		"STWEnd dt=1\n"
		"GCSweepBegin dt=1 stack=0\n"
		"GCSweepEnd dt=1 swept_value=1 reclaimed_value=2\n"
		"UserTaskBegin dt=1 task=9 parent_task=4 name_string=6 stack=0\n"
		"UserRegionBegin dt=1 task=9 name_string=6 stack=0\n"
		"UserLog dt=1 task=9 key_string=6 value_string=7 stack=0\n"
		"Span dt=1 id=1 npages_value=2 kindclass=3\n"
		"GoBlock dt=1 reason_string=5 stack=1\n"
		"EventBatch gen=3 m=7 time=1000\n"
		"CPUSamples\nCPUSample time=2000 m=7 p=0 g=1 stack=1\n"
		"EventBatch gen=3 m=7 time=1000\n"
		"Strings\n"
		"String id=1\n data=\"main.main\"\nString id=2\n data=\"/m.go\"\n"
		"String id=3\n data=\"main.w\\x1b[31m\"\n"
		"String id=5\n data=\"chan receive\"\nString id=6\n data=\"a\\\"b\"\n"
		"String id=7\n data=\"z\\xff\\u00fc\\n\\U0001f600\\u202e\"\n"
		"EventBatch gen=3 m=7 time=1000\n"
		"Stacks\n"
		"Stack id=1 nframes=1\n pc=16 func=1 file=2 line=3\n"
		"Stack id=2 nframes=1\n pc=32 func=3 file=2 line=4\n"
		"EndOfGeneration\n" SYNC(
			"4",
			"156250000") "EventBatch gen=4 m=7 time=156250000\n"
				     "ProcStatus dt=1 p=0 pstatus=1\n"
				     "GoStatus dt=1 g=1 m=" NO_THREAD " gstatus=4\n"
				     "GoStatus dt=1 g=2 m=" NO_THREAD " gstatus=1\n"
				     "EndOfGeneration\n" SYNC(
					     "9",
					     "312500000") "EventBatch gen=9 m=7 time=312500000\n"
							  "ProcStatus dt=1 p=0 pstatus=1\n"
							  "EndOfGeneration\n";

static struct tc_textbuf trace;

static int append(void *ctx, const void *bytes, size_t n)
{
	tc_textbuf_bytes(ctx, bytes, n);
	return 0;
}

static struct tacho_reader *open_bytes(const struct tc_textbuf *bytes, const struct tacho_alloc *a)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct tacho_reader *r;

	opts.alloc = a;
	return tacho_reader_open_memory(&r, bytes->p, bytes->n, &opts, NULL) == 0 ? r : NULL;
}

/* All events in a form; 0 or the first failure. */
static int print_all(struct tacho_reader *r, const struct tacho_print_opts *opts,
		     const struct tacho_alloc *a, struct tc_textbuf *out)
{
	const struct tacho_block *b;
	struct tacho_printer *p;
	int rc = tacho_printer_new(&p, append, out, opts, a), flushed;

	if (rc < 0)
		return rc;
	while ((rc = tacho_reader_next(r, &b)) > 0) {
		if (b->first == 0)
			tacho_printer_set_start(p, b->events[0].time_ns);
		for (size_t i = 0; i < b->n; i++)
			(void)tacho_printer_event(p, b, &b->events[i]);
	}
	flushed = tacho_printer_flush(p);
	tacho_printer_free(p);
	return rc < 0 ? rc : flushed;
}

static void expect_lines(int form, bool stacks, const char *want)
{
	struct tacho_print_opts opts = TACHO_PRINT_OPTS_INIT;
	struct tacho_reader *r = open_bytes(&trace, NULL);
	struct tc_textbuf out;

	assert_non_null(r);
	opts.form = form;
	opts.stacks = stacks;
	tc_textbuf_init(&out, NULL, NULL, NULL);
	assert_int_equal(print_all(r, &opts, NULL, &out), 0);
	tc_textbuf_char(&out, '\0');
	/* Only the beginning is compared. */
	if (strncmp(out.p, want, strlen(want)) != 0)
		fail_msg("got:\n%s\nwanted:\n%s", out.p, want);
	tc_textbuf_fini(&out);
	tacho_reader_close(r);
}

/* clang-format off */
static void test_short_form(void **state)
{
	(void)state;
	expect_lines(TACHO_PRINT_SHORT, false,
"   0.000000000 M-       P-    G-       sync 1 generation 3 2023-11-14T22:13:20.12Z\n"
"   0.000000001 M7       P-    G-       P0 Undetermined -> Running\n"
"   0.000000002 M7       P0    G-       G1 Undetermined -> Running\n"
"   0.000000064 M7       P0    G1       G2 NotExist -> Runnable to run @main.w\\x1b[31m @main.main\n"
"   0.000000128 M7       P0    G1       /sched/gomaxprocs:threads = 8\n"
"   0.000000192 M7       P0    G1       label \"a\\\"b\"\n"
"   0.000000256 M7       P0    G1       begin stop-the-world (a\"b) G1\n"
"   0.000000320 M7       P0    G1       end stop-the-world (a\"b) G1\n"
"   0.000000384 M7       P0    G1       begin GC incremental sweep P0\n"
"   0.000000448 M7       P0    G1       end GC incremental sweep P0 swept=1 reclaimed=2\n"
"   0.000000512 M7       P0    G1       begin task 9 \"a\\\"b\" in task 4\n"
"   0.000000576 M7       P0    G1       begin region task 9 \"a\\\"b\"\n"
"   0.000000640 M7       P0    G1       log task 9 \"a\\\"b\" \"z\\xffü\\n😀\\u202e\"\n"
"   0.000000704 M7       P0    G1       Span id=1 npages_value=2 kindclass=3\n"
"   0.000000768 M7       P0    G1       G1 Running -> Waiting (chan receive) @main.main\n"
"   0.000064000 M7       P0    G1       CPU sample @main.main\n"
"   9.999936000 M-       P-    G-       sync 2 generation 4 2023-11-14T22:13:20.12Z\n"
"   9.999936064 M7       P0    G-       P0 is Running\n"
"   9.999936128 M7       P0    G-       G1 is Waiting\n"
"   9.999936192 M7       P0    G-       G2 is Runnable\n"
"  19.999936000 M-       P-    G-       sync 3 generation 9 2023-11-14T22:13:20.12Z\n"
"  19.999936064 M7       P0    G-       P0 is Running\n"
"  19.999936065 M-       P-    G-       sync 4\n");
}

static void test_json_form(void **state)
{
	(void)state;
	expect_lines(TACHO_PRINT_JSON, true,
"{\"time_ns\":0,\"kind\":\"Sync\",\"n\":1,\"generation\":3,\"trace_ns\":64000,\"mono_ns\":64,\"wall_unix_ns\":1700000000120000000}\n"
"{\"time_ns\":1,\"kind\":\"StateTransition\",\"m\":7,\"scope\":\"Proc\",\"id\":0,\"from\":\"Undetermined\",\"to\":\"Running\"}\n"
"{\"time_ns\":2,\"kind\":\"StateTransition\",\"m\":7,\"p\":0,\"scope\":\"Goroutine\",\"id\":1,\"from\":\"Undetermined\",\"to\":\"Running\"}\n"
"{\"time_ns\":64,\"kind\":\"StateTransition\",\"m\":7,\"p\":0,\"g\":1,\"scope\":\"Goroutine\",\"id\":2,\"from\":\"NotExist\",\"to\":\"Runnable\","
	"\"subject_func\":\"main.w\\u001b[31m\",\"subject_stack\":[{\"func\":\"main.w\\u001b[31m\",\"file\":\"/m.go\",\"line\":4,\"pc\":\"0x20\"}],"
	"\"func\":\"main.main\",\"stack\":[{\"func\":\"main.main\",\"file\":\"/m.go\",\"line\":3,\"pc\":\"0x10\"}]}\n"
"{\"time_ns\":128,\"kind\":\"Metric\",\"m\":7,\"p\":0,\"g\":1,\"metric\":\"/sched/gomaxprocs:threads\",\"value\":8}\n"
"{\"time_ns\":192,\"kind\":\"Label\",\"m\":7,\"p\":0,\"g\":1,\"label\":\"a\\\"b\"}\n"
"{\"time_ns\":256,\"kind\":\"RangeBegin\",\"m\":7,\"p\":0,\"g\":1,\"range\":\"stop-the-world\",\"stw_kind\":\"a\\\"b\",\"scope\":\"Goroutine\",\"id\":1}\n"
"{\"time_ns\":320,\"kind\":\"RangeEnd\",\"m\":7,\"p\":0,\"g\":1,\"range\":\"stop-the-world\",\"stw_kind\":\"a\\\"b\",\"scope\":\"Goroutine\",\"id\":1}\n"
"{\"time_ns\":384,\"kind\":\"RangeBegin\",\"m\":7,\"p\":0,\"g\":1,\"range\":\"GC incremental sweep\",\"scope\":\"Proc\",\"id\":0}\n"
"{\"time_ns\":448,\"kind\":\"RangeEnd\",\"m\":7,\"p\":0,\"g\":1,\"range\":\"GC incremental sweep\",\"scope\":\"Proc\",\"id\":0,\"swept_bytes\":1,\"reclaimed_bytes\":2}\n"
"{\"time_ns\":512,\"kind\":\"TaskBegin\",\"m\":7,\"p\":0,\"g\":1,\"task\":9,\"parent\":4,\"type\":\"a\\\"b\"}\n"
"{\"time_ns\":576,\"kind\":\"RegionBegin\",\"m\":7,\"p\":0,\"g\":1,\"task\":9,\"type\":\"a\\\"b\"}\n"
"{\"time_ns\":640,\"kind\":\"Log\",\"m\":7,\"p\":0,\"g\":1,\"task\":9,\"category\":\"a\\\"b\",\"message\":\"z\\ufffdü\\u000a😀\\u202e\"}\n"
"{\"time_ns\":704,\"kind\":\"Experimental\",\"m\":7,\"p\":0,\"g\":1,\"event\":\"Span\",\"args\":{\"id\":1,\"npages_value\":2,\"kindclass\":3}}\n"
"{\"time_ns\":768,\"kind\":\"StateTransition\",\"m\":7,\"p\":0,\"g\":1,\"scope\":\"Goroutine\",\"id\":1,\"from\":\"Running\",\"to\":\"Waiting\",\"reason\":\"chan receive\",");
}
/* clang-format on */

/* Escapes of a terminal come out as they are for comparing, and not for looking. */
static void test_go_form_on_a_terminal(void **state)
{
	struct tacho_print_opts opts = TACHO_PRINT_OPTS_INIT;

	(void)state;
	opts.form = TACHO_PRINT_GO;
	for (int safe = 0; safe < 2; safe++) {
		struct tacho_reader *r = open_bytes(&trace, NULL);
		struct tc_textbuf out;

		assert_non_null(r);
		opts.safe = safe;
		tc_textbuf_init(&out, NULL, NULL, NULL);
		assert_int_equal(print_all(r, &opts, NULL, &out), 0);
		assert_int_equal(memchr(out.p, 0x1b, out.n) == NULL, safe);
		tc_textbuf_fini(&out);
		tacho_reader_close(r);
	}
}

static void test_footprint(void **state)
{
	struct tacho_reader *r = open_bytes(&trace, NULL);
	static struct tacho_footprint f;
	uint64_t events = 0, bytes = 0;
	bool seen[256] = { false };

	(void)state;
	assert_non_null(r);
	assert_int_equal(tacho_footprint_run(r, &f, NULL, NULL), 0);
	tacho_reader_close(r);
	assert_int_equal(f.total_bytes, trace.n);
	for (size_t i = 0; i < TACHO_FOOTPRINT_ROWS; i++) {
		const struct tacho_footprint_row *row = &f.rows[i];

		assert_true(i == 0 || row->bytes <= f.rows[i - 1].bytes);
		assert_false(seen[row->type]);
		seen[row->type] = true;
		events += row->count;
		bytes += row->bytes;
		if (row->name && strcmp(row->name, "GoStatus") == 0) {
			assert_int_equal(row->count, 3);
			assert_int_equal(row->bytes, 5 + 14 + 14);
		}
	}
	assert_int_equal(f.events, events);
	/* Nine sizes are padded with nine or eight bytes. */
	assert_true(bytes < f.total_bytes - 16 - 9 * 8);
}

/* --- cutting ------------------------------------------------------------------ */

static int cut(const struct tacho_cut_opts *opts, const struct tacho_alloc *a,
	       struct tc_textbuf *out, struct tacho_cut_result *res)
{
	struct tacho_reader *r = open_bytes(&trace, a);
	int rc = TACHO_ENOMEM;

	if (r)
		rc = tacho_cut(r, opts, append, out, NULL, NULL, res);
	tacho_reader_close(r);
	return rc;
}

static void expect_cut(const struct tacho_cut_opts *opts, uint64_t generations, uint64_t events,
		       bool stopped)
{
	struct tacho_cut_result res;
	struct tc_textbuf out;

	tc_textbuf_init(&out, NULL, NULL, NULL);
	assert_int_equal(cut(opts, NULL, &out, &res), 0);
	assert_int_equal(res.generations, generations);
	assert_int_equal(res.bytes, out.n);
	assert_int_equal(res.stopped, stopped);
	if (generations) {
		struct tacho_reader *r = open_bytes(&out, NULL);
		const struct tacho_block *b;
		int rc;

		assert_non_null(r);
		while ((rc = tacho_reader_next(r, &b)) > 0)
			continue;
		assert_int_equal(rc, 0);
		assert_int_equal(tacho_reader_events(r), events);
		assert_int_equal(res.events, events);
		tacho_reader_close(r);
	} else {
		assert_int_equal(out.n, 0);
	}
	tc_textbuf_fini(&out);
}

static void test_cut(void **state)
{
	const int64_t second = 1000000000;
	struct tacho_cut_opts o = TACHO_CUT_OPTS_INIT;

	(void)state;
	expect_cut(NULL, 3, 23, false);
	o.from_ns = 5 * second;
	expect_cut(&o, 2, 7, false);
	o.to_ns = 15 * second;
	expect_cut(&o, 1, 5, true);
	o.from_ns = 30 * second;
	o.to_ns = INT64_MAX;
	expect_cut(&o, 0, 0, false);
	o.from_ns = 0;
	o.to_ns = 0;
	expect_cut(&o, 1, 17, true);
	o.to_ns = INT64_MAX;
	o.first_gen = 4;
	expect_cut(&o, 2, 7, false);
	o.last_gen = 4;
	expect_cut(&o, 1, 5, true);
	o.first_gen = 5;
	o.last_gen = 8;
	expect_cut(&o, 0, 0, false);
}

static int refuse(void *ctx, const void *bytes, size_t n)
{
	(void)ctx;
	(void)bytes;
	(void)n;
	return TACHO_EIO;
}

static void test_cut_that_cannot_be_written(void **state)
{
	struct tacho_reader *r = open_bytes(&trace, NULL);
	struct tacho_cut_result res;

	(void)state;
	assert_non_null(r);
	assert_int_equal(tacho_cut(r, NULL, refuse, NULL, NULL, NULL, &res), TACHO_EIO);
	assert_int_equal(res.generations, 0);
	tacho_reader_close(r);
	r = open_bytes(&trace, NULL);
	assert_non_null(r);
	assert_int_equal(tacho_cut(r, NULL, NULL, NULL, NULL, NULL, &res), TACHO_EMISUSE);
	tacho_reader_close(r);
}

static void test_failing_allocations(void **state)
{
	struct tacho_print_opts opts = TACHO_PRINT_OPTS_INIT;
	struct tacho_cut_result res;

	(void)state;
	for (size_t n = 1, both = 0; both < 2; n++) {
		struct tacho_reader *r;
		struct tc_textbuf out;
		struct nth_alloc a;
		int rc;

		both = 0;
		tc_textbuf_init(&out, NULL, NULL, NULL);
		nth_alloc_init(&a, n);
		rc = cut(NULL, &a.hook, &out, &res);
		assert_int_equal(rc, a.calls < n ? 0 : TACHO_ENOMEM);
		assert_int_equal(a.live, 0);
		both += a.calls < n;

		nth_alloc_init(&a, n);
		opts.form = n % 2 ? TACHO_PRINT_JSON : TACHO_PRINT_SHORT;
		rc = TACHO_ENOMEM;
		r = open_bytes(&trace, &a.hook);
		if (r)
			rc = print_all(r, &opts, &a.hook, &out);
		tacho_reader_close(r);
		assert_int_equal(rc, a.calls < n ? 0 : TACHO_ENOMEM);
		assert_int_equal(a.live, 0);
		both += a.calls < n;
		tc_textbuf_fini(&out);
	}
}

static int set_up(void **state)
{
	struct tacho_diag diag;

	(void)state;
	tc_textbuf_init(&trace, NULL, NULL, NULL);
	if (setenv("TZ", "UTC", 1) != 0)
		return -1;
	return tacho_assemble(text, strlen(text), append, &trace, NULL, &diag);
}

static int tear_down(void **state)
{
	(void)state;
	tc_textbuf_fini(&trace);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_short_form),
		cmocka_unit_test(test_json_form),
		cmocka_unit_test(test_go_form_on_a_terminal),
		cmocka_unit_test(test_footprint),
		cmocka_unit_test(test_cut),
		cmocka_unit_test(test_cut_that_cannot_be_written),
		cmocka_unit_test(test_failing_allocations),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
