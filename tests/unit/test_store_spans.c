/* SPDX-License-Identifier: MIT */
/*
 * Rows of regions and assists of goroutines, and of sweeps of Ps: against the analyses that
 * count the same, and their tiles against a slow walk.
 */
#include <tacho/tasks.h>

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "store/around.h"
#include "store/spans.h"
#include "store/state.h"
#include "store/tile.h"
#include "support/store_fill.h"

/* --- regions ---------------------------------------------------------------------- */

static bool is_about(uint64_t tick, int64_t ns)
{
	return (int64_t)tick == ns / TC_TICK_NS;
}

/* A region of the analysis is on one of the rows, and those outside are on the rows above. */
static void check_region(const struct tc_store *s, const struct tacho_region *r,
			 struct tacho_text name)
{
	struct tc_key key = { .kind = TC_ROW_GO_REGIONS };
	int64_t begin = r->begin_ns - s->first_ns, end = r->end_ns - s->first_ns;
	unsigned found = 0;

	key.n = tc_find_go(s, r->goroutine, 0);
	assert_int_not_equal(key.n, TC_NONE32);
	for (key.lane = 0; key.lane < s->gos[key.n].regions; key.lane++) {
		size_t n;
		const struct tc_span *v = tc_spans_begin(s, &key, &n);

		for (size_t i = 0; i < n; i++) {
			struct tacho_text t = tacho_symbols_get(s->sites.symbols, v[i].name);

			assert_true(i == 0 || v[i].begin >= v[i - 1].end);
			found += is_about(v[i].begin, begin) && is_about(v[i].end, end) &&
				 t.n == name.n && memcmp(t.s, name.s, t.n) == 0;
		}
		tc_spans_end(s);
	}
	assert_true(found >= 1);
}

static void regions_are_on_rows_of_their_goroutine(void **state)
{
	struct tacho_tasks_opts opts = TACHO_TASKS_OPTS_INIT;
	const char *path = "tests/data/go127-tasks.trace";
	struct tacho_analysis a;
	struct tacho_tasks *tasks;
	struct tacho_reader *r;
	struct tc_store *s;
	unsigned n = 0, deepest = 0;

	(void)state;
	opts.keep_regions = TACHO_REGIONS_ALL;
	assert_int_equal(tacho_tasks_new(&tasks, &opts), 0);
	a = tacho_tasks_analysis(tasks);
	assert_int_equal(tacho_reader_open_file(&r, path, NULL, NULL), 0);
	assert_int_equal(tacho_pass_run(r, &a, 1, NULL, NULL), 0);
	store_fill_trace(&s, path);
	for (size_t i = 0; i < tacho_tasks_regions(tasks); i++) {
		const struct tacho_region *region = tacho_tasks_region(tasks, i);

		if (region->begin == TACHO_EDGE_NONE)
			continue;
		check_region(s, region,
			     tacho_symbols_get(tacho_tasks_symbols(tasks), region->name));
		n++;
	}
	for (size_t i = 0; i < s->n_gos; i++)
		deepest = s->gos[i].regions > deepest ? s->gos[i].regions : deepest;
	assert_true(n > 10);
	assert_true(deepest >= 2);
	tacho_reader_close(r);
	tacho_tasks_free(tasks);
	tc_store_free(s);
}

/* --- tiles ------------------------------------------------------------------------ */

static double brute_ns(const struct tc_span *v, size_t n, double from, double to)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++) {
		double a = fmax((double)v[i].begin * TC_TICK_NS, from);
		double b = fmin((double)v[i].end * TC_TICK_NS, to);

		sum += b > a ? b - a : 0;
	}
	return sum;
}

/* The time that a tile shows. */
static double tile_ns(const struct tc_tile *t, const char *payload, double bin)
{
	const uint16_t *x0 = (const void *)(payload + 4 * (size_t)t->n_spans);
	const uint16_t *x1 = x0 + t->n_spans;
	const uint8_t *share = (const void *)(payload + (10 * (size_t)t->n_spans + 7) / 8 * 8);
	double sum = 0;

	if (t->kind == TC_TILE_UNIFORM)
		return 1024 * bin;
	for (uint32_t i = 0; t->kind == TC_TILE_IS_EXACT && i < t->n_spans; i++)
		sum += ((x1[i] == 65535 ? 65536 : x1[i]) - x0[i]) * bin / 64;
	for (size_t i = 0; t->kind == TC_TILE_MIXED && i < 1024; i++)
		sum += share[4 * i] / 255.0 * bin;
	return sum;
}

/* Tiles of all levels have the time that the spans have, in the right state. */
static unsigned check_tiles(struct tc_store *s, const struct tc_key *key, unsigned state)
{
	struct tc_textbuf out;
	char text[TC_KEY_TEXT];
	unsigned mixed = 0;
	const char *keys[1];

	tc_textbuf_init(&out, NULL, NULL, NULL);
	keys[0] = tc_key_text(s, key, text);
	for (unsigned level = 0; level < 40; level++) {
		double bin = ldexp(1, (int)level);
		int64_t last = (int64_t)(s->last * TC_TICK_NS) >> (level + 10);

		for (int64_t x = 0; x <= last; x += last > 8 ? last / 5 : 1) {
			double from = (double)x * 1024 * bin, ns, got;
			struct tc_tile t;
			const struct tc_span *v;
			bool is_final;
			size_t n;

			out.n = 0;
			assert_int_equal(tc_store_tiles(s, level, x, x, keys, 1, &out, &is_final),
					 0);
			memcpy(&t, out.p + 32, sizeof(t));
			v = tc_spans_begin(s, key, &n);
			ns = brute_ns(v, n, from, from + 1024 * bin);
			tc_spans_end(s);
			got = tile_ns(&t, out.p + t.offset, bin);
			if (fabs(got - ns) > (t.n_spans + 1) * bin / 32 + 1024 * bin / 255)
				fail_msg("%s level %u tile %lld: %f instead of %f", text, level,
					 (long long)x, got, ns);
			if (t.kind == TC_TILE_UNIFORM)
				assert_int_equal(t.state, state);
			mixed += t.kind == TC_TILE_MIXED;
		}
	}
	tc_textbuf_fini(&out);
	return mixed;
}

/* In the middle of each span it is what `at` finds. */
static void check_at(const struct tc_store *s, const struct tc_key *key, unsigned wire)
{
	struct tc_row_facts facts;
	uint64_t at = 0, total = 0, n_all = 0;

	tc_row_facts(s, key, &facts);
	for (;;) {
		size_t n;
		const struct tc_span *v = tc_spans_begin(s, key, &n);
		size_t i = tc_spans_find(v, n, at);
		struct tc_slice_facts slice;
		struct tc_span span;

		if (i == n) {
			tc_spans_end(s);
			break;
		}
		span = v[i];
		tc_spans_end(s);
		assert_true(tc_slice_at(s, key, span.begin + (span.end - span.begin) / 2, &slice));
		assert_int_equal(slice.begin, span.begin);
		assert_int_equal(slice.end, span.end);
		assert_int_equal(slice.wire, wire);
		assert_int_equal(slice.go, key->n);
		total += span.end - span.begin;
		at = span.end;
		n_all++;
	}
	assert_true(facts.slices >= n_all);
	assert_int_equal(facts.totals[0], total);
}

/* One that runs for long, and works at nothing yet. */
static void make_goroutine(struct tc_store *s)
{
	struct tc_track t = { .buf = NULL };
	uint64_t place;

	tc_track_begin(&t, 0, TC_RUNNING, TC_NONE32, TC_REF_PLAIN);
	assert_int_equal(tc_track_end(&s->tracks, &t, 1 << 20, &place), 0);
	tc_track_fini(&t, NULL);
	s->gos = calloc(1, sizeof(*s->gos));
	s->works = calloc(1, sizeof(*s->works));
	assert_true(s->gos && s->works);
	s->gos[0] = (struct tc_go){
		.id = 1, .kind = TC_GO_BLOCK, .data = place & TC_DATA_MASK, .creator = TC_NONE32
	};
	s->zones = calloc(1, sizeof(*s->zones));
	assert_non_null(s->zones);
	s->zones[0] = (struct tc_zone){ .min_id = 1, .max_id = 1, .max_end = 1 << 20 };
	s->n_gos = s->cap_gos = s->n_works = s->cap_works = s->n_zones = s->cap_zones = 1;
	s->n_events = 1;
	s->is_done = true;
}

/* A region within a region, many times, on one goroutine: what no sample trace has. */
static void many_regions_make_mixed_tiles(void **state)
{
	struct tc_key key = { .kind = TC_ROW_GO_REGIONS };
	struct tc_lane lane;
	struct tc_store *s;
	uint64_t at = 10;

	(void)state;
	assert_int_equal(tc_store_new(&s, NULL), 0);
	make_goroutine(s);
	for (int i = 0; i < 3000; i++) {
		struct tc_lane inner;
		uint64_t length = (uint64_t)(i * 7919 % 300) + 4;

		assert_int_equal(tc_lanes_begin(&s->regions, &s->tracks, at, 1, 0, &lane), 0);
		assert_int_equal(tc_lanes_begin(&s->regions, &s->tracks, at + 1, 2, 0, &inner), 0);
		assert_int_equal(tc_lanes_end(&s->regions, &s->tracks, at + length - 2, &inner), 0);
		assert_int_equal(tc_lanes_end(&s->regions, &s->tracks, at + length, &lane), 0);
		at += length + (uint64_t)i % 5;
	}
	s->last = at;
	assert_true(check_tiles(s, &key, TC_WIRE_NAMED) > 0);
	check_at(s, &key, TC_WIRE_NAMED);
	key.lane = 1;
	assert_true(check_tiles(s, &key, TC_WIRE_NAMED) > 0);
	check_at(s, &key, TC_WIRE_NAMED);
	key.lane = 2;
	assert_int_equal(check_tiles(s, &key, TC_WIRE_NAMED), 0);
	tc_store_free(s);
}

/* --- collection ------------------------------------------------------------------- */

struct counts {
	uint64_t sweeps, assists; /* ticks */
	int64_t begun[2][1 << 12];
};

static int count_ranges(void *self, const struct tacho_block *b)
{
	struct counts *c = self;

	for (size_t i = 0; i < b->n; i++) {
		const struct tacho_event *e = &b->events[i];
		bool is_sweep = e->detail == TACHO_RANGE_SWEEP;
		int64_t *begun = &c->begun[is_sweep][e->subject & 4095];

		if (e->kind < TACHO_KIND_RANGE_BEGIN || e->kind > TACHO_KIND_RANGE_END ||
		    (!is_sweep && e->detail != TACHO_RANGE_MARK_ASSIST))
			continue;
		if (e->kind == TACHO_KIND_RANGE_BEGIN)
			*begun = e->time_ns;
		if (e->kind != TACHO_KIND_RANGE_END || *begun == 0)
			continue;
		*(is_sweep ? &c->sweeps : &c->assists) += (uint64_t)(e->time_ns - *begun);
		*begun = 0;
	}
	return 0;
}

/* Every range that was seen from begin to end is on a row. */
static void sweeps_and_assists_are_all_there(void **state)
{
	static const struct tacho_analysis_ops ops = { .name = "counts", .feed = count_ranges };
	static struct counts counts;
	const char *path = "tests/data/go127-gc.trace";
	struct tacho_analysis a = { &ops, &counts };
	struct tc_row_facts facts;
	struct tacho_reader *r;
	struct tc_store *s;
	uint64_t sweeps = 0, assists = 0, slices = 0;

	(void)state;
	assert_int_equal(tacho_reader_open_file(&r, path, NULL, NULL), 0);
	assert_int_equal(tacho_pass_run(r, &a, 1, NULL, NULL), 0);
	store_fill_trace(&s, path);
	for (uint32_t i = 0; i < s->n_procs; i++) {
		struct tc_key key = { .kind = TC_ROW_SWEEPS, .n = i };

		tc_row_facts(s, &key, &facts);
		assert_int_equal(tc_proc_has_sweeps(s, i), facts.slices > 0);
		sweeps += facts.totals[0];
		slices += facts.slices;
	}
	for (uint32_t i = 0; i < s->n_gos; i++) {
		struct tc_key key = { .kind = TC_ROW_ASSISTS, .n = i };

		tc_row_facts(s, &key, &facts);
		assert_int_equal(s->gos[i].has_assists, facts.slices > 0);
		assists += facts.totals[0];
		slices += facts.slices;
		if (facts.slices) {
			(void)check_tiles(s, &key, TC_WIRE_ASSIST);
			check_at(s, &key, TC_WIRE_ASSIST);
		}
	}
	assert_true(counts.sweeps > 0 && counts.assists > 0);
	assert_true(fabs((double)counts.sweeps / 64 - (double)sweeps) <= (double)slices + 1);
	assert_true(fabs((double)counts.assists / 64 - (double)assists) <= (double)slices + 1);
	tacho_reader_close(r);
	tc_store_free(s);
}

/* --- keys ------------------------------------------------------------------------- */

static void keys_of_these_rows_are_read_back(void **state)
{
	static const char *const good[] = { "g1/a", "g1/r0", "g1/r31", "p0/s" };
	static const char *const bad[] = { "g1/",   "g1/b",   "g1/r",    "g1/r32", "g1/r-1",
					   "g1/rx", "g1/r0x", "g1/a0",   "p0/",    "p0/a",
					   "p0/s0", "p99/s",  "g99999/a" };
	struct tc_store *s;
	struct tc_key key;
	char text[TC_KEY_TEXT];

	(void)state;
	store_fill_trace(&s, "tests/data/go127-gc.trace");
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		assert_true(tc_key_parse(s, good[i], &key));
		assert_string_equal(tc_key_text(s, &key, text), good[i]);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(tc_key_parse(s, bad[i], &key));
	tc_store_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(regions_are_on_rows_of_their_goroutine),
		cmocka_unit_test(many_regions_make_mixed_tiles),
		cmocka_unit_test(sweeps_and_assists_are_all_there),
		cmocka_unit_test(keys_of_these_rows_are_read_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
