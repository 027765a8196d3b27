/* SPDX-License-Identifier: MIT */
/* Ranges of whole programs: what an advance must know of collections and stops. */
#ifndef TC_TRACER_GC_RANGE_H
#define TC_TRACER_GC_RANGE_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Before and after the change of generation. No stop-the-world may cross it: false
 * while one is open, unless the change is a must. A collection that is going on is
 * said to be active in the new generation before its end can be written.
 */
bool tc_ranges_close_gate(bool must);
void tc_ranges_open_gate(uint64_t next);

void tc_ranges_after_fork(void);

#endif
