/* SPDX-License-Identifier: MIT */
/*
 * The summary of a small trace that is written here with the encoder, so that
 * every number is known beforehand: whole, cut, without memory, and by hand with
 * segments that know less than they should.
 */
#include "analyze/summary_counts.h"
#include "wire/encode.h"
#include <tacho/summary.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define NONE TC_WIRE_NONE

/* --- a trace of two generations ------------------------------------------- */

static uint8_t trace[65536];
static size_t n_trace, n_first; /* bytes; of the first generation with the header */

struct writer {
	struct tc_enc e;
	uint8_t buf[TC_ENC_BATCH_BYTES];
	uint64_t gen;
};

static void begin(struct writer *w, enum tc_wire_type table, uint64_t m)
{
	tc_enc_init(&w->e, w->buf, sizeof(w->buf));
	assert_int_equal(tc_enc_begin(&w->e, table, w->gen, m, 1000 * w->gen), 0);
}

static void end(struct writer *w)
{
	size_t n = tc_enc_finish(&w->e);

	assert_true(n > 0 && n <= sizeof(trace) - n_trace);
	memcpy(trace + n_trace, w->buf, n);
	n_trace += n;
}

static void event(struct writer *w, enum tc_wire_type type, uint64_t time, uint64_t a, uint64_t b,
		  uint64_t c, uint64_t d)
{
	const uint64_t args[] = { a, b, c, d };

	assert_int_equal(tc_enc_event(&w->e, type, time, (unsigned)tc_enc_event_args(type), args),
			 0);
}

static void string(struct writer *w, uint64_t id, const char *s)
{
	assert_int_equal(tc_enc_string(&w->e, id, s, strlen(s)), 0);
}

static void write_tables(struct writer *w, const char *const *strings, size_t n)
{
	const struct tc_enc_clock clock = { .ticks_per_second = 1000000000,
					    .time = 1000 * w->gen,
					    .mono_ns = 77,
					    .wall_sec = 5,
					    .wall_nsec = 6 };
	const struct tc_enc_frame frames[] = { { 0x10, 1, 2, 3 }, { 0x20, 2, 2, 9 } };
	const struct tc_enc_frame same_names[] = { { 0x11, 1, 2, 4 }, { 0x20, 2, 2, 9 } };

	begin(w, TC_EV_SYNC, NONE);
	assert_int_equal(tc_enc_clock(&w->e, &clock), 0);
	end(w);
	begin(w, TC_EV_STRINGS, NONE);
	for (size_t i = 0; i < n; i++)
		string(w, i + 1, strings[i]);
	end(w);
	begin(w, TC_EV_STACKS, NONE);
	assert_int_equal(tc_enc_stack(&w->e, 1, frames, 2), 0);
	assert_int_equal(tc_enc_stack(&w->e, 2, frames, 0), 0);
	assert_int_equal(tc_enc_stack(&w->e, 3, same_names, 2), 0);
	end(w);
}

static void write_first(struct writer *w)
{
	static const char *const strings[] = { "main.inner", "main.outer", "chan receive",
					       "cat",        "lab\xff",    "read mem stats" };

	w->gen = 1;
	write_tables(w, strings, 6);
	begin(w, TC_EV_CPU_SAMPLES, NONE);
	assert_int_equal(tc_enc_cpu_sample(&w->e, 1500, 55, 7, 1, 1), 0);
	assert_int_equal(tc_enc_cpu_sample(&w->e, 1501, 55, NONE, 0, 3), 0);
	end(w);
	begin(w, TC_EV_NONE, 100);
	event(w, TC_EV_PROC_STATUS, 1001, 0, TC_PSTATUS_RUNNING, 0, 0);
	event(w, TC_EV_GO_STATUS, 1002, 1, 100, TC_GSTATUS_RUNNING, 0);
	event(w, TC_EV_PROCS_CHANGE, 1003, 4, 1, 0, 0);
	event(w, TC_EV_HEAP_ALLOC, 1004, 1000, 0, 0, 0);
	event(w, TC_EV_HEAP_ALLOC, 1005, 500, 0, 0, 0);
	event(w, TC_EV_GO_CREATE, 1006, 2, 1, 1, 0);
	event(w, TC_EV_GO_CREATE, 1007, 3, 1, 2, 0);
	event(w, TC_EV_STW_BEGIN, 1008, 6, 1, 0, 0);
	event(w, TC_EV_STW_END, 1009, 0, 0, 0, 0);
	event(w, TC_EV_GO_LABEL, 1010, 5, 0, 0, 0);
	event(w, TC_EV_USER_LOG, 1011, 0, 4, 4, 2);
	event(w, TC_EV_USER_LOG, 1012, 0, 0, 4, 0);
	event(w, TC_EV_GC_SWEEP_BEGIN, 1013, 1, 0, 0, 0);
	event(w, TC_EV_GC_SWEEP_END, 1014, 10, 7, 0, 0);
	event(w, TC_EV_SPAN_ALLOC, 1015, 1, 2, 3, 0);
	event(w, TC_EV_GC_BEGIN, 1016, 4, 1, 0, 0);
	event(w, TC_EV_GO_BLOCK, 1017, 3, 1, 0, 0);
	event(w, TC_EV_GO_START, 1018, 2, 1, 0, 0);
	event(w, TC_EV_GO_DESTROY, 1019, 0, 0, 0, 0);
	end(w);
}

static void write_second(struct writer *w)
{
	static const char *const strings[] = { "main.inner", "main.outer", "cat", "chan receive" };

	w->gen = 2;
	write_tables(w, strings, 4);
	begin(w, TC_EV_NONE, 100);
	event(w, TC_EV_PROC_STATUS, 2001, 0, TC_PSTATUS_RUNNING, 0, 0);
	event(w, TC_EV_GO_STATUS, 2002, 3, 100, TC_GSTATUS_RUNNABLE, 0);
	event(w, TC_EV_GO_START, 2003, 3, 1, 0, 0);
	event(w, TC_EV_GC_ACTIVE, 2004, 5, 0, 0, 0);
	event(w, TC_EV_GC_END, 2005, 6, 0, 0, 0);
	event(w, TC_EV_HEAP_ALLOC, 2006, 2000, 0, 0, 0);
	event(w, TC_EV_USER_LOG, 2007, 0, 3, 3, 1);
	event(w, TC_EV_GO_BLOCK, 2008, 4, 1, 0, 0);
	end(w);
}

static int write_trace(void **state)
{
	static struct writer w;
	const uint8_t end_of_generation = TC_EV_END_OF_GENERATION;

	(void)state;
	assert_int_equal(tc_enc_header(trace, 26), 0);
	n_trace = TC_HEADER_BYTES;
	write_first(&w);
	trace[n_trace++] = end_of_generation;
	n_first = n_trace;
	write_second(&w);
	trace[n_trace++] = end_of_generation;
	return 0;
}

static int summarize(struct tacho_summary *s, size_t bytes, unsigned threads)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct tacho_analysis a = tacho_summary_analysis(s);
	struct tacho_reader *r;
	int rc;

	opts.threads = threads;
	assert_int_equal(tacho_reader_open_memory(&r, trace, bytes, &opts, NULL), 0);
	rc = tacho_pass_run(r, &a, 1, NULL, NULL);
	tacho_reader_close(r);
	return rc;
}

static void expect(const struct tacho_summary *s, int list, const char *const *keys,
		   const uint64_t *counts, size_t n)
{
	size_t n_list;
	const struct tacho_count *v = tacho_summary_list(s, list, &n_list);

	assert_int_equal(n_list, n);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(v[i].key.n, strlen(keys[i]));
		assert_memory_equal(v[i].key.s, keys[i], v[i].key.n);
		assert_int_equal(v[i].n, counts[i]);
		assert_int_equal(tacho_summary_count(s, list, keys[i]), counts[i]);
	}
}
#define EXPECT(s, list, n, ...)         \
 do {                                   \
  static const struct {                 \
   const char *key;                     \
   uint64_t count;                      \
  } want[] = { __VA_ARGS__ };           \
  const char *keys[n];                  \
  uint64_t counts[n];                   \
                                        \
  for (size_t i_ = 0; i_ < (n); i_++) { \
   keys[i_] = want[i_].key;             \
   counts[i_] = want[i_].count;         \
  }                                     \
  expect(s, list, keys, counts, n);     \
 } while (0)

static void check_whole(const struct tacho_summary *s)
{
	const struct tacho_facts *f = tacho_summary_facts(s);
	const struct tacho_metric_range *m;
	const struct tacho_sync *syncs;
	const struct tacho_attribute *attributes;
	const struct tacho_cpu_stack *samples;
	size_t n;

	EXPECT(s, TACHO_SUMMARY_EVENTS, 10, { "Experimental", 1 }, { "Label", 1 }, { "Log", 3 },
	       { "Metric", 4 }, { "RangeActive", 1 }, { "RangeBegin", 3 }, { "RangeEnd", 3 },
	       { "StackSample", 2 }, { "StateTransition", 11 }, { "Sync", 3 });
	EXPECT(s, TACHO_SUMMARY_TRANSITIONS, 8, { "Goroutine:NotExist->Runnable", 2 },
	       { "Goroutine:Runnable->Runnable", 1 }, { "Goroutine:Runnable->Running", 2 },
	       { "Goroutine:Running->NotExist", 1 }, { "Goroutine:Running->Waiting", 2 },
	       { "Goroutine:Undetermined->Running", 1 }, { "Proc:Running->Running", 1 },
	       { "Proc:Undetermined->Running", 1 });
	EXPECT(s, TACHO_SUMMARY_REASONS, 1, { "Goroutine:Running->Waiting:chan receive", 2 });
	EXPECT(s, TACHO_SUMMARY_RANGES, 7, { "RangeActive:None:GC concurrent mark phase", 1 },
	       { "RangeBegin:Goroutine:stop-the-world (read mem stats)", 1 },
	       { "RangeBegin:None:GC concurrent mark phase", 1 },
	       { "RangeBegin:Proc:GC incremental sweep", 1 },
	       { "RangeEnd:Goroutine:stop-the-world (read mem stats)", 1 },
	       { "RangeEnd:None:GC concurrent mark phase", 1 },
	       { "RangeEnd:Proc:GC incremental sweep", 1 });
	EXPECT(s, TACHO_SUMMARY_LABELS, 1, { "Goroutine:lab\xff", 1 });
	EXPECT(s, TACHO_SUMMARY_LOGS, 2, { "", 1 }, { "cat", 2 });
	EXPECT(s, TACHO_SUMMARY_EXPERIMENTAL, 1, { "AllocFree:SpanAlloc", 1 });
	assert_int_equal(tacho_summary_count(s, TACHO_SUMMARY_LOGS, "dog"), 0);
	assert_null(tacho_summary_list(s, TACHO_SUMMARY_LISTS, &n));
	assert_int_equal(n, 0);

	assert_int_equal(f->version, 26);
	assert_int_equal(f->damage, 0);
	assert_int_equal(f->events, 32);
	assert_int_equal(f->threads, 2);
	assert_int_equal(f->procs, 2);
	assert_int_equal(f->gs_created, 2);
	assert_int_equal(f->gs_peak, 3);
	assert_int_equal(f->gs_left, 2);
	assert_int_equal(f->gc_cycles, 1);
	/* procs, create, stw, sweep, gc, block; samples; log, block */
	assert_int_equal(f->with_stack, 6 + 2 + 2);

	m = tacho_summary_metric(s, TACHO_METRIC_HEAP_LIVE);
	assert_int_equal(m->n, 3);
	assert_int_equal(m->first, 1000);
	assert_int_equal(m->last, 2000);
	assert_int_equal(m->min, 500);
	assert_int_equal(m->max, 2000);
	assert_int_equal(tacho_summary_metric(s, TACHO_METRIC_HEAP_GOAL)->n, 0);
	assert_null(tacho_summary_metric(s, TACHO_METRIC_COUNT));

	attributes = tacho_summary_attributes(s, &n);
	assert_int_equal(n, 2);
	assert_string_equal(attributes[0].name, "bytes reclaimed");
	assert_int_equal(attributes[0].sum, 7);
	assert_int_equal(attributes[1].sum, 10);

	syncs = tacho_summary_syncs(s, &n);
	assert_int_equal(n, 3);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(syncs[i].n, i + 1);
		assert_int_equal(syncs[i].has_clock, i < 2);
	}
	assert_int_equal(syncs[1].clock.trace_ns, 2000);
	assert_int_equal(syncs[1].clock.mono_ns, 77);
	assert_int_equal(syncs[1].clock.wall_unix_ns, 5000000006);

	/* Two program counters, one list of names. */
	samples = tacho_summary_samples(s, &n);
	assert_int_equal(n, 1);
	assert_int_equal(samples[0].n, 2);
	assert_int_equal(samples[0].depth, 2);
	assert_memory_equal(samples[0].functions[0].s, "main.inner", 10);
	assert_memory_equal(samples[0].functions[1].s, "main.outer", 10);
}

static void test_whole(void **state)
{
	(void)state;
	for (unsigned threads = 1; threads <= 3; threads++) {
		struct tacho_summary *s;

		assert_int_equal(tacho_summary_new(&s, NULL), 0);
		assert_int_equal(tacho_summary_facts(s)->version, 0);
		assert_int_equal(summarize(s, n_trace, threads), 0);
		check_whole(s);
		tacho_summary_free(s);
	}
	tacho_summary_free(NULL);
}

/* Whatever the second generation loses, the first and the Sync behind it stay. */
static void test_cut(void **state)
{
	(void)state;
	for (size_t bytes = n_first + 1; bytes < n_trace; bytes++) {
		struct tacho_summary *s;
		size_t n;

		assert_int_equal(tacho_summary_new(&s, NULL), 0);
		assert_int_equal(summarize(s, bytes, 1 + bytes % 2), 0);
		assert_int_equal(tacho_summary_count(s, TACHO_SUMMARY_LOGS, "cat"), 1);
		assert_int_equal(tacho_summary_facts(s)->gs_left, 2);
		assert_int_equal(tacho_summary_metric(s, TACHO_METRIC_HEAP_LIVE)->last, 500);
		tacho_summary_syncs(s, &n);
		assert_int_equal(n, 2);
		tacho_summary_free(s);
	}
}

static unsigned allocations_left;

static void *scarce_realloc(void *ctx, void *ptr, size_t bytes)
{
	(void)ctx;
	return allocations_left-- > 0 ? realloc(ptr, bytes) : NULL;
}

static void *scarce_alloc(void *ctx, size_t bytes)
{
	return scarce_realloc(ctx, NULL, bytes);
}

static void scarce_free(void *ctx, void *ptr)
{
	(void)ctx;
	free(ptr);
}

/* Every allocation of the summary fails once; the reader has enough. */
static void test_no_memory(void **state)
{
	const struct tacho_alloc scarce = { scarce_alloc, scarce_realloc, scarce_free, NULL };
	unsigned n = 0;
	int rc;

	(void)state;
	do {
		struct tacho_summary *s;

		allocations_left = n++;
		rc = tacho_summary_new(&s, &scarce);
		if (rc < 0)
			assert_null(s);
		else
			rc = summarize(s, n_trace, 1);
		if (rc == 0)
			check_whole(s);
		tacho_summary_free(s);
		assert_true(rc == 0 || rc == TACHO_ENOMEM);
		assert_true(n < 500);
	} while (rc < 0);
	assert_true(n > 15);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whole),
		cmocka_unit_test(test_cut),
		cmocka_unit_test(test_no_memory),
	};

	return cmocka_run_group_tests(tests, write_trace, NULL);
}
