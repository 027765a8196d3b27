/* SPDX-License-Identifier: MIT */
/*
 * The distribution of the mean utilization over all windows of one length.
 *
 * Between two places where an edge of the window meets a change, the mean is a straight
 * line: a *piece*, whose time is spread evenly over the means from one end to the
 * other. A quantile is the mean below which a given time has gathered. As only low
 * quantiles are asked for, stretches of the trace in which the mean stays above all of
 * them are not looked at (their bounds are those of mmu_window.c). What is left is
 * narrowed down by histograms, each over one bucket of the one before, until so few
 * pieces are left that they can be sorted.
 */
#include "analyze/mmu_state.h"

#include <stdlib.h>
#include <string.h>

#define BUCKETS   4096
#define FEW       64
#define NARROW    1e-10 /* exact enough */
#define MAX_DEPTH 8
/*
 * Less than this part of what the smallest change of utilization would give is
 * rounding: the mean does not change. Else its rate would drown all others.
 */
#define FLAT 1e-7

struct piece {
	double lo, hi; /* means; lo <= hi */
	double mass;   /* ns */
};

struct pieces {
	struct piece *v;
	size_t n, cap;
};

/* --- which stretches matter ------------------------------------------------- */

struct band {
	uint64_t begin, end; /* of left edges */
	size_t left, right;  /* points not behind begin, and begin + window */
	double lo, hi;       /* bounds of the mean */
};

struct bands {
	const struct tc_mmu_series *s;
	uint64_t window, last, at; /* `last` left edge; where the next band begins */
	size_t left, right;
	double before, inside;
};

static void bands_begin(struct bands *b, const struct tc_mmu_series *s, uint64_t window)
{
	*b = (struct bands){ .s = s, .window = window, .last = tc_mmu_length(s) - window };
	b->inside = tc_mmu_integral(s, &b->right, window);
}

static double clip(double u)
{
	return u < 0 ? 0 : u > 1 ? 1 : u;
}

static bool bands_next(struct bands *b, struct band *out)
{
	size_t next = b->left + TC_MMU_BAND;
	double w = (double)b->window, before, inside;

	if (b->at >= b->last)
		return false;
	*out = (struct band){ .begin = b->at, .end = b->last, .left = b->left, .right = b->right };
	if (next < b->s->n && tc_mmu_time(b->s, next) < b->last)
		out->end = tc_mmu_time(b->s, next);
	before = tc_mmu_integral(b->s, &b->left, out->end);
	inside = tc_mmu_integral(b->s, &b->right, out->end + b->window);
	out->lo = clip((b->inside - before) / w);
	out->hi = clip((inside - b->before) / w);
	b->before = before;
	b->inside = inside;
	b->at = out->end;
	return true;
}

/* A mean that at least `mass` of all windows do not exceed: no need to look above. */
static double ceiling(const struct tc_mmu_set *set, uint64_t window, double mass)
{
	double hist[BUCKETS + 1] = { 0 }, sum = 0;

	for (size_t i = 0; i < set->n_series; i++) {
		struct bands bands;
		struct band b;

		if (tc_mmu_length(&set->series[i]) <= window)
			continue;
		bands_begin(&bands, &set->series[i], window);
		while (bands_next(&bands, &b))
			hist[(size_t)(b.hi * BUCKETS)] += (double)(b.end - b.begin);
	}
	for (size_t i = 0; i < BUCKETS; i++) {
		sum += hist[i];
		if (sum > mass)
			return (double)(i + 1) / BUCKETS;
	}
	return 1;
}

static int add_piece(struct pieces *p, const struct tacho_alloc *a, double from, double to,
		     double mass, double window)
{
	struct piece *last = p->n ? &p->v[p->n - 1] : NULL;
	double lo = from < to ? from : to, hi = from < to ? to : from;
	int rc;

	if ((hi - lo) * window < mass * FLAT)
		lo = hi = from;
	if (last && lo == hi && last->lo == lo && last->hi == lo) {
		last->mass += mass;
		return 0;
	}
	rc = TC_GROW(a, &p->v, &p->cap, p->n + 1, 0);
	if (rc == 0)
		p->v[p->n++] = (struct piece){ lo, hi, mass };
	return rc;
}

/* The pieces of one band. */
static int cut(struct pieces *p, const struct tacho_alloc *a, const struct tc_mmu_series *s,
	       const struct band *b, uint64_t window)
{
	size_t left = b->left, right = b->right;
	double w = (double)window, mean = 0;
	uint64_t t = b->begin, before = t;
	int rc = 0;

	for (bool is_first = true;; is_first = false) {
		double above =
			tc_mmu_integral(s, &right, t + window) - tc_mmu_integral(s, &left, t);
		uint64_t next, other;

		above = clip(above / w);
		if (!is_first)
			rc = add_piece(p, a, mean, above, (double)(t - before), w);
		if (rc < 0 || t >= b->end)
			return rc;
		mean = above;
		before = t;
		next = tc_mmu_next(s, left, t);
		other = tc_mmu_next(s, right, t + window);
		other = other == UINT64_MAX ? other : other - window;
		t = other < next ? other : next;
		t = t < b->end ? t : b->end;
	}
}

static int cut_all(struct pieces *p, const struct tacho_alloc *a, const struct tc_mmu_set *set,
		   uint64_t window, double max)
{
	int rc = 0;

	for (size_t i = 0; i < set->n_series && rc == 0; i++) {
		struct bands bands;
		struct band b;

		if (tc_mmu_length(&set->series[i]) <= window)
			continue;
		bands_begin(&bands, &set->series[i], window);
		while (rc == 0 && bands_next(&bands, &b))
			if (b.lo <= max)
				rc = cut(p, a, bands.s, &b, window);
	}
	return rc;
}

/* --- one quantile ----------------------------------------------------------- */

/* The mass of a piece that lies in [lo, hi). */
static double mass_in(const struct piece *p, double lo, double hi)
{
	double from = p->lo > lo ? p->lo : lo, to = p->hi < hi ? p->hi : hi;

	if (p->lo == p->hi)
		return p->lo >= lo && p->lo < hi ? p->mass : 0;
	return to > from ? p->mass * ((to - from) / (p->hi - p->lo)) : 0;
}

static bool overlaps(const struct piece *p, double lo, double hi)
{
	return p->lo < hi && (p->hi > lo || (p->lo == p->hi && p->lo >= lo));
}

/* Where something changes when the pieces are gone through from below. */
struct edge {
	double at, rate, mass;
	int pieces; /* that begin here, less those that end */
};

static int compare_edges(const void *a, const void *b)
{
	const struct edge *x = a, *y = b;

	return (x->at > y->at) - (x->at < y->at);
}

/* The mean below which `goal` lies, of pieces in [lo, hi) with `sum` below them. */
static double sweep(const struct piece *v, size_t n, struct edge *edges, double lo, double hi,
		    double sum, double goal)
{
	double rate = 0, at = lo;
	size_t n_edges = 0;
	int64_t open = 0;

	for (size_t i = 0; i < n; i++) {
		double from = v[i].lo > lo ? v[i].lo : lo, to = v[i].hi < hi ? v[i].hi : hi, r;

		if (v[i].lo == v[i].hi) {
			edges[n_edges++] = (struct edge){ v[i].lo, 0, v[i].mass, 0 };
			continue;
		}
		r = v[i].mass / (v[i].hi - v[i].lo);
		edges[n_edges++] = (struct edge){ from, r, 0, 1 };
		edges[n_edges++] = (struct edge){ to, -r, 0, -1 };
	}
	qsort(edges, n_edges, sizeof(*edges), compare_edges);
	for (size_t i = 0; i < n_edges; i++) {
		double next = sum + (edges[i].at - at) * rate;

		if (next >= goal)
			return rate > 0 ? at + (goal - sum) / rate : edges[i].at;
		next += edges[i].mass;
		if (next >= goal)
			return edges[i].at;
		sum = next;
		at = edges[i].at;
		open += edges[i].pieces;
		rate = open > 0 ? rate + edges[i].rate : 0;
	}
	return at;
}

/*
 * Which bucket of [lo, hi) the goal falls into; *sum becomes what lies below it. Pieces
 * that span whole buckets add to a rate from one to another.
 */
static size_t find_bucket(const struct piece *v, size_t n, double lo, double hi, double *sum,
			  double goal)
{
	double part[BUCKETS] = { 0 }, rates[BUCKETS + 1] = { 0 }, width = (hi - lo) / BUCKETS;
	double rate = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		const struct piece *p = &v[i];
		double from = p->lo > lo ? p->lo : lo, to = p->hi < hi ? p->hi : hi;
		size_t a = (size_t)((from - lo) / width), b = (size_t)((to - lo) / width);

		a = a < BUCKETS ? a : BUCKETS - 1;
		b = b < BUCKETS ? b : BUCKETS - 1;
		if (a == b) {
			part[a] += p->lo == p->hi ? p->mass : mass_in(p, lo, hi);
			continue;
		}
		part[a] += mass_in(p, lo, lo + (double)(a + 1) * width);
		part[b] += mass_in(p, lo + (double)b * width, hi);
		rates[a + 1] += p->mass * (width / (p->hi - p->lo));
		rates[b] -= p->mass * (width / (p->hi - p->lo));
	}
	for (i = 0; i < BUCKETS - 1; i++) {
		double inside;

		rate += rates[i];
		inside = part[i] + (rate > 0 ? rate : 0);
		if (*sum + inside >= goal && inside > 0)
			break;
		*sum += inside;
	}
	return i;
}

static size_t keep_overlapping(const struct piece *v, size_t n, struct piece *out, double lo,
			       double hi)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (overlaps(&v[i], lo, hi))
			out[kept++] = v[i];
	return kept;
}

/* A mean in a narrow range, best one at which windows stay. */
static double somewhere(const struct piece *v, size_t n, double lo, double hi)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].lo == v[i].hi && v[i].lo >= lo && v[i].lo < hi)
			return v[i].lo;
	return lo;
}

static int quantile(const struct pieces *p, struct piece *rest, const struct tacho_alloc *a,
		    double goal, double *out)
{
	/* Buckets are open above, and means may be 1. */
	double lo = 0, hi = 1 + 1.0 / BUCKETS, sum = 0;
	const struct piece *v = p->v;
	size_t n = p->n;
	struct edge *edges;

	for (int depth = 0; n > FEW && hi - lo > NARROW && depth < MAX_DEPTH; depth++) {
		double width = (hi - lo) / BUCKETS;
		size_t i = find_bucket(v, n, lo, hi, &sum, goal);

		lo += (double)i * width;
		hi = i + 1 < BUCKETS ? lo + width : hi;
		n = keep_overlapping(v, n, rest, lo, hi);
		v = rest;
	}
	if (n > FEW) {
		*out = somewhere(v, n, lo, hi);
		return 0;
	}
	edges = tc_calloc(a, 2 * n + 1, sizeof(*edges));
	if (!edges)
		return TACHO_ENOMEM;
	*out = sweep(v, n, edges, lo, hi, sum, goal);
	tc_free(a, edges);
	return 0;
}

int tacho_mmu_quantiles(const struct tacho_mmu *m, size_t set, int64_t window_ns, const double *q,
			size_t n, double *out)
{
	const struct tc_mmu_set *x = &m->sets[set];
	double min = tacho_mmu_min(m, set, window_ns), all = 0, max_q = 0;
	struct pieces pieces = { 0 };
	struct piece *rest = NULL;
	int rc = 0;

	for (size_t i = 0; i < n; i++) {
		out[i] = min;
		max_q = q[i] > max_q ? q[i] : max_q;
	}
	/* Go's distribution stays empty, and the minimum is taken instead. */
	if (window_ns <= 0 || (x->flags & TACHO_MMU_AS_GO))
		return 0;
	for (size_t i = 0; i < x->n_series; i++) {
		uint64_t length = tc_mmu_length(&x->series[i]);

		if (length > (uint64_t)window_ns)
			all += (double)(length - (uint64_t)window_ns);
	}
	if (all <= 0 || max_q <= 0)
		return 0;
	rc = cut_all(&pieces, m->alloc, x, (uint64_t)window_ns,
		     ceiling(x, (uint64_t)window_ns, all * max_q));
	if (rc == 0) {
		rest = tc_calloc(m->alloc, pieces.n + 1, sizeof(*rest));
		rc = rest ? 0 : TACHO_ENOMEM;
	}
	for (size_t i = 0; i < n && rc == 0; i++) {
		if (q[i] > 0)
			rc = quantile(&pieces, rest, m->alloc, all * q[i], &out[i]);
		/* Rounding may lead out of what is possible. */
		out[i] = out[i] < min ? min : out[i] > 1 ? 1 : out[i];
	}
	tc_free(m->alloc, rest);
	tc_free(m->alloc, pieces.v);
	return rc;
}
