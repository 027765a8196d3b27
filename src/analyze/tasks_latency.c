/* SPDX-License-Identifier: MIT */
/* How long the tasks or regions of one type took. */
#include "analyze/decades.h"
#include "analyze/tasks_state.h"

int tc_tk_latency_add(struct tc_tk_latencies *l, const struct tacho_alloc *a, int64_t ns)
{
	int rc = tc_hist_add(&l->hist, a, ns);

	return rc < 0 ? rc : tc_buckets_add(&l->decades, a, tc_decade_bucket(ns), 1);
}

void tc_tk_latency_fini(struct tc_tk_latencies *l, const struct tacho_alloc *a)
{
	tc_hist_fini(&l->hist, a);
	tc_buckets_fini(&l->decades, a);
}
