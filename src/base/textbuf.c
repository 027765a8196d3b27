/* SPDX-License-Identifier: MIT */
/* Text building; see textbuf.h. */
#include "base/textbuf.h"

#include "base/alloc.h"
#include "base/math.h"

enum {
	WRITE_BYTES = 256 * 1024,
	DIGITS_MAX = 20
};

void tc_textbuf_init(struct tc_textbuf *b, const struct tacho_alloc *a, tc_textbuf_write *write,
		     void *ctx)
{
	*b = (struct tc_textbuf){ .alloc = a, .write = write, .ctx = ctx };
}

void tc_textbuf_fini(struct tc_textbuf *b)
{
	tc_free(b->alloc, b->p);
	tc_textbuf_init(b, b->alloc, b->write, b->ctx);
}

/* After a failure no byte has room, and the inline tests need no look at rc. */
static int fail(struct tc_textbuf *b, int rc)
{
	if (b->rc == 0)
		b->rc = rc;
	b->n = b->cap;
	return rc;
}

int tc_textbuf_flush(struct tc_textbuf *b)
{
	int rc;

	if (b->rc < 0 || !b->write || b->n == 0)
		return b->rc;
	rc = b->write(b->ctx, b->p, b->n);
	if (rc < 0)
		return fail(b, rc);
	b->n = 0;
	return 0;
}

bool tc_textbuf_more(struct tc_textbuf *b, size_t n)
{
	size_t need;
	int rc;

	if (b->rc < 0 || tc_textbuf_flush(b) < 0)
		return false;
	if (n <= b->cap - b->n)
		return true;
	if (tc_add_overflow(b->n, n, &need)) {
		(void)fail(b, TACHO_ENOMEM);
		return false;
	}
	if (b->write && need < WRITE_BYTES)
		need = WRITE_BYTES;
	rc = TC_GROW(b->alloc, &b->p, &b->cap, need, 0);
	if (rc < 0)
		(void)fail(b, rc);
	return rc == 0;
}

void tc_textbuf_bytes(struct tc_textbuf *b, const void *bytes, size_t n)
{
	if (n == 0)
		return;
	if (b->write && n >= WRITE_BYTES) {
		int rc = tc_textbuf_flush(b);

		if (rc == 0)
			rc = b->write(b->ctx, bytes, n);
		if (rc < 0)
			(void)fail(b, rc);
		return;
	}
	if (tc_textbuf_room(b, n)) {
		memcpy(b->p + b->n, bytes, n);
		b->n += n;
	}
}

static const char pairs[] = "00010203040506070809"
			    "10111213141516171819"
			    "20212223242526272829"
			    "30313233343536373839"
			    "40414243444546474849"
			    "50515253545556575859"
			    "60616263646566676869"
			    "70717273747576777879"
			    "80818283848586878889"
			    "90919293949596979899";

/* The digits of v end at `end`; returns where they begin. */
static char *digits(char *end, uint64_t v)
{
	while (v >= 100) {
		end -= 2;
		memcpy(end, &pairs[v % 100 * 2], 2);
		v /= 100;
	}
	if (v >= 10) {
		end -= 2;
		memcpy(end, &pairs[v * 2], 2);
		return end;
	}
	*--end = (char)('0' + v);
	return end;
}

void tc_textbuf_u64(struct tc_textbuf *b, uint64_t v)
{
	char text[DIGITS_MAX];
	char *p = digits(text + sizeof(text), v);

	tc_textbuf_bytes(b, p, (size_t)(text + sizeof(text) - p));
}

void tc_textbuf_i64(struct tc_textbuf *b, int64_t v)
{
	if (v < 0)
		tc_textbuf_char(b, '-');
	tc_textbuf_u64(b, v < 0 ? 0 - (uint64_t)v : (uint64_t)v);
}

void tc_textbuf_hex(struct tc_textbuf *b, uint64_t v)
{
	char text[16];
	size_t i = sizeof(text);

	do {
		text[--i] = "0123456789abcdef"[v & 15];
		v >>= 4;
	} while (v);
	tc_textbuf_bytes(b, text + i, sizeof(text) - i);
}

void tc_textbuf_padded(struct tc_textbuf *b, uint64_t v, unsigned n)
{
	char text[DIGITS_MAX];
	char *end = text + sizeof(text);
	char *p;

	memset(text, '0', sizeof(text));
	p = digits(end, v);
	if (n > DIGITS_MAX)
		n = DIGITS_MAX;
	if (end - p < (ptrdiff_t)n)
		p = end - n;
	tc_textbuf_bytes(b, p, (size_t)(end - p));
}
