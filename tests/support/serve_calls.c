/* SPDX-License-Identifier: MIT */
/* See serve_calls.h. */
#include "support/serve_calls.h"

#include <stdio.h>
#include <stdlib.h>

#include "store/store.h"
#include "support/sample_trace.h"

static void must(int rc)
{
	if (rc < 0)
		abort();
}

static void read_trace(struct tc_serve *srv)
{
	struct tacho_analysis store = tc_store_analysis(srv->store);
	struct tacho_reader *r;
	struct tc_textbuf trace;

	tc_textbuf_init(&trace, NULL, NULL, NULL);
	sample_trace(&trace, 26, 3);
	must(tacho_reader_open_memory(&r, trace.p, trace.n, NULL, NULL));
	must(tacho_pass_run(r, &store, 1, NULL, NULL));
	tacho_reader_close(r);
	tc_textbuf_fini(&trace);
}

struct tc_serve *serve_calls_new(void)
{
	struct tc_serve *srv = calloc(1, sizeof(*srv));

	if (!srv)
		abort();
	srv->opts.path = "sample.trace";
	srv->source = srv->compare = (struct tc_source){ .fd = -1, .fd_spool = -1 };
	srv->fd_listen = srv->fd_stop = srv->fd_src = -1;
	srv->pages.prefix = srv->prefix;
	snprintf(srv->fp, sizeof(srv->fp), "0123456789abcdef");
	must(tc_store_new(&srv->store, NULL));
	must(tc_status_new(&srv->status));
	read_trace(srv);
	tc_status_end(srv->status, TC_STATUS_READY, NULL);
	return srv;
}

void serve_calls_free(struct tc_serve *srv)
{
	tc_status_stop(srv->status);
	tc_status_free(srv->status);
	tc_store_free(srv->store);
	free(srv);
}

struct serve_call *serve_call_head(struct tc_serve *srv, const struct tc_http_head *head)
{
	struct serve_call *c = calloc(1, sizeof(*c));

	if (!c)
		abort();
	c->head = *head;
	tc_answer_init(&c->answer, NULL);
	c->call.srv = srv;
	c->call.head = &c->head;
	c->call.a = &c->answer;
	c->next = tc_route(&c->call);
	if (c->next == TC_CALL_HANDLER)
		c->call.handler(srv, &c->call.q, &c->answer);
	else if (c->next == TC_CALL_STATUS)
		tc_call_status(&c->call);
	return c;
}

struct serve_call *serve_call_get(struct tc_serve *srv, const char *target)
{
	struct tc_http_head head = { .method = "GET", .target = target, .host = "localhost:8080" };

	return serve_call_head(srv, &head);
}

void serve_call_free(struct serve_call *c)
{
	tc_answer_fini(&c->answer);
	free(c);
}
