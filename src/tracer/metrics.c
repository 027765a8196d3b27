/* SPDX-License-Identifier: MIT */
/* The numbers that sched.h reports: of processors, and of bytes of heap. */
#include "tracer/thread.h"

#include <tacho/sched.h>

static void metric(unsigned type, uint64_t value, bool with_stack)
{
	struct tc_thread *m = tacho_enabled() ? tc_begin() : NULL;
	uint8_t *p;

	if (!m)
		return;
	p = tc_put(tc_event(m, type), value);
	if (with_stack)
		p = tc_put(p, 0);
	tc_event_end(m, p);
	tc_section_leave(m);
}

void tacho_metric_procs(uint64_t n)
{
	metric(TC_EV_PROCS_CHANGE, n, true);
}

void tacho_metric_heap(uint64_t bytes)
{
	metric(TC_EV_HEAP_ALLOC, bytes, false);
}

void tacho_metric_heap_goal(uint64_t bytes)
{
	metric(TC_EV_HEAP_GOAL, bytes, false);
}
