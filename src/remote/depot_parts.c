/* SPDX-License-Identifier: MIT */
/*
 * Multipart uploads: an object comes into being when its last request does, so that a
 * shipper that dies leaves none, but parts that cost money. The next try continues with
 * them (depot_resume.c). What the server refuses is thrown away at once.
 */
#include "remote/depot_state.h"

#include "base/alloc.h"
#include "remote/s3_xml.h"

#include <stdio.h>
#include <string.h>

enum {
	PARTS_MAX = 10000, /* S3's limit */
	PART_XML = 200
};

int tc_depot_s3_send(struct tc_depot *s, const char *method, const char *url, const char *body,
		     const char *extra, struct tc_http_answer *a)
{
	char hash[96], digest[65] = "";
	const char *headers[2] = { hash, extra };
	struct tc_http_request q = {
		.method = method,
		.url = url,
		.headers = headers,
		.n_headers = extra ? 2 : 1,
		.has_body = body != NULL,
		.body = body,
		.body_bytes = body ? strlen(body) : 0,
	};
	int rc = tc_depot_sha256(body ? body : "", q.body_bytes, digest);

	*a = (struct tc_http_answer){ 0 };
	if (rc < 0)
		return tc_depot_fail(s, rc, "out of memory");
	(void)snprintf(hash, sizeof(hash), "x-amz-content-sha256: %s", digest);
	return tc_depot_request(s, &q, a);
}

int tc_depot_s3_cancel(struct tc_depot *s, const char *name, const char *id)
{
	char url[TC_DEPOT_URL], query[TC_DEPOT_ID + 16];
	struct tc_http_answer a;
	int rc;

	(void)snprintf(query, sizeof(query), "uploadId=%s", id);
	rc = tc_depot_url(s, url, sizeof(url), name, query);
	if (rc < 0)
		return rc;
	rc = tc_depot_s3_send(s, "DELETE", url, NULL, NULL, &a);
	tc_http_answer_free(&a);
	return rc == TACHO_ENOTFOUND ? 0 : rc;
}

static int begin(struct tc_depot *s, const char *name, const char *sha256, char *id, size_t size)
{
	char url[TC_DEPOT_URL], raw[TC_DEPOT_ID / 3], meta[96];
	struct tc_http_answer a;
	int rc = tc_depot_url(s, url, sizeof(url), name, "uploads=");

	if (rc < 0)
		return rc;
	(void)snprintf(meta, sizeof(meta), "x-amz-meta-sha256: %s", sha256);
	rc = tc_depot_s3_send(s, "POST", url, "", meta, &a);
	if (rc == 0) {
		(void)tc_s3_xml_text(a.body, a.body_bytes, "UploadId", raw, sizeof(raw));
		if (!raw[0] || !tc_s3_encode(id, size, raw, false))
			rc = tc_depot_fail(s, TACHO_EFORMAT, "the server began no upload");
	}
	tc_http_answer_free(&a);
	return rc;
}

/* One part; its name goes into etag. */
static int put_part(struct tc_depot *s, const char *name, const struct tc_depot_upload *u, size_t i,
		    char etag[TC_DEPOT_ETAG])
{
	uint64_t at = i * u->part_bytes, left = u->bytes - at;
	uint64_t bytes = left < u->part_bytes ? left : u->part_bytes;
	char url[TC_DEPOT_URL], query[TC_DEPOT_ID + 48], digest[65];
	struct tc_http_answer a;
	int rc = tc_depot_sha256_fd(u->fd, at, bytes, digest);

	if (rc < 0)
		return tc_depot_fail(s, rc, "what is to be sent cannot be read");
	(void)snprintf(query, sizeof(query), "partNumber=%zu&uploadId=%s", i + 1, u->id);
	rc = tc_depot_url(s, url, sizeof(url), name, query);
	if (rc < 0)
		return rc;
	rc = tc_depot_s3_put(s, url, digest, u->fd, at, bytes, NULL, &a);
	if (rc == 0 && (!a.etag[0] || strpbrk(a.etag, "<>&")))
		rc = tc_depot_fail(s, TACHO_EFORMAT, "the server confirms no part");
	if (rc == 0)
		(void)snprintf(etag, TC_DEPOT_ETAG, "%s", a.etag);
	tc_http_answer_free(&a);
	return rc;
}

static int complete(struct tc_depot *s, const char *name, const char *id, const char *xml)
{
	char url[TC_DEPOT_URL], query[TC_DEPOT_ID + 16], code[64];
	struct tc_http_answer a;
	int rc;

	(void)snprintf(query, sizeof(query), "uploadId=%s", id);
	rc = tc_depot_url(s, url, sizeof(url), name, query);
	if (rc < 0)
		return rc;
	rc = tc_depot_s3_send(s, "POST", url, xml, NULL, &a);
	/* It may have taken minutes, and then it is too late for another status. */
	if (rc == 0 && a.body && tc_s3_xml_text(a.body, a.body_bytes, "Code", code, sizeof(code)) &&
	    code[0]) {
		s->was_refused = strcmp(code, "InternalError") != 0;
		rc = tc_depot_fail(s, TACHO_EIO, "the upload was not completed: %s", code);
	}
	tc_http_answer_free(&a);
	return rc;
}

/* What the server does not have yet, then all of it as one object. */
static int put_all(struct tc_depot *s, const char *name, struct tc_depot_upload *u, char *xml)
{
	size_t n = (size_t)snprintf(xml, PART_XML, "<CompleteMultipartUpload>");
	int rc = 0;

	for (size_t i = 0; i < u->n_parts && rc == 0; i++) {
		if (!u->etags[i][0])
			rc = put_part(s, name, u, i, u->etags[i]);
		n += (size_t)snprintf(xml + n, PART_XML,
				      "<Part><PartNumber>%zu</PartNumber><ETag>%s</ETag></Part>",
				      i + 1, u->etags[i]);
	}
	(void)snprintf(xml + n, PART_XML, "</CompleteMultipartUpload>");
	return rc < 0 ? rc : complete(s, name, u->id, xml);
}

/* Is it of use to leave the parts there for another try? */
static bool is_passing(const struct tc_depot *s, int rc)
{
	return rc == TACHO_ECANCELED || (rc == TACHO_EIO && !s->was_refused);
}

/*
 * An upload keeps the checksum it was begun with. One of something else, redacted with
 * another key say, of which only parts had come that are the same, cannot be told before
 * it is an object: that says of itself what it is not.
 */
static bool is_named_otherwise(struct tc_depot *s, const char *name,
			       const struct tc_depot_object *what)
{
	struct tc_depot_object there;

	return tc_depot_look(s, name, &there) == 0 && there.sha256[0] &&
	       strcmp(there.sha256, what->sha256) != 0;
}

static int send_all(struct tc_depot *s, const char *name, struct tc_depot_upload *u, char *xml,
		    const struct tc_depot_object *what)
{
	char why[sizeof(s->why)];
	int rc;

	s->was_refused = false;
	rc = u->id[0] ? 0 : begin(s, name, what->sha256, u->id, sizeof(u->id));
	if (rc == 0)
		rc = put_all(s, name, u, xml);
	if (rc < 0 && u->id[0] && !is_passing(s, rc)) {
		(void)snprintf(why, sizeof(why), "%s", s->why);
		(void)!tc_depot_s3_cancel(s, name, u->id);
		(void)snprintf(s->why, sizeof(s->why), "%s", why);
	}
	return rc;
}

int tc_depot_s3_put_parts(struct tc_depot *s, const char *name, int fd,
			  const struct tc_depot_object *what)
{
	struct tc_depot_upload *u = tc_calloc(NULL, 1, sizeof(*u));
	bool is_continued;
	char *xml = NULL;
	int rc = TACHO_ENOMEM;

	if (u) {
		u->fd = fd;
		u->bytes = what->bytes;
		u->part_bytes = s->opts.part_bytes ? s->opts.part_bytes : UINT64_C(16) << 20;
		while (u->bytes / u->part_bytes >= PARTS_MAX)
			u->part_bytes *= 2;
		u->n_parts = (size_t)((u->bytes + u->part_bytes - 1) / u->part_bytes);
		u->etags = tc_calloc(NULL, u->n_parts, sizeof(*u->etags));
		xml = tc_alloc(NULL, (u->n_parts + 2) * PART_XML);
	}
	if (!u || !u->etags || !xml) {
		(void)tc_depot_fail(s, rc, "out of memory");
	} else {
		tc_depot_s3_find_upload(s, name, u);
		is_continued = u->id[0] != '\0';
		rc = send_all(s, name, u, xml, what);
		if (rc == 0 && is_continued && is_named_otherwise(s, name, what)) {
			tc_depot_s3_forget_upload(u);
			rc = send_all(s, name, u, xml, what);
		}
	}
	tc_free(NULL, xml);
	if (u)
		tc_free(NULL, u->etags);
	tc_free(NULL, u);
	return rc;
}
