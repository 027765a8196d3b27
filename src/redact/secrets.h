/* SPDX-License-Identifier: MIT */
/*
 * What looks like a secret inside a text: queries of URLs, who logs in there,
 * e-mail addresses, card numbers, tokens, values of keys such as "password".
 */
#ifndef TC_REDACT_SECRETS_H
#define TC_REDACT_SECRETS_H

#include <stdbool.h>
#include <stddef.h>

struct tc_secret {
	const char *what; /* "query", "email", … */
	size_t at, n;     /* bytes of the text */
};

/* The first one at or behind `from`. */
bool tc_secret_find(const char *s, size_t n, size_t from, struct tc_secret *out);

#endif
