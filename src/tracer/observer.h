/* SPDX-License-Identifier: MIT */
/* Who looks at annotations, see tacho/observe.h. Called outside of write sections. */
#ifndef TC_TRACER_OBSERVER_H
#define TC_TRACER_OBSERVER_H

#include "base/atomic.h"

#include <tacho/observe.h>

extern tc_atomic_uintptr tc_observer;

static inline const struct tacho_observer *tc_observing(void)
{
	/* acq: pairs with [P11] store in tacho_observe; what it points to. */
	return (const struct tacho_observer *)tc_load_acq(&tc_observer);
}

#define TC_OBSERVE_CALL(what, args)                         \
 do {                                                       \
  const struct tacho_observer *tc_seen_by = tc_observing(); \
  if (__builtin_expect(tc_seen_by && tc_seen_by->what, 0))  \
   tc_seen_by->what args;                                   \
 } while (0)
#define TC_OBSERVE(what, ...) TC_OBSERVE_CALL(what, (__VA_ARGS__))
#define TC_OBSERVE0(what)     TC_OBSERVE_CALL(what, ())

#endif
