/* SPDX-License-Identifier: MIT */
/*
 * The least mean utilization in a window, exactly.
 *
 * The mean over a window, as a function of its left edge, is made of straight lines
 * that meet where an edge passes a change; so the minimum is at one of these places.
 * They are gone through from left to right, but
 *
 *   - the integral never descends, so for left edges from a to b the mean is at least
 *     (integral up to a + window, less integral up to b) / window: bands of changes
 *     for which that is no better than what is known already are left out;
 *   - the mean cannot fall faster than by 1 in a window, so that from a place where it
 *     is high a good part of the way can be skipped.
 *
 * What is known at first are the means at the edges of the bands.
 */
#include "analyze/mmu_state.h"

double tc_mmu_integral(const struct tc_mmu_series *s, size_t *pos, uint64_t t)
{
	size_t i = *pos, step = 8;

	/* Mostly near; else in growing steps, then by halves. */
	while (i + step < s->n && tc_mmu_time(s, i + step) <= t) {
		i += step;
		step *= 2;
	}
	for (; step > 8; step /= 2)
		while (i + step / 2 < s->n && tc_mmu_time(s, i + step / 2) <= t)
			i += step / 2;
	while (i + 1 < s->n && tc_mmu_time(s, i + 1) <= t)
		i++;
	*pos = i;
	return s->sums[i] + s->points[i].util * (double)(t - tc_mmu_time(s, i));
}

struct search {
	const struct tc_mmu_series *s;
	uint64_t window; /* at most the length of the series, and not 0 */
	double min;      /* lowest mean so far … */
	uint64_t at;     /* … and its left edge: the first one, if `is_exact` */
	bool is_found, is_exact;
};

static void consider(struct search *x, double mean, uint64_t t)
{
	if (mean < x->min || (x->is_exact && x->is_found && mean == x->min && t < x->at)) {
		x->min = mean;
		x->at = t;
		x->is_found = true;
	}
}

/* Nothing better can come from left edges behind t. */
static bool is_done(const struct search *x, uint64_t t)
{
	return x->is_found && x->min <= x->s->min && (!x->is_exact || t >= x->at);
}

/* All left edges from lo to hi; left and right are points not behind the edges of the window. */
static void scan(struct search *x, size_t left, size_t right, uint64_t lo, uint64_t hi)
{
	uint64_t t = lo;

	for (;;) {
		double above = tc_mmu_integral(x->s, &right, t + x->window) -
			       tc_mmu_integral(x->s, &left, t);
		uint64_t next, other;

		above /= (double)x->window;
		consider(x, above, t);
		if (t >= hi || is_done(x, t))
			return;
		next = tc_mmu_next(x->s, left, t);
		other = tc_mmu_next(x->s, right, t + x->window);
		other = other == UINT64_MAX ? other : other - x->window;
		next = other < next ? other : next;
		above = (above - x->min) * (double)x->window;
		if (above >= 1 && above < 9e18 && next - t < (uint64_t)above)
			next = hi - t < (uint64_t)above ? hi : t + (uint64_t)above;
		t = next < hi ? next : hi;
	}
}

/* Go through the bands of left edges from lo to hi, only probing or all of it. */
static void walk(struct search *x, uint64_t lo, uint64_t hi, bool is_probe)
{
	const struct tc_mmu_series *s = x->s;
	double w = (double)x->window, before, inside;
	size_t left = 0, right = 0;
	uint64_t a = lo, b;

	before = tc_mmu_integral(s, &left, a);
	inside = tc_mmu_integral(s, &right, a + x->window);
	for (; !is_done(x, a); a = b) {
		size_t from = left, from_right = right, band = left + TC_MMU_BAND;
		double behind, bound;

		consider(x, (inside - before) / w, a);
		if (a >= hi)
			return;
		b = band < s->n && tc_mmu_time(s, band) < hi ? tc_mmu_time(s, band) : hi;
		behind = tc_mmu_integral(s, &left, b);
		bound = (inside - behind) / w;
		if (!is_probe && (bound < x->min || (bound == x->min && x->is_exact)))
			scan(x, from, from_right, a, b);
		before = behind;
		inside = tc_mmu_integral(s, &right, b + x->window);
	}
}

static void search_range(struct search *x, uint64_t lo, uint64_t hi)
{
	walk(x, lo, hi, true);
	walk(x, lo, hi, false);
}

/* The window as far as it fits; 0: the series has no length. */
static uint64_t fit(const struct tc_mmu_series *s, int64_t window_ns)
{
	uint64_t length = tc_mmu_length(s);

	return (uint64_t)window_ns < length ? (uint64_t)window_ns : length;
}

double tacho_mmu_min(const struct tacho_mmu *m, size_t set, int64_t window_ns)
{
	const struct tc_mmu_set *x = &m->sets[set];
	struct search search = { .min = 1 };

	if (window_ns <= 0)
		return 0;
	for (size_t i = 0; i < x->n_series; i++) {
		search.s = &x->series[i];
		search.window = fit(search.s, window_ns);
		search.is_found = false;
		if (search.window > 0)
			search_range(&search, 0, tc_mmu_length(search.s) - search.window);
	}
	return search.min > 0 ? search.min : 0;
}

/* --- the worst windows ------------------------------------------------------ */

/* The first of the chosen windows, by time, that ends behind ns. */
static const struct tacho_mmu_window *obstacle(const struct tacho_mmu_window *chosen, size_t n,
					       int64_t ns)
{
	const struct tacho_mmu_window *first = NULL;

	for (size_t i = 0; i < n; i++) {
		if (chosen[i].end_ns > ns && (!first || chosen[i].begin_ns < first->begin_ns))
			first = &chosen[i];
	}
	return first;
}

/* The worst window of one series in the gaps between those that are chosen. */
static void search_gaps(struct search *x, const struct tacho_mmu_window *chosen, size_t n)
{
	const struct tc_mmu_series *s = x->s;
	int64_t base = s->points[0].time_ns;
	uint64_t last = tc_mmu_length(s) - x->window, lo = 0;

	for (;;) {
		const struct tacho_mmu_window *o =
			obstacle(chosen, n, tc_wrap_add(base, (int64_t)lo));
		uint64_t hi = last, begin;

		if (o) {
			begin = o->begin_ns > base ? (uint64_t)o->begin_ns - (uint64_t)base : 0;
			if (begin < x->window)
				hi = 0;
			else if (begin - x->window < last)
				hi = begin - x->window;
		}
		if (lo <= hi && (!o || begin >= x->window))
			search_range(x, lo, hi);
		if (!o)
			return;
		lo = o->end_ns > base ? (uint64_t)o->end_ns - (uint64_t)base : 0;
		if (lo > last)
			return;
	}
}

size_t tacho_mmu_worst(const struct tacho_mmu *m, size_t set, int64_t window_ns,
		       struct tacho_mmu_window *out, size_t max)
{
	const struct tc_mmu_set *sets = &m->sets[set];
	size_t n;

	for (n = 0; n < max && window_ns > 0; n++) {
		struct tacho_mmu_window best = { .util = 1 };

		for (size_t i = 0; i < sets->n_series; i++) {
			struct search x = { .s = &sets->series[i], .min = best.util };

			x.is_exact = true;
			x.window = fit(x.s, window_ns);
			if (x.window == 0)
				continue;
			search_gaps(&x, out, n);
			if (!x.is_found)
				continue;
			best.begin_ns = tc_wrap_add(x.s->points[0].time_ns, (int64_t)x.at);
			best.end_ns = tc_wrap_add(best.begin_ns, (int64_t)x.window);
			best.util = x.min > 0 ? x.min : 0;
			best.series = i;
		}
		if (best.util >= 1)
			break;
		out[n] = best;
	}
	return n;
}
