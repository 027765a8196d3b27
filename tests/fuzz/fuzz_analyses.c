/* SPDX-License-Identifier: MIT */
/*
 * Every analysis in one pass, every getter of their results, and every writer.
 * The documents that come out are the same for one thread and for three. The
 * first byte chooses options.
 */
#include <tacho/cut.h>
#include <tacho/explain.h>
#include <tacho/footprint.h>
#include <tacho/goroutines.h>
#include <tacho/profile.h>
#include <tacho/summary.h>

#include "fuzz/target.h"
#include "support/touch.h"

struct analyses {
	struct tacho_summary *summary;
	struct tacho_goroutines *goroutines;
	struct tacho_profile *plain, *filtered;
	struct tacho_analysis list[4];
};

/* What a reading gives: the sums of all documents. */
struct documents {
	int rc, code;
	uint64_t summary, pprof[TACHO_PROFILE_COUNT], folded[TACHO_PROFILE_COUNT], getters;
};

static int add_bytes(void *ctx, const void *bytes, size_t n)
{
	uint64_t *sum = ctx;

	for (size_t i = 0; i < n; i++)
		*sum = (*sum ^ ((const uint8_t *)bytes)[i]) * 0x100000001b3U;
	return 0;
}

static void analyses_new(struct analyses *a, uint8_t choice)
{
	struct tacho_goroutines_opts g = TACHO_GOROUTINES_OPTS_INIT;
	struct tacho_profile_opts p = TACHO_PROFILE_OPTS_INIT;

	g.keep = TACHO_KEEP_ALL;
	g.waits = choice & 3;
	p.complete = choice & 4;
	p.has_function = (choice & 0x18) == 0x08;
	p.function = (struct tacho_text){ "main.main", 9 };
	p.has_goroutine = (choice & 0x18) == 0x10;
	p.goroutine = 1;
	p.has_window = choice & 0x20;
	p.from_ns = choice & 0x40 ? INT64_MIN : 1000;
	p.to_ns = choice & 0x80 ? INT64_MAX : 1000000;
	FUZZ_ASSERT(tacho_summary_new(&a->summary, NULL) == 0);
	FUZZ_ASSERT(tacho_goroutines_new(&a->goroutines, &g) == 0);
	FUZZ_ASSERT(tacho_profile_new(&a->plain, NULL) == 0);
	FUZZ_ASSERT(tacho_profile_new(&a->filtered, &p) == 0);
	a->list[0] = tacho_summary_analysis(a->summary);
	a->list[1] = tacho_goroutines_analysis(a->goroutines);
	a->list[2] = tacho_profile_analysis(a->plain);
	a->list[3] = tacho_profile_analysis(a->filtered);
}

static void analyses_free(struct analyses *a)
{
	tacho_summary_free(a->summary);
	tacho_goroutines_free(a->goroutines);
	tacho_profile_free(a->plain);
	tacho_profile_free(a->filtered);
}

static uint64_t touch_summary(const struct tacho_summary *s)
{
	const struct tacho_cpu_stack *samples;
	const struct tacho_attribute *attributes;
	const struct tacho_sync *syncs;
	size_t n;
	uint64_t sum = tacho_summary_facts(s)->events + tacho_summary_facts(s)->gs_peak;

	for (int list = -1; list <= TACHO_SUMMARY_LISTS; list++) {
		const struct tacho_count *c = tacho_summary_list(s, list, &n);

		for (size_t i = 0; i < n; i++)
			sum += c[i].n + touch_text(c[i].key);
		sum += tacho_summary_count(s, list, "GoroutineReady") +
		       tacho_summary_count(s, list, "");
	}
	for (int i = -1; i <= TACHO_METRIC_COUNT; i++) {
		const struct tacho_metric_range *m = tacho_summary_metric(s, i);

		sum += m ? m->n + m->max : 0;
	}
	attributes = tacho_summary_attributes(s, &n);
	for (size_t i = 0; i < n; i++)
		sum += attributes[i].sum + strlen(attributes[i].range) + strlen(attributes[i].name);
	syncs = tacho_summary_syncs(s, &n);
	for (size_t i = 0; i < n; i++)
		sum += (uint64_t)syncs[i].n + (uint64_t)syncs[i].time_ns;
	samples = tacho_summary_samples(s, &n);
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < samples[i].depth; k++)
			sum += touch_text(samples[i].functions[k]);
	}
	return sum;
}

static uint64_t touch_times(const struct tacho_named_time *t, size_t n,
			    const struct tacho_symbols *symbols)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += (uint64_t)t[i].ns + touch_text(tacho_symbols_get(symbols, t[i].name));
	return sum;
}

static uint64_t touch_group(const struct tacho_group *g, const struct tacho_symbols *symbols)
{
	uint64_t sum = g->count + g->alive + touch_hist(g->latency);

	sum += touch_text(tacho_symbols_get(symbols, g->name));
	for (int c = 0; c < TACHO_COLUMN_COUNT; c++)
		sum += touch_hist(g->columns[c]);
	return sum + touch_times(g->blocks, g->n_blocks, symbols) +
	       touch_times(g->ranges, g->n_ranges, symbols);
}

static uint64_t touch_goroutines(const struct tacho_goroutines *g,
				 const struct tacho_symbols *symbols)
{
	size_t n = tacho_goroutines_groups(g), m = tacho_goroutines_members(g);
	uint64_t sum = touch_group(tacho_goroutines_all(g), symbols), count = 0;

	for (size_t i = 0; i < n; i++) {
		sum += touch_group(tacho_goroutines_group(g, i), symbols);
		count += tacho_goroutines_group(g, i)->count;
	}
	FUZZ_ASSERT(tacho_goroutines_group(g, n) == NULL);
	FUZZ_ASSERT(count == tacho_goroutines_all(g)->count && count == m);
	for (size_t i = 0; i < m; i++) {
		const struct tacho_goroutine *one = tacho_goroutines_member(g, i);

		sum += (uint64_t)(one->id + one->creation_ns) + one->has_run;
		for (int c = 0; c < TACHO_COLUMN_COUNT; c++)
			sum += (uint64_t)one->columns[c];
		sum += touch_times(one->blocks, one->n_blocks, symbols) +
		       touch_times(one->ranges, one->n_ranges, symbols);
	}
	FUZZ_ASSERT(tacho_goroutines_member(g, m) == NULL);
	for (int state = -1; state <= TACHO_GO_STATE_COUNT; state++) {
		size_t waits = tacho_goroutines_waits(g, state);

		FUZZ_ASSERT(tacho_goroutines_wait(g, state, waits) == NULL);
		for (size_t i = 0; i < waits; i++) {
			const struct tacho_wait *w = tacho_goroutines_wait(g, state, i);

			sum += (uint64_t)(w->ns ^ w->begin_ns) +
			       touch_text(tacho_symbols_get(symbols, w->reason)) +
			       touch_text(tacho_symbols_get(symbols, w->name)) +
			       tacho_symbols_depth(symbols, w->stack);
		}
	}
	for (int c = -1; c <= TACHO_COLUMN_COUNT; c++)
		sum += strlen(tacho_column_name(c));
	return sum;
}

static uint64_t touch_profile(const struct tacho_profile *p)
{
	const struct tacho_symbols *symbols = tacho_profile_symbols(p);
	uint64_t sum = tacho_profile_goroutines(p);

	for (int kind = -1; kind <= TACHO_PROFILE_COUNT; kind++) {
		size_t n = tacho_profile_stacks(p, kind);
		uint64_t count = 0;

		FUZZ_ASSERT(tacho_profile_stack(p, kind, n) == NULL);
		for (size_t i = 0; i < n; i++) {
			const struct tacho_profile_stack *s = tacho_profile_stack(p, kind, i);

			FUZZ_ASSERT(s->count == tacho_hist_count(s->waits));
			FUZZ_ASSERT(s->depth <= tacho_symbols_depth(symbols, s->stack));
			count += s->count;
			sum += touch_hist(s->waits);
		}
		FUZZ_ASSERT(count == tacho_hist_count(tacho_profile_waits(p, kind)));
		sum += touch_hist(tacho_profile_waits(p, kind)) + strlen(tacho_profile_name(kind));
	}
	return sum;
}

static void write_documents(struct documents *d, const struct analyses *a,
			    const struct tacho_reader *r)
{
	struct tacho_summary_doc doc = { .size = sizeof(doc),
					 .summary = a->summary,
					 .goroutines = a->goroutines,
					 .profile = a->plain,
					 .symbols = tacho_reader_symbols(r),
					 .version = tacho_reader_version(r),
					 .diag = tacho_reader_diag(r) };

	FUZZ_ASSERT(tacho_summary_write_json(&doc, add_bytes, &d->summary) == 0);
	for (int kind = 0; kind < TACHO_PROFILE_COUNT; kind++) {
		const struct tacho_profile *p = kind % 2 ? a->filtered : a->plain;

		FUZZ_ASSERT(tacho_profile_write_pprof(p, kind, add_bytes, &d->pprof[kind]) == 0);
		FUZZ_ASSERT(tacho_profile_write_folded(p, kind, add_bytes, &d->folded[kind]) == 0);
	}
	d->getters = touch_summary(a->summary) +
		     touch_goroutines(a->goroutines, tacho_reader_symbols(r)) +
		     touch_profile(a->plain) + touch_profile(a->filtered) +
		     touch_symbols(tacho_reader_symbols(r));
}

static void analyse(struct documents *d, const uint8_t *data, size_t size, uint8_t choice,
		    unsigned threads)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct analyses a;
	struct tacho_reader *r;

	memset(d, 0, sizeof(*d));
	opts.limits = (struct tacho_limits)FUZZ_LIMITS;
	opts.threads = threads;
	d->rc = tacho_reader_open_memory(&r, data, size, &opts, NULL);
	if (d->rc < 0)
		return;
	analyses_new(&a, choice);
	(void)touch_summary(a.summary); /* nothing yet, but safe */
	d->rc = tacho_pass_run(r, a.list, 4, NULL, NULL);
	d->code = tacho_reader_diag(r)->code;
	if (d->rc == 0)
		write_documents(d, &a, r);
	tacho_reader_close(r);
	analyses_free(&a);
}

/* Those that read by themselves or on one thread only. */
static void others(const uint8_t *data, size_t size)
{
	static struct tacho_footprint footprint;
	struct tacho_cut_opts cut = TACHO_CUT_OPTS_INIT;
	struct tacho_cut_result result;
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct tacho_stream_hash *hash;
	struct tacho_analysis analysis;
	struct tacho_reader *r;
	uint64_t sum = 0;
	size_t n;

	opts.limits = (struct tacho_limits)FUZZ_LIMITS;
	if (tacho_reader_open_memory(&r, data, size, &opts, NULL) < 0)
		return;
	FUZZ_ASSERT(tacho_stream_hash_new(&hash, NULL) == 0);
	analysis = tacho_stream_hash_analysis(hash);
	if (tacho_pass_run(r, &analysis, 1, NULL, NULL) == 0) {
		sum += tacho_stream_hash_value(hash);
		(void)tacho_stream_hash_checkpoints(hash, &n);
		FUZZ_ASSERT(n <= tacho_reader_events(r) / TACHO_STREAM_HASH_EVERY);
	}
	tacho_stream_hash_free(hash);
	tacho_reader_close(r);
	if (tacho_reader_open_memory(&r, data, size, &opts, NULL) == 0) {
		FUZZ_ASSERT(tacho_footprint_run(r, &footprint, NULL, NULL) <= 0);
		tacho_reader_close(r);
	}
	if (tacho_reader_open_memory(&r, data, size, &opts, NULL) == 0) {
		cut.first_gen = 1;
		FUZZ_ASSERT(tacho_cut(r, &cut, add_bytes, &sum, NULL, NULL, &result) <= 0);
		tacho_reader_close(r);
	}
}

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

/* A few requests of any kind, in two readings. */
static void explain(const uint8_t *data, size_t size, uint8_t choice)
{
	struct tacho_requests *requests = find_requests(data, size, choice % TACHO_REQUEST_COUNT);
	struct tacho_explain_opts opts = TACHO_EXPLAIN_OPTS_INIT;
	struct tacho_read_opts ropts = TACHO_READ_OPTS_INIT;
	const struct tacho_request *q;
	struct tacho_cause_contrast contrast;
	struct tacho_cause_sum sum;
	struct tacho_explain *x;
	struct tacho_activity *act;
	struct tacho_analysis analysis;
	struct tacho_ledger l;
	struct tacho_reader *r;

	if (!requests)
		return;
	ropts.limits = (struct tacho_limits)FUZZ_LIMITS;
	opts.follow = choice & 0x40;
	opts.max_parts = 100000;
	opts.batch_spans = choice & 0x80 ? 16 : 0;
	FUZZ_ASSERT(tacho_activity_new(&act, NULL) == 0);
	FUZZ_ASSERT(tacho_explain_new(&x, act, &opts) == 0);
	for (size_t i = 0; i < 20 && (q = tacho_requests_get(requests, i)); i++)
		FUZZ_ASSERT(tacho_explain_add(x, q, i % 2) == 0);
	FUZZ_ASSERT(tacho_reader_open_memory(&r, data, size, &ropts, NULL) == 0);
	analysis = tacho_activity_analysis(act);
	FUZZ_ASSERT(tacho_pass_run(r, &analysis, 1, NULL, NULL) <= 0);
	for (size_t i = 0; tacho_explain_ledger(x, i, &l); i++)
		check_ledger(&l);
	for (int c = 0; c < TACHO_CAUSE_COUNT; c++) {
		tacho_explain_sum(x, 1, c, &sum);
		FUZZ_ASSERT(tacho_explain_contrast(x, c, &contrast) <= 0);
	}
	tacho_reader_close(r);
	tacho_explain_free(x);
	tacho_activity_free(act);
	tacho_requests_free(requests);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct documents one, three;
	uint8_t choice;

	if (size < 1)
		return 0;
	choice = data[0];
	analyse(&one, data + 1, size - 1, choice, 1);
	analyse(&three, data + 1, size - 1, choice, 3);
	FUZZ_ASSERT(one.rc == three.rc && one.code == three.code);
	FUZZ_ASSERT(one.summary == three.summary);
	FUZZ_ASSERT(memcmp(one.pprof, three.pprof, sizeof(one.pprof)) == 0);
	FUZZ_ASSERT(memcmp(one.folded, three.folded, sizeof(one.folded)) == 0);
	FUZZ_ASSERT(one.getters == three.getters);
	others(data + 1, size - 1);
	explain(data + 1, size - 1, choice);
	return 0;
}
