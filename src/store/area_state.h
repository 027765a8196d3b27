/* SPDX-License-Identifier: MIT */
/* An area while it is added up; see area.h. */
#ifndef TC_STORE_AREA_STATE_H
#define TC_STORE_AREA_STATE_H

#include "store/area.h"
#include "store/state.h"

/* By site: slices of its kind, and running that ended with one. */
struct tc_site_sum {
	struct tc_area_sum sum;
	uint64_t ran;
};

struct tc_adding {
	struct tc_store *s;
	const struct tc_area_query *q;
	struct tc_area *out;
	struct tc_site_sum *sites[TC_SITE_KINDS];
	size_t cap_sites[TC_SITE_KINDS];
	uint64_t ran_only; /* running that ended with no site */
	uint64_t looked;   /* slices since the lock was taken */

	/* Of the goroutine. */
	uint64_t totals[TC_CLASSES];
	uint64_t ran; /* since the last slice that was no running */

	struct tc_area_top *groups;
	size_t n_groups, cap_groups;
	uint64_t *by_stack;
	size_t cap_stacks;
};

/* The stacks as a tree, pruned to TC_AREA_NODES. */
TACHO_MUST_USE int tc_area_flame(struct tc_adding *x);

#endif
