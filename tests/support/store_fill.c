/* SPDX-License-Identifier: MIT */
/* See store_fill.h. */
#include "support/store_fill.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* In blocks of some events, each of one generation. */
int store_fill_feed(const struct synth *synth, const struct tacho_analysis *a)
{
	struct tacho_end end = { .first_ns = synth->events[0].time_ns };
	int rc = 0;

	for (size_t i = 0, n; i < synth->n && rc == 0; i += n) {
		struct tacho_block b = { .gen = &synth->gens[synth->gen_of[i]],
					 .first = i,
					 .events = &synth->events[i],
					 .n_slots = synth->n_slots };

		for (n = 1; n < 64 && i + n < synth->n; n++)
			if (synth->gen_of[i + n] != synth->gen_of[i])
				break;
		b.n = n;
		rc = a->ops->feed(a->self, &b);
	}
	return rc < 0 ? rc : a->ops->finish(a->self, &end);
}

void store_fill_with(struct tc_store **s, const struct tc_store_opts *opts, uint64_t seed, size_t n)
{
	struct tacho_analysis a;
	struct synth synth;

	synth_init(&synth, seed);
	synth_fill(&synth, n);
	assert_int_equal(tc_store_new(s, opts), 0);
	a = tc_store_analysis(*s);
	assert_int_equal(store_fill_feed(&synth, &a), 0);
	synth_fini(&synth);
}

void store_fill(struct tc_store **s, uint64_t seed, size_t n)
{
	store_fill_with(s, NULL, seed, n);
}

void store_fill_trace(struct tc_store **s, const char *path)
{
	struct tacho_analysis a;
	struct tacho_reader *r;

	assert_int_equal(tc_store_new(s, NULL), 0);
	a = tc_store_analysis(*s);
	assert_int_equal(tacho_reader_open_file(&r, path, NULL, NULL), 0);
	assert_int_equal(tacho_pass_run(r, &a, 1, NULL, NULL), 0);
	tacho_reader_close(r);
}
