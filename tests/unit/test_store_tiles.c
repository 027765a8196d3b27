/* SPDX-License-Identifier: MIT */
/* Tiles are what a slow walk over all slices gives, at every level, and in groups and lanes. */
#include <inttypes.h>
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
#include "support/store_fill.h"
#include "support/synth.h"

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
		whole = (double)(s->last >> s->group_shift << s->group_shift) * 64;
		for (uint32_t g = 0; g < s->n_groups && g < 3; g++)
			check_levels(s,
				     tc_key_text(s,
						 &(struct tc_key){ .kind = TC_ROW_GROUP, .n = g },
						 buf),
				     whole, 1e-4, s->group_shift + 5);
		tc_store_free(s);
	}
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

/* One bin of a class of a group. */
static void check_heat(const struct tc_store *s, uint32_t group, unsigned level, int64_t i,
		       unsigned c, double got)
{
	double bin = ldexp(1, (int)level), ns = 0;

	for (uint32_t g = 0; g < s->n_groups; g++)
		if (g == group || group == TC_NONE32)
			ns += brute_heat(s, g, (double)i * bin, (double)(i + 1) * bin, c);
	if (fabs(got - ns / bin) > 1e-3 + 1e-4 * got)
		fail_msg("level %u group %u bin %" PRId64 " class %u: %f instead of %f", level,
			 group, i, c, got, ns / bin);
}

/* Of all goroutines, from the census. */
static void check_census(const struct tc_store *s, unsigned level)
{
	size_t per = (size_t)1 << (level - 6 - s->census.shift), n = (size_t)s->census.bin + 1;
	float(*all)[TC_CLASSES] = calloc(n + per, sizeof(*all));

	assert_non_null(all);
	tc_gauge_read(&s->census.gos, s->census.shift, s->last, 0, n, all);
	for (size_t i = 0; i + 1 < n / per; i += 37) {
		for (unsigned c = 0; c < 4; c++) {
			double sum = 0;

			for (size_t k = 0; k < per; k++)
				sum += (double)all[i * per + k][c];
			check_heat(s, TC_NONE32, level, (int64_t)i, c, sum / (double)per);
		}
	}
	free(all);
}

static void check_group(struct tc_store *s, uint32_t group, unsigned level, int64_t x,
			struct tc_textbuf *out)
{
	struct tc_key key = { .kind = TC_ROW_GROUP, .n = group };
	char buf[TC_KEY_TEXT];
	struct read_tile t;

	get_tile(s, tc_key_text(s, &key, buf), level, x, out, &t);
	assert_int_equal(t.tile.kind, TC_TILE_HEAT);
	/* The bin that the trace ends in is of the time until then. */
	for (int i = 0; i < 1024 && (uint64_t)(1024 * x + i + 1) << level <= s->last * 64; i += 37)
		for (unsigned c = 0; c < 4; c++)
			check_heat(s, group, level, 1024 * x + i, c,
				   (double)t.heat[4 * i + (int)c]);
}

/* Averages, and rows below their bins: the first tile and one in the middle. */
static void check_groups(struct tc_store *s, unsigned level, struct tc_textbuf *out)
{
	int64_t last = (int64_t)(s->last * 64 >> (level + 10));

	for (uint32_t g = 0; g < s->n_groups; g++)
		for (int64_t x = 0; x <= last; x += last / 2 + 1)
			check_group(s, g, level, x, out);
}

static void heat_is_the_sum_of_the_rows(void **state)
{
	struct tc_textbuf out;
	struct tc_store *s;

	(void)state;
	store_fill(&s, 5, 20000);
	tc_textbuf_init(&out, NULL, NULL, NULL);
	assert_true(s->n_groups > 1);
	assert_int_equal(s->group_shift + TC_GAUGE_FINER, s->census.shift);
	for (unsigned level = 6; level < 24; level++) {
		check_groups(s, level, &out);
		if (level >= s->census.shift + 6)
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tiles_are_what_slices_say),
		cmocka_unit_test(a_level_is_the_sum_of_the_one_below),
		cmocka_unit_test(heat_is_the_sum_of_the_rows),
		cmocka_unit_test(lanes_hold_every_goroutine_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
