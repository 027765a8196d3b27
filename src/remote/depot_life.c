/* SPDX-License-Identifier: MIT */
/*
 * The rule of a bucket that deletes what is old. A bucket has one document with all its
 * rules: ours is replaced or added, those of others stay as they are.
 */
#include "remote/depot_state.h"

#include "base/alloc.h"
#include "remote/s3_xml.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <string.h>

#define OPEN  "<LifecycleConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
#define CLOSE "</LifecycleConfiguration>"

enum {
	RULE_BYTES = 1400
};

static int make_rule(struct tc_depot *s, unsigned days, char *id, char *rule)
{
	char digest[65];
	int rc;

	if (!s->prefix[0])
		return tc_depot_fail(s, TACHO_EMISUSE,
				     "without a prefix the rule would delete all that the bucket "
				     "holds; send to s3://BUCKET/PREFIX");
	/* A prefix may hold what XML does not take, and an ID is short. */
	if (strpbrk(s->prefix, "<>&"))
		return tc_depot_fail(s, TACHO_EMISUSE, "a prefix with <, > or & has no rule");
	rc = tc_depot_sha256(s->prefix, strlen(s->prefix), digest);
	if (rc < 0)
		return tc_depot_fail(s, rc, "out of memory");
	(void)snprintf(id, 64, "tacho-%.16s", digest);
	(void)snprintf(rule, RULE_BYTES,
		       "<Rule><ID>%s</ID><Filter><Prefix>%s</Prefix></Filter>"
		       "<Status>Enabled</Status><Expiration><Days>%u</Days></Expiration>"
		       "<AbortIncompleteMultipartUpload><DaysAfterInitiation>1"
		       "</DaysAfterInitiation></AbortIncompleteMultipartUpload></Rule>",
		       id, s->prefix, days);
	return 0;
}

/* The rules of others, then ours. To be freed. */
static char *merge(const struct tc_http_answer *a, const char *id, const char *rule)
{
	size_t cap = a->body_bytes + RULE_BYTES + sizeof(OPEN CLOSE), n, inner_bytes;
	const char *at = a->body, *end = tc_http_body_end(a), *inner;
	char *doc = tc_alloc(NULL, cap), found[80];

	if (!doc)
		return NULL;
	n = (size_t)snprintf(doc, cap, OPEN);
	while (at && (at = tc_s3_xml_element(at, (size_t)(end - at), "Rule", &inner,
					     &inner_bytes)) != NULL) {
		(void)tc_s3_xml_text(inner, inner_bytes, "ID", found, sizeof(found));
		if (strcmp(found, id) != 0)
			n += (size_t)snprintf(doc + n, cap - n, "<Rule>%.*s</Rule>",
					      (int)inner_bytes, inner);
	}
	(void)snprintf(doc + n, cap - n, "%s" CLOSE, rule);
	return doc;
}

static int put(struct tc_depot *s, const char *url, const char *doc)
{
	unsigned char md5[EVP_MAX_MD_SIZE], base64[64];
	unsigned n = 0;
	char digest[65], hash[96], content_md5[96];
	const char *headers[] = { "Content-Type: application/xml", hash, content_md5 };
	struct tc_http_request q = {
		.method = "PUT",
		.url = url,
		.headers = headers,
		.n_headers = 3,
		.has_body = true,
		.body = doc,
		.body_bytes = strlen(doc),
	};
	struct tc_http_answer a;
	int rc = tc_depot_sha256(doc, strlen(doc), digest);

	if (rc < 0 || EVP_Digest(doc, strlen(doc), md5, &n, EVP_md5(), NULL) != 1)
		return tc_depot_fail(s, TACHO_ENOMEM, "no checksum can be made");
	(void)EVP_EncodeBlock(base64, md5, (int)n);
	(void)snprintf(hash, sizeof(hash), "x-amz-content-sha256: %s", digest);
	/* S3 asks for it here. */
	(void)snprintf(content_md5, sizeof(content_md5), "Content-MD5: %s", (const char *)base64);
	rc = tc_depot_request(s, &q, &a);
	tc_http_answer_free(&a);
	return rc;
}

int tc_depot_install_lifecycle(struct tc_depot *s, unsigned days)
{
	static const char *const empty[] = {
		"x-amz-content-sha256: "
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
	};
	char url[TC_DEPOT_URL], id[64], rule[RULE_BYTES], *doc;
	struct tc_http_request q = { .method = "GET", .headers = empty, .n_headers = 1 };
	struct tc_http_answer a;
	const char *inner;
	size_t inner_bytes;
	int rc;

	if (s->kind != TC_DEPOT_S3)
		return tc_depot_fail(s, TACHO_EMISUSE, "only a bucket of S3 has lifecycle rules");
	rc = make_rule(s, days, id, rule);
	if (rc == 0)
		rc = tc_depot_url(s, url, sizeof(url), NULL, "lifecycle=");
	if (rc < 0)
		return rc;
	q.url = url;
	rc = tc_depot_request(s, &q, &a);
	if (rc == TACHO_ENOTFOUND && a.body && strstr(a.body, "NoSuchBucket"))
		rc = tc_depot_fail(s, TACHO_EIO, "there is no such bucket");
	else if (rc == TACHO_ENOTFOUND)
		a.body_bytes = 0;
	if (rc < 0 && rc != TACHO_ENOTFOUND) {
		tc_http_answer_free(&a);
		return rc;
	}
	/* One that did not fit would lose rules. */
	if (a.body_bytes >= TC_HTTP_KEEP) {
		tc_http_answer_free(&a);
		return tc_depot_fail(s, TACHO_ELIMIT, "the bucket has too many rules");
	}
	if (a.body_bytes > 0 && !tc_s3_xml_element(a.body, a.body_bytes, "LifecycleConfiguration",
						   &inner, &inner_bytes)) {
		tc_http_answer_free(&a);
		return tc_depot_fail(s, TACHO_EFORMAT, "the bucket's rules are not understood");
	}
	doc = merge(&a, id, rule);
	tc_http_answer_free(&a);
	rc = doc ? put(s, url, doc) : tc_depot_fail(s, TACHO_ENOMEM, "out of memory");
	tc_free(NULL, doc);
	return rc;
}
