/* SPDX-License-Identifier: MIT */
/*
 * See status.h. One thread keeps the clock of those who wait, so that none of them
 * costs a thread.
 */
#include "serve/status.h"
#include "base/alloc.h"

#include <pthread.h>
#include <stdio.h>
#include <time.h>

#define MS   INT64_C(1000000)
#define STEP (50 * MS) /* between two signs of progress */

struct tc_status {
	pthread_mutex_t lock;
	pthread_cond_t changed; /* of seq, the waiters, or `stops`; on CLOCK_MONOTONIC */
	struct tc_status_now now;
	int64_t begin_ns, shown_ns;
	struct tc_status_waiter *waiters;
	bool stops;
	pthread_t clock;
};

static int64_t now_ns(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 * MS + t.tv_nsec;
}

/* --- who waits -------------------------------------------------------------- */

/* Takes those out whose time has come. The lock is held. */
static struct tc_status_waiter *take_due(struct tc_status *s, int64_t now)
{
	struct tc_status_waiter **at = &s->waiters, *due = NULL;

	while (*at) {
		struct tc_status_waiter *w = *at;

		if (!s->stops && s->now.seq <= w->since && w->until_ns > now) {
			at = &w->next;
			continue;
		}
		*at = w->next;
		w->next = due;
		due = w;
	}
	return due;
}

static void wake(struct tc_status_waiter *due)
{
	while (due) {
		struct tc_status_waiter *w = due;

		due = w->next;
		w->wake(w);
	}
}

/* Until something changes, or the first waiter's time has come. The lock is held. */
static void sleep_until_due(struct tc_status *s)
{
	const struct tc_status_waiter *w;
	struct timespec until;
	int64_t first = INT64_MAX;

	for (w = s->waiters; w; w = w->next)
		first = w->until_ns < first ? w->until_ns : first;
	if (!s->waiters) {
		pthread_cond_wait(&s->changed, &s->lock);
		return;
	}
	until.tv_sec = (time_t)(first / (1000 * MS));
	until.tv_nsec = (long)(first % (1000 * MS));
	(void)pthread_cond_timedwait(&s->changed, &s->lock, &until);
}

static void *keep_clock(void *arg)
{
	struct tc_status *s = arg;

	pthread_mutex_lock(&s->lock);
	while (!s->stops || s->waiters) {
		struct tc_status_waiter *due = take_due(s, now_ns());

		if (due) {
			pthread_mutex_unlock(&s->lock);
			wake(due);
			pthread_mutex_lock(&s->lock);
		} else if (!s->stops) {
			sleep_until_due(s);
		}
	}
	pthread_mutex_unlock(&s->lock);
	return NULL;
}

void tc_status_wait(struct tc_status *s, struct tc_status_waiter *w, uint64_t since)
{
	bool at_once;

	pthread_mutex_lock(&s->lock);
	at_once = s->now.seq > since || s->stops;
	if (!at_once) {
		w->since = since;
		w->until_ns = now_ns() + TC_STATUS_WAIT_MS * MS;
		w->next = s->waiters;
		s->waiters = w;
		pthread_cond_signal(&s->changed);
	}
	pthread_mutex_unlock(&s->lock);
	if (at_once)
		w->wake(w);
}

/* --- what there is to know -------------------------------------------------- */

void tc_status_get(struct tc_status *s, struct tc_status_now *now)
{
	pthread_mutex_lock(&s->lock);
	*now = s->now;
	pthread_mutex_unlock(&s->lock);
}

/* The lock is held. */
static void change(struct tc_status *s)
{
	s->now.seq++;
	pthread_cond_signal(&s->changed);
}

void tc_status_progress(struct tc_status *s, uint64_t done, uint64_t total, uint64_t events,
			uint64_t generations)
{
	int64_t now = now_ns();
	double seconds;

	pthread_mutex_lock(&s->lock);
	seconds = (double)(now - s->begin_ns) / 1e9;
	s->now.rate = seconds > 0 ? (double)done / seconds : 0;
	s->now.done = done;
	s->now.total = total;
	s->now.events = events;
	if (generations != s->now.generations || now - s->shown_ns >= STEP) {
		s->now.generations = generations;
		s->shown_ns = now;
		change(s);
	}
	pthread_mutex_unlock(&s->lock);
}

void tc_status_warn(struct tc_status *s, const char *text)
{
	pthread_mutex_lock(&s->lock);
	if (s->now.n_warnings < TC_STATUS_WARNINGS) {
		char *warning = s->now.warnings[s->now.n_warnings++];

		snprintf(warning, sizeof(s->now.warnings[0]), "%s", text);
	}
	change(s);
	pthread_mutex_unlock(&s->lock);
}

void tc_status_end(struct tc_status *s, enum tc_status_state state, const char *error)
{
	pthread_mutex_lock(&s->lock);
	s->now.state = state;
	if (error)
		snprintf(s->now.error, sizeof(s->now.error), "%s", error);
	change(s);
	pthread_mutex_unlock(&s->lock);
}

/* --- life ------------------------------------------------------------------- */

int tc_status_new(struct tc_status **out)
{
	struct tc_status *s = tc_calloc(NULL, 1, sizeof(*s));
	pthread_condattr_t attr;

	*out = NULL;
	if (!s)
		return TACHO_ENOMEM;
	s->begin_ns = now_ns();
	s->now.seq = 1;
	pthread_mutex_init(&s->lock, NULL);
	pthread_condattr_init(&attr);
	pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	pthread_cond_init(&s->changed, &attr);
	pthread_condattr_destroy(&attr);
	if (pthread_create(&s->clock, NULL, keep_clock, s) != 0) {
		pthread_cond_destroy(&s->changed);
		pthread_mutex_destroy(&s->lock);
		tc_free(NULL, s);
		return TACHO_EIO;
	}
	*out = s;
	return 0;
}

void tc_status_stop(struct tc_status *s)
{
	pthread_mutex_lock(&s->lock);
	s->stops = true;
	pthread_cond_signal(&s->changed);
	pthread_mutex_unlock(&s->lock);
	(void)pthread_join(s->clock, NULL);
}

void tc_status_free(struct tc_status *s)
{
	if (!s)
		return;
	pthread_cond_destroy(&s->changed);
	pthread_mutex_destroy(&s->lock);
	tc_free(NULL, s);
}
