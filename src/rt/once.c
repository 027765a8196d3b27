/* SPDX-License-Identifier: MIT */
/* The once of rt_sync.h: a flag in front of a mutex. */
#include "rt/race.h"

#include <tacho/rt.h>

int tacho_rt_once_do(struct tacho_rt_once *o, void (*fn)(void *), void *arg)
{
	tc_atomic_u64 *state = (tc_atomic_u64 *)&o->state, *owner = (tc_atomic_u64 *)&o->owner;
	uint64_t self;
	int rc;

	/* acq: pairs with [P23] store in tacho_rt_once_do; what fn did. */
	if (tc_load_acq(state))
		return 0;
	self = tacho_rt_id();
	/* relaxed: it equals this goroutine's number only if this goroutine wrote it */
	if (self != 0 && tc_load_relaxed(owner) == self)
		return tc_rt_misuse(TC_RT_FRAME(), "once called by its own function");
	rc = tacho_rt_mutex_lock(&o->lock);
	if (rc < 0)
		return rc;
	/* relaxed: it is written under the mutex */
	if (!tc_load_relaxed(state)) {
		tc_store_relaxed(owner, self);
		fn(arg);
		tc_store_relaxed(owner, 0);
		/* rel: pairs with [P23] load in tacho_rt_once_do; what fn did. */
		tc_store_rel(state, 1);
	}
	return tacho_rt_mutex_unlock(&o->lock);
}
