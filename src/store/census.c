/* SPDX-License-Identifier: MIT */
/* The census; see census.h. */
#include "store/census.h"

#include <math.h>
#include <string.h>

int tc_census_init(struct tc_census *c, const struct tacho_alloc *alloc)
{
	*c = (struct tc_census){ .alloc = alloc, .shift = TC_GAUGE_SHIFT };
	c->extremes = tc_calloc(alloc, TC_GAUGE_BINS, sizeof(*c->extremes));
	c->latency = tc_calloc(alloc, TC_GAUGE_BINS, sizeof(*c->latency));
	return c->extremes && c->latency ? 0 : TACHO_ENOMEM;
}

void tc_census_fini(struct tc_census *c)
{
	tc_gauge_fini(&c->gos, c->alloc);
	tc_gauge_fini(&c->procs, c->alloc);
	tc_free(c->alloc, c->extremes);
	tc_free(c->alloc, c->latency);
}

/* What the series are at this time. */
static void series_of(const struct tc_census *c, uint32_t *v)
{
	const int64_t *n = c->gos.n;

	v[TC_SERIES_GOROUTINES] = (uint32_t)(n[0] + n[1] + n[2] + n[3]);
	v[TC_SERIES_RUNNABLE] = (uint32_t)n[TC_CLASS_RUNNABLE];
	v[TC_SERIES_RUNNING] = (uint32_t)n[TC_CLASS_RUNNING];
	v[TC_SERIES_THREADS] = (uint32_t)(n[TC_CLASS_RUNNING] + n[TC_CLASS_SYSCALL]);
}

void tc_census_enter(struct tc_census *c, uint32_t bin)
{
	c->extremes[c->bin] = c->now;
	series_of(c, c->now.min);
	series_of(c, c->now.max);
	for (uint32_t i = c->bin + 1; i < bin; i++)
		c->extremes[i] = c->now;
	c->bin = bin;
}

/* Those found later who had been in the series all along, when bin i was. */
static uint32_t later_than(const struct tc_gauge *g, enum tc_series series, uint32_t bin)
{
	double n = 0;

	for (size_t l = g->n_lates; l-- > 0 && g->lates[l].bin > bin;) {
		const double *of = g->lates[l].n;

		if (series == TC_SERIES_GOROUTINES)
			n += of[0] + of[1] + of[2] + of[3];
		else if (series == TC_SERIES_RUNNABLE)
			n += of[TC_CLASS_RUNNABLE];
		else
			n += of[TC_CLASS_RUNNING] +
			     (series == TC_SERIES_THREADS ? of[TC_CLASS_SYSCALL] : 0);
	}
	return n > 0 ? (uint32_t)n : 0;
}

void tc_census_extremes(const struct tc_census *c, enum tc_series series, uint64_t from,
			uint64_t width, uint64_t end, size_t n, float *min, float *max)
{
	for (size_t b = 0; b < n; b++) {
		uint64_t begin = from + b * width, stop = begin + width - 1;

		min[b] = max[b] = NAN;
		if (begin >= end)
			continue;
		stop = stop < end ? stop : end - 1;
		for (uint64_t i = begin >> c->shift; i <= stop >> c->shift && i <= c->bin; i++) {
			const struct tc_extremes *x = i == c->bin ? &c->now : &c->extremes[i];
			float late = c->gos.n_lates
					     ? (float)later_than(&c->gos, series, (uint32_t)i)
					     : 0;
			float low = (float)x->min[series] + late;
			float high = (float)x->max[series] + late;

			min[b] = !(low >= min[b]) ? low : min[b];
			max[b] = !(high <= max[b]) ? high : max[b];
		}
	}
}

static void join(struct tc_extremes *to, const struct tc_extremes *from)
{
	for (int i = 0; i < TC_SERIES; i++) {
		to->min[i] = to->min[i] < from->min[i] ? to->min[i] : from->min[i];
		to->max[i] = to->max[i] > from->max[i] ? to->max[i] : from->max[i];
	}
}

static void widen_latency(struct tc_census *c)
{
	size_t n = (size_t)c->bin + 1;

	for (size_t i = 0; i < n; i++) {
		uint32_t *to = c->latency[i / 2];

		for (int b = 0; b < TC_LATENCY_BUCKETS && i > 0; b++)
			to[b] = (i % 2 ? to[b] : 0) + c->latency[i][b];
	}
	memset(c->latency[(n + 1) / 2], 0, (n / 2) * sizeof(c->latency[0]));
}

/* Widening a gauge adds what it found late to its bins; so must these. */
static void add_lates(struct tc_census *c)
{
	for (uint32_t i = 0; i < c->bin && c->gos.n_lates; i++) {
		for (int k = 0; k < TC_SERIES; k++) {
			uint32_t late = later_than(&c->gos, (enum tc_series)k, i);

			c->extremes[i].min[k] += late;
			c->extremes[i].max[k] += late;
		}
	}
}

int tc_census_widen(struct tc_census *c)
{
	int rc;

	add_lates(c);
	rc = tc_gauge_widen(&c->gos, c->alloc, c->shift);

	if (rc == 0)
		rc = tc_gauge_widen(&c->procs, c->alloc, c->shift);
	if (rc < 0)
		return rc;
	for (uint32_t i = 0; i < c->bin; i++) {
		if (i % 2)
			join(&c->extremes[i / 2], &c->extremes[i]);
		else
			c->extremes[i / 2] = c->extremes[i];
	}
	if (c->bin % 2)
		join(&c->now, &c->extremes[c->bin / 2]);
	widen_latency(c);
	c->bin /= 2;
	c->shift++;
	return 0;
}

double tc_latency_quantile(const uint32_t *buckets, double q)
{
	uint64_t n = 0, seen = 0;
	unsigned b;

	for (b = 0; b < TC_LATENCY_BUCKETS; b++)
		n += buckets[b];
	if (n == 0)
		return -1;
	for (b = 0; b < TC_LATENCY_BUCKETS - 1; b++) {
		seen += buckets[b];
		if ((double)seen >= q * (double)n)
			break;
	}
	if (b < 2)
		return b;
	/* The middle of the bucket. */
	return (double)(UINT64_C(1) << (b / 2)) * (b % 2 ? 1.75 : 1.25);
}
