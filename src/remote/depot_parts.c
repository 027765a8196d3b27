/* SPDX-License-Identifier: MIT */
/*
 * Multipart uploads: an object comes into being when its last request does, so that a
 * shipper that dies leaves none, but parts that cost money. Those of the same name are
 * thrown away before the next try.
 */
#include "remote/depot_state.h"

#include "base/alloc.h"
#include "remote/s3_xml.h"

#include <stdio.h>
#include <string.h>

enum {
	PARTS_MAX = 10000, /* S3's limit */
	ID_BYTES = 512,
	PART_XML = 200
};

static int send(struct tc_depot *s, const char *method, const char *url, const char *body,
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

static int cancel(struct tc_depot *s, const char *name, const char *id)
{
	char url[TC_DEPOT_URL], query[ID_BYTES * 3 + 16];
	struct tc_http_answer a;
	int rc;

	(void)snprintf(query, sizeof(query), "uploadId=%s", id);
	rc = tc_depot_url(s, url, sizeof(url), name, query);
	if (rc < 0)
		return rc;
	rc = send(s, "DELETE", url, NULL, NULL, &a);
	tc_http_answer_free(&a);
	return rc;
}

/* What an earlier try left. Not every server can say; then its lifecycle rule clears up. */
static void cancel_old(struct tc_depot *s, const char *name)
{
	char url[TC_DEPOT_URL], query[1500], key[1100], encoded[1100], raw[ID_BYTES],
		id[ID_BYTES * 3];
	struct tc_http_answer a;
	const char *at, *end, *inner;
	size_t n;

	(void)snprintf(key, sizeof(key), "%s%s", s->prefix, name);
	if (!tc_s3_encode(encoded, sizeof(encoded), key, false))
		return;
	(void)snprintf(query, sizeof(query), "prefix=%s&uploads=", encoded);
	if (tc_depot_url(s, url, sizeof(url), NULL, query) < 0)
		return;
	if (send(s, "GET", url, NULL, NULL, &a) == 0) {
		at = a.body;
		end = a.body + a.body_bytes;
		while (at && (at = tc_s3_xml_element(at, (size_t)(end - at), "Upload", &inner,
						     &n)) != NULL) {
			char found[1100];

			(void)tc_s3_xml_text(inner, n, "Key", found, sizeof(found));
			(void)tc_s3_xml_text(inner, n, "UploadId", raw, sizeof(raw));
			if (strcmp(found, key) == 0 && raw[0] &&
			    tc_s3_encode(id, sizeof(id), raw, false))
				(void)cancel(s, name, id);
		}
	}
	tc_http_answer_free(&a);
}

static int begin(struct tc_depot *s, const char *name, const char *sha256, char *id, size_t size)
{
	char url[TC_DEPOT_URL], raw[ID_BYTES], meta[96];
	struct tc_http_answer a;
	int rc = tc_depot_url(s, url, sizeof(url), name, "uploads=");

	if (rc < 0)
		return rc;
	(void)snprintf(meta, sizeof(meta), "x-amz-meta-sha256: %s", sha256);
	rc = send(s, "POST", url, "", meta, &a);
	if (rc == 0) {
		(void)tc_s3_xml_text(a.body, a.body_bytes, "UploadId", raw, sizeof(raw));
		if (!raw[0] || !tc_s3_encode(id, size, raw, false))
			rc = tc_depot_fail(s, TACHO_EFORMAT, "the server began no upload");
	}
	tc_http_answer_free(&a);
	return rc;
}

/* One part; what is to be said of it at the end is appended to xml. */
static int put_part(struct tc_depot *s, const char *name, const char *id, unsigned number, int fd,
		    uint64_t at, uint64_t bytes, char *xml)
{
	char url[TC_DEPOT_URL], query[ID_BYTES * 3 + 40], digest[65];
	struct tc_http_answer a;
	int rc = tc_depot_sha256_fd(fd, at, bytes, digest);

	if (rc < 0)
		return tc_depot_fail(s, rc, "what is to be sent cannot be read");
	(void)snprintf(query, sizeof(query), "partNumber=%u&uploadId=%s", number, id);
	rc = tc_depot_url(s, url, sizeof(url), name, query);
	if (rc < 0)
		return rc;
	rc = tc_depot_s3_put(s, url, digest, fd, at, bytes, NULL, &a);
	if (rc == 0 && (!a.etag[0] || strpbrk(a.etag, "<>&")))
		rc = tc_depot_fail(s, TACHO_EFORMAT, "the server confirms no part");
	if (rc == 0)
		(void)snprintf(xml, PART_XML,
			       "<Part><PartNumber>%u</PartNumber><ETag>%s</ETag></Part>", number,
			       a.etag);
	tc_http_answer_free(&a);
	return rc;
}

static int complete(struct tc_depot *s, const char *name, const char *id, const char *xml)
{
	char url[TC_DEPOT_URL], query[ID_BYTES * 3 + 16], code[64];
	struct tc_http_answer a;
	int rc;

	(void)snprintf(query, sizeof(query), "uploadId=%s", id);
	rc = tc_depot_url(s, url, sizeof(url), name, query);
	if (rc < 0)
		return rc;
	rc = send(s, "POST", url, xml, NULL, &a);
	/* It may have taken minutes, and then it is too late for another status. */
	if (rc == 0 && a.body && tc_s3_xml_text(a.body, a.body_bytes, "Code", code, sizeof(code)) &&
	    code[0])
		rc = tc_depot_fail(s, TACHO_EIO, "the upload was not completed: %s", code);
	tc_http_answer_free(&a);
	return rc;
}

static int put_all(struct tc_depot *s, const char *name, const char *id, int fd,
		   const struct tc_depot_object *what, uint64_t part, char *xml)
{
	unsigned number = 0;
	size_t n = (size_t)snprintf(xml, PART_XML, "<CompleteMultipartUpload>");
	int rc = 0;

	for (uint64_t at = 0; at < what->bytes && rc == 0; at += part) {
		uint64_t left = what->bytes - at;

		rc = put_part(s, name, id, ++number, fd, at, left < part ? left : part, xml + n);
		n += strlen(xml + n);
	}
	(void)snprintf(xml + n, PART_XML, "</CompleteMultipartUpload>");
	return rc < 0 ? rc : complete(s, name, id, xml);
}

int tc_depot_s3_put_parts(struct tc_depot *s, const char *name, int fd,
			  const struct tc_depot_object *what)
{
	uint64_t part = s->opts.part_bytes ? s->opts.part_bytes : UINT64_C(16) << 20;
	char id[ID_BYTES * 3], why[sizeof(s->why)], *xml;
	int rc;

	while (what->bytes / part >= PARTS_MAX)
		part *= 2;
	cancel_old(s, name);
	xml = tc_alloc(NULL, (size_t)(what->bytes / part + 3) * PART_XML);
	if (!xml)
		return tc_depot_fail(s, TACHO_ENOMEM, "out of memory");
	rc = begin(s, name, what->sha256, id, sizeof(id));
	if (rc == 0) {
		rc = put_all(s, name, id, fd, what, part, xml);
		if (rc < 0) {
			(void)snprintf(why, sizeof(why), "%s", s->why);
			(void)cancel(s, name, id);
			(void)snprintf(s->why, sizeof(s->why), "%s", why);
		}
	}
	tc_free(NULL, xml);
	return rc;
}
