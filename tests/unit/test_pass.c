/* SPDX-License-Identifier: MIT */
/*
 * The pass: pulling, one thread and several give the same; damage anywhere;
 * predictions that do not hold; analyses that fail; failing allocations; calls
 * in the wrong order.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include <tacho/analyze.h>

#include "support/nth_alloc.h"
#include "support/outcome.h"
#include "support/sample_trace.h"

static const unsigned versions[] = { 22, 23, 25, 26 };

static void assert_same(const struct outcome *a, const struct outcome *b)
{
	if (!outcome_same(a, b))
		print_error("%s\n%s\n", outcome_text(a), outcome_text(b));
	assert_true(outcome_same(a, b));
}

static void pass(struct outcome *o, const char *bytes, size_t n, unsigned threads)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;

	opts.threads = threads;
	outcome_of_pass(o, bytes, n, &opts);
}

static void test_any_number_of_threads(void **state)
{
	static const unsigned threads[] = { 1, 2, 3, 7, 0, 1000 };

	(void)state;
	for (int i = 0; i < 4; i++) {
		struct outcome pulled, o;
		struct tc_textbuf bytes;

		sample_trace(&bytes, versions[i], 20);
		outcome_of_pull(&pulled, bytes.p, bytes.n, NULL);
		assert_int_equal(pulled.rc, 0);
		for (size_t k = 0; k < sizeof(threads) / sizeof(threads[0]); k++) {
			pass(&o, bytes.p, bytes.n, threads[k]);
			assert_same(&pulled, &o);
			assert_int_equal(o.pass.generations, 20);
			assert_int_equal(o.pass.redone, 0);
			if (threads[k] == 7)
				assert_int_equal(o.pass.threads, 7);
			assert_in_range(o.pass.threads, 1, 256);
		}
		tc_textbuf_fini(&bytes);
	}
}

/* Mergeable analyses keep what stands before the last Sync, however it is read. */
static void test_cut_anywhere(void **state)
{
	(void)state;
	for (int i = 0; i < 4; i++) {
		struct tc_textbuf bytes;

		sample_trace(&bytes, versions[i], 3);
		for (size_t n = 0; n <= bytes.n; n++) {
			struct outcome one, two;

			pass(&one, bytes.p, n, 1);
			pass(&two, bytes.p, n, 2);
			assert_same(&one, &two);
			assert_int_equal(one.hash.n, one.kept_events);
			/* Something is usable, or the error is the result. */
			assert_true(one.rc == (one.kept_events ? 0 : one.diag.code));
		}
		tc_textbuf_fini(&bytes);
	}
}

/*
 * A goroutine whose status is wrong for what its thread does next, a P that was
 * idle, a repeated generation number: one thread and two find the same, and the
 * generation is ordered a second time.
 */
static const char second_generation[] =
	"Trace Go1.26\n"
	"EventBatch gen=1 m=0 time=1\nSync\nFrequency freq=1000000000\n"
	"ClockSnapshot dt=0 mono=1 sec=1 nsec=1\n"
	"EventBatch gen=1 m=0 time=1\nProcStatus dt=1 p=0 pstatus=1\n"
	"GoStatus dt=1 g=1 m=0 gstatus=2\nUserRegionBegin dt=1 task=1 name_string=0 stack=0\n"
	"EndOfGeneration\n"
	"EventBatch gen=%s m=0 time=100\nSync\nFrequency freq=1000000000\n"
	"ClockSnapshot dt=0 mono=1 sec=1 nsec=1\n"
	"EventBatch gen=%s m=0 time=100\n%s\nEndOfGeneration\n"
	"EventBatch gen=9 m=0 time=900\nSync\nFrequency freq=1000000000\n"
	"ClockSnapshot dt=0 mono=1 sec=1 nsec=1\nEndOfGeneration\n";

static const struct {
	const char *gen, *events;
	int code;
	uint64_t redone;
} predictions[] = {
	{ "2", "ProcStatus dt=1 p=0 pstatus=1\nGoStatus dt=1 g=1 m=0 gstatus=2", 0, 0 },
	{ "2", "ProcStatus dt=1 p=0 pstatus=1\nGoStatus dt=1 g=1 m=0 gstatus=4", TACHO_EORDER, 1 },
	{ "2", "ProcStatus dt=1 p=0 pstatus=2\nGoStatus dt=1 g=1 m=0 gstatus=2", TACHO_EORDER, 1 },
	{ "2", "ProcStatus dt=1 p=0 pstatus=1\nGoStatus dt=1 g=2 m=1 gstatus=4", TACHO_EORDER, 1 },
	/* The thread's goroutine is inherited: not known to a run of its own. */
	{ "2", "UserRegionEnd dt=1 task=1 name_string=0 stack=0", 0, 1 },
	{ "2",
	  "ProcStatus dt=1 p=0 pstatus=1\nGoStatus dt=1 g=1 m=0 gstatus=2\n"
	  "UserRegionEnd dt=1 task=1 name_string=0 stack=0",
	  0, 0 },
	{ "2",
	  "ProcStatus dt=1 p=0 pstatus=1\nGoStatus dt=1 g=1 m=0 gstatus=2\n"
	  "UserRegionEnd dt=1 task=2 name_string=0 stack=0",
	  TACHO_EORDER, 1 },
	{ "2", "GoCreate dt=1 new_g=1 new_stack=0 stack=0", TACHO_EORDER, 1 },
	{ "2", "GCActive dt=1 gc_seq=2", TACHO_EORDER, 1 },
	{ "1", "ProcStatus dt=1 p=0 pstatus=1\nGoStatus dt=1 g=1 m=0 gstatus=2", 0, 0 },
};

static void test_predictions(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(predictions) / sizeof(predictions[0]); i++) {
		struct outcome pulled, one, two;
		struct tc_textbuf bytes;
		char text[2000];

		(void)snprintf(text, sizeof(text), second_generation, predictions[i].gen,
			       predictions[i].gen, predictions[i].events);
		sample_assemble(&bytes, text);
		outcome_of_pull(&pulled, bytes.p, bytes.n, NULL);
		pass(&one, bytes.p, bytes.n, 1);
		pass(&two, bytes.p, bytes.n, 2);
		if (pulled.diag.code != predictions[i].code ||
		    two.pass.redone != predictions[i].redone)
			print_error("case %zu: redone %d, %s\n", i, (int)two.pass.redone,
				    outcome_text(&pulled));
		assert_same(&one, &two);
		assert_int_equal(pulled.diag.code, predictions[i].code);
		assert_int_equal(one.diag.code, predictions[i].code);
		assert_int_equal(two.pass.redone, predictions[i].redone);
		tc_textbuf_fini(&bytes);
	}
}

/* --- analyses --- */

/* An analysis that counts its calls and fails at one of them. */
struct failing {
	atomic_int calls, segments, finished;
	int fail_at; /* -1: never */
	bool mergeable;
};

static int call(struct failing *f)
{
	return atomic_fetch_add(&f->calls, 1) == f->fail_at ? TACHO_ECANCELED : 0;
}

/* A segment is a pointer to the analysis, on the heap, so that leaks show. */
static int feed_segment(void *self, const struct tacho_block *block)
{
	struct failing **segment = self;

	assert_true(block->n > 0);
	return call(*segment);
}

static int feed_whole(void *self, const struct tacho_block *block)
{
	assert_true(block->n > 0);
	return call(self);
}

static void *fork_segment(void *self)
{
	struct failing *f = self, **segment;

	if (call(f) < 0)
		return NULL;
	segment = malloc(sizeof(*segment));
	if (!segment)
		return NULL;
	*segment = f;
	atomic_fetch_add(&f->segments, 1);
	return segment;
}

static int merge(void *self, void *segment, const struct tacho_border *border)
{
	assert_ptr_equal(*(struct failing **)segment, self);
	assert_non_null(tacho_border_symbols(border));
	assert_null(tacho_border_open_event(border, tacho_border_open_events(border)));
	return call(self);
}

static void free_segment(void *self, void *segment)
{
	struct failing *f = self;

	atomic_fetch_sub(&f->segments, 1);
	free(segment);
}

static int finish(void *self, const struct tacho_end *end)
{
	struct failing *f = self;

	assert_non_null(end->diag);
	atomic_fetch_add(&f->finished, 1);
	return call(f);
}

static const struct tacho_analysis_ops whole_ops = { .name = "whole",
						     .feed = feed_whole,
						     .finish = finish };
static const struct tacho_analysis_ops segment_ops = { .name = "segments",
						       .feed = feed_segment,
						       .fork = fork_segment,
						       .merge = merge,
						       .free_segment = free_segment,
						       .finish = finish };

static int run_failing(struct failing *f, const struct tc_textbuf *bytes, unsigned threads)
{
	struct tacho_analysis a = { f->mergeable ? &segment_ops : &whole_ops, f };
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct tacho_reader *r;
	const struct tacho_block *b;
	int rc;

	opts.threads = threads;
	atomic_init(&f->calls, 0);
	atomic_init(&f->segments, 0);
	atomic_init(&f->finished, 0);
	assert_int_equal(tacho_reader_open_memory(&r, bytes->p, bytes->n, &opts, NULL), 0);
	rc = tacho_pass_run(r, &a, 1, NULL, NULL);
	if (rc < 0)
		assert_true(tacho_reader_next(r, &b) <= 0);
	tacho_reader_close(r);
	assert_int_equal(f->segments, 0);
	return rc;
}

/*
 * Whatever fails is the result. A worker's failure only spoils its prediction:
 * then the generation is fed again.
 */
static void test_failing_analyses(void **state)
{
	struct tc_textbuf bytes;

	(void)state;
	sample_trace(&bytes, 26, 6);
	for (unsigned threads = 1; threads <= 3; threads++) {
		for (int mergeable = 0; mergeable < 2; mergeable++) {
			struct failing f = { .fail_at = -1, .mergeable = mergeable };
			int most;

			assert_int_equal(run_failing(&f, &bytes, threads), 0);
			assert_int_equal(f.finished, 1);
			most = f.calls;
			for (f.fail_at = 0; f.fail_at < most + 10; f.fail_at++) {
				int rc = run_failing(&f, &bytes, threads);

				if (f.calls <= f.fail_at)
					assert_int_equal(rc, 0);
				else if (threads == 1 || !mergeable)
					assert_true(rc == TACHO_ECANCELED ||
						    (mergeable && rc == TACHO_ENOMEM));
				else
					assert_true(rc == 0 || rc == TACHO_ECANCELED ||
						    rc == TACHO_ENOMEM);
			}
		}
	}
	tc_textbuf_fini(&bytes);
}

/* Several at once, mergeable or not: each gets the whole stream. */
static void test_several_analyses(void **state)
{
	struct event_hash a = { 0 }, b = { 0 };
	struct failing counter = { .fail_at = -1 };
	struct tacho_analysis list[] = { event_hash_analysis(&a),
					 { &whole_ops, &counter },
					 event_hash_analysis(&b) };
	struct tacho_pass_stats stats;
	struct tacho_reader *r;
	struct tc_textbuf bytes;
	struct outcome o;

	(void)state;
	sample_trace(&bytes, 25, 5);
	pass(&o, bytes.p, bytes.n, 1);
	assert_int_equal(tacho_reader_open_memory(&r, bytes.p, bytes.n, NULL, NULL), 0);
	assert_int_equal(tacho_pass_run(r, list, 3, NULL, NULL), 0);
	tacho_pass_get_stats(r, &stats);
	assert_int_equal(stats.threads, 2);
	assert_true(a.hash == o.hash.hash && b.hash == o.hash.hash && a.n == o.hash.n);
	assert_int_equal(counter.finished, 1);
	tacho_reader_close(r);
	/* None at all is a validation. */
	assert_int_equal(tacho_reader_open_memory(&r, bytes.p, bytes.n, NULL, NULL), 0);
	assert_int_equal(tacho_pass_run(r, NULL, 0, NULL, NULL), 0);
	assert_int_equal(tacho_reader_events(r), o.hash.n);
	tacho_reader_close(r);
	tc_textbuf_fini(&bytes);
}

/* Looks at the order of its blocks, and that nobody else feeds it meanwhile. */
struct watcher {
	atomic_int inside;
	uint64_t next;
	unsigned slow; /* blocks are held up so many us, one in four */
	uint64_t fail_at;
};

static int watch(void *self, const struct tacho_block *block)
{
	struct watcher *w = self;

	assert_int_equal(atomic_fetch_add(&w->inside, 1), 0);
	assert_int_equal(block->first, w->next);
	w->next += block->n;
	if (w->slow && block->first % 4 == 0)
		usleep(w->slow);
	atomic_fetch_sub(&w->inside, 1);
	return w->next > w->fail_at ? TACHO_ECANCELED : 0;
}

/* Two lanes, whichever is the slower one, and whichever fails. */
static void test_two_lanes(void **state)
{
	static const struct tacho_analysis_ops own = { .name = "own", .feed = watch };
	static const struct tacho_analysis_ops apart = { .name = "apart",
							 .feed = watch,
							 .is_apart = true };
	static const unsigned slow[][3] = {
		{ 0, 0, 0 }, { 200, 0, 0 }, { 0, 200, 0 }, { 0, 0, 200 }
	};
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;

	(void)state;
	opts.threads = 2;
	for (size_t i = 0; i < 4; i++) {
		for (size_t fails = 0; fails <= 3; fails++) {
			struct watcher w[3];
			struct event_hash hash = { 0 };
			struct tacho_analysis list[] = { { &apart, &w[0] },
							 { &own, &w[1] },
							 event_hash_analysis(&hash),
							 { &apart, &w[2] } };
			struct tacho_reader *r;

			for (size_t k = 0; k < 3; k++)
				w[k] = (struct watcher){ .slow = slow[i][k],
							 .fail_at = k + 1 == fails ? 4000
										   : UINT64_MAX };
			assert_int_equal(tacho_reader_open_file(&r, "tests/data/go127-http.trace",
								&opts, NULL),
					 0);
			assert_int_equal(tacho_pass_run(r, list, 4, NULL, NULL),
					 fails ? TACHO_ECANCELED : 0);
			if (!fails)
				assert_true(w[0].next == hash.n && w[1].next == hash.n &&
					    w[2].next == hash.n);
			tacho_reader_close(r);
		}
	}
}

struct progress {
	uint64_t calls, last, total;
};

static void on_progress(void *ctx, uint64_t done, uint64_t total)
{
	struct progress *p = ctx;

	assert_true(done >= p->last && done <= total);
	p->calls++;
	p->last = done;
	p->total = total;
}

static void test_progress(void **state)
{
	struct tc_textbuf bytes;

	(void)state;
	sample_trace(&bytes, 26, 8);
	for (unsigned threads = 1; threads <= 2; threads++) {
		struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
		struct progress p = { 0 };
		struct tacho_reader *r;

		opts.threads = threads;
		assert_int_equal(tacho_reader_open_memory(&r, bytes.p, bytes.n, &opts, NULL), 0);
		assert_int_equal(tacho_pass_run(r, NULL, 0, on_progress, &p), 0);
		assert_int_equal(p.calls, 8);
		assert_int_equal(p.last, bytes.n);
		assert_int_equal(p.total, bytes.n);
		tacho_reader_close(r);
	}
	tc_textbuf_fini(&bytes);
}

static void cut_file(void *ctx, uint64_t done, uint64_t total)
{
	(void)total;
	assert_int_equal(truncate(ctx, (off_t)done), 0);
}

/* What a file has lost reads as zeros, and these as damage: its end is what is missing. */
static void test_file_cut_meanwhile(void **state)
{
	struct tc_textbuf bytes;

	(void)state;
	sample_trace(&bytes, 26, 8);
	for (unsigned threads = 1; threads <= 2; threads++) {
		struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
		char path[] = "/tmp/tacho-test-pass-XXXXXX";
		int fd = mkstemp(path);
		struct tacho_reader *r;

		assert_true(fd >= 0);
		assert_int_equal(write(fd, bytes.p, bytes.n), (ssize_t)bytes.n);
		assert_int_equal(close(fd), 0);
		opts.threads = threads;
		assert_int_equal(tacho_reader_open_file(&r, path, &opts, NULL), 0);
		assert_int_equal(tacho_pass_run(r, NULL, 0, cut_file, path), 0);
		assert_int_equal(tacho_reader_diag(r)->code, TACHO_EIO);
		assert_non_null(strstr(tacho_reader_diag(r)->message, "truncated while"));
		tacho_reader_close(r);
		assert_int_equal(unlink(path), 0);
	}
	tc_textbuf_fini(&bytes);
}

/* --- memory --- */

static void pass_failing(const struct tc_textbuf *bytes, unsigned threads, size_t fail_at,
			 bool keep_failing, struct nth_alloc *a, struct outcome *o)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;

	nth_alloc_init(a, fail_at);
	a->keep_failing = keep_failing;
	opts.alloc = &a->hook;
	opts.threads = threads;
	outcome_of_pass(o, bytes->p, bytes->n, &opts);
	assert_int_equal(a->live, 0);
}

/*
 * Out of memory is the result, and never a shorter trace. With several threads
 * a worker's failure may be made good by a second run.
 */
static void sweep(const struct tc_textbuf *bytes, unsigned threads, bool keep_failing)
{
	struct outcome good;
	struct nth_alloc a;

	pass_failing(bytes, threads, 0, false, &a, &good);
	for (size_t n = 1;; n++) {
		struct outcome o;

		pass_failing(bytes, threads, n, keep_failing, &a, &o);
		if (a.calls < n) {
			assert_same(&good, &o);
			assert_true(n > 50);
			return;
		}
		if (threads > 1 && o.rc == 0 && o.diag.code == good.diag.code) {
			assert_same(&good, &o);
			continue;
		}
		if (o.rc != TACHO_ENOMEM || o.diag.code != TACHO_ENOMEM)
			print_error("allocation %zu, %u threads: %s\n", n, threads,
				    outcome_text(&o));
		assert_int_equal(o.rc, TACHO_ENOMEM);
		assert_int_equal(o.diag.code, TACHO_ENOMEM);
	}
}

static void test_failing_allocations(void **state)
{
	struct tc_textbuf bytes;

	(void)state;
	sample_trace(&bytes, 26, 4);
	for (int k = 0; k < 2; k++) {
		sweep(&bytes, 1, k);
		sweep(&bytes, 2, k);
	}
	/* A damaged end, too. */
	bytes.n -= 10;
	sweep(&bytes, 1, false);
	sweep(&bytes, 2, false);
	tc_textbuf_fini(&bytes);
}

/* --- misuse --- */

static void test_once_only(void **state)
{
	const struct tacho_block *b;
	struct tacho_raw_reader *raw;
	struct tacho_reader *r;
	struct tc_textbuf bytes;

	(void)state;
	sample_trace(&bytes, 26, 2);
	assert_int_equal(tacho_reader_open_memory(&r, bytes.p, bytes.n, NULL, NULL), 0);
	assert_int_equal(tacho_reader_next(r, &b), 1);
	assert_int_equal(tacho_pass_run(r, NULL, 0, NULL, NULL), TACHO_EMISUSE);
	assert_int_equal(tacho_reader_diag(r)->code, TACHO_EMISUSE);
	tacho_reader_close(r);
	assert_int_equal(tacho_reader_open_memory(&r, bytes.p, bytes.n, NULL, NULL), 0);
	assert_int_equal(tacho_pass_run(r, NULL, 0, NULL, NULL), 0);
	assert_int_equal(tacho_pass_run(r, NULL, 0, NULL, NULL), TACHO_EMISUSE);
	assert_int_equal(tacho_reader_next(r, &b), 0);
	assert_null(b);
	assert_int_equal(tacho_raw_open(&raw, r), TACHO_EMISUSE);
	assert_null(raw);
	tacho_reader_close(r);
	tc_textbuf_fini(&bytes);
}

/* A reader that is fed can make a pass once all is there. */
static void test_pass_over_fed_input(void **state)
{
	struct event_hash h = { 0 };
	struct tacho_analysis a = event_hash_analysis(&h);
	struct tacho_reader *r;
	struct tc_textbuf bytes;
	struct outcome o;

	(void)state;
	sample_trace(&bytes, 25, 4);
	pass(&o, bytes.p, bytes.n, 1);
	assert_int_equal(tacho_reader_open_feed(&r, NULL, NULL), 0);
	assert_int_equal(tacho_pass_run(r, &a, 1, NULL, NULL), TACHO_EAGAIN);
	assert_int_equal(tacho_reader_feed(r, bytes.p, bytes.n), 0);
	assert_int_equal(tacho_reader_feed(r, NULL, 0), 0);
	assert_int_equal(tacho_pass_run(r, &a, 1, NULL, NULL), 0);
	assert_true(h.hash == o.hash.hash && h.n == o.hash.n);
	tacho_reader_close(r);
	tc_textbuf_fini(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_any_number_of_threads),
		cmocka_unit_test(test_cut_anywhere),
		cmocka_unit_test(test_predictions),
		cmocka_unit_test(test_failing_analyses),
		cmocka_unit_test(test_several_analyses),
		cmocka_unit_test(test_two_lanes),
		cmocka_unit_test(test_progress),
		cmocka_unit_test(test_file_cut_meanwhile),
		cmocka_unit_test(test_failing_allocations),
		cmocka_unit_test(test_once_only),
		cmocka_unit_test(test_pass_over_fed_input),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
