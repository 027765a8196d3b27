/* SPDX-License-Identifier: MIT */
/*
 * The viewer's server without connections: requests go through its routes in this
 * process, about a small trace that was read before.
 */
#ifndef TESTS_SUPPORT_SERVE_CALLS_H
#define TESTS_SUPPORT_SERVE_CALLS_H

#include "serve/call.h"

/* Listens "on port 8080"; the fingerprint is 0123456789abcdef. */
struct tc_serve *serve_calls_new(void);
void serve_calls_free(struct tc_serve *srv);

struct serve_call {
	struct tc_http_head head;
	struct tc_answer answer;
	struct tc_call call;
	enum tc_call_next next;
};

/* GET of that target with the right host. */
struct serve_call *serve_call_get(struct tc_serve *srv, const char *target);
/* Any request. Handlers and the status are run, processes are not. */
struct serve_call *serve_call_head(struct tc_serve *srv, const struct tc_http_head *head);
void serve_call_free(struct serve_call *c);

#endif
