/* SPDX-License-Identifier: MIT */
/* Stores with made up events in them, for tests. */
#ifndef TC_SUPPORT_STORE_FILL_H
#define TC_SUPPORT_STORE_FILL_H

#include "store/store.h"
#include "support/synth.h"

/* The events to an analysis, in blocks of some, each of one generation, and the end. */
int store_fill_feed(const struct synth *synth, const struct tacho_analysis *a);
/* A store with about n events; the same ones for a seed. Fails the test if it cannot. */
void store_fill_with(struct tc_store **s, const struct tc_store_opts *opts, uint64_t seed,
		     size_t n);
void store_fill(struct tc_store **s, uint64_t seed, size_t n);
/* With a trace. */
void store_fill_trace(struct tc_store **s, const char *path);

#endif
