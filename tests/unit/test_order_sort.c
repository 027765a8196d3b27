/* SPDX-License-Identifier: MIT */
/*
 * The sort of the heap leaves equal times in the same order as Go's
 * slices.SortFunc. The expected hashes are Go's own: Go 1.27.3 printed the two
 * tables with tests/support/sort_vectors.go.txt, which makes the same inputs
 * and hashes the resulting order. They are never to be taken from our sort.
 */
#include "reader/order_sort.h"

#include "reader/order.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum {
	N_MAX = 2000,
	N_BANDS = 4,
	N_SEEDS = 2
};

/* Sizes by what the sort does with them; a row of hashes has one for each. */
static const struct {
	size_t first, last, step;
} bands[N_BANDS] = {
	{ 0, 12, 1 },
	{ 13, 49, 1 },
	{ 50, 299, 1 },
	{ 300, N_MAX, 25 },
};

/* In the order of the cases in fill(). */
struct vector {
	const char *name;
	uint64_t hashes[N_BANDS];
};

/*
 * Keys that make the sort choose bad pivots until it turns to heap sort, with
 * ties left for that; the generator tells where they come from.
 */
struct killer {
	uint64_t hash;
	const char *keys;
};

/* clang-format off */
static const struct vector vectors[] = {
	{ "random", {
		UINT64_C(0xb3be942f76879ee5), UINT64_C(0x661d30bdfcfa2225),
		UINT64_C(0xee3a7cf189adce79), UINT64_C(0x65cd54385ad9b105) } },
	{ "random, signed", {
		UINT64_C(0xbee364aae3cdfed5), UINT64_C(0x4de78c8eee12d555),
		UINT64_C(0x58d43a7dc7628511), UINT64_C(0xb9364166929669f1) } },
	{ "random, pairs of ties", {
		UINT64_C(0x900ee9de02c0cef5), UINT64_C(0xef83b97ff85cae85),
		UINT64_C(0x48dda5b5f14ed08d), UINT64_C(0xc61c54655fcb1899) } },
	{ "random, 3 values", {
		UINT64_C(0x826f95ce76b2cbd5), UINT64_C(0x164e02e4ed2b3965),
		UINT64_C(0x43e74ab32bfed931), UINT64_C(0x5c2481ebda651f21) } },
	{ "random, n/4 values", {
		UINT64_C(0x2c408c28c9c21825), UINT64_C(0x3c8aee8686072de5),
		UINT64_C(0xf46e3aaac822dfe1), UINT64_C(0x7f66e817c9981281) } },
	{ "sorted", {
		UINT64_C(0x4be10d6d823c02d5), UINT64_C(0x30d5751650f382b5),
		UINT64_C(0x377e09fe4fe51a9d), UINT64_C(0xb56f5917eeb04325) } },
	{ "sorted, ties", {
		UINT64_C(0x4be10d6d823c02d5), UINT64_C(0x30d5751650f382b5),
		UINT64_C(0x377e09fe4fe51a9d), UINT64_C(0xb56f5917eeb04325) } },
	{ "reversed", {
		UINT64_C(0x8d2689b812a26cd5), UINT64_C(0x44f42715dd5421b5),
		UINT64_C(0x4f7c0c022817d49d), UINT64_C(0x043a85f68fc9c675) } },
	{ "reversed, ties", {
		UINT64_C(0x10a267df540947d5), UINT64_C(0xd33fb4e05ac93b35),
		UINT64_C(0x547b328d8907c29d), UINT64_C(0x8f895f8a46fa3435) } },
	{ "all equal", {
		UINT64_C(0x4be10d6d823c02d5), UINT64_C(0x30d5751650f382b5),
		UINT64_C(0x377e09fe4fe51a9d), UINT64_C(0xb56f5917eeb04325) } },
	{ "sawtooth 17", {
		UINT64_C(0x4be10d6d823c02d5), UINT64_C(0x82ef0d3af4c39f15),
		UINT64_C(0x2136e8506be905c5), UINT64_C(0xe9c39e9cb639e2f5) } },
	{ "sawtooth n/5", {
		UINT64_C(0x522906b118d9c975), UINT64_C(0x88c3d329516aeef5),
		UINT64_C(0x0de07c759eaab09d), UINT64_C(0xcc4b00c6ec816b25) } },
	{ "organ pipe", {
		UINT64_C(0x0f50a2dfcc5babf5), UINT64_C(0xacbc1864561a27d5),
		UINT64_C(0xbf9b40d246cb76ed), UINT64_C(0x67dc50862c50b105) } },
	{ "valley", {
		UINT64_C(0x55e95f5778c12c35), UINT64_C(0xdaba63c3f25b6555),
		UINT64_C(0xf745d6870b6fa615), UINT64_C(0x86b4eca42d78b3a5) } },
	{ "one displaced", {
		UINT64_C(0xef22339a19973335), UINT64_C(0x01fd0d17bbe662f5),
		UINT64_C(0xa921cff5243c8055), UINT64_C(0x4d55384662ad0595) } },
	{ "5 neighbours exchanged", {
		UINT64_C(0x3b510a866e91a075), UINT64_C(0xf2f0043ba135b055),
		UINT64_C(0x874b3d0d3f37ca9d), UINT64_C(0x6c2e3c3ed1fb79cd) } },
	{ "6 neighbours exchanged", {
		UINT64_C(0x8ae0119a77e8d055), UINT64_C(0x15473a035c62d175),
		UINT64_C(0xe8017b27ea627c1d), UINT64_C(0x191c6ef482ebc5bd) } },
	{ "random tail", {
		UINT64_C(0x9fbf34576f79f9b5), UINT64_C(0x6423f8ab223d32f5),
		UINT64_C(0xd386c064029a38c9), UINT64_C(0xfcc615658bc45245) } },
	{ "min-heap", {
		UINT64_C(0x8ef12c4997993505), UINT64_C(0xc53f10e9f6609155),
		UINT64_C(0x07300a8c426f9285), UINT64_C(0xc0c557e18961382d) } },
};

static const struct killer killers[] = {
	{ UINT64_C(0x06fb32e00e7df44e),
	  "aaaaaaaaaabbbbbbbbbbbbbbbbbbbbbccaacccccccccdddddddddddddddddddd"
	  "deeaaeeeeeeeeeeffffffffffffffffffffffaaghtrlnmornippsjkthhpiirps"
	  "okqoqplmppu" },
	{ UINT64_C(0x3a51384426dbaafe),
	  "aaaaaaaaabcccccccccccccccccccccccccccccccccccccccccccccccccccaac"
	  "cccccddddddddddddddddddddddddddddddddddddddddddddddeeeeeeeeaaeff"
	  "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffaafgqrk"
	  "rhtotrpirnrghphhtnqiistkttgglritromttmlmihhnqjjpooooojoooou" },
	{ UINT64_C(0x4d24af4968f1e8f5),
	  "aaaaaaaaabcccccccccccccccccccccccccccccccccccccccccccccccccccccc"
	  "cccccccccccccccccccccccccccccaaccccccccccccccccccccccccccccccccc"
	  "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccddaaddd"
	  "dddddddddddddddddddddddddddddddeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"
	  "eeeffffffffffffffffffffffaaggrnmthsprosirtnntlltrooghrhhrppiioik"
	  "nkklsplrprggnjktkjlrkrsospqtnmlrphhirjjpmmoppppppppppoppppu" },
};
/* clang-format on */

/* An entry's cursor tells where the entry stood before the sort. */
static struct tc_cursor cursors[N_MAX];
static struct tc_keyed entries[N_MAX];

static int64_t next(uint64_t *lcg)
{
	*lcg = *lcg * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (int64_t)(*lcg >> 33);
}

static int64_t heap_time(int64_t i, uint64_t *lcg)
{
	return next(lcg) % 4 + (i > 0 ? entries[(i - 1) / 2].key : 0);
}

static int64_t time_at(size_t pattern, int64_t i, int64_t n, uint64_t *lcg)
{
	int64_t back = n - 1 - i;

	switch (pattern) {
	case 0: return next(lcg);
	case 1: return next(lcg) - (INT64_C(1) << 30);
	case 2: return next(lcg) % (n / 2 + 1);
	case 3: return next(lcg) % 3;
	case 4: return next(lcg) % (n / 4 + 1);
	case 5: return i;
	case 6: return i / 3;
	case 7: return n - i;
	case 8: return (n - i) / 3;
	case 9: return 7;
	case 10: return i % 17;
	case 11: return i % (n / 5 + 1);
	case 12: return i < back ? i : back;
	case 13: return i > back ? i : back;
	case 14:
	case 15:
	case 16: return i / 2;
	case 17: return i >= n - n / 8 ? next(lcg) % n : i;
	case 18: return heap_time(i, lcg);
	default: fail_msg("no pattern %zu", pattern);
	}
	return 0;
}

static void fill(size_t pattern, size_t n, uint64_t lcg)
{
	for (size_t i = 0; i < n; i++) {
		entries[i].key = time_at(pattern, (int64_t)i, (int64_t)n, &lcg);
		entries[i].item = &cursors[i];
	}
	if (pattern == 14 && n > 0) {
		size_t at = (size_t)next(&lcg) % n;

		entries[at].key = next(&lcg) % (int64_t)n;
	}
	for (size_t k = 1; (pattern == 15 || pattern == 16) && k <= pattern - 10; k++) {
		size_t i = k * n / 8;

		if (i > 1) {
			int64_t was = entries[i - 1].key;

			entries[i - 1].key = entries[i - 2].key;
			entries[i - 2].key = was;
		}
	}
}

/* Sort the first n entries, judge what can be judged, and hash their order. */
static uint64_t hash_sorted(uint64_t hash, size_t n)
{
	static int64_t times[N_MAX];
	static bool is_seen[N_MAX];

	for (size_t i = 0; i < n; i++)
		times[i] = entries[i].key;
	memset(is_seen, 0, sizeof(is_seen));
	tc_sort_by_key(entries, n);
	for (size_t i = 0; i < n; i++) {
		size_t from = (size_t)((struct tc_cursor *)entries[i].item - cursors);

		assert_false(is_seen[from]);
		is_seen[from] = true;
		assert_true(entries[i].key == times[from]);
		assert_true(i == 0 || entries[i - 1].key <= entries[i].key);
		for (unsigned shift = 0; shift < 32; shift += 8)
			hash = (hash ^ (from >> shift & 0xff)) * UINT64_C(0x100000001b3);
	}
	return hash;
}

#define BASIS UINT64_C(0xcbf29ce484222325)

static void check_band(size_t pattern, size_t band)
{
	uint64_t hash = BASIS;

	for (size_t n = bands[band].first; n <= bands[band].last; n += bands[band].step) {
		for (size_t seed = 1; seed <= N_SEEDS; seed++) {
			fill(pattern, n, n * 1000 + pattern * 10 + seed);
			hash = hash_sorted(hash, n);
		}
	}
	if (hash != vectors[pattern].hashes[band]) {
		fail_msg("%s, %zu to %zu entries: order is not Go's", vectors[pattern].name,
			 bands[band].first, bands[band].last);
	}
}

static void test_patterns(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(vectors) / sizeof(*vectors); i++) {
		for (size_t band = 0; band < N_BANDS; band++)
			check_band(i, band);
	}
}

static void test_bad_pivots(void **state)
{
	(void)state;
	for (size_t k = 0; k < sizeof(killers) / sizeof(*killers); k++) {
		size_t n = strlen(killers[k].keys);

		for (size_t i = 0; i < n; i++) {
			entries[i].key = killers[k].keys[i];
			entries[i].item = &cursors[i];
		}
		assert_true(hash_sorted(BASIS, n) == killers[k].hash);
	}
}

static void test_extreme_times(void **state)
{
	static const int64_t times[] = { INT64_MAX, 0, INT64_MIN, -1, 1 };

	(void)state;
	for (size_t n = 0; n <= 200; n++) {
		for (size_t i = 0; i < n; i++) {
			entries[i].key = times[i % 5];
			entries[i].item = &cursors[i];
		}
		(void)hash_sorted(BASIS, n);
	}
}

/* The heap of an order: only what is in it is sorted, and none is fine. */
static void test_heap(void **state)
{
	static struct tc_order o;

	(void)state;
	tc_order_sort_heap(&o);
	fill(7, 20, 1);
	o.heap = entries;
	o.n_heap = 19;
	tc_order_sort_heap(&o);
	for (size_t i = 0; i < 19; i++) {
		assert_int_equal(entries[i].key, i + 2);
		assert_ptr_equal(entries[i].item, &cursors[18 - i]);
	}
	assert_ptr_equal(entries[19].item, &cursors[19]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_patterns),
		cmocka_unit_test(test_bad_pivots),
		cmocka_unit_test(test_extreme_times),
		cmocka_unit_test(test_heap),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
