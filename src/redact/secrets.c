/* SPDX-License-Identifier: MIT */
/*
 * See secrets.h. Each kind has a function that looks at one place and says how many
 * bytes from there on are the secret; 0: none begins there. They ask first whether
 * the byte before could belong to it, so that a long run is looked at once and not
 * from each of its bytes. What takes the place of a secret, "<what-1a2b3c4d>", is
 * none itself: '<' and '>' end all of them.
 */
#include "redact/secrets.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

struct text {
	const char *s;
	size_t n;
};

enum {
	CARD_MIN = 13,
	CARD_MAX = 19,
	/* Shorter runs are words, ids and numbers. */
	TOKEN_MIN = 32,
	TOKEN_DIGITS = 4
};

static bool is_in(char c, const char *set)
{
	return c != '\0' && strchr(set, c) != NULL;
}

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* Ends a word of a sentence, and what is written between quotes or brackets. */
static bool is_break(char c)
{
	return isspace((unsigned char)c) || (unsigned char)c < 32 || is_in(c, "\"'`<>(){}|\\^");
}

static size_t run_of(const struct text *t, size_t at, bool (*is)(char))
{
	size_t i = at;

	while (i < t->n && is(t->s[i]))
		i++;
	return i - at;
}

static bool is_no_break(char c)
{
	return !is_break(c);
}

/* --- URLs ------------------------------------------------------------------------- */

/* Behind the '?' of "/orders?id=7" and of "x?id=7", up to the end of the word. */
static size_t query(const struct text *t, size_t at)
{
	size_t begin = at, n;

	if (at < 2 || t->s[at - 1] != '?' || is_break(t->s[at - 2]))
		return 0;
	n = run_of(t, at, is_no_break);
	if (n == 0)
		return 0;
	if (memchr(t->s + at, '=', n))
		return n;
	while (begin > 0 && !is_break(t->s[begin - 1]))
		begin--;
	return memchr(t->s + begin, '/', at - begin) ? n : 0;
}

/* "user:password" of "https://user:password@host". */
static size_t userinfo(const struct text *t, size_t at)
{
	size_t i = at;

	if (at < 3 || memcmp(t->s + at - 3, "://", 3) != 0)
		return 0;
	while (i < t->n && !is_break(t->s[i]) && !is_in(t->s[i], "/?#@"))
		i++;
	return i < t->n && t->s[i] == '@' ? i - at : 0;
}

/* --- addresses and numbers -------------------------------------------------------- */

static bool is_local(char c)
{
	return is_word(c) || is_in(c, ".%+-");
}

static bool is_domain(char c)
{
	return isalnum((unsigned char)c) || c == '.' || c == '-';
}

static size_t email(const struct text *t, size_t at)
{
	size_t local, domain, last;

	if (at > 0 && is_local(t->s[at - 1]))
		return 0;
	local = run_of(t, at, is_local);
	if (local == 0 || at + local >= t->n || t->s[at + local] != '@')
		return 0;
	at += local + 1;
	domain = run_of(t, at, is_domain);
	while (domain > 0 && is_in(t->s[at + domain - 1], ".-"))
		domain--;
	for (last = 0; last < domain && t->s[at + domain - 1 - last] != '.'; last++)
		;
	return last >= 2 && last < domain ? local + 1 + domain : 0;
}

/* Digits with single spaces or hyphens between them, whose check digit is right. */
static size_t card(const struct text *t, size_t at)
{
	unsigned digits = 0, sum[2] = { 0, 0 };
	size_t i = at, end = at;

	if (at > 0 && (is_word(t->s[at - 1]) || is_in(t->s[at - 1], ".-")))
		return 0;
	for (; i < t->n; i++) {
		unsigned d = (unsigned)(t->s[i] - '0');

		if (d <= 9) {
			/* Both parities are summed: which counts twice is known at the end. */
			sum[digits % 2] += d;
			sum[(digits + 1) % 2] += d < 5 ? 2 * d : 2 * d - 9;
			digits++;
			end = i + 1;
		} else if (!is_in(t->s[i], " -") || i != end || digits == 0) {
			break;
		}
	}
	if (digits < CARD_MIN || digits > CARD_MAX || (end < t->n && is_word(t->s[end])))
		return 0;
	return sum[(digits + 1) % 2] % 10 == 0 ? end - at : 0;
}

/* --- tokens ------------------------------------------------------------------------- */

static bool is_token(char c)
{
	return isalnum((unsigned char)c) || is_in(c, "_-+");
}

/* Of base64, which may hold what separates the parts of a path elsewhere. */
static bool is_base64(char c)
{
	return is_token(c) || is_in(c, "/=");
}

static bool is_jwt(char c)
{
	return isalnum((unsigned char)c) || is_in(c, "_-.");
}

static bool begins(const struct text *t, size_t at, const char *with)
{
	size_t n = strlen(with);

	return t->n - at >= n && strncasecmp(t->s + at, with, n) == 0;
}

/* Letters with digits between them; of base64, small and large ones, and few slashes. */
static bool is_mixed(const struct text *t, size_t at, size_t n, bool base64)
{
	size_t digits = 0, small = 0, large = 0, slashes = 0;

	for (size_t i = at; i < at + n; i++) {
		digits += isdigit((unsigned char)t->s[i]) != 0;
		small += islower((unsigned char)t->s[i]) != 0;
		large += isupper((unsigned char)t->s[i]) != 0;
		slashes += t->s[i] == '/';
	}
	if (base64)
		return digits >= TOKEN_DIGITS && small >= TOKEN_DIGITS && large >= TOKEN_DIGITS &&
		       slashes * 10 <= n;
	return digits >= TOKEN_DIGITS && small + large > 0;
}

/* Keys of clouds and services, and long runs of letters with digits between them. */
static size_t token(const struct text *t, size_t at)
{
	static const char *const known[] = { "AKIA",  "ASIA",  "ghp_", "gho_",  "ghs_",
					     "xoxb-", "xoxp-", "sk-",  "glpat-" };
	size_t n;

	if (at > 0 && is_token(t->s[at - 1]))
		return 0;
	if (begins(t, at, "eyJ") && (n = run_of(t, at, is_jwt)) > 16 && memchr(t->s + at, '.', n))
		return n;
	n = run_of(t, at, is_token);
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (n >= 20 && strncmp(t->s + at, known[i], strlen(known[i])) == 0)
			return n;
	if (n >= TOKEN_MIN && is_mixed(t, at, n, false))
		return n;
	n = run_of(t, at, is_base64);
	return n >= TOKEN_MIN && is_mixed(t, at, n, true) ? n : 0;
}

static const char *const schemes[] = { "bearer ", "basic " };

enum {
	SCHEMES = sizeof(schemes) / sizeof(schemes[0])
};

/* What follows "Bearer " and "Basic ". */
static size_t authorization(const struct text *t, size_t at)
{
	for (size_t i = 0; i < SCHEMES; i++) {
		size_t n = strlen(schemes[i]);

		if (at >= n && begins(t, at - n, schemes[i]) &&
		    (at == n || !is_word(t->s[at - n - 1])))
			return run_of(t, at, is_no_break);
	}
	return 0;
}

static bool is_secret_key(const char *s, size_t n)
{
	static const char *const words[] = { "password",      "passwd",  "passphrase",
					     "secret",        "token",   "apikey",
					     "api_key",       "api-key", "accesskey",
					     "access_key",    "session", "credential",
					     "authorization", "cookie" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t len = strlen(words[i]);

		for (size_t k = 0; k + len <= n; k++)
			if (strncasecmp(s + k, words[i], len) == 0)
				return true;
	}
	return false;
}

static bool is_key(char c)
{
	return is_word(c) || c == '-';
}

static bool is_value(char c)
{
	return !is_break(c) && !is_in(c, "&;,");
}

static bool is_between(char c)
{
	return is_in(c, " \t\"'\\");
}

/* Up to the quote that ends what one began, or to the end of the word. */
static size_t value_bytes(const struct text *t, size_t at, bool is_line)
{
	char quote = t->s[at - 1];
	size_t n = 0;

	if (is_line) {
		while (at + n < t->n && !is_in(t->s[at + n], "\r\n<>"))
			n++;
		return n;
	}
	if (quote != '"' && quote != '\'')
		return run_of(t, at, is_value);
	while (at + n < t->n && t->s[at + n] != quote && !is_in(t->s[at + n], "<>\\"))
		n++;
	return n;
}

/* The value of "password=…", "token: …", "secret=\"…\"", and of some headers the line. */
static size_t value(const struct text *t, size_t at)
{
	size_t key = at, n;
	bool is_line;

	if (at == 0 || is_between(t->s[at]) || t->s[at] == '<')
		return 0;
	while (key > 0 && at - key < 4 && is_between(t->s[key - 1]))
		key--;
	if (key == 0 || !is_in(t->s[key - 1], "=:"))
		return 0;
	/* The word in front of a token is none. */
	for (size_t i = 0; i < SCHEMES; i++)
		if (begins(t, at, schemes[i]))
			return 0;
	key--;
	for (n = 0; n < key && n < 4 && is_between(t->s[key - 1 - n]); n++)
		;
	key -= n;
	for (n = 0; n < key && is_key(t->s[key - 1 - n]); n++)
		;
	if (!is_secret_key(t->s + key - n, n))
		return 0;
	is_line = (n == 13 && strncasecmp(t->s + key - n, "authorization", n) == 0) ||
		  (n >= 6 && strncasecmp(t->s + key - 6, "cookie", 6) == 0);
	return value_bytes(t, at, is_line && t->s[at - 1] != '"');
}

/* --- all of them -------------------------------------------------------------------- */

bool tc_secret_find(const char *s, size_t n, size_t from, struct tc_secret *out)
{
	static const struct {
		const char *what;
		size_t (*find)(const struct text *t, size_t at);
	} kinds[] = {
		{ "query", query }, { "user", userinfo },       { "email", email },
		{ "card", card },   { "token", authorization }, { "token", token },
		{ "value", value },
	};
	struct text t = { s, n };

	for (size_t at = from; at < n; at++) {
		for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
			size_t len = kinds[k].find(&t, at);

			if (len > 0) {
				*out = (struct tc_secret){ kinds[k].what, at, len };
				return true;
			}
		}
	}
	return false;
}
