/* SPDX-License-Identifier: MIT */
/*
 * Packings: the goroutines of a group put into lanes in which their lives do not overlap,
 * each into the first that is free. As many lanes as lived at a time. Made when asked
 * for first, and again when much was read since.
 */
#ifndef TC_STORE_PACKING_H
#define TC_STORE_PACKING_H

#include "store/track.h"

struct tc_packing {
	uint32_t *numbers; /* of goroutines, by lane and begin */
	uint32_t *first;   /* of each lane, and behind the last */
	uint32_t n_lanes;
	uint64_t n_events; /* that had been read */
};

void tc_packing_fini(struct tc_packing *p, const struct tacho_alloc *alloc);

#endif
