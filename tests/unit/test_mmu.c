/* SPDX-License-Identifier: MIT */
/*
 * Mutator utilization: windows and percentiles against brute force on random functions,
 * and the functions themselves on traces written by hand.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "analyze/mmu_state.h"
#include "support/nth_alloc.h"
#include "support/sample_trace.h"

#define EPS 1e-9

static uint64_t rng;

static uint64_t below(uint64_t n)
{
	rng ^= rng << 13;
	rng ^= rng >> 7;
	rng ^= rng << 17;
	return (rng >> 11) % n;
}

/* A function of about n points; some long and some short stretches, few or many values. */
static struct tacho_mmu *make(size_t n_series, size_t n, int64_t *end_ns)
{
	static const unsigned flags[] = { TACHO_MMU_DEFAULT };
	struct tacho_mmu *m;
	struct tacho_end end = { 0 };
	uint64_t steps = 1 + below(8), scale = 1 + below(10000);

	assert_int_equal(tacho_mmu_new(&m, NULL, flags, 1), 0);
	end.last_ns = INT64_MIN;
	for (size_t i = 0; i < n_series; i++) {
		int64_t t = (int64_t)below(1000) - 500;

		assert_int_equal(tc_mmu_new_series(&m->sets[0], NULL, t, (int64_t)i), 0);
		for (size_t k = 1; k < n; k++) {
			double u = (double)below(steps + 1) / (double)steps;

			t += (int64_t)(1 + below(below(20) ? scale : 50 * scale));
			assert_int_equal(tc_mmu_add(&m->sets[0].series[i], NULL, t, u), 0);
		}
		end.last_ns = t + 1 > end.last_ns ? t + 1 : end.last_ns;
	}
	assert_int_equal(tc_mmu_finish(m, &end), 0);
	assert_int_equal(tacho_mmu_status(m, 0), 0);
	*end_ns = end.last_ns;
	return m;
}

/* The mean in [t, t + w), by adding up all of the function. */
static double mean_at(const struct tacho_util *u, size_t n, int64_t t, int64_t w)
{
	double sum = 0;

	for (size_t i = 0; i + 1 < n; i++) {
		int64_t from = u[i].time_ns > t ? u[i].time_ns : t;
		int64_t to = u[i + 1].time_ns < t + w ? u[i + 1].time_ns : t + w;

		if (to > from)
			sum += u[i].util * (double)(to - from);
	}
	return sum / (double)w;
}

static int compare_i64(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* All left edges where the mean can bend, in order; to be freed. */
static int64_t *bends(const struct tacho_util *u, size_t n, int64_t w, size_t *count)
{
	int64_t *t = calloc(2 * n + 2, sizeof(*t)), last = u[n - 1].time_ns - w;
	size_t k = 0;

	assert_non_null(t);
	t[k++] = u[0].time_ns;
	t[k++] = last;
	for (size_t i = 0; i < n; i++) {
		if (u[i].time_ns <= last)
			t[k++] = u[i].time_ns;
		if (u[i].time_ns - w >= u[0].time_ns)
			t[k++] = u[i].time_ns - w;
	}
	qsort(t, k, sizeof(*t), compare_i64);
	*count = k;
	return t;
}

static double brute_min(const struct tacho_mmu *m, int64_t window)
{
	double min = 1;

	for (size_t i = 0; i < tacho_mmu_series(m, 0); i++) {
		size_t n, count;
		const struct tacho_util *u = tacho_mmu_changes(m, 0, i, &n);
		int64_t w = u[n - 1].time_ns - u[0].time_ns, *t;

		w = window < w ? window : w;
		t = bends(u, n, w, &count);
		for (size_t k = 0; k < count; k++)
			min = fmin(min, mean_at(u, n, t[k], w));
		free(t);
	}
	return min;
}

/* How much time the mean is at most x. */
static double brute_mass(const struct tacho_mmu *m, int64_t w, double x, double *all)
{
	double sum = 0;

	*all = 0;
	for (size_t i = 0; i < tacho_mmu_series(m, 0); i++) {
		size_t n, count;
		const struct tacho_util *u = tacho_mmu_changes(m, 0, i, &n);
		int64_t *t;
		double a, b;

		if (u[n - 1].time_ns - u[0].time_ns <= w)
			continue;
		t = bends(u, n, w, &count);
		a = mean_at(u, n, t[0], w);
		for (size_t k = 1; k < count; k++, a = b) {
			double dt = (double)(t[k] - t[k - 1]);

			b = mean_at(u, n, t[k], w);
			*all += dt;
			if (a <= x && b <= x)
				sum += dt;
			else if (a <= x || b <= x)
				sum += dt * (x - fmin(a, b)) / fabs(b - a);
		}
		free(t);
	}
	return sum;
}

static int64_t random_window(int64_t length)
{
	int64_t w = (int64_t)exp((double)below(1000) / 1000 * log((double)length * 1.2));

	return w > 0 ? w : 1;
}

static void test_minimum(void **state)
{
	(void)state;
	for (int round = 0; round < 400; round++) {
		int64_t end;
		struct tacho_mmu *m = make(1 + below(3), 2 + below(below(4) ? 20 : 200), &end);

		for (int k = 0; k < 6; k++) {
			int64_t w = random_window(end + 500);

			assert_true(fabs(tacho_mmu_min(m, 0, w) - brute_min(m, w)) < EPS);
		}
		assert_true(tacho_mmu_min(m, 0, 0) == 0 && tacho_mmu_min(m, 0, -5) == 0);
		assert_true(fabs(tacho_mmu_min(m, 0, INT64_MAX) - brute_min(m, INT64_MAX)) < EPS);
		tacho_mmu_free(m);
	}
}

static void test_quantiles(void **state)
{
	static const double q[] = { 0, 0.001, 0.01, 0.05, 0.5, 0.9, 1 };

	(void)state;
	for (int round = 0; round < 200; round++) {
		int64_t end;
		struct tacho_mmu *m = make(1 + below(3), 2 + below(below(4) ? 20 : 150), &end);
		int64_t w = random_window(end + 500);
		double out[7], all;

		assert_int_equal(tacho_mmu_quantiles(m, 0, w, q, 7, out), 0);
		assert_true(fabs(out[0] - brute_min(m, w)) < EPS);
		for (int i = 0; i < 7; i++) {
			double at = brute_mass(m, w, out[i] + 1e-7, &all);

			if (all == 0) { /* one window only */
				assert_true(out[i] == out[0]);
				continue;
			}
			assert_true(at >= q[i] * all * (1 - EPS));
			at = brute_mass(m, w, out[i] - 1e-7, &all);
			assert_true(at <= q[i] * all * (1 + EPS) + EPS);
			assert_true(i == 0 || out[i] >= out[i - 1]);
		}
		tacho_mmu_free(m);
	}
}

static bool overlap(const struct tacho_mmu_window *w, size_t n, int64_t from, int64_t to)
{
	for (size_t i = 0; i < n; i++)
		if (from < w[i].end_ns && w[i].begin_ns < to)
			return true;
	return false;
}

/* Each is the worst of those that do not overlap with the ones before, by going through all. */
static void test_worst(void **state)
{
	(void)state;
	for (int round = 0; round < 200; round++) {
		struct tacho_mmu_window w[6];
		int64_t end;
		struct tacho_mmu *m = make(1 + below(3), 2 + below(40), &end);
		int64_t window = random_window(end / 2 + 300);
		size_t n = tacho_mmu_worst(m, 0, window, w, 6);

		for (size_t i = 0; i <= n && i < 6; i++) {
			double min = 1;

			for (size_t s = 0; s < tacho_mmu_series(m, 0); s++) {
				size_t n_points, count;
				const struct tacho_util *u = tacho_mmu_changes(m, 0, s, &n_points);
				int64_t length = u[n_points - 1].time_ns - u[0].time_ns, *t;
				int64_t fit = window < length ? window : length;

				t = bends(u, n_points, fit, &count);
				for (size_t k = 0; k < count; k++)
					if (!overlap(w, i, t[k], t[k] + fit))
						min = fmin(min, mean_at(u, n_points, t[k], fit));
				/* Or right beside one that was chosen. */
				for (size_t k = 0; k < 2 * i; k++) {
					int64_t at =
						k % 2 ? w[k / 2].end_ns : w[k / 2].begin_ns - fit;

					if (at >= u[0].time_ns &&
					    at <= u[0].time_ns + length - fit &&
					    !overlap(w, i, at, at + fit))
						min = fmin(min, mean_at(u, n_points, at, fit));
				}
				free(t);
			}
			if (i == n)
				assert_true(min > 1 - EPS);
			else
				assert_true(fabs(min - w[i].util) < EPS);
		}
		tacho_mmu_free(m);
	}
}

static void test_integral_from_anywhere(void **state)
{
	(void)state;
	for (int round = 0; round < 100; round++) {
		int64_t end;
		struct tacho_mmu *m = make(1, 2 + below(300), &end);
		const struct tc_mmu_series *s = &m->sets[0].series[0];

		for (int k = 0; k < 50; k++) {
			uint64_t t = below(tc_mmu_length(s) + 1);
			size_t pos = below(s->n);
			double want;

			while (tc_mmu_time(s, pos) > t)
				pos--;
			want = mean_at(s->points, s->n, s->points[0].time_ns,
				       (int64_t)(t + (t == 0)));
			want *= t ? (double)t : 0;
			assert_true(fabs(tc_mmu_integral(s, &pos, t) - want) < 1e-3);
			assert_true(tc_mmu_time(s, pos) <= t);
			assert_true(pos + 1 == s->n || tc_mmu_time(s, pos + 1) > t);
		}
		tacho_mmu_free(m);
	}
}

static void test_equal_times(void **state)
{
	struct tc_mmu_series s = { 0 };

	(void)state;
	assert_int_equal(tc_mmu_add(&s, NULL, 10, 1), 0);
	assert_int_equal(tc_mmu_add(&s, NULL, 20, 0.5), 0);
	assert_int_equal(tc_mmu_add(&s, NULL, 20, 0.75), 0); /* too high */
	assert_true(s.is_pending && s.n == 2 && s.points[1].util == 0.5);
	assert_int_equal(tc_mmu_add(&s, NULL, 20, 0.25), 0);
	assert_true(!s.is_pending && s.n == 2 && s.points[1].util == 0.25);
	assert_int_equal(tc_mmu_add(&s, NULL, 30, 0.25), 0); /* no change */
	assert_int_equal(s.n, 2);
	free(s.points);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_minimum),     cmocka_unit_test(test_quantiles),
		cmocka_unit_test(test_worst),       cmocka_unit_test(test_integral_from_anywhere),
		cmocka_unit_test(test_equal_times),
	};

	rng = 0x9e3779b97f4a7c15U;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
