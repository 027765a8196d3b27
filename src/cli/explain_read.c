/* SPDX-License-Identifier: MIT */
/*
 * Reading a part of a trace: the header and a run of generations are a trace of
 * their own. From a file that is not compressed they are read alone; else all up to
 * the last one is read.
 */
#include "cli/explain_view.h"
#include "cli/progress.h"
#include "cli/stream_input.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define HEADER_BYTES 16
#define CHUNK        (1 << 18)

struct window {
	size_t first, last; /* generations */
	struct tacho_requests_gen first_gen, last_gen;
	bool is_all;
};

static struct window find_window(const struct tc_explain_view *v, int64_t begin_ns, int64_t end_ns,
				 uint64_t lead)
{
	struct window w = { .first = 0, .last = 0 };
	struct tacho_requests_gen g;
	bool has_first = false;

	for (size_t i = 0; tacho_requests_get_gen(v->requests, i, &g); i++) {
		if (!has_first && g.last_ns >= begin_ns) {
			has_first = true;
			w.first = i;
		}
		if (i == 0 || g.first_ns <= end_ns)
			w.last = i;
	}
	w.first = w.first > lead ? w.first - (size_t)lead : 0;
	(void)tacho_requests_get_gen(v->requests, w.first, &w.first_gen);
	(void)tacho_requests_get_gen(v->requests, w.last, &w.last_gen);
	w.is_all = w.first == 0;
	return w;
}

/* Not compressed, in the format that has generations. */
static bool is_plain(int fd, const struct tc_explain_view *v, uint8_t header[HEADER_BYTES])
{
	return v->in.version >= 22 && pread(fd, header, HEADER_BYTES, 0) == HEADER_BYTES &&
	       memcmp(header, "go 1.", 5) == 0;
}

/* Feed what the reader has; 1: behind the end. */
static int take(const struct tacho_analysis *a, struct tacho_reader *r, int64_t end_ns)
{
	const struct tacho_block *b;
	int rc;

	while ((rc = tacho_reader_next(r, &b)) > 0) {
		if (b->n > 0 && b->events[0].time_ns > end_ns)
			return 1;
		rc = a->ops->feed(a->self, b);
		if (rc < 0)
			return rc;
	}
	return rc;
}

static int read_range(const struct tacho_analysis *a, struct tacho_reader *r, int fd,
		      const struct window *w, const uint8_t header[HEADER_BYTES])
{
	uint64_t at = w->first_gen.begin, end = w->last_gen.end;
	uint8_t *buf = tc_cli_xmalloc(CHUNK);
	int rc = tacho_reader_feed(r, header, HEADER_BYTES);

	while (rc == 0 && at < end) {
		size_t want = end - at < CHUNK ? (size_t)(end - at) : CHUNK;
		ssize_t n = pread(fd, buf, want, (off_t)at);

		if (n <= 0)
			break;
		at += (uint64_t)n;
		rc = tacho_reader_feed(r, buf, (size_t)n);
		if (rc == 0)
			rc = take(a, r, INT64_MAX);
		if (rc == TACHO_EAGAIN)
			rc = 0;
	}
	free(buf);
	if (rc == 0)
		rc = tacho_reader_feed(r, NULL, 0);
	return rc < 0 ? rc : take(a, r, INT64_MAX);
}

/* What is wrong with the trace itself was said after the first reading. */
static int own_failure(int rc)
{
	return rc == TACHO_ENOMEM ? rc : 0;
}

int tc_explain_read(struct tc_explain_view *v, const char *path,
		    const struct tc_cli_read_opts *opts, int64_t begin_ns, int64_t end_ns,
		    uint64_t lead, bool *is_all)
{
	struct tacho_analysis a = tacho_activity_analysis(v->act);
	struct window w = find_window(v, begin_ns, end_ns, lead);
	struct tacho_read_opts ropts = TACHO_READ_OPTS_INIT;
	struct tacho_end end = { .first_ns = w.first_gen.first_ns, .last_ns = w.last_gen.last_ns };
	int fd = w.is_all ? -1 : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	uint8_t header[HEADER_BYTES];
	struct tacho_reader *r;
	int rc;

	ropts.limits = opts->limits;
	ropts.threads = 1;
	if (fd >= 0 && is_plain(fd, v, header)) {
		rc = tacho_reader_open_feed(&r, &ropts, NULL);
		if (rc == 0)
			rc = read_range(&a, r, fd, &w, header);
	} else {
		w.is_all = true;
		rc = tacho_reader_open_file(&r, path, &ropts, NULL);
		if (rc == 0)
			rc = take(&a, r, end_ns);
	}
	tacho_reader_close(r);
	if (fd >= 0)
		(void)close(fd);
	*is_all = w.is_all;
	rc = own_failure(rc);
	return rc < 0 ? rc : a.ops->finish(a.self, &end);
}
