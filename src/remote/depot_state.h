/* SPDX-License-Identifier: MIT */
/* What the files of a store share. */
#ifndef TC_REMOTE_DEPOT_STATE_H
#define TC_REMOTE_DEPOT_STATE_H

#include "remote/credentials.h"
#include "remote/depot.h"
#include "remote/request.h"

enum {
	TC_DEPOT_URL = 2048,
	TC_DEPOT_ID = 3 * 512, /* of an upload, encoded for a query */
	TC_DEPOT_ETAG = 96     /* with its quotes */
};

enum tc_depot_kind {
	TC_DEPOT_S3,
	TC_DEPOT_DIR,
	TC_DEPOT_HTTP
};

struct tc_depot {
	enum tc_depot_kind kind;
	struct tc_depot_opts opts;
	char base[TC_DEPOT_URL / 2]; /* of the bucket or server; no slash at its end */
	char prefix[512];            /* "" or with a slash at its end */
	struct tc_credentials credentials;
	struct tc_http_signer signer;
	int dir;          /* of TC_DEPOT_DIR; -1 */
	bool was_refused; /* the last request that failed: by an answer that will stay the same */
	bool has_said_no_lists; /* of uploads, see tc_depot_abandon() */
	char why[512];
};

/* Remember a sentence; returns rc. */
int tc_depot_fail(struct tc_depot *s, int rc, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The URL of an object, or with a query of the bucket (name NULL). */
TACHO_MUST_USE int tc_depot_url(struct tc_depot *s, char *to, size_t size, const char *name,
				const char *query);

/*
 * Run a request until it succeeds or trying again is of no use; *a is to be freed whatever
 * the result. TACHO_ENOTFOUND for a 404.
 */
TACHO_MUST_USE int tc_depot_request(struct tc_depot *s, struct tc_http_request *q,
				    struct tc_http_answer *a);

/* Of S3: an answer with 200 may still be an error. */
TACHO_MUST_USE int tc_depot_s3_put_parts(struct tc_depot *s, const char *name, int fd,
					 const struct tc_depot_object *what);
TACHO_MUST_USE int tc_depot_s3_put(struct tc_depot *s, const char *url, const char *sha256, int fd,
				   uint64_t at, uint64_t bytes, const char *meta,
				   struct tc_http_answer *a);

/* A multipart upload: what is to be sent, and what of it the server has already. */
struct tc_depot_upload {
	int fd;
	uint64_t bytes, part_bytes;
	size_t n_parts;
	char (*etags)[TC_DEPOT_ETAG]; /* of each part; "": it is to be sent */
	char id[TC_DEPOT_ID];         /* "": it is to be begun */
};
/* Continue what an earlier try left, if it is the same; else throw it away. */
void tc_depot_s3_find_upload(struct tc_depot *s, const char *name, struct tc_depot_upload *u);
/* Nothing of it is there: it is to be begun. */
void tc_depot_s3_forget_upload(struct tc_depot_upload *u);
/* Throw it away; that it is gone already is no error. */
TACHO_MUST_USE int tc_depot_s3_cancel(struct tc_depot *s, const char *name, const char *id);
/* A request with a body of text, or none; extra: a header, or NULL. *a is to be freed. */
TACHO_MUST_USE int tc_depot_s3_send(struct tc_depot *s, const char *method, const char *url,
				    const char *body, const char *extra, struct tc_http_answer *a);

/* The same of memory, as 64 digits and NUL. */
TACHO_MUST_USE int tc_depot_sha256(const void *bytes, size_t n, char to[65]);
TACHO_MUST_USE int tc_depot_sha256_fd(int fd, uint64_t at, uint64_t bytes, char to[65]);
/* What S3 names a part by. */
TACHO_MUST_USE int tc_depot_md5_fd(int fd, uint64_t at, uint64_t bytes, char to[33]);

/* A folder. */
TACHO_MUST_USE int tc_depot_dir_open(struct tc_depot *s, const char *path);
TACHO_MUST_USE int tc_depot_dir_put(struct tc_depot *s, const char *name, int fd);
TACHO_MUST_USE int tc_depot_dir_look(struct tc_depot *s, const char *name,
				     struct tc_depot_object *o);
TACHO_MUST_USE int tc_depot_dir_get(struct tc_depot *s, const char *name, int fd);
TACHO_MUST_USE int tc_depot_dir_delete(struct tc_depot *s, const char *name);
TACHO_MUST_USE int tc_depot_dir_list(struct tc_depot *s, int (*each)(void *ctx, const char *name),
				     void *ctx);

#endif
