/* SPDX-License-Identifier: MIT */
/* Tracks give back what was written to them, and its sums at any time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "store/state.h"
#include "store/tile.h"
#include "support/synth.h"

/* --- tracks ---------------------------------------------------------------------- */

enum {
	MAX_SLICES = 200000
};

/* What was written, to compare with. */
struct model {
	struct tc_tracks tracks;
	struct tc_track track;
	struct tc_slice *slices;
	size_t n;
	uint64_t now;
	struct synth rng;
};

static uint64_t some(struct model *m, uint64_t below)
{
	return synth_random(&m->rng, below);
}

static void model_init(struct model *m, uint64_t seed)
{
	memset(m, 0, sizeof(*m));
	synth_init(&m->rng, seed);
	tc_tracks_init(&m->tracks, NULL);
	m->slices = calloc(MAX_SLICES, sizeof(*m->slices));
	assert_non_null(m->slices);
}

static void model_fini(struct model *m)
{
	free(m->slices);
	tc_track_fini(&m->track, NULL);
	tc_tracks_fini(&m->tracks);
	synth_fini(&m->rng);
}

static uint32_t expected_ref(unsigned code, unsigned state, uint32_t ref)
{
	if (state == TC_IDLE || (code == TC_REF_PLAIN && state == TC_RUNNING))
		return TC_NONE32;
	return ref;
}

static void model_fill(struct model *m, size_t n, enum tc_ref_code code)
{
	static const unsigned all[] = { TC_RUNNING, TC_RUNNABLE, TC_WAITING, TC_SYSCALL };
	uint32_t marks[300] = { 0 };
	unsigned state = TC_IDLE;
	uint32_t ref = 0;

	m->now = some(m, 1000);
	tc_track_begin(&m->track, m->now, state, ref, code);
	for (size_t i = 0; i < n; i++) {
		uint64_t ticks = some(m, 4) ? some(m, 40) : some(m, UINT64_C(1) << some(m, 30));

		m->slices[m->n++] = (struct tc_slice){ .begin = m->now,
						       .end = m->now + ticks,
						       .n = i,
						       .state = state,
						       .ref = expected_ref(code, state, ref) };
		m->now += ticks;
		if (code == TC_REF_BACK)
			state = some(m, 3) ? (some(m, 2) ? TC_RUNNING : TC_SYSCALL) : TC_IDLE;
		else
			state = all[some(m, 4)];
		assert_int_equal(
			tc_track_turn(&m->tracks, &m->track, m->now, state,
				      (uint32_t)(m->slices[i].ref == TC_NONE32 || some(m, 2)
							 ? ref = (uint32_t)some(m, 300)
							 : ref),
				      m->slices[i].ref < 300 ? &marks[m->slices[i].ref] : NULL),
			0);
	}
}

static void model_row(struct model *m, struct tc_row *row, bool ends, enum tc_ref_code code)
{
	uint64_t place;

	if (!ends) {
		m->slices[m->n] =
			(struct tc_slice){ m->now, m->now + 77, m->n, m->track.state,
					   expected_ref(code, m->track.state, m->track.ref) };
		m->n++;
		tc_row_of_track(row, &m->tracks, &m->track, m->now + 77);
		return;
	}
	m->slices[m->n] = (struct tc_slice){ m->now, m->now + 5, m->n, m->track.state,
					     expected_ref(code, m->track.state, m->track.ref) };
	m->n++;
	m->now += 5;
	assert_int_equal(tc_track_end(&m->tracks, &m->track, m->now, &place), 0);
	if (place != TC_NO_PLACE)
		tc_row_of_place(row, &m->tracks, m->slices[0].begin, place, code);
	else
		tc_row_of_index(row, &m->tracks, m->track.index, code);
	tc_row_find_end(row);
}

static void check_slices(const struct model *m, const struct tc_row *row)
{
	struct tc_scan w;
	bool ok = tc_scan_all(&w, row, true);

	for (size_t i = 0; i < m->n; i++, ok = tc_scan_next(&w)) {
		assert_true(ok);
		assert_int_equal(w.slice.begin, m->slices[i].begin);
		assert_int_equal(w.slice.end, m->slices[i].end);
		assert_int_equal(w.slice.state, m->slices[i].state);
		assert_int_equal(w.slice.ref, m->slices[i].ref);
		assert_int_equal(w.slice.n, i);
	}
	assert_false(ok);
	assert_int_equal(row->begin, m->slices[0].begin);
	assert_int_equal(row->end, m->slices[m->n - 1].end);
	assert_int_equal(tc_row_slices(row), m->n);
}

static void brute_sums(const struct model *m, uint64_t tick, uint64_t *sums)
{
	memset(sums, 0, TC_CLASSES * sizeof(*sums));
	for (size_t i = 0; i < m->n && m->slices[i].begin < tick; i++) {
		uint64_t end = m->slices[i].end < tick ? m->slices[i].end : tick;
		unsigned class = tc_class_of(m->slices[i].state);

		if (class < TC_CLASSES)
			sums[class] += end - m->slices[i].begin;
	}
}

static void check_times(struct model *m, const struct tc_row *row)
{
	struct tc_sums sums;
	uint64_t expected[TC_CLASSES];
	struct tc_scan w;

	for (int i = 0; i < 20; i++) {
		uint64_t tick = some(m, row->end + 10), at = tick;
		bool ok = tc_scan_begin(&w, row, tick, true);

		assert_int_equal(ok, tick < row->end);
		if (ok && tick >= row->begin)
			assert_true(w.slice.begin <= tick && tick < w.slice.end &&
				    w.slice.begin == m->slices[w.slice.n].begin &&
				    w.slice.ref == m->slices[w.slice.n].ref);
		(void)tc_scan_begin(&w, row, tick, false);
		for (int k = 0; k < 30; k++) {
			tc_scan_sums(&w, at, &sums);
			brute_sums(m, at, expected);
			assert_memory_equal(sums.ticks, expected, sizeof(expected));
			at += some(m, (row->end - tick) / 10 + 3);
		}
	}
}

static void check_long(struct model *m, const struct tc_row *row)
{
	uint64_t least = 1 + some(m, UINT64_C(1) << some(m, 20)), from = some(m, row->end);
	struct tc_scan w;
	bool ok = tc_scan_begin(&w, row, from, true) && tc_scan_long(&w, least, row->end);

	for (size_t i = 0; i < m->n; i++) {
		const struct tc_slice *x = &m->slices[i];

		if (x->end <= from || x->state == TC_IDLE || x->end - x->begin < least)
			continue;
		assert_true(ok);
		assert_int_equal(w.slice.n, i);
		ok = tc_scan_next(&w) && tc_scan_long(&w, least, row->end);
	}
	assert_false(ok);
}

static void tracks_give_back_what_was_written(void **state)
{
	static const size_t lengths[] = { 0, 1, 2, 126, 127, 128, 129, 255, 256, 257, 1000, 5000 };

	(void)state;
	for (uint64_t seed = 0; seed < 4 * sizeof(lengths) / sizeof(lengths[0]); seed++) {
		enum tc_ref_code code = seed % 2 ? TC_REF_BACK : TC_REF_PLAIN;
		struct model m;
		struct tc_row row;

		model_init(&m, seed);
		model_fill(&m, lengths[seed / 4], code);
		model_row(&m, &row, seed % 4 >= 2, code);
		check_slices(&m, &row);
		check_times(&m, &row);
		check_long(&m, &row);
		model_fini(&m);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tracks_give_back_what_was_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
