/* SPDX-License-Identifier: MIT */
/*
 * What a channel is, for channels, select and timers. All fields but size and cap are
 * guarded by the lock.
 *
 * Invariants, whenever the lock is free: somebody waits to receive only if the
 * buffer is empty, to send only if it is full; not both, but for a select that waits
 * for both ends; nobody waits at a closed channel.
 */
#ifndef TC_RT_CHAN_H
#define TC_RT_CHAN_H

#include "rt/race.h"

#include <tacho/rt_chan.h>

struct tacho_rt_chan {
	struct tc_rt_lock lock;
	struct tc_rt_waitq receivers, senders;
	size_t size, cap;
	tc_atomic_u64 n; /* in the buffer; written under the lock */
	size_t head;     /* slot of the oldest */
	bool closed;
	/* Aligned as pointers are, or a collector would not find any in it. */
	_Alignas(void *) unsigned char slots[];
};

/*
 * With the lock: do it if it can be done now. 0, TACHO_ECLOSED, TACHO_EAGAIN. *woken
 * becomes whom to make ready once the lock is free, or NULL.
 */
int tc_rt_chan_send_now(struct tacho_rt_chan *c, const void *element, struct tc_rt_g **woken);
int tc_rt_chan_recv_now(struct tacho_rt_chan *c, void *element, struct tc_rt_g **woken);

/* Send if there is room or a receiver, from the function of a timer. */
void tc_rt_chan_offer(struct tacho_rt_chan *c, const void *element);

/* Drop what is in the buffer; for channels whose senders do not wait. */
void tc_rt_chan_drain(struct tacho_rt_chan *c);

/* Sending on a closed channel, found at that frame. Returns TACHO_ECLOSED. */
int tc_rt_chan_send_closed(const void *frame);

/* The goroutine of an entry that was taken off a queue. */
static inline struct tc_rt_g *tc_rt_entry_g(const struct tc_rt_entry *e)
{
	return e->w.g;
}

#endif
