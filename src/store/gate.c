/* SPDX-License-Identifier: MIT */
/* See gate.h. */
#include "store/gate.h"

#include <time.h>

static int64_t now_ns(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

void tc_gate_init(struct tc_gate *g)
{
	pthread_condattr_t attr;

	*g = (struct tc_gate){ .n_readers = 0 };
	(void)pthread_mutex_init(&g->lock, NULL);
	(void)pthread_condattr_init(&attr);
	(void)pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	(void)pthread_cond_init(&g->to_readers, &attr);
	(void)pthread_cond_init(&g->to_writer, &attr);
	(void)pthread_condattr_destroy(&attr);
}

void tc_gate_fini(struct tc_gate *g)
{
	(void)pthread_cond_destroy(&g->to_writer);
	(void)pthread_cond_destroy(&g->to_readers);
	(void)pthread_mutex_destroy(&g->lock);
}

/* The end of the phase lets readers in without a word of the writer, which may be away. */
static void wait_for_writer(struct tc_gate *g)
{
	struct timespec until = { (time_t)(g->phase_end_ns / 1000000000),
				  (long)(g->phase_end_ns % 1000000000) };

	if (g->is_writing || g->has_writer)
		(void)pthread_cond_wait(&g->to_readers, &g->lock);
	else
		(void)pthread_cond_timedwait(&g->to_readers, &g->lock, &until);
}

static bool is_open(const struct tc_gate *g)
{
	return !g->is_writing && !g->has_writer &&
	       (g->phase_end_ns == 0 || now_ns() >= g->phase_end_ns);
}

void tc_gate_read(struct tc_gate *g)
{
	unsigned turn;

	(void)pthread_mutex_lock(&g->lock);
	turn = g->turn;
	g->n_waiting++;
	while (turn == g->turn && !is_open(g))
		wait_for_writer(g);
	if (turn != g->turn)
		g->n_admitted--;
	g->n_waiting--;
	g->n_readers++;
	(void)pthread_mutex_unlock(&g->lock);
}

void tc_gate_read_end(struct tc_gate *g)
{
	(void)pthread_mutex_lock(&g->lock);
	if (--g->n_readers == 0 && g->n_admitted == 0 && g->has_writer)
		(void)pthread_cond_signal(&g->to_writer);
	(void)pthread_mutex_unlock(&g->lock);
}

void tc_gate_write(struct tc_gate *g)
{
	(void)pthread_mutex_lock(&g->lock);
	if (now_ns() >= g->phase_end_ns) {
		/* All have their turn that came before it; who comes now waits for the next. */
		g->n_admitted = g->n_waiting;
		g->turn++;
		if (g->n_admitted)
			(void)pthread_cond_broadcast(&g->to_readers);
		g->has_writer = true;
		while (g->n_readers || g->n_admitted)
			(void)pthread_cond_wait(&g->to_writer, &g->lock);
		g->has_writer = false;
		g->phase_end_ns = now_ns() + TC_GATE_PHASE_NS;
	}
	g->is_writing = true;
	(void)pthread_mutex_unlock(&g->lock);
}

void tc_gate_write_end(struct tc_gate *g)
{
	(void)pthread_mutex_lock(&g->lock);
	g->is_writing = false;
	/* They look at the clock themselves, and wait for the rest of the phase. */
	if (g->n_waiting)
		(void)pthread_cond_broadcast(&g->to_readers);
	(void)pthread_mutex_unlock(&g->lock);
}
