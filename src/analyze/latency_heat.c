/* SPDX-License-Identifier: MIT */
/*
 * A heat map over a time whose length is not known: columns double their width when they
 * are full. They are kept TC_HEAT_FINE times finer than asked for and merged at the end,
 * so that what comes out is not half empty.
 */
#include <string.h>

#include "analyze/latency_rows.h"

int tc_heat_init(struct tc_latency_heat *h, const struct tacho_alloc *a, unsigned columns)
{
	h->columns = columns;
	h->cap = (size_t)columns * TC_HEAT_FINE;
	h->shift = TC_HEAT_SHIFT;
	h->counts = tc_calloc(a, h->cap, sizeof(*h->counts));
	return h->counts ? 0 : TACHO_ENOMEM;
}

void tc_heat_fini(struct tc_latency_heat *h, const struct tacho_alloc *a)
{
	tc_free(a, h->counts);
}

static uint32_t saturating(uint32_t a, uint32_t b)
{
	return a + b < a ? UINT32_MAX : a + b;
}

/* Make one column of each `n`. */
static void merge(struct tc_latency_heat *h, size_t n)
{
	size_t to = 0;

	for (size_t from = 0; from < h->used; to++) {
		uint32_t sum[TACHO_LATENCY_HEAT_ROWS] = { 0 };

		for (size_t i = 0; i < n && from < h->used; i++, from++)
			for (size_t k = 0; k < TACHO_LATENCY_HEAT_ROWS; k++)
				sum[k] = saturating(sum[k], h->counts[from][k]);
		memcpy(h->counts[to], sum, sizeof(sum));
	}
	memset(h->counts + to, 0, (h->used - to) * sizeof(*h->counts));
	h->used = to;
}

static unsigned row_of(int64_t ns)
{
	unsigned octave = ns <= 0 ? 0 : 64U - (unsigned)__builtin_clzll((uint64_t)ns);
	unsigned part = octave < 3 ? 0 : (unsigned)((uint64_t)ns >> (octave - 3)) & 3;

	return octave * TACHO_LATENCY_HEAT_PARTS + part;
}

void tc_heat_add(struct tc_latency_heat *h, int64_t at_ns, int64_t ns)
{
	uint64_t at = at_ns < 0 ? 0 : (uint64_t)at_ns;
	unsigned row = row_of(ns);
	size_t i;

	while (at >> h->shift >= h->cap) {
		merge(h, 2);
		h->shift++;
	}
	i = (size_t)(at >> h->shift);
	if (i >= h->used)
		h->used = i + 1;
	h->counts[i][row] = saturating(h->counts[i][row], 1);
}

void tc_heat_finish(struct tc_latency_heat *h)
{
	uint64_t width;
	size_t n;

	if (!h->counts || h->used == 0)
		return;
	n = (h->used + h->columns - 1) / h->columns;
	merge(h, n);
	width = (uint64_t)n << h->shift;
	h->width_ns = width > INT64_MAX ? INT64_MAX : (int64_t)width;
	h->columns = h->used;
}

bool tacho_latency_get_heat(const struct tacho_latency *l, struct tacho_latency_heat *out)
{
	*out = (struct tacho_latency_heat){ 0 };
	if (l->heat.width_ns == 0)
		return false;
	out->from_ns = l->from_ns;
	out->width_ns = l->heat.width_ns;
	out->columns = l->heat.columns;
	out->counts = (const uint32_t(*)[TACHO_LATENCY_HEAT_ROWS])l->heat.counts;
	return true;
}

static int64_t octave_begin(size_t octave)
{
	if (octave == 0)
		return 0;
	return octave >= TACHO_HIST_OCTAVES ? INT64_MAX : INT64_C(1) << (octave - 1);
}

void tacho_latency_heat_row(size_t row, int64_t *from_ns, int64_t *to_ns)
{
	size_t octave = row / TACHO_LATENCY_HEAT_PARTS, part = row % TACHO_LATENCY_HEAT_PARTS;
	int64_t begin = octave_begin(octave), each = begin / TACHO_LATENCY_HEAT_PARTS;

	*to_ns = octave_begin(octave + 1);
	*from_ns = begin;
	if (each == 0) {
		if (part > 0)
			*from_ns = *to_ns;
		return;
	}
	*from_ns = begin + each * (int64_t)part;
	if (part + 1 < TACHO_LATENCY_HEAT_PARTS)
		*to_ns = *from_ns + each;
}
