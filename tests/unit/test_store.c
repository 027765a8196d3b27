/* SPDX-License-Identifier: MIT */
/*
 * The store against other ways to count: totals of every goroutine are those of the
 * goroutine statistics on all sample traces, and tiles are what a slow walk over all
 * slices gives.
 */
#include <tacho/goroutines.h>

#include <dirent.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* --- tiles ----------------------------------------------------------------------- */

/* Time in a class between two ns, by a walk over the whole row. */
static double brute_ns(const struct tc_row *row, double from, double to, unsigned class)
{
	double sum = 0;
	struct tc_scan w;

	for (bool ok = tc_scan_all(&w, row, false); ok; ok = tc_scan_next(&w)) {
		double a = fmax((double)w.slice.begin * 64, from);
		double b = fmin((double)w.slice.end * 64, to);

		if (b > a && tc_class_of(w.slice.state) == class)
			sum += b - a;
	}
	return sum;
}

struct read_tile {
	struct tc_tile_header head;
	struct tc_tile tile;
	const uint32_t *ref;
	const uint16_t *x0, *x1;
	const uint8_t *state, *flags, *share, *count;
	const float *heat;
};

static void get_tile(struct tc_store *s, const char *key, unsigned level, int64_t x,
		     struct tc_textbuf *out, struct read_tile *t)
{
	const char *p;
	bool is_final;

	out->n = 0;
	assert_int_equal(tc_store_tiles(s, level, x, x, &key, 1, out, &is_final), 0);
	assert_true(is_final);
	memcpy(&t->head, out->p, sizeof(t->head));
	memcpy(&t->tile, out->p + 32, sizeof(t->tile));
	assert_int_equal(t->head.magic, 0x31544354);
	assert_int_equal(t->head.bytes, out->n);
	assert_int_equal(t->head.n, 1);
	assert_int_equal(t->tile.offset % 8, 0);
	assert_int_equal(t->tile.x, x);
	p = out->p + t->tile.offset;
	t->heat = (const void *)p;
	t->ref = (const void *)p;
	t->x0 = (const void *)(p + 4 * (size_t)t->tile.n_spans);
	t->x1 = t->x0 + t->tile.n_spans;
	t->state = (const void *)(t->x1 + t->tile.n_spans);
	t->flags = t->state + t->tile.n_spans;
	t->share = (const void *)(p + (10 * (size_t)t->tile.n_spans + 7) / 8 * 8);
	t->count = t->share + 4096;
}

static unsigned class_of_wire(unsigned state)
{
	if (state >= TC_WIRE_REASON || state == TC_WIRE_WAITING)
		return TC_CLASS_WAITING;
	return state >= TC_WIRE_MARK ? TC_CLASS_RUNNING : tc_class_of(state);
}

static void check_spans(const struct read_tile *t, const struct tc_row *row, double from,
			double bin)
{
	double sums[5] = { 0 };

	for (uint32_t i = 0; i < t->tile.n_spans; i++) {
		double x1 = t->x1[i] == 65535 ? 65536 : t->x1[i];

		assert_true(t->x0[i] <= t->x1[i]);
		assert_true(i == 0 || t->x0[i] >= t->x1[i - 1]);
		sums[class_of_wire(t->state[i])] += (x1 - t->x0[i]) * bin / 64;
	}
	for (unsigned c = 0; c < 4; c++) {
		double ns = brute_ns(row, from, from + 1024 * bin, c);

		if (fabs(sums[c] - ns) > (t->tile.n_spans + 1) * bin / 64 * 2)
			fail_msg("class %u: %f ns instead of %f", c, sums[c], ns);
	}
}

static void check_shares(const struct read_tile *t, const struct tc_row *row, double from,
			 double bin)
{
	double total = 0, expected = 0;

	for (int i = 0; i < 1024; i++) {
		double sum = 0;

		for (unsigned c = 0; c < 4; c++) {
			double ns = brute_ns(row, from + i * bin, from + (i + 1) * bin, c);
			double share = t->share[4 * i + (int)c] / 255.0;

			if (fabs(share - ns / bin) > 0.5 / 255 + 1e-9)
				fail_msg("bin %d class %u: %f instead of %f", i, c, share,
					 ns / bin);
			sum += share;
			total += share * bin;
			expected += ns;
		}
		assert_true(sum < 1.01);
		assert_int_equal(t->count[i] == 0, sum == 0);
	}
	assert_true(fabs(total - expected) < 1024 * bin * 0.01);
}

static void check_row_tiles(struct tc_store *s, const char *text, unsigned step)
{
	struct tc_key key;
	struct tc_row row;
	struct tc_textbuf out;
	unsigned mixed = 0;

	tc_textbuf_init(&out, NULL, NULL, NULL);
	assert_true(tc_key_parse(s, text, &key));
	tc_key_row(s, &key, &row);
	for (unsigned level = 0; level < TC_TILE_LEVELS; level += step) {
		double bin = ldexp(1, (int)level);
		int64_t last = (int64_t)(s->last * 64) >> (level + 10);

		for (int64_t x = 0; x <= last + 1; x += last > 6 ? last / 3 : 1) {
			struct read_tile t;
			double from = (double)x * 1024 * bin;

			get_tile(s, text, level, x, &out, &t);
			if (t.tile.kind == TC_TILE_IS_EXACT)
				check_spans(&t, &row, from, bin);
			else if (t.tile.kind == TC_TILE_MIXED && mixed++ < 4)
				check_shares(&t, &row, from, bin);
			else if (t.tile.kind == TC_TILE_EMPTY)
				for (unsigned c = 0; c < 4; c++)
					assert_true(brute_ns(&row, from, from + 1024 * bin, c) ==
						    0);
			else if (t.tile.kind == TC_TILE_UNIFORM)
				assert_true(brute_ns(&row, from, from + 1024 * bin,
						     class_of_wire(t.tile.state)) == 1024 * bin);
		}
	}
	tc_textbuf_fini(&out);
}

static void tiles_are_what_slices_say(void **state)
{
	static const char *const keys[] = { "p0", "p3", "stw" };
	struct tc_store *s;

	(void)state;
	store_fill(&s, 3, 20000);
	for (size_t i = 0; i < 3; i++)
		check_row_tiles(s, keys[i], 1);
	for (uint32_t i = 0; i < s->n_gos; i += (uint32_t)s->n_gos / 10 + 1) {
		struct tc_key key = { .kind = TC_ROW_GO, .n = i };
		char buf[TC_KEY_TEXT];

		check_row_tiles(s, tc_key_text(s, &key, buf), 3);
	}
	tc_store_free(s);
}

/* --- levels ---------------------------------------------------------------------- */

/* What a tile says of each bin, and by how much the edges of its spans may be off. */
struct bins {
	double share[1024][4], slack[1024];
};

static void add_span(struct bins *b, const struct read_tile *t, uint32_t i)
{
	double x0 = t->x0[i] / 64.0, x1 = t->x1[i] == 65535 ? 1024 : t->x1[i] / 64.0;
	unsigned class = class_of_wire(t->state[i]);

	for (int k = (int)x0; k < 1024 && k <= x1; k++) {
		double part = fmin(x1, k + 1) - fmax(x0, k);

		b->slack[k] += 2.0 / 64;
		if (class < 4)
			b->share[k][class] += part;
	}
}

static void read_bins(struct tc_store *s, const char *key, unsigned level, int64_t x,
		      struct tc_textbuf *out, struct bins *b)
{
	struct read_tile t;

	get_tile(s, key, level, x, out, &t);
	memset(b, 0, sizeof(*b));
	for (int i = 0; i < 1024; i++) {
		b->slack[i] = t.tile.kind == TC_TILE_MIXED ? 0.5 / 255 : 0;
		for (unsigned c = 0; c < 4; c++) {
			if (t.tile.kind == TC_TILE_MIXED)
				b->share[i][c] = t.share[4 * i + (int)c] / 255.0;
			else if (t.tile.kind == TC_TILE_UNIFORM)
				b->share[i][c] = class_of_wire(t.tile.state) == c;
			else if (t.tile.kind == TC_TILE_HEAT)
				b->share[i][c] = (double)t.heat[4 * i + (int)c];
		}
	}
	for (uint32_t i = 0; t.tile.kind == TC_TILE_IS_EXACT && i < t.tile.n_spans; i++)
		add_span(b, &t, i);
}

/* Bins of a tile against those of the two below it; only up to `end` (ns). */
static void check_pairs(struct tc_store *s, const char *key, unsigned level, int64_t x, double end,
			double slack)
{
	static struct bins fine[2], coarse;
	double bin = ldexp(1, (int)level + 1);
	struct tc_textbuf out;

	tc_textbuf_init(&out, NULL, NULL, NULL);
	read_bins(s, key, level, 2 * x, &out, &fine[0]);
	read_bins(s, key, level, 2 * x + 1, &out, &fine[1]);
	read_bins(s, key, level + 1, x, &out, &coarse);
	for (int i = 0; i < 1024 && ((double)x * 1024 + i + 1) * bin <= end; i++) {
		const struct bins *f = &fine[i / 512];
		int k = 2 * (i % 512);
		double allowed = coarse.slack[i] + (f->slack[k] + f->slack[k + 1]) / 2 + 1e-9;

		for (unsigned c = 0; c < 4; c++) {
			double sum = (f->share[k][c] + f->share[k + 1][c]) / 2;

			if (fabs(sum - coarse.share[i][c]) > allowed + slack * (1 + sum))
				fail_msg("%s: level %u, tile %lld, bin %d, class %u: %f, below %f",
					 key, level + 1, (long long)x, i, c, coarse.share[i][c],
					 sum);
		}
	}
	tc_textbuf_fini(&out);
}

static void check_levels(struct tc_store *s, const char *key, double end, double slack,
			 unsigned without)
{
	for (unsigned level = 0; level + 1 < TC_TILE_LEVELS; level++) {
		int64_t last = (int64_t)(s->last * 64) >> (level + 11);

		for (int64_t x = 0; x <= last && level != without; x += last / 5 + 1)
			check_pairs(s, key, level, x, end, slack);
	}
}

static void a_level_is_the_sum_of_the_one_below(void **state)
{
	static const char *const keys[] = { "p0", "p1", "stw", "gc" };

	(void)state;
	for (uint64_t seed = 1; seed < 5; seed++) {
		struct tc_store *s;
		char buf[TC_KEY_TEXT];
		double whole;

		store_fill(&s, seed, 20000);
		for (size_t i = 0; i < 4; i++)
			check_levels(s, keys[i], HUGE_VAL, 0, TC_TILE_LEVELS);
		for (uint32_t i = 0; i < s->n_gos; i += (uint32_t)s->n_gos / 10 + 1)
			check_levels(
				s,
				tc_key_text(s, &(struct tc_key){ .kind = TC_ROW_GO, .n = i }, buf),
				HUGE_VAL, 0, TC_TILE_LEVELS);
		/* Groups: where rows give way to the gauge, one that changed its group differs;
		 * the gauge's last bin is of the time that has been only. */
		whole = (double)((uint64_t)s->census.bin << s->census.shift) * 64;
		for (uint32_t g = 0; g < s->n_groups && g < 3; g++)
			check_levels(s,
				     tc_key_text(s,
						 &(struct tc_key){ .kind = TC_ROW_GROUP, .n = g },
						 buf),
				     whole, 1e-4, s->census.shift + 5);
		tc_store_free(s);
	}
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

/* --- groups ---------------------------------------------------------------------- */

static double brute_heat(const struct tc_store *s, uint32_t group, double from, double to,
			 unsigned class)
{
	double sum = 0;

	for (uint32_t i = 0; i < s->n_gos; i++) {
		struct tc_row row;

		tc_go_row(s, i, &row);
		if (s->gos[i].group == group)
			sum += brute_ns(&row, from, to, class);
	}
	return sum;
}

static bool is_from_gauge(const struct tc_store *s, unsigned level)
{
	return level >= s->census.shift + 6;
}

/* One bin of a class of a group. */
static void check_heat(const struct tc_store *s, uint32_t group, unsigned level, int i, unsigned c,
		       double got)
{
	double bin = ldexp(1, (int)level), ns = 0;

	for (uint32_t g = 0; g < s->n_groups; g++)
		if (g == group || group == TC_NONE32)
			ns += brute_heat(s, g, i * bin, (i + 1) * bin, c);
	if (fabs(got - ns / bin) > 1e-3 + 1e-4 * got)
		fail_msg("level %u group %u bin %d class %u: %f instead of %f", level, group, i, c,
			 got, ns / bin);
}

/* Of all goroutines, from the census. */
static void check_census(const struct tc_store *s, unsigned level)
{
	size_t per = (size_t)1 << (level - 6 - s->census.shift), n = (size_t)s->census.bin + 1;
	float(*all)[TC_CLASSES] = calloc(n + per, sizeof(*all));

	assert_non_null(all);
	tc_gauge_read(&s->census.gos, s->census.shift, s->last, n, all);
	for (size_t i = 0; i + 1 < n / per; i += 37) {
		for (unsigned c = 0; c < 4; c++) {
			double sum = 0;

			for (size_t k = 0; k < per; k++)
				sum += (double)all[i * per + k][c];
			check_heat(s, TC_NONE32, level, (int)i, c, sum / (double)per);
		}
	}
	free(all);
}

static void check_group(struct tc_store *s, uint32_t group, unsigned level, struct tc_textbuf *out)
{
	struct tc_key key = { .kind = TC_ROW_GROUP, .n = group };
	char buf[TC_KEY_TEXT];
	struct read_tile t;

	get_tile(s, tc_key_text(s, &key, buf), level, 0, out, &t);
	assert_int_equal(t.tile.kind, TC_TILE_HEAT);
	for (int i = 0; i < 1024; i += 37) {
		for (unsigned c = 0; c < 4; c++) {
			check_heat(s, group, level, i, c, (double)t.heat[4 * i + (int)c]);
		}
	}
}

static void heat_is_the_sum_of_the_rows(void **state)
{
	struct tc_textbuf out;
	struct tc_store *s;

	(void)state;
	store_fill(&s, 5, 20000);
	tc_textbuf_init(&out, NULL, NULL, NULL);
	assert_true(s->n_groups > 1);
	for (unsigned level = 6; level < 24; level++) {
		for (uint32_t g = 0; g < s->n_groups; g++)
			check_group(s, g, level, &out);
		if (is_from_gauge(s, level))
			check_census(s, level);
	}
	tc_textbuf_fini(&out);
	tc_store_free(s);
}

/* --- lanes ----------------------------------------------------------------------- */

/* All spans of a lane's tiles add up to what its goroutines did. */
static void check_row_tiles_of_lane(struct tc_store *s, uint32_t group)
{
	struct tc_key key = { .kind = TC_ROW_LANE, .n = group };
	char buf[TC_KEY_TEXT];
	struct tc_textbuf out;
	struct read_tile t;

	tc_textbuf_init(&out, NULL, NULL, NULL);
	for (unsigned level = 4; level < 30; level += 5) {
		get_tile(s, tc_key_text(s, &key, buf), level, 0, &out, &t);
		assert_true(t.tile.kind == TC_TILE_EMPTY || t.tile.kind == TC_TILE_IS_EXACT ||
			    t.tile.kind == TC_TILE_MIXED);
		for (uint32_t i = 1; i < t.tile.n_spans; i++)
			assert_true(t.x0[i] >= t.x1[i - 1]);
	}
	tc_textbuf_fini(&out);
}

/* Every goroutine of a group is in one lane, and none overlaps another there. */
static void lanes_hold_every_goroutine_once(void **state)
{
	struct tc_store *s;

	(void)state;
	store_fill(&s, 11, 20000);
	for (uint32_t g = 0; g < s->n_groups; g++) {
		struct tc_key key = { .kind = TC_ROW_LANE, .n = g };
		uint32_t members = 0;

		(void)tc_lane_go(s, &key, 0); /* makes the lanes */
		for (key.lane = 0; key.lane < tc_group_lanes(s, g); key.lane++) {
			uint64_t at = 0;

			for (;;) {
				uint32_t number = tc_lane_go(s, &key, at);
				struct tc_row row;

				if (number == TC_NONE32)
					break;
				tc_go_row(s, number, &row);
				assert_int_equal(s->gos[number].group, g);
				assert_true(row.begin >= at);
				/* A life of no length is passed over. */
				members++;
				if (row.end <= at)
					break;
				at = row.end;
			}
		}
		assert_true(members <= s->groups[g].members);
		assert_true(members + 2 >= s->groups[g].members);
		if (tc_group_lanes(s, g))
			check_row_tiles_of_lane(s, g);
	}
	tc_store_free(s);
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
	struct tc_row row;
	struct tc_scan w;
	uint64_t now = 0, n = 0;

	(void)state;
	tc_tracks_init(&tracks, NULL);
	assert_int_equal(tc_arena_spill(&tracks.arena, "/tmp", 0), 0);
	tc_track_begin(&track, 0, TC_WAITING, 0, TC_REF_PLAIN);
	for (uint32_t i = 1; i < 1000000; i++) {
		now += i % 1000;
		assert_int_equal(tc_track_turn(&tracks, &track, now,
					       i % 2 ? TC_RUNNING : TC_WAITING, i, NULL),
				 0);
	}
	assert_true(tracks.arena.n > 2);
	tc_arena_trim(&tracks.arena);
	tc_row_of_track(&row, &tracks, &track, now);
	for (bool ok = tc_scan_all(&w, &row, true); ok; ok = tc_scan_next(&w), n++) {
		assert_int_equal(w.slice.state, n % 2 ? TC_RUNNING : TC_WAITING);
		assert_int_equal(w.slice.ref, n % 2 ? TC_NONE32 : n);
	}
	assert_int_equal(n, 1000000);
	tc_track_fini(&track, NULL);
	tc_tracks_fini(&tracks);
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
		cmocka_unit_test(tracks_give_back_what_was_written),
		cmocka_unit_test(tiles_are_what_slices_say),
		cmocka_unit_test(a_level_is_the_sum_of_the_one_below),
		cmocka_unit_test(goroutines_are_in_their_regions),
		cmocka_unit_test(heat_is_the_sum_of_the_rows),
		cmocka_unit_test(lanes_hold_every_goroutine_once),
		cmocka_unit_test(a_file_holds_what_memory_holds),
		cmocka_unit_test(memory_that_was_given_back_is_read_again),
		cmocka_unit_test(every_allocation_may_fail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
