/* SPDX-License-Identifier: MIT */
/*
 * What becomes of finished batches: the queue of the trace that is being written,
 * and the generations that flight recorders keep. One lock guards all of it;
 * nothing is written to a sink, and no event waits, while it is held.
 */
#ifndef TC_TRACER_DELIVER_H
#define TC_TRACER_DELIVER_H

#include "tracer/block.h"
#include "tracer/pages.h"

#include <tacho/tacho.h>

/* A generation that recorders share. */
struct tc_kept {
	uint64_t refs; /* under the lock */
	uint64_t gen;
	uint64_t begin_ns, end_ns;
	struct tc_bytes bytes;
	bool short_of_memory;
};

/* A trace that is being written: a file or a callback. */
struct tc_sink {
	tacho_write_fn *write;
	void *ctx;
	int fd;
	bool own_fd, regular;
	int64_t begin_off;  /* where the file begins in fd */
	uint64_t gen_bytes; /* end generations at this size */
	uint64_t gen_ns;
	/* Under the lock: */
	struct tc_item *first, *last;
	bool active;  /* takes items */
	bool closing; /* the writer ends when the queue is empty */
	/* By the writer, read when it has ended: */
	int code, error;         /* the first failure; errno of it */
	uint64_t written, whole; /* bytes; of whole generations */
	pthread_t thread;
};

struct tacho_flight {
	bool active;      /* keeps generations */
	bool in_use;      /* the record is taken */
	unsigned writers; /* snapshots in progress */
	uint64_t min_age_ns, max_bytes;
	struct tc_kept **kept;
	size_t n, cap;
	uint64_t bytes;
	struct tacho_flight *next;
};

struct tc_deliver {
	pthread_mutex_t lock;
	pthread_cond_t more;    /* for the writer thread */
	pthread_cond_t written; /* a snapshot ended */
	uint64_t gen;           /* the generation that is open here */
	uint64_t bytes;         /* of it so far */
	uint64_t begin_ns;
	struct tc_sink sink;
	struct tacho_flight *flights;
	size_t n_flights; /* active */
	struct tc_kept *current;
	uint64_t generations, total_bytes, lost_gens;
};

extern struct tc_deliver tc_deliver;

/* All of these with the lock held. */
void tc_deliver_begin(uint64_t gen, uint64_t begin_ns);
void tc_deliver_block(struct tc_block *b);
/* Takes over the bytes, whose first sizeof(struct tc_item) are free for the item. */
void tc_deliver_tail(struct tc_bytes *tail, uint64_t end_ns);
/* An empty tail, with what memory a former one left. */
void tc_tail_get(struct tc_bytes *tail);
void tc_deliver_lost(void); /* the open generation is not whole: nobody gets it */
/* A generation ends here at this size. */
uint64_t tc_deliver_gen_limit(void);
uint64_t tc_deliver_gen_ns(void);
bool tc_deliver_wanted(void);

int tc_sink_start(void);                 /* its writer thread; the header goes first */
int tc_sink_finish(struct tc_sink *out); /* without the lock: waits for the writer */

/* A thread of our own, with all signals blocked. */
int tc_helper_thread(pthread_t *thread, void *(*run)(void *), void *arg);

/* All n bytes; TACHO_EIO with errno. */
int tc_write_fd(int fd, const void *p, size_t n);

void tc_deliver_after_fork(void);

void tc_kept_unref(struct tc_kept *k);

#endif
