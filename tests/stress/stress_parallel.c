/* SPDX-License-Identifier: MIT */
/*
 * Sequential against parallel: for every trace given, and for damaged copies of
 * it, one thread and several must give the same events, the same error, and the
 * same part that is kept. One line of JSON at the end; exit 1 on a difference.
 *
 * usage: stress_parallel [-n COPIES] [-s SEED] [-j THREADS] TRACE...
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stress/cases.h"
#include "support/event_hash.h"

struct outcome {
	struct event_hash hash;
	int rc;
	uint64_t kept_events, kept_bytes, redone, generations;
	struct tacho_diag diag;
};

static void run(struct outcome *out, const uint8_t *bytes, size_t n, unsigned threads)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct tacho_analysis analysis = event_hash_analysis(&out->hash);
	struct tacho_pass_stats stats;
	struct tacho_reader *r;

	memset(out, 0, sizeof(*out));
	opts.threads = threads;
	out->rc = tacho_reader_open_memory(&r, bytes, n, &opts, &out->diag);
	if (out->rc < 0)
		return;
	out->rc = tacho_pass_run(r, &analysis, 1, NULL, NULL);
	out->diag = *tacho_reader_diag(r);
	out->kept_events = tacho_reader_kept_events(r);
	out->kept_bytes = tacho_reader_kept_bytes(r);
	tacho_pass_get_stats(r, &stats);
	out->redone = stats.redone;
	out->generations = stats.generations;
	tacho_reader_close(r);
}

static bool same(const struct outcome *a, const struct outcome *b)
{
	return a->rc == b->rc && a->hash.hash == b->hash.hash && a->hash.n == b->hash.n &&
	       a->kept_events == b->kept_events && a->kept_bytes == b->kept_bytes &&
	       a->diag.code == b->diag.code && a->diag.offset == b->diag.offset &&
	       strcmp(a->diag.message, b->diag.message) == 0;
}

struct totals {
	uint64_t cases, errors, redone, generations, differences;
};

static void compare(struct totals *t, const char *path, const uint8_t *bytes, size_t n,
		    unsigned threads, long copy)
{
	struct outcome one, many;

	run(&one, bytes, n, 1);
	run(&many, bytes, n, threads);
	t->cases++;
	t->errors += one.diag.code != 0;
	t->redone += many.redone;
	t->generations += many.generations;
	if (same(&one, &many))
		return;
	t->differences++;
	(void)fprintf(stderr,
		      "%s copy %ld: one thread rc %d hash %016" PRIx64 " n %" PRIu64
		      " kept %" PRIu64 " \"%s\" @%" PRId64 "; %u threads rc %d hash %016" PRIx64
		      " n %" PRIu64 " kept %" PRIu64 " \"%s\" @%" PRId64 "\n",
		      path, copy, one.rc, one.hash.hash, one.hash.n, one.kept_events,
		      one.diag.message, one.diag.offset, threads, many.rc, many.hash.hash,
		      many.hash.n, many.kept_events, many.diag.message, many.diag.offset);
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
	(void)printf("{\"stress\": \"parallel\", \"cases\": %" PRIu64 ", \"errors\": %" PRIu64
		     ", \"generations\": %" PRIu64 ", \"redone\": %" PRIu64
		     ", \"differences\": %" PRIu64 "}\n",
		     t.cases, t.errors, t.generations, t.redone, t.differences);
	return t.cases == 0 ? 2 : t.differences > 0;
}
