/* SPDX-License-Identifier: MIT */
/* Comparison: a trace with itself, with another, and quantities that are what they say. */
#include <tacho/compare.h>
#include <tacho/goroutines.h>

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/nth_alloc.h"
#include "support/sample_trace.h"

struct side {
	struct tacho_activity *act;
	struct tacho_sample *sample;
	struct tacho_goroutines *gos;
	struct tacho_reader *reader;
};

static void read_side(struct side *s, const char *path)
{
	struct tacho_analysis list[2];

	assert_int_equal(tacho_activity_new(&s->act, NULL), 0);
	assert_int_equal(tacho_sample_new(&s->sample, s->act), 0);
	assert_int_equal(tacho_goroutines_new(&s->gos, NULL), 0);
	assert_int_equal(tacho_reader_open_file(&s->reader, path, NULL, NULL), 0);
	list[0] = tacho_activity_analysis(s->act);
	list[1] = tacho_goroutines_analysis(s->gos);
	assert_int_equal(tacho_pass_run(s->reader, list, 2, NULL, NULL), 0);
}

static void free_side(struct side *s)
{
	tacho_goroutines_free(s->gos);
	tacho_sample_free(s->sample);
	tacho_activity_free(s->act);
	tacho_reader_close(s->reader);
}

static const struct tacho_difference *find(const struct tacho_compare *c, enum tacho_quantity q,
					   const char *name)
{
	const struct tacho_difference *d;

	for (size_t i = 0; (d = tacho_compare_get(c, i)) != NULL; i++)
		if (d->quantity == q && d->name.n == strlen(name) &&
		    memcmp(d->name.s, name, d->name.n) == 0)
			return d;
	return NULL;
}

static void test_itself(void **state)
{
	const struct tacho_difference *d;
	struct tacho_compare *c;
	struct side a, b;

	(void)state;
	read_side(&a, "tests/data/go127-flightrec.trace");
	read_side(&b, "tests/data/go127-flightrec.trace");
	assert_int_equal(tacho_compare_new(&c, a.sample, b.sample, NULL), 0);
	assert_true(tacho_compare_count(c) > 10);
	assert_string_equal(tacho_compare_caveat(c), "");
	for (size_t i = 0; (d = tacho_compare_get(c, i)) != NULL; i++) {
		assert_true(d->a == d->b && !d->is_significant && d->change == 0);
		assert_true(d->chance > 0.99);
	}
	tacho_compare_free(c);
	free_side(&a);
	free_side(&b);
}

/* A lock convoy against a service that mostly sleeps. */
static void test_others(void **state)
{
	const struct tacho_difference *d;
	struct tacho_compare *c;
	struct side a, b;
	double seconds;

	(void)state;
	read_side(&a, "tests/data/planted/light.trace");
	read_side(&b, "tests/data/planted/convoy-32.trace");
	assert_int_equal(tacho_compare_new(&c, a.sample, b.sample, NULL), 0);
	d = find(c, TACHO_QUANTITY_REASON, "sync");
	assert_non_null(d);
	assert_true(d->is_significant && d->change > 5 && d->chance < 1e-6);
	d = find(c, TACHO_QUANTITY_REASON, "sleep");
	assert_non_null(d);
	assert_true(d->is_significant && d->change < -0.9);
	/* The figures are those of the statistics, a second. */
	d = find(c, TACHO_QUANTITY_STATE, "running");
	assert_non_null(d);
	seconds = (double)tacho_sample_wall_ns(b.sample) / 1e9;
	assert_true(fabs(d->b * seconds -
			 (double)tacho_hist_total_ns(
				 tacho_goroutines_all(b.gos)->columns[TACHO_COLUMN_RUNNING])) <
		    0.02 * d->b * seconds);
	/* Nothing significant stands behind what is not. */
	for (size_t i = 1; i < tacho_compare_count(c); i++)
		assert_true(tacho_compare_get(c, i - 1)->is_significant ||
			    !tacho_compare_get(c, i)->is_significant);
	tacho_compare_free(c);
	free_side(&a);
	free_side(&b);
}

/* The level holds: with q = 0 nothing is a discovery, with 1 all that changed enough is. */
static void test_options(void **state)
{
	struct tacho_compare_opts o = TACHO_COMPARE_OPTS_INIT;
	struct tacho_compare *c;
	struct side a, b;
	size_t n = 0;

	(void)state;
	read_side(&a, "tests/data/go127-flightrec.trace");
	read_side(&b, "tests/data/go125-flightrec.trace");
	o.q = 0;
	assert_int_equal(tacho_compare_new(&c, a.sample, b.sample, &o), 0);
	for (size_t i = 0; i < tacho_compare_count(c); i++)
		assert_true(!tacho_compare_get(c, i)->is_significant ||
			    tacho_compare_get(c, i)->chance == 0);
	tacho_compare_free(c);
	o.q = 1;
	o.min_change = 0.5;
	assert_int_equal(tacho_compare_new(&c, a.sample, b.sample, &o), 0);
	for (size_t i = 0; i < tacho_compare_count(c); i++) {
		const struct tacho_difference *d = tacho_compare_get(c, i);

		n += d->is_significant;
		assert_true(!d->is_significant || fabs(d->change) >= 0.5);
	}
	assert_true(n > 0);
	tacho_compare_free(c);
	free_side(&a);
	free_side(&b);
}

/* Too short to say what is chance: that is said, and nothing is called a change. */
static void test_short(void **state)
{
	struct tacho_compare *c;
	struct side a, b;

	(void)state;
	read_side(&a, "tests/data/go127-empty.trace");
	read_side(&b, "tests/data/go127-flightrec.trace");
	assert_int_equal(tacho_compare_new(&c, a.sample, b.sample, NULL), 0);
	assert_non_null(strstr(tacho_compare_caveat(c), "too short"));
	for (size_t i = 0; i < tacho_compare_count(c); i++)
		assert_false(tacho_compare_get(c, i)->is_significant);
	tacho_compare_free(c);
	free_side(&a);
	free_side(&b);
}

static int compare_with(struct nth_alloc *a, const struct tc_textbuf *file)
{
	struct tacho_compare_opts o = TACHO_COMPARE_OPTS_INIT;
	struct tacho_activity *act = NULL;
	struct tacho_sample *sample = NULL;
	struct tacho_compare *c = NULL;
	struct tacho_analysis analysis;
	struct tacho_reader *r;
	int rc;

	o.alloc = &a->hook;
	assert_int_equal(tacho_reader_open_memory(&r, file->p, file->n, NULL, NULL), 0);
	rc = tacho_activity_new(&act, &a->hook);
	if (rc == 0)
		rc = tacho_sample_new(&sample, act);
	if (rc == 0) {
		analysis = tacho_activity_analysis(act);
		rc = tacho_pass_run(r, &analysis, 1, NULL, NULL);
	}
	if (rc == 0)
		rc = tacho_compare_new(&c, sample, sample, &o);
	tacho_compare_free(c);
	tacho_sample_free(sample);
	tacho_activity_free(act);
	tacho_reader_close(r);
	return rc;
}

static void test_memory(void **state)
{
	struct tc_textbuf file;
	struct nth_alloc a;

	(void)state;
	sample_trace(&file, 26, 3);
	for (size_t n = 1;; n++) {
		int rc;

		nth_alloc_init(&a, n);
		rc = compare_with(&a, &file);
		assert_int_equal(rc, a.calls < n ? 0 : TACHO_ENOMEM);
		assert_int_equal(a.live, 0);
		if (a.calls < n)
			break;
	}
	tc_textbuf_fini(&file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_itself),  cmocka_unit_test(test_others),
		cmocka_unit_test(test_options), cmocka_unit_test(test_short),
		cmocka_unit_test(test_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
