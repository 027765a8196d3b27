/* SPDX-License-Identifier: MIT */
/*
 * Traces over HTTP: GET and HEAD of /debug/pprof/trace?seconds=N, /debug/flightrecorder,
 * /debug/tacho/status; POST of the last with ?enabled=true|false|auto on a unix socket.
 *
 * A socket or the loopback needs no token; any other address, one at least 16 bytes long
 * from a file that nobody else can read. Requests over TCP must name a host that is this
 * machine's unless they bring a token, so that no web page can ask for a trace; no
 * answer allows another origin to read it. One trace at a time.
 */
#ifndef TC_CAPTURE_ENDPOINT_H
#define TC_CAPTURE_ENDPOINT_H

#include <tacho/common.h>

struct tc_endpoint;

struct tc_endpoint_opts {
	const char *listen;     /* "unix:/run/shop.sock", "127.0.0.1:6061", "[::1]:6061" */
	const char *token_file; /* "": none */
};

/* A negative code and a sentence in why; *out is NULL then. */
TACHO_MUST_USE int tc_endpoint_new(struct tc_endpoint **out, const struct tc_endpoint_opts *opts,
				   char *why, size_t why_size);
/* Ends what is being sent. NULL is fine. */
void tc_endpoint_free(struct tc_endpoint *e);
/* In the child of a fork: its copy of the socket goes, the parent's stays. NULL is fine. */
void tc_endpoint_forked(struct tc_endpoint *e);

/* --- parts that tests reach ----------------------------------------------------------- */

/* As Go does it: what is no positive finite decimal is 1; then at most max. */
double tc_endpoint_seconds(const char *text, double max);
/* Is the Host header this machine: localhost, 127.x.y.z or [::1], with any port? */
bool tc_endpoint_is_local(const char *host);
/* In a time that does not depend on where they differ. */
bool tc_endpoint_is_token(const char *header, const char *token);

#endif
