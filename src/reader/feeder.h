/* SPDX-License-Identifier: MIT */
/*
 * A second thread for a run of the ordering: one orders events, the other feeds them
 * to the analyses. Blocks change hands without being copied, and whoever has to wait is
 * woken for several of them at a time.
 *
 * Analyses are in two lanes. The first is the second thread's own; blocks go through the
 * other one, also in order, by whichever thread has nothing better to do: the second one
 * when its own is done, the ordering one in place of waiting for room.
 *
 * All functions are for the ordering thread. Behind tc_feeder_drain the other one
 * stands still, so segments can be merged and the generation replaced.
 */
#ifndef TC_READER_FEEDER_H
#define TC_READER_FEEDER_H

#include <pthread.h>

#include "reader/order.h"
#include <tacho/analyze.h>

enum {
	TC_FEEDER_BLOCKS = 8,
	TC_FEEDER_BATCH = TC_FEEDER_BLOCKS / 2
};

/* What to do with a block. 0 or a negative code, which tc_feeder_* return. */
typedef int tc_feed_fn(void *ctx, const struct tacho_block *b);

struct tc_feeder_lane {
	tc_feed_fn *feed;
	size_t done; /* of the blocks in the ring */
	bool is_busy;
};

struct tc_feeder {
	const struct tacho_alloc *alloc;
	struct tc_feeder_lane own, shared;
	void *ctx;
	pthread_t thread;
	pthread_mutex_t mutex;
	pthread_cond_t filled, emptied;
	struct {
		struct tacho_event *events;
		uint64_t *values;
		struct tacho_block block;
	} ring[TC_FEEDER_BLOCKS];
	size_t begin, n; /* blocks that a lane has not done */
	bool is_draining, is_over, is_running;
	int rc;
};

/*
 * `shared` may be NULL. 0, TACHO_ENOMEM, or TACHO_EIO without a thread; then nothing is to be
 * freed.
 */
TACHO_MUST_USE int tc_feeder_init(struct tc_feeder *f, const struct tacho_alloc *alloc,
				  tc_feed_fn *own, tc_feed_fn *shared, void *ctx);
/* Waits for what was pushed. */
void tc_feeder_fini(struct tc_feeder *f);

/* Hand over the block in `o`, which gets other memory for the next one. */
TACHO_MUST_USE int tc_feeder_push(struct tc_feeder *f, struct tc_order *o,
				  const struct tacho_block *b);

/* Wait until all blocks were fed. */
TACHO_MUST_USE int tc_feeder_drain(struct tc_feeder *f);

#endif
