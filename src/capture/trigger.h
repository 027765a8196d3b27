/* SPDX-License-Identifier: MIT */
/*
 * Where requests meet the thread that takes snapshots. A slot is one source of triggers:
 * a watch, the scheduler, the program's own calls.
 *
 *	OPEN -> FILLING -> ASKED -> CLOSED -> OPEN
 *	  the first trigger |  the thread: takes it   | the thread: cooled down
 *
 * | field of a slot | writer                       | readers |
 * |-----------------|------------------------------|---------|
 * | state           | OPEN->ASKED: any thread; else the capture's | all |
 * | texts           | who made it FILLING          | the capture's thread when ASKED |
 * | triggers        | all                          | the capture's thread |
 *
 * A trigger that finds the slot not OPEN adds one to a counter and is done. None waits,
 * takes a lock or makes a system call: the thread looks by itself, more often than a
 * look-ahead is long. Everything here may run in a signal handler.
 */
#ifndef TC_CAPTURE_TRIGGER_H
#define TC_CAPTURE_TRIGGER_H

#include "base/atomic.h"
#include "rules/settings.h"

enum tc_slot_state {
	TC_SLOT_OPEN,
	TC_SLOT_FILLING,
	TC_SLOT_ASKED,
	TC_SLOT_CLOSED
};

struct tc_slot {
	tc_atomic_u32 state;
	tc_atomic_u64 triggers; /* in all */
	char reason[256];
	char metadata[512];
	uint64_t at_ns; /* CLOCK_MONOTONIC */
	/* The capture thread's: */
	uint64_t open_at_ns; /* CLOSED until then */
	uint64_t accounted;  /* of triggers */
};

/* metadata may be NULL. True: this is the one that counts. */
bool tc_slot_trigger(struct tc_slot *s, const char *reason, const char *metadata);
/* The thread's, at the end of a cool-down. */
void tc_slot_open(struct tc_slot *s);

uint64_t tc_clock_ns(void); /* CLOCK_MONOTONIC */

#endif
