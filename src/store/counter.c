/* SPDX-License-Identifier: MIT */
/* Counters; see counter.h. */
#include "store/counter.h"

#include <math.h>

void tc_counter_fini(struct tc_counter *c, const struct tacho_alloc *alloc)
{
	tc_free(alloc, c->values);
	tc_free(alloc, c->deltas);
	tc_free(alloc, c->lines);
}

int tc_counter_add(struct tc_counter *c, const struct tacho_alloc *alloc, uint64_t tick,
		   float value)
{
	bool is_first = c->n % TC_COUNTER_BLOCK == 0;
	uint64_t delta = tick - c->last;
	struct tc_counter_line *line;
	int rc = TC_GROW(alloc, &c->values, &c->cap_values, c->n + 1, 0);

	if (rc == 0)
		rc = TC_GROW(alloc, &c->deltas, &c->cap_deltas, c->n + 1, 0);
	if (rc == 0 && is_first)
		rc = TC_GROW(alloc, &c->lines, &c->cap_lines, c->n_lines + 1, 0);
	if (rc < 0)
		return rc;
	if (is_first)
		c->lines[c->n_lines++] = (struct tc_counter_line){ tick, value, value };
	line = &c->lines[c->n_lines - 1];
	line->min = fminf(line->min, value);
	line->max = fmaxf(line->max, value);
	c->deltas[c->n] = delta < UINT32_MAX ? (uint32_t)delta : UINT32_MAX;
	c->values[c->n++] = value;
	c->last = tick;
	return 0;
}

/* A place among the samples. */
struct place {
	size_t i;
	uint64_t tick;
};

static void to_sample(const struct tc_counter *c, struct place *p, size_t i)
{
	bool is_first = i % TC_COUNTER_BLOCK == 0;

	p->tick = is_first ? c->lines[i / TC_COUNTER_BLOCK].base : p->tick + c->deltas[i];
	p->i = i;
}

/* The last sample at or before a time, from `p` on; false: there is none. */
static bool seek(const struct tc_counter *c, struct place *p, uint64_t tick)
{
	size_t low = 0, high = c->n_lines;

	if (c->n == 0 || c->lines[0].base > tick)
		return false;
	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (c->lines[mid].base <= tick)
			low = mid;
		else
			high = mid;
	}
	to_sample(c, p, low * TC_COUNTER_BLOCK);
	while (p->i + 1 < c->n) {
		struct place next = *p;

		to_sample(c, &next, p->i + 1);
		if (next.tick > tick)
			break;
		*p = next;
	}
	return true;
}

static void widen(float *min, float *max, float low, float high)
{
	*min = fminf(*min, low);
	*max = fmaxf(*max, high);
}

void tc_counter_read(const struct tc_counter *c, uint64_t from, uint64_t width, uint64_t end,
		     size_t n, float *min, float *max)
{
	struct place p = { 0 };
	bool has = seek(c, &p, from);

	for (size_t b = 0; b < n; b++) {
		uint64_t begin = from + b * width, stop = begin + width;

		min[b] = max[b] = NAN;
		if (begin >= end || c->n == 0)
			continue;
		if (has)
			widen(&min[b], &max[b], c->values[p.i], c->values[p.i]);
		while (p.i + 1 < c->n || !has) {
			struct place next = p;
			size_t line = (p.i + 1) / TC_COUNTER_BLOCK;

			/* Blocks that lie in the bin as a whole. */
			if (has && (p.i + 1) % TC_COUNTER_BLOCK == 0 && line + 1 < c->n_lines &&
			    c->lines[line + 1].base < stop) {
				widen(&min[b], &max[b], c->lines[line].min, c->lines[line].max);
				to_sample(c, &p, (line + 1) * TC_COUNTER_BLOCK);
				widen(&min[b], &max[b], c->values[p.i], c->values[p.i]);
				continue;
			}
			to_sample(c, &next, has ? p.i + 1 : 0);
			if (next.tick >= stop)
				break;
			p = next;
			has = true;
			widen(&min[b], &max[b], c->values[p.i], c->values[p.i]);
		}
	}
}
