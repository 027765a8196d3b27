/* SPDX-License-Identifier: MIT */
/*
 * Lanes: things of one type that overlap, packed into rows where they do not. Each takes
 * the first lane that is free when it begins.
 */
#ifndef TC_STORE_LANES_H
#define TC_STORE_LANES_H

#include "base/table.h"
#include "store/track.h"

enum {
	TC_MAX_LANES = 256, /* of a type; what finds none is not shown */
	TC_MAX_TYPES = 4096
};

struct tc_lane_type {
	uint32_t name; /* string id */
	struct tc_track *lanes;
	size_t n, cap;
	uint64_t count, left_out;
};

struct tc_lanes {
	const struct tacho_alloc *alloc;
	struct tc_lane_type *types;
	size_t n, cap;
	struct tc_table type_of_name;
	size_t n_rows; /* lanes of all types */
};

/* Where something is: to give the lane back. */
struct tc_lane {
	uint32_t type, lane; /* TC_NONE32: it is not shown */
};

void tc_lanes_init(struct tc_lanes *l, const struct tacho_alloc *alloc);
void tc_lanes_fini(struct tc_lanes *l);
TACHO_MUST_USE int tc_lanes_begin(struct tc_lanes *l, struct tc_tracks *s, uint64_t tick,
				  uint32_t name, uint32_t ref, struct tc_lane *out);
TACHO_MUST_USE int tc_lanes_end(struct tc_lanes *l, struct tc_tracks *s, uint64_t tick,
				const struct tc_lane *lane);

#endif
