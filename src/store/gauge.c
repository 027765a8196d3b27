/* SPDX-License-Identifier: MIT */
/* Gauges; see gauge.h. */
#include "store/gauge.h"

#include <string.h>

void tc_gauge_fini(struct tc_gauge *g, const struct tacho_alloc *alloc)
{
	tc_free(alloc, g->steps);
	tc_free(alloc, g->lates);
	g->steps = NULL;
	g->lates = NULL;
}

static int add_step(struct tc_gauge *g, const struct tacho_alloc *alloc, uint32_t bin,
		    const float *average)
{
	struct tc_gauge_step *last = g->n_steps ? &g->steps[g->n_steps - 1] : NULL;
	int rc;

	if (last && memcmp(last->average, average, sizeof(last->average)) == 0)
		return 0;
	rc = TC_GROW(alloc, &g->steps, &g->cap_steps, g->n_steps + 1, 0);
	if (rc < 0)
		return rc;
	last = &g->steps[g->n_steps++];
	last->bin = bin;
	memcpy(last->average, average, sizeof(last->average));
	return 0;
}

/* The current bin, `width` of which is over. */
static void average_of(const struct tc_gauge *g, uint64_t width, float *out)
{
	for (int c = 0; c < TC_CLASSES; c++)
		out[c] = width ? (float)((double)g->n[c] + (double)g->acc[c] / (double)width)
			       : (float)g->n[c];
}

int tc_gauge_enter(struct tc_gauge *g, const struct tacho_alloc *alloc, unsigned shift,
		   uint64_t tick)
{
	uint32_t bin = (uint32_t)(tick >> shift);
	float average[TC_CLASSES];
	int rc;

	average_of(g, UINT64_C(1) << shift, average);
	rc = add_step(g, alloc, g->bin, average);
	if (rc == 0 && bin > g->bin + 1) {
		average_of(g, 0, average);
		rc = add_step(g, alloc, g->bin + 1, average);
	}
	if (rc < 0)
		return rc;
	memset(g->acc, 0, sizeof(g->acc));
	g->bin = bin;
	return 0;
}

int tc_gauge_found(struct tc_gauge *g, const struct tacho_alloc *alloc, unsigned shift,
		   uint64_t tick, unsigned class, int by)
{
	struct tc_gauge_late *last;
	int rc = 0;

	if (class >= TC_CLASSES)
		return 0;
	if (tick >> shift != g->bin)
		rc = tc_gauge_enter(g, alloc, shift, tick);
	if (rc < 0)
		return rc;
	last = g->n_lates ? &g->lates[g->n_lates - 1] : NULL;
	if (g->bin > 0 && (!last || last->bin != g->bin)) {
		rc = TC_GROW(alloc, &g->lates, &g->cap_lates, g->n_lates + 1, 0);
		if (rc < 0)
			return rc;
		last = &g->lates[g->n_lates++];
		*last = (struct tc_gauge_late){ .bin = g->bin };
	}
	if (g->bin > 0)
		last->n[class] += by;
	/* As if it had come before this bin. */
	g->n[class] += by;
	return 0;
}

/* So many more in all bins before this one. */
static int add_late(struct tc_gauge *g, const struct tacho_alloc *alloc, uint32_t bin,
		    unsigned class, double by)
{
	size_t low = 0, high = g->n_lates;
	int rc;

	if (bin == 0)
		return 0;
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (g->lates[mid].bin < bin)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == g->n_lates || g->lates[low].bin != bin) {
		rc = TC_GROW(alloc, &g->lates, &g->cap_lates, g->n_lates + 1, 0);
		if (rc < 0)
			return rc;
		memmove(&g->lates[low + 1], &g->lates[low], (g->n_lates - low) * sizeof(*g->lates));
		g->lates[low] = (struct tc_gauge_late){ .bin = bin };
		g->n_lates++;
	}
	g->lates[low].n[class] += by;
	return 0;
}

/* So many more from the trace's begin to a time. */
static int add_until(struct tc_gauge *g, const struct tacho_alloc *alloc, unsigned shift,
		     uint64_t tick, unsigned class, int by)
{
	uint32_t bin = (uint32_t)(tick >> shift);
	uint64_t in_bin;
	double part;
	int rc;

	if (bin >= g->bin) {
		g->acc[class] += by * (int64_t)(tick - ((uint64_t)g->bin << shift));
		return add_late(g, alloc, g->bin, class, by);
	}
	in_bin = tick - ((uint64_t)bin << shift);
	part = by * (double)in_bin / (double)(UINT64_C(1) << shift);
	rc = add_late(g, alloc, bin, class, by - part);
	return rc < 0 || in_bin == 0 ? rc : add_late(g, alloc, bin + 1, class, part);
}

int tc_gauge_past(struct tc_gauge *g, const struct tacho_alloc *alloc, unsigned shift,
		  uint64_t tick, uint64_t begin, uint64_t end, unsigned class, int by)
{
	int rc = 0;

	if (class >= TC_CLASSES || begin >= end)
		return 0;
	if (tick >> shift != g->bin)
		rc = tc_gauge_enter(g, alloc, shift, tick);
	if (rc == 0)
		rc = add_until(g, alloc, shift, end, class, by);
	return rc < 0 ? rc : add_until(g, alloc, shift, begin, class, -by);
}

/* --- reading -------------------------------------------------------------------- */

/* How many that were found later were in a class all along. */
static void add_lates(const struct tc_gauge *g, size_t first, size_t n, float (*out)[TC_CLASSES])
{
	double later[TC_CLASSES] = { 0 };
	size_t l = g->n_lates;

	for (size_t i = n; i-- > 0 && g->n_lates;) {
		while (l > 0 && g->lates[l - 1].bin > first + i) {
			l--;
			for (int c = 0; c < TC_CLASSES; c++)
				later[c] += g->lates[l].n[c];
		}
		for (int c = 0; c < TC_CLASSES; c++)
			out[i][c] += (float)later[c];
	}
}

/* How many steps are of bins up to this one. */
static size_t steps_until(const struct tc_gauge *g, size_t bin)
{
	size_t low = 0, high = g->n_steps;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (g->steps[mid].bin <= bin)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

void tc_gauge_read(const struct tc_gauge *g, unsigned shift, uint64_t end, size_t first, size_t n,
		   float (*out)[TC_CLASSES])
{
	uint64_t width = UINT64_C(1) << shift;
	size_t k = steps_until(g, first);
	float now[TC_CLASSES] = { 0 };

	if (first > g->bin)
		average_of(g, 0, now);
	else if (k > 0)
		memcpy(now, g->steps[k - 1].average, sizeof(now));
	for (size_t i = first; i < first + n; i++) {
		if (i == g->bin) {
			uint64_t begin = (uint64_t)i << shift;

			average_of(g, end > begin && end - begin < width ? end - begin : width,
				   now);
			memcpy(out[i - first], now, sizeof(now));
			average_of(g, 0, now);
			continue;
		}
		while (i < g->bin && k < g->n_steps && g->steps[k].bin <= i) {
			memcpy(now, g->steps[k].average, sizeof(now));
			k++;
		}
		memcpy(out[i - first], now, sizeof(now));
	}
	add_lates(g, first, n, out);
}

void tc_gauge_totals(const struct tc_gauge *g, unsigned shift, uint64_t end, double *out)
{
	uint64_t width = UINT64_C(1) << shift, bins = end >> shift, part = end - (bins << shift);
	float now[TC_CLASSES];

	memset(out, 0, TC_CLASSES * sizeof(*out));
	for (size_t k = 0; k < g->n_steps; k++) {
		uint64_t next = k + 1 < g->n_steps ? g->steps[k + 1].bin : g->bin;

		for (int c = 0; c < TC_CLASSES; c++)
			out[c] += (double)g->steps[k].average[c] * (double)(next - g->steps[k].bin);
	}
	for (size_t l = 0; l < g->n_lates; l++)
		for (int c = 0; c < TC_CLASSES; c++)
			out[c] += g->lates[l].n[c] * (double)g->lates[l].bin;
	/* The current bin, and what follows it. */
	average_of(g, g->bin < bins ? width : part, now);
	for (int c = 0; c < TC_CLASSES; c++) {
		double after =
			g->bin < bins ? (double)(end - ((uint64_t)(g->bin + 1) << shift)) : 0;

		out[c] += (double)now[c] * (g->bin < bins ? 1 : (double)part / (double)width) +
			  (double)g->n[c] * after / (double)width;
	}
}

/* --- wider ---------------------------------------------------------------------- */

int tc_gauge_widen(struct tc_gauge *g, const struct tacho_alloc *alloc, unsigned shift)
{
	size_t n = (size_t)g->bin + 1;
	float(*old)[TC_CLASSES];
	int64_t width = INT64_C(1) << shift;
	int rc = 0;

	/* Nothing but the first bin: its begin stays. */
	if (g->bin == 0)
		return 0;
	old = tc_calloc(alloc, n, sizeof(*old));
	if (!old)
		return TACHO_ENOMEM;
	tc_gauge_read(g, shift, (uint64_t)n << shift, 0, n, old);
	g->n_steps = g->n_lates = 0;
	for (size_t i = 0; i < n / 2 && rc == 0; i++) {
		float average[TC_CLASSES];

		/* The bin that the current one is the second half of is not over. */
		if (2 * i + 1 == g->bin)
			break;
		for (int c = 0; c < TC_CLASSES; c++)
			average[c] = (old[2 * i][c] + old[2 * i + 1][c]) / 2;
		rc = add_step(g, alloc, (uint32_t)i, average);
	}
	for (int c = 0; c < TC_CLASSES && g->bin % 2; c++) {
		/* What acc would be had the bin begun one earlier; n is of now. */
		double before = (double)old[g->bin - 1][c] * (double)width;

		g->acc[c] += (int64_t)(before + 0.5) - g->n[c] * width;
	}
	g->bin /= 2;
	tc_free(alloc, old);
	return rc;
}
