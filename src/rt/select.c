/* SPDX-License-Identifier: MIT */
/*
 * Select; see rt_chan.h. All channels are locked, in the order of their addresses, so that
 * two selects with the same channels cannot wait for each other's locks; the cases
 * are tried in a random order, which makes the choice fair; if none is possible, an
 * entry stands in every queue, and one race (race.h) decides which of them ends the wait.
 */
#include "base/alloc.h"
#include "rt/chan.h"

#include <string.h>

enum {
	/* Cases that need no memory of their own. */
	FEW = 16,
	MOST = 65535
};

/* One case of a select that is going on. */
struct choice {
	struct tc_rt_entry entry;
	struct tacho_rt_case *of;
	uint16_t locked; /* locked[i]: which choice is the i-th to be locked */
	uint16_t tried;  /* the same for the order of trying */
};

struct selection {
	struct choice *choices;
	size_t n; /* with a channel */
	struct tc_rt_race race;
};

static struct tacho_rt_chan *chan_of(const struct selection *s, size_t i)
{
	return s->choices[s->choices[i].locked].of->chan;
}

/* By address, each one after all that are smaller: sifting down, as n log n is enough. */
static void sift(struct selection *s, size_t top, size_t n)
{
	for (;;) {
		size_t child = 2 * top + 1;
		uint16_t swap;

		if (child >= n)
			return;
		if (child + 1 < n && chan_of(s, child) < chan_of(s, child + 1))
			child++;
		if (chan_of(s, top) >= chan_of(s, child))
			return;
		swap = s->choices[top].locked;
		s->choices[top].locked = s->choices[child].locked;
		s->choices[child].locked = swap;
		top = child;
	}
}

static void order_locks(struct selection *s)
{
	for (size_t i = s->n / 2; i-- > 0;)
		sift(s, i, s->n);
	for (size_t i = s->n; i-- > 1;) {
		uint16_t swap = s->choices[0].locked;

		s->choices[0].locked = s->choices[i].locked;
		s->choices[i].locked = swap;
		sift(s, 0, i);
	}
}

/* Numbers that differ from call to call and thread to thread; splitmix64. */
static uint64_t next_random(void)
{
	static tc_atomic_u64 state;
	/* relaxed: only that all callers get different numbers matters */
	uint64_t x = tc_add_relaxed(&state, UINT64_C(0x9e3779b97f4a7c15));

	x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
	return x ^ x >> 31;
}

static void order_tries(struct selection *s)
{
	uint64_t random = next_random();

	for (size_t i = s->n; i-- > 1;) {
		size_t j = (size_t)((random >> 32) * (i + 1) >> 32);
		uint16_t swap = s->choices[i].tried;

		s->choices[i].tried = s->choices[j].tried;
		s->choices[j].tried = swap;
		random = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	}
}

static void lock_all(struct selection *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (i == 0 || chan_of(s, i) != chan_of(s, i - 1))
			tc_rt_lock(&chan_of(s, i)->lock);
}

static void unlock_all(struct selection *s)
{
	for (size_t i = s->n; i-- > 0;)
		if (i == 0 || chan_of(s, i) != chan_of(s, i - 1))
			tc_rt_unlock(&chan_of(s, i)->lock);
}

/* The first one that is possible, in the order of trying; NULL: none. With all locks. */
static struct choice *try_all(struct selection *s, struct tc_rt_g **woken)
{
	for (size_t i = 0; i < s->n; i++) {
		struct choice *c = &s->choices[s->choices[i].tried];
		struct tacho_rt_case *k = c->of;

		k->result = k->op == TACHO_RT_SEND
				    ? tc_rt_chan_send_now(k->chan, k->element, woken)
				    : tc_rt_chan_recv_now(k->chan, k->element, woken);
		if (k->result != TACHO_EAGAIN)
			return c;
	}
	return NULL;
}

static struct tc_rt_waitq *queue_of(const struct choice *c)
{
	struct tacho_rt_chan *chan = c->of->chan;

	return c->of->op == TACHO_RT_SEND ? &chan->senders : &chan->receivers;
}

static bool unlock_selection(void *arg)
{
	struct selection *s = arg;
	bool any = s->n > 0;
	bool parks = tc_rt_race_park(&s->race);

	/* Without a lock a deadline may have woken it already: its stack is not ours. */
	if (!any)
		return parks;
	/*
	 * From the first unlock on the goroutine may run and give up its stack, unless the
	 * last lock is still held: it takes all of them when it goes on.
	 */
	unlock_all(s);
	return parks;
}

/* With all locks, which it gives back. The choice that was made, or NULL: the race's result. */
static struct choice *tc_rt_select_wait(struct selection *s, const void *frame)
{
	struct choice *chosen = NULL;

	for (size_t i = 0; i < s->n; i++) {
		struct choice *c = &s->choices[i];

		c->entry.w = (struct tc_rt_waiter){ .g = s->race.g, .value = c->of->element };
		c->entry.race = &s->race;
		tc_rt_waitq_push(queue_of(c), &c->entry.w);
	}
	tc_rt_park(unlock_selection, s, "select", frame);
	tc_rt_race_end(&s->race);
	lock_all(s);
	for (size_t i = 0; i < s->n; i++) {
		tc_rt_waitq_remove(queue_of(&s->choices[i]), &s->choices[i].entry.w);
		if (&s->choices[i].entry == s->race.winner)
			chosen = &s->choices[i];
	}
	unlock_all(s);
	if (!chosen)
		return NULL;
	chosen->of->result = chosen->entry.w.result;
	if (chosen->of->result == TACHO_ECLOSED && chosen->of->op == TACHO_RT_RECV &&
	    chosen->of->element)
		memset(chosen->of->element, 0, chosen->of->chan->size);
	return chosen;
}

static int made(const struct tacho_rt_case *cases, const struct choice *c, const void *frame)
{
	if (c->of->result == TACHO_ECLOSED && c->of->op == TACHO_RT_SEND)
		(void)tc_rt_chan_send_closed(frame);
	return (int)(c->of - cases);
}

/* The index of the choice, TACHO_EAGAIN (`waits` false), or how the race ended. */
static int tc_rt_select_run(struct selection *s, struct tacho_rt_case *cases, bool waits,
			    const struct tacho_rt_until *until, const void *frame)
{
	struct tc_rt_g *woken = NULL;
	struct choice *c;
	int rc = 0;

	if (waits)
		rc = tc_rt_race_begin(&s->race, until);
	if (rc == TACHO_ECANCELED)
		return rc;
	lock_all(s);
	c = try_all(s, &woken);
	if (!c && waits && rc == 0) {
		c = tc_rt_select_wait(s, frame);
		return c ? made(cases, c, frame) : s->race.result;
	}
	unlock_all(s);
	if (woken)
		tc_rt_ready(woken, frame);
	if (waits && rc == 0)
		tc_rt_race_end(&s->race);
	tc_rt_check(frame);
	if (c)
		return made(cases, c, frame);
	return rc < 0 ? rc : TACHO_EAGAIN;
}

static void fill(struct selection *s, struct tacho_rt_case *cases, size_t n)
{
	s->n = 0;
	for (size_t i = 0; i < n; i++) {
		struct choice *c = &s->choices[s->n];

		if (!cases[i].chan)
			continue;
		c->of = &cases[i];
		c->locked = c->tried = (uint16_t)s->n++;
	}
	order_locks(s);
	order_tries(s);
}

/* `waits` false: try. */
static int tc_rt_select(struct tacho_rt_case *cases, size_t n, bool waits,
			const struct tacho_rt_until *until, const void *frame)
{
	struct choice few[FEW];
	struct selection s = { .choices = few };
	int rc;

	if (n > MOST)
		return tc_rt_misuse(frame, "select over %zu cases", n);
	if (n > FEW) {
		s.choices = TC_TEST_REFUSES() ? NULL : tc_calloc(NULL, n, sizeof(*s.choices));
		if (!s.choices)
			return TACHO_ENOMEM;
	}
	fill(&s, cases, n);
	if (waits && s.n == 0 && !tc_rt_until_any(until))
		rc = tc_rt_misuse(frame, "select that waits for nothing");
	else if (!waits || tc_rt_self())
		rc = tc_rt_select_run(&s, cases, waits, until, frame);
	else if ((rc = tc_rt_select_run(&s, cases, false, NULL, frame)) == TACHO_EAGAIN)
		rc = tc_rt_outside(frame, "select") ? TACHO_EMISUSE : rc;
	if (s.choices != few)
		tc_free(NULL, s.choices);
	return rc;
}

int tacho_rt_select(struct tacho_rt_case *cases, size_t n)
{
	return tc_rt_select(cases, n, true, NULL, TC_RT_FRAME());
}

int tacho_rt_try_select(struct tacho_rt_case *cases, size_t n)
{
	return tc_rt_select(cases, n, false, NULL, TC_RT_FRAME());
}

int tacho_rt_select_until(struct tacho_rt_case *cases, size_t n, const struct tacho_rt_until *until)
{
	return tc_rt_select(cases, n, true, until, TC_RT_FRAME());
}
