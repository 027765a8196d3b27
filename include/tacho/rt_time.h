/* SPDX-License-Identifier: MIT */
/*
 * Time for goroutines: how long a call may wait, sleeping, timers and tickers, and
 * tokens by which a group of waiting goroutines is called off.
 *
 *	struct tacho_rt_until soon = tacho_rt_within(50 * 1000 * 1000);
 *	if (tacho_rt_chan_recv_until(c, &job, &soon) == TACHO_ETIMEDOUT) ...
 *
 * All times are nanoseconds of CLOCK_MONOTONIC. Included by <tacho/rt.h>. Since 0.1.
 */
#ifndef TACHO_RT_TIME_H
#define TACHO_RT_TIME_H

#include <tacho/common.h>

#ifdef __cplusplus
extern "C" {
#endif

struct tacho_rt_chan;
struct tacho_rt_cancel;
struct tacho_rt_timer;

/* The time by CLOCK_MONOTONIC. From any thread. */
TACHO_API int64_t tacho_rt_now_ns(void);

/*
 * What ends a wait early. Every call that may block has a form `..._until` that takes
 * one (NULL: nothing ends it early) and returns TACHO_ETIMEDOUT or TACHO_ECANCELED
 * (calls of rt_net.h: -ETIMEDOUT, -ECANCELED) without having done anything. What is
 * possible at once is done even if the time is over; a token that has been
 * cancelled already comes first.
 */
struct tacho_rt_until {
	int64_t deadline_ns;            /* of tacho_rt_now_ns; 0: none */
	struct tacho_rt_cancel *cancel; /* NULL: none */
};

/* So long from here on. ns <= 0: the time is over already. */
static inline struct tacho_rt_until tacho_rt_within(int64_t ns)
{
	struct tacho_rt_until u;
	int64_t now = tacho_rt_now_ns();

	u.deadline_ns = ns <= 0 ? 1 : ns > INT64_MAX - now ? INT64_MAX : now + ns;
	u.cancel = 0;
	return u;
}

/*
 * This goroutine waits for so long; ns <= 0 only yields. 0; TACHO_EMISUSE: not called
 * by a goroutine. The second form: 0 when the deadline came, TACHO_ECANCELED.
 */
TACHO_API int tacho_rt_sleep(int64_t ns);
TACHO_API int tacho_rt_sleep_until(const struct tacho_rt_until *until);

/* --- cancellation ------------------------------------------------------------------ */

/*
 * A token, not cancelled. It is cancelled by tacho_rt_cancel, at its deadline (0:
 * none), or with its parent (NULL: none), and stays so. TACHO_ENOMEM. Free it with
 * tacho_rt_cancel_free, before or after its children; calls that wait with it may go on.
 */
TACHO_API TACHO_MUST_USE int tacho_rt_cancel_new(struct tacho_rt_cancel *parent,
						 int64_t deadline_ns, struct tacho_rt_cancel **out);
TACHO_API void tacho_rt_cancel_free(struct tacho_rt_cancel *c);

/*
 * Wake all that wait with the token or one below it; they return TACHO_ECANCELED. A
 * second time, and NULL, do nothing. From any thread.
 */
TACHO_API void tacho_rt_cancel(struct tacho_rt_cancel *c);

/* 0: not cancelled; TACHO_ECANCELED; TACHO_ETIMEDOUT: by a deadline. From any thread. */
TACHO_API int tacho_rt_cancel_state(const struct tacho_rt_cancel *c);

/* --- timers and tickers -------------------------------------------------------------- */

/*
 * A timer that is not running. The first kind sends the time at which it fired
 * (int64_t) into its channel, which has room for one: a time that nobody has taken
 * stays, later ones are dropped. The second kind starts a goroutine of fn each time. The channel
 * lives as long as the timer. TACHO_ENOMEM; TACHO_EMISUSE: fn is NULL.
 */
TACHO_API TACHO_MUST_USE int tacho_rt_timer_new(struct tacho_rt_timer **out);
TACHO_API TACHO_MUST_USE int tacho_rt_timer_new_func(void (*fn)(void *), void *arg,
						     struct tacho_rt_timer **out);
TACHO_API struct tacho_rt_chan *tacho_rt_timer_chan(struct tacho_rt_timer *t);

/*
 * (Re)start: fire after delay_ns, then every period_ns (0: once). A ticker that is
 * late leaves ticks out and keeps its phase. Stop: it does not fire any more. Both
 * take back a time that nobody has received, so what is received later is of the
 * new start. True: it was running. From any goroutine.
 */
TACHO_API bool tacho_rt_timer_start(struct tacho_rt_timer *t, int64_t delay_ns, int64_t period_ns);
TACHO_API bool tacho_rt_timer_stop(struct tacho_rt_timer *t);

/* Stops it. Nobody may be waiting for its channel. NULL does nothing. */
TACHO_API void tacho_rt_timer_free(struct tacho_rt_timer *t);

#ifdef __cplusplus
}
#endif
#endif
