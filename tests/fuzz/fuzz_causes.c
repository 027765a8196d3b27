/* SPDX-License-Identifier: MIT */
/*
 * Findings and comparison of any input: they end, every getter is safe, texts
 * are printable, and what must add up does.
 */
#include <tacho/compare.h>
#include <tacho/findings.h>

#include "analyze/act.h"
#include "fuzz/target.h"
#include "support/touch.h"

static int check_span(void *self, const struct tc_span *s)
{
	int64_t parts = 0;

	(void)self;
	FUZZ_ASSERT(s->end_ns >= s->begin_ns);
	FUZZ_ASSERT(s->state >= TACHO_GO_RUNNABLE && s->state <= TACHO_GO_SYSCALL);
	for (int i = 0; s->state == TACHO_GO_RUNNABLE && i < TACHO_DELAY_COUNT; i++)
		parts = tc_wrap_add(parts, s->delay_ns[i]);
	FUZZ_ASSERT(s->state != TACHO_GO_RUNNABLE || parts == tc_wrap_sub(s->end_ns, s->begin_ns));
	return 0;
}

static void check_text(const char *s)
{
	for (; *s; s++)
		FUZZ_ASSERT((unsigned char)*s >= 0x20 && *s != 0x7f);
}

static uint64_t touch_findings(const struct tacho_findings *f, const struct tacho_symbols *symbols)
{
	uint64_t sum = strlen(tacho_findings_caveat(f));

	for (size_t i = 0; i < tacho_findings_count(f); i++) {
		const struct tacho_finding *x = tacho_findings_get(f, i);

		check_text(x->text);
		check_text(x->note);
		FUZZ_ASSERT(x->n_facts <= TACHO_FINDING_FACTS);
		FUZZ_ASSERT(x->n_evidence <= TACHO_FINDING_EVIDENCE);
		FUZZ_ASSERT(x->n_series <= TACHO_FINDING_SERIES);
		for (size_t k = 0; k < x->n_evidence; k++)
			FUZZ_ASSERT(x->evidence[k].end_ns >= x->evidence[k].begin_ns);
		sum += tacho_symbols_depth(symbols, x->stack) + strlen(x->rule->id) +
		       strlen(tacho_severity_name((int)x->severity)) +
		       strlen(tacho_confidence_name((int)x->confidence)) +
		       strlen(tacho_cost_name((int)x->cost));
	}
	FUZZ_ASSERT(tacho_findings_get(f, tacho_findings_count(f)) == NULL);
	return sum;
}

struct reading {
	struct tacho_activity *act;
	struct tacho_findings *findings;
	struct tacho_sample *sample;
	struct tacho_reader *reader;
	int rc;
};

/* from_ns 0: all of it; else what lies between that and twice as much. */
static void read_input(struct reading *r, const uint8_t *data, size_t size, unsigned threads,
		       int64_t from_ns)
{
	static const struct tc_listener l = { .span = check_span };
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct tacho_analysis analysis;

	opts.threads = threads;
	opts.limits = (struct tacho_limits)FUZZ_LIMITS;
	r->rc = TACHO_EFORMAT;
	FUZZ_ASSERT(tacho_activity_new(&r->act, NULL) == 0);
	FUZZ_ASSERT(tacho_findings_new(&r->findings, r->act) == 0);
	FUZZ_ASSERT(tacho_sample_new(&r->sample, r->act) == 0);
	FUZZ_ASSERT(tc_activity_listen(r->act, &l) == 0);
	if (from_ns > 0)
		FUZZ_ASSERT(tacho_activity_set_window(r->act, from_ns, 2 * from_ns) == 0);
	analysis = tacho_activity_analysis(r->act);
	if (tacho_reader_open_memory(&r->reader, data, size, &opts, NULL) < 0)
		return;
	r->rc = tacho_pass_run(r->reader, &analysis, 1, NULL, NULL);
}

static void close_input(struct reading *r)
{
	tacho_findings_free(r->findings);
	tacho_sample_free(r->sample);
	tacho_activity_free(r->act);
	tacho_reader_close(r->reader);
}

static void compare(const struct reading *a, const struct reading *b)
{
	struct tacho_compare *c;

	FUZZ_ASSERT(tacho_compare_new(&c, a->sample, b->sample, NULL) == 0);
	for (size_t i = 0; i < tacho_compare_count(c); i++) {
		const struct tacho_difference *d = tacho_compare_get(c, i);

		/* The same trace twice. */
		FUZZ_ASSERT(!d->is_significant && d->a == d->b);
		FUZZ_ASSERT(d->chance >= 0 && d->chance <= 1 + 1e-9);
	}
	FUZZ_ASSERT(tacho_compare_get(c, tacho_compare_count(c)) == NULL);
	tacho_compare_free(c);
}

static void read_twice(const uint8_t *data, size_t size, int64_t from_ns)
{
	struct reading a = { 0 }, b = { 0 };

	read_input(&a, data, size, 1, from_ns);
	read_input(&b, data, size, 2, from_ns);
	FUZZ_ASSERT(a.rc == b.rc);
	if (a.rc == 0) {
		FUZZ_ASSERT(touch_findings(a.findings, tacho_activity_symbols(a.act)) ==
			    touch_findings(b.findings, tacho_activity_symbols(b.act)));
		compare(&a, &b);
	}
	close_input(&a);
	close_input(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	read_twice(data, size, 0);
	if (size > 0)
		read_twice(data, size, (int64_t)1 << data[size - 1] % 40);
	return 0;
}
