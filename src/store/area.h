/* SPDX-License-Identifier: MIT */
/*
 * Areas: everything that goroutines did between two times, added up by state, reason,
 * start function and stack. Slices are cut at the edges.
 */
#ifndef TC_STORE_AREA_H
#define TC_STORE_AREA_H

#include "store/keys.h"

enum {
	TC_AREA_TOP = 50,
	TC_AREA_NODES = 4000,
	TC_AREA_EDGES = 48 /* of the histogram: two an octave, from 64 ns on */
};

enum tc_area_stacks {
	TC_STACKS_RUNNING, /* where they stopped */
	TC_STACKS_RUNNABLE,
	TC_STACKS_WAITING,
	TC_STACKS_SYSCALL,
	TC_STACKS_OFF
};

struct tc_area_query {
	uint64_t from, to;         /* ticks */
	const struct tc_key *keys; /* goroutines, groups, lanes; Ps, threads: what ran there */
	size_t n_keys;             /* 0: all */
	enum tc_area_stacks stacks;
};

struct tc_area_sum {
	uint64_t total, count, max;
};

struct tc_area_top {
	uint32_t n; /* group, or number of a goroutine */
	uint32_t members;
	uint64_t totals[4], sum;
};

struct tc_area_node {
	uint32_t fn; /* string id */
	int32_t parent;
	uint64_t self, value;
};

struct tc_area {
	uint64_t slices;
	struct tc_area_sum states[4];
	struct tc_area_sum *reasons; /* by number of the reason; the last one: others */
	size_t n_reasons;
	struct tc_area_top groups[TC_AREA_TOP], gos[TC_AREA_TOP];
	size_t n_groups, n_gos;          /* that took most time other than waiting, then waiting */
	uint64_t hist[2][TC_AREA_EDGES]; /* runnable, waiting */
	struct tc_area_node *nodes;      /* parents come before children */
	size_t n_nodes;
	uint64_t value;
};

/* Locks the store, piece by piece. TACHO_ENOMEM. To be freed in any case. */
TACHO_MUST_USE int tc_store_area(struct tc_store *s, const struct tc_area_query *q,
				 struct tc_area *out);
void tc_area_free(struct tc_store *s, struct tc_area *area);

#endif
