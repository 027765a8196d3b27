/* SPDX-License-Identifier: MIT */
/* See live_trace.h. */
#include "remote/live_trace.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#define S INT64_C(1000000000)

enum {
	HEAD = 8, /* "go 1.22 " …: enough to know a trace by */
	CONNECT_S = 5,
	/* Above the window: for the last generation, a slow network, a paused program. */
	PATIENCE_S = 15
};

struct sink {
	int fd, err;
	uint64_t bytes;
	unsigned char head[HEAD];
	size_t n_head;
	bool is_known, is_strange;
};

static int write_all(struct sink *s, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t done = write(s->fd, p, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0) {
			s->err = errno;
			return -1;
		}
		p += done;
		n -= (size_t)done;
		s->bytes += (uint64_t)done;
	}
	return 0;
}

/* A trace, or one in gzip or zstd. */
static bool is_trace(const unsigned char *head)
{
	return memcmp(head, "go 1.", 5) == 0 || memcmp(head, "\x1f\x8b", 2) == 0 ||
	       memcmp(head, "\x28\xb5\x2f\xfd", 4) == 0;
}

/* For tc_http_request: nothing of what is no trace reaches the file. */
static int take(void *ctx, const void *bytes, size_t n)
{
	struct sink *s = ctx;
	const char *p = bytes;

	while (!s->is_known && n > 0) {
		s->head[s->n_head++] = (unsigned char)*p++;
		n--;
		if (s->n_head < HEAD)
			continue;
		s->is_known = true;
		s->is_strange = !is_trace(s->head);
		if (s->is_strange || write_all(s, (const char *)s->head, HEAD) < 0)
			return -1;
	}
	return n > 0 ? write_all(s, p, n) : 0;
}

static void fail(struct tc_capture_result *r, int rc, const char *what, const char *more)
{
	r->rc = rc;
	(void)snprintf(r->why, sizeof(r->why), "%s%s%s", what, *more ? ": " : "", more);
}

/* Why a server that answered gave no trace. */
static void explain_status(struct tc_capture_result *r, const struct tc_http_answer *a)
{
	char line[160], what[96];

	tc_http_first_line(a, line, sizeof(line));
	if (a->status >= 300 && a->status < 400) {
		fail(r, TACHO_EFORMAT, "the server redirects, which is not followed", a->location);
		return;
	}
	(void)snprintf(what, sizeof(what), "the server answers with status %ld%s", a->status,
		       a->status == 401 || a->status == 403 ? " (is --token-file right?)"
		       : a->status == 404                   ? " (is that the right path?)"
		       : a->status == 409                   ? " (another trace is being taken)"
							    : "");
	fail(r, TACHO_EFORMAT, what, strncasecmp(a->type, "text/html", 9) == 0 ? "" : line);
}

static void explain_bytes(struct tc_capture_result *r, const struct sink *s,
			  const struct tc_http_answer *a)
{
	char line[64];
	size_t n = 0;

	if (strncasecmp(a->type, "text/html", 9) == 0 || s->head[0] == '<') {
		fail(r, TACHO_EFORMAT, "the server answers with a web page, not with a trace", "");
		return;
	}
	for (size_t i = 0; i < s->n_head && n + 1 < sizeof(line); i++)
		line[n++] = (char)(isprint(s->head[i]) ? s->head[i] : '?');
	line[n] = '\0';
	fail(r, TACHO_EFORMAT, "what the server sends is no trace; it begins", line);
}

static void explain(struct tc_capture_result *r, const struct sink *s,
		    const struct tc_http_answer *a)
{
	if (s->err) {
		fail(r, TACHO_EIO, "the file cannot be written", strerror(s->err));
	} else if (s->is_strange) {
		explain_bytes(r, s, a);
	} else if (a->end == TC_HTTP_FAILED) {
		fail(r, TACHO_EIO, a->why, "");
	} else if (a->end != TC_HTTP_COMPLETE) {
		fail(r, TACHO_EFORMAT, a->why, "");
	} else if (a->status < 200 || a->status > 299) {
		explain_status(r, a);
	} else if (!s->is_known) {
		if (s->n_head > 0)
			explain_bytes(r, s, a);
		else
			fail(r, TACHO_EFORMAT, "the server sends nothing", "");
	} else {
		r->is_whole = true;
	}
}

static struct tc_http_request request(const struct tc_capture *c)
{
	return (struct tc_http_request){
		.method = "GET",
		.url = c->address->url,
		.unix_socket = c->address->socket[0] ? c->address->socket : NULL,
		.bearer = c->token,
		.ca_file = c->ca_file,
		.connect_ns = CONNECT_S * S,
	};
}

void tc_capture_run(const struct tc_capture *c, struct tc_capture_result *r)
{
	struct tc_http_request q = request(c);
	struct sink s = { .fd = c->fd };
	struct tc_http_answer a;
	int64_t patience = c->patience_ns > 0 ? c->patience_ns : PATIENCE_S * S;

	*r = (struct tc_capture_result){ 0 };
	q.write = take;
	q.write_ctx = &s;
	q.step = c->step;
	q.step_ctx = c->step_ctx;
	q.max_bytes = c->max_bytes;
	/* Programs before Go 1.22 may be silent for the whole window. */
	q.idle_ns = c->window_ns + patience;
	q.total_ns = 2 * c->window_ns + 2 * patience;
	tc_http_run(&q, &a);
	r->bytes = s.bytes;
	explain(r, &s, &a);
	tc_http_answer_free(&a);
}

bool tc_capture_ask_name(const struct tc_capture *c, char *to, size_t size)
{
	struct tc_http_request q = request(c);
	struct tc_http_answer a;
	const char *base;
	size_t n = 0;
	bool ok;

	if (!c->address->cmdline[0])
		return false;
	q.url = c->address->cmdline;
	q.total_ns = 2 * S;
	q.step = c->step;
	q.step_ctx = c->step_ctx;
	tc_http_run(&q, &a);
	ok = tc_http_is_ok(&a) && a.body_bytes > 0 && strncasecmp(a.type, "text/html", 9) != 0;
	if (ok) {
		base = strrchr(a.body, '/');
		for (base = base ? base + 1 : a.body; *base && n + 1 < size && n < 40; base++)
			if (isalnum((unsigned char)*base) || (*base == '.' && n > 0))
				to[n++] = *base;
			else if (n > 0)
				to[n++] = '_';
		ok = n > 0;
	}
	if (size > 0)
		to[n] = '\0';
	tc_http_answer_free(&a);
	return ok;
}
