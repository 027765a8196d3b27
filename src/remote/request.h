/* SPDX-License-Identifier: MIT */
/*
 * One HTTP request at a time, by libcurl, with limits that hold whatever the server
 * does: on time, on silence, on bytes. No redirect is followed, as it would carry tokens
 * to another server.
 */
#ifndef TC_REMOTE_REQUEST_H
#define TC_REMOTE_REQUEST_H

#include <tacho/common.h>

enum {
	TC_HTTP_WHY = 320,
	TC_HTTP_KEEP = 1 << 20 /* most of an answer that is kept in memory */
};

/* What is to become of a request that runs. */
enum tc_http_step {
	TC_HTTP_GO_ON,
	TC_HTTP_FINISH, /* tell the server that no more is asked, and take what it still sends */
	TC_HTTP_ABORT
};

/* How a request ended. */
enum tc_http_end {
	TC_HTTP_COMPLETE = 0, /* with an answer, good or bad: see status */
	TC_HTTP_NO_CONNECTION,
	TC_HTTP_CUT,      /* the server closed before its answer was whole */
	TC_HTTP_STRANGE,  /* what answers speaks no HTTP, or cannot prove who it is */
	TC_HTTP_SILENT,   /* nothing came for idle_ns */
	TC_HTTP_TOO_LONG, /* total_ns are over */
	TC_HTTP_TOO_BIG,  /* more than max_bytes came */
	TC_HTTP_ABORTED,  /* by step or by write */
	TC_HTTP_FAILED    /* what this machine or the request is at fault for */
};

/* Signature version 4 of AWS, for S3. */
struct tc_http_signer {
	const char *region, *key_id, *secret;
	const char *session; /* NULL: no temporary credentials */
};

struct tc_http_request {
	const char *method; /* "GET" */
	const char *url;
	const char *unix_socket; /* NULL: what the URL names */
	const char *bearer;      /* a token; NULL: none */
	const char *ca_file;     /* certificates to trust instead of the system's; NULL */
	const char *const *headers;
	size_t n_headers;
	const struct tc_http_signer *signer; /* NULL: not signed */

	/* What is sent: `body`, or what body_fd holds from body_at on; body_bytes of it. */
	const void *body;
	int body_fd;
	uint64_t body_at, body_bytes;
	bool has_body;
	uint64_t max_send_rate; /* bytes a second; 0: no limit */

	/* Gets the bytes of a 2xx answer, 0 to go on; NULL: they are kept in the answer. */
	int (*write)(void *ctx, const void *bytes, size_t n);
	void *write_ctx;
	/* Asked about ten times a second; sent: the request is with the server. NULL: go on. */
	enum tc_http_step (*step)(void *ctx, uint64_t received, bool sent);
	void *step_ctx;

	/* 0 in each: no limit. idle_ns counts while nothing is sent or received. */
	int64_t connect_ns, idle_ns, total_ns;
	uint64_t max_bytes; /* of a 2xx answer */
};

struct tc_http_answer {
	enum tc_http_end end;
	long status;        /* 0: none came */
	uint64_t received;  /* bytes of the body */
	bool is_finished;   /* by TC_HTTP_FINISH */
	char type[96];      /* Content-Type */
	char location[256]; /* of a redirect */
	char etag[96];      /* with its quotes */
	char checksum[72];  /* x-amz-meta-sha256 */
	uint64_t length;    /* Content-Length, where there is one */
	int64_t retry_ns;   /* Retry-After in seconds; 0: none */
	char *body;         /* of an answer that was not written; NUL-terminated; may be NULL */
	size_t body_bytes;
	char why[TC_HTTP_WHY]; /* one sentence, if it did not end COMPLETE */
};

/* NULL where there is no body. */
static inline const char *tc_http_body_end(const struct tc_http_answer *a)
{
	return a->body ? a->body + a->body_bytes : NULL;
}

/* Fills *answer, whatever happens; to be freed with tc_http_answer_free. */
void tc_http_run(const struct tc_http_request *q, struct tc_http_answer *answer);
void tc_http_answer_free(struct tc_http_answer *answer);

/* Is it an answer, and a good one? */
static inline bool tc_http_is_ok(const struct tc_http_answer *a)
{
	return a->end == TC_HTTP_COMPLETE && a->status >= 200 && a->status < 300;
}

/* The first line of what an answer says, cut and printable; "" if it says nothing. */
void tc_http_first_line(const struct tc_http_answer *a, char *to, size_t size);

/*
 * Read a secret of one line, such as a token, from a file that nobody else may read.
 * A negative code, and a sentence in why.
 */
TACHO_MUST_USE int tc_http_read_secret(const char *path, char *to, size_t size, char *why,
				       size_t why_size);

/* Overwrite a secret. */
void tc_http_forget(void *secret, size_t n);

#endif
