/* SPDX-License-Identifier: MIT */
/*
 * Channels between goroutines, and select. Elements are copied, in order; a value
 * that is sent while somebody waits for it goes straight into the receiver's memory.
 *
 *	struct tacho_rt_chan *c;
 *	int x = 1;
 *	tacho_rt_chan_new(sizeof(x), 0, &c);
 *	tacho_rt_chan_send(c, &x);                // waits for a receiver
 *	while (tacho_rt_chan_recv(c, &x) == 0) ... // until it is closed and empty
 *
 * Only goroutines may wait; the try forms, close and free work on any thread.
 * Included by <tacho/rt.h>. Since 0.1.
 */
#ifndef TACHO_RT_CHAN_H
#define TACHO_RT_CHAN_H

#include <tacho/rt_time.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * A channel for elements of that size (0: only the event counts, pass NULL for
 * elements) with room for `room` of them; 0: a send waits until it is received.
 * TACHO_ENOMEM; TACHO_ELIMIT: an element over 64 KiB or 2^47 bytes in all.
 */
TACHO_API TACHO_MUST_USE int tacho_rt_chan_new(size_t element_bytes, size_t room,
					       struct tacho_rt_chan **out);

/*
 * Nobody may use it any more. TACHO_EMISUSE, and nothing is freed: goroutines wait
 * for it. NULL is fine.
 */
TACHO_API int tacho_rt_chan_free(struct tacho_rt_chan *c);

/*
 * 0: sent. TACHO_ECLOSED: the channel is closed, or was while the call waited; as
 * nobody may send on a closed channel, this is also reported as misuse.
 * TACHO_EAGAIN (try): it would have to wait. TACHO_EMISUSE: c is NULL, or it would have to
 * wait and is not called by a goroutine.
 */
TACHO_API int tacho_rt_chan_send(struct tacho_rt_chan *c, const void *element);
TACHO_API int tacho_rt_chan_try_send(struct tacho_rt_chan *c, const void *element);
TACHO_API int tacho_rt_chan_send_until(struct tacho_rt_chan *c, const void *element,
				       const struct tacho_rt_until *until);

/*
 * 0: received; element may be NULL to drop the value. TACHO_ECLOSED: it is closed
 * and empty; the element is zeroed. Others as for send.
 */
TACHO_API int tacho_rt_chan_recv(struct tacho_rt_chan *c, void *element);
TACHO_API int tacho_rt_chan_try_recv(struct tacho_rt_chan *c, void *element);
TACHO_API int tacho_rt_chan_recv_until(struct tacho_rt_chan *c, void *element,
				       const struct tacho_rt_until *until);

/*
 * Wakes all who wait: receivers get TACHO_ECLOSED once the channel is empty.
 * TACHO_EMISUSE: it is closed already, or NULL; reported.
 */
TACHO_API int tacho_rt_chan_close(struct tacho_rt_chan *c);

/* Elements in it, and room for how many. Advice; from any thread. */
TACHO_API size_t tacho_rt_chan_len(const struct tacho_rt_chan *c);
TACHO_API size_t tacho_rt_chan_cap(const struct tacho_rt_chan *c);

/* --- select ------------------------------------------------------------------------- */

enum tacho_rt_select_op {
	TACHO_RT_RECV,
	TACHO_RT_SEND
};

struct tacho_rt_case {
	struct tacho_rt_chan *chan; /* NULL: this case never happens */
	void *element;              /* to be sent, or where the value goes */
	enum tacho_rt_select_op op;
	int result; /* set for the case that was chosen: 0, TACHO_ECLOSED */
};

/*
 * Do one of the cases that are possible, chosen at random with equal chances, or wait
 * until one is. Returns its index. TACHO_EAGAIN (try, the "default" of Go): none
 * is possible; also TACHO_ETIMEDOUT, TACHO_ECANCELED, TACHO_ENOMEM (over 16 cases).
 * TACHO_EMISUSE: more than 65535 cases, or none that may ever happen and nothing to
 * end the wait, or not called by a goroutine and it would have to wait. A channel
 * may be in several cases.
 */
TACHO_API int tacho_rt_select(struct tacho_rt_case *cases, size_t n);
TACHO_API int tacho_rt_try_select(struct tacho_rt_case *cases, size_t n);
TACHO_API int tacho_rt_select_until(struct tacho_rt_case *cases, size_t n,
				    const struct tacho_rt_until *until);

#ifdef __cplusplus
}
#endif
#endif
