/* SPDX-License-Identifier: MIT */
/*
 * Documents that are being made. Whoever asks for one of them meanwhile waits for that
 * process instead of starting another.
 */
#ifndef TC_SERVE_FLIGHT_H
#define TC_SERVE_FLIGHT_H

#include <tacho/common.h>

enum {
	TC_FLIGHT_WAITING = 24 /* for one document; each has a copy of it in the end */
};

struct tc_call;
struct tc_flights;

/* Part of a call; only flight.c looks inside. */
struct tc_flight {
	struct tc_call *next;     /* in the list of those that lead, or of those that wait */
	struct tc_call *waiting;  /* for this one, in the order they came */
	struct tc_call **last;    /* where the next one goes */
	struct tc_call *listened; /* whose connection tells whether anybody is there */
	uint64_t version;
	unsigned n_waiting;
};

TACHO_MUST_USE int tc_flights_new(struct tc_flights **out);
void tc_flights_free(struct tc_flights *f); /* NULL is fine */

/*
 * True: the same document of the same state of the trace is being made, and the call, which
 * must be held, belongs to the one that makes it. False: this one makes it; it must
 * come to tc_flight_end.
 */
bool tc_flight_join(struct tc_flights *f, struct tc_call *c, uint64_t version);

/*
 * The client that `leader` was made for has gone: the connection of the next one that waits
 * for it, or -1. With -1 nobody joins it any more.
 */
int tc_flight_next_socket(struct tc_flights *f, struct tc_call *leader);

/* Nobody joins it any more. Those that wait, the caller's, linked by flight.next. */
struct tc_call *tc_flight_end(struct tc_flights *f, struct tc_call *leader);

#endif
