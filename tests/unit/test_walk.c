/* SPDX-License-Identifier: MIT */
/*
 * Where generations begin and end, for every version: the end marker of 1.26,
 * numbers that change before it, batches out of order, headers that are wrong,
 * input that ends anywhere.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "reader/walk.h"
#include "support/nth_alloc.h"
#include "wire/encode.h"

static const struct tacho_limits limits = { .generation_bytes = 1 << 20,
					    .strings = 1000,
					    .stacks = 1000,
					    .frames = 1000,
					    .batches = 1000,
					    .threads = 100 };
static const unsigned versions[] = { 22, 23, 25, 26 };

static uint8_t file[200000];
static size_t n_file;

/* A batch of one ProcStop, or whatever payload is given. */
static void put_batch(uint64_t gen, uint64_t m, const void *payload, size_t n)
{
	uint8_t *p = file + n_file;

	*p++ = TC_EV_EVENT_BATCH;
	p = tc_enc_varint(p, gen);
	p = tc_enc_varint(p, m);
	p = tc_enc_varint(p, gen * 100);
	p = tc_enc_varint(p, n);
	memcpy(p, payload, n);
	n_file = (size_t)(p - file) + n;
}

static void put_events(uint64_t gen, uint64_t m)
{
	put_batch(gen, m, "\x0b\x01", 2);
}

static void put_table(uint64_t gen, unsigned type)
{
	uint8_t payload[] = { (uint8_t)type, 1 };

	put_batch(gen, UINT64_MAX, payload, type == TC_EV_FREQUENCY ? 2 : 1);
}

static void put_byte(unsigned b)
{
	file[n_file++] = (uint8_t)b;
}

/* What a walk over `file` gives: batches and threads of each generation. */
struct walked {
	size_t n;
	struct {
		uint64_t number, begin, end, min_ticks;
		size_t batches, threads;
	} gens[20];
	int rc;
	struct tacho_diag diag;
};

static void note(struct walked *w, const struct tacho_gen *g)
{
	assert_in_range(w->n, 0, 19);
	assert_int_equal(g->index, w->n);
	w->gens[w->n].number = g->number;
	w->gens[w->n].begin = g->begin;
	w->gens[w->n].end = g->end;
	w->gens[w->n].min_ticks = g->min_ticks;
	w->gens[w->n].batches = g->n_batches;
	w->gens[w->n++].threads = g->n_threads;
}

static void walk_input(struct walked *w, struct tc_input *in, unsigned version)
{
	struct tacho_gen g;
	struct tc_walk walk;

	memset(w, 0, sizeof(*w));
	tc_diag_init(&w->diag);
	tc_gen_init(&g, NULL, &limits);
	tc_walk_init(&walk, in, version);
	while ((w->rc = tc_walk_next(&walk, &g, &w->diag)) > 0)
		note(w, &g);
	assert_int_equal(w->rc, w->diag.code);
	tc_gen_fini(&g);
}

static struct walked walked;

static void walk(unsigned version)
{
	struct tc_input *in;

	assert_int_equal(tc_input_open_memory(&in, file, n_file, NULL, NULL), 0);
	walk_input(&walked, in, version);
	tc_input_close(in);
}

static void expect(size_t n, int rc, const char *message)
{
	assert_int_equal(walked.n, n);
	assert_int_equal(walked.rc, rc);
	assert_string_equal(walked.diag.message, message);
	for (size_t i = 1; i < n; i++)
		assert_int_equal(walked.gens[i].begin, walked.gens[i - 1].end);
	n_file = 0;
}

/* Three generations of three batches. */
static void put_three(unsigned version)
{
	n_file = 0;
	for (uint64_t g = 1; g <= 3; g++) {
		put_table(g, TC_EV_STRINGS);
		put_events(g, 5);
		put_events(g, 6);
		if (version >= 26)
			put_byte(TC_EV_END_OF_GENERATION);
	}
}

static void test_borders(void **state)
{
	(void)state;
	for (int i = 0; i < 4; i++) {
		put_three(versions[i]);
		walk(versions[i]);
		for (size_t g = 0; g < 3; g++) {
			assert_int_equal(walked.gens[g].number, g + 1);
			assert_int_equal(walked.gens[g].batches, 3);
			assert_int_equal(walked.gens[g].threads, 2);
			assert_int_equal(walked.gens[g].min_ticks, 100 * (g + 1));
		}
		assert_int_equal(walked.gens[0].begin, 0);
		assert_int_equal(walked.gens[2].end, n_file);
		expect(3, 0, "");
	}
}

/* Before 1.26 the number must rise by one. */
static void test_numbers(void **state)
{
	(void)state;
	for (int i = 0; i < 3; i++) {
		put_events(1, 5);
		put_events(3, 5);
		walk(versions[i]);
		expect(0, TACHO_EFORMAT, "generations out of order");
		put_events(2, 5);
		put_events(3, 5);
		put_events(2, 5);
		walk(versions[i]);
		expect(1, TACHO_EFORMAT, "generations out of order");
		put_events(UINT64_MAX, 5);
		put_events(0, 5);
		walk(versions[i]);
		expect(0, TACHO_EFORMAT, "invalid generation number 0");
	}
	/* From 1.26 on only the marker ends one, and any number may follow. */
	put_events(7, 5);
	put_byte(TC_EV_END_OF_GENERATION);
	put_events(3, 5);
	put_byte(TC_EV_END_OF_GENERATION);
	put_events(3, 5);
	put_byte(TC_EV_END_OF_GENERATION);
	walk(26);
	expect(3, 0, "");
	put_events(0, 5);
	put_byte(TC_EV_END_OF_GENERATION);
	walk(26);
	expect(0, TACHO_EFORMAT, "invalid generation number 0");
}

static void test_missing_end_marker(void **state)
{
	(void)state;
	put_events(1, 5);
	put_events(2, 5);
	walk(26);
	assert_int_equal(walked.diag.offset, 7);
	assert_int_equal(walked.diag.generation, 1);
	expect(0, TACHO_EFORMAT,
	       "broken trace: missing end-of-generation event, or generations are interleaved");
	put_events(1, 5);
	walk(26);
	expect(0, TACHO_ETRUNCATED, "incomplete generation found; trace likely truncated");
	/* Tables alone are no loss. */
	put_events(1, 5);
	put_byte(TC_EV_END_OF_GENERATION);
	put_table(2, TC_EV_STRINGS);
	walk(26);
	expect(1, 0, "");
	/* An end marker where a batch should be, before 1.26. */
	put_events(1, 5);
	put_byte(TC_EV_END_OF_GENERATION);
	walk(25);
	assert_true(walked.rc < 0);
	n_file = 0;
}

static void test_interleaved(void **state)
{
	(void)state;
	put_events(1, 5);
	put_byte(TC_EV_END_OF_GENERATION);
	put_events(2, 5);
	put_events(1, 6);
	put_byte(TC_EV_END_OF_GENERATION);
	walk(26);
	expect(1, TACHO_EFORMAT,
	       "broken trace: missing end-of-generation event, or generations are interleaved");
}

/* Before 1.26 a generation stands although garbage follows; the error comes next. */
static void test_garbage_behind(void **state)
{
	(void)state;
	for (int i = 0; i < 4; i++) {
		put_three(versions[i]);
		put_byte(99);
		walk(versions[i]);
		assert_int_equal(walked.diag.offset, n_file - 1);
		expect(3, TACHO_EFORMAT, "expected batch event, got event 99");
	}
	put_byte(99);
	walk(22);
	expect(0, TACHO_EFORMAT, "expected batch event, got event 99");
}

static void test_bad_headers(void **state)
{
	static const char *const fields[] = { "gen", "M ID", "timestamp", "size" };
	char message[100];

	(void)state;
	for (int i = 0; i < 4; i++) {
		put_byte(TC_EV_EVENT_BATCH);
		for (int k = 0; k < i; k++)
			put_byte(1);
		for (int k = 0; k < 11; k++)
			put_byte(0xff);
		walk(26);
		(void)snprintf(message, sizeof(message), "error reading batch %s: ", fields[i]);
		assert_memory_equal(walked.diag.message, message, strlen(message));
		assert_int_equal(walked.rc, TACHO_EFORMAT);
		n_file = 0;
	}
	put_byte(TC_EV_EVENT_BATCH);
	put_byte(1);
	put_byte(1);
	put_byte(1);
	n_file = (size_t)(tc_enc_varint(file + n_file, TC_MAX_BATCH_BYTES + 1) - file);
	memset(file + n_file, 0, TC_MAX_BATCH_BYTES + 1);
	n_file += TC_MAX_BATCH_BYTES + 1;
	walk(26);
	expect(0, TACHO_EFORMAT, "invalid batch size 65537, maximum is 65536");
	put_batch(1, 1, file + 100000, TC_MAX_BATCH_BYTES);
	put_byte(TC_EV_END_OF_GENERATION);
	walk(26);
	expect(1, 0, "");
}

/* An error of the tables that lies before a bad header comes first. */
static void test_tables_are_first(void **state)
{
	(void)state;
	put_batch(1, 1, "\x04\x07", 2);
	put_byte(99);
	walk(26);
	expect(0, TACHO_EFORMAT, "expected string event, got 7");
}

/* The first generation of an empty input before 1.26 is empty, as in Go. */
static void test_empty(void **state)
{
	(void)state;
	for (int i = 0; i < 4; i++) {
		n_file = 0;
		walk(versions[i]);
		expect(versions[i] < 26, 0, "");
	}
	put_byte(TC_EV_EXPERIMENTAL_BATCH);
	walk(26);
	expect(0, 0, "");
}

/* Every prefix gives whole generations and then one clear error, or the end. */
static void test_cut_anywhere(void **state)
{
	(void)state;
	for (int i = 0; i < 4; i++) {
		size_t whole;

		put_three(versions[i]);
		whole = n_file;
		for (size_t n = 0; n <= whole; n++) {
			n_file = n;
			walk(versions[i]);
			assert_true(walked.n <= 3 && walked.rc <= 0);
			assert_true(walked.rc == 0 || walked.rc == TACHO_EFORMAT ||
				    walked.rc == TACHO_ETRUNCATED);
			assert_int_equal(walked.rc == 0, walked.diag.message[0] == '\0');
			if (walked.rc < 0)
				assert_true(walked.diag.offset >= 0 &&
					    (uint64_t)walked.diag.offset <= n);
		}
		n_file = 0;
	}
}

/* The same walk when the input comes in pieces of any size. */
static void test_pieces(void **state)
{
	(void)state;
	for (int i = 0; i < 4; i++) {
		put_three(versions[i]);
		for (size_t piece = 1; piece < 30; piece++) {
			struct walked w = { 0 };
			struct tacho_gen g;
			struct tc_walk walk_state;
			struct tc_input *in;
			size_t at = 0;

			tc_diag_init(&w.diag);
			assert_int_equal(tc_input_open_feed(&in, NULL, NULL), 0);
			tc_gen_init(&g, NULL, &limits);
			tc_walk_init(&walk_state, in, versions[i]);
			while ((w.rc = tc_walk_next(&walk_state, &g, &w.diag)) != 0) {
				size_t n = piece < n_file - at ? piece : n_file - at;

				if (w.rc > 0) {
					note(&w, &g);
					continue;
				}
				assert_int_equal(w.rc, TACHO_EAGAIN);
				assert_int_equal(tc_input_feed(in, file + at, n), 0);
				at += n;
			}
			assert_int_equal(w.n, 3);
			assert_int_equal(w.diag.code, 0);
			for (size_t k = 0; k < 3; k++)
				assert_int_equal(w.gens[k].batches, 3);
			tc_gen_fini(&g);
			tc_input_close(in);
		}
	}
	n_file = 0;
}

/* The end marker is enough: nothing behind it has to be there. */
static void test_generation_is_given_at_its_marker(void **state)
{
	struct tacho_diag diag;
	struct tc_walk w;
	struct tacho_gen g;
	struct tc_input *in;

	(void)state;
	tc_diag_init(&diag);
	put_events(1, 5);
	put_byte(TC_EV_END_OF_GENERATION);
	assert_int_equal(tc_input_open_feed(&in, NULL, NULL), 0);
	tc_gen_init(&g, NULL, &limits);
	tc_walk_init(&w, in, 26);
	assert_int_equal(tc_input_feed(in, file, n_file - 1), 0);
	assert_int_equal(tc_walk_next(&w, &g, &diag), TACHO_EAGAIN);
	assert_int_equal(tc_input_feed(in, file + n_file - 1, 1), 0);
	assert_int_equal(tc_walk_next(&w, &g, &diag), 1);
	assert_int_equal(g.n_batches, 1);
	assert_int_equal(tc_walk_next(&w, &g, &diag), TACHO_EAGAIN);
	/* The next one, and the first byte of a third. */
	file[n_file] = TC_EV_EVENT_BATCH;
	assert_int_equal(tc_input_feed(in, file, n_file + 1), 0);
	assert_int_equal(tc_walk_next(&w, &g, &diag), 1);
	assert_int_equal(tc_walk_next(&w, &g, &diag), TACHO_EAGAIN);
	tc_gen_fini(&g);
	tc_input_close(in);
	n_file = 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_borders),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_missing_end_marker),
		cmocka_unit_test(test_interleaved),
		cmocka_unit_test(test_garbage_behind),
		cmocka_unit_test(test_bad_headers),
		cmocka_unit_test(test_tables_are_first),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_cut_anywhere),
		cmocka_unit_test(test_pieces),
		cmocka_unit_test(test_generation_is_given_at_its_marker),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
