/* SPDX-License-Identifier: MIT */
/*
 * Building text fast: a buffer that either grows or, given a function, empties
 * itself into it. The first failure is kept in `rc` and everything after it is
 * dropped, so a caller checks once at the end.
 */
#ifndef TC_BASE_TEXTBUF_H
#define TC_BASE_TEXTBUF_H

#include <string.h>

#include <tacho/common.h>

typedef int tc_textbuf_write(void *ctx, const void *bytes, size_t n); /* 0 or negative */

struct tc_textbuf {
	char *p;
	size_t n, cap;
	int rc;
	const struct tacho_alloc *alloc;
	tc_textbuf_write *write; /* NULL: it grows */
	void *ctx;
};

void tc_textbuf_init(struct tc_textbuf *b, const struct tacho_alloc *a, tc_textbuf_write *write,
		     void *ctx);
void tc_textbuf_fini(struct tc_textbuf *b);

/* Hand out what is there (with a write function). Returns rc. */
TACHO_MUST_USE int tc_textbuf_flush(struct tc_textbuf *b);

/* Cold part of tc_textbuf_room. */
bool tc_textbuf_more(struct tc_textbuf *b, size_t n);

/* Is there room for n more bytes? False once anything has failed. */
static inline bool tc_textbuf_room(struct tc_textbuf *b, size_t n)
{
	return n <= b->cap - b->n || tc_textbuf_more(b, n);
}

static inline void tc_textbuf_char(struct tc_textbuf *b, char c)
{
	if (tc_textbuf_room(b, 1))
		b->p[b->n++] = c;
}

/* Any length; long ones go to the write function directly. */
void tc_textbuf_bytes(struct tc_textbuf *b, const void *bytes, size_t n);

/* For literals. */
static inline void tc_textbuf_puts(struct tc_textbuf *b, const char *s)
{
	size_t n = strlen(s);

	if (tc_textbuf_room(b, n)) {
		memcpy(b->p + b->n, s, n);
		b->n += n;
	}
}

void tc_textbuf_u64(struct tc_textbuf *b, uint64_t v);
void tc_textbuf_i64(struct tc_textbuf *b, int64_t v);
/* Lower case, no prefix, no leading zeros. */
void tc_textbuf_hex(struct tc_textbuf *b, uint64_t v);
/* Exactly `digits` decimal digits, zeros in front; digits <= 20. */
void tc_textbuf_padded(struct tc_textbuf *b, uint64_t v, unsigned digits);

#endif
