/* SPDX-License-Identifier: MIT */
/*
 * The parameters of a request: what stands behind the '?', percent-decoded. They
 * come from whoever can reach the port, so they are any bytes but NUL; the typed
 * getters refuse what does not fit with an answer that says what would.
 */
#ifndef TC_SERVE_QUERY_H
#define TC_SERVE_QUERY_H

#include "serve/answer.h"

enum {
	TC_QUERY_PARAMS = 64,
	TC_QUERY_BYTES = 8 * 1024
};

struct tc_param {
	const char *name, *value;
};

struct tc_query {
	size_t n;
	struct tc_param p[TC_QUERY_PARAMS];
	char text[TC_QUERY_BYTES + 1]; /* what the pointers lead into */
};

/*
 * From the n bytes behind the '?' (0: no parameters). '+' is a space, a name
 * without '=' has the value "". False: `a` says what is wrong.
 */
bool tc_query_parse(struct tc_query *q, const char *text, size_t n, struct tc_answer *a);

/*
 * Percent-decodes n bytes into `out`, which has room for n + 1. NULL, or what is
 * wrong with the text.
 */
const char *tc_query_decode(const char *text, size_t n, bool plus_is_space, char *out);

/*
 * The other way, for addresses: all but letters, digits and "-._~" becomes %XX. At
 * most size bytes with the final NUL; the length of all, as snprintf has it.
 */
size_t tc_query_encode(const char *text, char *out, size_t size);

/* The value of the first parameter of that name; NULL: there is none. */
const char *tc_query_get(const struct tc_query *q, const char *name);

/*
 * The value of a parameter, or the default where it is absent. False: `a` is a
 * 400 that names the parameter, its value and what is accepted.
 */
bool tc_query_u64(const struct tc_query *q, const char *name, uint64_t def, uint64_t min,
		  uint64_t max, uint64_t *out, struct tc_answer *a);
bool tc_query_i64(const struct tc_query *q, const char *name, int64_t def, int64_t min, int64_t max,
		  int64_t *out, struct tc_answer *a);
/* A plain decimal number, with an exponent if it likes; no hexadecimal, NaN or infinity. */
bool tc_query_f64(const struct tc_query *q, const char *name, double def, double min, double max,
		  double *out, struct tc_answer *a);
/* The index of the value among the NULL-ended choices. */
bool tc_query_choice(const struct tc_query *q, const char *name, const char *const *choices,
		     unsigned def, unsigned *out, struct tc_answer *a);

#endif
