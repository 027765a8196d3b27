/* SPDX-License-Identifier: MIT */
/*
 * A mergeable analysis that hashes the whole stream, event for event and field
 * by field: two passes with the same hash gave the same events in the same order.
 */
#ifndef TESTS_EVENT_HASH_H
#define TESTS_EVENT_HASH_H

#include <tacho/analyze.h>

struct event_hash {
	uint64_t hash;
	uint64_t n;
};

/* The hash of one event; texts and stacks by content, not by reference. */
uint64_t event_hash_of(const struct tacho_gen *gen, const struct tacho_event *e,
		       const uint64_t *values);

/* Append the events of a block, for who pulls blocks instead of running a pass. */
void event_hash_add(struct event_hash *h, const struct tacho_block *b);

/* `h` is the object; zero it first. */
struct tacho_analysis event_hash_analysis(struct event_hash *h);

#endif
