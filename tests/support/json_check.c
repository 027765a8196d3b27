/* SPDX-License-Identifier: MIT */
/* See json_check.h. */
#include "support/json_check.h"

#include <stdint.h>
#include <string.h>

enum {
	DEPTH_MAX = 64
};

struct text {
	const unsigned char *p, *end;
};

static void skip_space(struct text *t)
{
	while (t->p < t->end && memchr(" \t\r\n", *t->p, 4))
		t->p++;
}

static bool take(struct text *t, char c)
{
	if (t->p == t->end || *t->p != (unsigned char)c)
		return false;
	t->p++;
	return true;
}

static bool take_word(struct text *t, const char *word)
{
	size_t n = strlen(word);

	if ((size_t)(t->end - t->p) < n || memcmp(t->p, word, n) != 0)
		return false;
	t->p += n;
	return true;
}

static bool digits(struct text *t)
{
	const unsigned char *begin = t->p;

	while (t->p < t->end && *t->p >= '0' && *t->p <= '9')
		t->p++;
	return t->p > begin;
}

static bool number(struct text *t)
{
	(void)take(t, '-');
	if (!take(t, '0') && !digits(t))
		return false;
	if (take(t, '.') && !digits(t))
		return false;
	if (take(t, 'e') || take(t, 'E')) {
		if (!take(t, '-'))
			(void)take(t, '+');
		return digits(t);
	}
	return true;
}

static bool escape(struct text *t)
{
	if (t->p == t->end)
		return false;
	if (*t->p != 'u')
		return memchr("\"\\/bfnrt", *t->p++, 8) != NULL;
	t->p++;
	for (int i = 0; i < 4; i++, t->p++) {
		if (t->p == t->end || !memchr("0123456789abcdefABCDEF", *t->p, 22))
			return false;
	}
	return true;
}

/* A character beyond ASCII, as short as can be, and no half of a surrogate pair. */
static bool sequence(struct text *t)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	unsigned char c = *t->p++;
	size_t n = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
	uint32_t v = c & (0xffU >> (n + 1));

	if (c < 0xc0 || c > 0xf7)
		return false;
	for (size_t i = 1; i < n; i++, t->p++) {
		if (t->p == t->end || (*t->p & 0xc0) != 0x80)
			return false;
		v = v << 6 | (*t->p & 0x3fU);
	}
	return v >= least[n] && v <= 0x10ffff && (v < 0xd800 || v > 0xdfff);
}

static bool string(struct text *t)
{
	if (!take(t, '"'))
		return false;
	while (t->p < t->end && *t->p != '"') {
		bool ok = true;

		if (*t->p < 0x20)
			return false;
		if (*t->p >= 0x80)
			ok = sequence(t);
		else if (*t->p++ == '\\')
			ok = escape(t);
		if (!ok)
			return false;
	}
	return take(t, '"');
}

static bool value(struct text *t, unsigned depth);

static bool members(struct text *t, unsigned depth, bool is_object)
{
	char close = is_object ? '}' : ']';

	skip_space(t);
	if (take(t, close))
		return true;
	do {
		skip_space(t);
		if (is_object) {
			if (!string(t))
				return false;
			skip_space(t);
			if (!take(t, ':'))
				return false;
		}
		if (!value(t, depth + 1))
			return false;
	} while (take(t, ','));
	return take(t, close);
}

/* A value and the space around it. */
static bool value(struct text *t, unsigned depth)
{
	bool ok;

	skip_space(t);
	if (t->p == t->end || depth > DEPTH_MAX)
		return false;
	switch (*t->p) {
	case '{':
	case '[': ok = members(t, depth, *t->p++ == '{'); break;
	case '"': ok = string(t); break;
	case 't': ok = take_word(t, "true"); break;
	case 'f': ok = take_word(t, "false"); break;
	case 'n': ok = take_word(t, "null"); break;
	default: ok = number(t); break;
	}
	skip_space(t);
	return ok;
}

bool json_is_valid(const char *s, size_t n)
{
	struct text t = { (const unsigned char *)s, (const unsigned char *)s + n };

	return value(&t, 0) && t.p == t.end;
}

bool json_lines_are_valid(const char *s, size_t n)
{
	while (n > 0) {
		const char *end = memchr(s, '\n', n);

		if (!end || !json_is_valid(s, (size_t)(end - s)))
			return false;
		n -= (size_t)(end - s) + 1;
		s = end + 1;
	}
	return true;
}
