/* SPDX-License-Identifier: MIT */
/* Answers in the making; see answer.h. */
#include "serve/answer.h"

#include <stdarg.h>
#include <stdio.h>
#include <zlib.h>

enum {
	PACK_BYTES = 8 * 1024 /* shorter ones gain nothing */
};

static const char json_mime[] = "application/json";

void tc_answer_init(struct tc_answer *a, const struct tacho_alloc *alloc)
{
	*a = (struct tc_answer){ .status = 200, .mime = json_mime };
	tc_textbuf_init(&a->body, alloc, NULL, NULL);
}

void tc_answer_fini(struct tc_answer *a)
{
	tc_textbuf_fini(&a->body);
}

/* Empty again, as after init. */
static void restart(struct tc_answer *a, int status)
{
	const struct tacho_alloc *alloc = a->body.alloc;

	tc_answer_fini(a);
	tc_answer_init(a, alloc);
	a->status = status;
}

void tc_answer_error(struct tc_answer *a, int status, const char *format, ...)
{
	char sentence[1024];
	struct tc_json j;
	va_list args;

	va_start(args, format);
	(void)vsnprintf(sentence, sizeof(sentence), format, args);
	va_end(args);
	restart(a, status);
	tc_answer_json(a, &j);
	tc_json_begin(&j, '{');
	tc_json_key(&j, "error");
	tc_json_string(&j, sentence);
	tc_json_end(&j, '}');
	tc_answer_json_end(a, &j);
}

void tc_answer_copy(struct tc_answer *a, const struct tc_answer *from)
{
	struct tc_textbuf body;

	restart(a, from->status);
	body = a->body;
	*a = *from;
	a->body = body;
	if (from->body.rc < 0)
		a->body.rc = from->body.rc;
	else if (from->body.n > 0)
		tc_textbuf_bytes(&a->body, from->body.p, from->body.n);
}

void tc_answer_redirect(struct tc_answer *a, const char *format, ...)
{
	va_list args;
	int n;

	restart(a, 302);
	va_start(args, format);
	n = vsnprintf(a->location, sizeof(a->location), format, args);
	va_end(args);
	if (n < 0 || (size_t)n >= sizeof(a->location))
		tc_answer_error(a, 400, "the address that this would lead to is too long");
}

void tc_answer_pack(struct tc_answer *a)
{
	struct tc_textbuf *from = &a->body, to;
	z_stream z = { 0 };
	bool is_packed = false;

	if (a->gzipped || a->fixed || from->rc < 0 || from->n < PACK_BYTES || from->n > UINT32_MAX)
		return;
	if (deflateInit2(&z, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
		return;
	tc_textbuf_init(&to, from->alloc, NULL, NULL);
	if (tc_textbuf_room(&to, deflateBound(&z, (uLong)from->n))) {
		z.next_in = (unsigned char *)from->p;
		z.avail_in = (uInt)from->n;
		z.next_out = (unsigned char *)to.p;
		z.avail_out = (uInt)to.cap;
		is_packed = deflate(&z, Z_FINISH) == Z_STREAM_END;
		to.n = z.total_out;
	}
	(void)deflateEnd(&z);
	if (is_packed) {
		tc_textbuf_fini(from);
		*from = to;
		a->gzipped = true;
	} else {
		tc_textbuf_fini(&to);
	}
}

static int into_body(void *ctx, const void *bytes, size_t n)
{
	struct tc_answer *a = ctx;

	if (n > TC_ANSWER_JSON_BYTES - a->body.n)
		return TACHO_ELIMIT;
	tc_textbuf_bytes(&a->body, bytes, n);
	return a->body.rc;
}

void tc_answer_json(struct tc_answer *a, struct tc_json *j)
{
	tc_json_init(j, into_body, a);
}

void tc_answer_json_end(struct tc_answer *a, struct tc_json *j)
{
	int rc = tc_json_finish(j);

	if (rc == TACHO_ELIMIT)
		tc_answer_error(a, 422, "the answer is longer than %d MB; ask for less",
				TC_ANSWER_JSON_BYTES / (1024 * 1024));
	else if (rc < 0 && a->body.rc == 0)
		a->body.rc = rc;
}
