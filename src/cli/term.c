/* SPDX-License-Identifier: MIT */
/*
 * Terminals: what they can do, colours by role, and safe text.
 *
 * The encoding is taken from the locale's name rather than from setlocale(), so
 * that it does not matter which locales are installed and number formatting
 * stays that of the C locale. The width tables cover what stands in real names
 * (Latin, CJK, emoji, combining marks of the common scripts); a wrong width can
 * only misalign a column.
 */
#include "cli/term.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>

const char *const tc_cli_color_choices[] = { "auto", "always", "never", NULL };

static bool env_set(const char *name)
{
	const char *v = getenv(name);

	return v && *v;
}

static bool env_is(const char *name, const char *value)
{
	const char *v = getenv(name);

	return v && strcmp(v, value) == 0;
}

static bool locale_is_utf8(void)
{
	static const char *const vars[] = { "LC_ALL", "LC_CTYPE", "LANG" };

	for (size_t i = 0; i < sizeof(vars) / sizeof(vars[0]); i++) {
		if (env_set(vars[i])) {
			const char *v = getenv(vars[i]);

			return strcasestr(v, "utf-8") || strcasestr(v, "utf8");
		}
	}
	return false;
}

static bool decide_color(bool tty, enum tc_color_mode mode)
{
	if (mode != TC_COLOR_AUTO)
		return mode == TC_COLOR_ALWAYS;
	if (env_set("NO_COLOR"))
		return false;
	if (env_set("CLICOLOR_FORCE") && !env_is("CLICOLOR_FORCE", "0"))
		return true;
	if (!env_set("TERM") || env_is("TERM", "dumb") || env_is("CLICOLOR", "0"))
		return false;
	return tty;
}

unsigned tc_cli_term_columns(int fd)
{
	const char *v = getenv("COLUMNS");
	struct winsize ws;
	unsigned n = 0;

	for (; v && *v >= '0' && *v <= '9' && n < 100000; v++)
		n = n * 10 + (unsigned)(*v - '0');
	if (v && *v == '\0' && n >= 20 && n <= 10000)
		return n;
	if (ioctl(fd, TIOCGWINSZ, &ws) == 0 && ws.ws_col >= 20)
		return ws.ws_col;
	return 80;
}

void tc_cli_term_init(struct tc_cli_term *t, int fd, enum tc_color_mode mode)
{
	t->tty = isatty(fd) == 1;
	t->color = decide_color(t->tty, mode);
	t->unicode = locale_is_utf8();
	t->width = tc_cli_term_columns(fd);
}

const char *tc_cli_term_on(const struct tc_cli_term *t, enum tc_role role)
{
	static const char *const codes[TC_ROLE_COUNT] = {
		[TC_ROLE_NONE] = "",           [TC_ROLE_TITLE] = "\033[1m",
		[TC_ROLE_DIM] = "\033[2m",     [TC_ROLE_GOOD] = "\033[32m",
		[TC_ROLE_WARN] = "\033[33m",   [TC_ROLE_BAD] = "\033[1;31m",
		[TC_ROLE_NUMBER] = "\033[36m",
	};

	return t && t->color && role < TC_ROLE_COUNT ? codes[role] : "";
}

const char *tc_cli_term_off(const struct tc_cli_term *t, enum tc_role role)
{
	return *tc_cli_term_on(t, role) ? "\033[0m" : "";
}

/* --- characters --------------------------------------------------------------- */

size_t tc_cli_term_utf8(const char *s, size_t n, uint32_t *cp)
{
	const unsigned char *p = (const unsigned char *)s;
	uint32_t c, least;
	size_t len;

	if (n == 0)
		return 0;
	if (p[0] < 0x80) {
		*cp = p[0];
		return 1;
	}
	if ((p[0] & 0xe0) == 0xc0) {
		len = 2;
		c = p[0] & 0x1fu;
		least = 0x80;
	} else if ((p[0] & 0xf0) == 0xe0) {
		len = 3;
		c = p[0] & 0x0fu;
		least = 0x800;
	} else if ((p[0] & 0xf8) == 0xf0) {
		len = 4;
		c = p[0] & 0x07u;
		least = 0x10000;
	} else {
		return 0;
	}
	if (len > n)
		return 0;
	for (size_t i = 1; i < len; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return 0;
		c = c << 6 | (p[i] & 0x3fu);
	}
	if (c < least || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		return 0;
	*cp = c;
	return len;
}

struct range {
	uint32_t first, last;
};

static bool in_ranges(uint32_t cp, const struct range *r, size_t n)
{
	size_t lo = 0, hi = n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (cp > r[mid].last)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < n && cp >= r[lo].first;
}

#define IN(cp, table) in_ranges(cp, table, sizeof(table) / sizeof((table)[0]))

bool tc_cli_term_unsafe(uint32_t cp)
{
	/* Controls; marks that are invisible, reorder text, or break lines. */
	static const struct range unsafe[] = {
		{ 0x0000, 0x001f },   { 0x007f, 0x009f },   { 0x00ad, 0x00ad },
		{ 0x034f, 0x034f },   { 0x061c, 0x061c },   { 0x115f, 0x1160 },
		{ 0x17b4, 0x17b5 },   { 0x180b, 0x180f },   { 0x200b, 0x200b },
		{ 0x200e, 0x200f },   { 0x2028, 0x202e },   { 0x2060, 0x206f },
		{ 0x3164, 0x3164 },   { 0xfdd0, 0xfdef },   { 0xfeff, 0xfeff },
		{ 0xffa0, 0xffa0 },   { 0xfff0, 0xfffb },   { 0xfffe, 0xffff },
		{ 0x1bca0, 0x1bca3 }, { 0x1d173, 0x1d17a }, { 0xe0000, 0xe0fff },
	};

	return IN(cp, unsafe) || (cp & 0xfffe) == 0xfffe;
}

static unsigned char width_of(uint32_t cp)
{
	static const struct range zero[] = {
		{ 0x0300, 0x036f }, { 0x0483, 0x0489 }, { 0x0591, 0x05bd }, { 0x05bf, 0x05bf },
		{ 0x05c1, 0x05c2 }, { 0x05c4, 0x05c5 }, { 0x05c7, 0x05c7 }, { 0x0610, 0x061a },
		{ 0x064b, 0x065f }, { 0x0670, 0x0670 }, { 0x06d6, 0x06dc }, { 0x06df, 0x06e4 },
		{ 0x06e7, 0x06e8 }, { 0x06ea, 0x06ed }, { 0x0711, 0x0711 }, { 0x0730, 0x074a },
		{ 0x08d3, 0x0902 }, { 0x093a, 0x093a }, { 0x093c, 0x093c }, { 0x0941, 0x0948 },
		{ 0x094d, 0x094d }, { 0x0951, 0x0957 }, { 0x0e31, 0x0e31 }, { 0x0e34, 0x0e3a },
		{ 0x0e47, 0x0e4e }, { 0x1161, 0x11ff }, { 0x1ab0, 0x1aff }, { 0x1dc0, 0x1dff },
		{ 0x200c, 0x200d }, { 0x20d0, 0x20ff }, { 0x302a, 0x302d }, { 0x3099, 0x309a },
		{ 0xfe00, 0xfe0f }, { 0xfe20, 0xfe2f },
	};
	static const struct range wide[] = {
		{ 0x1100, 0x115f },   { 0x231a, 0x231b },   { 0x2329, 0x232a },
		{ 0x23e9, 0x23ec },   { 0x23f0, 0x23f0 },   { 0x23f3, 0x23f3 },
		{ 0x25fd, 0x25fe },   { 0x2614, 0x2615 },   { 0x2648, 0x2653 },
		{ 0x267f, 0x267f },   { 0x2693, 0x2693 },   { 0x26a1, 0x26a1 },
		{ 0x26aa, 0x26ab },   { 0x26bd, 0x26be },   { 0x26c4, 0x26c5 },
		{ 0x26ce, 0x26ce },   { 0x26d4, 0x26d4 },   { 0x26ea, 0x26ea },
		{ 0x26f2, 0x26f3 },   { 0x26f5, 0x26f5 },   { 0x26fa, 0x26fa },
		{ 0x26fd, 0x26fd },   { 0x2705, 0x2705 },   { 0x270a, 0x270b },
		{ 0x2728, 0x2728 },   { 0x274c, 0x274c },   { 0x274e, 0x274e },
		{ 0x2753, 0x2755 },   { 0x2757, 0x2757 },   { 0x2795, 0x2797 },
		{ 0x27b0, 0x27b0 },   { 0x27bf, 0x27bf },   { 0x2b1b, 0x2b1c },
		{ 0x2b50, 0x2b50 },   { 0x2b55, 0x2b55 },   { 0x2e80, 0x303e },
		{ 0x3041, 0xa4cf },   { 0xa960, 0xa97f },   { 0xac00, 0xd7a3 },
		{ 0xf900, 0xfaff },   { 0xfe10, 0xfe19 },   { 0xfe30, 0xfe6f },
		{ 0xff00, 0xff60 },   { 0xffe0, 0xffe6 },   { 0x16fe0, 0x18aff },
		{ 0x1b000, 0x1b2ff }, { 0x1f004, 0x1f004 }, { 0x1f0cf, 0x1f0cf },
		{ 0x1f18e, 0x1f18e }, { 0x1f191, 0x1f19a }, { 0x1f200, 0x1f265 },
		{ 0x1f300, 0x1f64f }, { 0x1f680, 0x1f6ff }, { 0x1f7e0, 0x1f7eb },
		{ 0x1f900, 0x1f9ff }, { 0x1fa70, 0x1faff }, { 0x20000, 0x3fffd },
	};

	if (cp < 0x300)
		return 1;
	if (IN(cp, zero))
		return 0;
	return IN(cp, wide) ? 2 : 1;
}

static void escape_code_point(uint32_t cp, struct tc_cli_glyph *g)
{
	unsigned c = (unsigned)cp;
	int n;

	if (cp == '\n' || cp == '\t' || cp == '\r')
		n = snprintf(g->text, sizeof(g->text), "\\%c",
			     cp == '\n'   ? 'n'
			     : cp == '\t' ? 't'
					  : 'r');
	else if (cp < 0x80)
		n = snprintf(g->text, sizeof(g->text), "\\x%02x", c);
	else if (cp < 0x10000)
		n = snprintf(g->text, sizeof(g->text), "\\u%04x", c);
	else
		n = snprintf(g->text, sizeof(g->text), "\\U%08x", c);
	g->len = (unsigned char)n;
	g->width = g->len;
}

void tc_cli_term_glyph(const char *s, size_t n, bool unicode, struct tc_cli_glyph *g)
{
	uint32_t cp;
	size_t len = tc_cli_term_utf8(s, n, &cp);

	if (len == 0) {
		g->used = 1;
		g->len = (unsigned char)snprintf(g->text, sizeof(g->text), "\\x%02x",
						 (unsigned)(unsigned char)*s);
		g->width = g->len;
		return;
	}
	g->used = (unsigned char)len;
	if (tc_cli_term_unsafe(cp) || (cp >= 0x80 && !unicode)) {
		escape_code_point(cp, g);
		return;
	}
	memcpy(g->text, s, len);
	g->text[len] = '\0';
	g->len = (unsigned char)len;
	g->width = width_of(cp);
}

size_t tc_cli_term_escape(char *dst, size_t cap, const char *s, size_t n, bool unicode,
			  unsigned *width)
{
	size_t out = 0;
	unsigned w = 0;

	while (n > 0) {
		struct tc_cli_glyph g;

		tc_cli_term_glyph(s, n, unicode, &g);
		if (g.len >= cap - out)
			break;
		memcpy(dst + out, g.text, g.len);
		out += g.len;
		w += g.width;
		s += g.used;
		n -= g.used;
	}
	dst[out] = '\0';
	if (width)
		*width = w;
	return out;
}

unsigned tc_cli_term_width(const char *s, size_t n, bool unicode)
{
	unsigned w = 0;

	while (n > 0) {
		struct tc_cli_glyph g;

		tc_cli_term_glyph(s, n, unicode, &g);
		w += g.width;
		s += g.used;
		n -= g.used;
	}
	return w;
}
