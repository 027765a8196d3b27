/* SPDX-License-Identifier: MIT */
/*
 * HTTP, as little of it as the viewer needs: a listening socket, requests without
 * bodies in, answers out. The library beneath shows nowhere else, so that it can
 * be replaced in a day.
 *
 * The callback runs on one of a few threads that serve all connections, so it is
 * quick: it fills the request's answer and returns, or holds the request and lets
 * another thread fill the answer and release it.
 */
#ifndef TC_SERVE_HTTP_H
#define TC_SERVE_HTTP_H

#include "serve/answer.h"

enum {
	TC_HTTP_TARGET_BYTES = 8 * 1024, /* longer ones get 414 */
	TC_HTTP_CONNECTIONS = 128,       /* further ones wait to be accepted */
	TC_HTTP_SPARE = 16,              /* of those; kept free while there are idle ones */
	TC_HTTP_GRACE_S = 1,             /* no connection is ended for room sooner */
	TC_HTTP_IDLE_S = 20,             /* then a connection that is silent is closed */
	TC_HTTP_HEAD_S = 10, /* from the first line of a request to the end of its head */
	TC_HTTP_SEND_S = 10, /* for an answer, and a second for each of … */
	TC_HTTP_SEND_BYTES = 64 * 1024
};

struct tc_http;
struct tc_http_request;

struct tc_http_head {
	const char *method;     /* as sent */
	const char *target;     /* path and query as sent, nothing decoded */
	const char *host;       /* NULL: there is none, or more than one */
	const char *fetch_site; /* Sec-Fetch-Site; NULL: none */
	const char *known_etag; /* If-None-Match; NULL: none */
	bool takes_gzip;
	bool has_body;
};

typedef void tc_http_fn(void *ctx, struct tc_http_request *r);

struct tc_http_header {
	const char *name, *value;
};

struct tc_http_opts {
	int fd;                               /* listens; the server's from here on */
	unsigned threads;                     /* 0: as many as cores, at most 8 */
	const struct tc_http_header *headers; /* of every answer; ended by { NULL, NULL } */
	tc_http_fn *fn;
	void *ctx;
};

/* 0, or TACHO_ENOMEM, TACHO_EIO; the descriptor is closed then, too. */
TACHO_MUST_USE int tc_http_start(struct tc_http **out, const struct tc_http_opts *opts);

/* Every request must have been released, and none is held from here on. NULL is fine. */
void tc_http_stop(struct tc_http *h);

const struct tc_http_head *tc_http_head(const struct tc_http_request *r);

/* 200 and empty until somebody fills it. */
struct tc_answer *tc_http_answer(struct tc_http_request *r);

/*
 * Keep the request beyond the callback: to be called in it, before another thread
 * is told of the request. The answer goes out with tc_http_release.
 */
void tc_http_hold(struct tc_http_request *r);
void tc_http_release(struct tc_http_request *r);

/* The connection of a request that is held; only to be asked whether it still stands. */
int tc_http_socket(const struct tc_http_request *r);

#endif
