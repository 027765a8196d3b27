/* SPDX-License-Identifier: MIT */
/*
 * Tokens that call off waits: a tree, each with a list of who is to be told; see
 * rt_time.h. A token is counted by who made it, its children and who waits with it.
 *
 * Locks: a parent's before its child's; a token's before those under which goroutines
 * are made ready, behind that of a heap of timers (a deadline cancels). Nothing is
 * freed, and no timer stopped, while one is held.
 */
#include "rt/cancel.h"

#include "base/alloc.h"
#include "rt/timer_heap.h"

struct tacho_rt_cancel {
	struct tc_rt_lock lock;
	tc_atomic_u32 refs;
	tc_atomic_u32 state; /* 0, or a negated code; set once, under the lock */
	struct tc_rt_cancel_entry *entries;
	/* With the parent's token: `below` tells it of the parent's end. */
	struct tc_rt_cancel_entry below;
	struct tc_rt_timer timer;
	bool timed;
};

static void unref(struct tacho_rt_cancel *c)
{
	/* acqrel: pairs with itself in unref; the last one sees what all others did. */
	if (tc_sub_acqrel(&c->refs, 1) == 1)
		tc_free(NULL, c);
}

bool tc_rt_cancel_join(struct tacho_rt_cancel *c, struct tc_rt_cancel_entry *e)
{
	bool joined;

	tc_rt_lock(&c->lock);
	joined = tc_load_relaxed(&c->state) == 0;
	e->token = joined ? c : NULL;
	if (joined) {
		e->prev = NULL;
		e->next = c->entries;
		if (e->next)
			e->next->prev = e;
		c->entries = e;
		tc_add_relaxed(&c->refs, 1);
	}
	tc_rt_unlock(&c->lock);
	return joined;
}

void tc_rt_cancel_leave(struct tc_rt_cancel_entry *e)
{
	struct tacho_rt_cancel *c = e->token;

	if (!c)
		return;
	tc_rt_lock(&c->lock);
	if (e->prev)
		e->prev->next = e->next;
	else
		c->entries = e->next;
	if (e->next)
		e->next->prev = e->prev;
	tc_rt_unlock(&c->lock);
	e->token = NULL;
	unref(c);
}

static void cancel(struct tacho_rt_cancel *c, int why, const void *frame)
{
	tc_rt_lock(&c->lock);
	/* relaxed: written under the lock alone */
	if (tc_load_relaxed(&c->state) == 0) {
		/* rel: pairs with [P21] load in tacho_rt_cancel_state; what led to it. */
		tc_store_rel(&c->state, (uint_fast32_t)-why);
		for (struct tc_rt_cancel_entry *e = c->entries; e; e = e->next)
			e->fn(e, frame);
	}
	tc_rt_unlock(&c->lock);
}

static void on_parent(struct tc_rt_cancel_entry *e, const void *frame)
{
	struct tacho_rt_cancel *c = e->arg;

	/* With the parent's lock, so its state is there. */
	cancel(c, tacho_rt_cancel_state(e->token), frame);
}

static void on_deadline(struct tc_rt_timer *t)
{
	cancel(t->arg, TACHO_ETIMEDOUT, NULL);
}

int tacho_rt_cancel_new(struct tacho_rt_cancel *parent, int64_t deadline_ns,
			struct tacho_rt_cancel **out)
{
	struct tacho_rt_cancel *c = TC_TEST_REFUSES() ? NULL : tc_calloc(NULL, 1, sizeof(*c));

	*out = c;
	if (!c)
		return TACHO_ENOMEM;
	tc_store_relaxed(&c->refs, 1);
	c->below.fn = on_parent;
	c->below.arg = c;
	if (parent && !tc_rt_cancel_join(parent, &c->below))
		cancel(c, tacho_rt_cancel_state(parent), NULL);
	if (deadline_ns != 0) {
		c->timed = true;
		c->timer.fn = on_deadline;
		c->timer.arg = c;
		tc_rt_timer_start(&c->timer, deadline_ns, 0);
	}
	return 0;
}

void tacho_rt_cancel_free(struct tacho_rt_cancel *c)
{
	if (!c)
		return;
	if (c->timed)
		tc_rt_timer_stop(&c->timer);
	tc_rt_cancel_leave(&c->below);
	unref(c);
}

void tacho_rt_cancel(struct tacho_rt_cancel *c)
{
	if (c)
		cancel(c, TACHO_ECANCELED, TC_RT_FRAME());
}

int tacho_rt_cancel_state(const struct tacho_rt_cancel *c)
{
	/* acq: pairs with [P21] store in cancel; what led to it. */
	return c ? -(int)tc_load_acq(&((struct tacho_rt_cancel *)(uintptr_t)c)->state) : 0;
}
