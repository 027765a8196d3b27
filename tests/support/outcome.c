/* SPDX-License-Identifier: MIT */
/* Outcomes of readings; see outcome.h. */
#include "support/outcome.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/diag.h"

static void finish(struct outcome *out, struct tacho_reader *r)
{
	out->diag = *tacho_reader_diag(r);
	out->events = tacho_reader_events(r);
	out->kept_events = tacho_reader_kept_events(r);
	out->kept_bytes = tacho_reader_kept_bytes(r);
	tacho_reader_close(r);
}

void outcome_of_pass(struct outcome *out, const void *bytes, size_t n,
		     const struct tacho_read_opts *opts)
{
	struct tacho_analysis analysis = event_hash_analysis(&out->hash);
	struct tacho_reader *r;

	memset(out, 0, sizeof(*out));
	out->rc = tacho_reader_open_memory(&r, bytes, n, opts, &out->diag);
	if (out->rc < 0)
		return;
	out->rc = tacho_pass_run(r, &analysis, 1, NULL, NULL);
	tacho_pass_get_stats(r, &out->pass);
	finish(out, r);
}

/* Until there is no more; the last result is in out->rc. */
static void pull(struct outcome *out, struct tacho_reader *r)
{
	const struct tacho_block *b;

	while ((out->rc = tacho_reader_next(r, &b)) > 0)
		event_hash_add(&out->hash, b);
}

void outcome_of_pull(struct outcome *out, const void *bytes, size_t n,
		     const struct tacho_read_opts *opts)
{
	struct tacho_reader *r;

	memset(out, 0, sizeof(*out));
	out->rc = tacho_reader_open_memory(&r, bytes, n, opts, &out->diag);
	if (out->rc < 0)
		return;
	pull(out, r);
	finish(out, r);
}

void outcome_of_feed(struct outcome *out, const void *bytes, size_t n,
		     const struct tacho_read_opts *opts, outcome_chunk_fn *next, void *ctx)
{
	const uint8_t *p = bytes;
	struct tacho_reader *r;

	memset(out, 0, sizeof(*out));
	out->rc = tacho_reader_open_feed(&r, opts, &out->diag);
	if (out->rc < 0)
		return;
	out->rc = TACHO_EAGAIN;
	while (n > 0 && out->rc == TACHO_EAGAIN) {
		size_t k = next(ctx);

		k = k == 0 ? 1 : k > n ? n : k;
		out->rc = tacho_reader_feed(r, p, k);
		if (out->rc < 0)
			break;
		p += k;
		n -= k;
		pull(out, r);
	}
	if (out->rc == TACHO_EAGAIN && (out->rc = tacho_reader_feed(r, NULL, 0)) == 0)
		pull(out, r);
	finish(out, r);
}

bool outcome_same(const struct outcome *a, const struct outcome *b)
{
	return a->rc == b->rc && a->hash.hash == b->hash.hash && a->hash.n == b->hash.n &&
	       a->events == b->events && a->kept_events == b->kept_events &&
	       a->kept_bytes == b->kept_bytes && a->diag.code == b->diag.code &&
	       a->diag.offset == b->diag.offset && a->diag.generation == b->diag.generation &&
	       a->diag.batch == b->diag.batch && a->diag.thread == b->diag.thread &&
	       a->diag.event == b->diag.event && strcmp(a->diag.message, b->diag.message) == 0;
}

const char *outcome_text(const struct outcome *o)
{
	static char text[2][800];
	static unsigned turn;
	char *s = text[turn++ % 2];

	(void)snprintf(s, sizeof(text[0]),
		       "rc %d, %" PRIu64 " hashed %016" PRIx64 ", %" PRIu64 " events, kept %" PRIu64
		       " in %" PRIu64 " bytes, %s at %" PRId64 " gen %" PRId64 " batch %" PRId64
		       " thread %" PRId64 " %s: %s",
		       o->rc, o->hash.n, o->hash.hash, o->events, o->kept_events, o->kept_bytes,
		       tacho_error_name(o->diag.code), o->diag.offset, o->diag.generation,
		       o->diag.batch, o->diag.thread, o->diag.event ? o->diag.event : "-",
		       o->diag.message);
	return s;
}
