/* SPDX-License-Identifier: MIT */
/*
 * Is the difference between two samples more than what goes up and down inside each?
 *
 * Welch's t test on the values of blocks. Blocks of one trace resemble their
 * neighbours, so fewer of them count: n · (1 − r) / (1 + r), with the correlation r of
 * neighbours. Many quantities are tested at once, so the false discovery rate
 * is controlled (Benjamini and Hochberg).
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analyze/sample.h"

enum {
	MIN_BLOCKS = 6
};

struct tacho_compare {
	const struct tacho_alloc *alloc;
	struct tacho_difference *list;
	size_t n, cap;
	char caveat[160];
};

/* --- statistics --------------------------------------------------------------- */

struct moments {
	double mean, variance; /* of the mean */
	double n;              /* that count, of the blocks */
	double sum, weight;    /* the whole: sum, and seconds or count */
};

static struct moments measure(const struct tacho_sample *s, const struct tc_row *r)
{
	struct moments m = { 0 };
	double squares = 0, neighbours = 0, last = 0, values[TC_BLOCKS], correlation;
	size_t n = 0, blocks = tc_sample_blocks(s);

	for (size_t i = 0; i < TC_BLOCKS && r; i++) {
		m.sum += r->sum[i];
		m.weight += r->is_mean ? (double)r->count[i] : 0;
	}
	if (!r || !r->is_mean)
		m.weight = (double)s->wall_ns / 1e9;
	for (size_t i = 0; i < blocks; i++) {
		/* A mean of nothing is no value. */
		if (r && r->is_mean && r->count[i] == 0)
			continue;
		values[n++] = r ? tc_sample_value(s, r, i) : 0;
		m.mean += values[n - 1];
	}
	if (n == 0)
		return m;
	m.mean /= (double)n;
	for (size_t i = 0; i < n; i++) {
		double d = values[i] - m.mean;

		squares += d * d;
		neighbours += i ? d * last : 0;
		last = d;
	}
	correlation = squares > 0 ? neighbours / squares : 0;
	correlation = correlation < 0 ? 0 : correlation > 0.9 ? 0.9 : correlation;
	m.n = (double)n * (1 - correlation) / (1 + correlation);
	if (n > 1 && m.n > 1)
		m.variance = squares / (double)(n - 1) / m.n;
	else
		m.n = 0;
	return m;
}

/* Continued fraction of the incomplete beta function (modified Lentz). */
static double beta_fraction(double a, double b, double x)
{
	const double tiny = 1e-300;
	double c = 1, d = 1 - (a + b) * x / (a + 1), h;

	d = 1 / (fabs(d) < tiny ? tiny : d);
	h = d;
	for (int i = 1; i <= 200; i++) {
		double m = i, step;

		for (int odd = 0; odd < 2; odd++) {
			double k =
				odd ? -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
				    : m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));

			d = 1 + k * d;
			d = 1 / (fabs(d) < tiny ? tiny : d);
			c = 1 + k / c;
			c = fabs(c) < tiny ? tiny : c;
			step = c * d;
			h *= step;
		}
		if (fabs(step - 1) < 1e-12)
			break;
	}
	return h;
}

static double incomplete_beta(double a, double b, double x)
{
	double front;

	if (x <= 0)
		return 0;
	if (x >= 1)
		return 1;
	front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x));
	if (x < (a + 1) / (a + b + 2))
		return front * beta_fraction(a, b, x) / a;
	return 1 - front * beta_fraction(b, a, 1 - x) / b;
}

/* Two-sided chance that two means are the same. */
static double welch(const struct moments *a, const struct moments *b)
{
	double variance = a->variance + b->variance, d = a->mean - b->mean, df, t2;

	if (a->n < 2 || b->n < 2)
		return 1;
	if (variance <= 0)
		return d == 0 ? 1 : 0;
	df = variance * variance /
	     (a->variance * a->variance / (a->n - 1) + b->variance * b->variance / (b->n - 1));
	t2 = d * d / variance;
	return incomplete_beta(df / 2, 0.5, df / (df + t2));
}

/* --- pairs of rows ------------------------------------------------------------ */

static struct tacho_text name_of(const struct tacho_sample *s, const struct tc_row *r)
{
	return tacho_symbols_get(s->act->symbols, r->name);
}

static int order_text(struct tacho_text x, struct tacho_text y)
{
	int rc = memcmp(x.s, y.s, x.n < y.n ? x.n : y.n);

	return rc ? rc : (x.n > y.n) - (x.n < y.n);
}

struct named {
	const struct tacho_sample *s;
	const struct tc_row *r;
};

static int order_named(const void *x, const void *y)
{
	const struct named *a = x, *b = y;

	if (a->r->quantity != b->r->quantity)
		return a->r->quantity < b->r->quantity ? -1 : 1;
	return order_text(name_of(a->s, a->r), name_of(b->s, b->r));
}

static struct named *sorted_rows(const struct tacho_alloc *alloc, const struct tacho_sample *s)
{
	struct named *list = tc_calloc(alloc, s->n + 1, sizeof(*list));

	for (size_t i = 0; list && i < s->n; i++)
		list[i] = (struct named){ s, &s->rows[i] };
	if (list)
		qsort(list, s->n, sizeof(*list), order_named);
	return list;
}

static bool is_time(enum tacho_quantity q)
{
	return q != TACHO_QUANTITY_RATE && !tacho_quantity_is_mean((int)q);
}

static int add_pair(struct tacho_compare *c, const struct tacho_sample *a, const struct tc_row *ra,
		    const struct tacho_sample *b, const struct tc_row *rb,
		    const struct tacho_compare_opts *o)
{
	struct moments ma = measure(a, ra), mb = measure(b, rb);
	struct tacho_difference d = { .quantity = ra ? ra->quantity : rb->quantity,
				      .name = ra ? name_of(a, ra) : name_of(b, rb),
				      .a = ma.weight > 0 ? ma.sum / ma.weight : 0,
				      .b = mb.weight > 0 ? mb.sum / mb.weight : 0,
				      .a_per_task = (double)NAN,
				      .b_per_task = (double)NAN };
	int rc;

	/* A duration that is missing in one of them cannot be compared. */
	if (tacho_quantity_is_mean((int)d.quantity) && (!ra || !rb))
		return 0;
	if (is_time(d.quantity) && d.a < o->min_share * 1e9 && d.b < o->min_share * 1e9)
		return 0;
	if (a->tasks && b->tasks && !tacho_quantity_is_mean((int)d.quantity)) {
		d.a_per_task = ma.sum / (double)a->tasks;
		d.b_per_task = mb.sum / (double)b->tasks;
	}
	d.change = d.a != 0 ? d.b / d.a - 1 : d.b != 0 ? (double)INFINITY : 0;
	d.chance = welch(&ma, &mb);
	rc = TC_GROW(c->alloc, &c->list, &c->cap, c->n + 1, 0);
	if (rc == 0)
		c->list[c->n++] = d;
	return rc;
}

static int add_pairs(struct tacho_compare *c, const struct tacho_sample *a,
		     const struct tacho_sample *b, const struct tacho_compare_opts *o)
{
	struct named *la = sorted_rows(c->alloc, a), *lb = sorted_rows(c->alloc, b);
	size_t i = 0, k = 0;
	int rc = la && lb ? 0 : TACHO_ENOMEM;

	while (rc == 0 && (i < a->n || k < b->n)) {
		int order = i == a->n ? 1 : k == b->n ? -1 : order_named(&la[i], &lb[k]);

		rc = add_pair(c, a, order <= 0 ? la[i].r : NULL, b, order >= 0 ? lb[k].r : NULL, o);
		i += order <= 0;
		k += order >= 0;
	}
	tc_free(c->alloc, la);
	tc_free(c->alloc, lb);
	return rc;
}

/* --- what is significant ------------------------------------------------------ */

static int order_chance(const void *x, const void *y)
{
	const struct tacho_difference *a = x, *b = y;

	return (a->chance > b->chance) - (a->chance < b->chance);
}

static double weight(const struct tacho_difference *d)
{
	double change = fabs(d->b - d->a);

	/* Events count like a microsecond each, durations like one a second. */
	if (d->quantity == TACHO_QUANTITY_RATE)
		return change * 1e3;
	return change;
}

static int order_result(const void *x, const void *y)
{
	const struct tacho_difference *a = x, *b = y;

	if (a->is_significant != b->is_significant)
		return a->is_significant ? -1 : 1;
	if (a->quantity != b->quantity)
		return a->quantity < b->quantity ? -1 : 1;
	if (weight(a) != weight(b))
		return weight(a) > weight(b) ? -1 : 1;
	return order_text(a->name, b->name);
}

static void judge(struct tacho_compare *c, const struct tacho_compare_opts *o)
{
	size_t last = 0;

	qsort(c->list, c->n, sizeof(*c->list), order_chance);
	/* The largest k with p(k) ≤ q·k/n; all before it are discoveries. */
	for (size_t i = 0; i < c->n; i++)
		if (c->list[i].chance <= o->q * (double)(i + 1) / (double)c->n)
			last = i + 1;
	for (size_t i = 0; i < last; i++)
		c->list[i].is_significant = fabs(c->list[i].change) >= o->min_change;
	qsort(c->list, c->n, sizeof(*c->list), order_result);
}

int tacho_compare_new(struct tacho_compare **out, const struct tacho_sample *a,
		      const struct tacho_sample *b, const struct tacho_compare_opts *opts)
{
	static const struct tacho_compare_opts defaults = TACHO_COMPARE_OPTS_INIT;
	const struct tacho_compare_opts *o = opts ? opts : &defaults;
	const struct tacho_alloc *alloc = o->alloc;
	struct tacho_compare *c = tc_calloc(alloc, 1, sizeof(*c));
	size_t na = tc_sample_blocks(a), nb = tc_sample_blocks(b);
	int rc = c ? 0 : TACHO_ENOMEM;

	*out = NULL;
	if (rc < 0)
		return rc;
	c->alloc = alloc;
	if (na < MIN_BLOCKS || nb < MIN_BLOCKS)
		snprintf(
			c->caveat, sizeof(c->caveat),
			"trace %s is too short to say what is chance: it has %zu whole ms, %d are needed",
			na < MIN_BLOCKS ? "A" : "B", na < MIN_BLOCKS ? na : nb, MIN_BLOCKS);
	rc = add_pairs(c, a, b, o);
	if (rc < 0) {
		tacho_compare_free(c);
		return rc;
	}
	if (c->n && !*c->caveat)
		judge(c, o);
	*out = c;
	return 0;
}

void tacho_compare_free(struct tacho_compare *c)
{
	if (!c)
		return;
	tc_free(c->alloc, c->list);
	tc_free(c->alloc, c);
}

size_t tacho_compare_count(const struct tacho_compare *c)
{
	return c->n;
}

const struct tacho_difference *tacho_compare_get(const struct tacho_compare *c, size_t i)
{
	return i < c->n ? &c->list[i] : NULL;
}

const char *tacho_compare_caveat(const struct tacho_compare *c)
{
	return c->caveat;
}
