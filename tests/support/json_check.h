/* SPDX-License-Identifier: MIT */
/* Is a text JSON (RFC 8259), valid UTF-8 included? For tests of what writes it. */
#ifndef TESTS_SUPPORT_JSON_CHECK_H
#define TESTS_SUPPORT_JSON_CHECK_H

#include <stdbool.h>
#include <stddef.h>

/* One value with white space around it, nested at most 64 deep. */
bool json_is_valid(const char *s, size_t n);

/* One value on each line, of which the last one ends too. "" is valid. */
bool json_lines_are_valid(const char *s, size_t n);

#endif
