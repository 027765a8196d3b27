/* SPDX-License-Identifier: MIT */
/*
 * Channels; see rt_chan.h. A value goes from the sender's memory into that of a receiver
 * that waits, or into the buffer; with a full buffer, a receive takes the oldest and
 * lets the longest waiting sender's value in behind the others. Memory of a goroutine that
 * waits is on its stack or wherever it said, and stays while it waits: whoever has
 * taken its entry off the queue, and won its race, may write there until it is ready.
 */
#include "rt/chan.h"
#include "rt/leave.h"

#include "base/alloc.h"

#include <string.h>

#define MAX_ELEMENT_BYTES (UINT64_C(64) << 10)
#define MAX_BYTES         (UINT64_C(1) << 47)

int tacho_rt_chan_new(size_t element_bytes, size_t room, struct tacho_rt_chan **out)
{
	struct tacho_rt_chan *c;
	size_t bytes;

	*out = NULL;
	if (element_bytes > MAX_ELEMENT_BYTES ||
	    __builtin_mul_overflow(element_bytes, room, &bytes) || bytes > MAX_BYTES ||
	    room > MAX_BYTES)
		return TACHO_ELIMIT;
	c = TC_TEST_REFUSES() ? NULL : tc_calloc(tc_rt_kept_alloc(), 1, sizeof(*c) + bytes);
	if (!c)
		return TACHO_ENOMEM;
	c->size = element_bytes;
	c->cap = room;
	*out = c;
	return 0;
}

int tacho_rt_chan_free(struct tacho_rt_chan *c)
{
	bool used;

	if (!c)
		return 0;
	tc_rt_lock(&c->lock);
	used = c->receivers.first || c->senders.first;
	tc_rt_unlock(&c->lock);
	if (used)
		return tc_rt_misuse(TC_RT_FRAME(), "free of a channel for which goroutines wait");
	tc_free(tc_rt_kept_alloc(), c);
	return 0;
}

size_t tacho_rt_chan_len(const struct tacho_rt_chan *c)
{
	/* relaxed: advice */
	return c ? tc_load_relaxed(&((struct tacho_rt_chan *)(uintptr_t)c)->n) : 0;
}

size_t tacho_rt_chan_cap(const struct tacho_rt_chan *c)
{
	return c ? c->cap : 0;
}

int tc_rt_chan_send_closed(const void *frame)
{
	(void)tc_rt_misuse(frame, "send on a closed channel");
	return TACHO_ECLOSED;
}

/* --- one step, with the lock -------------------------------------------------------------- */

static void copy(const struct tacho_rt_chan *c, void *to, const void *from)
{
	if (!to || c->size == 0)
		return;
	if (c->size == sizeof(uint64_t))
		memcpy(to, from, sizeof(uint64_t));
	else
		memcpy(to, from, c->size);
}

static void *slot(struct tacho_rt_chan *c, size_t i)
{
	return c->slots + (i < c->cap ? i : i - c->cap) * c->size;
}

static void set_n(struct tacho_rt_chan *c, size_t n)
{
	/* relaxed: others than the lock's holder take it as advice */
	tc_store_relaxed(&c->n, n);
}

int tc_rt_chan_send_now(struct tacho_rt_chan *c, const void *element, struct tc_rt_g **woken)
{
	size_t n = tc_load_relaxed(&c->n);
	struct tc_rt_entry *e;

	*woken = NULL;
	if (c->closed)
		return TACHO_ECLOSED;
	e = tc_rt_entry_pop(&c->receivers);
	if (e) {
		copy(c, e->w.value, element);
		e->w.result = 0;
		*woken = tc_rt_entry_g(e);
		return 0;
	}
	if (n == c->cap)
		return TACHO_EAGAIN;
	copy(c, slot(c, c->head + n), element);
	set_n(c, n + 1);
	return 0;
}

int tc_rt_chan_recv_now(struct tacho_rt_chan *c, void *element, struct tc_rt_g **woken)
{
	size_t n = tc_load_relaxed(&c->n);
	struct tc_rt_entry *e;

	*woken = NULL;
	if (n > 0) {
		copy(c, element, slot(c, c->head));
		c->head = c->head + 1 < c->cap ? c->head + 1 : 0;
		set_n(c, n - 1);
	}
	e = tc_rt_entry_pop(&c->senders);
	if (e) {
		if (n > 0) {
			copy(c, slot(c, c->head + n - 1), e->w.value);
			set_n(c, n);
		} else {
			copy(c, element, e->w.value);
		}
		e->w.result = 0;
		*woken = tc_rt_entry_g(e);
		return 0;
	}
	if (n > 0)
		return 0;
	if (!c->closed)
		return TACHO_EAGAIN;
	if (element)
		memset(element, 0, c->size);
	return TACHO_ECLOSED;
}

void tc_rt_chan_offer(struct tacho_rt_chan *c, const void *element)
{
	struct tc_rt_g *woken;

	tc_rt_lock(&c->lock);
	(void)tc_rt_chan_send_now(c, element, &woken);
	tc_rt_unlock(&c->lock);
	if (woken)
		tc_rt_ready_last(woken, NULL);
}

void tc_rt_chan_drain(struct tacho_rt_chan *c)
{
	tc_rt_lock(&c->lock);
	set_n(c, 0);
	tc_rt_unlock(&c->lock);
}

/* --- whole calls ----------------------------------------------------------------------------- */

/* Which of the two a call does. */
struct direction {
	const char *reason;
	bool is_send;
};

static const struct direction sending = { "chan send", true };
static const struct direction receiving = { "chan receive", false };

TC_RT_INLINE int step(const struct direction *d, struct tacho_rt_chan *c, void *element,
		      struct tc_rt_g **woken)
{
	return d->is_send ? tc_rt_chan_send_now(c, element, woken)
			  : tc_rt_chan_recv_now(c, element, woken);
}

/* What was done with the lock: let go, wake, report. */
TC_RT_INLINE int finish(const struct direction *d, struct tacho_rt_chan *c, int rc,
			struct tc_rt_g *woken, const void *frame)
{
	tc_rt_unlock(&c->lock);
	if (woken)
		tc_rt_ready(woken, frame);
	tc_rt_check(frame);
	if (rc == TACHO_ECLOSED && d->is_send)
		return tc_rt_chan_send_closed(frame);
	return rc;
}

/* It cannot be done now: wait. With the lock, which it gives back. */
TC_RT_INLINE int tc_rt_chan_wait(const struct direction *d, struct tacho_rt_chan *c, void *element,
				 struct tc_rt_race *race, const void *frame)
{
	struct tc_rt_wait w = {
		.entry = { .w = { .value = element }, .race = race },
		.lock = &c->lock,
		.queue = d->is_send ? &c->senders : &c->receivers,
	};
	int rc = tc_rt_wait_here(&w, false, d->reason, frame);

	if (rc != TACHO_ECLOSED)
		return rc;
	if (d->is_send)
		return tc_rt_chan_send_closed(frame);
	if (element)
		memset(element, 0, c->size);
	return rc;
}

static int tc_rt_chan_race(const struct direction *d, struct tacho_rt_chan *c, void *element,
			   const struct tacho_rt_until *until, const void *frame)
{
	struct tc_rt_race race;
	struct tc_rt_g *woken;
	int rc = tc_rt_race_begin(&race, until);

	if (rc < 0)
		return rc;
	tc_rt_lock(&c->lock);
	rc = step(d, c, element, &woken);
	if (rc == TACHO_EAGAIN)
		return tc_rt_chan_wait(d, c, element, &race, frame);
	rc = finish(d, c, rc, woken, frame);
	tc_rt_race_end(&race);
	return rc;
}

TC_RT_INLINE int communicate(const struct direction *d, struct tacho_rt_chan *c, void *element,
			     const struct tacho_rt_until *until, const void *frame)
{
	struct tc_rt_g *woken;
	int rc;

	if (tc_rt_unlikely(!c))
		return tc_rt_misuse(frame, "%s on no channel (NULL)", d->reason);
	if (tc_rt_unlikely(tc_rt_until_canceled(until)))
		return TACHO_ECANCELED;
	tc_rt_lock(&c->lock);
	rc = step(d, c, element, &woken);
	if (rc != TACHO_EAGAIN)
		return finish(d, c, rc, woken, frame);
	if (tc_rt_unlikely(!tc_rt_self() || tc_rt_until_any(until))) {
		tc_rt_unlock(&c->lock);
		if (tc_rt_outside(frame, d->reason))
			return TACHO_EMISUSE;
		return tc_rt_chan_race(d, c, element, until, frame);
	}
	return tc_rt_chan_wait(d, c, element, NULL, frame);
}

static inline int attempt(const struct direction *d, struct tacho_rt_chan *c, void *element,
			  const void *frame)
{
	struct tc_rt_g *woken;
	int rc;

	if (tc_rt_unlikely(!c))
		return tc_rt_misuse(frame, "%s on no channel (NULL)", d->reason);
	tc_rt_lock(&c->lock);
	rc = step(d, c, element, &woken);
	return finish(d, c, rc, woken, frame);
}

static int communicate_until(const struct direction *d, struct tacho_rt_chan *c, void *element,
			     const struct tacho_rt_until *until, const void *frame)
{
	return communicate(d, c, element, until, frame);
}

static void *any(const void *element)
{
	return (void *)(uintptr_t)element;
}

int tacho_rt_chan_send(struct tacho_rt_chan *c, const void *element)
{
	return communicate(&sending, c, any(element), NULL, TC_RT_FRAME());
}

int tacho_rt_chan_send_until(struct tacho_rt_chan *c, const void *element,
			     const struct tacho_rt_until *until)
{
	return communicate_until(&sending, c, any(element), until, TC_RT_FRAME());
}

int tacho_rt_chan_try_send(struct tacho_rt_chan *c, const void *element)
{
	return attempt(&sending, c, any(element), TC_RT_FRAME());
}

int tacho_rt_chan_recv(struct tacho_rt_chan *c, void *element)
{
	return communicate(&receiving, c, element, NULL, TC_RT_FRAME());
}

int tacho_rt_chan_recv_until(struct tacho_rt_chan *c, void *element,
			     const struct tacho_rt_until *until)
{
	return communicate_until(&receiving, c, element, until, TC_RT_FRAME());
}

int tacho_rt_chan_try_recv(struct tacho_rt_chan *c, void *element)
{
	return attempt(&receiving, c, element, TC_RT_FRAME());
}

/* --- close ---------------------------------------------------------------------------------------- */

int tacho_rt_chan_close(struct tacho_rt_chan *c)
{
	const void *frame = TC_RT_FRAME();
	struct tc_rt_waiter *receivers, *senders;
	bool was;

	if (!c)
		return tc_rt_misuse(frame, "close of no channel (NULL)");
	tc_rt_lock(&c->lock);
	was = c->closed;
	c->closed = true;
	receivers = tc_rt_claim_all(&c->receivers);
	senders = tc_rt_claim_all(&c->senders);
	tc_rt_unlock(&c->lock);
	tc_rt_ready_all(receivers, TACHO_ECLOSED, frame);
	tc_rt_ready_all(senders, TACHO_ECLOSED, frame);
	return was ? tc_rt_misuse(frame, "close of a closed channel") : 0;
}
