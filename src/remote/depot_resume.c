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

/* An answer about the object or the bucket (name NULL); to be freed if it is true. */
static bool ask(struct tc_depot *s, const char *name, const char *query, struct tc_http_answer *a)
{
	char url[TC_DEPOT_URL];

	if (tc_depot_url(s, url, sizeof(url), name, query) < 0)
		return false;
	if (tc_depot_s3_send(s, "GET", url, NULL, NULL, a) == 0 && a->body)
		return true;
	tc_http_answer_free(a);
	return false;
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
	if (!ask(s, name, query, &a))
		return false;
	parts.at = a.body;
	parts.end = tc_http_body_end(&a);
	for (; is_ours && next(&parts); n++)
		is_ours = take_part(u, &parts);
	tc_http_answer_free(&a);
	return is_ours && n > 0;
}

/* Those whose keys begin so; the answer is to be freed if it is true. */
static bool list_uploads(struct tc_depot *s, const char *prefix, struct elements *uploads,
			 struct tc_http_answer *a)
{
	char query[TC_DEPOT_URL], encoded[1600];

	if (!tc_s3_encode(encoded, sizeof(encoded), prefix, false))
		return false;
	(void)snprintf(query, sizeof(query), "prefix=%s&uploads=", encoded);
	if (!ask(s, NULL, query, a))
		return false;
	*uploads = (struct elements){ a->body, tc_http_body_end(a), "Upload", NULL, 0 };
	return true;
}

/* Of an upload of the list. false: they cannot be what we once made. */
static bool take_upload(const struct elements *upload, char key[1100], char id[TC_DEPOT_ID])
{
	char raw[TC_DEPOT_ID / 3];

	(void)tc_s3_xml_text(upload->inner, upload->n, "Key", key, 1100);
	(void)tc_s3_xml_text(upload->inner, upload->n, "UploadId", raw, sizeof(raw));
	return raw[0] && tc_s3_encode(id, TC_DEPOT_ID, raw, false);
}

void tc_depot_s3_find_upload(struct tc_depot *s, const char *name, struct tc_depot_upload *u)
{
	char wanted[1100], key[1100], id[TC_DEPOT_ID];
	struct elements uploads;
	struct tc_http_answer a;
	bool is_found = false;

	u->id[0] = '\0';
	(void)snprintf(wanted, sizeof(wanted), "%s%s", s->prefix, name);
	if (!list_uploads(s, wanted, &uploads, &a))
		return;
	while (next(&uploads)) {
		if (!take_upload(&uploads, key, id) || strcmp(key, wanted) != 0)
			continue;
		if (!is_found) {
			memset(u->etags, 0, u->n_parts * sizeof(*u->etags));
			(void)strcpy(u->id, id);
			is_found = can_continue(s, name, u);
		}
		if (!is_found || strcmp(id, u->id) != 0)
			tc_depot_s3_cancel(s, name, id);
	}
	tc_http_answer_free(&a);
	if (is_found)
		return;
	u->id[0] = '\0';
	memset(u->etags, 0, u->n_parts * sizeof(*u->etags));
}

void tc_depot_abandon(struct tc_depot *s, bool (*is_old)(void *ctx, const char *name), void *ctx)
{
	size_t n = strlen(s->prefix);
	char key[1100], id[TC_DEPOT_ID];
	struct elements uploads;
	struct tc_http_answer a;

	if (s->kind != TC_DEPOT_S3 || !list_uploads(s, s->prefix, &uploads, &a))
		return;
	while (next(&uploads))
		if (take_upload(&uploads, key, id) && strncmp(key, s->prefix, n) == 0 &&
		    is_old(ctx, key + n))
			tc_depot_s3_cancel(s, key + n, id);
	tc_http_answer_free(&a);
}
