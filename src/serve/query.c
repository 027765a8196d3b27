/* SPDX-License-Identifier: MIT */
/* Parameters of a request; see query.h. */
#include "serve/query.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* -1: no hexadecimal digit. */
static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

const char *tc_query_decode(const char *text, size_t n, bool plus_is_space, char *out)
{
	size_t i;

	for (i = 0; i < n; i++) {
		char c = text[i];

		if (c == '%') {
			int high = n - i > 2 ? hex_digit(text[i + 1]) : -1;
			int low = n - i > 2 ? hex_digit(text[i + 2]) : -1;

			if (high < 0 || low < 0)
				return "a '%' that two hexadecimal digits do not follow";
			c = (char)(high * 16 + low);
			i += 2;
		} else if (c == '+' && plus_is_space) {
			c = ' ';
		}
		if (c == '\0')
			return "a NUL byte";
		*out++ = c;
	}
	*out = '\0';
	return NULL;
}

size_t tc_query_encode(const char *text, char *out, size_t size)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789-._~";
	size_t n = 0;

	if (size > 0)
		*out = '\0';
	for (; *text; text++) {
		char piece[4];
		int len;

		if (strchr(plain, *text))
			len = snprintf(piece, sizeof(piece), "%c", *text);
		else
			len = snprintf(piece, sizeof(piece), "%%%02X", (unsigned char)*text);
		if (n + (size_t)len < size)
			memcpy(out + n, piece, (size_t)len + 1);
		n += (size_t)len;
	}
	return n;
}

/* One `name=value` of n bytes, decoded at `out`; returns where the next may begin. */
static char *parse_pair(struct tc_param *p, const char *pair, size_t n, char *out, const char **why)
{
	const char *equals = memchr(pair, '=', n);
	size_t n_name = equals ? (size_t)(equals - pair) : n;

	p->name = out;
	*why = tc_query_decode(pair, n_name, true, out);
	if (*why)
		return out;
	out += strlen(out) + 1;
	if (!equals) {
		p->value = out - 1;
		return out;
	}
	p->value = out;
	*why = tc_query_decode(equals + 1, n - n_name - 1, true, out);
	return *why ? out : out + strlen(out) + 1;
}

bool tc_query_parse(struct tc_query *q, const char *text, size_t n, struct tc_answer *a)
{
	const char *end = text + n;
	char *out = q->text;

	q->n = 0;
	if (n > TC_QUERY_BYTES) {
		tc_answer_error(a, 414, "the parameters are longer than %d bytes", TC_QUERY_BYTES);
		return false;
	}
	while (text < end) {
		const char *stop = memchr(text, '&', (size_t)(end - text));
		size_t n_pair = (size_t)((stop ? stop : end) - text);
		const char *why = NULL;

		if (n_pair > 0 && q->n == TC_QUERY_PARAMS) {
			tc_answer_error(a, 400, "there are more than %d parameters",
					TC_QUERY_PARAMS);
			return false;
		}
		if (n_pair > 0)
			out = parse_pair(&q->p[q->n++], text, n_pair, out, &why);
		if (why) {
			tc_answer_error(a, 400, "the parameters hold %s", why);
			return false;
		}
		text += n_pair + (stop ? 1 : 0);
	}
	return true;
}

const char *tc_query_get(const struct tc_query *q, const char *name)
{
	size_t i;

	for (i = 0; i < q->n; i++)
		if (strcmp(q->p[i].name, name) == 0)
			return q->p[i].value;
	return NULL;
}

/* Does all of `s` consist of characters of the set, one at least? */
static bool made_of(const char *s, const char *set)
{
	return *s && s[strspn(s, set)] == '\0';
}

bool tc_query_u64(const struct tc_query *q, const char *name, uint64_t def, uint64_t min,
		  uint64_t max, uint64_t *out, struct tc_answer *a)
{
	const char *value = tc_query_get(q, name);

	*out = def;
	if (!value)
		return true;
	errno = 0;
	*out = strtoull(value, NULL, 10);
	if (made_of(value, "0123456789") && errno == 0 && *out >= min && *out <= max)
		return true;
	tc_answer_error(a, 400, "%s=%.100s: must be a whole number from %" PRIu64 " to %" PRIu64,
			name, value, min, max);
	return false;
}

bool tc_query_i64(const struct tc_query *q, const char *name, int64_t def, int64_t min, int64_t max,
		  int64_t *out, struct tc_answer *a)
{
	const char *value = tc_query_get(q, name);

	*out = def;
	if (!value)
		return true;
	errno = 0;
	*out = strtoll(value, NULL, 10);
	if (made_of(value + (*value == '-'), "0123456789") && errno == 0 && *out >= min &&
	    *out <= max)
		return true;
	tc_answer_error(a, 400, "%s=%.100s: must be a whole number from %" PRId64 " to %" PRId64,
			name, value, min, max);
	return false;
}

bool tc_query_f64(const struct tc_query *q, const char *name, double def, double min, double max,
		  double *out, struct tc_answer *a)
{
	const char *value = tc_query_get(q, name);
	char *end = NULL;

	*out = def;
	if (!value)
		return true;
	*out = strtod(value, &end);
	if (made_of(value, "0123456789+-.eE") && *end == '\0' && *out >= min && *out <= max)
		return true;
	tc_answer_error(a, 400, "%s=%.100s: must be a number from %g to %g", name, value, min, max);
	return false;
}

bool tc_query_choice(const struct tc_query *q, const char *name, const char *const *choices,
		     unsigned def, unsigned *out, struct tc_answer *a)
{
	const char *value = tc_query_get(q, name);
	char list[512] = "";
	size_t n = 0;
	unsigned i;

	*out = def;
	if (!value)
		return true;
	for (i = 0; choices[i]; i++) {
		int more;

		if (strcmp(value, choices[i]) == 0) {
			*out = i;
			return true;
		}
		more = snprintf(list + n, sizeof(list) - n, "%s%s", n > 0 ? ", " : "", choices[i]);
		n += more > 0 && (size_t)more < sizeof(list) - n ? (size_t)more : 0;
	}
	tc_answer_error(a, 400, "%s=%.100s: must be one of %s", name, value, list);
	return false;
}
