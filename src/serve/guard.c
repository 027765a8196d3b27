/* SPDX-License-Identifier: MIT */
/* See guard.h. */
#include "serve/guard.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <strings.h>
#include <sys/random.h>

#define TOKEN_PREFIX "/k/"

/* --- hosts ------------------------------------------------------------------ */

/* ":" and up to five digits, or nothing. */
static bool is_port(const char *s)
{
	size_t n;

	if (*s == '\0')
		return true;
	n = *s == ':' ? strspn(s + 1, "0123456789") : 0;
	return n > 0 && n <= 5 && s[1 + n] == '\0';
}

/*
 * The name of "name", "name:port", "[address]:port"; false: none of these. The port says
 * nothing about who asks: what rebinding needs is a name, and behind `ssh -L` it is another.
 */
static bool split_host(const char *host, char *name, size_t size)
{
	const char *end = *host == '[' ? strchr(host, ']') : strchr(host, ':');
	size_t n;

	if (*host == '[') {
		if (!end)
			return false;
		end++;
	} else if (!end) {
		end = host + strlen(host);
	}
	n = (size_t)(end - host);
	if (n == 0 || n >= size)
		return false;
	memcpy(name, host, n);
	name[n] = '\0';
	return is_port(end);
}

static bool is_address(char *name)
{
	struct in6_addr six;
	struct in_addr four;
	size_t n = strlen(name);

	if (*name != '[')
		return inet_pton(AF_INET, name, &four) == 1;
	name[n - 1] = '\0';
	return inet_pton(AF_INET6, name + 1, &six) == 1;
}

bool tc_guard_is_name(const char *host)
{
	size_t n = strlen(host);
	char name[256];

	if (n == 0 || n >= sizeof(name) || strpbrk(host, "/@ \t\r\n"))
		return false;
	if (*host != '[')
		return !strpbrk(host, ":[]");
	memcpy(name, host, n + 1);
	return strchr(host, ']') == host + n - 1 && is_address(name);
}

bool tc_guard_host(const struct tc_guard *g, const char *host)
{
	static const char *const own[] = { "localhost", "127.0.0.1", "[::1]" };
	char name[256];
	size_t i, n;

	if (!split_host(host, name, sizeof(name)))
		return false;
	n = strlen(name);
	if (name[0] != '[' && n > 1 && name[n - 1] == '.')
		name[n - 1] = '\0';
	for (i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (strcasecmp(name, own[i]) == 0)
			return true;
	for (i = 0; i < g->n_hosts; i++)
		if (strcasecmp(name, g->hosts[i]) == 0)
			return true;
	return g->takes_addresses && is_address(name);
}

/* --- tokens ----------------------------------------------------------------- */

int tc_guard_make_token(struct tc_guard *g)
{
	unsigned char bytes[(sizeof(g->token) - 1) / 2];
	size_t i;

	if (getrandom(bytes, sizeof(bytes), 0) != (ssize_t)sizeof(bytes))
		return TACHO_EIO;
	for (i = 0; i < sizeof(bytes); i++)
		snprintf(g->token + 2 * i, 3, "%02x", bytes[i]);
	return 0;
}

/* Takes as long whatever is wrong, so that nobody can find it piece by piece. */
static bool is_token(const struct tc_guard *g, const char *text)
{
	size_t i, n = sizeof(g->token) - 1;
	unsigned differs = 0;

	if (strnlen(text, n) < n)
		return false;
	for (i = 0; i < n; i++)
		differs |= (unsigned char)text[i] ^ (unsigned char)g->token[i];
	return differs == 0;
}

/* What of the target is below the prefix; NULL: it is not there. */
static const char *below_token(const struct tc_guard *g, const char *target)
{
	size_t n = sizeof(TOKEN_PREFIX) - 1;

	if (strncmp(target, TOKEN_PREFIX, n) != 0 || !is_token(g, target + n))
		return NULL;
	target += n + sizeof(g->token) - 1;
	if (*target == '/')
		return target;
	return *target == '\0' ? "/" : NULL;
}

/* --- requests --------------------------------------------------------------- */

const char *tc_guard_check(const struct tc_guard *g, const struct tc_http_head *head,
			   struct tc_answer *a)
{
	const char *target = head->target;

	if (!head->host || !tc_guard_host(g, head->host)) {
		tc_answer_error(a, 403,
				"the request must have one Host header, and it must name this "
				"server: localhost, 127.0.0.1 or [::1], or what --host allows");
		return NULL;
	}
	if (strcmp(head->method, "GET") != 0 && strcmp(head->method, "HEAD") != 0) {
		tc_answer_error(a, 405, "only GET and HEAD are answered; nothing can be changed");
		return NULL;
	}
	if (head->has_body) {
		tc_answer_error(a, 400, "requests have no body here");
		return NULL;
	}
	if (strlen(target) > TC_HTTP_TARGET_BYTES) {
		tc_answer_error(a, 414, "the address is longer than %d bytes",
				TC_HTTP_TARGET_BYTES);
		return NULL;
	}
	if (*target != '/') {
		tc_answer_error(a, 400, "the path must begin with '/'");
		return NULL;
	}
	if (!g->token[0])
		return target;
	target = below_token(g, target);
	if (!target)
		tc_answer_error(a, 403,
				"the address lacks the token; tacho printed the whole address when "
				"it started");
	return target;
}

bool tc_guard_data(const struct tc_http_head *head, struct tc_answer *a)
{
	const char *site = head->fetch_site;

	if (!site || (strcmp(site, "cross-site") != 0 && strcmp(site, "same-site") != 0))
		return true;
	tc_answer_error(a, 403, "pages of other sites get no data from here");
	return false;
}
