/* SPDX-License-Identifier: MIT */
/*
 * The public reader: chunks of any size, generations as soon as they are there,
 * input that ends anywhere, limits, options of other versions, failing
 * allocations, errors that last, readers side by side.
 */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <tacho/read.h>

#include "support/nth_alloc.h"
#include "support/outcome.h"
#include "support/peak_alloc.h"
#include "support/sample_trace.h"
#include "support/touch.h"

static const unsigned versions[] = { 22, 23, 25, 26 };

static void assert_same(const struct outcome *a, const struct outcome *b)
{
	if (!outcome_same(a, b))
		print_error("%s\n%s\n", outcome_text(a), outcome_text(b));
	assert_true(outcome_same(a, b));
}

static size_t fixed_chunk(void *ctx)
{
	return *(size_t *)ctx;
}

static void test_chunks(void **state)
{
	static size_t sizes[] = { 1, 2, 7, 100, 4096, 1 << 20 };

	(void)state;
	for (int i = 0; i < 4; i++) {
		struct outcome whole, chunked;
		struct tc_textbuf bytes;

		sample_trace(&bytes, versions[i], 4);
		outcome_of_pull(&whole, bytes.p, bytes.n, NULL);
		assert_int_equal(whole.rc, 0);
		/* 5 Syncs, 4 samples, 4 x 18 events, a task and a region. */
		assert_int_equal(whole.hash.n, 5 + 4 + 4 * 18 + 4);
		assert_int_equal(whole.kept_events, whole.hash.n);
		assert_int_equal(whole.kept_bytes, bytes.n);
		for (size_t k = 0; k < sizeof(sizes) / sizeof(sizes[0]); k++) {
			outcome_of_feed(&chunked, bytes.p, bytes.n, NULL, fixed_chunk, &sizes[k]);
			assert_same(&whole, &chunked);
		}
		tc_textbuf_fini(&bytes);
	}
}

/* All events up to TACHO_EAGAIN; how many. */
static uint64_t pull_until_dry(struct tacho_reader *r)
{
	const struct tacho_block *b;
	uint64_t n = 0;
	int rc;

	while ((rc = tacho_reader_next(r, &b)) > 0)
		n += b->n;
	assert_int_equal(rc, TACHO_EAGAIN);
	assert_null(b);
	assert_int_equal(tacho_reader_diag(r)->code, 0);
	return n;
}

/* Fed to the very end of a generation, its events come, and nothing before that. */
static void test_generations_come_at_once(void **state)
{
	struct tc_textbuf one, two;
	struct tacho_reader *r;
	const struct tacho_block *b;
	uint64_t first;

	(void)state;
	sample_trace(&one, 26, 1);
	sample_trace(&two, 26, 2);
	assert_memory_equal(one.p, two.p, one.n);
	assert_int_equal(tacho_reader_open_feed(&r, NULL, NULL), 0);
	assert_int_equal(tacho_reader_feed(r, one.p, one.n - 1), 0);
	assert_int_equal(pull_until_dry(r), 0);
	assert_int_equal(tacho_reader_feed(r, one.p + one.n - 1, 1), 0);
	first = pull_until_dry(r);
	assert_int_equal(first, 1 + 1 + 18 + 2);
	assert_int_equal(tacho_reader_kept_bytes(r), one.n);
	assert_int_equal(pull_until_dry(r), 0);
	assert_int_equal(tacho_reader_feed(r, two.p + one.n, two.n - one.n), 0);
	assert_int_equal(pull_until_dry(r), 1 + 1 + 18 + 2);
	/* The Sync that ends the trace, once it is known to end. */
	assert_int_equal(tacho_reader_feed(r, NULL, 0), 0);
	assert_int_equal(tacho_reader_next(r, &b), 1);
	assert_int_equal(b->n, 1);
	assert_null(b->gen);
	assert_int_equal(b->events[0].kind, TACHO_KIND_SYNC);
	assert_int_equal(b->events[0].subject, 3);
	assert_int_equal(tacho_reader_next(r, &b), 0);
	assert_true(tacho_reader_feed(r, "x", 1) < 0);
	assert_int_equal(tacho_reader_next(r, &b), 0);
	tacho_reader_close(r);
	tc_textbuf_fini(&one);
	tc_textbuf_fini(&two);
}

/* Before 1.26 the next generation's first batch shows that one is complete. */
static void test_generations_come_with_the_next_batch(void **state)
{
	struct tc_textbuf one, two;
	struct tacho_reader *r;
	size_t k;

	(void)state;
	sample_trace(&one, 25, 1);
	sample_trace(&two, 25, 2);
	assert_int_equal(tacho_reader_open_feed(&r, NULL, NULL), 0);
	assert_int_equal(tacho_reader_feed(r, one.p, one.n), 0);
	assert_int_equal(pull_until_dry(r), 0);
	for (k = one.n; pull_until_dry(r) == 0; k++)
		assert_int_equal(tacho_reader_feed(r, two.p + k, 1), 0);
	assert_in_range(k, one.n + 5, one.n + 50);
	tacho_reader_close(r);
	tc_textbuf_fini(&one);
	tc_textbuf_fini(&two);
}

/* Cut anywhere: whole generations come out, then one clear error, or the end. */
static void test_cut_anywhere(void **state)
{
	(void)state;
	for (int i = 0; i < 4; i++) {
		struct tc_textbuf bytes;
		uint64_t kept = 0;

		sample_trace(&bytes, versions[i], 2);
		for (size_t n = 0; n <= bytes.n; n++) {
			char *copy = malloc(n ? n : 1); /* reads behind it are seen */
			struct outcome o;

			memcpy(copy, bytes.p, n);
			outcome_of_pull(&o, copy, n, NULL);
			free(copy);
			assert_int_equal(o.rc, o.diag.code);
			assert_int_equal(o.rc == 0, o.diag.message[0] == '\0');
			assert_true(o.kept_events <= o.hash.n && o.kept_bytes <= n);
			assert_true(o.kept_events >= kept);
			kept = o.kept_events;
			if (n < 16)
				assert_int_equal(o.rc, TACHO_ENOTTRACE);
			else if (o.rc < 0)
				assert_true(o.rc == TACHO_ETRUNCATED || o.rc == TACHO_EFORMAT);
			if (n == bytes.n)
				assert_int_equal(o.rc, 0);
		}
		assert_int_equal(kept, 3 + 2 + 36 + 4);
		tc_textbuf_fini(&bytes);
	}
}

/* A changed byte may be anything, but it is never a crash, nor an error unsaid. */
static void test_every_byte_changed(void **state)
{
	struct tc_textbuf bytes;

	(void)state;
	sample_trace(&bytes, 26, 2);
	for (size_t i = 0; i < bytes.n; i++) {
		static const uint8_t changes[] = { 0x01, 0x80, 0xff };

		for (int k = 0; k < 3; k++) {
			struct outcome o;

			bytes.p[i] = (char)(bytes.p[i] ^ changes[k]);
			outcome_of_pull(&o, bytes.p, bytes.n, NULL);
			assert_int_equal(o.rc, o.diag.code);
			assert_int_equal(o.rc == 0, o.diag.message[0] == '\0');
			bytes.p[i] = (char)(bytes.p[i] ^ changes[k]);
		}
	}
	tc_textbuf_fini(&bytes);
}

static void opens_as(const char *bytes, size_t n, int want, const char *message)
{
	static char anything;
	struct tacho_reader *r = (struct tacho_reader *)(void *)&anything;
	struct tacho_diag diag;

	assert_int_equal(tacho_reader_open_memory(&r, bytes, n, NULL, &diag), want);
	assert_null(r);
	assert_int_equal(diag.code, want);
	assert_non_null(strstr(diag.message, message));
	/* The same without anybody who wants to know. */
	assert_int_equal(tacho_reader_open_memory(&r, bytes, n, NULL, NULL), want);
}

static void test_headers(void **state)
{
	(void)state;
	opens_as("", 0, TACHO_ENOTTRACE, "empty");
	opens_as("go 1.26 trac", 12, TACHO_ENOTTRACE, "not a Go execution trace");
	opens_as("go 1.26 trace\0\0", 15, TACHO_ENOTTRACE, "not a Go execution trace");
	opens_as("go 1.26 trace\0\0x", 16, TACHO_ENOTTRACE, "not a Go execution trace");
	opens_as("go 2.26 trace\0\0\0", 16, TACHO_ENOTTRACE, "not a Go execution trace");
	opens_as("go 1.27 trace\0\0\0", 16, TACHO_EVERSION, "known: 1.11");
	opens_as("go 1.5 trace\0\0\0\0", 16, TACHO_EVERSION, "go 1.5");
	opens_as("go 1.999 trace\0\0\0", 17, TACHO_EVERSION, "go 1.999");
	opens_as("go 1.4294967318 trace\0\0\0", 24, TACHO_ENOTTRACE, "not a Go");
}

/* --- limits --- */

struct limit_case {
	const char *name, *message;
	size_t offset; /* in struct tacho_limits */
	uint64_t enough;
};

#define CASE(member, enough, message)                             \
 {                                                                \
#  member, message, offsetof(struct tacho_limits, member), enough \
 }

/* What the sample trace needs, exactly: one less is too little. */
static const struct limit_case limit_cases[] = {
	CASE(strings, 5, "too many strings"), CASE(stacks, 2, "too many stacks"),
	CASE(frames, 3, "too many frames"),   CASE(batches, 7, "too many batches"),
	CASE(threads, 2, "too many threads"), CASE(goroutines, 4, "too many goroutines"),
	CASE(procs, 2, "too many Ps"),
};

static void read_limited(const struct tc_textbuf *bytes, const struct limit_case *c, uint64_t limit,
			 struct outcome *o)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct peak_alloc a;

	peak_alloc_init(&a, 0);
	opts.alloc = &a.hook;
	memcpy((char *)&opts.limits + c->offset, &limit, sizeof(limit));
	outcome_of_pull(o, bytes->p, bytes->n, &opts);
	assert_int_equal(a.live, 0);
	assert_true(a.largest < 128 * 1024);
	peak_alloc_fini(&a);
}

static void test_limits(void **state)
{
	struct tc_textbuf bytes;

	(void)state;
	sample_trace(&bytes, 26, 2);
	for (size_t i = 0; i < sizeof(limit_cases) / sizeof(limit_cases[0]); i++) {
		const struct limit_case *c = &limit_cases[i];
		struct outcome o;

		read_limited(&bytes, c, c->enough, &o);
		if (o.rc != 0)
			print_error("%s: %s\n", c->name, outcome_text(&o));
		assert_int_equal(o.rc, 0);
		read_limited(&bytes, c, c->enough - 1, &o);
		if (o.rc != TACHO_ELIMIT)
			print_error("%s: %s\n", c->name, outcome_text(&o));
		assert_int_equal(o.rc, TACHO_ELIMIT);
		assert_int_equal(o.diag.code, TACHO_ELIMIT);
		assert_non_null(strstr(o.diag.message, c->message));
		assert_int_equal(o.diag.generation, 1);
	}
	tc_textbuf_fini(&bytes);
}

/* Enough tasks and regions at once to pass any small limit. */
static void test_limits_of_tasks_and_regions(void **state)
{
	static const char head[] = "Trace Go1.22\n"
				   "EventBatch gen=1 m=1 time=1\nFrequency freq=1000000000\n"
				   "EventBatch gen=1 m=1 time=1\nProcStatus dt=1 p=1 pstatus=1\n"
				   "GoStatus dt=1 g=1 m=1 gstatus=2\n";
	static const struct limit_case cases[] = { CASE(tasks, 0, "too many tasks"),
						   CASE(regions, 0, "too many regions") };

	(void)state;
	for (int k = 0; k < 2; k++) {
		struct tc_textbuf text, bytes;
		struct outcome o;

		tc_textbuf_init(&text, NULL, NULL, NULL);
		tc_textbuf_puts(&text, head);
		for (unsigned i = 0; i < 100; i++) {
			tc_textbuf_puts(&text, k ? "UserRegionBegin dt=1 task="
						 : "UserTaskBegin dt=1 task=");
			tc_textbuf_u64(&text, i);
			tc_textbuf_puts(&text, k ? " name_string=0 stack=0\n"
						 : " parent_task=0 name_string=0 stack=0\n");
		}
		tc_textbuf_char(&text, '\0');
		sample_assemble(&bytes, text.p);
		read_limited(&bytes, &cases[k], 100, &o);
		assert_int_equal(o.rc, 0);
		read_limited(&bytes, &cases[k], 99, &o);
		assert_int_equal(o.rc, TACHO_ELIMIT);
		assert_non_null(strstr(o.diag.message, cases[k].message));
		tc_textbuf_fini(&text);
		tc_textbuf_fini(&bytes);
	}
}

/* Each that begins is compared with all that are open: a list of any length is a hang. */
static void test_open_stops_are_few(void **state)
{
	for (unsigned n = 64; n <= 65; n++) {
		struct tc_textbuf text, bytes;
		struct outcome o;

		tc_textbuf_init(&text, NULL, NULL, NULL);
		tc_textbuf_puts(&text, "Trace Go1.22\nEventBatch gen=1 m=1 time=1\n"
				       "Frequency freq=1000000000\n"
				       "EventBatch gen=1 m=1 time=1\nStrings\n");
		for (unsigned i = 1; i <= n; i++) {
			tc_textbuf_puts(&text, "String id=");
			tc_textbuf_u64(&text, i);
			tc_textbuf_puts(&text, "\n");
		}
		tc_textbuf_puts(&text, "EventBatch gen=1 m=1 time=1\n"
				       "ProcStatus dt=1 p=1 pstatus=1\n"
				       "GoStatus dt=1 g=1 m=1 gstatus=2\n");
		for (unsigned i = 1; i <= n; i++) {
			tc_textbuf_puts(&text, "STWBegin dt=1 kind_string=");
			tc_textbuf_u64(&text, i);
			tc_textbuf_puts(&text, " stack=0\n");
		}
		tc_textbuf_char(&text, '\0');
		sample_assemble(&bytes, text.p);
		outcome_of_pull(&o, bytes.p, bytes.n, NULL);
		assert_int_equal(o.rc, n == 64 ? 0 : TACHO_ELIMIT);
		if (n > 64)
			assert_string_equal(o.diag.message,
					    "too many stop-the-world ranges open in goroutine 1");
		tc_textbuf_fini(&text);
		tc_textbuf_fini(&bytes);
	}
	(void)state;
}

static void test_limit_of_generation_bytes(void **state)
{
	static const struct limit_case c = CASE(generation_bytes, 0, "");
	struct tc_textbuf bytes;
	struct outcome o;
	uint64_t low = 1, high = 1 << 20;

	(void)state;
	sample_trace(&bytes, 26, 1);
	while (low < high) {
		uint64_t middle = (low + high) / 2;

		read_limited(&bytes, &c, middle, &o);
		if (o.rc == 0) {
			high = middle;
			continue;
		}
		assert_int_equal(o.rc, TACHO_ELIMIT);
		assert_string_equal(o.diag.message, "generation 1 is too large");
		low = middle + 1;
	}
	/* Payloads count, not their headers. */
	assert_in_range(low, bytes.n / 2, bytes.n - 16);
	tc_textbuf_fini(&bytes);
}

/* --- options --- */

static int open_with(const void *opts)
{
	struct tacho_reader *r;
	struct tacho_diag diag;
	int rc = tacho_reader_open_feed(&r, opts, &diag);

	assert_int_equal(rc, diag.code);
	assert_true((rc == 0) == (r != NULL));
	tacho_reader_close(r);
	return rc;
}

static void test_options_of_other_versions(void **state)
{
	struct {
		struct tacho_read_opts known;
		unsigned char newer[24];
	} opts = { TACHO_READ_OPTS_INIT, { 0 } };

	(void)state;
	assert_int_equal(open_with(NULL), 0);
	assert_int_equal(open_with(&opts), 0);
	/* An older program knew less; it must at least know the allocator. */
	opts.known.size = offsetof(struct tacho_read_opts, limits);
	assert_int_equal(open_with(&opts), 0);
	opts.known.size = offsetof(struct tacho_read_opts, threads);
	assert_int_equal(open_with(&opts), 0);
	opts.known.size = offsetof(struct tacho_read_opts, limits) - 1;
	assert_int_equal(open_with(&opts), TACHO_EMISUSE);
	opts.known.size = 0;
	assert_int_equal(open_with(&opts), TACHO_EMISUSE);
	/* A newer one knows more, and does not use it. */
	opts.known.size = sizeof(opts);
	assert_int_equal(open_with(&opts), 0);
	opts.newer[sizeof(opts.newer) - 1] = 1;
	assert_int_equal(open_with(&opts), TACHO_EMISUSE);
	opts.known.size--;
	assert_int_equal(open_with(&opts), 0);
	opts.newer[0] = 1;
	assert_int_equal(open_with(&opts), TACHO_EMISUSE);
}

/* --- memory --- */

/* What is behind the options' size is not looked at. */
static void test_short_options_are_not_overread(void **state)
{
	const struct tacho_read_opts opts = { .size = offsetof(struct tacho_read_opts, limits) };
	void *short_opts = malloc(opts.size);

	(void)state;
	assert_non_null(short_opts);
	memcpy(short_opts, &opts, opts.size);
	assert_int_equal(open_with(short_opts), 0);
	free(short_opts);
}

static void read_failing(const struct tc_textbuf *bytes, bool by_feed, size_t fail_at,
			 bool keep_failing, struct nth_alloc *a, struct outcome *o)
{
	static size_t chunk = 100;
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;

	nth_alloc_init(a, fail_at);
	a->keep_failing = keep_failing;
	opts.alloc = &a->hook;
	if (by_feed)
		outcome_of_feed(o, bytes->p, bytes->n, &opts, fixed_chunk, &chunk);
	else
		outcome_of_pull(o, bytes->p, bytes->n, &opts);
	assert_int_equal(a->live, 0);
}

static void sweep(const struct tc_textbuf *bytes, bool by_feed, bool keep_failing)
{
	struct outcome good;
	struct nth_alloc a;

	read_failing(bytes, by_feed, 0, false, &a, &good);
	assert_int_equal(good.rc, 0);
	for (size_t n = 1;; n++) {
		struct outcome o;

		read_failing(bytes, by_feed, n, keep_failing, &a, &o);
		if (a.calls < n) {
			assert_same(&good, &o);
			assert_true(n > 30);
			return;
		}
		if (o.rc != TACHO_ENOMEM)
			print_error("allocation %zu: %s\n", n, outcome_text(&o));
		assert_int_equal(o.rc, TACHO_ENOMEM);
		/* Feeding may fail before the reader knows of it. */
		assert_true(o.diag.code == TACHO_ENOMEM || (by_feed && o.diag.code == 0));
	}
}

static void test_failing_allocations(void **state)
{
	(void)state;
	for (int i = 0; i < 4; i += 3) {
		struct tc_textbuf bytes;

		sample_trace(&bytes, versions[i], 3);
		for (int k = 0; k < 4; k++)
			sweep(&bytes, k & 1, k & 2);
		tc_textbuf_fini(&bytes);
	}
}

/* --- misuse --- */

static void lasts(struct tacho_reader *r, int want)
{
	const struct tacho_block *b;

	for (int i = 0; i < 5; i++) {
		b = (const void *)&versions;
		assert_int_equal(tacho_reader_next(r, &b), want);
		assert_null(b);
		(void)touch_reader(r);
	}
	assert_int_equal(tacho_reader_diag(r)->code, want);
}

static void test_errors_last(void **state)
{
	const struct tacho_block *b;
	struct tc_textbuf bytes;
	struct tacho_reader *r;
	int rc;

	(void)state;
	sample_trace(&bytes, 26, 2);
	assert_int_equal(tacho_reader_open_memory(&r, bytes.p, bytes.n - 3, NULL, NULL), 0);
	while ((rc = tacho_reader_next(r, &b)) > 0)
		continue;
	assert_int_equal(rc, TACHO_ETRUNCATED);
	lasts(r, rc);
	tacho_reader_close(r);
	tc_textbuf_fini(&bytes);
}

/* It shows at the first call, not when the reader is opened. */
static void test_bad_header_of_a_fed_reader(void **state)
{
	const struct tacho_block *b;
	struct tacho_reader *r;

	(void)state;
	assert_int_equal(tacho_reader_open_feed(&r, NULL, NULL), 0);
	assert_int_equal(tacho_reader_next(r, &b), TACHO_EAGAIN);
	assert_int_equal(tacho_reader_version(r), 0);
	assert_int_equal(tacho_reader_feed(r, "this is not a trace at all", 26), 0);
	lasts(r, TACHO_ENOTTRACE);
	tacho_reader_close(r);
	assert_int_equal(tacho_reader_open_feed(&r, NULL, NULL), 0);
	assert_int_equal(tacho_reader_feed(r, NULL, 0), 0);
	lasts(r, TACHO_ENOTTRACE);
	tacho_reader_close(r);
	tacho_reader_close(NULL);
}

static void test_getters_out_of_range(void **state)
{
	struct tc_textbuf bytes;
	const struct tacho_block *b;
	struct tacho_reader *r;

	(void)state;
	(void)touch_names();
	(void)touch_gen(NULL);
	sample_trace(&bytes, 26, 2);
	assert_int_equal(tacho_reader_open_memory(&r, bytes.p, bytes.n, NULL, NULL), 0);
	while (tacho_reader_next(r, &b) > 0) {
		(void)touch_block(b);
		(void)touch_gen(b->gen);
	}
	tacho_reader_close(r);
	tc_textbuf_fini(&bytes);
}

/* --- threads --- */

struct job {
	const struct tc_textbuf *bytes;
	struct outcome o;
};

static void *read_in_thread(void *arg)
{
	struct job *j = arg;

	for (int i = 0; i < 20; i++)
		outcome_of_pull(&j->o, j->bytes->p, j->bytes->n, NULL);
	return NULL;
}

/* Readers share nothing that is written; for ThreadSanitizer. */
static void test_readers_side_by_side(void **state)
{
	struct tc_textbuf bytes;
	struct job jobs[3];
	pthread_t threads[3];

	(void)state;
	sample_trace(&bytes, 26, 20);
	for (int i = 0; i < 3; i++) {
		jobs[i].bytes = &bytes;
		assert_int_equal(pthread_create(&threads[i], NULL, read_in_thread, &jobs[i]), 0);
	}
	for (int i = 0; i < 3; i++)
		assert_int_equal(pthread_join(threads[i], NULL), 0);
	for (int i = 0; i < 3; i++) {
		assert_int_equal(jobs[i].o.rc, 0);
		assert_same(&jobs[0].o, &jobs[i].o);
	}
	tc_textbuf_fini(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_chunks),
		cmocka_unit_test(test_generations_come_at_once),
		cmocka_unit_test(test_generations_come_with_the_next_batch),
		cmocka_unit_test(test_cut_anywhere),
		cmocka_unit_test(test_every_byte_changed),
		cmocka_unit_test(test_headers),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_limits_of_tasks_and_regions),
		cmocka_unit_test(test_open_stops_are_few),
		cmocka_unit_test(test_limit_of_generation_bytes),
		cmocka_unit_test(test_options_of_other_versions),
		cmocka_unit_test(test_short_options_are_not_overread),
		cmocka_unit_test(test_failing_allocations),
		cmocka_unit_test(test_errors_last),
		cmocka_unit_test(test_bad_header_of_a_fed_reader),
		cmocka_unit_test(test_getters_out_of_range),
		cmocka_unit_test(test_readers_side_by_side),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
