/* SPDX-License-Identifier: MIT */
/* One trace for one client; see stream.h. */
#include "capture/stream.h"

#include "base/alloc.h"
#include "capture/capture_state.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
	TICK_MS = 50,
	STALL_MS = 10000 /* a client that takes nothing for so long is left */
};

struct tc_stream {
	pthread_t thread;
	int in, out; /* written by the thread, read for the client */
	double seconds;
	int rc;         /* the thread's result, once it is joined */
	bool is_joined; /* and so another trace may begin */
	tc_atomic_bool stops;
};

static tc_atomic_bool is_busy, all_stop, flights_stop;

void tc_streams_stop(bool stop)
{
	/* relaxed: looked at again and again */
	tc_store_relaxed(&all_stop, stop);
}

void tc_flights_stop(bool stop)
{
	/* relaxed: looked at again and again */
	tc_store_relaxed(&flights_stop, stop);
}

void tc_streams_forked(void)
{
	/* relaxed: there is one thread */
	tc_store_relaxed(&is_busy, false);
	tc_store_relaxed(&all_stop, false);
	tc_store_relaxed(&flights_stop, false);
}

static bool is_over(struct tc_stream *s)
{
	return tc_load_relaxed(&s->stops) || tc_load_relaxed(&all_stop) ||
	       (s->seconds <= 0 && tc_load_relaxed(&flights_stop));
}

/* The tracer's thread may wait here, which only makes its buffers grow, up to their bound. */
static int put(void *ctx, const void *bytes, size_t n)
{
	struct tc_stream *s = ctx;
	const char *p = bytes;
	int waited = 0;

	while (n > 0) {
		ssize_t k = send(s->in, p, n, MSG_NOSIGNAL | MSG_DONTWAIT);
		struct pollfd w = { s->in, POLLOUT, 0 };

		if (k >= 0) {
			p += k;
			n -= (size_t)k;
			waited = 0;
		} else if (errno != EAGAIN && errno != EINTR) {
			return TACHO_ECLOSED;
		} else if (is_over(s) || waited >= STALL_MS) {
			return TACHO_ETIMEDOUT;
		} else if (poll(&w, 1, TICK_MS) == 0) {
			waited += TICK_MS;
		}
	}
	return 0;
}

static int make_trace(struct tc_stream *s)
{
	uint64_t until = tc_clock_ns() + (uint64_t)(s->seconds * 1e9), now;

	while (!is_over(s) && (now = tc_clock_ns()) < until) {
		uint64_t ms = (until - now) / 1000000 + 1;

		(void)poll(NULL, 0, ms > TICK_MS ? TICK_MS : (int)ms);
	}
	return tacho_stop();
}

static int make_snapshot(struct tc_stream *s)
{
	int rc = TACHO_ENOTFOUND;

	pthread_rwlock_rdlock(&tc_capture.flight_lock);
	if (tc_capture.flight)
		rc = tacho_flight_write(tc_capture.flight, put, s, NULL);
	pthread_rwlock_unlock(&tc_capture.flight_lock);
	return rc;
}

static void *make(void *arg)
{
	struct tc_stream *s = arg;

	s->rc = s->seconds > 0 ? make_trace(s) : make_snapshot(s);
	(void)shutdown(s->in, SHUT_WR);
	return NULL;
}

static int start_trace(struct tc_stream *s)
{
	struct tacho_start_opts opts = TACHO_START_OPTS_INIT;

	opts.write = put;
	opts.ctx = s;
	return tacho_start_with(&opts);
}

static int start_thread(struct tc_stream *s)
{
	sigset_t all, before;
	int rc;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	rc = pthread_create(&s->thread, NULL, make, s);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return rc == 0 ? 0 : TACHO_EIO;
}

static void close_ends(struct tc_stream *s)
{
	(void)close(s->in);
	(void)close(s->out);
	tc_free(NULL, s);
}

/* Who has seen the end of a trace can ask for the next one at once. */
static void join(struct tc_stream *s)
{
	if (s->is_joined)
		return;
	(void)pthread_join(s->thread, NULL);
	s->is_joined = true;
	/* rel: pairs with exchange in tc_stream_new; the trace before has ended. */
	tc_store_rel(&is_busy, false);
}

int tc_stream_new(struct tc_stream **out, double seconds)
{
	struct tc_stream *s;
	int ends[2], rc = 0;

	*out = NULL;
	/* acq: pairs with store in join; the trace before has ended. */
	if (tc_exchange_acq(&is_busy, true))
		return TACHO_EMISUSE;
	s = tc_calloc(NULL, 1, sizeof(*s));
	if (!s || socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
		tc_free(NULL, s);
		/* rel: pairs with exchange in tc_stream_new; nothing was begun. */
		tc_store_rel(&is_busy, false);
		return TACHO_ENOMEM;
	}
	s->in = ends[0];
	s->out = ends[1];
	s->seconds = seconds;
	if (seconds > 0)
		rc = start_trace(s);
	if (rc == 0) {
		rc = start_thread(s);
		if (rc < 0 && seconds > 0 && tacho_stop() < 0)
			rc = TACHO_ENOMEM;
	}
	if (rc < 0) {
		close_ends(s);
		/* rel: pairs with exchange in tc_stream_new; nothing goes on. */
		tc_store_rel(&is_busy, false);
		return rc;
	}
	*out = s;
	return 0;
}

long tc_stream_read(struct tc_stream *s, int client_fd, void *to, size_t max)
{
	struct pollfd p[2] = { { s->out, POLLIN, 0 }, { client_fd, POLLRDHUP, 0 } };

	while (!tc_load_relaxed(&all_stop)) {
		ssize_t n;

		if (poll(p, 2, TICK_MS) < 0 && errno != EINTR)
			return TACHO_EIO;
		if (p[1].revents)
			return TACHO_ECLOSED;
		n = recv(s->out, to, max, MSG_DONTWAIT);
		if (n > 0)
			return n;
		if (n == 0) {
			/* It ended; only then is its result there. */
			join(s);
			return s->rc < 0 ? s->rc : 0;
		}
		if (errno != EAGAIN && errno != EINTR)
			return TACHO_EIO;
	}
	return TACHO_ECANCELED;
}

void tc_stream_free(struct tc_stream *s)
{
	/* relaxed: looked at again and again */
	tc_store_relaxed(&s->stops, true);
	(void)shutdown(s->out, SHUT_RDWR);
	join(s);
	close_ends(s);
}
