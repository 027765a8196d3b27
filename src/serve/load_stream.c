/* SPDX-License-Identifier: MIT */
/*
 * Reading a trace that comes in pieces: from a pipe, or from a file that grows. Each
 * generation shows as soon as it is complete.
 *
 * Other processes read a copy. It grows by whole generations, so that they do not take
 * the one that is on its way for a damaged one; `pending` has what is not in it yet.
 * Compressed traces and those of old versions cannot be cut so, and are copied as they
 * come.
 */
#include "base/alloc.h"
#include "serve/load.h"
#include "store/store.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

enum {
	CHUNK_BYTES = 256 * 1024,
	FOLLOW_MS = 200, /* between two looks at the end of a file that grows */
	FIRST_V2 = 22    /* the first version whose traces consist of generations */
};

struct stream {
	struct tc_serve *srv;
	struct tacho_analysis store;
	struct tc_textbuf pending;
	uint64_t n_kept;     /* bytes of the copy */
	uint64_t n_complete; /* bytes up to the end of the last complete generation */
	uint64_t n_read, generations;
	bool is_compressed;
	bool has_no_copy; /* it could not be written, and is left as it is */
	struct tacho_end end;
};

/* --- the copy --------------------------------------------------------------- */

/* Move the first n bytes that are pending to the copy. */
static int keep(struct stream *s, size_t n)
{
	int rc;

	if (n == 0)
		return 0;
	rc = tc_source_keep(&s->srv->source, s->pending.p, n);
	memmove(s->pending.p, s->pending.p + n, s->pending.n - n);
	s->pending.n -= n;
	s->n_kept += n;
	return rc;
}

static void keep_complete(struct stream *s, bool is_end)
{
	unsigned version = tacho_reader_version(s->srv->reader);
	uint64_t n = s->pending.n;
	int rc;

	if (s->has_no_copy)
		return;
	if (!is_end && !s->is_compressed && (version == 0 || version >= FIRST_V2)) {
		n = s->n_complete > s->n_kept ? s->n_complete - s->n_kept : 0;
		n = n < s->pending.n ? n : s->pending.n;
	}
	rc = keep(s, (size_t)n);
	if (rc == 0)
		return;
	s->has_no_copy = true;
	tc_load_warn(s->srv, "there is no room for the copy of the input; some pages miss "
			     "what came last");
}

/* --- bytes in --------------------------------------------------------------- */

/* Something to read, or time to look again? False: the server ends. */
static bool wait_for_input(const struct stream *s, bool at_end)
{
	struct pollfd fds[2] = {
		{ .fd = s->srv->fd_stop, .events = POLLIN },
		{ .fd = at_end ? -1 : s->srv->source.fd, .events = POLLIN },
	};

	while (poll(fds, 2, at_end ? FOLLOW_MS : -1) < 0 && errno == EINTR)
		;
	return fds[0].revents == 0;
}

/* Another trace is written into the file, or none: what follows does not belong to this. */
static bool has_shrunk(const struct stream *s)
{
	struct stat st;

	if (fstat(s->srv->source.fd, &st) < 0 || (uint64_t)st.st_size >= s->n_read)
		return false;
	tc_load_warn(s->srv, "the file became shorter; no more of it is read");
	return true;
}

/* 1: n bytes were read, or (n 0) the input has ended; negative: TACHO_E… */
static int read_some(struct stream *s, char *chunk, size_t *n)
{
	const struct tc_source *in = &s->srv->source;
	bool grows = s->srv->opts.follow && S_ISREG(in->at_open.st_mode), at_end = false;

	for (;;) {
		ssize_t got;

		if (!wait_for_input(s, at_end))
			return TACHO_ECANCELED;
		got = read(in->fd, chunk, CHUNK_BYTES);
		if (got < 0 && (errno == EINTR || errno == EAGAIN))
			continue;
		if (got < 0)
			return TACHO_EIO;
		*n = (size_t)got;
		if (got > 0 || !grows || has_shrunk(s))
			return 1;
		at_end = true;
	}
}

/* --- events out ------------------------------------------------------------- */

static int take_block(struct stream *s, const struct tacho_block *block)
{
	uint64_t begin, end;

	if (block->gen) {
		tacho_gen_range(block->gen, &begin, &end);
		s->n_complete = end;
		s->generations = tacho_gen_index(block->gen) + 1;
	}
	if (block->n > 0) {
		if (s->end.events == 0)
			s->end.first_ns = block->events[0].time_ns;
		s->end.last_ns = block->events[block->n - 1].time_ns;
		s->end.events += block->n;
	}
	return s->store.ops->feed(s->store.self, block);
}

/* All that is complete. 0: there may be more; 1: the trace has ended; negative: error. */
static int take_events(struct stream *s)
{
	const struct tacho_block *block;
	int rc;

	while ((rc = tacho_reader_next(s->srv->reader, &block)) > 0) {
		rc = take_block(s, block);
		if (rc < 0)
			return rc;
		/* relaxed: a flag that is looked at often. */
		if (tc_load_relaxed(&s->srv->stops))
			return TACHO_ECANCELED;
	}
	return rc == TACHO_EAGAIN ? 0 : rc == 0 ? 1 : rc;
}

static int feed(struct stream *s, const char *chunk, size_t n)
{
	int rc;

	if (s->n_read == 0)
		s->is_compressed = n > 0 && chunk[0] != 'g';
	s->n_read += n;
	if (!s->has_no_copy)
		tc_textbuf_bytes(&s->pending, chunk, n);
	if (s->pending.rc < 0)
		return s->pending.rc;
	rc = tacho_reader_feed(s->srv->reader, chunk, n);
	if (rc < 0)
		return rc;
	rc = take_events(s);
	tc_status_progress(s->srv->status, s->n_read, 0, s->end.events, s->generations);
	return rc;
}

static int read_all(struct stream *s, char *chunk)
{
	int rc = 0;

	while (rc == 0) {
		size_t n = 0;

		rc = read_some(s, chunk, &n);
		if (rc < 0)
			return rc;
		rc = feed(s, chunk, n);
		keep_complete(s, n == 0 || rc != 0);
	}
	return rc < 0 ? rc : 0;
}

/* A damaged trace is of use if anything was read of it. */
static int finish(struct stream *s, int rc)
{
	const struct tacho_diag *diag = tacho_reader_diag(s->srv->reader);

	if (rc == TACHO_ECANCELED)
		return rc;
	if (rc < 0 && diag->code != 0 && tacho_reader_kept_events(s->srv->reader) > 0)
		rc = 0;
	s->end.tail_last_ns = s->end.last_ns;
	s->end.version = tacho_reader_version(s->srv->reader);
	s->end.diag = diag;
	if (rc == 0 && s->store.ops->finish)
		rc = s->store.ops->finish(s->store.self, &s->end);
	return rc;
}

void *tc_load_stream(void *arg)
{
	struct tc_serve *srv = arg;
	struct stream s = { .srv = srv, .store = tc_store_analysis(srv->store) };
	char *chunk;
	int rc;

	tc_textbuf_init(&s.pending, NULL, NULL, NULL);
	chunk = tc_alloc(NULL, CHUNK_BYTES);
	rc = chunk ? read_all(&s, chunk) : TACHO_ENOMEM;
	tc_load_conclude(srv, finish(&s, rc));
	tc_free(NULL, chunk);
	tc_textbuf_fini(&s.pending);
	return NULL;
}
