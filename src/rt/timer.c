/* SPDX-License-Identifier: MIT */
/*
 * Sleeping, timers and tickers; see rt_time.h. A timer's start and stop exclude its firing
 * (timer_heap.h) and each other, so that no time of an earlier start is left in the
 * channel behind them.
 */
#include "base/alloc.h"
#include "rt/chan.h"
#include "rt/race.h"

#include <tacho/rt.h>

int64_t tacho_rt_now_ns(void)
{
	return tc_rt_now();
}

/* --- sleep ------------------------------------------------------------------------------ */

struct sleep {
	struct tc_rt_timer timer;
	struct tc_rt_g *g;
	int64_t when;
};

static void wake(struct tc_rt_timer *t)
{
	struct sleep *s = t->arg;

	tc_rt_ready_last(s->g, NULL);
}

/* The timer starts when the goroutine is off its stack: it may fire at once. */
static bool start_sleep(void *arg)
{
	struct sleep *s = arg;

	tc_rt_timer_start(&s->timer, s->when, 0);
	return true;
}

static void tc_rt_sleep(int64_t when, const void *frame)
{
	struct sleep s = { .timer = { .fn = wake }, .when = when };

	s.g = tc_rt_self();
	s.timer.arg = &s;
	tc_rt_park(start_sleep, &s, "sleep", frame);
}

static bool commit_race(void *arg)
{
	return tc_rt_race_park(arg);
}

int tacho_rt_sleep(int64_t ns)
{
	const void *frame = TC_RT_FRAME();
	int64_t when;

	if (tc_rt_outside(frame, "sleep"))
		return TACHO_EMISUSE;
	if (ns <= 0)
		tc_rt_yield("yield", frame);
	else
		tc_rt_sleep(__builtin_add_overflow(tc_rt_now(), ns, &when) ? INT64_MAX : when,
			    frame);
	return 0;
}

int tacho_rt_sleep_until(const struct tacho_rt_until *until)
{
	const void *frame = TC_RT_FRAME();
	struct tc_rt_race race;
	int rc;

	if (tc_rt_outside(frame, "sleep"))
		return TACHO_EMISUSE;
	if (!tc_rt_until_any(until))
		return tc_rt_misuse(frame, "sleep without an end");
	rc = tc_rt_race_begin(&race, until);
	if (rc == 0) {
		tc_rt_park(commit_race, &race, "sleep", frame);
		tc_rt_race_end(&race);
		rc = race.result;
	}
	return rc == TACHO_ETIMEDOUT ? 0 : rc;
}

/* --- timers -------------------------------------------------------------------------------- */

struct tacho_rt_timer {
	struct tc_rt_timer timer;
	struct tc_rt_lock lock;     /* of who starts and stops it */
	struct tacho_rt_chan *chan; /* or */
	void (*fn)(void *);
	void *arg;
};

static void send_time(struct tc_rt_timer *timer)
{
	struct tacho_rt_timer *t = timer->arg;
	int64_t now = tc_rt_now();

	tc_rt_chan_offer(t->chan, &now);
}

static void start_goroutine(struct tc_rt_timer *timer)
{
	struct tacho_rt_timer *t = timer->arg;

	/* Without memory this one is lost, as nobody could be told. */
	(void)tacho_go(t->fn, t->arg);
}

static int new_timer(void (*fire)(struct tc_rt_timer *), struct tacho_rt_timer **out)
{
	struct tacho_rt_timer *t =
		TC_TEST_REFUSES() ? NULL : tc_calloc(tc_rt_kept_alloc(), 1, sizeof(*t));

	*out = t;
	if (!t)
		return TACHO_ENOMEM;
	t->timer.fn = fire;
	t->timer.arg = t;
	return 0;
}

int tacho_rt_timer_new(struct tacho_rt_timer **out)
{
	int rc = new_timer(send_time, out);

	if (rc < 0)
		return rc;
	rc = tacho_rt_chan_new(sizeof(int64_t), 1, &(*out)->chan);
	if (rc < 0) {
		tc_free(tc_rt_kept_alloc(), *out);
		*out = NULL;
	}
	return rc;
}

int tacho_rt_timer_new_func(void (*fn)(void *), void *arg, struct tacho_rt_timer **out)
{
	int rc;

	*out = NULL;
	if (!fn)
		return tc_rt_misuse(TC_RT_FRAME(), "a timer without a function");
	rc = new_timer(start_goroutine, out);
	if (rc < 0)
		return rc;
	(*out)->fn = fn;
	(*out)->arg = arg;
	return 0;
}

struct tacho_rt_chan *tacho_rt_timer_chan(struct tacho_rt_timer *t)
{
	return t->chan;
}

/* With the lock. */
static bool quiet(struct tacho_rt_timer *t)
{
	bool active = tc_rt_timer_stop(&t->timer);

	if (t->chan)
		tc_rt_chan_drain(t->chan);
	return active;
}

bool tacho_rt_timer_start(struct tacho_rt_timer *t, int64_t delay_ns, int64_t period_ns)
{
	int64_t when;
	bool active;

	if (__builtin_add_overflow(tc_rt_now(), delay_ns > 0 ? delay_ns : 0, &when))
		when = INT64_MAX;
	tc_rt_lock(&t->lock);
	active = quiet(t);
	tc_rt_timer_start(&t->timer, when, period_ns > 0 ? period_ns : 0);
	tc_rt_unlock(&t->lock);
	return active;
}

bool tacho_rt_timer_stop(struct tacho_rt_timer *t)
{
	bool active;

	tc_rt_lock(&t->lock);
	active = quiet(t);
	tc_rt_unlock(&t->lock);
	return active;
}

void tacho_rt_timer_free(struct tacho_rt_timer *t)
{
	if (!t)
		return;
	(void)tacho_rt_timer_stop(t);
	(void)tacho_rt_chan_free(t->chan);
	tc_free(tc_rt_kept_alloc(), t);
}
