/* SPDX-License-Identifier: MIT */
/*
 * The answer to a request, before it becomes HTTP: handlers fill one in and know
 * nothing of connections. A body that ran out of memory is noticed when the
 * answer is sent (`body.rc`), so handlers need not look.
 */
#ifndef TC_SERVE_ANSWER_H
#define TC_SERVE_ANSWER_H

#include "base/textbuf.h"
#include "export/json_out.h"

enum {
	TC_ANSWER_JSON_BYTES = 64 * 1024 * 1024 /* of what is written with tc_answer_json */
};

struct tc_answer {
	int status;       /* HTTP: 200, 404, … */
	const char *mime; /* lives as long as the program */
	struct tc_textbuf body;
	bool immutable; /* the same for good under this URL; otherwise no-store */
	/* Bytes to send instead of `body`; they outlive the server. */
	const void *fixed;
	size_t n_fixed;
	bool gzipped;           /* the bytes are gzip, and the client takes it */
	char etag[24];          /* "": none */
	char location[1024];    /* of a redirect; "": none */
	char file_name[64];     /* the name to save it under; "": shown in place */
	unsigned retry_after_s; /* with 429 and 503; 0: unsaid */
};

/* 200, JSON, empty. */
void tc_answer_init(struct tc_answer *a, const struct tacho_alloc *alloc);
void tc_answer_fini(struct tc_answer *a);

/* Whatever was there is replaced by {"error":"…"}: one sentence, without a dot. */
void tc_answer_error(struct tc_answer *a, int status, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Whatever was there is replaced by the same answer. */
void tc_answer_copy(struct tc_answer *a, const struct tc_answer *from);

/* 302 to that path, which is ours and begins with '/'. */
void tc_answer_redirect(struct tc_answer *a, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/*
 * Compress a long body, fast, for clients at the end of a slow line. Where memory does not
 * suffice for it the body stays as it is.
 */
void tc_answer_pack(struct tc_answer *a);

/*
 * Begin a JSON writer whose bytes go to the body; end it with tc_answer_json_end, which makes
 * an answer that is too long a 422.
 */
void tc_answer_json(struct tc_answer *a, struct tc_json *j);
void tc_answer_json_end(struct tc_answer *a, struct tc_json *j);

#endif
