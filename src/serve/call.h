/* SPDX-License-Identifier: MIT */
/* One request on its way through the server. */
#ifndef TC_SERVE_CALL_H
#define TC_SERVE_CALL_H

#include "serve/doc_plan.h"
#include "serve/flight.h"
#include "serve/serve_state.h"

/* Who has to do something before there is an answer. */
enum tc_call_next {
	TC_CALL_ANSWERED,
	TC_CALL_HANDLER, /* `handler`, on a worker thread */
	TC_CALL_CHILD,   /* a process for `doc` */
	TC_CALL_STATUS   /* the state must be newer than `since` */
};

struct tc_call {
	struct tc_serve *srv;
	struct tc_http_request *request; /* NULL in tests of routes */
	const struct tc_http_head *head;
	struct tc_answer *a;
	struct tc_query q;
	tc_handler *handler;
	struct tc_doc_plan doc;
	struct tc_flight flight;
	uint64_t since;
	struct tc_job job;
	struct tc_status_waiter waiter;
	char path[TC_HTTP_TARGET_BYTES + 1]; /* decoded, below the prefix */
};

/* As struct tc_http_opts wants it, with the server as ctx. */
void tc_call_begin(void *srv, struct tc_http_request *r);

/*
 * From the head of a request to what is to be done. Checks who asks, takes the target
 * apart, and answers what needs no work. All of `c` that follows a is filled here.
 */
enum tc_call_next tc_route(struct tc_call *c);

/* The addresses of `go tool trace`. False: the path is none of them. */
bool tc_route_legacy(struct tc_call *c, enum tc_call_next *next);

/* Answer a TC_CALL_STATUS. */
void tc_call_status(struct tc_call *c);

/* Answer a TC_CALL_CHILD, if it was answered before; else start a process and wait for it. */
bool tc_call_cached(struct tc_call *c);
void tc_call_child(struct tc_call *c);

#endif
