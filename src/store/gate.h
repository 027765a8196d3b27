/* SPDX-License-Identifier: MIT */
/*
 * The lock of the store: one that writes, often and briefly, and many that read. Who writes
 * has phases of some ms in which it comes back without waiting; when one is over, all who
 * want to read by then are let in, and the next phase begins when they are through. So
 * neither has to wait for more than one turn of the other, however much it asks.
 */
#ifndef TC_STORE_GATE_H
#define TC_STORE_GATE_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

enum {
	TC_GATE_PHASE_NS = 8000000
};

struct tc_gate {
	pthread_mutex_t lock;
	pthread_cond_t to_readers, to_writer;
	int64_t phase_end_ns;        /* of CLOCK_MONOTONIC; readers wait until then */
	unsigned n_readers;          /* that are in */
	unsigned n_waiting;          /* readers that want in */
	unsigned turn;               /* goes up when those who wait are let in */
	unsigned n_admitted;         /* of these: their turn has come, whatever the writer wants */
	bool is_writing, has_writer; /* has_writer: it waits for its turn */
};

void tc_gate_init(struct tc_gate *g);
void tc_gate_fini(struct tc_gate *g);
/* Not to be nested. */
void tc_gate_read(struct tc_gate *g);
void tc_gate_read_end(struct tc_gate *g);
/* One thread at a time. */
void tc_gate_write(struct tc_gate *g);
void tc_gate_write_end(struct tc_gate *g);

#endif
