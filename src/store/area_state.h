/* SPDX-License-Identifier: MIT */
/* An area while it is added up; see area.h. */
#ifndef TC_STORE_AREA_STATE_H
#define TC_STORE_AREA_STATE_H

#include "store/area.h"
#include "store/state.h"

struct tc_adding {
	const struct tc_store *s;
	const struct tc_area_query *q;
	struct tc_area *out;
	bool is_go; /* slices are of a goroutine, and have stacks */
	struct tc_area_top *groups;
	size_t n_groups, cap_groups;
	uint64_t *by_stack;
	size_t cap_stacks;
};

/* The stacks as a tree, pruned to TC_AREA_NODES. */
TACHO_MUST_USE int tc_area_flame(struct tc_adding *x);

#endif
