/* SPDX-License-Identifier: MIT */
/*
 * How far the reading of the trace is, for all who want to know: the reader's thread
 * writes, requests read, and those that know the newest state already wait for a
 * little while.
 */
#ifndef TC_SERVE_STATUS_H
#define TC_SERVE_STATUS_H

#include "serve/answer.h"

enum tc_status_state {
	TC_STATUS_READING,
	TC_STATUS_READY,
	TC_STATUS_FAILED
};

enum {
	TC_STATUS_WAIT_MS = 250,
	TC_STATUS_WARNINGS = 16
};

struct tc_status_now {
	uint64_t seq; /* goes up with every change */
	enum tc_status_state state;
	uint64_t done, total; /* bytes; total 0: not known */
	uint64_t events, generations;
	double rate; /* bytes a second */
	char error[512];
	char warnings[TC_STATUS_WARNINGS][256];
	unsigned n_warnings;
};

struct tc_status;

/* Somebody who waits for a change; `wake` may be called from any thread, once. */
struct tc_status_waiter {
	struct tc_status_waiter *next;
	uint64_t since; /* the newest state that it knows */
	int64_t until_ns;
	void (*wake)(struct tc_status_waiter *w);
};

TACHO_MUST_USE int tc_status_new(struct tc_status **out);
/* Wakes all, and from here on everybody at once. */
void tc_status_stop(struct tc_status *s);
/* To be stopped before. NULL is fine. */
void tc_status_free(struct tc_status *s);

void tc_status_get(struct tc_status *s, struct tc_status_now *now);

/* Wake w when seq is beyond `since`, or after TC_STATUS_WAIT_MS. */
void tc_status_wait(struct tc_status *s, struct tc_status_waiter *w, uint64_t since);

/* At most every 50 ms something is seen of it. */
void tc_status_progress(struct tc_status *s, uint64_t done, uint64_t total, uint64_t events,
			uint64_t generations);
void tc_status_warn(struct tc_status *s, const char *text);
/* error NULL: none. */
void tc_status_end(struct tc_status *s, enum tc_status_state state, const char *error);

#endif
