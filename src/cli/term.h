/* SPDX-License-Identifier: MIT */
/*
 * What a terminal can do, colours by role, and safe text. Everything that comes
 * from a trace is hostile: it reaches a terminal only through the escaping here.
 */
#ifndef TC_CLI_TERM_H
#define TC_CLI_TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum tc_color_mode {
	TC_COLOR_AUTO = 0,
	TC_COLOR_ALWAYS,
	TC_COLOR_NEVER
};

/* "auto", "always", "never": enum tc_color_mode as option choices. */
extern const char *const tc_cli_color_choices[];

enum tc_role {
	TC_ROLE_NONE = 0,
	TC_ROLE_TITLE,
	TC_ROLE_DIM,
	TC_ROLE_GOOD,
	TC_ROLE_WARN,
	TC_ROLE_BAD,
	TC_ROLE_NUMBER,
	TC_ROLE_COUNT
};

struct tc_cli_term {
	bool tty;       /* a person looks at it */
	bool color;     /* roles give escape sequences */
	bool unicode;   /* the locale's encoding is UTF-8 */
	unsigned width; /* in columns; 80 where nothing is known */
};

/*
 * Look at fd and at COLUMNS, NO_COLOR, CLICOLOR_FORCE, CLICOLOR, TERM, LC_ALL,
 * LC_CTYPE and LANG. NO_COLOR beats CLICOLOR_FORCE; mode beats both.
 */
void tc_cli_term_init(struct tc_cli_term *t, int fd, enum tc_color_mode mode);

/* The width of fd now: COLUMNS, else the kernel's answer, else 80. */
unsigned tc_cli_term_columns(int fd);

/* Escape sequences that begin and end a role; "" without colour. t may be NULL. */
const char *tc_cli_term_on(const struct tc_cli_term *t, enum tc_role role);
const char *tc_cli_term_off(const struct tc_cli_term *t, enum tc_role role);

/* One character of foreign text in a form that is safe to print. */
struct tc_cli_glyph {
	char text[12];       /* NUL-terminated */
	unsigned char len;   /* of text in bytes */
	unsigned char used;  /* bytes of the input, at least 1 */
	unsigned char width; /* columns: 0, 1, 2, or the length of an escape */
};

/*
 * The first character of s[0 .. n), n > 0. Control characters, invalid UTF-8,
 * characters that reorder or hide text (bidirectional controls, zero-width ones
 * and tags) become visible escapes: \n, \x1b, \u202e. So does all that is not
 * ASCII when !unicode. A backslash stays as it is: this is for reading, the
 * exact string is in the JSON output.
 */
void tc_cli_term_glyph(const char *s, size_t n, bool unicode, struct tc_cli_glyph *g);

/*
 * All of s into dst[0 .. cap) with a final NUL, cap > 0; stops before what does
 * not fit. Returns the length written; *width (may be NULL) is in columns.
 */
size_t tc_cli_term_escape(char *dst, size_t cap, const char *s, size_t n, bool unicode,
			  unsigned *width);

/* Columns that s takes when printed through the escaping. */
unsigned tc_cli_term_width(const char *s, size_t n, bool unicode);

/*
 * Decode one character; its length, or 0 where s does not begin with valid UTF-8
 * (overlong, surrogate, beyond U+10FFFF, cut off).
 */
size_t tc_cli_term_utf8(const char *s, size_t n, uint32_t *cp);

/* Must the character not reach a terminal, or a JSON string, as it is? */
bool tc_cli_term_unsafe(uint32_t cp);

#endif
