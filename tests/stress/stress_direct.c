/* SPDX-License-Identifier: MIT */
/*
 * Goroutine statistics and profiles, fed by blocks of events and fed by the ordering
 * itself: for every trace given, and for damaged copies of it, all must give the same
 * document, alone and with an analysis that watches, with one thread and with several.
 * So must a profile by itself that is asked for some of its kinds only.
 * One line of JSON at the end; exit 1 on a difference.
 *
 * usage: stress_direct [-n COPIES] [-s SEED] [-j THREADS] TRACE...
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <tacho/goroutines.h>
#include <tacho/profile.h>
#include <tacho/summary.h>

#include "stress/cases.h"
#include "support/event_hash.h"

struct way {
	const char *name;
	bool is_direct, is_watched, has_threads;
};

/* The first one is what the others are compared with. */
static const struct way ways[] = {
	{ "blocks", false, false, false },        { "direct", true, false, false },
	{ "watched", true, true, false },         { "blocks, threads", false, false, true },
	{ "direct, threads", true, false, true }, { "watched, threads", true, true, true },
};

struct outcome {
	int rc, code;
	uint64_t kept_events, document;
	struct event_hash events;
};

static int fold(void *ctx, const void *bytes, size_t n)
{
	const unsigned char *b = bytes;
	uint64_t *sum = ctx;

	for (size_t i = 0; i < n; i++)
		*sum = (*sum ^ b[i]) * UINT64_C(0x100000001b3);
	return 0;
}

/* A document without a summary is empty, and this one sees nothing but its blocks. */
static struct tacho_summary *summarize(const uint8_t *bytes, size_t n)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct tacho_analysis analysis;
	struct tacho_summary *s = NULL;
	struct tacho_reader *r;

	opts.threads = 1;
	if (tacho_summary_new(&s, NULL) < 0)
		return NULL;
	analysis = tacho_summary_analysis(s);
	if (tacho_reader_open_memory(&r, bytes, n, &opts, NULL) < 0) {
		tacho_summary_free(s);
		return NULL;
	}
	if (tacho_pass_run(r, &analysis, 1, NULL, NULL) < 0) {
		tacho_summary_free(s);
		s = NULL;
	}
	tacho_reader_close(r);
	return s;
}

static void run(struct outcome *out, const struct way *way, const struct tacho_summary *summary,
		const uint8_t *bytes, size_t n, unsigned threads)
{
	struct tacho_goroutines_opts gopts = TACHO_GOROUTINES_OPTS_INIT;
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct tacho_goroutines *g = NULL;
	struct tacho_profile *p = NULL;
	struct tacho_analysis list[2];
	struct tacho_analysis_ops ops;
	struct tacho_reader *r;

	memset(out, 0, sizeof(*out));
	gopts.keep = TACHO_KEEP_ALL;
	opts.threads = way->has_threads ? threads : 1;
	if (tacho_goroutines_new(&g, &gopts) < 0 || tacho_profile_new(&p, NULL) < 0 ||
	    tacho_reader_open_memory(&r, bytes, n, &opts, NULL) < 0)
		exit(4);
	tacho_goroutines_join_profile(g, p);
	list[0] = tacho_goroutines_analysis(g);
	list[1] = event_hash_analysis(&out->events);
	ops = *list[0].ops;
	if (!way->is_direct)
		ops.direct = NULL;
	list[0].ops = &ops;
	out->rc = tacho_pass_run(r, list, way->is_watched ? 2 : 1, NULL, NULL);
	out->code = tacho_reader_diag(r)->code;
	out->kept_events = tacho_reader_kept_events(r);
	if (out->rc == 0) {
		const struct tacho_summary_doc doc = {
			.size = sizeof(doc),
			.summary = summary,
			.goroutines = g,
			.profile = p,
			.symbols = tacho_reader_symbols(r),
			.version = tacho_reader_version(r),
			.diag = tacho_reader_diag(r),
			.valid_bytes = tacho_reader_kept_bytes(r),
			.total_bytes = n,
		};

		out->rc = tacho_summary_write_json(&doc, fold, &out->document);
		for (int state = 0; state < TACHO_GO_STATE_COUNT; state++) {
			const struct tacho_wait *w;

			for (size_t i = 0; i < tacho_goroutines_waits(g, state); i++) {
				w = tacho_goroutines_wait(g, state, i);
				(void)fold(&out->document, &w->ns, sizeof(w->ns));
				(void)fold(&out->document, &w->begin_ns, sizeof(w->begin_ns));
				(void)fold(&out->document, &w->goroutine, sizeof(w->goroutine));
			}
		}
	}
	tacho_goroutines_free(g);
	tacho_profile_free(p);
	tacho_reader_close(r);
}

static void fold_stack(uint64_t *sum, const struct tacho_symbols *symbols,
		       const struct tacho_profile_stack *s)
{
	int64_t max_ns = tacho_hist_max_ns(s->waits), p50_ns = tacho_hist_quantile(s->waits, 0.5);

	for (size_t i = 0; i < tacho_symbols_depth(symbols, s->stack); i++) {
		uint64_t pc = tacho_symbols_frame(symbols, s->stack, i).pc;

		(void)fold(sum, &pc, sizeof(pc));
	}
	(void)fold(sum, &s->count, sizeof(s->count));
	(void)fold(sum, &s->total_ns, sizeof(s->total_ns));
	(void)fold(sum, &max_ns, sizeof(max_ns));
	(void)fold(sum, &p50_ns, sizeof(p50_ns));
}

/* What a profile by itself, asked for some kinds, has of those in `look`. */
static uint64_t profile_alone(const uint8_t *bytes, size_t n, unsigned kinds, unsigned look,
			      const struct way *way, unsigned threads)
{
	struct tacho_profile_opts popts = TACHO_PROFILE_OPTS_INIT;
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	const struct tacho_profile_stack *s;
	struct tacho_profile *p = NULL;
	struct tacho_analysis list[2];
	struct tacho_analysis_ops ops;
	struct event_hash events = { 0 };
	struct tacho_reader *r;
	uint64_t sum;
	int rc;

	popts.kinds = kinds;
	opts.threads = way->has_threads ? threads : 1;
	if (tacho_profile_new(&p, &popts) < 0 ||
	    tacho_reader_open_memory(&r, bytes, n, &opts, NULL) < 0)
		exit(4);
	list[0] = tacho_profile_analysis(p);
	list[1] = event_hash_analysis(&events);
	ops = *list[0].ops;
	if (!way->is_direct)
		ops.direct = NULL;
	list[0].ops = &ops;
	rc = tacho_pass_run(r, list, way->is_watched ? 2 : 1, NULL, NULL);
	sum = (uint64_t)rc * 31 + tacho_profile_goroutines(p);
	for (int k = 0; k < TACHO_PROFILE_COUNT && rc == 0; k++)
		for (size_t i = 0; (look >> k & 1) && (s = tacho_profile_stack(p, k, i)); i++)
			fold_stack(&sum, tacho_profile_symbols(p), s);
	tacho_profile_free(p);
	tacho_reader_close(r);
	return sum;
}

struct totals {
	uint64_t cases, errors, differences;
};

/* A profile that is asked for some kinds has of these what one of all kinds has. */
static void compare_profiles(struct totals *t, const char *path, const uint8_t *bytes, size_t n,
			     unsigned threads, long copy)
{
	unsigned all = (1U << TACHO_PROFILE_COUNT) - 1;
	unsigned kinds = 1 + (unsigned)(copy + 1) % all;
	uint64_t want = profile_alone(bytes, n, 0, kinds, &ways[0], threads);

	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
		uint64_t got = profile_alone(bytes, n, kinds, all, &ways[i], threads);

		if (got == want)
			continue;
		t->differences++;
		(void)fprintf(stderr,
			      "%s copy %ld: profile of kinds %u, %s: %016" PRIx64
			      " instead of %016" PRIx64 "\n",
			      path, copy, kinds, ways[i].name, got, want);
	}
}

static void compare(struct totals *t, const char *path, const uint8_t *bytes, size_t n,
		    unsigned threads, long copy)
{
	struct tacho_summary *summary = summarize(bytes, n);
	struct outcome of[sizeof(ways) / sizeof(*ways)];

	for (size_t i = 0; summary && i < sizeof(ways) / sizeof(*ways); i++) {
		run(&of[i], &ways[i], summary, bytes, n, threads);
		if (of[i].rc == of[0].rc && of[i].code == of[0].code &&
		    of[i].kept_events == of[0].kept_events && of[i].document == of[0].document)
			continue;
		t->differences++;
		(void)fprintf(stderr,
			      "%s copy %ld: %s rc %d code %d kept %" PRIu64 " document %016" PRIx64
			      "; %s rc %d code %d kept %" PRIu64 " document %016" PRIx64 "\n",
			      path, copy, ways[0].name, of[0].rc, of[0].code, of[0].kept_events,
			      of[0].document, ways[i].name, of[i].rc, of[i].code, of[i].kept_events,
			      of[i].document);
	}
	if (summary) {
		compare_profiles(t, path, bytes, n, threads, copy);
		t->cases++;
		t->errors += of[0].code != 0;
	}
	tacho_summary_free(summary);
}

static void one_case(void *ctx, const struct stress_case *c)
{
	compare(ctx, c->path, c->bytes, c->n, c->threads, c->copy);
}

int main(int argc, char **argv)
{
	struct totals t = { 0 };

	if (!stress_run(argc, argv, one_case, &t))
		return 2;
	(void)printf("{\"stress\": \"direct\", \"cases\": %" PRIu64 ", \"errors\": %" PRIu64
		     ", \"differences\": %" PRIu64 "}\n",
		     t.cases, t.errors, t.differences);
	return t.cases == 0 ? 2 : t.differences > 0;
}
