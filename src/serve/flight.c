/* SPDX-License-Identifier: MIT */
/*
 * See flight.h. A call that leads is in the list until its answer is there or
 * nobody waits for it. Everything of struct tc_flight is guarded by the lock, except for
 * calls that were given back.
 */
#include "serve/flight.h"
#include "base/alloc.h"
#include "serve/call.h"

struct tc_flights {
	pthread_mutex_t lock;
	struct tc_call *leaders;
};

int tc_flights_new(struct tc_flights **out)
{
	*out = tc_calloc(NULL, 1, sizeof(**out));
	if (!*out)
		return TACHO_ENOMEM;
	pthread_mutex_init(&(*out)->lock, NULL);
	return 0;
}

void tc_flights_free(struct tc_flights *f)
{
	if (f)
		pthread_mutex_destroy(&f->lock);
	tc_free(NULL, f);
}

static bool can_join(const struct tc_call *leader, const struct tc_call *c, uint64_t version)
{
	return leader->flight.version == version && leader->flight.n_waiting < TC_FLIGHT_WAITING &&
	       tc_doc_plan_same(&leader->doc, &c->doc);
}

bool tc_flight_join(struct tc_flights *f, struct tc_call *c, uint64_t version)
{
	struct tc_call *leader;

	pthread_mutex_lock(&f->lock);
	for (leader = f->leaders; leader; leader = leader->flight.next)
		if (can_join(leader, c, version))
			break;
	c->flight = (struct tc_flight){ .version = version, .last = &c->flight.waiting };
	if (leader) {
		*leader->flight.last = c;
		leader->flight.last = &c->flight.next;
		leader->flight.n_waiting++;
	} else {
		c->flight.next = f->leaders;
		f->leaders = c;
	}
	pthread_mutex_unlock(&f->lock);
	return leader != NULL;
}

/* The lock is held. */
static void close_flight(struct tc_flights *f, const struct tc_call *leader)
{
	struct tc_call **at = &f->leaders;

	while (*at && *at != leader)
		at = &(*at)->flight.next;
	if (*at)
		*at = leader->flight.next;
}

int tc_flight_next_socket(struct tc_flights *f, struct tc_call *leader)
{
	struct tc_flight *fl = &leader->flight;

	pthread_mutex_lock(&f->lock);
	fl->listened = fl->listened ? fl->listened->flight.next : fl->waiting;
	if (!fl->listened)
		close_flight(f, leader);
	pthread_mutex_unlock(&f->lock);
	return fl->listened ? tc_http_socket(fl->listened->request) : -1;
}

struct tc_call *tc_flight_end(struct tc_flights *f, struct tc_call *leader)
{
	pthread_mutex_lock(&f->lock);
	close_flight(f, leader);
	pthread_mutex_unlock(&f->lock);
	return leader->flight.waiting;
}
