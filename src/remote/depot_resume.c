/* SPDX-License-Identifier: MIT */
/*
 * Multipart uploads that an earlier try left: one whose parts are what would be sent again
 * is continued, all others of the same name are thrown away. Not every server can say what
 * it has; there a lifecycle rule clears up.
 */
#include "remote/depot_state.h"

#include "remote/s3_xml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Each may cost a request or two, and who lists them may list what he likes. */
enum {
	UPLOADS_OF_ONE = 20,   /* with the same name: a try leaves one at most */
	UPLOADS_AT_ONCE = 1000 /* S3's page; what is beyond is there the next time */
};

/* The elements of that name in a document, one after the other. */
struct elements {
	const char *at, *end, *name, *inner;
	size_t n;
};

static bool next(struct elements *e)
{
	if (e->at)
		e->at = tc_s3_xml_element(e->at, (size_t)(e->end - e->at), e->name, &e->inner,
					  &e->n);
	return e->at != NULL;
}

/* An answer about the object or the bucket (name NULL); to be freed whatever the result. */
static int ask(struct tc_depot *s, const char *name, const char *query, struct tc_http_answer *a)
{
	char url[TC_DEPOT_URL];
	int rc = tc_depot_url(s, url, sizeof(url), name, query);

	*a = (struct tc_http_answer){ 0 };
	return rc < 0 ? rc : tc_depot_s3_send(s, "GET", url, NULL, NULL, a);
}

/* Is what the server has as part `number` what we would send? */
static bool is_same(const struct tc_depot_upload *u, uint64_t number, uint64_t bytes,
		    const char *etag)
{
	uint64_t at = (number - 1) * u->part_bytes, left = u->bytes - at;
	uint64_t want = left < u->part_bytes ? left : u->part_bytes;
	char md5[33], quoted[TC_DEPOT_ETAG];

	if (bytes != want || tc_depot_md5_fd(u->fd, at, want, md5) < 0)
		return false;
	(void)snprintf(quoted, sizeof(quoted), "\"%s\"", md5);
	return strcmp(etag, quoted) == 0;
}

/* Take note of one part; false: this upload is of something else. */
static bool take_part(struct tc_depot_upload *u, const struct elements *part)
{
	char number[24], bytes[24], etag[TC_DEPOT_ETAG];
	uint64_t n;

	(void)tc_s3_xml_text(part->inner, part->n, "PartNumber", number, sizeof(number));
	(void)tc_s3_xml_text(part->inner, part->n, "Size", bytes, sizeof(bytes));
	(void)tc_s3_xml_text(part->inner, part->n, "ETag", etag, sizeof(etag));
	n = strtoull(number, NULL, 10);
	if (n < 1 || n > u->n_parts || !is_same(u, n, strtoull(bytes, NULL, 10), etag))
		return false;
	(void)strcpy(u->etags[n - 1], etag);
	return true;
}

/* One that has parts, and only such as would be sent again. Beyond the first page they are. */
static bool can_continue(struct tc_depot *s, const char *name, struct tc_depot_upload *u)
{
	char query[TC_DEPOT_ID + 16];
	struct tc_http_answer a;
	struct elements parts = { .name = "Part" };
	bool is_ours = true;
	size_t n = 0;

	(void)snprintf(query, sizeof(query), "uploadId=%s", u->id);
	if (ask(s, name, query, &a) < 0) {
		tc_http_answer_free(&a);
		return false;
	}
	parts.at = a.body;
	parts.end = tc_http_body_end(&a);
	for (; is_ours && next(&parts); n++)
		is_ours = take_part(u, &parts);
	tc_http_answer_free(&a);
	return is_ours && n > 0;
}

/* At most `n` of those whose keys begin so; the answer is to be freed whatever the result. */
static int list_uploads(struct tc_depot *s, const char *prefix, int n, struct elements *uploads,
			struct tc_http_answer *a)
{
	char query[TC_DEPOT_URL], encoded[1600];
	int rc;

	*a = (struct tc_http_answer){ 0 };
	if (!tc_s3_encode(encoded, sizeof(encoded), prefix, false))
		return tc_depot_fail(s, TACHO_ELIMIT, "the prefix is too long");
	(void)snprintf(query, sizeof(query), "max-uploads=%d&prefix=%s&uploads=", n, encoded);
	rc = ask(s, NULL, query, a);
	if (rc == 0)
		*uploads = (struct elements){ a->body, a->body ? tc_http_body_end(a) : NULL,
					      "Upload", NULL, 0 };
	return rc;
}

/* Of an upload of the list. false: they cannot be what we once made. */
static bool take_upload(const struct elements *upload, char key[1100], char id[TC_DEPOT_ID])
{
	char raw[TC_DEPOT_ID / 3];

	(void)tc_s3_xml_text(upload->inner, upload->n, "Key", key, 1100);
	(void)tc_s3_xml_text(upload->inner, upload->n, "UploadId", raw, sizeof(raw));
	return raw[0] && tc_s3_encode(id, TC_DEPOT_ID, raw, false);
}

void tc_depot_s3_forget_upload(struct tc_depot_upload *u)
{
	u->id[0] = '\0';
	memset(u->etags, 0, u->n_parts * sizeof(*u->etags));
}

void tc_depot_s3_find_upload(struct tc_depot *s, const char *name, struct tc_depot_upload *u)
{
	char wanted[1100], key[1100], id[TC_DEPOT_ID];
	struct elements uploads;
	struct tc_http_answer a;
	bool is_found = false;
	int rc;

	tc_depot_s3_forget_upload(u);
	(void)snprintf(wanted, sizeof(wanted), "%s%s", s->prefix, name);
	rc = list_uploads(s, wanted, UPLOADS_OF_ONE, &uploads, &a);
	for (int i = 0; rc == 0 && i < UPLOADS_OF_ONE && next(&uploads); i++) {
		if (!take_upload(&uploads, key, id) || strcmp(key, wanted) != 0)
			continue;
		if (!is_found) {
			tc_depot_s3_forget_upload(u);
			(void)strcpy(u->id, id);
			is_found = can_continue(s, name, u);
		}
		/* A server that fails here may fail as long for each. */
		if (!is_found || strcmp(id, u->id) != 0)
			rc = tc_depot_s3_cancel(s, name, id);
	}
	tc_http_answer_free(&a);
	if (!is_found)
		tc_depot_s3_forget_upload(u);
}

/* Some servers have no such list. There is nothing more to be done than to say so, once. */
static int tell_no_lists(struct tc_depot *s)
{
	if (s->opts.note && !s->has_said_no_lists)
		s->opts.note(s->opts.ctx,
			     "this server lists no unfinished uploads: parts that nobody "
			     "completed stay until a rule of the bucket deletes them");
	s->has_said_no_lists = true;
	return 0;
}

int tc_depot_abandon(struct tc_depot *s, bool (*is_old)(void *ctx, const char *name), void *ctx)
{
	size_t n = strlen(s->prefix);
	char key[1100], id[TC_DEPOT_ID], why[400];
	struct elements uploads;
	struct tc_http_answer a;
	const char *what = "listed";
	int rc;

	if (s->kind != TC_DEPOT_S3)
		return 0;
	rc = list_uploads(s, s->prefix, UPLOADS_AT_ONCE, &uploads, &a);
	if (rc < 0 && (a.status == 501 || a.status == 405))
		rc = tell_no_lists(s);
	else if (rc == 0)
		what = "thrown away";
	for (int i = 0; rc == 0 && a.status < 300 && i < UPLOADS_AT_ONCE && next(&uploads); i++)
		if (take_upload(&uploads, key, id) && strncmp(key, s->prefix, n) == 0 &&
		    is_old(ctx, key + n))
			rc = tc_depot_s3_cancel(s, key + n, id);
	tc_http_answer_free(&a);
	(void)snprintf(why, sizeof(why), "%.399s", s->why);
	return rc == 0 ? 0 : tc_depot_fail(s, rc, "unfinished uploads cannot be %s: %s", what, why);
}
