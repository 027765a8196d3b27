/* SPDX-License-Identifier: MIT */
/* Go's quoted strings; see quote.h. */
#include "wire/quote.h"

size_t tc_quote_decode(const char *s, size_t n, uint32_t *rune)
{
	const uint8_t *p = (const uint8_t *)s;
	/* Length and smallest value that needs it, so that there is one form. */
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	uint32_t r;
	size_t len;

	*rune = UINT32_MAX;
	if (p[0] < 0x80) {
		*rune = p[0];
		return 1;
	}
	len = p[0] >= 0xf0 ? 4 : p[0] >= 0xe0 ? 3 : 2;
	if (p[0] < 0xc2 || p[0] > 0xf4 || len > n)
		return 1;
	r = p[0] & (0x7fU >> len);
	for (size_t i = 1; i < len; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return 1;
		r = r << 6 | (p[i] & 0x3fU);
	}
	if (r < least[len] || r > 0x10ffff || (r >= 0xd800 && r < 0xe000))
		return 1;
	*rune = r;
	return len;
}

static void put_hex(struct tc_textbuf *out, char kind, uint32_t v, unsigned n)
{
	tc_textbuf_char(out, '\\');
	tc_textbuf_char(out, kind);
	while (n-- > 0)
		tc_textbuf_char(out, "0123456789abcdef"[v >> (4 * n) & 15]);
}

static void put_escaped(struct tc_textbuf *out, uint32_t rune)
{
	static const char letters[] = "abtnvfr"; /* 7 … 13 */

	if (rune >= 7 && rune <= 13) {
		tc_textbuf_char(out, '\\');
		tc_textbuf_char(out, letters[rune - 7]);
	} else if (rune < ' ' || rune == 0x7f) {
		put_hex(out, 'x', rune, 2);
	} else if (rune < 0x10000) {
		put_hex(out, 'u', rune, 4);
	} else {
		put_hex(out, 'U', rune, 8);
	}
}

static void put_text(struct tc_textbuf *out, const char *s, size_t n, bool is_quoted)
{
	size_t plain = 0, i = 0;

	while (i < n) {
		uint8_t c = (uint8_t)s[i];
		uint32_t rune;
		size_t len;

		if (c >= ' ' && c < 0x7f && !(is_quoted && (c == '"' || c == '\\'))) {
			i++;
			continue;
		}
		len = tc_quote_decode(s + i, n - i, &rune);
		if (c >= 0x80 && rune != UINT32_MAX && tc_quote_is_print(rune)) {
			i += len;
			continue;
		}
		tc_textbuf_bytes(out, s + plain, i - plain);
		if (rune == UINT32_MAX) {
			put_hex(out, 'x', c, 2);
		} else if (c == '"' || c == '\\') {
			tc_textbuf_char(out, '\\');
			tc_textbuf_char(out, (char)c);
		} else {
			put_escaped(out, rune);
		}
		i += len;
		plain = i;
	}
	tc_textbuf_bytes(out, s + plain, n - plain);
}

void tc_quote(struct tc_textbuf *out, const char *s, size_t n)
{
	tc_textbuf_char(out, '"');
	put_text(out, s, n, true);
	tc_textbuf_char(out, '"');
}

void tc_quote_inside(struct tc_textbuf *out, const char *s, size_t n)
{
	put_text(out, s, n, true);
}

void tc_quote_safe(struct tc_textbuf *out, const char *s, size_t n)
{
	put_text(out, s, n, false);
}

static void put_utf8(struct tc_textbuf *out, uint32_t r)
{
	if (r < 0x80) {
		tc_textbuf_char(out, (char)r);
	} else if (r < 0x800) {
		tc_textbuf_char(out, (char)(0xc0 | r >> 6));
		tc_textbuf_char(out, (char)(0x80 | (r & 0x3f)));
	} else if (r < 0x10000) {
		tc_textbuf_char(out, (char)(0xe0 | r >> 12));
		tc_textbuf_char(out, (char)(0x80 | (r >> 6 & 0x3f)));
		tc_textbuf_char(out, (char)(0x80 | (r & 0x3f)));
	} else {
		tc_textbuf_char(out, (char)(0xf0 | r >> 18));
		tc_textbuf_char(out, (char)(0x80 | (r >> 12 & 0x3f)));
		tc_textbuf_char(out, (char)(0x80 | (r >> 6 & 0x3f)));
		tc_textbuf_char(out, (char)(0x80 | (r & 0x3f)));
	}
}

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* n digits of a base at s; false if they are not there. */
static bool get_number(const char *s, size_t left, unsigned n, unsigned base, uint32_t *out)
{
	uint32_t v = 0;

	if (left < n)
		return false;
	for (unsigned i = 0; i < n; i++) {
		int d = hex_value(s[i]);

		if (d < 0 || (unsigned)d >= base)
			return false;
		v = v * base + (uint32_t)d;
	}
	*out = v;
	return true;
}

/* What stands behind a backslash; its length, or 0 if it is wrong. */
static size_t get_escape(struct tc_textbuf *out, const char *s, size_t n)
{
	static const char letters[] = "abtnvfr";
	const char *letter;
	unsigned digits;
	uint32_t v;

	if (n == 0)
		return 0;
	letter = s[0] ? strchr(letters, s[0]) : NULL;
	if (letter) {
		tc_textbuf_char(out, (char)(7 + (letter - letters)));
		return 1;
	}
	switch (s[0]) {
	case '\\':
	case '"': tc_textbuf_char(out, s[0]); return 1;
	case 'x':
		if (!get_number(s + 1, n - 1, 2, 16, &v))
			return 0;
		tc_textbuf_char(out, (char)v);
		return 3;
	case 'u':
	case 'U':
		digits = s[0] == 'u' ? 4 : 8;
		if (!get_number(s + 1, n - 1, digits, 16, &v) || v > 0x10ffff ||
		    (v >= 0xd800 && v < 0xe000))
			return 0;
		put_utf8(out, v);
		return digits + 1;
	default:
		if (!get_number(s, n, 3, 8, &v) || v > 0xff)
			return 0;
		tc_textbuf_char(out, (char)v);
		return 3;
	}
}

static bool get_backquoted(struct tc_textbuf *out, const char *s, size_t n)
{
	if (memchr(s, '`', n) || memchr(s, '\n', n))
		return false;
	/* Go drops carriage returns from raw strings. */
	for (size_t i = 0; i < n; i++) {
		if (s[i] != '\r')
			tc_textbuf_char(out, s[i]);
	}
	return true;
}

bool tc_unquote(struct tc_textbuf *out, const char *s, size_t n)
{
	if (n < 2 || s[0] != s[n - 1])
		return false;
	if (s[0] == '`')
		return get_backquoted(out, s + 1, n - 2);
	if (s[0] != '"')
		return false;
	for (size_t i = 1; i < n - 1;) {
		size_t len;

		if (s[i] == '"' || s[i] == '\n')
			return false;
		if (s[i] != '\\') {
			tc_textbuf_char(out, s[i++]);
			continue;
		}
		len = get_escape(out, s + i + 1, n - 2 - i);
		if (len == 0)
			return false;
		i += 1 + len;
	}
	return true;
}
