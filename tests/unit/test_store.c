/* SPDX-License-Identifier: MIT */
/*
 * The store against other ways to count: totals of every goroutine are those of the
 * goroutine statistics on all sample traces; and what it does with memory.
 */
#include <tacho/goroutines.h>

#include <dirent.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/around.h"
#include "store/state.h"
#include "store/tile.h"
#include "support/nth_alloc.h"
#include "support/sample_trace.h"
#include "support/store_fill.h"
#include "support/synth.h"

/* --- totals --------------------------------------------------------------------- */

static uint64_t difference(int64_t ns, uint64_t ticks)
{
	int64_t d = ns - (int64_t)(ticks * TC_TICK_NS);

	return (uint64_t)(d < 0 ? -d : d);
}

/* Edges are at most a tick early, so each slice adds less than one to the error. */
static void check_goroutine(const struct tc_store *s, const struct tacho_goroutine *g,
			    uint32_t number, const char *name)
{
	struct tc_key key = { .kind = TC_ROW_GO, .n = number };
	struct tc_row_facts facts;
	uint64_t allowed;
	const int64_t *ns = g->columns;
	int64_t calls = ns[TACHO_COLUMN_SYSCALL] + ns[TACHO_COLUMN_SYSCALL_BLOCKED];

	tc_row_facts(s, &key, &facts);
	allowed = (facts.slices + 1) * TC_TICK_NS;
	if (difference(ns[TACHO_COLUMN_RUNNING], facts.totals[0]) > allowed ||
	    difference(ns[TACHO_COLUMN_RUNNABLE], facts.totals[1]) > allowed ||
	    /* One that is blocked forever has ended there. */
	    (difference(ns[TACHO_COLUMN_BLOCKED], facts.totals[2]) > allowed &&
	     !(g->has_ended && tc_go_lives(&s->gos[number]))) ||
	    difference(calls, facts.totals[3]) > allowed)
		fail_msg("%s: goroutine %lld: %lld %lld %lld %lld, but %llu %llu %llu %llu (%llu)",
			 name, (long long)g->id, (long long)ns[0], (long long)ns[1],
			 (long long)ns[2], (long long)calls,
			 (unsigned long long)facts.totals[0] * 64,
			 (unsigned long long)facts.totals[1] * 64,
			 (unsigned long long)facts.totals[2] * 64,
			 (unsigned long long)facts.totals[3] * 64,
			 (unsigned long long)facts.slices);
}

static bool counts_twice(const struct tacho_goroutine *g)
{
	int64_t sum = 0;

	for (int i = 0; i < TACHO_COLUMN_UNKNOWN; i++)
		sum += g->columns[i];
	return sum > g->columns[TACHO_COLUMN_TOTAL];
}

/* What a group's gauge adds up to is what its goroutines did, when they were named late, too. */
static void check_groups(const struct tc_store *s, const char *name)
{
	for (uint32_t g = 0; g < s->n_groups; g++) {
		struct tc_key key = { .kind = TC_ROW_GROUP, .n = g };
		struct tc_row_facts group, go;
		uint64_t sums[4] = { 0 };

		tc_row_facts(s, &key, &group);
		for (uint32_t i = 0; i < s->n_gos; i++) {
			struct tc_key of = { .kind = TC_ROW_GO, .n = i };

			if (s->gos[i].group != g)
				continue;
			tc_row_facts(s, &of, &go);
			for (int c = 0; c < 4; c++)
				sums[c] += go.totals[c];
		}
		for (int c = 0; c < 4; c++)
			if (fabs((double)group.totals[c] - (double)sums[c]) >
			    16 + 1e-4 * (double)sums[c])
				fail_msg("%s: fn%u class %d: %llu, its members %llu", name, g, c,
					 (unsigned long long)group.totals[c],
					 (unsigned long long)sums[c]);
	}
}

static void check_trace(const char *path, const char *name)
{
	struct tacho_goroutines_opts opts = TACHO_GOROUTINES_OPTS_INIT;
	struct tacho_analysis list[2];
	struct tacho_goroutines *gs;
	struct tacho_reader *r;
	struct tc_store *s;
	int rc;

	opts.keep = TACHO_KEEP_ALL;
	assert_int_equal(tacho_goroutines_new(&gs, &opts), 0);
	assert_int_equal(tc_store_new(&s, NULL), 0);
	list[0] = tacho_goroutines_analysis(gs);
	list[1] = tc_store_analysis(s);
	if (tacho_reader_open_file(&r, path, NULL, NULL) == 0) {
		rc = tacho_pass_run(r, list, 2, NULL, NULL);
		for (size_t i = 0; rc == 0 && i < tacho_goroutines_members(gs); i++) {
			const struct tacho_goroutine *g = tacho_goroutines_member(gs, i);
			uint32_t n = tc_find_go(s, g->id, 0);

			assert_int_not_equal(n, TC_NONE32);
			/* One whose id comes again is one goroutine there and several here;
			 * and some time is counted twice there. */
			if (!s->gos[n].may_repeat && tacho_reader_diag(r)->code == 0 &&
			    !counts_twice(g))
				check_goroutine(s, g, n, name);
		}
		check_groups(s, name);
	}
	tacho_reader_close(r);
	tacho_goroutines_free(gs);
	tc_store_free(s);
}

static void totals_are_those_of_the_goroutine_statistics(void **state)
{
	DIR *dir = opendir("tests/data");
	struct dirent *d;
	int n = 0;

	(void)state;
	assert_non_null(dir);
	while ((d = readdir(dir)) != NULL) {
		char path[512];
		size_t len = strlen(d->d_name);

		if (len < 6 || strcmp(d->d_name + len - 6, ".trace") != 0)
			continue;
		(void)snprintf(path, sizeof(path), "tests/data/%s", d->d_name);
		check_trace(path, d->d_name);
		n++;
	}
	(void)closedir(dir);
	assert_true(n > 20);
}

/* --- regions --------------------------------------------------------------------- */

/* In the middle of each region its goroutine is in it, and works for its task. */
static unsigned check_lane(const struct tc_store *s, const struct tc_key *key)
{
	uint32_t name = s->regions.types[key->n].name;
	unsigned n = 0;
	struct tc_row row;
	struct tc_scan w;

	tc_key_row(s, key, &row);
	for (bool ok = tc_scan_all(&w, &row, true); ok; ok = tc_scan_next(&w)) {
		uint64_t tick = w.slice.begin + (w.slice.end - w.slice.begin) / 2;
		struct tc_slice_facts facts;
		struct tc_work work;
		bool is_there = false;

		if (w.slice.state != TC_NAMED || w.slice.begin == w.slice.end)
			continue;
		assert_true(tc_slice_at(s, key, tick, &facts));
		assert_true(facts.go < s->n_gos);
		assert_true(s->gos[facts.go].begin <= tick);
		assert_int_equal(facts.reason, name);
		assert_int_equal(facts.task, s->works[w.slice.ref].task);
		tc_slice_work(s, &facts, tick, &work);
		for (size_t i = 0; i < work.n_regions; i++)
			is_there = is_there || work.regions[i] == name;
		assert_true(is_there);
		assert_true(facts.task == 0 || work.task == facts.task);
		n++;
	}
	return n;
}

static unsigned check_regions_of(const char *path)
{
	struct tc_store *s;
	unsigned n = 0;

	store_fill_trace(&s, path);
	for (uint32_t i = 0; i < tc_store_lanes(s, TC_ROW_REGIONS); i++) {
		struct tc_key key = tc_lane_key(s, TC_ROW_REGIONS, i);

		n += check_lane(s, &key);
	}
	tc_store_free(s);
	return n;
}

static void goroutines_are_in_their_regions(void **state)
{
	(void)state;
	assert_true(check_regions_of("tests/data/go127-tasks.trace") > 10);
}

/* --- memory ---------------------------------------------------------------------- */

static void a_file_holds_what_memory_holds(void **state)
{
	static const struct tc_store_opts in_file = { .spill_dir = "/tmp", .spill_bytes = 0 };
	static const struct tc_store_opts nowhere = { .spill_dir = "/there/is/no/such" };
	const char *keys[] = { "p0", "p1", "p2", "p3", "g3", "g7" };
	struct tc_textbuf a, b;
	struct tc_store *x, *y;
	bool is_final;

	(void)state;
	store_fill(&x, 9, 20000);
	store_fill_with(&y, &in_file, 9, 20000);
	tc_textbuf_init(&a, NULL, NULL, NULL);
	tc_textbuf_init(&b, NULL, NULL, NULL);
	for (unsigned level = 0; level < 30; level += 3) {
		assert_int_equal(tc_store_tiles(x, level, 0, 5, keys, 6, &a, &is_final), 0);
		assert_int_equal(tc_store_tiles(y, level, 0, 5, keys, 6, &b, &is_final), 0);
	}
	assert_int_equal(a.n, b.n);
	assert_memory_equal(a.p, b.p, a.n);
	tc_textbuf_fini(&a);
	tc_textbuf_fini(&b);
	tc_store_free(x);
	tc_store_free(y);
	assert_int_equal(tc_store_new(&x, &nowhere), TACHO_EIO);
	assert_null(x);
}

static void memory_that_was_given_back_is_read_again(void **state)
{
	struct tc_tracks tracks;
	struct tc_track track = { .buf = NULL };
	struct tc_spill *spill;
	struct tc_row row;
	struct tc_scan w;
	uint64_t now = 0, n = 0;

	(void)state;
	assert_int_equal(tc_spill_new(&spill, "/tmp", 0), 0);
	tc_tracks_init(&tracks, tc_spill_alloc(spill));
	tc_track_begin(&track, 0, TC_WAITING, 0, TC_REF_PLAIN);
	for (uint32_t i = 1; i < 1000000; i++) {
		now += i % 1000;
		assert_int_equal(tc_track_turn(&tracks, &track, now,
					       i % 2 ? TC_RUNNING : TC_WAITING, i, NULL),
				 0);
	}
	assert_true(tracks.arena.n > 2);
	tc_spill_trim(spill);
	tc_row_of_track(&row, &tracks, &track, now);
	for (bool ok = tc_scan_all(&w, &row, true); ok; ok = tc_scan_next(&w), n++) {
		assert_int_equal(w.slice.state, n % 2 ? TC_RUNNING : TC_WAITING);
		assert_int_equal(w.slice.ref, n % 2 ? TC_NONE32 : n);
	}
	assert_int_equal(n, 1000000);
	tc_track_fini(&track, tracks.alloc);
	tc_tracks_fini(&tracks);
	tc_spill_free(spill);
}

/* Bytes of mapped files that are in memory. */
static uint64_t of_files(void)
{
	FILE *f = fopen("/proc/self/statm", "r");
	unsigned long pages = 0;

	assert_non_null(f);
	assert_int_equal(fscanf(f, "%*u %*u %lu", &pages), 1);
	(void)fclose(f);
	return (uint64_t)pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

static void long_pieces_stay_within_the_bound(void **state)
{
	enum {
		PIECES = 64,
		BYTES = 1 << 20,
		BOUND = 8 << 20,
		SLACK = 4 << 20 /* what is written between two looks, and the program's own */
	};
	const struct tacho_alloc *alloc;
	struct tc_spill *spill;
	uint64_t before = of_files();
	uint32_t *p[PIECES], *grown = NULL;

	(void)state;
	assert_int_equal(tc_spill_new(&spill, "/tmp", BOUND), 0);
	alloc = tc_spill_alloc(spill);
	for (uint32_t i = 0; i < PIECES; i++) {
		p[i] = tc_alloc(alloc, BYTES);
		assert_non_null(p[i]);
		memset(p[i], (int)i, BYTES);
		assert_in_range(of_files(), 0, before + BOUND / 2 + SLACK);
	}
	for (uint32_t i = 0; i < PIECES; i++) {
		for (size_t k = 0; k < BYTES / sizeof(*p[i]); k += 256)
			assert_int_equal(p[i][k], i * 0x01010101U);
		tc_spill_trim(spill);
		assert_in_range(of_files(), 0, before + BOUND / 2 + SLACK);
	}
	/* From the C library's into the file, back, and what was there comes along. */
	for (size_t n = 1; n <= 1 << 20; n *= 2) {
		grown = tc_realloc_array(alloc, grown, n, sizeof(*grown));
		assert_non_null(grown);
		for (size_t k = 0; k < n / 2; k++)
			assert_int_equal(grown[k], k);
		for (size_t k = n / 2; k < n; k++)
			grown[k] = (uint32_t)k;
	}
	grown = tc_realloc_array(alloc, grown, 100, sizeof(*grown));
	for (size_t k = 0; k < 100; k++)
		assert_int_equal(grown[k], k);
	tc_free(alloc, grown);
	for (uint32_t i = 0; i < PIECES; i++)
		tc_free(alloc, p[i]);
	assert_false(tc_spill_is_full(spill));
	tc_spill_free(spill);
}

static int feed_sample(struct tc_store *s, const struct tc_textbuf *trace)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct tacho_analysis a = tc_store_analysis(s);
	struct tacho_reader *r;
	int rc;

	opts.threads = 1;
	rc = tacho_reader_open_memory(&r, trace->p, trace->n, &opts, NULL);
	assert_int_equal(rc, 0);
	rc = tacho_pass_run(r, &a, 1, NULL, NULL);
	tacho_reader_close(r);
	return rc;
}

static void every_allocation_may_fail(void **state)
{
	struct tc_textbuf trace;
	struct nth_alloc a;

	(void)state;
	tc_textbuf_init(&trace, NULL, NULL, NULL);
	sample_trace(&trace, 26, 3);
	for (size_t n = 1;; n++) {
		struct tc_store_opts opts = { .alloc = &a.hook };
		struct tc_store *s;
		int rc;

		nth_alloc_init(&a, n);
		rc = tc_store_new(&s, &opts);
		if (rc == 0) {
			const char *keys[] = { "p0", "g1", "fn0", "gc", "c:heap" };
			struct tc_textbuf out;
			bool is_final;

			rc = feed_sample(s, &trace);
			tc_textbuf_init(&out, &a.hook, NULL, NULL);
			if (tc_store_tiles(s, 10, 0, 3, keys, 5, &out, &is_final) < 0)
				rc = TACHO_ENOMEM;
			tc_textbuf_fini(&out);
			tc_store_free(s);
		}
		assert_true(rc == 0 || rc == TACHO_ENOMEM);
		assert_int_equal(a.live, 0);
		if (a.calls < n)
			break;
	}
	tc_textbuf_fini(&trace);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(totals_are_those_of_the_goroutine_statistics),
		cmocka_unit_test(goroutines_are_in_their_regions),
		cmocka_unit_test(a_file_holds_what_memory_holds),
		cmocka_unit_test(memory_that_was_given_back_is_read_again),
		cmocka_unit_test(long_pieces_stay_within_the_bound),
		cmocka_unit_test(every_allocation_may_fail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
