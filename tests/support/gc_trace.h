/* SPDX-License-Identifier: MIT */
/*
 * A trace with one GC cycle in which every time is known, on two Ps:
 *
 *	1100 G1 begins it with runtime.GC    1110–1200 stop for sweep termination;
 *	1300–1350, 1710–1750 G1 runs in an   G2, in main.work, stops last, at 1185
 *	assist, and waits in between         1500–1600 stop for mark termination
 *	1354–1550 G3 is a dedicated worker   1800–1820 G1 sweeps 100 bytes, 40 are free
 *	and runs on until 1700
 */
#ifndef TESTS_SUPPORT_GC_TRACE_H
#define TESTS_SUPPORT_GC_TRACE_H

#include "support/sample_trace.h"

/* is_damaged: a generation follows that does not end. To be freed with tc_textbuf_fini. */
void gc_trace(struct tc_textbuf *out, bool is_damaged);

#endif
