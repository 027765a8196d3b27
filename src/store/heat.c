/* SPDX-License-Identifier: MIT */
/* Heat; see heat.h. */
#include "store/heat.h"

#include <string.h>

#include "store/state.h"

static int from_gauge(const struct tc_store *s, const struct tc_gauge *g, uint64_t from_ns,
		      unsigned level, size_t n, float (*out)[TC_CLASSES])
{
	unsigned shift = s->group_shift;
	size_t bins = (s->last >> shift) + 1;
	size_t per = (size_t)1 << (level - 6 - shift), first = (from_ns / TC_TICK_NS) >> shift;
	size_t read = first < bins ? bins - first : 0;
	float(*all)[TC_CLASSES];

	read = read / per < n ? read : n * per;
	all = tc_calloc(s->alloc, read + 1, sizeof(*all));
	if (!all)
		return TACHO_ENOMEM;
	tc_gauge_read(g, shift, s->last, first, read, all);
	memset(out, 0, n * sizeof(*out));
	for (size_t i = 0; i < read; i++)
		for (int c = 0; c < TC_CLASSES; c++)
			/* Below 0 by what is not known of one that changed its group. */
			out[i / per][c] += all[i][c] > 0 ? all[i][c] / (float)per : 0;
	tc_free(s->alloc, all);
	return 0;
}

/* Sums while slices are added: time in bins where slices begin or end, and how many
 * cover each bin as a whole. */
struct sums {
	uint64_t from_ns;
	unsigned level;
	size_t n;
	double (*part)[TC_CLASSES];
	int64_t (*cover)[TC_CLASSES]; /* changes; n + 1 */
};

static void add_slice(struct sums *x, uint64_t begin_ns, uint64_t end_ns, unsigned class)
{
	uint64_t a = begin_ns > x->from_ns ? begin_ns - x->from_ns : 0;
	uint64_t b = end_ns > x->from_ns ? end_ns - x->from_ns : 0;
	uint64_t limit = (uint64_t)x->n << x->level, width = UINT64_C(1) << x->level;
	size_t i, j;

	b = b < limit ? b : limit;
	if (a >= b)
		return;
	i = a >> x->level;
	j = b >> x->level;
	if (i == j) {
		x->part[i][class] += (double)(b - a);
		return;
	}
	x->part[i][class] += (double)(((uint64_t)(i + 1) << x->level) - a);
	if (j < x->n)
		x->part[j][class] += (double)(b & (width - 1));
	x->cover[i + 1][class]++;
	x->cover[j][class]--;
}

static void add_row(const struct tc_store *s, uint32_t number, struct sums *x)
{
	uint64_t from = x->from_ns / TC_TICK_NS, to_ns = x->from_ns + ((uint64_t)x->n << x->level);
	struct tc_row row;
	struct tc_scan w;
	bool ok;

	tc_go_slices(s, number, &row);
	for (ok = tc_scan_begin(&w, &row, from, false); ok && w.slice.begin * TC_TICK_NS < to_ns;
	     ok = tc_scan_next(&w)) {
		unsigned class = tc_class_of(w.slice.state);

		if (class < TC_CLASSES)
			add_slice(x, w.slice.begin * TC_TICK_NS, w.slice.end * TC_TICK_NS, class);
	}
}

static void add_members(const struct tc_store *s, uint32_t group, struct sums *x)
{
	uint64_t from = x->from_ns / TC_TICK_NS;
	uint64_t to = (x->from_ns + ((uint64_t)x->n << x->level)) / TC_TICK_NS + 1;

	for (size_t z = 0; z < s->n_zones; z++) {
		size_t i = z << TC_ZONE_SHIFT, end = i + (1U << TC_ZONE_SHIFT);

		if (!tc_zone_touches(&s->zones[z], from, to))
			continue;
		for (; i < end && i < s->n_gos; i++)
			if (s->gos[i].group == group && s->gos[i].begin < to)
				add_row(s, (uint32_t)i, x);
	}
}

static int from_rows(const struct tc_store *s, uint32_t group, uint64_t from_ns, unsigned level,
		     size_t n, float (*out)[TC_CLASSES])
{
	struct sums x = { .from_ns = from_ns, .level = level, .n = n };
	int64_t covers[TC_CLASSES] = { 0 };
	double width = (double)(UINT64_C(1) << level);

	x.part = tc_calloc(s->alloc, n, sizeof(*x.part));
	x.cover = tc_calloc(s->alloc, n + 1, sizeof(*x.cover));
	if (!x.part || !x.cover) {
		tc_free(s->alloc, x.part);
		tc_free(s->alloc, x.cover);
		return TACHO_ENOMEM;
	}
	add_members(s, group, &x);
	for (size_t i = 0; i < n; i++) {
		for (int c = 0; c < TC_CLASSES; c++) {
			covers[c] += x.cover[i][c];
			out[i][c] = (float)(x.part[i][c] / width + (double)covers[c]);
		}
	}
	tc_free(s->alloc, x.part);
	tc_free(s->alloc, x.cover);
	return 0;
}

int tc_heat(const struct tc_store *s, uint32_t group, uint64_t from_ns, unsigned level, size_t n,
	    float (*out)[TC_CLASSES])
{
	if (group < TC_MAX_GAUGES && level >= s->group_shift + 6)
		return from_gauge(s, &s->groups[group].gauge, from_ns, level, n, out);
	return from_rows(s, group, from_ns, level, n, out);
}
