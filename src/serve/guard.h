/* SPDX-License-Identifier: MIT */
/*
 * Who may ask. Any page in the browser can send requests to a port on loopback, and
 * a name that its owner points there (DNS rebinding) makes their answers readable
 * for it; so the Host must be one of ours, exactly, with any port. Any user of the machine can
 * connect, too: against them there is the token, a prefix of all paths.
 */
#ifndef TC_SERVE_GUARD_H
#define TC_SERVE_GUARD_H

#include "serve/http.h"

struct tc_guard {
	/* Numbers as hosts, too: an address is not a name that somebody can rebind. */
	bool takes_addresses;
	const char *const *hosts; /* names that are right as well */
	size_t n_hosts;
	char token[33]; /* 32 hexadecimal digits; "": none is needed */
};

/* Can it be one of `hosts`: a name without a port, an address, IPv6 in brackets? */
bool tc_guard_is_name(const char *host);

/* Is the value of a Host header one of ours? */
bool tc_guard_host(const struct tc_guard *g, const char *host);

/*
 * The target below the prefix, beginning with '/'. NULL: the request is refused, and
 * `a` says why.
 */
const char *tc_guard_check(const struct tc_guard *g, const struct tc_http_head *head,
			   struct tc_answer *a);

/* May the request have data, not only pages? False: `a` says why not. */
bool tc_guard_data(const struct tc_http_head *head, struct tc_answer *a);

/* A new token, from the system. TACHO_EIO: there is no randomness. */
TACHO_MUST_USE int tc_guard_make_token(struct tc_guard *g);

#endif
