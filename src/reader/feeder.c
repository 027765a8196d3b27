/* SPDX-License-Identifier: MIT */
/* The second thread of a sequential pass; see feeder.h. */
#include "reader/feeder.h"

#include "base/alloc.h"

/* All of the following under the mutex, which is let go while a block is fed. */

static bool has_work(const struct tc_feeder *f, const struct tc_feeder_lane *lane)
{
	return lane->feed && !lane->is_busy && lane->done < f->n;
}

/* What all lanes have done makes room. */
static void retire(struct tc_feeder *f)
{
	size_t done = f->own.done < f->shared.done ? f->own.done : f->shared.done;
	size_t before = f->n, low = TC_FEEDER_BLOCKS - TC_FEEDER_BATCH;

	f->own.done -= done;
	f->shared.done -= done;
	f->begin = (f->begin + done) % TC_FEEDER_BLOCKS;
	f->n -= done;
	if (before > f->n && (f->n == 0 || (before > low && f->n <= low)))
		(void)pthread_cond_signal(&f->emptied);
}

/* The next block of a lane that has work. */
static void step(struct tc_feeder *f, struct tc_feeder_lane *lane)
{
	struct tacho_block b = f->ring[(f->begin + lane->done) % TC_FEEDER_BLOCKS].block;
	int rc = f->rc;

	/* Behind an error blocks are taken, but go nowhere. */
	if (rc == 0) {
		lane->is_busy = true;
		(void)pthread_mutex_unlock(&f->mutex);
		rc = lane->feed(f->ctx, &b);
		(void)pthread_mutex_lock(&f->mutex);
		lane->is_busy = false;
		f->rc = f->rc < 0 ? f->rc : rc;
	}
	lane->done++;
	if (!f->shared.feed)
		f->shared.done = f->own.done;
	retire(f);
}

static bool wants_second(const struct tc_feeder *f)
{
	size_t waiting = f->n - f->own.done;

	if (!f->is_draining && !f->is_over)
		return waiting >= TC_FEEDER_BATCH;
	return waiting > 0 || has_work(f, &f->shared) || f->is_over;
}

static void *work(void *ctx)
{
	struct tc_feeder *f = ctx;

	(void)pthread_mutex_lock(&f->mutex);
	for (;;) {
		if (has_work(f, &f->own)) {
			step(f, &f->own);
		} else if (has_work(f, &f->shared)) {
			step(f, &f->shared);
		} else if (f->is_over) {
			break;
		} else {
			do
				(void)pthread_cond_wait(&f->filled, &f->mutex);
			while (!wants_second(f));
		}
	}
	(void)pthread_mutex_unlock(&f->mutex);
	return NULL;
}

static void free_ring(struct tc_feeder *f)
{
	for (size_t i = 0; i < TC_FEEDER_BLOCKS; i++) {
		tc_free(f->alloc, f->ring[i].events);
		tc_free(f->alloc, f->ring[i].values);
	}
}

int tc_feeder_init(struct tc_feeder *f, const struct tacho_alloc *alloc, tc_feed_fn *own,
		   tc_feed_fn *shared, void *ctx)
{
	bool has_all = true;

	*f = (struct tc_feeder){
		.alloc = alloc, .own = { .feed = own }, .shared = { .feed = shared }, .ctx = ctx
	};
	for (size_t i = 0; i < TC_FEEDER_BLOCKS; i++) {
		f->ring[i].events = tc_calloc(alloc, TC_BLOCK_EVENTS, sizeof(struct tacho_event));
		f->ring[i].values = tc_calloc(alloc, TC_BLOCK_VALUES, sizeof(uint64_t));
		has_all &= f->ring[i].events && f->ring[i].values;
	}
	if (!has_all) {
		free_ring(f);
		return TACHO_ENOMEM;
	}
	(void)pthread_mutex_init(&f->mutex, NULL);
	(void)pthread_cond_init(&f->filled, NULL);
	(void)pthread_cond_init(&f->emptied, NULL);
	if (pthread_create(&f->thread, NULL, work, f) != 0) {
		free_ring(f);
		(void)pthread_cond_destroy(&f->filled);
		(void)pthread_cond_destroy(&f->emptied);
		(void)pthread_mutex_destroy(&f->mutex);
		return TACHO_EIO;
	}
	f->is_running = true;
	return 0;
}

void tc_feeder_fini(struct tc_feeder *f)
{
	if (!f->is_running)
		return;
	(void)pthread_mutex_lock(&f->mutex);
	f->is_over = true;
	(void)pthread_cond_signal(&f->filled);
	(void)pthread_mutex_unlock(&f->mutex);
	(void)pthread_join(f->thread, NULL);
	(void)pthread_cond_destroy(&f->filled);
	(void)pthread_cond_destroy(&f->emptied);
	(void)pthread_mutex_destroy(&f->mutex);
	free_ring(f);
	f->is_running = false;
}

int tc_feeder_push(struct tc_feeder *f, struct tc_order *o, const struct tacho_block *b)
{
	struct tacho_event *events;
	uint64_t *values;
	size_t i;
	int rc;

	(void)pthread_mutex_lock(&f->mutex);
	while (f->n == TC_FEEDER_BLOCKS && has_work(f, &f->shared))
		step(f, &f->shared);
	if (f->n == TC_FEEDER_BLOCKS) {
		do
			(void)pthread_cond_wait(&f->emptied, &f->mutex);
		while (f->n > TC_FEEDER_BLOCKS - TC_FEEDER_BATCH);
	}
	i = (f->begin + f->n) % TC_FEEDER_BLOCKS;
	events = o->out;
	values = o->values;
	o->out = f->ring[i].events;
	o->values = f->ring[i].values;
	f->ring[i].events = events;
	f->ring[i].values = values;
	f->ring[i].block = *b;
	f->n++;
	rc = f->rc;
	if (f->n - f->own.done == TC_FEEDER_BATCH)
		(void)pthread_cond_signal(&f->filled);
	(void)pthread_mutex_unlock(&f->mutex);
	return rc;
}

int tc_feeder_drain(struct tc_feeder *f)
{
	int rc;

	(void)pthread_mutex_lock(&f->mutex);
	f->is_draining = true;
	(void)pthread_cond_signal(&f->filled);
	while (f->n > 0) {
		if (has_work(f, &f->shared))
			step(f, &f->shared);
		else
			(void)pthread_cond_wait(&f->emptied, &f->mutex);
	}
	f->is_draining = false;
	rc = f->rc;
	(void)pthread_mutex_unlock(&f->mutex);
	return rc;
}
