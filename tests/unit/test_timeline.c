/* SPDX-License-Identifier: MIT */
/*
 * The timeline, rows and folded stacks: what they write for a small trace with names
 * that no format likes, windows, and failures of memory and of writing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <tacho/rows.h>
#include <tacho/timeline.h>

#include "support/json_check.h"
#include "support/nth_alloc.h"
#include "support/sample_trace.h"

/* Goroutine 1 runs on P 0 and makes goroutine 3 go on; names are hostile. */
static const char hostile[] =
	"Trace Go1.26\n"
	"EventBatch gen=1 m=18446744073709551615 time=1000\n"
	"Sync\nFrequency freq=1000000000\nClockSnapshot dt=1 mono=5 sec=1700000000 nsec=9\n"
	"EventBatch gen=1 m=18446744073709551615 time=1000\n"
	"Strings\n"
	"String id=1\n data=\"main.\\\"a;b,c\\\"\\xff\"\n"
	"String id=2\n data=\"m.go\"\n"
	"String id=3\n data=\"chan\\nreceive\"\n"
	"String id=4\n data=\"top\\u202e\"\n"
	"String id=5\n data=\"\"\n"
	"EventBatch gen=1 m=18446744073709551615 time=1000\n"
	"Stacks\nStack id=1 nframes=2\n pc=16 func=1 file=2 line=3\n pc=32 func=4 file=2 line=4\n"
	"EventBatch gen=1 m=7 time=1001\n"
	"ProcStatus dt=1 p=0 pstatus=1\n"
	"GoStatus dt=1 g=1 m=7 gstatus=2\n"
	"GoStatus dt=1 g=3 m=18446744073709551615 gstatus=4\n"
	"UserTaskBegin dt=1 task=9 parent_task=0 name_string=3 stack=1\n"
	"UserRegionBegin dt=1 task=9 name_string=1 stack=1\n"
	"UserLog dt=1 task=9 key_string=3 value_string=1 stack=1\n"
	"STWBegin dt=1 kind_string=3 stack=1\n"
	"STWEnd dt=1\n"
	"HeapAlloc dt=1 heapalloc_value=4096\n"
	"HeapGoal dt=1 heapgoal_value=5000\n"
	"GoUnblock dt=490 g=3 g_seq=1 stack=1\n"
	"GoSyscallBegin dt=1 p_seq=1 stack=1\n"
	"GoSyscallEnd dt=99\n"
	"GoBlock dt=400 reason_string=3 stack=1\n"
	"GoStart dt=1 g=3 g_seq=2\n"
	"EndOfGeneration\n";

struct sink {
	char *s;
	size_t n, room; /* room 0: any */
};

static int collect(void *ctx, const void *bytes, size_t n)
{
	struct sink *k = ctx;

	if (k->room && k->n + n > k->room)
		return TACHO_ECANCELED;
	k->s = realloc(k->s, k->n + n + 1);
	assert_non_null(k->s);
	memcpy(k->s + k->n, bytes, n);
	k->n += n;
	k->s[k->n] = '\0';
	return 0;
}

static int run_on(const struct tc_textbuf *trace, const struct tacho_analysis *a)
{
	struct tacho_reader *r;
	int rc;

	assert_int_equal(tacho_reader_open_memory(&r, trace->p, trace->n, NULL, NULL), 0);
	rc = tacho_pass_run(r, a, 1, NULL, NULL);
	if (rc == 0)
		assert_int_equal(tacho_reader_diag(r)->code, 0);
	tacho_reader_close(r);
	return rc;
}

static int focus_on(struct tacho_focus **f, const struct tc_textbuf *trace,
		    const struct tacho_alloc *alloc, int kind, uint64_t id)
{
	struct tacho_focus_opts opts = TACHO_FOCUS_OPTS_INIT;
	struct tacho_analysis a;
	int rc;

	opts.alloc = alloc;
	opts.kind = kind;
	opts.id = id;
	rc = tacho_focus_new(f, &opts);
	if (rc < 0)
		return rc;
	a = tacho_focus_analysis(*f);
	do
		rc = run_on(trace, &a);
	while (rc == 0 && tacho_focus_wants_more(*f));
	return rc;
}

/* A timeline; kind of focus, or TACHO_FOCUS_NONE without one. */
static int timeline(struct sink *out, const struct tc_textbuf *trace,
		    struct tacho_timeline_opts *opts, int kind, uint64_t id)
{
	struct tacho_focus *f = NULL;
	struct tacho_timeline *t = NULL;
	struct tacho_analysis a;
	int rc = 0;

	if (kind != TACHO_FOCUS_NONE)
		rc = focus_on(&f, trace, opts->alloc, kind, id);
	opts->focus = f;
	if (rc == 0)
		rc = tacho_timeline_new(&t, collect, out, opts);
	if (rc == 0) {
		a = tacho_timeline_analysis(t);
		rc = run_on(trace, &a);
	}
	tacho_timeline_free(t);
	tacho_focus_free(f);
	return rc;
}

static void assert_has(const struct sink *k, const char *what)
{
	if (!strstr(k->s, what))
		fail_msg("not in the output: %s\n%s", what, k->s);
}

static void assert_lacks(const struct sink *k, const char *what)
{
	if (strstr(k->s, what))
		fail_msg("in the output: %s\n%s", what, k->s);
}

#define NAME "main.\\\"a;b,c\\\"\xef\xbf\xbd"
#define TOP  "top\\u202e"

static void test_chrome(void **state)
{
	struct tacho_timeline_opts opts = TACHO_TIMELINE_OPTS_INIT;
	struct sink k = { 0 };
	struct tc_textbuf trace;

	(void)state;
	sample_assemble(&trace, hostile);
	assert_int_equal(timeline(&k, &trace, &opts, TACHO_FOCUS_NONE, 0), 0);
	/* Times are exact, and what was so when the trace began began with it. */
	assert_has(&k, "{\"name\":\"G1 " TOP "\",\"ph\":\"X\",\"ts\":0,\"dur\":1.001,\"pid\":0,"
		       "\"tid\":0,\"esf\":2}");
	assert_has(&k, "{\"name\":\"syscall\",\"ph\":\"X\",\"ts\":0.502,\"dur\":0.099,\"pid\":0,"
		       "\"tid\":0,\"sf\":2,\"args\":{\"blocked\":\"no\"}}");
	assert_has(&k, "{\"name\":\"[chan\\nreceive] " NAME "\",\"ph\":\"I\",\"s\":\"t\","
		       "\"ts\":0.007,\"pid\":0,\"tid\":0,\"sf\":2,\"cat\":\"user event\"}");
	assert_has(&k, "{\"name\":\"stop-the-world (chan\\nreceive)\",\"ph\":\"X\",\"ts\":0.008,"
		       "\"dur\":0.001,\"pid\":0,\"tid\":1000005,\"sf\":2}");
	/* An arrow from P 0, whose number is 0. */
	assert_has(&k, "{\"name\":\"unblock\",\"ph\":\"s\",\"ts\":0.501,\"pid\":0,\"tid\":0,"
		       "\"id\":1,\"sf\":2}");
	assert_has(&k, "{\"name\":\"unblock\",\"ph\":\"t\",\"ts\":1.002,\"pid\":0,\"tid\":0,"
		       "\"id\":1}");
	assert_has(&k, "\"args\":{\"Running\":1,\"InSyscall\":1}");
	assert_has(&k, "\"args\":{\"Allocated\":4096,\"NextGC\":904}");
	assert_has(&k, "\"1\":{\"name\":\"" TOP ":4\"},\n\"2\":{\"name\":\"" NAME
		       ":3\",\"parent\":1}\n}}\n");
	free(k.s);
	tc_textbuf_fini(&trace);
}

static void test_bug_compatible(void **state)
{
	struct tacho_timeline_opts opts = TACHO_TIMELINE_OPTS_INIT;
	struct sink k = { 0 };
	struct tc_textbuf trace;

	(void)state;
	sample_assemble(&trace, hostile);
	opts.bug_compatible = true;
	assert_int_equal(timeline(&k, &trace, &opts, TACHO_FOCUS_NONE, 0), 0);
	assert_lacks(&k, "\"name\":\"unblock\"");
	assert_lacks(&k, "\"tid\":1000005");
	assert_lacks(&k, "\"InSyscall\":1");
	assert_has(&k, "\"args\":{\"name\":\"Timers\"}");
	assert_has(&k, "\"args\":{\"thread\":7}"); /* P 0 is left out */
	free(k.s);
	tc_textbuf_fini(&trace);
}

static void test_perfetto(void **state)
{
	struct tacho_timeline_opts opts = TACHO_TIMELINE_OPTS_INIT;
	struct sink k = { 0 };
	struct tc_textbuf trace;
	const char *slice, *arrow;

	(void)state;
	sample_assemble(&trace, hostile);
	opts.form = TACHO_TIMELINE_PERFETTO;
	assert_int_equal(timeline(&k, &trace, &opts, TACHO_FOCUS_NONE, 0), 0);
	assert_lacks(&k, "\"pid\":0");
	assert_lacks(&k, "\"sf\"");
	assert_lacks(&k, "stackFrames");
	assert_has(&k, "\"args\":{\"blocked\":\"no\",\"stack\":[\"" NAME ":3\",\"" TOP ":4\"]}}");
	/* The slice stands before the arrow that points to it. */
	slice = strstr(k.s, "{\"name\":\"G3\",\"ph\":\"X\",\"ts\":1.002,\"dur\":");
	arrow = strstr(k.s, "\"ph\":\"f\",\"ts\":1.002");
	assert_true(slice && arrow && slice < arrow);
	assert_has(&k, "\"bp\":\"e\"");
	free(k.s);
	tc_textbuf_fini(&trace);
}

static void test_focus(void **state)
{
	struct tacho_timeline_opts opts = TACHO_TIMELINE_OPTS_INIT;
	struct tc_textbuf trace;
	struct sink k = { 0 };
	struct tacho_focus *f;

	(void)state;
	sample_assemble(&trace, hostile);
	/* Goroutine 3, and 1, which woke it. */
	assert_int_equal(timeline(&k, &trace, &opts, TACHO_FOCUS_GOROUTINE, 3), 0);
	assert_has(&k, "\"tid\":3,\"args\":{\"name\":\"G3\"}");
	assert_has(&k, "\"tid\":3,\"args\":{\"sort_index\":-2}");
	assert_has(&k, "\"tid\":1,\"args\":{\"name\":\"G1 " TOP "\"}");
	k.n = 0;
	assert_int_equal(timeline(&k, &trace, &opts, TACHO_FOCUS_GOROUTINE, 1), 0);
	assert_lacks(&k, "\"name\":\"G3");
	k.n = 0;
	assert_int_equal(timeline(&k, &trace, &opts, TACHO_FOCUS_TASK_GOROUTINES, 9), 0);
	assert_has(&k, "\"name\":\"" NAME "\",\"ph\":\"b\",\"s\":\"9\",\"ts\":0.006");
	assert_has(&k, "\"args\":{\"name\":\"T9 chan\\nreceive\"}");
	assert_has(&k, "\"args\":{\"id\":9,\"start_g\":1}");
	for (int kind = TACHO_FOCUS_GOROUTINE; kind <= TACHO_FOCUS_TASK_GOROUTINES; kind++) {
		assert_int_equal(focus_on(&f, &trace, NULL, kind, 12345), 0);
		assert_false(tacho_focus_found(f));
		tacho_focus_free(f);
	}
	free(k.s);
	tc_textbuf_fini(&trace);
}

static void test_window(void **state)
{
	struct tacho_timeline_opts opts = TACHO_TIMELINE_OPTS_INIT;
	struct tc_textbuf trace;
	struct sink k = { 0 };

	(void)state;
	sample_assemble(&trace, hostile);
	opts.from_ns = 100;
	opts.to_ns = 200;
	assert_int_equal(timeline(&k, &trace, &opts, TACHO_FOCUS_NONE, 0), 0);
	/* What spans the window is there, and the counters as they stood. */
	assert_has(&k, "\"ts\":0,\"dur\":1.001,");
	assert_has(&k, "\"name\":\"Heap\",\"ph\":\"C\",\"ts\":0.1,");
	assert_lacks(&k, "syscall\",\"ph\"");
	k.n = 0;
	opts.bug_compatible = true;
	assert_int_equal(timeline(&k, &trace, &opts, TACHO_FOCUS_NONE, 0), 0);
	assert_lacks(&k, "\"ph\":\"X\"");
	free(k.s);
	tc_textbuf_fini(&trace);
}

/* --- rows and folded stacks ---------------------------------------------------- */

static int rows(struct sink *out, const struct tc_textbuf *trace,
		const struct tacho_rows_opts *opts)
{
	struct tacho_rows *r;
	struct tacho_analysis a;
	int rc = tacho_rows_new(&r, collect, out, opts);

	if (rc < 0)
		return rc;
	a = tacho_rows_analysis(r);
	rc = run_on(trace, &a);
	tacho_rows_free(r);
	return rc;
}

static void test_csv(void **state)
{
	struct tacho_rows_opts opts = TACHO_ROWS_OPTS_INIT;
	struct tc_textbuf trace;
	struct sink k = { 0 };

	(void)state;
	sample_assemble(&trace, hostile);
	assert_int_equal(rows(&k, &trace, &opts), 0);
	assert_has(&k, "open\r\nlog,");
	assert_has(&k,
		   "log,7,7,0,1,,\"chan\nreceive\",\"main.\"\"a;b,c\"\"\xff\",\"main.\"\"a;b,c\"\""
		   "\xff\",0,7,,,,9,,\r\n");
	assert_has(&k, "wait,0,501,501,3,,waiting,,,0,7,1,\"main.\"\"a;b,c\"\"\xff\",501,,,begin");
	assert_has(&k, "\r\ntask,5,1003,998,1,top\xe2\x80\xae,\"chan\nreceive\",,");
	k.n = 0;
	opts.kinds = 1u << TACHO_ROW_REGION;
	opts.to_ns = 5;
	assert_int_equal(rows(&k, &trace, &opts), 0);
	assert_int_equal(strcspn(k.s, "\n") + 1, k.n);
	free(k.s);
	tc_textbuf_fini(&trace);
}

static void test_jsonl(void **state)
{
	struct tacho_rows_opts opts = TACHO_ROWS_OPTS_INIT;
	struct tc_textbuf trace;
	struct sink k = { 0 };

	(void)state;
	sample_assemble(&trace, hostile);
	opts.form = TACHO_ROWS_JSONL;
	opts.stacks = true;
	assert_int_equal(rows(&k, &trace, &opts), 0);
	assert_has(&k,
		   "{\"kind\":\"slice\",\"begin_ns\":502,\"end_ns\":601,\"duration_ns\":99,"
		   "\"goroutine\":1,\"function\":\"" TOP "\",\"name\":\"syscall\",\"at\":\"" NAME
		   "\",\"proc\":0,\"thread\":7,\"stack\":[\"" NAME ":3\",\"" TOP ":4\"]}\n");
	assert_has(&k, "\"name\":\"running\",\"proc\":0,\"thread\":7,\"open\":\"end\"}\n");
	free(k.s);
	tc_textbuf_fini(&trace);
}

static int folded(struct sink *out, const struct tc_textbuf *trace,
		  const struct tacho_folded_opts *opts, uint64_t *total)
{
	struct tacho_folded *f;
	struct tacho_analysis a;
	int rc = tacho_folded_new(&f, opts);

	if (rc < 0)
		return rc;
	a = tacho_folded_analysis(f);
	rc = run_on(trace, &a);
	if (rc == 0)
		rc = tacho_folded_write(f, collect, out);
	if (total)
		*total = tacho_folded_total(f, NULL);
	tacho_folded_free(f);
	return rc;
}

static void test_folded(void **state)
{
	struct tacho_folded_opts opts = TACHO_FOLDED_OPTS_INIT;
	struct tc_textbuf trace;
	struct sink k = { 0 };
	uint64_t total;

	(void)state;
	sample_assemble(&trace, hostile);
	opts.state = TACHO_FOLDED_SYSCALL;
	assert_int_equal(folded(&k, &trace, &opts, &total), 0);
	assert_string_equal(k.s, "top\xe2\x80\xae;main.\"a:b,c\"\xff 99\n");
	assert_int_equal(total, 99);
	k.n = 0;
	opts.from_ns = 551;
	assert_int_equal(folded(&k, &trace, &opts, &total), 0);
	assert_int_equal(total, 50);
	k.n = 0;
	opts = (struct tacho_folded_opts)TACHO_FOLDED_OPTS_INIT;
	opts.state = TACHO_FOLDED_SAMPLES;
	tc_textbuf_fini(&trace);
	sample_trace(&trace, 26, 2);
	assert_int_equal(folded(&k, &trace, &opts, &total), 0);
	assert_string_equal(k.s, "main.f;main.f 2\n");
	free(k.s);
	tc_textbuf_fini(&trace);
}

/* --- failures ------------------------------------------------------------------------ */

enum {
	SCENARIOS = 11
};

static int scenario(int which, struct sink *out, const struct tc_textbuf *trace,
		    const struct tacho_alloc *alloc)
{
	struct tacho_timeline_opts t = TACHO_TIMELINE_OPTS_INIT;
	struct tacho_rows_opts r = TACHO_ROWS_OPTS_INIT;
	struct tacho_folded_opts f = TACHO_FOLDED_OPTS_INIT;

	t.alloc = r.alloc = f.alloc = alloc;
	switch (which) {
	case 1: t.form = TACHO_TIMELINE_PERFETTO; break;
	case 2: t.view = TACHO_TIMELINE_THREADS; break;
	case 3: t.bug_compatible = true; break;
	case 4: return timeline(out, trace, &t, TACHO_FOCUS_GOROUTINE, 1);
	case 5: return timeline(out, trace, &t, TACHO_FOCUS_TASK, 7);
	case 6: return timeline(out, trace, &t, TACHO_FOCUS_TASK_GOROUTINES, 7);
	case 7: return rows(out, trace, &r);
	case 8:
		r.form = TACHO_ROWS_JSONL;
		r.stacks = true;
		return rows(out, trace, &r);
	case 9: return folded(out, trace, &f, NULL);
	case 10: f.state = TACHO_FOLDED_SAMPLES; return folded(out, trace, &f, NULL);
	default: break;
	}
	return timeline(out, trace, &t, TACHO_FOCUS_NONE, 0);
}

static void test_out_of_memory(void **state)
{
	struct tc_textbuf traces[2];

	(void)state;
	sample_trace(&traces[0], 26, 2);
	sample_assemble(&traces[1], hostile);
	for (int i = 0; i < SCENARIOS * 2; i++) {
		for (size_t n = 1;; n++) {
			struct nth_alloc a;
			struct sink k = { 0 };
			int rc;

			nth_alloc_init(&a, n);
			rc = scenario(i / 2, &k, &traces[i % 2], &a.hook);
			free(k.s);
			assert_int_equal(a.live, 0);
			if (a.calls < n) {
				assert_int_equal(rc, 0);
				break;
			}
			assert_int_equal(rc, TACHO_ENOMEM);
		}
	}
	tc_textbuf_fini(&traces[0]);
	tc_textbuf_fini(&traces[1]);
}

/* The code of the writer comes back, whenever it fails. */
static void test_writer_fails(void **state)
{
	struct tc_textbuf trace;

	(void)state;
	sample_trace(&trace, 26, 2);
	for (int i = 0; i < SCENARIOS; i++) {
		struct sink k = { .room = 10 };

		assert_int_equal(scenario(i, &k, &trace, NULL), TACHO_ECANCELED);
		free(k.s);
	}
	tc_textbuf_fini(&trace);
}

static void test_misuse(void **state)
{
	struct tacho_timeline_opts t = TACHO_TIMELINE_OPTS_INIT;
	struct tacho_focus_opts f = TACHO_FOCUS_OPTS_INIT;
	struct tacho_timeline *timeline_out;
	struct tacho_focus *focus;
	struct sink k = { 0 };

	(void)state;
	t.view = TACHO_TIMELINE_GOROUTINES; /* of which ones? */
	assert_int_equal(tacho_timeline_new(&timeline_out, collect, &k, &t), TACHO_EMISUSE);
	assert_null(timeline_out);
	t.view = TACHO_TIMELINE_PROCS;
	t.form = TACHO_TIMELINE_PERFETTO;
	t.bug_compatible = true;
	assert_int_equal(tacho_timeline_new(&timeline_out, collect, &k, &t), TACHO_EMISUSE);
	f.kind = 17;
	assert_int_equal(tacho_focus_new(&focus, &f), TACHO_EMISUSE);
	assert_int_equal(tacho_focus_new(&focus, NULL), TACHO_EMISUSE);
	assert_string_equal(tacho_row_name(TACHO_ROW_RANGE), "range");
	assert_string_equal(tacho_row_name(-1), "?");
	assert_string_equal(tacho_row_name(TACHO_ROW_COUNT), "?");
	tacho_timeline_free(NULL);
	tacho_focus_free(NULL);
	tacho_rows_free(NULL);
	tacho_folded_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_chrome),        cmocka_unit_test(test_bug_compatible),
		cmocka_unit_test(test_perfetto),      cmocka_unit_test(test_focus),
		cmocka_unit_test(test_window),        cmocka_unit_test(test_csv),
		cmocka_unit_test(test_jsonl),         cmocka_unit_test(test_folded),
		cmocka_unit_test(test_out_of_memory), cmocka_unit_test(test_writer_fails),
		cmocka_unit_test(test_misuse),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
