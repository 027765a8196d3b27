/* SPDX-License-Identifier: MIT */
/* Streaming JSON; see json_out.h. Bytes pass through one buffer. */
#include "export/json_out.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Powers of ten; numbers beyond have an exponent. All that is plain fits into 32 bytes. */
#define LEAST_PLAIN (-12)
#define MOST_PLAIN  20
/* Below, each whole number is one: 2^53. */
#define MAX_WHOLE 9007199254740992.0

void tc_json_init(struct tc_json *j, int (*write)(void *ctx, const void *bytes, size_t n),
		  void *ctx)
{
	j->write = write;
	j->ctx = ctx;
	j->rc = 0;
	j->needs_comma = false;
	j->breaks_line = false;
	j->n = 0;
}

static void flush(struct tc_json *j)
{
	if (j->rc == 0 && j->n > 0)
		j->rc = j->write(j->ctx, j->buf, j->n);
	j->n = 0;
}

static void put(struct tc_json *j, const char *s, size_t n)
{
	if (n > sizeof(j->buf) - j->n)
		flush(j);
	if (n > sizeof(j->buf)) {
		if (j->rc == 0)
			j->rc = j->write(j->ctx, s, n);
		return;
	}
	memcpy(j->buf + j->n, s, n);
	j->n += n;
}

static void put_char(struct tc_json *j, char c)
{
	put(j, &c, 1);
}

/* What stands between two values. */
static void separate(struct tc_json *j)
{
	if (j->needs_comma)
		put_char(j, ',');
	if (j->breaks_line)
		put_char(j, '\n');
	j->needs_comma = true;
	j->breaks_line = false;
}

void tc_json_break(struct tc_json *j)
{
	j->breaks_line = true;
}

void tc_json_begin(struct tc_json *j, char bracket)
{
	separate(j);
	put_char(j, bracket);
	j->needs_comma = false;
}

void tc_json_end(struct tc_json *j, char bracket)
{
	if (j->breaks_line)
		put_char(j, '\n');
	j->breaks_line = false;
	put_char(j, bracket);
	j->needs_comma = true;
}

static void end_key(struct tc_json *j)
{
	put_char(j, ':');
	j->needs_comma = false;
}

void tc_json_key(struct tc_json *j, const char *key)
{
	tc_json_string(j, key);
	end_key(j);
}

void tc_json_key_text(struct tc_json *j, struct tacho_text key)
{
	tc_json_text(j, key);
	end_key(j);
}

static bool is_tail(uint8_t c)
{
	return (c & 0xc0) == 0x80;
}

/* Length of the well-formed sequence at s, 0 if there is none; n > 0. */
static size_t utf8_length(const uint8_t *s, size_t n)
{
	uint8_t low = 0x80, high = 0xbf; /* of the second byte */

	if (s[0] < 0x80)
		return 1;
	if (s[0] < 0xc2 || s[0] > 0xf4)
		return 0;
	if (s[0] == 0xe0)
		low = 0xa0; /* else too long a form */
	else if (s[0] == 0xed)
		high = 0x9f; /* else half of a surrogate pair */
	else if (s[0] == 0xf0)
		low = 0x90;
	else if (s[0] == 0xf4)
		high = 0x8f; /* else beyond U+10FFFF */
	if (n < 2 || s[1] < low || s[1] > high)
		return 0;
	if (s[0] < 0xe0)
		return 2;
	if (n < 3 || !is_tail(s[2]))
		return 0;
	if (s[0] < 0xf0)
		return 3;
	return n >= 4 && is_tail(s[3]) ? 4 : 0;
}

static void put_unit(struct tc_json *j, unsigned c)
{
	static const char hex[] = "0123456789abcdef";
	char u[6] = {
		'\\', 'u', hex[c >> 12 & 15], hex[c >> 8 & 15], hex[c >> 4 & 15], hex[c & 15]
	};

	put(j, u, sizeof(u));
}

static void put_escaped(struct tc_json *j, uint8_t c)
{

	switch (c) {
	case '"': put(j, "\\\"", 2); break;
	case '\\': put(j, "\\\\", 2); break;
	case '\n': put(j, "\\n", 2); break;
	case '\r': put(j, "\\r", 2); break;
	case '\t': put(j, "\\t", 2); break;
	default: put_unit(j, c); break;
	}
}

/*
 * A character beyond ASCII. Those that a terminal takes for commands (C1), that
 * reorder text (bidirectional controls) or that hide it are written as escapes.
 */
static void put_sequence(struct tc_json *j, const char *s, size_t n)
{
	const uint8_t *u = (const uint8_t *)s;
	unsigned c = 0xffff;

	if (n == 2)
		c = (u[0] & 0x1fU) << 6 | (u[1] & 0x3fU);
	else if (n == 3)
		c = (u[0] & 0xfU) << 12 | (u[1] & 0x3fU) << 6 | (u[2] & 0x3fU);
	if (c < 0xa0 || (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
	    (c >= 0x2060 && c <= 0x206f) || c == 0xfeff)
		put_unit(j, c);
	else
		put(j, s, n);
}

static bool is_plain(uint8_t c)
{
	return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

void tc_json_text(struct tc_json *j, struct tacho_text t)
{
	const uint8_t *s = (const uint8_t *)t.s;
	size_t i = 0;

	separate(j);
	put_char(j, '"');
	while (i < t.n) {
		size_t from = i, n;

		while (i < t.n && is_plain(s[i]))
			i++;
		put(j, t.s + from, i - from);
		if (i == t.n)
			break;
		n = utf8_length(s + i, t.n - i);
		if (n == 0) {
			put(j, "\xef\xbf\xbd", 3);
			n = 1;
		} else if (n == 1) {
			put_escaped(j, s[i]);
		} else {
			put_sequence(j, t.s + i, n);
		}
		i += n;
	}
	put_char(j, '"');
}

void tc_json_string(struct tc_json *j, const char *s)
{
	tc_json_text(j, (struct tacho_text){ s, strlen(s) });
}

static void put_u64(struct tc_json *j, uint64_t v)
{
	char digits[20];
	size_t n = sizeof(digits);

	do {
		digits[--n] = (char)('0' + v % 10);
		v /= 10;
	} while (v);
	put(j, digits + n, sizeof(digits) - n);
}

void tc_json_u64(struct tc_json *j, uint64_t v)
{
	separate(j);
	put_u64(j, v);
}

void tc_json_i64(struct tc_json *j, int64_t v)
{
	separate(j);
	if (v < 0)
		put_char(j, '-');
	put_u64(j, v < 0 ? 0 - (uint64_t)v : (uint64_t)v);
}

void tc_json_f64(struct tc_json *j, double v)
{
	char buf[32];
	int n = 0, digits, exponent;

	if (v - v != 0) {
		tc_json_null(j);
		return;
	}
	if (v > -MAX_WHOLE && v < MAX_WHOLE && v == (double)(int64_t)v) {
		tc_json_i64(j, (int64_t)v);
		return;
	}
	for (digits = 15; digits <= 17; digits++) {
		n = snprintf(buf, sizeof(buf), "%.*e", digits - 1, v);
		if (strtod(buf, NULL) == v)
			break;
	}
	exponent = atoi(strchr(buf, 'e') + 1);
	if (exponent >= LEAST_PLAIN && exponent <= MOST_PLAIN) {
		n = snprintf(buf, sizeof(buf), "%.*f",
			     digits - 1 > exponent ? digits - 1 - exponent : 0, v);
		while (strchr(buf, '.') && buf[n - 1] == '0')
			n--;
	}
	separate(j);
	put(j, buf, (size_t)n);
}

void tc_json_hex64(struct tc_json *j, uint64_t v)
{
	static const char hex[] = "0123456789abcdef";
	char digits[16];

	for (size_t i = sizeof(digits); i-- > 0; v >>= 4)
		digits[i] = hex[v & 15];
	tc_json_text(j, (struct tacho_text){ digits, sizeof(digits) });
}

void tc_json_bool(struct tc_json *j, bool v)
{
	separate(j);
	put(j, v ? "true" : "false", v ? 4 : 5);
}

void tc_json_null(struct tc_json *j)
{
	separate(j);
	put(j, "null", 4);
}

int tc_json_finish(struct tc_json *j)
{
	if (j->breaks_line)
		put_char(j, '\n');
	j->breaks_line = false;
	flush(j);
	return j->rc;
}
