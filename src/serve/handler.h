/* SPDX-License-Identifier: MIT */
/*
 * What answers requests for one trace. A table of routes names the endpoints
 * below /api/1/<fingerprint>/; the server has checked host, method, token and
 * fingerprint before a handler is called.
 */
#ifndef TC_SERVE_HANDLER_H
#define TC_SERVE_HANDLER_H

#include "serve/query.h"

struct tc_serve;
struct tc_store;

/* Runs on a worker thread, several at a time; fills `a`, which is 200 and empty. */
typedef void tc_handler(struct tc_serve *srv, const struct tc_query *q, struct tc_answer *a);

struct tc_route {
	const char *name; /* "tiles"; NULL ends a table */
	tc_handler *answer;
};

/* The trace that is served; lives as long as the server. */
struct tc_store *tc_serve_store(struct tc_serve *srv);

/* Lines of a source file: file, line, around. */
tc_handler tc_api_source;

/* The endpoints that the store answers alone. */
extern const struct tc_route tc_api_store_routes[];

#endif
