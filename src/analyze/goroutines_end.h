/* SPDX-License-Identifier: MIT */
/* Goroutine statistics: how lives end in a segment. */
#ifndef TC_ANALYZE_GOROUTINES_END_H
#define TC_ANALYZE_GOROUTINES_END_H

#include "analyze/goroutines_state.h"

/* The goroutine ended, or blocked forever, which is the same: note when. */
TACHO_MUST_USE int tc_go_end_life(struct tc_go_segment *seg, uint32_t slot,
				  const struct tacho_event *e);
/* The slot is free again. */
TACHO_MUST_USE int tc_go_retire(struct tc_go_segment *seg, uint32_t slot);
/* Both: the goroutine is gone. */
TACHO_MUST_USE int tc_go_end(struct tc_go_segment *seg, uint32_t slot, const struct tacho_event *e);

#endif
