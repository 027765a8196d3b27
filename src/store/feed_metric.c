/* SPDX-License-Identifier: MIT */
/* What the runtime says of the heap and of GOMAXPROCS. */
#include "store/state.h"

int tc_feed_metric(struct tc_store *s, const struct tacho_event *e, uint64_t tick)
{
	float value = (float)(uint64_t)e->subject;

	if (e->detail >= TACHO_METRIC_COUNT)
		return 0;
	/* A goal that is no goal. */
	if (e->detail == TACHO_METRIC_HEAP_GOAL && (uint64_t)e->subject > UINT64_C(1) << 50)
		return 0;
	return tc_counter_add(&s->metrics[e->detail], s->bulk, tick, value);
}
