/* SPDX-License-Identifier: MIT */
/*
 * Ledgers of a few requests of any input: their parts touch and add up, whatever
 * the trace says. The first byte chooses options. How often what is over is worked out,
 * and how much may be kept, changes no ledger that is done.
 */
#include <tacho/explain.h>

#include <string.h>

#include "fuzz/target.h"
#include "support/touch.h"

/* Parts touch and add up, whatever the trace says; on a clock that wraps around. */
static void check_ledger(const struct tacho_ledger *l)
{
	uint64_t sum = 0;
	int64_t at = l->of.begin_ns;

	for (int c = 0; c < TACHO_CAUSE_COUNT; c++)
		sum += (uint64_t)l->ns[c];
	if (!l->is_done)
		return;
	FUZZ_ASSERT(sum == (uint64_t)l->of.end_ns - (uint64_t)l->of.begin_ns);
	for (size_t i = 0; i < l->n_parts; i++) {
		FUZZ_ASSERT(l->parts[i].begin_ns == at && l->parts[i].end_ns > at);
		FUZZ_ASSERT(l->parts[i].cause < TACHO_CAUSE_COUNT);
		at = l->parts[i].end_ns;
	}
	FUZZ_ASSERT(l->parts == NULL || at == l->of.end_ns);
}

/* What it caused for others ended meanwhile, and adds up. */
static void check_victims(const struct tacho_ledger *l)
{
	uint64_t sum = 0;

	FUZZ_ASSERT(l->n_victims == l->caused);
	for (size_t i = 0; i < l->n_victims; i++) {
		const struct tacho_victim *v = &l->victims[i];

		FUZZ_ASSERT(v->end_ns > l->of.begin_ns && v->end_ns < l->of.end_ns);
		sum += (uint64_t)v->end_ns - (uint64_t)v->begin_ns;
	}
	FUZZ_ASSERT(sum == (uint64_t)l->caused_ns);
}

static struct tacho_requests *find_requests(const uint8_t *data, size_t size, int kind)
{
	struct tacho_requests_opts opts = TACHO_REQUESTS_OPTS_INIT;
	struct tacho_read_opts ropts = TACHO_READ_OPTS_INIT;
	struct tacho_requests *requests;
	struct tacho_analysis analysis;
	struct tacho_reader *r;

	ropts.limits = (struct tacho_limits)FUZZ_LIMITS;
	if (tacho_reader_open_memory(&r, data, size, &ropts, NULL) < 0)
		return NULL;
	opts.kind = (enum tacho_request_kind)kind;
	FUZZ_ASSERT(tacho_requests_new(&requests, &opts) == 0);
	analysis = tacho_requests_analysis(requests);
	FUZZ_ASSERT(tacho_pass_run(r, &analysis, 1, NULL, NULL) <= 0);
	tacho_reader_close(r);
	return requests;
}

enum {
	MAX_REQUESTS = 20
};

struct outcome {
	bool is_done;
	int64_t ns[TACHO_CAUSE_COUNT], caused_ns;
};

/* The second reading. */
static void explain(const uint8_t *data, size_t size, const struct tacho_requests *requests,
		    const struct tacho_explain_opts *opts, struct outcome *out)
{
	struct tacho_read_opts ropts = TACHO_READ_OPTS_INIT;
	const struct tacho_request *q;
	struct tacho_cause_contrast contrast;
	struct tacho_cause_sum sum;
	struct tacho_explain *x;
	struct tacho_activity *act;
	struct tacho_analysis analysis;
	struct tacho_ledger l;
	struct tacho_reader *r;

	ropts.limits = (struct tacho_limits)FUZZ_LIMITS;
	FUZZ_ASSERT(tacho_activity_new(&act, NULL) == 0);
	FUZZ_ASSERT(tacho_explain_new(&x, act, opts) == 0);
	for (size_t i = 0; i < MAX_REQUESTS && (q = tacho_requests_get(requests, i)); i++)
		FUZZ_ASSERT(tacho_explain_add(x, q, i % 2) == 0);
	FUZZ_ASSERT(tacho_reader_open_memory(&r, data, size, &ropts, NULL) == 0);
	analysis = tacho_activity_analysis(act);
	FUZZ_ASSERT(tacho_pass_run(r, &analysis, 1, NULL, NULL) <= 0);
	for (size_t i = 0; tacho_explain_ledger(x, i, &l); i++) {
		check_ledger(&l);
		check_victims(&l);
		out[i].is_done = l.is_done;
		out[i].caused_ns = l.caused_ns;
		memcpy(out[i].ns, l.ns, sizeof(l.ns));
	}
	tacho_explain_caused(x, 0, &sum);
	for (int c = 0; c < TACHO_CAUSE_COUNT; c++) {
		tacho_explain_sum(x, 1, c, &sum);
		FUZZ_ASSERT(tacho_explain_contrast(x, c, &contrast) <= 0);
	}
	tacho_reader_close(r);
	tacho_explain_free(x);
	tacho_activity_free(act);
}

/* A few requests of any kind, worked out at the end, and again in small steps. */
static void explain_twice(const uint8_t *data, size_t size, uint8_t choice)
{
	struct tacho_requests *requests = find_requests(data, size, choice % TACHO_REQUEST_COUNT);
	struct outcome whole[MAX_REQUESTS] = { 0 }, steps[MAX_REQUESTS] = { 0 };
	struct tacho_explain_opts opts = TACHO_EXPLAIN_OPTS_INIT;

	if (!requests)
		return;
	opts.follow = choice & 0x40;
	opts.max_parts = 100000;
	explain(data, size, requests, &opts, whole);
	opts.batch_spans = choice & 0x80 ? 2 : 16;
	opts.max_spans = choice & 0x20 ? 64 : choice & 0x10 ? 256 : 0;
	explain(data, size, requests, &opts, steps);
	for (size_t i = 0; i < MAX_REQUESTS; i++) {
		if (!whole[i].is_done || !steps[i].is_done)
			continue;
		FUZZ_ASSERT(memcmp(whole[i].ns, steps[i].ns, sizeof(whole[i].ns)) == 0);
		FUZZ_ASSERT(whole[i].caused_ns == steps[i].caused_ns);
	}
	tacho_requests_free(requests);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size > 0)
		explain_twice(data + 1, size - 1, data[0]);
	return 0;
}
