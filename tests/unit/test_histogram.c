/* SPDX-License-Identifier: MIT */
/* Histograms: bounds of the buckets, promised errors, merging. */
#include "analyze/buckets.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "support/nth_alloc.h"

static int64_t value_of(uint64_t *rng)
{
	uint64_t r;

	*rng = *rng * 6364136223846793005U + 1442695040888963407U;
	r = tc_mix64(*rng);
	return (int64_t)((r >> 8) >> (r & 47));
}

static void test_buckets_cover_everything(void **state)
{
	uint64_t rng = 1;

	(void)state;
	assert_int_equal(tc_hist_bucket(-5), 0);
	assert_int_equal(tc_hist_bucket(0), 0);
	assert_int_equal(tc_hist_bucket(31), 31);
	assert_int_equal(tc_hist_bucket(32), 32);
	assert_int_equal(tc_hist_bucket(33), 32);
	assert_int_equal(tc_hist_bucket(INT64_MAX), TC_HIST_BUCKETS - 1);
	assert_int_equal(tc_hist_bucket_from(TC_HIST_BUCKETS), INT64_MAX);
	for (unsigned b = 0; b + 1 < TC_HIST_BUCKETS; b++) {
		assert_true(tc_hist_bucket_from(b) < tc_hist_bucket_from(b + 1));
		assert_int_equal(tc_hist_bucket(tc_hist_bucket_from(b)), b);
		assert_int_equal(tc_hist_bucket(tc_hist_bucket_from(b + 1) - 1), b);
	}
	for (int i = 0; i < 100000; i++) {
		int64_t v = value_of(&rng);
		unsigned b = tc_hist_bucket(v);

		assert_true(b < TC_HIST_BUCKETS);
		assert_true(tc_hist_bucket_from(b) <= v && v < tc_hist_bucket_from(b + 1));
	}
}

static int compare(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static void assert_near(double got, double want)
{
	assert_true(got >= want * (1 - 1.0 / 32) - 1e-12 && got <= want * (1 + 1.0 / 32) + 1e-12);
}

static void test_errors_are_as_promised(void **state)
{
	enum {
		N = 2000
	};
	static const double quantiles[] = { 0, 0.01, 0.25, 0.5, 0.9, 0.99, 0.999, 1 };
	int64_t values[N];
	uint64_t rng = 7;

	(void)state;
	for (size_t n = 1; n <= N; n = n < 20 ? n + 1 : n * 2 - 3) {
		struct tacho_hist h = { 0 };
		double total = 0, top = 0;
		size_t rank = (n + 99) / 100;

		for (size_t i = 0; i < n; i++) {
			values[i] = value_of(&rng) & 0xffffffffff;
			total += (double)values[i];
			assert_int_equal(tc_hist_add(&h, NULL, values[i]), 0);
		}
		qsort(values, n, sizeof(*values), compare);
		for (size_t i = 0; i < rank; i++)
			top += (double)values[n - 1 - i];
		for (size_t q = 0; q < sizeof(quantiles) / sizeof(quantiles[0]); q++) {
			double exact = quantiles[q] * (double)n;
			size_t k = (size_t)exact;

			k += (double)k < exact;
			k = k < 1 ? 1 : k;
			assert_near((double)tacho_hist_quantile(&h, quantiles[q]),
				    (double)values[k - 1]);
		}
		assert_int_equal(tacho_hist_count(&h), n);
		assert_int_equal(tacho_hist_max_ns(&h), values[n - 1]);
		assert_int_equal(tacho_hist_quantile(&h, 1), values[n - 1]);
		assert_near(tacho_hist_top_share(&h, 0.01), total > 0 ? top / total : 0);
		assert_true(tacho_hist_top_share(&h, 1) == 1);
		tc_hist_fini(&h, NULL);
	}
}

/* A thousand waits of 1 us are not one of 1 ms. */
static void test_top_share_tells_many_from_one(void **state)
{
	struct tacho_hist many = { 0 }, one = { 0 };

	(void)state;
	for (int i = 0; i < 1000; i++)
		assert_int_equal(tc_hist_add(&many, NULL, 1000), 0);
	for (int i = 0; i < 99; i++)
		assert_int_equal(tc_hist_add(&one, NULL, 10), 0);
	assert_int_equal(tc_hist_add(&one, NULL, 999010), 0);
	assert_int_equal(tacho_hist_total_ns(&many), tacho_hist_total_ns(&one));
	assert_true(tacho_hist_top_share(&many, 0.01) < 0.011);
	assert_true(tacho_hist_top_share(&one, 0.01) > 0.99);
	tc_hist_fini(&many, NULL);
	tc_hist_fini(&one, NULL);
}

static void test_merge_is_addition(void **state)
{
	struct tacho_hist whole = { 0 }, parts[3] = { { 0 }, { 0 }, { 0 } };
	struct tacho_hist_bucket a, b;
	uint64_t rng = 11, octaves[TACHO_HIST_OCTAVES], n = 0;
	size_t i = 0, k = 0;

	(void)state;
	for (int v = 0; v < 5000; v++) {
		int64_t value = value_of(&rng);

		assert_int_equal(tc_hist_add(&whole, NULL, value), 0);
		assert_int_equal(tc_hist_add(&parts[v % 3], NULL, value), 0);
	}
	assert_int_equal(tc_hist_merge(&parts[0], NULL, &parts[1]), 0);
	assert_int_equal(tc_hist_merge(&parts[0], NULL, &parts[2]), 0);
	assert_int_equal(parts[0].total_ns, whole.total_ns);
	while (tacho_hist_next(&whole, &i, &a)) {
		assert_true(tacho_hist_next(&parts[0], &k, &b));
		assert_int_equal(a.from_ns, b.from_ns);
		assert_int_equal(a.to_ns, b.to_ns);
		assert_int_equal(a.count, b.count);
		n += a.count;
	}
	assert_int_equal(n, 5000);
	tacho_hist_octaves(&whole, octaves);
	for (i = n = 0; i < TACHO_HIST_OCTAVES; i++)
		n += octaves[i];
	assert_int_equal(n, 5000);
	tc_hist_clear(&whole);
	assert_int_equal(tacho_hist_count(&whole), 0);
	i = 0;
	assert_false(tacho_hist_next(&whole, &i, &a));
	tc_hist_fini(&whole, NULL);
	for (i = 0; i < 3; i++)
		tc_hist_fini(&parts[i], NULL);
}

static void test_counts_stop_at_the_top(void **state)
{
	struct tc_buckets b = { 0 };

	(void)state;
	assert_int_equal(tc_buckets_add(&b, NULL, 40, UINT32_MAX - 1), 0);
	assert_int_equal(tc_buckets_count(&b, NULL, 40), 0);
	assert_int_equal(tc_buckets_count(&b, NULL, 40), 0);
	assert_int_equal(b.counts[40 - b.base], UINT32_MAX);
	assert_int_equal(tc_buckets_add(&b, NULL, 40, 7), 0);
	assert_int_equal(b.counts[40 - b.base], UINT32_MAX);
	tc_buckets_fini(&b, NULL);
}

static void test_null_is_empty(void **state)
{
	struct tacho_hist_bucket b;
	uint64_t octaves[TACHO_HIST_OCTAVES];
	size_t i = 0;

	(void)state;
	assert_int_equal(tacho_hist_count(NULL), 0);
	assert_int_equal(tacho_hist_total_ns(NULL), 0);
	assert_int_equal(tacho_hist_max_ns(NULL), 0);
	assert_int_equal(tacho_hist_mean_ns(NULL), 0);
	assert_int_equal(tacho_hist_quantile(NULL, 0.5), 0);
	assert_true(tacho_hist_top_share(NULL, 0.5) == 0);
	assert_false(tacho_hist_next(NULL, &i, &b));
	tacho_hist_octaves(NULL, octaves);
	assert_int_equal(octaves[3], 0);
}

static void test_no_memory(void **state)
{
	struct nth_alloc alloc;

	(void)state;
	for (size_t n = 1;; n++) {
		struct tacho_hist h = { 0 };
		int rc = 0;

		nth_alloc_init(&alloc, n);
		for (int i = 0; i < 60 && rc == 0; i++)
			rc = tc_hist_add(&h, &alloc.hook, INT64_C(1) << (i * 37 % 61));
		tc_hist_fini(&h, &alloc.hook);
		assert_int_equal(alloc.live, 0);
		if (alloc.calls < n) {
			assert_int_equal(rc, 0);
			break;
		}
		assert_int_equal(rc, TACHO_ENOMEM);
	}
}

static void assert_same(const struct tacho_hist *x, const struct tacho_hist *y)
{
	struct tacho_hist_bucket a, b;
	size_t i = 0, k = 0;

	assert_int_equal(tacho_hist_count(x), tacho_hist_count(y));
	assert_int_equal(tacho_hist_total_ns(x), tacho_hist_total_ns(y));
	assert_int_equal(tacho_hist_max_ns(x), tacho_hist_max_ns(y));
	while (tacho_hist_next(x, &i, &a)) {
		assert_true(tacho_hist_next(y, &k, &b));
		assert_int_equal(a.from_ns, b.from_ns);
		assert_int_equal(a.to_ns, b.to_ns);
		assert_int_equal(a.count, b.count);
	}
	assert_false(tacho_hist_next(y, &k, &b));
}

/* A sum of one's own is what counting all values in one place would have given. */
static void test_sum_is_addition(void **state)
{
	struct tacho_hist whole = { 0 }, parts[4] = { { 0 }, { 0 }, { 0 }, { 0 } };
	struct tacho_hist *sum;
	uint64_t rng = 23;

	(void)state;
	for (int v = 0; v < 6000; v++) {
		int64_t value = value_of(&rng) >> (v % 3 * 9);

		assert_int_equal(tc_hist_add(&whole, NULL, value), 0);
		assert_int_equal(tc_hist_add(&parts[v % 3], NULL, value), 0);
	}
	assert_int_equal(tacho_hist_new(&sum, NULL), 0);
	assert_int_equal(tacho_hist_count(sum), 0);
	assert_int_equal(tacho_hist_quantile(sum, 0.5), 0);
	assert_int_equal(tacho_hist_merge(sum, NULL), 0);
	assert_int_equal(tacho_hist_merge(sum, &parts[3]), 0); /* empty */
	assert_int_equal(tacho_hist_count(sum), 0);
	for (int i = 2; i >= 0; i--)
		assert_int_equal(tacho_hist_merge(sum, &parts[i]), 0);
	assert_same(sum, &whole);
	for (int q = 0; q <= 100; q++)
		assert_int_equal(tacho_hist_quantile(sum, q / 100.0),
				 tacho_hist_quantile(&whole, q / 100.0));
	/* What was merged is untouched, and can be merged again. */
	assert_int_equal(tacho_hist_merge(sum, &whole), 0);
	assert_int_equal(tacho_hist_count(sum), 12000);
	assert_int_equal(tacho_hist_quantile(sum, 0.9), tacho_hist_quantile(&whole, 0.9));
	/* Also into itself. */
	assert_int_equal(tacho_hist_merge(sum, sum), 0);
	assert_int_equal(tacho_hist_count(sum), 24000);
	assert_true((uint64_t)tacho_hist_total_ns(sum) ==
		    4 * (uint64_t)tacho_hist_total_ns(&whole));
	assert_int_equal(tacho_hist_quantile(sum, 0.9), tacho_hist_quantile(&whole, 0.9));
	tacho_hist_free(sum);
	tacho_hist_free(NULL);
	tc_hist_fini(&whole, NULL);
	for (int i = 0; i < 4; i++)
		tc_hist_fini(&parts[i], NULL);
}

/* A merge that fails leaves the sum as it was, and leaks nothing. */
static void test_sum_without_memory(void **state)
{
	struct tacho_hist low = { 0 }, high = { 0 };
	struct nth_alloc alloc;
	size_t failed_late = 0;

	(void)state;
	for (int i = 0; i < 50; i++) {
		assert_int_equal(tc_hist_add(&low, NULL, 100000 + i), 0);
		assert_int_equal(tc_hist_add(&high, NULL, INT64_C(1) << (i % 2 ? 50 : 4)), 0);
	}
	for (size_t n = 1;; n++) {
		struct tacho_hist *sum;
		int rc;

		nth_alloc_init(&alloc, n);
		rc = tacho_hist_new(&sum, &alloc.hook);
		if (rc < 0)
			assert_null(sum);
		if (rc == 0)
			rc = tacho_hist_merge(sum, &low);
		if (rc == 0) {
			rc = tacho_hist_merge(sum, &high);
			if (rc < 0) {
				assert_same(sum, &low);
				failed_late++;
				assert_int_equal(tacho_hist_merge(sum, &high), 0);
				assert_int_equal(tacho_hist_count(sum), 100);
			}
		}
		tacho_hist_free(sum);
		assert_int_equal(alloc.live, 0);
		if (alloc.calls < n) {
			assert_int_equal(rc, 0);
			break;
		}
		assert_int_equal(rc, TACHO_ENOMEM);
	}
	assert_int_equal(failed_late, 2); /* room is made below, and above */
	tc_hist_fini(&low, NULL);
	tc_hist_fini(&high, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_buckets_cover_everything),
		cmocka_unit_test(test_errors_are_as_promised),
		cmocka_unit_test(test_top_share_tells_many_from_one),
		cmocka_unit_test(test_merge_is_addition),
		cmocka_unit_test(test_counts_stop_at_the_top),
		cmocka_unit_test(test_null_is_empty),
		cmocka_unit_test(test_no_memory),
		cmocka_unit_test(test_sum_is_addition),
		cmocka_unit_test(test_sum_without_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
