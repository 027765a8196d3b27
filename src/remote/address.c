/* SPDX-License-Identifier: MIT */
/* See address.h. */
#include "remote/address.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define TRACE_PATH "/debug/pprof/trace"

static int bad(char *why, size_t size, const char *text)
{
	(void)snprintf(why, size, "%s", text);
	return TACHO_EMISUSE;
}

/* What may stand in a name of a file everywhere. */
static void set_label(char *to, size_t size, const char *from, size_t n)
{
	size_t at = 0;

	for (size_t i = 0; i < n && at + 1 < size; i++) {
		unsigned char c = (unsigned char)from[i];
		bool is_safe = isalnum(c) || (c == '.' && at > 0) || (c == '_' && at > 0);

		if (is_safe)
			to[at++] = (char)c;
		else if (at > 0)
			to[at++] = '_';
	}
	while (at > 0 && to[at - 1] == '_')
		at--;
	to[at] = '\0';
	if (at == 0)
		(void)snprintf(to, size, "service");
}

/* "unix:/run/shop.sock:/debug/flightrecorder": the path of the URL, or "". */
static int parse_unix(struct tc_address *a, const char *text, const char **path, char *why,
		      size_t size)
{
	const char *colon = strstr(text, ":/");
	size_t n = colon ? (size_t)(colon - text) : strlen(text);
	const char *name;

	if (*text != '/')
		return bad(why, size, "a unix socket is written as unix:/PATH");
	if (n >= sizeof(a->socket))
		return bad(why, size, "the path of the socket is too long");
	memcpy(a->socket, text, n);
	a->socket[n] = '\0';
	name = strrchr(a->socket, '/') + 1;
	n = strlen(name);
	if (n > 5 && strcmp(name + n - 5, ".sock") == 0)
		n -= 5;
	set_label(a->label, sizeof(a->label), name, n);
	*path = colon ? colon + 1 : "";
	return 0;
}

/* Has the query of that URL a seconds= already? */
static bool has_seconds(const char *url)
{
	const char *query = strchr(url, '?');

	for (const char *p = query; p; p = strchr(p + 1, '&'))
		if (strncmp(p + 1, "seconds=", 8) == 0)
			return true;
	return false;
}

static void find_out(struct tc_address *a)
{
	size_t path = strcspn(a->url, "?"), tail = strlen("/trace");

	if (path < tail || strncmp(a->url + path - tail, "/trace", tail) != 0)
		return;
	a->is_trace = !has_seconds(a->url);
	if (path >= strlen(TRACE_PATH) &&
	    strncmp(a->url + path - strlen(TRACE_PATH), TRACE_PATH, strlen(TRACE_PATH)) == 0)
		(void)snprintf(a->cmdline, sizeof(a->cmdline), "%.*s/cmdline", (int)(path - tail),
			       a->url);
}

int tc_address_parse(struct tc_address *a, const char *text, char *why, size_t why_size)
{
	const char *host = text, *path, *scheme = "http://";
	int n, host_bytes;

	*a = (struct tc_address){ 0 };
	for (const char *p = text; *p; p++)
		if ((unsigned char)*p <= ' ' || *p == 127)
			return bad(why, why_size, "an address has no blanks");
	if (strncmp(text, "unix:", 5) == 0) {
		n = parse_unix(a, text + 5, &path, why, why_size);
		if (n < 0)
			return n;
		host = "localhost";
		host_bytes = (int)strlen(host);
	} else {
		if (strncmp(text, "https://", 8) == 0)
			scheme = "https://";
		if (strncmp(text, scheme, strlen(scheme)) == 0)
			host = text + strlen(scheme);
		else if (strstr(text, "://"))
			return bad(why, why_size, "only http://, https:// and unix: are known");
		host_bytes = (int)strcspn(host, "/?#");
		path = host + host_bytes;
		if (memchr(host, '@', (size_t)host_bytes))
			return bad(
				why, why_size,
				"a password in an address shows in lists of processes; use --token-file");
		if (host_bytes == 0)
			return bad(why, why_size, "it names no host");
		set_label(a->label, sizeof(a->label), host, (size_t)host_bytes);
	}
	if (strchr(path, '#'))
		return bad(why, why_size, "it has a fragment (#)");
	n = snprintf(a->url, sizeof(a->url), "%s%.*s%s%s", scheme, host_bytes, host,
		     *path == '/' && path[1] != '\0' ? "" : TRACE_PATH,
		     *path == '/' && path[1] == '\0' ? "" : path);
	if (n < 0 || (size_t)n >= sizeof(a->url))
		return bad(why, why_size, "it is too long");
	find_out(a);
	return 0;
}

int tc_address_add_seconds(struct tc_address *a, double seconds)
{
	size_t n = strlen(a->url);
	int more = snprintf(a->url + n, sizeof(a->url) - n, "%cseconds=%g",
			    strchr(a->url, '?') ? '&' : '?', seconds);

	return more > 0 && (size_t)more < sizeof(a->url) - n ? 0 : TACHO_ELIMIT;
}
