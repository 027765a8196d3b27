/* SPDX-License-Identifier: MIT */
/*
 * Flows of a range against a slow walk over all slices of all goroutines, and areas of
 * threads and lanes against those of the rows that they consist of.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "store/area.h"
#include "store/around.h"
#include "store/flows.h"
#include "store/state.h"
#include "support/store_fill.h"

enum {
	MANY = 20000
};

/* --- flows ------------------------------------------------------------------------ */

/* All flows by asking about each slice. */
static size_t brute_flows(const struct tc_store *s, uint64_t from, uint64_t to, struct tc_flow *out)
{
	size_t n = 0;

	for (uint32_t i = 0; i < s->n_gos; i++) {
		struct tc_key key = { .kind = TC_ROW_GO, .n = i };
		unsigned before = TC_IDLE;
		struct tc_row row;
		struct tc_scan w;

		tc_go_row(s, i, &row);
		for (bool ok = tc_scan_all(&w, &row, true); ok; ok = tc_scan_next(&w)) {
			struct tc_slice_facts facts;
			unsigned state = w.slice.state;

			/* Of slices of no length nothing can be asked. */
			if (state == TC_RUNNABLE && w.slice.end > w.slice.begin &&
			    w.slice.begin >= from && w.slice.begin < to &&
			    tc_slice_at(s, &key, w.slice.begin, &facts)) {
				if (facts.waker.is_set)
					out[n++] =
						(struct tc_flow){ .kind = facts.is_creation
										  ? TC_FLOW_CREATE
										  : TC_FLOW_UNBLOCK,
								  .tick = w.slice.begin,
								  .from = facts.waker.key.n,
								  .to = i };
				else if (before == TC_SYSCALL)
					out[n++] = (struct tc_flow){ .kind = TC_FLOW_SYSCALL,
								     .tick = w.slice.begin,
								     .from = i,
								     .to = i };
			}
			before = state;
		}
	}
	assert_true(n < MANY);
	return n;
}

static int by_time(const void *a, const void *b)
{
	const struct tc_flow *x = a, *y = b;

	if (x->tick != y->tick)
		return x->tick < y->tick ? -1 : 1;
	return (x->to > y->to) - (x->to < y->to);
}

/* Is a flow among those of the store? Slices of no length may be there besides. */
static const struct tc_flow *find(const struct tc_flow *list, size_t n, const struct tc_flow *f)
{
	for (size_t i = 0; i < n; i++)
		if (list[i].tick == f->tick && list[i].to == f->to && list[i].from == f->from &&
		    list[i].kind == f->kind)
			return &list[i];
	return NULL;
}

static void check_procs(const struct tc_store *s, const struct tc_flow *f)
{
	struct tc_key key = { .kind = TC_ROW_GO, .n = f->to };
	struct tc_slice_facts facts;

	if (!f->has_run || !tc_slice_at(s, &key, f->runs, &facts))
		return;
	assert_true(f->runs >= f->tick);
	if (facts.begin == f->runs && facts.wire == TC_WIRE_RUNNING)
		assert_int_equal(f->to_proc, facts.proc);
}

static void check_range(struct tc_store *s, uint64_t from, uint64_t to, unsigned *kinds)
{
	static struct tc_flow expected[MANY];
	static struct tc_flow got[MANY];
	struct tc_flows_query q = { .from = from, .to = to, .max = MANY };
	size_t n_expected, n;
	uint64_t left_off;

	n_expected = brute_flows(s, from, to, expected);
	assert_int_equal(tc_store_flows(s, &q, got, &n, &left_off), 0);
	assert_int_equal(left_off, 0);
	assert_true(n >= n_expected);
	for (size_t i = 0; i < n_expected; i++) {
		const struct tc_flow *f = find(got, n, &expected[i]);

		if (!f) {
			fail_msg("a flow to %u at %llu is missing", expected[i].to,
				 (unsigned long long)expected[i].tick);
			return;
		}
		check_procs(s, f);
		kinds[f->kind]++;
	}
	for (size_t i = 0; i < n; i++) {
		assert_true(got[i].tick >= from && got[i].tick < to);
		assert_true(i == 0 || by_time(&got[i - 1], &got[i]) <= 0);
	}
}

static void flows_are_those_of_all_slices(void **state)
{
	unsigned kinds[TC_FLOW_KINDS] = { 0 };
	struct tc_store *s;

	(void)state;
	store_fill_trace(&s, "tests/data/go127-http.trace");
	check_range(s, 0, s->last + 1, kinds);
	for (uint64_t i = 0; i < 8; i++)
		check_range(s, s->last / 9 * i, s->last / 9 * (i + 1) + i * 100, kinds);
	check_range(s, s->last / 2, s->last / 2, kinds);
	for (int k = 0; k < TC_FLOW_KINDS; k++)
		assert_true(kinds[k] > 0);
	tc_store_free(s);
}

/* A bound keeps the first ones and counts the others. */
static void flows_are_bounded(void **state)
{
	static struct tc_flow all[MANY], some[100];
	struct tc_flows_query q = { .max = MANY };
	uint64_t left_off;
	struct tc_store *s;
	size_t n_all, n;

	(void)state;
	store_fill_trace(&s, "tests/data/go127-http.trace");
	q.to = s->last + 1;
	assert_int_equal(tc_store_flows(s, &q, all, &n_all, &left_off), 0);
	assert_true(n_all > 100);
	for (q.max = 1; q.max <= 100; q.max += 33) {
		assert_int_equal(tc_store_flows(s, &q, some, &n, &left_off), 0);
		assert_int_equal(n, q.max);
		assert_true(left_off >= n_all - n);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(some[i].tick, all[i].tick);
	}
	tc_store_free(s);
}

static bool is_on(const struct tc_store *s, uint32_t go, uint32_t proc, const struct tc_key *key)
{
	return (key->kind == TC_ROW_GO && go == key->n) ||
	       (key->kind == TC_ROW_GROUP && s->gos[go].group == key->n) ||
	       (key->kind == TC_ROW_PROC && proc == key->n);
}

/* Of the row that an end is drawn on: the goroutine's, its group's, its P's; n_keys: none. */
static size_t row_of_end(const struct tc_store *s, uint32_t go, uint32_t proc, bool itself,
			 const struct tc_key *keys, size_t n_keys)
{
	static const enum tc_row_kind usual[] = { TC_ROW_GO, TC_ROW_GROUP, TC_ROW_PROC };
	static const enum tc_row_kind own[] = { TC_ROW_PROC, TC_ROW_GO, TC_ROW_GROUP };

	for (size_t i = 0; i < 3; i++)
		for (size_t k = 0; k < n_keys; k++)
			if (keys[k].kind == (itself ? own : usual)[i] &&
			    is_on(s, go, proc, &keys[k]))
				return k;
	return n_keys;
}

/* With rows chosen: those of all whose ends are both on one of them. */
static void check_rows(struct tc_store *s, const struct tc_key *keys, size_t n_keys,
		       const struct tc_flow *all, size_t n_all)
{
	static struct tc_flow got[MANY];
	struct tc_flow_ends ends[4] = { 0 }, all_ends[4] = { 0 };
	struct tc_flows_query q = { 0, s->last + 1, keys, n_keys, MANY, ends };
	size_t n, expected = 0;
	uint64_t left_off;

	assert_int_equal(tc_store_flows(s, &q, got, &n, &left_off), 0);
	for (size_t i = 0; i < n_all; i++) {
		bool itself = all[i].from == all[i].to;
		size_t from = row_of_end(s, all[i].from, all[i].from_proc, itself, keys, n_keys);
		size_t to = row_of_end(s, all[i].to, all[i].to_proc, itself, keys, n_keys);

		if (from == n_keys || to == n_keys)
			continue;
		assert_int_equal(got[expected++].tick, all[i].tick);
		all_ends[from].out++;
		all_ends[to].in++;
	}
	assert_int_equal(n, expected);
	assert_memory_equal(ends, all_ends, sizeof(ends));
	/* Those left off are counted, too. */
	memset(ends, 0, sizeof(ends));
	q.max = 1;
	assert_int_equal(tc_store_flows(s, &q, got, &n, &left_off), 0);
	assert_memory_equal(ends, all_ends, sizeof(ends));
	assert_int_equal(left_off, expected > 1 ? expected - 1 : 0);
}

static void flows_of_rows_have_both_ends_there(void **state)
{
	static struct tc_flow all[MANY];
	struct tc_flows_query q = { .max = MANY };
	struct tc_key keys[4] = { { .kind = TC_ROW_GROUP, .n = 0 },
				  { .kind = TC_ROW_GROUP, .n = 1 },
				  { .kind = TC_ROW_GO, .n = 2 },
				  { .kind = TC_ROW_PROC, .n = 0 } };
	uint64_t left_off;
	struct tc_store *s;
	size_t n;

	(void)state;
	store_fill_trace(&s, "tests/data/go127-http.trace");
	q.to = s->last + 1;
	assert_int_equal(tc_store_flows(s, &q, all, &n, &left_off), 0);
	check_rows(s, keys, 2, all, n);
	check_rows(s, keys, 3, all, n);
	check_rows(s, keys, 4, all, n);
	check_rows(s, keys + 3, 1, all, n);
	tc_store_free(s);
}

/* --- areas ------------------------------------------------------------------------ */

static void get_area(struct tc_store *s, const struct tc_key *keys, size_t n, uint64_t from,
		     uint64_t to, struct tc_area *out)
{
	struct tc_area_query q = { from, to, keys, n, TC_STACKS_OFF };

	assert_int_equal(tc_store_area(s, &q, out), 0);
	tc_area_free(s, out);
}

/* Threads have every P at every time that a thread is known, so all of them are the Ps. */
static void threads_add_up_to_what_ran_there(void **state)
{
	static struct tc_area area, one;
	struct tc_store *s;
	uint64_t from, to, sums[4] = { 0 };

	(void)state;
	store_fill_trace(&s, "tests/data/go127-http.trace");
	from = s->last / 3;
	to = s->last / 3 * 2;
	assert_true(s->n_threads > 1);
	for (uint32_t i = 0; i < s->n_threads; i++) {
		struct tc_key key = { .kind = TC_ROW_THREAD, .n = i };
		uint64_t brute[4] = { 0 };
		struct tc_row row, proc;
		struct tc_scan w, v;

		get_area(s, &key, 1, from, to, &area);
		tc_key_row(s, &key, &row);
		for (bool ok = tc_scan_all(&w, &row, true); ok; ok = tc_scan_next(&w)) {
			if (w.slice.state != TC_NAMED)
				continue;
			tc_proc_row(s, w.slice.ref, &proc);
			for (bool has = tc_scan_all(&v, &proc, true); has; has = tc_scan_next(&v)) {
				uint64_t a = v.slice.begin, b = v.slice.end;
				unsigned class = tc_class_of(v.slice.state);

				a = a > w.slice.begin ? a : w.slice.begin;
				b = b < w.slice.end ? b : w.slice.end;
				a = a > from ? a : from;
				b = b < to ? b : to;
				if (b > a && class < 4)
					brute[class] += b - a;
			}
		}
		for (int c = 0; c < 4; c++) {
			assert_int_equal(area.states[c].total, brute[c]);
			sums[c] += brute[c];
		}
	}
	assert_true(sums[0] > 0);
	/* A part of the range has a part of the time. */
	get_area(s, &(struct tc_key){ .kind = TC_ROW_THREAD }, 1, from, from + (to - from) / 2,
		 &one);
	get_area(s, &(struct tc_key){ .kind = TC_ROW_THREAD }, 1, from, to, &area);
	assert_true(one.states[0].total <= area.states[0].total);
	tc_store_free(s);
}

static void lanes_add_up_to_their_group(void **state)
{
	static struct tc_area area, group;
	struct tc_store *s;

	(void)state;
	store_fill(&s, 12, 20000);
	for (uint32_t g = 0; g < s->n_groups; g++) {
		struct tc_key key = { .kind = TC_ROW_GROUP, .n = g };
		uint64_t sums[4] = { 0 }, slices = 0;

		get_area(s, &key, 1, s->last / 4, s->last / 2, &group);
		/* Asking for one makes the lanes, and then their number is known. */
		(void)tc_lane_go(s, &key, 0);
		key.kind = TC_ROW_LANE;
		for (key.lane = 0; key.lane < tc_group_lanes(s, g); key.lane++) {
			get_area(s, &key, 1, s->last / 4, s->last / 2, &area);
			for (int c = 0; c < 4; c++)
				sums[c] += area.states[c].total;
			slices += area.slices;
		}
		for (int c = 0; c < 4; c++)
			assert_int_equal(sums[c], group.states[c].total);
		assert_int_equal(slices, group.slices);
	}
	tc_store_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(flows_are_those_of_all_slices),
		cmocka_unit_test(flows_are_bounded),
		cmocka_unit_test(flows_of_rows_have_both_ends_there),
		cmocka_unit_test(threads_add_up_to_what_ran_there),
		cmocka_unit_test(lanes_add_up_to_their_group),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
