/* SPDX-License-Identifier: MIT */
/* Single objects and lists of a store. */
#include "remote/depot_state.h"

#include "remote/s3_xml.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EMPTY_SHA256 "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

#define GET_MAX (UINT64_C(4) << 30)

enum {
	TOKEN_BYTES = 1100,
	TOKEN_ENCODED = 3 * TOKEN_BYTES,
	NAMES_MAX = 1000000 /* of a list */
};

/* A request without a body. */
static int plain(struct tc_depot *s, const char *method, const char *url, struct tc_http_request *q,
		 struct tc_http_answer *a)
{
	static const char *const empty[] = { "x-amz-content-sha256: " EMPTY_SHA256 };

	q->method = method;
	q->url = url;
	q->headers = empty;
	q->n_headers = s->kind == TC_DEPOT_S3 ? 1 : 0;
	return tc_depot_request(s, q, a);
}

/* --- putting -------------------------------------------------------------------------- */

int tc_depot_s3_put(struct tc_depot *s, const char *url, const char *sha256, int fd, uint64_t at,
		    uint64_t bytes, const char *meta, struct tc_http_answer *a)
{
	char hash[96], all[96];
	const char *headers[3] = { "Content-Type: application/octet-stream", hash, all };
	struct tc_http_request q = {
		.method = "PUT",
		.url = url,
		.headers = headers,
		.n_headers = meta ? 3 : 2,
		.has_body = true,
		.body_fd = fd,
		.body_at = at,
		.body_bytes = bytes,
	};

	(void)snprintf(hash, sizeof(hash), "x-amz-content-sha256: %s", sha256);
	(void)snprintf(all, sizeof(all), "x-amz-meta-sha256: %s", meta ? meta : "");
	return tc_depot_request(s, &q, a);
}

static int put_http(struct tc_depot *s, const char *url, int fd, uint64_t bytes)
{
	static const char *const headers[] = { "Content-Type: application/octet-stream" };
	struct tc_http_request q = {
		.method = "PUT",
		.url = url,
		.headers = headers,
		.n_headers = 1,
		.has_body = true,
		.body_fd = fd,
		.body_bytes = bytes,
	};
	struct tc_http_answer a;
	int rc = tc_depot_request(s, &q, &a);

	tc_http_answer_free(&a);
	return rc;
}

/* It is there, as long as it should be, and with the checksum that was sent with it. */
static int confirm(struct tc_depot *s, const char *name, const struct tc_depot_object *what)
{
	struct tc_depot_object o;
	int rc = tc_depot_look(s, name, &o);

	if (rc == TACHO_ENOTFOUND)
		return tc_depot_fail(s, TACHO_EIO, "%s: it is not there after it was sent", name);
	if (rc < 0)
		return rc;
	if (o.bytes != what->bytes || (o.sha256[0] && strcmp(o.sha256, what->sha256) != 0))
		return tc_depot_fail(s, TACHO_EIO, "%s: what the store has is not what was sent",
				     name);
	return 0;
}

int tc_depot_put(struct tc_depot *s, const char *name, int fd, const struct tc_depot_object *what)
{
	uint64_t part = s->opts.part_bytes ? s->opts.part_bytes : UINT64_C(16) << 20;
	struct tc_http_answer a;
	char url[TC_DEPOT_URL];
	int rc;

	if (s->kind == TC_DEPOT_DIR) {
		rc = tc_depot_dir_put(s, name, fd);
		return rc < 0 ? rc : confirm(s, name, what);
	}
	rc = tc_depot_url(s, url, sizeof(url), name, NULL);
	if (rc < 0)
		return rc;
	if (s->kind == TC_DEPOT_HTTP)
		return put_http(s, url, fd, what->bytes);
	if (what->bytes > 4 * part) {
		rc = tc_depot_s3_put_parts(s, name, fd, what);
	} else {
		rc = tc_depot_s3_put(s, url, what->sha256, fd, 0, what->bytes, what->sha256, &a);
		tc_http_answer_free(&a);
	}
	return rc < 0 ? rc : confirm(s, name, what);
}

/* --- looking, getting, deleting ------------------------------------------------------- */

int tc_depot_look(struct tc_depot *s, const char *name, struct tc_depot_object *o)
{
	struct tc_http_request q = { 0 };
	struct tc_http_answer a;
	char url[TC_DEPOT_URL];
	int rc;

	*o = (struct tc_depot_object){ 0 };
	if (s->kind == TC_DEPOT_DIR)
		return tc_depot_dir_look(s, name, o);
	rc = tc_depot_url(s, url, sizeof(url), name, NULL);
	if (rc < 0)
		return rc;
	rc = plain(s, "HEAD", url, &q, &a);
	if (rc == 0) {
		o->bytes = a.length;
		(void)snprintf(o->sha256, sizeof(o->sha256), "%.64s", a.checksum);
	}
	tc_http_answer_free(&a);
	return rc;
}

struct target {
	int fd, err;
};

static int take(void *ctx, const void *bytes, size_t n)
{
	struct target *t = ctx;
	const char *p = bytes;

	while (n > 0) {
		ssize_t done = write(t->fd, p, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0) {
			t->err = errno;
			return -1;
		}
		p += done;
		n -= (size_t)done;
	}
	return 0;
}

int tc_depot_get(struct tc_depot *s, const char *name, int fd)
{
	struct target t = { .fd = fd };
	struct tc_http_request q = { .write = take, .write_ctx = &t, .max_bytes = GET_MAX };
	struct tc_depot_object o = { 0 };
	struct tc_http_answer a;
	char url[TC_DEPOT_URL];
	unsigned tries = s->opts.tries;
	int rc;

	if (s->kind == TC_DEPOT_DIR)
		return tc_depot_dir_get(s, name, fd);
	rc = tc_depot_url(s, url, sizeof(url), name, NULL);
	if (rc < 0)
		return rc;
	s->opts.tries = 1; /* what is in the file stays in it */
	rc = plain(s, "GET", url, &q, &a);
	s->opts.tries = tries;
	if (t.err)
		rc = tc_depot_fail(s, TACHO_EIO, "it cannot be kept: %s", strerror(t.err));
	if (rc == 0 && a.checksum[0] &&
	    (tc_depot_measure(fd, &o) < 0 || strcmp(o.sha256, a.checksum) != 0))
		rc = tc_depot_fail(s, TACHO_EFORMAT,
				   "it is not what was stored: its checksum differs");
	tc_http_answer_free(&a);
	return rc;
}

int tc_depot_delete(struct tc_depot *s, const char *name)
{
	struct tc_http_request q = { 0 };
	struct tc_http_answer a;
	char url[TC_DEPOT_URL];
	int rc;

	if (s->kind == TC_DEPOT_DIR)
		return tc_depot_dir_delete(s, name);
	rc = tc_depot_url(s, url, sizeof(url), name, NULL);
	if (rc < 0)
		return rc;
	rc = plain(s, "DELETE", url, &q, &a);
	tc_http_answer_free(&a);
	return rc == TACHO_ENOTFOUND ? 0 : rc;
}

/* --- lists ---------------------------------------------------------------------------- */

/* The names in one answer; names that do not begin with the prefix are none of ours. */
static int take_page(struct tc_depot *s, const struct tc_http_answer *a, uint64_t *names,
		     int (*each)(void *ctx, const char *name), void *ctx)
{
	const char *at = a->body, *end = tc_http_body_end(a);
	size_t n = strlen(s->prefix);
	char key[1100];
	int rc = 0;

	while (rc == 0 && at &&
	       (at = tc_s3_xml_text(at, (size_t)(end - at), "Key", key, sizeof(key))) != NULL) {
		if (++*names > NAMES_MAX)
			rc = tc_depot_fail(s, TACHO_ELIMIT, "it has more than %d names", NAMES_MAX);
		else if (strncmp(key, s->prefix, n) == 0 && key[n] != '\0')
			rc = each(ctx, key + n);
	}
	return rc;
}

/* Encoded, for the next request; "" after the last page. Each page has another. */
static int take_token(struct tc_depot *s, const struct tc_http_answer *a, char token[TOKEN_ENCODED])
{
	char raw[TOKEN_BYTES], next[TOKEN_ENCODED];

	(void)tc_s3_xml_text(a->body, a->body_bytes, "NextContinuationToken", raw, sizeof(raw));
	/* One that fills the room may have been cut. */
	if (strlen(raw) + 1 == sizeof(raw) || !tc_s3_encode(next, sizeof(next), raw, false))
		return tc_depot_fail(s, TACHO_EFORMAT, "the list is not understood");
	if (next[0] && strcmp(next, token) == 0)
		return tc_depot_fail(s, TACHO_EFORMAT, "the list does not advance");
	(void)strcpy(token, next);
	return 0;
}

int tc_depot_list(struct tc_depot *s, int (*each)(void *ctx, const char *name), void *ctx)
{
	char prefix[1600], token[TOKEN_ENCODED] = "", query[TOKEN_ENCODED + 1700];
	char url[TC_DEPOT_URL + sizeof(query)];
	struct tc_http_answer a;
	uint64_t names = 0;
	int rc = 0;

	if (s->kind == TC_DEPOT_DIR)
		return tc_depot_dir_list(s, each, ctx);
	if (s->kind == TC_DEPOT_HTTP)
		return tc_depot_fail(s, TACHO_EMISUSE, "a server that takes PUT gives no list");
	if (!tc_s3_encode(prefix, sizeof(prefix), s->prefix, false))
		return tc_depot_fail(s, TACHO_ELIMIT, "the prefix is too long");
	do {
		struct tc_http_request q = { 0 };

		/* In the order of names, as signatures want it. */
		(void)snprintf(query, sizeof(query), "%s%s%slist-type=2&max-keys=500&prefix=%s",
			       token[0] ? "continuation-token=" : "", token, token[0] ? "&" : "",
			       prefix);
		rc = tc_depot_url(s, url, sizeof(url), NULL, query);
		if (rc < 0)
			return rc;
		rc = plain(s, "GET", url, &q, &a);
		if (rc == 0)
			rc = take_page(s, &a, &names, each, ctx);
		if (rc == 0)
			rc = take_token(s, &a, token);
		tc_http_answer_free(&a);
	} while (rc == 0 && token[0]);
	return rc;
}
