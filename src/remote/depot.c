/* SPDX-License-Identifier: MIT */
/* See depot.h: opening, requests that are tried again, and what each kind has in common. */
#include "remote/depot_state.h"

#include "base/alloc.h"
#include "remote/s3_xml.h"

#include <openssl/rand.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define S  INT64_C(1000000000)
#define MS INT64_C(1000000)

enum {
	TRIES = 6,
	FIRST_PAUSE_MS = 500,
	LONGEST_PAUSE_MS = 30000,
	CONNECT_S = 10,
	IDLE_S = 30,
	PLAIN_S = 120,
	SEND_S = 600,        /* a store may take its time over what it has got */
	SLOWEST = 64 * 1024, /* bytes a second, unless --max-rate asks for less */
	LONGEST_S = 30 * 86400
};

int tc_depot_fail(struct tc_depot *s, int rc, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	(void)vsnprintf(s->why, sizeof(s->why), format, args);
	va_end(args);
	return rc;
}

const char *tc_depot_why(const struct tc_depot *s)
{
	return s->why;
}

/* --- requests ------------------------------------------------------------------------- */

int tc_depot_url(struct tc_depot *s, char *to, size_t size, const char *name, const char *query)
{
	char key[1024], path[TC_DEPOT_URL / 2];
	int n = snprintf(key, sizeof(key), "%s%s", name ? s->prefix : "", name ? name : "");

	if (n < 0 || (size_t)n >= sizeof(key) || !tc_s3_encode(path, sizeof(path), key, true))
		return tc_depot_fail(s, TACHO_ELIMIT, "the name %.100s… is too long", key);
	n = snprintf(to, size, "%s/%s%s%s", s->base, path, query ? "?" : "", query ? query : "");
	if (n < 0 || (size_t)n >= size)
		return tc_depot_fail(s, TACHO_ELIMIT, "the name %.100s… is too long", key);
	return 0;
}

/* What S3 says in an error, "SignatureDoesNotMatch: …", or the first line. */
static void describe(const struct tc_http_answer *a, char *to, size_t size)
{
	char code[64], message[160], line[160];

	(void)tc_s3_xml_text(a->body, a->body_bytes, "Code", code, sizeof(code));
	(void)tc_s3_xml_text(a->body, a->body_bytes, "Message", message, sizeof(message));
	tc_http_first_line(a, line, sizeof(line));
	if (code[0])
		(void)snprintf(to, size, "status %ld, %s: %s%s", a->status, code, message,
			       strcmp(code, "RequestTimeTooSkewed") == 0
				       ? " (is the clock of this machine right?)"
				       : "");
	else
		(void)snprintf(to, size, "status %ld%s%s", a->status, line[0] ? ", " : "", line);
}

/* It takes others, but not this one. */
static bool is_too_large(const struct tc_http_answer *a)
{
	return a->status == 413 ||
	       (a->status == 400 && a->body && strstr(a->body, "EntityTooLarge"));
}

static bool is_worth_a_try(const struct tc_http_answer *a)
{
	if (a->end != TC_HTTP_COMPLETE)
		return a->end == TC_HTTP_NO_CONNECTION || a->end == TC_HTTP_CUT ||
		       a->end == TC_HTTP_SILENT || a->end == TC_HTTP_TOO_LONG;
	return (a->status >= 500 && a->status != 501) || a->status == 408 || a->status == 429 ||
	       (a->status == 400 && a->body && strstr(a->body, "RequestTimeout"));
}

/* false: somebody wants to stop. */
static bool sleep_ns(const struct tc_depot *s, int64_t ns)
{
	while (ns > 0) {
		int64_t slice = ns < 100 * MS ? ns : 100 * MS;
		const struct timespec t = { 0, (long)slice };

		if (s->opts.stop && s->opts.stop(s->opts.ctx))
			return false;
		(void)nanosleep(&t, NULL);
		ns -= slice;
	}
	return true;
}

/* Anything up to a limit that doubles, so that many shippers do not come back together. */
static int64_t pause_ns(unsigned n, int64_t at_least)
{
	uint64_t limit = FIRST_PAUSE_MS, random = 0;
	int64_t ns;

	while (n-- > 0 && limit < LONGEST_PAUSE_MS)
		limit *= 2;
	(void)RAND_bytes((unsigned char *)&random, sizeof(random));
	ns = (int64_t)(limit / 4 + random % limit) * MS;
	return ns > at_least ? ns : at_least;
}

static enum tc_http_step step(void *ctx, uint64_t received, bool sent)
{
	const struct tc_depot *s = ctx;

	(void)received;
	(void)sent;
	return s->opts.stop && s->opts.stop(s->opts.ctx) ? TC_HTTP_ABORT : TC_HTTP_GO_ON;
}

static void note(const struct tc_depot *s, const char *what, int64_t ns)
{
	char text[640];

	if (!s->opts.note)
		return;
	(void)snprintf(text, sizeof(text), "%s; trying again in %.1f s", what, (double)ns / 1e9);
	s->opts.note(s->opts.ctx, text);
}

/* Who sends or answers a byte now and then does not hold us for ever. */
static int64_t total_ns(const struct tc_depot *s, const struct tc_http_request *q)
{
	uint64_t bytes = q->has_body ? q->body_bytes : q->max_bytes, slowest = SLOWEST, seconds;

	if (q->has_body && s->opts.rate && s->opts.rate / 2 < slowest)
		slowest = s->opts.rate / 2 + 1;
	seconds = (q->has_body ? SEND_S : PLAIN_S) + bytes / slowest;
	return (int64_t)(seconds < LONGEST_S ? seconds : LONGEST_S) * S;
}

int tc_depot_request(struct tc_depot *s, struct tc_http_request *q, struct tc_http_answer *a)
{
	unsigned tries = s->opts.tries ? s->opts.tries : TRIES;
	char what[480];

	q->signer = s->kind == TC_DEPOT_S3 ? &s->signer : NULL;
	q->bearer = s->kind == TC_DEPOT_HTTP ? s->opts.token : NULL;
	q->ca_file = s->opts.ca_file;
	q->max_send_rate = s->opts.rate;
	q->connect_ns = CONNECT_S * S;
	q->idle_ns = IDLE_S * S;
	q->total_ns = total_ns(s, q);
	q->step = step;
	q->step_ctx = s;
	for (unsigned i = 1;; i++) {
		int64_t ns;

		tc_http_run(q, a);
		if (tc_http_is_ok(a))
			return 0;
		s->was_refused = a->end == TC_HTTP_COMPLETE && !is_worth_a_try(a);
		if (a->end == TC_HTTP_ABORTED)
			return tc_depot_fail(s, TACHO_ECANCELED, "stopped");
		if (a->end == TC_HTTP_COMPLETE && a->status == 404 && !strstr(q->method, "P"))
			return tc_depot_fail(s, TACHO_ENOTFOUND, "there is no such thing");
		if (a->end == TC_HTTP_COMPLETE)
			describe(a, what, sizeof(what));
		else
			(void)snprintf(what, sizeof(what), "%s", a->why);
		if (is_too_large(a))
			return tc_depot_fail(s, TACHO_ELIMIT, "%s", what);
		if (i >= tries || !is_worth_a_try(a))
			return tc_depot_fail(s, TACHO_EIO, "%s", what);
		ns = pause_ns(i - 1, a->retry_ns);
		note(s, what, ns);
		tc_http_answer_free(a);
		if (!sleep_ns(s, ns)) {
			*a = (struct tc_http_answer){ .end = TC_HTTP_ABORTED };
			return tc_depot_fail(s, TACHO_ECANCELED, "stopped");
		}
	}
}

/* --- opening -------------------------------------------------------------------------- */

static int set_prefix(struct tc_depot *s, const char *path)
{
	size_t n;

	path += strspn(path, "/");
	n = strlen(path);
	while (n > 0 && path[n - 1] == '/')
		n--;
	if (n + 2 > sizeof(s->prefix))
		return tc_depot_fail(s, TACHO_EMISUSE, "the prefix is too long");
	if (n > 0)
		(void)snprintf(s->prefix, sizeof(s->prefix), "%.*s/", (int)n, path);
	return 0;
}

/* Encrypted, or to this machine: the whole host, as localhost.example.com is another. */
static bool is_safe(const char *url)
{
	static const char *const local[] = { "http://127.0.0.1", "http://localhost",
					     "http://[::1]" };

	for (size_t i = 0; i < sizeof(local) / sizeof(local[0]); i++) {
		size_t n = strlen(local[i]);

		if (strncmp(url, local[i], n) == 0 &&
		    (url[n] == '\0' || url[n] == ':' || url[n] == '/'))
			return true;
	}
	return strncmp(url, "https://", 8) == 0;
}

/* s->base without slashes at its end. */
static int set_base(struct tc_depot *s, const char *url)
{
	size_t n = strlen(url);

	while (n > 0 && url[n - 1] == '/')
		n--;
	if (n >= sizeof(s->base) || strpbrk(url, "?#@ \t\r\n\\"))
		return tc_depot_fail(s, TACHO_EMISUSE, "the address has no ?, #, @ and blanks");
	(void)snprintf(s->base, sizeof(s->base), "%.*s", (int)n, url);
	return 0;
}

static int set_endpoint(struct tc_depot *s)
{
	const char *url = s->opts.endpoint;

	if (!url)
		url = getenv("AWS_ENDPOINT_URL_S3");
	if (!url)
		url = getenv("AWS_ENDPOINT_URL");
	if (!url || !*url)
		return 0;
	if (!is_safe(url))
		return tc_depot_fail(
			s, TACHO_EMISUSE,
			"the endpoint is not https://HOST, or http:// on this machine");
	return set_base(s, url);
}

/* Amazon's buckets are hosts of their own, if certificates hold for them; else folders. */
static int set_bucket(struct tc_depot *s, const char *bucket, int n)
{
	const char *region = s->credentials.region;
	size_t at = strlen(s->base), room = sizeof(s->base) - at;
	int rc;

	if (at > 0)
		rc = snprintf(s->base + at, room, "/%.*s", n, bucket);
	else if (memchr(bucket, '.', (size_t)n))
		rc = snprintf(s->base, room, "https://s3.%s.amazonaws.com/%.*s", region, n, bucket);
	else
		rc = snprintf(s->base, room, "https://%.*s.s3.%s.amazonaws.com", n, bucket, region);
	if (rc < 0 || (size_t)rc >= room)
		return tc_depot_fail(s, TACHO_EMISUSE, "the endpoint is too long");
	return 0;
}

static int open_s3(struct tc_depot *s, const char *rest)
{
	size_t n = strcspn(rest, "/");
	size_t plain = strspn(rest, "abcdefghijklmnopqrstuvwxyz0123456789.-");
	char why[256];
	int rc;

	if (n < 3 || n > 63 || plain < n)
		return tc_depot_fail(s, TACHO_EMISUSE,
				     "a bucket has 3 to 63 lower-case letters, digits, - and .");
	rc = tc_credentials_find(&s->credentials, why, sizeof(why));
	if (rc < 0)
		return tc_depot_fail(s, rc, "%s", why);
	s->signer = (struct tc_http_signer){
		.region = s->credentials.region,
		.key_id = s->credentials.key_id,
		.secret = s->credentials.secret,
		.session = s->credentials.session[0] ? s->credentials.session : NULL,
	};
	rc = set_endpoint(s);
	if (rc == 0)
		rc = set_bucket(s, rest, (int)n);
	return rc < 0 ? rc : set_prefix(s, rest + n);
}

static int open_url(struct tc_depot *s)
{
	const char *url = s->opts.url;

	if (strncmp(url, "s3://", 5) == 0)
		return open_s3(s, url + 5);
	if (strncmp(url, "file://", 7) == 0) {
		s->kind = TC_DEPOT_DIR;
		return tc_depot_dir_open(s, url + 7);
	}
	s->kind = TC_DEPOT_HTTP;
	if (is_safe(url))
		return set_base(s, url);
	return tc_depot_fail(s, TACHO_EMISUSE,
			     "it is not s3://BUCKET/PREFIX, file:///DIR or https://HOST/PATH");
}

int tc_depot_open(struct tc_depot **out, const struct tc_depot_opts *opts, char *why,
		  size_t why_size)
{
	struct tc_depot *s = tc_calloc(NULL, 1, sizeof(*s));
	int rc;

	*out = NULL;
	if (!s) {
		(void)snprintf(why, why_size, "out of memory");
		return TACHO_ENOMEM;
	}
	s->opts = *opts;
	s->dir = -1;
	rc = open_url(s);
	if (rc < 0) {
		(void)snprintf(why, why_size, "%s", s->why);
		tc_depot_close(s);
		return rc;
	}
	*out = s;
	return 0;
}

void tc_depot_close(struct tc_depot *s)
{
	if (!s)
		return;
	if (s->dir >= 0)
		(void)close(s->dir);
	tc_http_forget(&s->credentials, sizeof(s->credentials));
	tc_free(NULL, s);
}
