/* SPDX-License-Identifier: MIT */
/* Double-quoted strings as Go's strconv.Quote writes and strconv.Unquote reads them. */
#ifndef TC_WIRE_QUOTE_H
#define TC_WIRE_QUOTE_H

#include "base/textbuf.h"

/* Quotation marks included. Any bytes; what is not UTF-8 becomes \xNN. */
void tc_quote(struct tc_textbuf *out, const char *s, size_t n);

/* What stands between the quotation marks: for texts put together from parts. */
void tc_quote_inside(struct tc_textbuf *out, const char *s, size_t n);

/*
 * The same without quotation marks and backslash doubling, for reading: only
 * what is not printable is escaped, so nothing can reach a terminal as a command.
 */
void tc_quote_safe(struct tc_textbuf *out, const char *s, size_t n);

/*
 * Undo: s[0 .. n) is a string in double quotes or backquotes. False if it is not one
 * as Go defines it; then nothing useful was appended.
 */
TACHO_MUST_USE bool tc_unquote(struct tc_textbuf *out, const char *s, size_t n);

/* unicode.IsPrint of Go. */
bool tc_quote_is_print(uint32_t rune);

/*
 * One UTF-8 character of at least one byte; returns its length. What is not
 * UTF-8 is one byte, and *rune is UINT32_MAX.
 */
size_t tc_quote_decode(const char *s, size_t n, uint32_t *rune);

#endif
