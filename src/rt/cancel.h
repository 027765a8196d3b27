/* SPDX-License-Identifier: MIT */
/* Tokens that call off waits, as the runtime's own calls use them; see rt_time.h. */
#ifndef TC_RT_CANCEL_H
#define TC_RT_CANCEL_H

#include "rt/park.h"

#include <tacho/rt_time.h>

/* What is told of the cancellation. */
struct tc_rt_cancel_entry {
	struct tc_rt_cancel_entry *next, *prev;
	struct tacho_rt_cancel *token; /* NULL: of none */
	/* Called once, at most, with the token's lock held. */
	void (*fn)(struct tc_rt_cancel_entry *e, const void *frame);
	void *arg;
};

/* False: it has been cancelled; the entry is of no token then. */
bool tc_rt_cancel_join(struct tacho_rt_cancel *c, struct tc_rt_cancel_entry *e);

/* From here on its function does not run and will not. */
void tc_rt_cancel_leave(struct tc_rt_cancel_entry *e);

#endif
