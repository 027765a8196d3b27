/* SPDX-License-Identifier: MIT */
/*
 * Requests on their way: from a thread of http.c to the one that can answer, and back.
 * Whoever has the call owns it; it ends with its answer.
 */
#include "serve/call.h"
#include "base/alloc.h"

#include <stddef.h>

static struct tc_call *call_of_job(struct tc_job *job)
{
	return (void *)((char *)job - offsetof(struct tc_call, job));
}

/* The answer is complete. */
static void finish(struct tc_call *c)
{
	struct tc_http_request *r = c->request;

	tc_serve_touch(c->srv);
	if (c->srv->opts.remote && c->head->takes_gzip)
		tc_answer_pack(c->a);
	tc_free(NULL, c);
	tc_http_release(r);
}

/* Of a document: also for those that have waited for it. */
static void finish_all(struct tc_call *c)
{
	struct tc_call *waiting = tc_flight_end(c->srv->flights, c);

	while (waiting) {
		struct tc_call *next = waiting->flight.next;

		tc_answer_copy(waiting->a, c->a);
		finish(waiting);
		waiting = next;
	}
	finish(c);
}

static void drop_handler(struct tc_job *job)
{
	struct tc_call *c = call_of_job(job);

	tc_answer_error(c->a, 503, "the server ends");
	finish(c);
}

static void drop_child(struct tc_job *job)
{
	struct tc_call *c = call_of_job(job);

	tc_answer_error(c->a, 503, "the server ends");
	finish_all(c);
}

static void run_handler(struct tc_job *job)
{
	struct tc_call *c = call_of_job(job);

	c->handler(c->srv, &c->q, c->a);
	finish(c);
}

static void run_child(struct tc_job *job)
{
	struct tc_call *c = call_of_job(job);

	tc_call_child(c);
	finish_all(c);
}

static void wake_waiter(struct tc_status_waiter *w)
{
	struct tc_call *c = (void *)((char *)w - offsetof(struct tc_call, waiter));

	tc_call_status(c);
	finish(c);
}

static void refuse(struct tc_call *c, int status)
{
	tc_answer_error(c->a, status,
			"too much is being worked out at once; ask again in a moment");
	c->a->retry_after_s = 2;
}

static void begin_handler(struct tc_call *c)
{
	tc_http_hold(c->request);
	c->job = (struct tc_job){ .run = run_handler, .drop = drop_handler };
	if (tc_work_add(c->srv->handlers, &c->job))
		return;
	refuse(c, 503);
	finish(c);
}

static void begin_child(struct tc_call *c)
{
	tc_http_hold(c->request);
	if (tc_flight_join(c->srv->flights, c, tc_source_version(&c->srv->source)))
		return;
	c->job = (struct tc_job){ .run = run_child, .drop = drop_child };
	if (tc_work_add(c->srv->children, &c->job))
		return;
	refuse(c, 429);
	finish_all(c);
}

void tc_call_begin(void *ctx, struct tc_http_request *r)
{
	struct tc_call *c = tc_calloc(NULL, 1, sizeof(*c));

	if (!c) {
		tc_answer_error(tc_http_answer(r), 503, "%s", tacho_error_text(TACHO_ENOMEM));
		return;
	}
	c->srv = ctx;
	/* relaxed: a flag; who misses it is refused by the queues. */
	if (tc_load_relaxed(&c->srv->stops)) {
		tc_answer_error(tc_http_answer(r), 503, "the server ends");
		tc_free(NULL, c);
		return;
	}
	tc_serve_touch(c->srv);
	c->request = r;
	c->head = tc_http_head(r);
	c->a = tc_http_answer(r);
	switch (tc_route(c)) {
	case TC_CALL_HANDLER: begin_handler(c); return;
	case TC_CALL_CHILD:
		/* What is to be compressed takes too long for this thread. */
		if (!c->srv->opts.remote && tc_call_cached(c))
			break;
		begin_child(c);
		return;
	case TC_CALL_STATUS:
		tc_http_hold(r);
		c->waiter.wake = wake_waiter;
		tc_status_wait(c->srv->status, &c->waiter, c->since);
		return;
	case TC_CALL_ANSWERED: break;
	}
	tc_free(NULL, c);
}
