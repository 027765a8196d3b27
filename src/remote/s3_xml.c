/* SPDX-License-Identifier: MIT */
/* See s3_xml.h. Bytes come from a server: nothing is believed but lengths. */
#include "remote/s3_xml.h"

#include <stdio.h>
#include <string.h>

/* An opening or closing tag, without attributes or with some; NULL: none. */
static const char *find_tag(const char *s, const char *end, const char *open, const char *name)
{
	size_t n = strlen(open), m = strlen(name);

	for (; s < end && (s = memchr(s, '<', (size_t)(end - s))) != NULL; s++) {
		size_t left = (size_t)(end - s);

		if (left > n + m && memcmp(s, open, n) == 0 && memcmp(s + n, name, m) == 0 &&
		    (s[n + m] == '>' || s[n + m] == ' '))
			return s;
	}
	return NULL;
}

const char *tc_s3_xml_element(const char *s, size_t n, const char *name, const char **inner,
			      size_t *inner_bytes)
{
	const char *end = s ? s + n : s;
	const char *open = s ? find_tag(s, end, "<", name) : NULL, *text, *close;

	if (!open)
		return NULL;
	text = memchr(open, '>', (size_t)(end - open));
	if (!text)
		return NULL;
	text++;
	close = find_tag(text, end, "</", name);
	if (!close)
		return NULL;
	*inner = text;
	*inner_bytes = (size_t)(close - text);
	return close + strlen(name) + 3; /* find_tag saw a byte behind the name */
}

static size_t decode(const char *s, size_t n, char *c)
{
	static const struct {
		const char *text;
		char c;
	} entities[] = {
		{ "&amp;", '&' },   { "&lt;", '<' },  { "&gt;", '>' },   { "&quot;", '"' },
		{ "&apos;", '\'' }, { "&#34;", '"' }, { "&#39;", '\'' },
	};

	*c = *s;
	for (size_t i = 0; *s == '&' && i < sizeof(entities) / sizeof(entities[0]); i++) {
		size_t m = strlen(entities[i].text);

		if (n >= m && memcmp(s, entities[i].text, m) == 0) {
			*c = entities[i].c;
			return m;
		}
	}
	return 1;
}

const char *tc_s3_xml_text(const char *s, size_t n, const char *name, char *to, size_t size)
{
	const char *inner = NULL;
	size_t bytes = 0, at = 0;
	const char *next = tc_s3_xml_element(s, n, name, &inner, &bytes);

	while (next && bytes > 0 && at + 1 < size) {
		size_t used = decode(inner, bytes, &to[at++]);

		inner += used;
		bytes -= used;
	}
	to[at] = '\0';
	return next;
}

bool tc_s3_encode(char *to, size_t size, const char *from, bool is_path)
{
	static const char plain[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
	size_t at = 0;

	for (; *from; from++) {
		bool is_plain = strchr(plain, *from) != NULL || (is_path && *from == '/');

		if (at + 4 > size)
			return false;
		if (is_plain)
			to[at++] = *from;
		else
			at += (size_t)snprintf(to + at, 4, "%%%02X", (unsigned char)*from);
	}
	if (at >= size)
		return false;
	to[at] = '\0';
	return true;
}
