/* SPDX-License-Identifier: MIT */
/* Plots and marks; see plot.h. */
#include "store/plot.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "store/state.h"

const char *const tc_plot_names[] = {
	"ps_running", "ps_syscall", "ps_idle", "g_running", "g_runnable",
	"g_waiting",  "g_syscall",  "heap",    "goal",      "gomaxprocs",
	"sched_p50",  "sched_p99",  NULL,
};

/* --- gauges --------------------------------------------------------------------- */

/* Averages over [a, b) of values that bins of 2^shift ticks have. */
static double average(const float (*bins)[TC_CLASSES], size_t n, unsigned shift, unsigned class,
		      double a, double b)
{
	double width = (double)(UINT64_C(1) << shift), sum = 0, weight = 0;

	for (size_t i = (size_t)(a / width); i < n && (double)i * width < b; i++) {
		double low = fmax(a, (double)i * width), high = fmin(b, (double)(i + 1) * width);

		if (high <= low)
			continue;
		sum += (double)bins[i][class] * (high - low);
		weight += high - low;
	}
	return weight > 0 ? sum / weight : (double)NAN;
}

static int plot_gauge(const struct tc_store *s, const struct tc_gauge *g, unsigned class,
		      uint64_t from, uint64_t to, size_t n, double *out)
{
	size_t bins = (size_t)s->census.bin + 1;
	float(*all)[TC_CLASSES] = tc_calloc(s->alloc, bins, sizeof(*all));
	double width = (double)(to - from) / (double)n;

	if (!all)
		return TACHO_ENOMEM;
	tc_gauge_read(g, s->census.shift, s->last, 0, bins, all);
	for (size_t i = 0; i < n; i++) {
		double a = (double)from + (double)i * width;

		out[i] = a > (double)s->last ? (double)NAN
					     : average((const float(*)[TC_CLASSES])all, bins,
						       s->census.shift, class, a, a + width);
	}
	tc_free(s->alloc, all);
	return 0;
}

/* --- the others ----------------------------------------------------------------- */

static void plot_metric(const struct tc_store *s, enum tacho_metric metric, uint64_t from,
			uint64_t to, size_t n, double *out)
{
	for (size_t i = 0; i < n; i++) {
		uint64_t a = from + (uint64_t)((double)(to - from) * (double)i / (double)n);
		uint64_t b = from + (uint64_t)((double)(to - from) * (double)(i + 1) / (double)n);
		float min, max;

		tc_counter_read(&s->metrics[metric], a, b > a ? b - a : 1, s->last + 1, 1, &min,
				&max);
		out[i] = (double)max;
	}
}

static void plot_latency(const struct tc_store *s, double q, uint64_t from, uint64_t to, size_t n,
			 double *out)
{
	const struct tc_census *c = &s->census;

	for (size_t i = 0; i < n; i++) {
		uint32_t buckets[TC_LATENCY_BUCKETS] = { 0 };
		double a = (double)from + (double)(to - from) * (double)i / (double)n;
		double b = (double)from + (double)(to - from) * (double)(i + 1) / (double)n;
		size_t first = (size_t)((uint64_t)a >> c->shift);
		size_t last = (size_t)((uint64_t)fmax(a, b - 1) >> c->shift);

		for (size_t k = first; k <= last && k <= c->bin; k++)
			for (int x = 0; x < TC_LATENCY_BUCKETS; x++)
				buckets[x] += c->latency[k][x];
		out[i] = tc_latency_quantile(buckets, q);
		out[i] = out[i] < 0 ? (double)NAN : out[i] * TC_TICK_NS;
	}
}

int tc_store_plot(const struct tc_store *s, enum tc_plot plot, uint64_t from, uint64_t to, size_t n,
		  double *out)
{
	static const uint8_t classes[] = { TC_CLASS_RUNNING, TC_CLASS_SYSCALL,  TC_CLASS_WAITING,
					   TC_CLASS_RUNNING, TC_CLASS_RUNNABLE, TC_CLASS_WAITING,
					   TC_CLASS_SYSCALL };

	switch (plot) {
	case TC_PLOT_HEAP: plot_metric(s, TACHO_METRIC_HEAP_LIVE, from, to, n, out); return 0;
	case TC_PLOT_GOAL: plot_metric(s, TACHO_METRIC_HEAP_GOAL, from, to, n, out); return 0;
	case TC_PLOT_GOMAXPROCS:
		plot_metric(s, TACHO_METRIC_GOMAXPROCS, from, to, n, out);
		return 0;
	case TC_PLOT_SCHED_P50: plot_latency(s, 0.5, from, to, n, out); return 0;
	case TC_PLOT_SCHED_P99: plot_latency(s, 0.99, from, to, n, out); return 0;
	case TC_PLOT_PS_RUNNING:
	case TC_PLOT_PS_SYSCALL:
	case TC_PLOT_PS_IDLE:
	case TC_PLOT_G_RUNNING:
	case TC_PLOT_G_RUNNABLE:
	case TC_PLOT_G_WAITING:
	case TC_PLOT_G_SYSCALL:
	case TC_PLOTS:
	default:
		return plot_gauge(s, plot <= TC_PLOT_PS_IDLE ? &s->census.procs : &s->census.gos,
				  classes[plot], from, to, n, out);
	}
}

/* --- marks ---------------------------------------------------------------------- */

static int longest_first(const void *a, const void *b)
{
	const struct tc_mark *x = a, *y = b;
	uint64_t p = x->end - x->begin, q = y->end - y->begin;

	if (p != q)
		return p > q ? -1 : 1;
	return (x->begin > y->begin) - (x->begin < y->begin);
}

static int by_time(const void *a, const void *b)
{
	const struct tc_mark *x = a, *y = b;

	return (x->begin > y->begin) - (x->begin < y->begin);
}

int tc_store_marks(const struct tc_store *s, enum tc_row_kind kind, uint64_t from, uint64_t to,
		   struct tc_mark *out, size_t max, size_t *n, size_t *left_off)
{
	struct tc_key key = { .kind = kind };
	struct tc_mark *all = NULL;
	size_t count = 0, cap = 0;
	struct tc_row row;
	struct tc_scan w;
	int rc = 0;

	*n = *left_off = 0;
	tc_key_row(s, &key, &row);
	for (bool ok = tc_scan_begin(&w, &row, from, true); ok && w.slice.begin < to && rc == 0;
	     ok = tc_scan_next(&w)) {
		if (w.slice.state == TC_IDLE)
			continue;
		rc = TC_GROW(s->alloc, &all, &cap, count + 1, 0);
		if (rc == 0)
			all[count++] = (struct tc_mark){ w.slice.begin, w.slice.end, w.slice.ref };
	}
	if (rc == 0 && count) {
		qsort(all, count, sizeof(*all), longest_first);
		*n = count < max ? count : max;
		*left_off = count - *n;
		qsort(all, *n, sizeof(*all), by_time);
		memcpy(out, all, *n * sizeof(*out));
	}
	tc_free(s->alloc, all);
	return rc;
}
